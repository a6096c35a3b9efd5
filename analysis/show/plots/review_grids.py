"""The grids of the reports: what studies say of the claims, what documents say of harms, how far results are biased."""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import sqrt

from matplotlib.axes import Axes

from analysis.appraise.bias import FORMS, Result
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import HarmStatus, Verdict
from analysis.model.words import Seriousness, Stance, Tool
from analysis.show.conditions import ConditionDots, EvidenceType, condition_dots
from analysis.show.plots.canvas import EDGE, Part, Pile, Strip, paged, words, write
from analysis.show.plots.grid import ColumnHead, GridLayout, MarkColumn, MarkGrid, MarkRow, SignRow, heading
from analysis.show.plots.marks import NO_WORD, SIGNS, KeyEntry, Sign, key, sign_key
from analysis.show.plots.palette import BLANK, FAINT, GREY, HARM_STATUSES, INK, PAPER, STANCES, Mark
from analysis.show.plots.plot import Plot, paged_plot
from analysis.show.tables.cells import document_name
from analysis.show.tables.harms import MEANINGS, matrix_rows
from analysis.show.tables.studies import study_names
from analysis.show.topics import mapped_studies, sections
from analysis.show.value import NOT_JUDGED
from analysis.text.prose.phrases import counted, listed, tallied

# Inches: the least and the greatest width of a column, for a stance, a document and a domain; a page of rows.
_STANCE, _DOCUMENT, _DOMAIN, _PAGE = (0.285, 0.33), (0.5, 0.9), (0.2, 0.5), 7.1

#: Documents of which the words for those who do not see the harms give numbers.
_NAMED = 8

_STANCE_MEANINGS = {stance: stance.meaning for stance in Stance} | {
    Verdict.CONFLICTING: "one finding for it, another against it",
    NOT_JUDGED: "no judgement of the pair, or one that its finding cannot bear",
}
_UNLISTED = "said by documents only"
_HARM_NOTE = f"Under “{_UNLISTED}” silence is no omission: no study listed here reports what those rows name."
_BIAS_NOTES = (
    "? not assessed: what was read does not let anybody judge the domain; it is not a judgement. No overall rating is "
    "drawn.",
    "Judgements of one result do not hold for another outcome or part of the same study.",
)

#: Conditions of one picture; a note says how many more there are.
MOST_CONDITIONS = 14

# Inches of the dots: the whole, the column of labels, what stands above the columns' heads.
_DOTS_WIDE, _DOTS_LABEL, _HEADS = 3.4, 1.5, 0.127
# Points: the largest dot, the smallest, and how much a digit needs of one.
_LARGE, _SMALL, _DIGIT = 12.96, 10.8, 6.4

# Shares of the room beside the labels that the columns take, as their headings need.
_COLUMNS = {
    EvidenceType.SAME: (0.95, "same agent"),
    EvidenceType.OTHER: (1.05, "other agent or site"),
    EvidenceType.NOT_RANDOMISED: (1.6, "not randomised"),
    EvidenceType.NONE: (0.8, "none"),
    EvidenceType.NOT_JUDGED: (1.1, "not judged"),
}

# Greys that a black and white print keeps apart; the count stands in the dot.
_DOTS = {
    EvidenceType.SAME: Mark(shape="o", size=0, face=INK, edge=INK, ink=PAPER, line=0.7),
    EvidenceType.OTHER: Mark(shape="o", size=0, face=GREY, edge=INK, ink=PAPER, line=0.7),
    EvidenceType.NOT_RANDOMISED: Mark("o", 0, FAINT, INK, line=0.7),
    EvidenceType.NONE: Mark("o", 0, PAPER, INK, line=0.7),
    EvidenceType.NOT_JUDGED: Mark("h", 0, PAPER, GREY, GREY),
}


