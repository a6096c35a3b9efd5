"""A comparison of two versions as a page that opens offline."""

from analysis.report.html.page import rendered
from analysis.tell.compare.changes import Changes
from analysis.tell.compare.text import chapters, opening

#: Things beyond which a list is folded, so that the chapters after it can be seen.
_LONG = 40


def as_html(comparison: Changes) -> str:
    """The comparison as one HTML file: the counts, then each change with the rows that touch it."""
    return rendered(
        "compared.html",
        ("site.css", "outline.css"),
        title="What changed",
        opening=opening(comparison),
        notes=comparison.notes,
        chapters=chapters(comparison),
        long=_LONG,
    )
