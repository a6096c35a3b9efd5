"""What a reader with two minutes sees: the one sheet, and how it was judged."""
