"""The tables of the reports, one file a subject."""
