"""Risk of bias in a picture: a row a result, a column a domain, a symbol for the word of judgement.

Symbols differ in shape and in the sign within, colour only repeats it. What was not assessed has the plainest mark, and
no overall rating is drawn.
"""

from collections import Counter
from collections.abc import Sequence

from analysis.appraise.bias import FORMS, NO_INFORMATION, NOT_APPLICABLE, NOT_ASSESSED, Result
from analysis.check.evidence_review import EvidenceReview
from analysis.model.words import Tool
from analysis.show.plots.canvas import EDGE, SMALL, WIDTH, Pile, Strip, Words, filled, paged, words
from analysis.show.plots.grid import MarkColumn, MarkGrid, MarkRow
from analysis.show.plots.marks import KeyEntry, Sign, key
from analysis.show.plots.palette import BLUE, GREY, INK, ORANGE, PAPER, SKY, VERMILION, YELLOW, Mark
from analysis.show.plots.plot import Plot, paged_plot
from analysis.text.prose.phrases import counted, listed, tallied

NAME = "risk-of-bias"
TITLE = "Risk of bias of each result, by domain"

# Inches: the column of labels, that of counts, the widest column of a domain, a page of rows.
_LABEL, _COUNT, _SLOT, _PAGE = 2.75, 0.95, 0.5, 7.1

_NOTES = (
    "? not assessed: what was read does not let anybody judge the domain; it is not a judgement. No overall rating is "
    "drawn.",
    "Judgements of one result do not hold for another outcome or part of the same study.",
)


def _sign(text: str, shape: str = "", size: float = 0, face: str = PAPER, edge: str = INK, ink: str = INK) -> Sign:
    return Sign(Mark(shape, size, face, edge, ink), text, bold=True)


_GOOD = _sign("+", "o", 12, BLUE, BLUE, PAPER)
_PART = _sign("±", "D", 9.5, SKY)
_CONCERN = _sign("!", "^", 14.5, YELLOW)
_BAD = _sign("−", "s", 11.5, ORANGE)

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
    "critical": _sign("×", "8", 13, VERMILION),
    NO_INFORMATION: _sign("i", "p", 13, edge=GREY),
    NOT_APPLICABLE: _sign("·"),
    NOT_ASSESSED: _sign("?", ink=GREY),
}

#: Symbol of a word that the tool does not have, which is a fault.
NO_WORD = _sign("#")
_NO_WORD = "not a word of the tool (a fault)"


def blocks(found: Sequence[Result]) -> list[Pile[Tool]]:
    """Results by tool, in the order of the tools; those of a tool that fill more than a page in several blocks."""
    made = []
    for tool in Tool:
        rows = [_row(result) for result in found if result.tool is tool]
        for number, part in enumerate(paged(rows, _PAGE - _block(tool, "", ()).height) if rows else ()):
            made.append(_block(tool, " (continued)" if number else f": {counted(len(rows), 'result')}", part))
    return made


def _block(tool: Tool, more: str, rows: Sequence[MarkRow]) -> Pile[Tool]:
    """Results of one tool under one heading, with the words of its domains below them."""
    domains = FORMS[tool].domains
    slot = min(_SLOT, (WIDTH - EDGE - _LABEL - _COUNT) / len(domains))
    columns = [
        MarkColumn(_LABEL + (number + 0.5) * slot, words(domain.key, slot, SMALL, bold=True))
        for number, domain in enumerate(domains)
    ]
    counts = MarkColumn(WIDTH - EDGE - 0.04, words("domains judged", _COUNT, SMALL, colour=GREY), "right")
    heading = words(f"{tool}{more}", WIDTH - 2 * EDGE, bold=True)
    below = filled((domain.label for domain in domains), "; ", WIDTH - 2 * EDGE, SMALL)
    grid = MarkGrid(rows, columns, counts)
    parts = (heading, Strip(0.088), grid, Strip(0.06), Words(tuple(below), SMALL, colour=GREY), Strip(0.2))
    return Pile(tool, parts)


def _row(result: Result) -> MarkRow:
    room = _LABEL - EDGE - 0.1
    domains = result.form.domains
    return MarkRow(
        (
            words(result.study, room, bold=True, most=2),
            words(f"{result.outcome}; {result.phase}", room, SMALL, colour=GREY, most=3),
        ),
        tuple(SIGNS.get(result.word(domain), NO_WORD) for domain in domains),
        (Words((f"{len(result.judged)} of {len(domains)}",)),),
        pad=0.1,
    )


def rows_of(block: Pile[Tool]) -> list[MarkRow]:
    """The results' rows in a block."""
    return [row for grid in block.parts if isinstance(grid, MarkGrid) for row in grid.rows if isinstance(row, MarkRow)]


def entries(page: Sequence[Pile[Tool]]) -> list[KeyEntry]:
    """The symbols that the tools of a page can have, with their words."""
    meant: dict[Sign, list[str]] = {}
    for word in dict.fromkeys(word for block in page for word in FORMS[block.about].words):
        meant.setdefault(SIGNS[word], []).append(word)
    if any(NO_WORD in row.signs for block in page for row in rows_of(block)):
        meant[NO_WORD] = [_NO_WORD]
    order = sorted(meant, key=[*SIGNS.values(), NO_WORD].index)
    return [KeyEntry(sign.draw, " or ".join(meant[sign])) for sign in order]


def risk_of_bias(review: EvidenceReview) -> tuple[Plot, ...]:
    """The picture, on as many pages as its results need; without any one that says so in words."""
    found = review.appraised.bias
    judges = dict.fromkeys(row.judged_by for result in found for row in result.rows.values())
    notes = (*_NOTES, f"Judged by {listed(judges)}.") if found else ()
    text = told(found)
    return paged_plot(
        NAME, TITLE, [(text, [*page, key(entries(page))]) for page in paged(blocks(found), _PAGE)], notes=notes
    )


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
            parts.append(f"{tool}: {tallied(counts, dict.fromkeys([*FORMS[tool].words, *counts]))}")
    return "; ".join(parts) + "."
