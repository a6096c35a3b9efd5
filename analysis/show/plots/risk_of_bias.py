"""Risk of bias in a picture: a row a result, a column a domain, a symbol for the word of judgement.

Symbols differ in shape and in the sign within, colour only repeats it. What was not assessed has the plainest mark, and
no overall rating is drawn.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from matplotlib.axes import Axes

from analysis.appraise.bias import FORMS, NO_INFORMATION, NOT_APPLICABLE, NOT_ASSESSED, Domain, Result
from analysis.check.evidence_review import EvidenceReview
from analysis.model.words import Tool
from analysis.show.plots.canvas import EDGE, SMALL, WIDTH, Words, canvas, numbered, paged, width, words, write
from analysis.show.plots.palette import BAND, BLUE, GREY, INK, ORANGE, PAPER, SKY, VERMILION, YELLOW, Mark
from analysis.show.plots.plot import Plot
from analysis.text.prose.phrases import counted, listed

NAME = "risk-of-bias"
TITLE = "Risk of bias of each result, by domain"

# Inches: the column of labels, that of counts, the widest column of a domain, a page of rows, a row, a line of the key.
_LABEL, _COUNT, _SLOT, _PAGE = 2.75, 0.95, 0.5, 7.1
_ROW, _HEAD, _KEY = 0.27, 0.26, 0.24


class Sign(NamedTuple):
    """A symbol: the sign printed in it, and its marker, whose shape is empty for the bare sign."""

    sign: str
    mark: Mark


_GOOD = Sign("+", Mark("o", 12, BLUE, BLUE, PAPER))
_PART = Sign("±", Mark("D", 9.5, SKY, INK, INK))
_CONCERN = Sign("!", Mark("^", 14.5, YELLOW, INK, INK))
_BAD = Sign("−", Mark("s", 11.5, ORANGE, INK, INK))

#: Symbol of each word of judgement. Words that say the same in two tools share one.
SIGNS = {
    "low": _GOOD,
    "yes": _GOOD,
    "moderate": _PART,
    "partial yes": _PART,
    "some concerns": _CONCERN,
    "unclear": _CONCERN,
    "high": _BAD,
    "serious": _BAD,
    "no": _BAD,
    "critical": Sign("×", Mark("8", 13, VERMILION, INK, INK)),
    NO_INFORMATION: Sign("i", Mark("p", 13, PAPER, GREY, INK)),
    NOT_APPLICABLE: Sign("·", Mark("", 0, PAPER, PAPER, INK)),
    NOT_ASSESSED: Sign("?", Mark("", 0, PAPER, PAPER, GREY)),
}

#: Symbol of a word that the tool does not have, which is a fault.
NO_WORD = Sign("#", Mark("", 0, PAPER, PAPER, INK))
_NO_WORD = "not a word of the tool (a fault)"


class ResultLine(NamedTuple):
    """A result: its label, the word of each domain, how many were judged, and its height in inches."""

    label: tuple[Words, ...]
    words: tuple[str, ...]
    judged: str
    height: float


class ResultBlock(NamedTuple):
    """Results of one tool under one heading, with the key of its domains below them."""

    tool: Tool
    heading: Words
    lines: tuple[ResultLine, ...]
    key: Words

    @property
    def height(self) -> float:
        """Height in inches."""
        return _above(self.heading) + sum(line.height for line in self.lines) + _below(self.key)


def _above(heading: Words) -> float:
    return heading.height + 0.06 + _HEAD


def _below(key: Words) -> float:
    return key.height + 0.26


def blocks(found: Sequence[Result]) -> tuple[ResultBlock, ...]:
    """Results by tool, in the order of the tools; those of a tool that fill more than a page in several blocks."""
    made: list[ResultBlock] = []
    for tool in Tool:
        results = [result for result in found if result.tool is tool]
        if not results:
            continue
        lines = [_line(result) for result in results]
        heading = words(f"{tool}: {counted(len(results), 'result')}", WIDTH - 2 * EDGE, bold=True)
        again = words(f"{tool} (continued)", WIDTH - 2 * EDGE, bold=True)
        key = _domains(FORMS[tool].domains)
        room = _PAGE - _above(heading) - _below(key)
        for number, part in enumerate(paged((line.height for line in lines), room)):
            made.append(ResultBlock(tool, again if number else heading, tuple(lines[part]), key))
    return tuple(made)


def _domains(domains: Iterable[Domain]) -> Words:
    """Keys and words of domains, as many on a line as fit, none cut in two."""
    lines = [""]
    for label in (domain.label for domain in domains):
        longer = f"{lines[-1]}; {label}" if lines[-1] else label
        if width(longer, SMALL) <= WIDTH - 2 * EDGE:
            lines[-1] = longer
        else:
            lines.append(label)
    return Words(tuple(lines), SMALL, colour=GREY)


def _line(result: Result) -> ResultLine:
    room = _LABEL - EDGE - 0.1
    label = (
        words(result.study, room, bold=True, most=2),
        words(f"{result.outcome}; {result.phase}", room, SMALL, colour=GREY, most=3),
    )
    domains = result.form.domains
    high = sum(paragraph.height for paragraph in label) + 0.1
    judged = f"{len(result.judged)} of {len(domains)}"
    return ResultLine(label, tuple(result.word(domain) for domain in domains), judged, max(_ROW, high))


def _columns(domains: Sequence[Domain]) -> list[float]:
    """Where the middle of each domain's column is, in inches."""
    room = WIDTH - EDGE - _LABEL - _COUNT
    slot = min(_SLOT, room / len(domains))
    return [_LABEL + (number + 0.5) * slot for number in range(len(domains))]


