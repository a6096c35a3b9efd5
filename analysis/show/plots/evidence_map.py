"""The evidence map: what each study says, and about what. Claims are gathered by condition, else by outcome."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from matplotlib.axes import Axes

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.model.records import Study
from analysis.model.words import Stance
from analysis.show.plots.canvas import EDGE, SMALL, TEXT, WIDTH, Words, canvas, numbered, width, words, write
from analysis.show.plots.palette import BAND, GREY, NOT_JUDGED, STANCES
from analysis.show.plots.plot import Plot
from analysis.show.topics import Topic, TopicSection, mapped_studies, sections

NAME = "evidence-map"
TITLE = "What the cited studies say, and about what"

# Inches: the column of labels, the column of counts, a stance's column, the gap between studies, a page of rows.
_LABEL, _COUNT, _SLOT, _GAP = 2.1, 0.42, 0.285, 0.14
_PAGE = 7.1
_ROW = 0.225
_KEY = 0.22

_MEANINGS = {
    Stance.SUPPORTS: "the whole proposition; same condition, agent and outcome",
    Stance.PARTLY: "a part of it, or only with co-treatment",
    Stance.INDIRECT: "another condition, agent or outcome, or no comparator where one is needed",
    Stance.CONTRADICTS: "speaks against it",
    Stance.DOES_NOT_ADDRESS: "says nothing about it; does not make it false",
    NOT_JUDGED: "no judgement of the pair, or one that its finding cannot bear",
}


class TopicLine(NamedTuple):
    """A line of the map with its height in inches: a heading, or a topic with its label and, below it, its names."""

    height: float
    label: Words
    topic: Topic | None = None
    names: Words | None = None


def _lines(found: Iterable[TopicSection]) -> Iterator[TopicLine]:
    for section in found:
        yield _heading(section.heading)
        for topic in section.topics:
            label = words(topic.label, _LABEL - EDGE - 0.1, most=3)
            names = None
            if topic.names:
                listed = ", ".join(f"{name} ({claims})" if claims > 1 else name for name, claims in topic.names)
                names = words(listed, WIDTH - 2 * EDGE - 0.2, SMALL, colour=GREY)
            high = max(_ROW, label.height + 0.06)
            yield TopicLine(high + (names.height + 0.06 if names else 0), label, topic, names)


def _heading(text: str) -> TopicLine:
    label = words(text, WIDTH - 2 * EDGE, bold=True)
    return TopicLine(label.height + 0.16, label)


def _pages(lines: Iterable[TopicLine]) -> list[list[TopicLine]]:
    """Lines cut into pages. A heading is never the last line of a page; the page after a cut repeats it."""
    pages: list[list[TopicLine]] = [[]]
    heading, used = None, 0.0
    for line in lines:
        if line.topic is None:
            heading = line
            if used + line.height + _ROW > _PAGE:
                pages.append([])
                used = 0.0
        elif used + line.height > _PAGE and any(one.topic for one in pages[-1]):
            again = _heading(f"{' '.join(heading.label.lines)} (continued)") if heading else line
            pages.append([again])
            used = again.height
        pages[-1].append(line)
        used += line.height
    return [page for page in pages if page] or [[]]


class StudyColumn(NamedTuple):
    """A study's column: its place among the studies, its left edge in inches, and the words of its header."""

    number: int
    left: float
    header: tuple[Words, ...]


def _bands(studies: Sequence[Study], slots: int) -> list[list[StudyColumn]]:
    """Studies in bands that fit beside the labels."""
    wide = slots * _SLOT
    start = _LABEL + _COUNT + _GAP
    each = max(1, int((WIDTH - EDGE - start + _GAP) / (wide + _GAP)))
    numbered = iter(enumerate(studies))
    bands = []
    while chunk := list(islice(numbered, each)):
        bands.append(
            [StudyColumn(n, start + i * (wide + _GAP), _header(study, wide)) for i, (n, study) in enumerate(chunk)]
        )
    return bands or [[]]


def _header(study: Study, room: float) -> tuple[Words, ...]:
    return (
        words(study.study, room, SMALL, bold=True, most=2),
        words(study.design, room, SMALL, colour=GREY, most=3),
        words(f"{study.agent} for {study.condition}", room, SMALL, colour=GREY, most=3),
    )


def draw_map(lines: Sequence[TopicLine], columns: Sequence[StudyColumn], slots: Sequence[str], axes: Axes) -> Axes:
    """Draw the rows of a page on axes in inches: a marker with its count for each stance, a dot where there is none."""
    dots: list[tuple[float, float]] = []
    marked: dict[str, list[tuple[float, float]]] = {slot: [] for slot in slots}
    y = 0.0
    for number, line in enumerate(lines):
        if line.topic is None:
            write(axes, EDGE, y + 0.1, line.label)
            axes.plot([EDGE, WIDTH - EDGE], [y + line.height - 0.02] * 2, color=GREY, linewidth=0.6)
            y += line.height
            continue
        row = max(_ROW, line.label.height + 0.06)
        if number % 2:
            axes.axhspan(y, y + line.height, EDGE / WIDTH, 1 - EDGE / WIDTH, color=BAND, linewidth=0, zorder=0)
        middle = y + row / 2
        write(axes, EDGE + 0.04, middle - line.label.height / 2, line.label)
        axes.text(_LABEL + _COUNT - 0.06, middle, f"{line.topic.claims:,}", ha="right", va="center_baseline")
        for column in columns:
            counts = line.topic.stances[column.number]
            for place, slot in enumerate(slots):
                at = (column.left + (place + 0.5) * _SLOT, middle)
                (marked[slot] if counts[slot] else dots).append(at)
                if counts[slot]:
                    _count(axes, at, slot, counts[slot])
        if line.names:
            write(axes, EDGE + 0.14, y + row, line.names)
        y += line.height
    axes.plot(*_apart(dots), linestyle="", marker=".", markersize=2.5, color=GREY, markeredgewidth=0)
    for slot, places in marked.items():
        _markers(axes, slot, places)
    return axes