def evidence_map(review: EvidenceReview) -> tuple[Plot, ...]:
    """The map: a row a condition or outcome, a column a study and stance, a mark with the number of claims in it.

    On as many pages as its rows and studies need; each page is a plot of its own with the whole key.
    """
    found, studies = sections(review), mapped_studies(review.evidence)
    total = sum((topic.total for section in found for topic in section.topics), Counter[str]())
    slots = _slots(total)
    names = study_names(review.evidence)
    heads = [
        ColumnHead(slot, names[one.study], f"{one.design}; {one.agent} for {one.condition}")
        for one in studies
        for slot in slots
    ]
    rows = [
        SignRow(
            section.heading,
            topic.label,
            [Sign.counting(STANCES[slot], counts[slot]) for counts in topic.stances for slot in slots],
            beside=f"{topic.claims:,}",
            below=", ".join(f"{name} ({claims})" if claims > 1 else name for name, claims in topic.names),
        )
        for section in found
        for topic in section.topics
    ]
    claims = sum(topic.claims for section in found for topic in section.topics)
    told = _map_told(claims, len(studies), total)
    meanings = sign_key({slot: Sign.counting(STANCES[slot], 1) for slot in slots}, _STANCE_MEANINGS)
    pages = GridLayout.of(rows, heads, *_STANCE, "claims").pages(rows, _PAGE)
    drawn = [(told, [*page, Strip(0.1), meanings]) for page in pages]
    return paged_plot("evidence-map", "What the cited studies say, and about what", drawn, lead=told)


def _slots(total: Counter[str]) -> Sequence[str]:
    """The six stances, and what else the pairs have."""
    return [word for word in STANCES if word in list(Stance) or total[word]]


def _map_told(claims: int, studies: int, total: Counter[str]) -> str:
    if not claims:
        return "No benefit or safety claim is listed."
    if not studies:
        return f"No study is listed to hold the {claims:,} benefit and safety claims against."
    counts = ", ".join(f"{total[slot]:,} {slot}" for slot in _slots(total))
    return (
        f"{claims:,} benefit and safety claims against {counted(studies, 'study', 'studies')}:"
        f" {total.total():,} pairs. {counts}. A number counts the claims; a dot stands for none."
    )


def harms_matrix(review: EvidenceReview) -> tuple[Plot, ...]:
    """The harms: a row a harm under its seriousness, a column a document, a mark for what the one says of the other.

    On as many pages as its rows and documents need; each page is a plot of its own with the whole key.
    """
    found, documents, harm = matrix_rows(review), review.document_ids, review.evidence.harm

    def group(term: str) -> str:
        if term not in harm:
            return _UNLISTED
        stated = harm[term].seriousness
        return "seriousness not stated" if stated is Seriousness.NOT_STATED else stated.value

    said = {
        term: [views[name].status.value if name in views else NOT_JUDGED for name in documents]
        for term, views in found.items()
    }
    rows = [SignRow(group(term), term, [Sign(HARM_STATUSES[word]) for word in words]) for term, words in said.items()]
    total = Counter(word for words in said.values() for word in words)
    told, title = _harms_told(len(rows), review, total), "What the documents say of each harm"
    if not rows:
        return paged_plot("harms-matrix", title, [(told, [])], lead=told)
    used = [status for status in HARM_STATUSES if status != NOT_JUDGED or total[NOT_JUDGED]]
    meanings = sign_key({status: Sign(HARM_STATUSES[status]) for status in used}, MEANINGS)
    heads = [ColumnHead(f"document {document_name(name, review)}") for name in documents]
    pages = GridLayout.of(rows, heads, *_DOCUMENT).pages(rows, _PAGE)
    drawn = [(told, [*page, Strip(0.1), meanings]) for page in pages]
    return paged_plot("harms-matrix", title, drawn, lead=told, notes=[_HARM_NOTE])


