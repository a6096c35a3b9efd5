"""What other programs read: problems, the evidence as JSON, and the data dictionary."""
