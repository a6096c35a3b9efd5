"""Claims by study design and strength, counted: the central table, for own and for all studies, and the pairs below."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from analysis.appraise.ladder import EDITION, LEVELS
from analysis.appraise.verdict.assessment import Assessment
from analysis.appraise.verdict.cited_studies import CitedBy, known_here, listed_here
from analysis.appraise.verdict.rated_link import RatedLink
from analysis.check.evidence_review import Block, EvidenceReview
from analysis.model.conclusions import Scope, Verdict
from analysis.model.records import Claim
from analysis.model.words import Role, Stance
from analysis.show.table import Table, TableColumn
from analysis.show.tables.cells import NONE, WHOLE_STUDY, place_of
from analysis.show.value import Home
from analysis.tell.numbers.all_numbers import count_of, numbers_by_id, verdicts_shown
from analysis.tell.numbers.number import Number, slug
from analysis.tell.numbers.of_claims import decided
from analysis.text.prose.phrases import counted

TOTAL = "total"
ALL_CLAIMS = "all claims"


class CountRow(NamedTuple):
    """A row of counts: its heads, then a number a column, and whether it sums up others."""

    cells: tuple[str | Number | int, ...]
    total: bool = False


def count_row(
    heads: Sequence[str], ids: Iterable[str], known: Mapping[str, Number], *, total: bool = False
) -> CountRow:
    """The row of the numbers with these ids; 0 where nothing was counted under one."""
    return CountRow((*heads, *(known.get(name, 0) for name in ids)), total)


def count_columns(heads: Sequence[str], words: Sequence[str]) -> tuple[TableColumn, ...]:
    """Columns of the heads, of a count for each word, and of their total."""
    return tuple(TableColumn(name, _cell(place)) for place, name in enumerate((*heads, *words, TOTAL)))


def _cell(place: int) -> Callable[[CountRow], str | Number | int]:
    return lambda row: row.cells[place]


OFF_LADDER = "off the ladder or ungraded"
NO_LEVEL = "no level applies"
INDIRECT_ONLY = "indirect only"

#: What claims are about, in words.
ABOUT = {Block.BENEFIT: "benefit", Block.SAFETY: "safety", Block.OTHER: "other claims"}

_READING = (
    "Each claim is counted once: in the row of the finding that decides its verdict (of several comparisons, the first "
    "that has its word), in the column of the verdict.",
    f"Levels are those of {EDITION}. A level says what kind of finding decides; it does not say how sure the claim "
    "is. No finding is given level 5: studies of mechanism are shown as off the ladder.",
    "Where no level applies (how, by whom and for what the treatment is given, how it works, that a harm can occur), a "
    "verdict speaks of that fact alone, never of benefit.",
    "On benefit, a finding without a control group reaches “indirect” at most.",
    "“not addressed” speaks of these studies only; it does not say that a claim is false.",
)


def level_row(level: int) -> str:
    """Label of a level's row: ``level 2: randomised trial``."""
    return f"level {level}: {LEVELS[level]}"


# What decides a verdict, as numbers name it, and the words of its row; a verdict without a direct link has its own row.
_ROWS = {
    **{f"level {level}": level_row(level) for level in LEVELS},
    "off ladder": OFF_LADDER,
    "no level": NO_LEVEL,
    Verdict.INDIRECT: INDIRECT_ONLY,
    Verdict.HARM_REPORTED: Verdict.HARM_REPORTED,
}


def strength_rows(scope: Scope) -> tuple[str, ...]:
    """The rows of a block: every level, then what stands on none."""
    return tuple(_ROWS.get(row, row) for row in _deciding(scope))


def _deciding(scope: Scope) -> tuple[str, ...]:
    nothing = Verdict.NOTHING_CITED if scope is Scope.OWN else Verdict.NONE_KNOWN
    return (*_ROWS, Verdict.NOT_ADDRESSED, nothing, Verdict.NOT_ASSESSED)


def row_of(found: Assessment) -> str:
    """The row in which an assessment is counted: that of its deciding finding, else that of its verdict."""
    return _ROWS.get(decided(found), decided(found))


def strength_own(review: EvidenceReview) -> Table:
    """Claims by the finding that decides, over the studies that each claim's own document cites."""
    by_list, notes = count_of(f"reach.{CitedBy.LIST}", review), [*_READING]
    if by_list:
        notes.append(
            f"By list: {by_list} of {counted(count_of('claims', review), 'claim')}. No marker leads from them to a "
            "study, so the whole list of the document is taken."
        )
    return _strength(review, Scope.OWN, "strength-own", "by the studies that each claim's own document cites", notes)


def strength_all(review: EvidenceReview) -> Table:
    """Claims by the finding that decides, over all studies known here, whichever document cites them."""
    evidence = review.evidence
    wider = any(study.role is Role.WIDER for study in evidence.studies)
    studies = (
        f"by all studies {known_here(evidence)}, cited or not" if wider else "by the studies cited by any document"
    )
    notes = [*_READING, f"The studies are those {listed_here(evidence)}."]
    return _strength(review, Scope.ALL, "strength-all", studies, notes)


