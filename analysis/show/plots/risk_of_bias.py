"""The risk of bias: results by tool, with a symbol for the word of judgement of each domain."""

from collections import Counter
from collections.abc import Mapping, Sequence

from analysis.appraise.bias import FORMS, Result
from analysis.check.evidence_review import EvidenceReview
from analysis.model.evidence import grouped
from analysis.model.words import Tool
from analysis.show.plots.grid import ColumnHead, PlotGrid, SignRow
from analysis.show.plots.marks import NO_WORD, SIGNS, Entry, key
from analysis.show.plots.plot import Plot, paged_plot
from analysis.show.plots.strips import Part, Section, Strip, evenly, heading
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
    told, (sections, results) = _bias_told(found), _by_tool(found, study_names(review.evidence))
    drawn = [
        (told, [*page, Strip(0.1), key(_key([result for part, result in results if part in page]))])
        for page in evenly(sections, _PAGE)
    ]
    return paged_plot("risk-of-bias", "Risk of bias of each result, by domain", drawn, lead=told, notes=notes)


def _by_tool(found: Sequence[Result], names: Mapping[str, str]) -> tuple[list[Section], list[tuple[Part, Result]]]:
    """The results of each tool under its name and the domains of it; and each row with its result."""
    rows, sections, drawn = [_row(one, names) for one in found], list[Section](), list[tuple[Part, Result]]()
    labels = [(row.label, row.detail) for row in rows]
    for tool in Tool:
        domains = FORMS[tool].domains
        grid = PlotGrid.of(labels, [ColumnHead(domain.key) for domain in domains], *_DOMAIN, "domains judged")
        of_tool = [(grid.row(row), result) for row, result in zip(rows, found, strict=True) if result.tool is tool]
        about = "; ".join(domain.label for domain in domains)
        titles = (f"{tool}: {counted(len(of_tool), 'result')}", f"{tool} (continued)")
        first, again = ([heading(f"{title}\n{about}"), grid.heads()] for title in titles)
        sections.append((first, again, [part for part, _ in of_tool]))
        drawn += of_tool
    return sections, drawn


def _row(result: Result, names: Mapping[str, str]) -> SignRow:
    domains = result.form.domains
    signs = [SIGNS.get(result.word(domain), NO_WORD) for domain in domains]
    study, judged = names.get(result.study, result.study), f"{len(result.judged)} of {len(domains)}"
    return SignRow("", study, signs, f"{result.outcome}; {result.phase}", judged)


def _key(shown: Sequence[Result]) -> list[Entry]:
    """The symbols that the tools of these results can have, with their words; words that say the same share one."""
    words = dict.fromkeys(word for result in shown for word in result.form.words)
    meant = grouped((SIGNS[word], word) for word in words)
    if any(result.word(domain) not in SIGNS for result in shown for domain in result.form.domains):
        meant[NO_WORD] = ("not a word of the tool (a fault)",)
    order = sorted(meant, key=[*SIGNS.values(), NO_WORD].index)
    return [(sign.draw, " or ".join(meant[sign])) for sign in order]


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
