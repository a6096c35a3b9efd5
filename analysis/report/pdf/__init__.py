"""The printed report and the one sheet as PDF."""
