"""Two versions of the evidence, and what changed between them."""
