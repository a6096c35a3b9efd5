"""What a reader with two minutes sees: the one page, and how it was judged."""
