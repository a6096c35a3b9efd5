"""The tables as CSV and as a workbook."""
