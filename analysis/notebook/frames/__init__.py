"""The frames of a review: those of the tables, and those of what follows from them, each column with its meaning."""