def _count(axes: Axes, at: tuple[float, float], slot: str, count: int) -> None:
    lift = 0.014 if STANCES[slot].shape == "v" else 0.0
    size = TEXT if count < 10 else SMALL if count < 100 else 5.5
    axes.text(
        at[0], at[1] - lift, str(count), size=size, color=STANCES[slot].ink, ha="center", va="center_baseline", zorder=4
    )


def _markers(axes: Axes, slot: str, places: Sequence[tuple[float, float]]) -> None:
    mark = STANCES[slot]
    if mark.shape and places:
        axes.plot(
            *_apart(places),
            linestyle="",
            marker=mark.shape,
            markersize=mark.size,
            markerfacecolor=mark.face,
            markeredgecolor=mark.edge,
            markeredgewidth=0.8,
            zorder=3,
        )


def _apart(places: Iterable[tuple[float, float]]) -> tuple[list[float], list[float]]:
    pairs = list(places)
    return [x for x, _ in pairs], [y for _, y in pairs]


def draw_header(columns: Sequence[StudyColumn], slots: Sequence[str], axes: Axes) -> Axes:
    """Draw the studies' names and, upright below them, the words of the stances; axes in inches."""
    bottom, _ = axes.get_ylim()
    axes.text(_LABEL + _COUNT - 0.06, bottom - 0.06, "claims", size=SMALL, color=GREY, ha="right", va="bottom")
    for column in columns:
        y = 0.0
        for paragraph in column.header:
            write(axes, column.left, y, paragraph)
            y += paragraph.height
        for place, slot in enumerate(slots):
            x = column.left + (place + 0.5) * _SLOT
            axes.text(x, bottom - 0.06, slot, size=SMALL, rotation=90, ha="center", va="bottom")
    return axes


def draw_key(slots: Sequence[str], axes: Axes) -> Axes:
    """Draw the key: each marker with a count in it, its word and its meaning; axes in inches."""
    for number, slot in enumerate(slots):
        at = (EDGE + 0.14, (number + 0.5) * _KEY)
        _markers(axes, slot, [at])
        _count(axes, at, slot, 1)
        axes.text(EDGE + 0.36, at[1], slot, size=SMALL, weight="bold", va="center_baseline")
        x = EDGE + 0.36 + width(slot, SMALL, bold=True) + 0.08
        axes.text(x, at[1], _MEANINGS[slot], size=SMALL, color=GREY, va="center_baseline")
    return axes


def evidence_map(appraised: AppraisedEvidence) -> tuple[Plot, ...]:
    """The map, on as many pages as its rows and studies need; each page is a plot of its own with all headings."""
    found = sections(appraised)
    total: Counter[str] = sum((topic.total for section in found for topic in section.topics), Counter())
    slots = [slot for slot in STANCES if slot != NOT_JUDGED or total[NOT_JUDGED]]
    claims = sum(topic.claims for section in found for topic in section.topics)
    studies = mapped_studies(appraised.evidence)
    text = _alt(claims, studies, total)
    bands = _bands(studies, len(slots))
    pages = [(lines, columns) for lines in _pages(_lines(found)) for columns in bands]
    return tuple(
        _page(lines, columns, slots, numbered(NAME, TITLE, number, len(pages)), text)
        for number, (lines, columns) in enumerate(pages, 1)
    )


def _page(
    lines: Sequence[TopicLine], columns: Sequence[StudyColumn], slots: Sequence[str], head: tuple[str, str], text: str
) -> Plot:
    names = max((sum(paragraph.height for paragraph in column.header) for column in columns), default=0.0)
    top = names + max(width(slot, SMALL) for slot in slots) + 0.16
    rows = sum(line.height for line in lines)
    key = len(slots) * _KEY
    whole = canvas(head[1], text, top + rows + 0.1 + key)
    draw_header(columns, slots, whole.strip(0, top))
    draw_map(lines, columns, slots, whole.strip(top, rows))
    draw_key(slots, whole.strip(top + rows + 0.1, key))
    return Plot(*head, text, whole.figure)


def _alt(claims: int, studies: Sequence[Study], total: Counter[str]) -> str:
    if not claims:
        return "No benefit or safety claim is listed."
    if not studies:
        return f"No study is listed to hold the {claims:,} benefit and safety claims against."
    counts = ", ".join(f"{total[slot]:,} {slot}" for slot in STANCES if slot != NOT_JUDGED or total[slot])
    return (
        f"{claims:,} benefit and safety claims against {len(studies):,} {'study' if len(studies) == 1 else 'studies'}:"
        f" {total.total():,} pairs. {counts}. A number counts the claims; a dot stands for none."
    )
