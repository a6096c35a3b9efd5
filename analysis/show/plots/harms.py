"""The harms in one picture: a row a harm, a column a document, a mark for what the one says of the other."""

from collections import Counter
from collections.abc import Iterable, Mapping

from analysis.appraise.harms import HarmView
from analysis.check.evidence_review import EvidenceReview
from analysis.model.words import HarmStatus, Seriousness
from analysis.show.plots.canvas import Strip
from analysis.show.plots.grid import GridHead, GridLayout, GridRow
from analysis.show.plots.marks import Sign, sign_key
from analysis.show.plots.palette import HARM_STATUSES
from analysis.show.plots.plot import Plot, paged_plot
from analysis.show.tables.harms import MEANINGS, matrix_rows
from analysis.show.value import NOT_JUDGED
from analysis.text.prose.phrases import counted, listed, tallied

NAME = "harms-matrix"
TITLE = "What the documents say of each harm"

# Inches: a document's column at least and at most, a page of rows.
_LEAST, _MOST, _PAGE = 0.5, 0.9, 7.4

#: Documents of which the description gives numbers.
_NAMED = 8

_UNLISTED = "said by documents only"
_NOTE = f"Under “{_UNLISTED}” silence is no omission: no study listed here reports what those rows name."


def harms_plot(review: EvidenceReview) -> tuple[Plot, ...]:
    """The plot, on as many pages as its rows and documents need; each page is a plot of its own with the whole key."""
    rows, documents = harm_rows(review), review.document_ids
    total = Counter(status for views in matrix_rows(review).values() for status in _statuses(views, review))
    text = _alt(len(rows), review, total)
    if not rows:
        return paged_plot(NAME, TITLE, [(text, [])], lead=text)
    used = [status for status in HARM_STATUSES if status != NOT_JUDGED or total[NOT_JUDGED]]
    meanings = sign_key({status: Sign(HARM_STATUSES[status]) for status in used}, MEANINGS)
    heads = [GridHead(f"document {name}") for name in documents]
    pages = GridLayout.of(rows, heads, _LEAST, _MOST).pages(rows, heads, _PAGE)
    return paged_plot(NAME, TITLE, [(text, [*page, Strip(0.1), meanings]) for page in pages], lead=text, notes=[_NOTE])


def harm_rows(review: EvidenceReview) -> list[GridRow]:
    """A row for every harm under its seriousness; what only documents speak of comes last."""
    harm = review.evidence.harm

    def group(term: str) -> str:
        if term not in harm:
            return _UNLISTED
        stated = harm[term].seriousness
        return "seriousness not stated" if stated is Seriousness.NOT_STATED else stated.value

    return [
        GridRow(group(term), term, [Sign(HARM_STATUSES[status]) for status in _statuses(views, review)])
        for term, views in matrix_rows(review).items()
    ]


def _statuses(views: Mapping[str, HarmView], review: EvidenceReview) -> list[str]:
    return [views[name].status.value if name in views else NOT_JUDGED for name in review.document_ids]


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
