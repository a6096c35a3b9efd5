"""The page, and notebooks and comparisons as pages."""
