"""The risk of bias: results by tool, with a symbol for the word of judgement of each domain."""

from collections import Counter
from collections.abc import Mapping, Sequence

from analysis.appraise.bias import FORMS, Result
from analysis.check.evidence_review import EvidenceReview
from analysis.model.words import Tool
from analysis.show.plots.canvas import Part, Pile, Strip, paged
from analysis.show.plots.grid import ColumnHead, GridLayout, MarkGrid, MarkRow, SignRow, heading
from analysis.show.plots.marks import NO_WORD, SIGNS, KeyEntry, PlotSign, key
from analysis.show.plots.plot import Plot, paged_plot
from analysis.show.tables.studies import study_names
from analysis.text.prose.phrases import counted, listed, tallied

# Inches: the least and the greatest width of a column; a page of rows.
_DOMAIN, _PAGE = (0.2, 0.5), 7.1

_BIAS_NOTES = (
    "? not assessed: what was read does not let anybody judge the domain; it is not a judgement. No overall rating is "
    "drawn.",
    "Judgements of one result do not hold for another outcome or part of the same study.",
)


def risk_of_bias(review: EvidenceReview) -> tuple[Plot, ...]:
    """The risk of bias: a row a result, a column a domain, a symbol for the word of judgement, for each tool.

    What was not assessed has the plainest mark, and no overall rating is drawn. On as many pages as its results need.
    """
    found = review.appraised.bias
    judges = dict.fromkeys(row.judged_by for result in found for row in result.rows.values())
    notes = (*_BIAS_NOTES, f"Judged by {listed(judges)}.") if found else ()
    told, pages = _bias_told(found), paged(bias_blocks(review), _PAGE)
    drawn: list[tuple[str, Sequence[Part]]] = [(told, [*page, key(bias_key(page))]) for page in pages]
    return paged_plot("risk-of-bias", "Risk of bias of each result, by domain", drawn, lead=told, notes=notes)


def bias_blocks(review: EvidenceReview) -> list[Pile[Tool]]:
    """Results by tool, in the order of the tools; those of a tool that fill more than a page in several blocks."""
    names, made = study_names(review.evidence), list[Pile[Tool]]()
    every = [(result.tool, _result(result, names)) for result in review.appraised.bias]
    for tool in Tool:
        rows, domains = [row for one, row in every if one is tool], FORMS[tool].domains
        heads = [ColumnHead(domain.key) for domain in domains]
        layout = GridLayout.of([row for _, row in every], heads, *_DOMAIN, "domains judged")
        about = f"{tool}: {counted(len(rows), 'result')}\n{'; '.join(domain.label for domain in domains)}"
        for number, part in enumerate(layout.pages(rows, _PAGE - 1.1) if rows else ()):
            made.append(Pile(tool, (heading(f"{tool} (continued)" if number else about), *part, Strip(0.2))))
    return made


def _result(result: Result, names: Mapping[str, str]) -> SignRow:
    domains = result.form.domains
    signs = [SIGNS.get(result.word(domain), NO_WORD) for domain in domains]
    study, judged = names.get(result.study, result.study), f"{len(result.judged)} of {len(domains)}"
    return SignRow("", study, signs, f"{result.outcome}; {result.phase}", judged)


def bias_key(page: Sequence[Pile[Tool]]) -> list[KeyEntry]:
    """The symbols that the tools of a page can have, with their words; words that say the same share one."""
    meant: dict[PlotSign, list[str]] = {}
    for word in dict.fromkeys(word for block in page for word in FORMS[block.about].words):
        meant.setdefault(SIGNS[word], []).append(word)
    rows = (row for block in page for grid in block.parts if isinstance(grid, MarkGrid) for row in grid.rows)
    if any(NO_WORD in row.signs for row in rows if isinstance(row, MarkRow)):
        meant[NO_WORD] = ["not a word of the tool (a fault)"]
    order = sorted(meant, key=[*SIGNS.values(), NO_WORD].index)
    return [KeyEntry(sign.draw, " or ".join(meant[sign])) for sign in order]


def _bias_told(found: Sequence[Result]) -> str:
    """The picture in words: how many domains of how many results have which judgement, tool by tool."""
    if not found:
        return "No risk of bias is recorded: no result was appraised."
    domains = sum(len(result.form.domains) for result in found)
    judged = sum(len(result.judged) for result in found)
    parts = []
    for tool in Tool:
        of_tool = [result for result in found if result.tool is tool]
        counts = Counter(result.word(domain) for result in of_tool for domain in result.form.domains)
        parts += [f"{tool}: {tallied(counts, dict.fromkeys([*FORMS[tool].words, *counts]))}"] if counts else []
    return f"{counted(len(found), 'result')}; {judged:,} of {counted(domains, 'domain')} judged. {'; '.join(parts)}."
