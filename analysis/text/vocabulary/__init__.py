"""Lists of words, each row with its meaning."""
