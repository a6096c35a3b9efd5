"""The reports' writers: page, print, Word, workbook, CSV, plots and exchange formats, all from one set of contents."""
