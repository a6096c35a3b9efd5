"""What a text prints of its sources, and what a bibliography records: names, journals, pages, markers, LaTeX."""
