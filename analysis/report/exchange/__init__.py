"""The exchange formats: what other programs read, each a function of what was worked out once."""
