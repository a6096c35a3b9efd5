"""The cards of a review: one thing with what bears on it, as HTML in a notebook and as text elsewhere."""
