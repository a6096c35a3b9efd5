"""The harms in one picture: a row a harm, a column a document, a mark for what the one says of the other."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from matplotlib.axes import Axes

from analysis.appraise.harms import HarmView
from analysis.check.evidence_review import EvidenceReview
from analysis.model.words import HarmStatus, Seriousness
from analysis.show.plots.canvas import EDGE, SMALL, WIDTH, Words, canvas, numbered, width, words, write
from analysis.show.plots.palette import BAND, GREY, HARM_STATUSES, NOT_JUDGED
from analysis.show.plots.plot import Plot
from analysis.show.tables.harms import MEANINGS, matrix_rows
from analysis.text.prose.phrases import counted, listed

NAME = "harms-matrix"
TITLE = "What the documents say of each harm"

# Inches: the column of harms, a document's column, a page of rows, the least height of a row, a line of the key.
_LABEL, _SLOT, _PAGE, _ROW, _KEY = 2.6, 0.9, 7.4, 0.225, 0.22

#: Documents beside each other on one page.
_ABREAST = int((WIDTH - EDGE - _LABEL) / _SLOT)

#: Documents of which the description gives numbers.
_NAMED = 8

_UNLISTED = "said by documents only"


class HarmLine(NamedTuple):
    """A line of the plot with its height in inches: a harm under its heading, or a heading, which has no statuses."""

    height: float
    label: Words
    under: str
    statuses: Mapping[str, str]

    @property
    def is_heading(self) -> bool:
        """Whether the line is a heading."""
        return not self.under


def lines(review: EvidenceReview) -> list[HarmLine]:
    """A line for every harm, with the seriousness that it stands under; what only documents speak of comes last."""
    harm = review.evidence.harm
    found = []
    for term, views in matrix_rows(review).items():
        under = _group(harm[term].seriousness) if term in harm else _UNLISTED
        label = words(term, _LABEL - EDGE - 0.14, most=2)
        found.append(HarmLine(max(_ROW, label.height + 0.06), label, under, _statuses(views, review)))
    return found


def headed(found: Iterable[HarmLine]) -> list[list[HarmLine]]:
    """Lines in pages, each group under its heading, which the page after a cut repeats and no page ends with."""
    pages: list[list[HarmLine]] = [[]]
    under, used = "", 0.0
    for line in found:
        heading = _heading(line.under)
        needed = line.height + (heading.height if line.under != under else 0.0)
        if pages[-1] and used + needed > _PAGE:
            pages.append([])
            heading = _heading(f"{line.under} (continued)") if line.under == under else heading
            used, under = 0.0, ""
        if line.under != under:
            pages[-1].append(heading)
            used += heading.height
        pages[-1].append(line)
        used, under = used + line.height, line.under
    return pages


def _group(seriousness: Seriousness) -> str:
    return "seriousness not stated" if seriousness is Seriousness.NOT_STATED else seriousness.value


def _heading(text: str) -> HarmLine:
    label = words(text, WIDTH - 2 * EDGE, bold=True)
    return HarmLine(label.height + 0.16, label, "", {})


def _statuses(views: Mapping[str, HarmView], review: EvidenceReview) -> dict[str, str]:
    return {name: views[name].status.value if name in views else NOT_JUDGED for name in review.document_ids}


def harms_plot(review: EvidenceReview) -> tuple[Plot, ...]:
    """The plot, on as many pages as its rows and documents need; each page is a plot of its own with the whole key."""
    found = lines(review)
    documents = review.document_ids
    total = Counter(status for line in found for status in line.statuses.values())
    text = _alt(found, review, total)
    used = [status for status in HARM_STATUSES if status != NOT_JUDGED or total[NOT_JUDGED]] if found else []
    abreast = [documents[start : start + _ABREAST] for start in range(0, len(documents), _ABREAST)] or [()]
    pages = [(part, columns) for part in headed(found) for columns in (abreast if found else [()])]
    return tuple(
        _page(part, columns, used, numbered(NAME, TITLE, number, len(pages)), text)
        for number, (part, columns) in enumerate(pages, 1)
    )


def _page(
    part: Sequence[HarmLine], documents: Sequence[str], used: Sequence[str], head: tuple[str, str], text: str
) -> Plot:
    headers = [words(f"document {name}", _SLOT - 0.1, SMALL, bold=True, most=3) for name in documents]
    top = max((header.height for header in headers), default=0.0) + 0.1
    rows = sum(line.height for line in part)
    notes = (_NOTE,) if part else ()
    whole = canvas(head[1], text, top + rows + 0.1 + len(used) * _KEY, notes)
    strip = whole.strip(0, top)
    for number, header in enumerate(headers):
        write(strip, _LABEL + (number + 0.5) * _SLOT, top - header.height - 0.05, header, "center")
    draw_rows(part, documents, whole.strip(top, rows))
    draw_key(used, whole.strip(top + rows + 0.1, len(used) * _KEY))
    return Plot(*head, text, whole.figure)


_NOTE = "Under “said by documents only” silence is no omission: no study listed here reports what those rows name."


def draw_rows(part: Sequence[HarmLine], documents: Sequence[str], axes: Axes) -> Axes:
    """Draw the rows of a page: the harm, then a mark for each document; axes in inches downwards."""
    places: dict[str, list[tuple[float, float]]] = {status: [] for status in HARM_STATUSES}
    y = 0.0
    for number, line in enumerate(part):
        if line.is_heading:
            write(axes, EDGE, y + 0.1, line.label)
            axes.plot([EDGE, WIDTH - EDGE], [y + line.height - 0.02] * 2, color=GREY, linewidth=0.6)
        else:
            if number % 2:
                axes.axhspan(y, y + line.height, EDGE / WIDTH, 1 - EDGE / WIDTH, color=BAND, linewidth=0, zorder=0)
            middle = y + line.height / 2
            write(axes, EDGE + 0.04, middle - line.label.height / 2, line.label)
            for column, name in enumerate(documents):
                places[line.statuses[name]].append((_LABEL + (column + 0.5) * _SLOT, middle))
        y += line.height
    for status, at in places.items():
        _mark(axes, status, at)
    return axes


def draw_key(used: Sequence[str], axes: Axes) -> Axes:
    """Draw the key: each mark with its word and its meaning; axes in inches downwards."""
    for number, status in enumerate(used):
        middle = (number + 0.5) * _KEY
        _mark(axes, status, [(EDGE + 0.14, middle)])
        axes.text(EDGE + 0.36, middle, status, size=SMALL, weight="bold", va="center_baseline")
        after = EDGE + 0.36 + width(status, SMALL, bold=True) + 0.08
        axes.text(after, middle, MEANINGS[status], size=SMALL, color=GREY, va="center_baseline")
    return axes


def _mark(axes: Axes, status: str, places: Iterable[tuple[float, float]]) -> None:
    found = list(places)
    if found:
        mark = HARM_STATUSES[status]
        axes.plot(
            [x for x, _ in found],
            [y for _, y in found],
            linestyle="",
            marker=mark.shape,
            markersize=mark.size,
            markerfacecolor=mark.face,
            markeredgecolor=mark.edge,
            markeredgewidth=0.8,
            zorder=3,
        )


def _alt(found: Sequence[HarmLine], review: EvidenceReview, total: Counter[str]) -> str:
    if not found:
        return "Not checked: harms.csv or mentions.csv is not there or lists none."
    counts = ", ".join(f"{total[status]:,} {status}" for status in HARM_STATUSES if total[status])
    judged = list(review.appraised.harms.items())
    silent = listed(f"{name} on {_silent(views)}" for name, views in judged[:_NAMED])
    more = f", and so on for {len(judged) - _NAMED:,} more" if len(judged) > _NAMED else ""
    return (
        f"{counted(len(found), 'harm')} against {counted(len(review.document_ids), 'document')}: {counts}. Of the "
        f"harms that bear on what it describes, a document is silent: {silent}{more}."
    )


def _silent(views: Iterable[HarmView]) -> str:
    relevant = [view for view in views if view.relevant]
    return f"{sum(view.status is HarmStatus.SILENT for view in relevant)} of {len(relevant)}"