def _harms_told(harms: int, review: EvidenceReview, total: Counter[str]) -> str:
    if not harms:
        return "Not checked: harms.csv or mentions.csv is not there or lists none."
    judged = list(review.appraised.harms.items())
    relevant = {name: [view.status for view in views if view.relevant] for name, views in judged[:_NAMED]}
    silent = listed(f"{name} on {one.count(HarmStatus.SILENT)} of {len(one)}" for name, one in relevant.items())
    more = f", and so on for {len(judged) - _NAMED:,} more" if len(judged) > _NAMED else ""
    return (
        f"{counted(harms, 'harm')} against {counted(len(review.document_ids), 'document')}: "
        f"{tallied(total, HARM_STATUSES)}. Of the harms that bear on what it describes, a document is "
        f"silent: {silent}{more}."
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
    meant: dict[Sign, list[str]] = {}
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


def evidence_dots(review: EvidenceReview) -> Plot:
    """The plot: a row a condition, a column a type of evidence, a dot as large as the number of documents in it.

    A document counts once in each row (`conditions.ConditionDots`). Without a claim of help it says so in words.
    """
    every = condition_dots(review)
    found = every[:MOST_CONDITIONS]
    unjudged = any(one.counts[EvidenceType.NOT_JUDGED] for one in found)
    kinds = [kind for kind in EvidenceType if kind is not EvidenceType.NOT_JUDGED or unjudged]
    columns = _dot_columns(kinds)
    rows = [_dots(one, kinds, max(max(one.counts.values()) for one in found)) for one in found]
    parts = (Strip(_HEADS, lambda axes, y: _draw_heads(columns, axes, y)), MarkGrid(rows, columns, banded=False))
    notes = _dot_notes(len(every) - len(found), bool(found))
    below = [words(text, _DOTS_WIDE, colour=GREY)._replace(left=0.0) for text in notes]
    return Plot(
        "evidence-dots",
        "Evidence behind what the documents claim",
        _dots_told(every, kinds),
        (*(parts if found else ()), Strip(0.06), *below),
        _DOTS_WIDE,
    )


def _dot_columns(kinds: Sequence[EvidenceType]) -> list[MarkColumn]:
    unit = (_DOTS_WIDE - _DOTS_LABEL) / sum(_COLUMNS[kind][0] for kind in kinds)
    found, left = [], _DOTS_LABEL
    for kind in kinds:
        share, head = _COLUMNS[kind]
        room = 0.75 if kind is EvidenceType.NOT_RANDOMISED else 0.45
        found.append(MarkColumn(left + unit * share / 2, words(head, room)))
        left += unit * share
    return found


def _draw_heads(columns: Sequence[MarkColumn], axes: Axes, y: float) -> None:
    """Draw one heading over the two kinds of randomised evidence, and lines under it and under all."""
    left, right = columns[0].x, columns[1].x
    write(axes, (left + right) / 2, y, words("randomised", 2.0, bold=True), align="center")
    axes.plot([left - 0.2, right + 0.2], [y + 0.17, y + 0.17], color=GREY, linewidth=0.6)
    axes.plot([0, _DOTS_WIDE], [y + 0.66, y + 0.66], color=INK, linewidth=0.6)


def _dots(one: ConditionDots, kinds: Sequence[EvidenceType], most: int) -> MarkRow:
    """A condition on a line, with a dot for each type of evidence there is; its area grows with the count."""
    signs, least = [], 0.185
    for kind in kinds:
        count = one.counts[kind]
        text = f"{count:,}" if count else ""
        size = max(_SMALL, _LARGE * sqrt(count / most), _DIGIT * len(text))
        signs.append(Sign(_DOTS[kind]._replace(size=size) if count else BLANK, text, bold=True))
        least = max(least, size / 72)
    label = words(one.condition, _DOTS_LABEL - 0.06, most=3)
    return MarkRow(label=[label], signs=signs, behind=_line, pad=0.0, least=least, indent=-EDGE)


def _line(axes: Axes, top: float, bottom: float) -> None:
    axes.plot([_DOTS_LABEL, _DOTS_WIDE], [(top + bottom) / 2] * 2, color=FAINT, linewidth=0.5, zorder=0)


def _dot_notes(left: int, drawn: bool) -> tuple[str, ...]:
    if not drawn:
        return ("No document claims that the treatment helps or is for something.",)
    return (f"{counted(left, 'more condition')}: continued in the report.",) if left > 0 else ()


def _dots_told(found: Sequence[ConditionDots], kinds: Sequence[EvidenceType]) -> str:
    if not found:
        return _dot_notes(0, drawn=False)[0]
    told = (
        f"{one.condition}, {counted(one.documents, 'document')}: "
        + listed(f"{one.counts[kind]} {kind}" for kind in kinds if one.counts[kind])
        for one in found[:MOST_CONDITIONS]
    )
    left = "".join(f"; {note}" for note in _dot_notes(len(found) - MOST_CONDITIONS, drawn=True))
    return f"Documents that claim help for a condition, by the strongest evidence listed here: {'; '.join(told)}{left}."
