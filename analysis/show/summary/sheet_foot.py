"""The foot of the sheet: what was not checked, what others hold of it, who agreed, how to read it, where it is from."""

import hashlib
import re
from collections.abc import Sequence

from analysis.appraise.raters.agreement import STANCES
from analysis.appraise.raters.coefficients import FEWEST_PAIRS
from analysis.appraise.verdict.cited_studies import search_made
from analysis.check.evidence_review import EvidenceReview
from analysis.model.evidence import Evidence
from analysis.model.records import Position
from analysis.model.words import PositionKind, ReadAs
from analysis.show.summary.sheet import SheetPart
from analysis.show.summary.sheet_help import other_conditions
from analysis.show.summary.short_result import cut, short_name
from analysis.show.tables.judgement import agreement_in_short, overruled_in_short
from analysis.show.tables.studies import positions
from analysis.show.value import Home, Name, Phrase, Run, joined
from analysis.tell.numbers.all_numbers import count_of
from analysis.text.prose.phrases import counted, listed, sentence, verb

#: Kinds of overruled pairs that are counted apart, and pages whose titles are told.
_MOST_KINDS, _MOST_PAGES = 3, 7


def foot(
    review: EvidenceReview, told: tuple[SheetPart, SheetPart, SheetPart], most: int
) -> tuple[tuple[str, Phrase], ...]:
    """Label and text of each part, below what the parts of the sheet have ``told``; so many positions at ``most``."""
    _, helped, _ = told
    parts = (
        ("Not checked", Phrase((_unchecked(review),))),
        ("Guidelines and payers", _positions(review, most)),
        ("Agreement", _agreement(review)),
        ("Other conditions promised", other_conditions(review, helped.table.records)),
        ("Pages", _pages(review)),
        ("Reading the tables", Phrase((_READING,))),
        ("How studies were found", Phrase((_search(review.evidence),))),
        ("Made from", Phrase((_inputs(review),))),
        ("Studies named", _studies(told, review)),
    )
    return tuple((label, text) for label, text in parts if text and str(text))


_READING = (
    "Bold: serious. Numbers of events, and shares with “about”, are from memory, so no rate follows. Silent on: of "
    "the harms that apply. Pages: those that promise help; “+2”: more that only say it is used. A study without its "
    "kind is a randomised trial; SD: standard deviations. Not settled: one result favours it, another found no "
    "difference. Certainty: our rating, in GRADE's words; not rated: too little was read."
)


def _unchecked(review: EvidenceReview) -> str:
    """What nobody read, judged or looked up, each with its share of the whole."""
    evidence, partly = review.evidence, sum(one.read_as is not ReadAs.FULL_TEXT for one in review.evidence.studies)
    counts = (
        ("not read: the full text", partly, "studies", "studies"),
        ("seen in no source", count_of("findings.unverified", review), "findings", "findings"),
        ("not judged", count_of("bias.domains.not-assessed", review), "bias.domains", "domains of risk of bias"),
        ("not rated: the certainty", count_of("not-checked.certainty", review), "questions", "questions"),
        ("not compared with the text: the quotes", count_of("not-checked.texts", review), "documents", "pages"),
    )
    parts = [
        f"{what}{' of' if ':' in what else ':'} {found} of {count_of(of, review)} {noun}"
        for what, found, of, noun in counts
        if found
    ]
    retracted = evidence.studies and not count_of("studies.status-checked", review)
    parts.append(f"not looked up: {'retractions, ' if retracted else ''}contraindications")
    if evidence.known:
        parts.append(f"known and not entered: {counted(len(evidence.known), 'study', 'studies')}")
    return sentence("; ".join(parts))