def draw_block(block: ResultBlock, axes: Axes) -> Axes:
    """Draw a block on axes in inches downwards: heading, keys of domains, results, the domains' words."""
    domains = FORMS[block.tool].domains
    columns = _columns(domains)
    write(axes, EDGE, 0, block.heading)
    y = _above(block.heading)
    for domain, x in zip(domains, columns, strict=True):
        axes.text(x, y - 0.1, domain.key, size=SMALL, weight="bold", ha="center", va="center_baseline")
    axes.text(WIDTH - EDGE - 0.04, y - 0.1, "domains judged", size=SMALL, color=GREY, ha="right", va="center_baseline")
    for number, line in enumerate(block.lines):
        if number % 2 == 0:
            axes.axhspan(y, y + line.height, EDGE / WIDTH, 1 - EDGE / WIDTH, color=BAND, linewidth=0, zorder=0)
        _draw_line(line, columns, y, axes)
        y += line.height
    write(axes, EDGE, y + 0.06, block.key)
    return axes


def _draw_line(line: ResultLine, columns: Sequence[float], y: float, axes: Axes) -> None:
    top = y + (line.height - sum(paragraph.height for paragraph in line.label)) / 2
    for paragraph in line.label:
        write(axes, EDGE + 0.04, top, paragraph)
        top += paragraph.height
    middle = y + line.height / 2
    for word, x in zip(line.words, columns, strict=True):
        draw_sign(SIGNS.get(word, NO_WORD), x, middle, axes)
    axes.text(WIDTH - EDGE - 0.04, middle, line.judged, ha="right", va="center_baseline")


def draw_sign(sign: Sign, x: float, y: float, axes: Axes) -> None:
    """Draw a symbol with its sign in the middle; axes in inches downwards."""
    mark = sign.mark
    if mark.shape:
        axes.plot(
            *([x], [y]),
            linestyle="",
            marker=mark.shape,
            markersize=mark.size,
            markerfacecolor=mark.face,
            markeredgecolor=mark.edge,
            markeredgewidth=0.8,
            zorder=3,
        )
    lower = 0.014 if mark.shape == "^" else 0.0
    axes.text(x, y + lower, sign.sign, weight="bold", color=mark.ink, ha="center", va="center_baseline", zorder=4)


