"""What a reader with two minutes sees: the headline, the one page, and how it was judged."""
