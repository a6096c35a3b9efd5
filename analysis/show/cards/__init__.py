"""A claim and its studies, in words, as every report shows them."""
