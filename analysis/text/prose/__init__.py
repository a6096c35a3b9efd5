"""What sentences say: designs, quantities, units, and how strongly they are worded."""
