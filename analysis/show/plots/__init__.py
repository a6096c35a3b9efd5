"""The plots of the reports, one file a picture."""
