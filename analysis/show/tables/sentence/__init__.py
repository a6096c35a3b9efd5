"""The annotated sentence: what stands behind each of its words, and the shares that comparisons found."""
