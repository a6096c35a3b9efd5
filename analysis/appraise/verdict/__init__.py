"""The verdict of a claim, from its links to its words."""
