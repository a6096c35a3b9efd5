"""Sentences made from rows: what a source found, what a document could say, and what would settle a claim."""
