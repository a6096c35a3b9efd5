"""The checks: what can be wrong, one file a theme; ``catalogue`` lists them."""
