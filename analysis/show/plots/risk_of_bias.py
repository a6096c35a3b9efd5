"""Risk of bias in a picture: a row a result, a column a domain, a symbol for the word of judgement.

Symbols differ in shape and in the sign within, colour only repeats it. What was not assessed has the plainest mark, and
no overall rating is drawn.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from analysis.appraise.bias import FORMS, NO_INFORMATION, NOT_APPLICABLE, NOT_ASSESSED, Result
from analysis.check.evidence_review import EvidenceReview
from analysis.model.words import Tool
from analysis.show.plots.canvas import Part, Pile, Strip, paged
from analysis.show.plots.grid import GridHead, GridLayout, GridRow, MarkGrid, MarkRow, heading
from analysis.show.plots.marks import KeyEntry, Sign, key
from analysis.show.plots.palette import BLUE, GREY, INK, ORANGE, PAPER, SKY, VERMILION, YELLOW, Mark
from analysis.show.plots.plot import Plot, paged_plot
from analysis.show.tables.studies import study_names
from analysis.text.prose.phrases import counted, listed, tallied

NAME = "risk-of-bias"
TITLE = "Risk of bias of each result, by domain"

# Inches: the column of a domain at least and at most, a page of rows.
_SLOTS, _PAGE = (0.2, 0.5), 7.1
_BESIDE = "domains judged"

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


def blocks(review: EvidenceReview) -> list[Pile[Tool]]:
    """Results by tool, in the order of the tools; those of a tool that fill more than a page in several blocks."""
    names, made = study_names(review.evidence), list[Pile[Tool]]()
    every = [(result.tool, _row(result, names)) for result in review.appraised.bias]
    for tool in Tool:
        rows = [row for one, row in every if one is tool]
        heads = [GridHead(domain.key) for domain in FORMS[tool].domains]
        words = "; ".join(domain.label for domain in FORMS[tool].domains)
        layout = GridLayout.of([row for _, row in every], heads, *_SLOTS, _BESIDE)
        for number, part in enumerate(layout.pages(rows, heads, _PAGE - 1.1, _BESIDE) if rows else ()):
            more = f"{tool} (continued)" if number else f"{tool}: {counted(len(rows), 'result')}\n{words}"
            made.append(Pile(tool, (heading(more), *part, Strip(0.2))))
    return made


def _row(result: Result, names: Mapping[str, str]) -> GridRow:
    domains = result.form.domains
    signs = [SIGNS.get(result.word(domain), NO_WORD) for domain in domains]
    study, judged = names.get(result.study, result.study), f"{len(result.judged)} of {len(domains)}"
    return GridRow("", study, signs, f"{result.outcome}; {result.phase}", judged)


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
    pages = paged(blocks(review), _PAGE)
    parts: list[tuple[str, Sequence[Part]]] = [(text, [*page, key(entries(page))]) for page in pages]
    return paged_plot(NAME, TITLE, parts, lead=text, notes=notes)


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
