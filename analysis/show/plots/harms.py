"""The harms in one picture: a row a harm, a column a document, a mark for what the one says of the other."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import groupby

from analysis.appraise.harms import HarmView
from analysis.check.evidence_review import EvidenceReview
from analysis.model.words import HarmStatus, Seriousness
from analysis.show.plots.canvas import EDGE, SMALL, WIDTH, Part, Strip, words
from analysis.show.plots.grid import MarkColumn, MarkGrid, MarkRow, row_pages
from analysis.show.plots.marks import Sign, sign_key
from analysis.show.plots.palette import HARM_STATUSES
from analysis.show.plots.plot import Plot, paged_plot
from analysis.show.tables.harms import MEANINGS, matrix_rows
from analysis.show.value import NOT_JUDGED
from analysis.text.prose.phrases import counted, listed, tallied

NAME = "harms-matrix"
TITLE = "What the documents say of each harm"

# Inches: the column of harms, a document's column, a page of rows.
_LABEL, _SLOT, _PAGE = 2.6, 0.9, 7.4

#: Documents beside each other on one page.
_ABREAST = int((WIDTH - EDGE - _LABEL) / _SLOT)

#: Documents of which the description gives numbers.
_NAMED = 8

_UNLISTED = "said by documents only"
_NOTE = f"Under “{_UNLISTED}” silence is no omission: no study listed here reports what those rows name."


def harms_plot(review: EvidenceReview) -> tuple[Plot, ...]:
    """The plot, on as many pages as its rows and documents need; each page is a plot of its own with the whole key."""
    found, documents = matrix_rows(review), review.document_ids
    total = Counter(status for views in found.values() for status in _statuses(views, review))
    text = _alt(len(found), review, total)
    if not found:
        return paged_plot(NAME, TITLE, [(text, [Strip(0.2)])])
    used = [status for status in HARM_STATUSES if status != NOT_JUDGED or total[NOT_JUDGED]]
    meanings = sign_key({status: Sign(HARM_STATUSES[status]) for status in used}, MEANINGS)
    grids = (
        grid
        for rows in rows_by_page(review)
        for _, grid in MarkGrid(rows).cut(len(documents), _ABREAST, lambda part: _columns(documents[part]))
    )
    return paged_plot(NAME, TITLE, [(text, [grid, Strip(0.1), meanings]) for grid in grids], notes=[_NOTE])


def rows_by_page(review: EvidenceReview) -> list[list[Part]]:
    """A row for every harm under its seriousness, in pages; what only documents speak of comes last."""
    harm = review.evidence.harm

    def group(term: str) -> str:
        if term not in harm:
            return _UNLISTED
        stated = harm[term].seriousness
        return "seriousness not stated" if stated is Seriousness.NOT_STATED else stated.value

    found = matrix_rows(review)
    parts = (
        (seriousness, (_row(term, _statuses(found[term], review)) for term in terms))
        for seriousness, terms in groupby(found, group)
    )
    return row_pages(parts, _PAGE)


def _statuses(views: Mapping[str, HarmView], review: EvidenceReview) -> list[str]:
    return [views[name].status.value if name in views else NOT_JUDGED for name in review.document_ids]


def _row(term: str, statuses: Iterable[str]) -> MarkRow:
    label = words(term, _LABEL - EDGE - 0.14, most=2)
    return MarkRow((label,), tuple(Sign(HARM_STATUSES[status]) for status in statuses))


def _columns(documents: Iterable[str]) -> list[MarkColumn]:
    heads = [words(f"document {name}", _SLOT - 0.1, SMALL, bold=True, most=3) for name in documents]
    return [MarkColumn(_LABEL + (number + 0.5) * _SLOT, head) for number, head in enumerate(heads)]


def _alt(harms: int, review: EvidenceReview, total: Counter[str]) -> str:
    if not harms:
        return "Not checked: harms.csv or mentions.csv is not there or lists none."
    judged = list(review.appraised.harms.items())
    silent = listed(f"{name} on {_silent(views)}" for name, views in judged[:_NAMED])
    more = f", and so on for {len(judged) - _NAMED:,} more" if len(judged) > _NAMED else ""
    return (
        f"{counted(harms, 'harm')} against {counted(len(review.document_ids), 'document')}: "
        f"{tallied(total, HARM_STATUSES)}. Of the harms that bear on what it describes, a document is "
        f"silent: {silent}{more}."
    )


def _silent(views: Iterable[HarmView]) -> str:
    relevant = [view for view in views if view.relevant]
    return f"{sum(view.status is HarmStatus.SILENT for view in relevant)} of {len(relevant)}"
