"""Every number that the reports state, counted once, each with its id and the rows behind it."""