def _strength(review: EvidenceReview, scope: Scope, name: str, studies: str, notes: list[str]) -> Table:
    claims, provisional = (count_of(name, review) for name in ("claims", f"provisional.{scope}"))
    if provisional:
        notes.append(
            f"Provisional: {provisional} of {counted(claims, 'verdict')}. They would change if the facts that "
            "nobody has verified were left out."
        )
    capped = sum(bool(review.assessment(claim, scope).over_cap) for claim in review.evidence.claims)
    if capped:
        notes.append(
            "With a link that does not count until it is mended, as it says more than its finding can (fault "
            f"link-above-cap): {counted(capped, 'claim')}."
        )
    return Table(
        name,
        f"Claims by study design and strength, {studies}",
        f"How strong is the evidence behind each claim, {studies}? Rows are the rungs of {EDITION}, empty ones kept, "
        "then the claims that reach none; columns are verdicts; cells count claims.",
        count_columns(("About", "Study design"), verdicts_shown(scope, scope, review)),
        tuple(_strength_rows(review, scope)),
        tuple(notes),
        block="About",
    )


def _strength_rows(review: EvidenceReview, scope: Scope) -> Iterator[CountRow]:
    """The rows of each block and its total, then the total of all."""
    known, verdicts = review.once(numbers_by_id), verdicts_shown(scope, scope, review)
    for part in Block:
        for deciding in _deciding(scope):
            start, design = f"{part}.{scope}.{slug(deciding)}", _ROWS.get(deciding, str(deciding))
            if isinstance(deciding, Verdict):
                ids = [start if word is deciding else "" for word in verdicts]
            else:
                ids = [f"{start}.{slug(word)}" for word in verdicts]
            yield count_row((ABOUT[part], design), (*ids, start), known)
        ids = [f"{part}.{scope}.{slug(word)}" for word in verdicts]
        yield count_row((ABOUT[part], TOTAL), (*ids, part), known, total=True)
    ids = [f"{scope}.{slug(word)}" for word in verdicts]
    yield count_row((ALL_CLAIMS, TOTAL), (*ids, "claims"), known, total=True)


class Pair(NamedTuple):
    """A claim and a rated link to it."""

    claim: Claim
    one: RatedLink


def pairs(review: EvidenceReview) -> Table:
    """Every link that says more than *does not address*, with what it rests on."""
    bearing = [
        Pair(claim, one)
        for claim in review.evidence.claims
        for one in review.assessment(claim, Scope.ALL).weighed
        if one.link.stance is not Stance.DOES_NOT_ADDRESS
    ]
    judged = sum(len(review.assessment(claim, Scope.ALL).weighed) for claim in review.evidence.claims)
    return Table(
        "pairs",
        "Claim by study by phase",
        "Which study says what of which claim, and by which finding? One row a claim, study and phase of the study.",
        tuple(_pair_columns(review)),
        tuple(bearing),
        (
            f"Shown: {len(bearing)} of {counted(judged, 'judged pair')}; in the others the study does not address the "
            "claim.",
            "“Condition”, “Agent” and “Outcome” say how the study's compare with the claim's: same, narrower, broader, "
            "different or not stated.",
            "“Phase” is that of the finding; “whole study” where the link names no finding.",
        ),
        empty="No row: no judged link says more than “does not address”.",
    )


def _pair_columns(review: EvidenceReview) -> Iterator[TableColumn]:
    def cited(pair: Pair) -> bool:
        return pair.one.link.study in review.assessment(pair.claim, Scope.OWN).cited_studies.studies

    def level(pair: Pair) -> str | int:
        return level_of(pair.one, review.assessment(pair.claim, Scope.ALL))

    fits = "The study's against the claim's"
    yield TableColumn("Claim", "claim.id", leads=Home.CLAIMS)
    yield TableColumn("Place", "claim", words=place_of, under="Claim")
    yield TableColumn("Statement", "claim.statement", under="Claim", label=False)
    yield TableColumn("Study", "one.link.study", leads=Home.STUDIES)
    yield TableColumn("Cited by the document", cited, under="Study")
    yield TableColumn("Design", "one.study.design", under="Study")
    yield TableColumn("Phase", "one.finding.phase", WHOLE_STUDY, under="Study")
    yield TableColumn("Level", level, under="Study")
    yield TableColumn("Stance", "one.link.stance")
    yield TableColumn("Basis", "one.link.basis", NONE, under="Stance")
    yield TableColumn("Condition", "one.link.condition_fit", under=fits)
    yield TableColumn("Agent", "one.link.agent_fit", under=fits)
    yield TableColumn("Outcome", "one.link.outcome_fit", under=fits)
    yield TableColumn("Finding", "one.link.finding", "none named", leads=Home.FINDINGS)
    yield TableColumn("Verified", "one.finding.verified", "no finding named", under="Finding")
    yield TableColumn("Rationale", "one.link.rationale")
    yield TableColumn("Judged by", "one.link.judged_by", under="Rationale")


def level_of(one: RatedLink, found: Assessment) -> str | int:
    """Level of a weighed link for the claim's question, or the words that say why it has none."""
    if found.question is None:
        return NO_LEVEL
    return one.evidence_level.level if one.evidence_level.level is not None else one.evidence_level.why or OFF_LADDER
