"""The foot of the sheet: what was not checked, what others hold of it, who agreed, how to read it, where it is from."""

import hashlib
import re
from collections import Counter
from collections.abc import Sequence

from analysis.appraise.raters.agreement import ALL_PAIRS, STANCES, Agreement
from analysis.appraise.raters.rated_pairs import RatedPair, overruled
from analysis.appraise.verdict.cited_studies import search_made
from analysis.check.evidence_review import EvidenceReview
from analysis.model.evidence import Evidence
from analysis.model.records import Position
from analysis.model.words import PositionKind, ReadAs
from analysis.show.summary.sheet import SheetPart
from analysis.show.summary.sheet_help import HelpRow, other_conditions
from analysis.show.summary.short_result import cut, short_name
from analysis.show.tables.judgement import kinds_of
from analysis.show.value import Home, Name, Phrase, Run, joined
from analysis.tell.numbers.all_numbers import count_of
from analysis.tell.numbers.of_judgements import printed_coefficient
from analysis.text.prose.phrases import counted, listed, sentence, verb

#: Kinds of overruled pairs that are counted apart, and pages whose titles are told.
_MOST_KINDS, _MOST_PAGES = 3, 7

Foot = tuple[tuple[str, Phrase], ...]


def foot(review: EvidenceReview, told: Sequence[SheetPart], most: int) -> Foot:
    """Label and text of each part, below what the parts of the sheet have ``told``; so many positions at ``most``."""
    rows = [row for part in told for row in part.table.records if isinstance(row, HelpRow)]
    parts = (
        ("Not checked", Phrase((_unchecked(review),))),
        ("Guidelines and payers", _positions(review.evidence, most)),
        ("Agreement", _agreement(review)),
        ("Other conditions promised", other_conditions(review, rows)),
        ("Pages", _pages(review)),
        ("Reading the tables", Phrase((_READING,))),
        ("How studies were found", Phrase((f"{sentence(search_made(review.evidence))}{_known(review.evidence)}",))),
        ("Made from", Phrase((_inputs(review),))),
        ("Studies named", _named(_studies_in(told, review), review.evidence)),
    )
    return tuple((label, text) for label, text in parts if text and str(text))


_READING = (
    "Bold: serious. Events recalled and shares with “about” are from memory, so no rate follows. Silent on: of the "
    "harms that apply. Of the pages: those that promise help; “+2”: more that only say it is used. A study without its "
    "kind is a randomised trial; SD: standard deviations. Not settled: one result favours it, another found no "
    "difference. Certainty: our rating, in GRADE's words; not rated: too little was read."
)


def _unchecked(review: EvidenceReview) -> str:
    evidence, parts = review.evidence, list[str]()
    studies = evidence.studies
    partly = sum(study.read_as is not ReadAs.FULL_TEXT for study in studies)
    if partly:
        parts.append(f"full text of {partly} of {counted(len(studies), 'study', 'studies')}")
    counts = (
        ("findings.unverified", "findings", "of {} findings in their source"),
        ("bias.domains.not-assessed", "bias.domains", "of {} domains of risk of bias"),
        ("not-checked.certainty", "questions", "of {} questions' certainty"),
        ("not-checked.texts", "documents", "of {} pages' quotes against the text"),
    )
    parts += [
        f"{found} {words.format(count_of(of, review))}"
        for name, of, words in counts
        if (found := count_of(name, review))
    ]
    if studies and not count_of("studies.status-checked", review):
        parts.append("whether any study was retracted")
    parts.append("contraindications")
    if evidence.known:
        parts.append(f"{counted(len(evidence.known), 'study', 'studies')} known and not entered")
    return sentence("; ".join(parts))


