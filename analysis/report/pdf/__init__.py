"""The printed report and the one page as PDF."""
