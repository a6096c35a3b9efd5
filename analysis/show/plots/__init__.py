"""The plots of the reports and those of any data frame, one file a picture."""
