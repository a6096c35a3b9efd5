"""The appraised evidence as tables (pandas) and plots (matplotlib): one set that every report is made from."""