def _positions(review: EvidenceReview, most: int) -> Phrase:
    """What guidelines hold, the newest first; what payers do, before the first comma; how many more there are."""
    found = review.once(positions).records
    if not found:
        return Phrase(("Not looked for: positions.csv lists none.",))
    told = [one for one in found if one.kind is PositionKind.GUIDELINE][:most]
    paying = [one for one in found if one.kind is PositionKind.PAYER][: (most + 1) // 2]
    parts = [sentence(f"{_whose(one)}: {cut(one.position.rstrip('.'), 115)}{_unsure(one)}") for one in told]
    if paying:
        held = ((one, cut(one.position.partition(",")[0].rstrip(".").lower(), 60)) for one in paying)
        parts.append(f"Payers: {'; '.join(f'{_whose(one)}, {words}{_unsure(one)}' for one, words in held)}.")
    left = len(found) - len(told) - len(paying)
    return Phrase((" ".join(parts), f" {counted(left, 'more position')} in studies.html." if left else ""))


def _unsure(one: Position) -> str:
    return "" if one.verified else " (not verified)"


def _whose(one: Position) -> str:
    return f"{cut(one.organisation, 75)} {one.year}"


def _agreement(review: EvidenceReview) -> Phrase:
    """Agreement on stance, of all who judged the same pairs, as the report has it; then what was overruled."""
    table = review.once(agreement_in_short)
    of_stances = [row for one, row in zip(table.records, table.values, strict=True) if one.judged == STANCES]
    if not of_stances:
        return Phrase((f"Not computed: fewer than two raters judged the same {FEWEST_PAIRS} pairs.",))
    told = [
        f"{raters} agreed on {agreed} pairs (alpha {alpha}: {means})" for _, raters, agreed, alpha, means in of_stances
    ]
    agree = f"Blind to each other, {listed(told)}; repeatable is not therefore right."
    return Phrase((f"{agree} {_overruled(review)}",))


def _overruled(review: EvidenceReview) -> str:
    """From what to what raters who agree were overruled, most often first, with an example."""
    changes = review.once(overruled_in_short).records
    if not changes:
        return "No pair on which they agree was overruled."
    told = [f"{len(pairs)} from {was} to {now}" for (was, now), pairs in changes[:_MOST_KINDS]]
    rest = sum(len(pairs) for _, pairs in changes[_MOST_KINDS:])
    every = counted(sum(len(pairs) for _, pairs in changes), "pair")
    example = changes[0][1][0]
    claim = review.evidence.claim.get(example.claim)
    quote = f"“{cut(claim.quote)}” ({claim.document})" if claim else example.claim
    such = f"such as {quote} by {short_name(example.study, review.evidence)}"
    more = [f"{rest} otherwise"] if rest else []
    return f"An adjudicator overruled both in {every} of claim and study: {listed([*told, *more])}; {such}."


def _pages(review: EvidenceReview) -> Phrase:
    """The titles of pages that the heads of columns do not name."""
    document = review.evidence.document
    unnamed = [name for name in review.document_ids if name in document and not document[name].short_name]
    titles = {name: cut(document[name].title, 40) for name in unnamed[:_MOST_PAGES]}
    parts = (Phrase((Run(cut(name, 20), strong=True), f" {title}")) for name, title in titles.items())
    left = len(unnamed) - len(titles)
    return Phrase((*joined(parts, "; "), f"; {left} more" if left else ""))


def _search(evidence: Evidence) -> str:
    newest = max((one.searched_to for one in evidence.studies if one.searched_to), default=None)
    return f"{sentence(search_made(evidence))}{f' Reviews listed: to {newest:%Y}.' if newest else ''}"


def _inputs(review: EvidenceReview) -> str:
    inputs = review.evidence.inputs
    digest = hashlib.sha256("\n".join(f"{name} {inputs[name]}" for name in sorted(inputs)).encode()).hexdigest()
    claims, documents = len(review.evidence.claims), len(review.document_ids)
    return (
        f"{counted(documents, 'page')}, {claims:,} {verb(claims, 'claim', 'claims')}, {counted(len(inputs), 'file')}, "
        f"SHA-256 of their list {digest[:12]}…; rows: report.html."
    )


def _studies(told: Sequence[SheetPart], review: EvidenceReview) -> Phrase:
    """Each study that the parts name, in order, with journal, volume and first page as the bibliography has them."""
    values = [value for part in told for value in (*part.beside, *(cell for row in part.table.values for cell in row))]
    pieces = (piece for value in values if isinstance(value, Phrase) for piece in value)
    keys = dict.fromkeys(one.id for one in pieces if isinstance(one, Name) and one.home is Home.STUDIES)
    parts = list[Phrase]()
    for key in filter(review.evidence.study.__contains__, keys):
        entry = review.evidence.entry.get(key)
        fields = entry.fields if entry else {}
        journal = cut(fields.get("journal", ""), 28)
        first = re.split(r"[-–]", fields.get("pages", ""), maxsplit=1)[0]
        place = ":".join(filter(None, (fields.get("volume", ""), first)))
        parts.append(Phrase((short_name(key, review.evidence), *(f" {one}" for one in (journal, place) if one))))
    return Phrase((*joined(parts, "; "), ".")) if parts else Phrase()