def _positions(evidence: Evidence, most: int) -> Phrase:
    """What guidelines hold, the newest first; what payers do, before the first comma; how many more there are."""
    if not evidence.positions:
        return Phrase(("Not looked for: positions.csv lists none.",))
    found = sorted(evidence.positions, key=lambda one: -one.year)
    told = [one for one in found if one.kind is PositionKind.GUIDELINE][:most]
    paying = [one for one in found if one.kind is PositionKind.PAYER][: (most + 1) // 2]
    parts = [sentence(f"{_whose(one)}: {cut(one.position.rstrip('.'), 115)}{_unverified(one)}") for one in told]
    if paying:
        words = (f"{_whose(one)}, {cut(one.position.partition(',')[0].rstrip('.').lower(), 60)}" for one in paying)
        parts.append(f"Payers: {'; '.join(words)}.")
    left = len(found) - len(told) - len(paying)
    return Phrase((" ".join(parts), f" {counted(left, 'more position')} in the report." if left else ""))


def _whose(one: Position) -> str:
    return f"{cut(one.organisation, 75)} {one.year}"


def _unverified(one: Position) -> str:
    return "" if one.verified else " (not verified)"


def _agreement(review: EvidenceReview) -> Phrase:
    """Agreement on stance over the relevant pairs, the last rules first; the pairs overruled, by kind, an example."""
    of_stances = [one for one in review.appraised.agreement if one.judged == STANCES]
    relevant = [one for one in of_stances if one.scope != ALL_PAIRS] or of_stances
    if not relevant:
        return Phrase(("Not computed: fewer than two raters judged the same pairs.",))
    last = [one for one in relevant if one.rules == relevant[-1].rules]
    most = max(last, key=lambda one: (len(one.raters) == 2, one.pairs))
    return Phrase((f"{_agreed(most)} {_overruled(review)}",))


def _agreed(one: Agreement) -> str:
    kappa = f", kappa {printed_coefficient(one.kappa)}" if one.kappa else ""
    return (
        f"{counted(len(one.raters), 'rater')} ({kinds_of(one)}), blind to each other, agreed on {one.agreed:,} of "
        f"{one.pairs:,} relevant {verb(one.pairs, 'pair', 'pairs')}{kappa}: repeatable, not therefore right."
    )


def _overruled(review: EvidenceReview) -> str:
    found = review.evidence.once(overruled)
    if not found:
        return "No pair on which they agree was overruled."
    kinds = Counter((str(pair.agreed), str(pair.word)) for pair in found).most_common()
    told = [f"{count} from {was} to {now}" for (was, now), count in kinds[:_MOST_KINDS]]
    rest = sum(count for _, count in kinds[_MOST_KINDS:])
    more = [f"{rest} otherwise"] if rest else []
    first = kinds[0][0]
    example = next(pair for pair in found if (str(pair.agreed), str(pair.word)) == first)
    pairs = counted(len(found), "pair")
    return f"An adjudicator overruled both in {pairs}: {listed([*told, *more])}; such as {_example(example, review)}."


def _example(pair: RatedPair, review: EvidenceReview) -> str:
    claim = review.evidence.claim.get(pair.claim)
    quote = f"“{cut(claim.quote)}” ({claim.document})" if claim else pair.claim
    return f"{quote} by {short_name(pair.study, review.evidence)}"


def _pages(review: EvidenceReview) -> Phrase:
    document = review.evidence.document
    titles = {name: cut(document[name].title, 40) for name in review.document_ids[:_MOST_PAGES] if name in document}
    parts = (Phrase((Run(cut(name, 20), strong=True), f" {title}")) for name, title in titles.items())
    left = len(review.document_ids) - len(titles)
    return Phrase((*joined(parts, "; "), f"; {left} more" if left else ""))


def _known(evidence: Evidence) -> str:
    dated = [one for one in evidence.studies if one.searched_to]
    if not dated:
        return ""
    newest = max(one.searched_to for one in dated if one.searched_to)
    return f" Reviews listed: to {newest:%Y}."


def _inputs(review: EvidenceReview) -> str:
    inputs = review.evidence.inputs
    digest = hashlib.sha256("\n".join(f"{name} {inputs[name]}" for name in sorted(inputs)).encode()).hexdigest()
    claims, documents = len(review.evidence.claims), len(review.document_ids)
    return (
        f"{counted(documents, 'page')}, {claims:,} {verb(claims, 'claim', 'claims')}, {counted(len(inputs), 'file')}, "
        f"SHA-256 of their list {digest[:12]}…; rows: report.html."
    )


def _named(cited: tuple[str, ...], evidence: Evidence) -> Phrase:
    """Each study by its name, with journal, volume and first page as the bibliography has them."""
    parts = list[Phrase]()
    for key in cited:
        entry = evidence.entry.get(key)
        fields = entry.fields if entry else {}
        journal = cut(fields.get("journal", ""), 28)
        first = re.split(r"[-–]", fields.get("pages", ""), maxsplit=1)[0]
        place = ":".join(filter(None, (fields.get("volume", ""), first)))
        parts.append(Phrase((short_name(key, evidence), *(f" {one}" for one in (journal, place) if one))))
    return Phrase((*joined(parts, "; "), ".")) if parts else Phrase()


def _studies_in(told: Sequence[SheetPart], review: EvidenceReview) -> tuple[str, ...]:
    """Keys of the studies that the parts name, in order."""
    values = [value for part in told for value in (*part.beside, *(cell for row in part.table.values for cell in row))]
    pieces = (piece for value in values if isinstance(value, Phrase) for piece in value)
    keys = dict.fromkeys(one.id for one in pieces if isinstance(one, Name) and one.home is Home.STUDIES)
    return tuple(key for key in keys if key in review.evidence.study)