class DomainEntry(NamedTuple):
    """An entry of the key: a symbol, the words that it stands for, and its place in inches."""

    sign: Sign
    text: str
    x: float
    line: int


def key(page: Iterable[ResultBlock]) -> tuple[DomainEntry, ...]:
    """The symbols that the tools of a page can have, with their words, as many on a line as fit."""
    page = tuple(page)
    meant: dict[Sign, list[str]] = {}
    for word in dict.fromkeys(word for block in page for word in FORMS[block.tool].words):
        meant.setdefault(SIGNS[word], []).append(word)
    if any(word not in SIGNS for block in page for line in block.lines for word in line.words):
        meant[NO_WORD] = [_NO_WORD]
    entries: list[DomainEntry] = []
    x, line = EDGE, 0
    for sign in sorted(meant, key=[*SIGNS.values(), NO_WORD].index):
        text = " or ".join(meant[sign])
        wide = 0.28 + width(text, SMALL) + 0.22
        if x > EDGE and x + wide > WIDTH - EDGE:
            x, line = EDGE, line + 1
        entries.append(DomainEntry(sign, text, x, line))
        x += wide
    return tuple(entries)


def draw_key(entries: Sequence[DomainEntry], axes: Axes) -> Axes:
    """Draw the key of the symbols; axes in inches downwards."""
    for entry in entries:
        middle = (entry.line + 0.5) * _KEY
        draw_sign(entry.sign, entry.x + 0.12, middle, axes)
        axes.text(entry.x + 0.28, middle, entry.text, size=SMALL, va="center_baseline")
    return axes


def risk_of_bias(review: EvidenceReview) -> tuple[Plot, ...]:
    """The picture, on as many pages as its results need; without any one that says so in words."""
    found = review.appraised.bias
    made = blocks(found)
    pages = [made[part] for part in paged((block.height for block in made), _PAGE)]
    judges = dict.fromkeys(row.judged_by for result in found for row in result.rows.values())
    notes = (*_NOTES, f"Judged by {listed(judges)}.") if found else ()
    text = told(found)
    return tuple(
        _page(page, numbered(NAME, TITLE, number, len(pages)), text, notes) for number, page in enumerate(pages, 1)
    )


_NOTES = (
    "? not assessed: what was read does not let anybody judge the domain; it is not a judgement. No overall rating is "
    "drawn.",
    "Judgements of one result do not hold for another outcome or part of the same study.",
)


def _page(page: Sequence[ResultBlock], head: tuple[str, str], text: str, notes: Iterable[str]) -> Plot:
    entries = key(page)
    rows = sum(block.height for block in page)
    foot = (entries[-1].line + 1) * _KEY if entries else 0.0
    whole = canvas(head[1], text, rows + foot, notes)
    y = 0.0
    for block in page:
        draw_block(block, whole.strip(y, block.height))
        y += block.height
    draw_key(entries, whole.strip(rows, foot))
    return Plot(*head, text, whole.figure)


def told(found: Sequence[Result]) -> str:
    """The picture in words: how many domains of how many results have which judgement, tool by tool."""
    if not found:
        return "No risk of bias is recorded: no result was appraised."
    domains = sum(len(result.form.domains) for result in found)
    judged = sum(len(result.judged) for result in found)
    return f"{counted(len(found), 'result')}; {judged:,} of {counted(domains, 'domain')} judged. " + _by_tool(found)


def _by_tool(found: Sequence[Result]) -> str:
    parts = []
    for tool in Tool:
        counts = Counter(
            result.word(domain) for result in found if result.tool is tool for domain in result.form.domains
        )
        if counts:
            order = dict.fromkeys([*FORMS[tool].words, *counts])
            parts.append(f"{tool}: " + ", ".join(f"{counts[word]:,} {word}" for word in order if counts[word]))
    return "; ".join(parts) + "."
