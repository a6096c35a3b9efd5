"""Claims by study design and strength: the central table, for own and for all studies, and the pairs below it."""

from collections import Counter
from collections.abc import Iterator

from analysis.appraise.ladder import EDITION, LEVELS
from analysis.appraise.verdict import Assessment, CitedBy, RatedLink
from analysis.check.evidence_review import Block, EvidenceReview, block
from analysis.model.records import Claim
from analysis.model.words import Scope, Stance, Verdict
from analysis.show.tables.cells import NONE, Cell, framed, place_of, words, yes_no
from analysis.show.tables.frame import Frame
from analysis.text.prose.phrases import counted

OFF_LADDER = "off the ladder or ungraded"
NO_LEVEL = "no level applies"
INDIRECT_ONLY = "indirect only"
TOTAL = "total"
ALL_CLAIMS = "all claims"

# Verdicts that no direct link decided, and the row that each has to itself.
_ROW_OF = {
    Verdict.INDIRECT: INDIRECT_ONLY,
    Verdict.NOT_ADDRESSED: Verdict.NOT_ADDRESSED.value,
    Verdict.NOTHING_CITED: Verdict.NOTHING_CITED.value,
    Verdict.NONE_KNOWN: Verdict.NONE_KNOWN.value,
    Verdict.NOT_ASSESSED: Verdict.NOT_ASSESSED.value,
}

_READING = (
    "Each claim is counted once: in the row of the finding that decides its verdict, in the column of the verdict.",
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


def verdict_columns(scope: Scope) -> tuple[Verdict, ...]:
    """The verdicts that a scope can have, in the order of ``Verdict``."""
    other = Verdict.NONE_KNOWN if scope is Scope.OWN else Verdict.NOTHING_CITED
    return tuple(verdict for verdict in Verdict if verdict is not other)


def strength_rows(scope: Scope) -> tuple[str, ...]:
    """The rows of a block: every rung, then what stands on none."""
    nothing = Verdict.NOTHING_CITED if scope is Scope.OWN else Verdict.NONE_KNOWN
    unranked = (OFF_LADDER, NO_LEVEL, INDIRECT_ONLY, Verdict.NOT_ADDRESSED, nothing, Verdict.NOT_ASSESSED)
    return (*map(level_row, LEVELS), *(str(row) for row in unranked))


def row_of(found: Assessment) -> str:
    """The row in which an assessment is counted: that of its deciding finding, else that of its verdict."""
    verdict = found.verdict
    if verdict in _ROW_OF or found.deciding is None:
        return _ROW_OF.get(verdict, Verdict.NOT_ASSESSED.value)
    if found.question is None:
        return NO_LEVEL
    level = found.deciding.evidence_level.level
    return level_row(level) if level is not None else OFF_LADDER


def strength_own(review: EvidenceReview) -> Frame:
    """Claims by the finding that decides, over the studies that each claim's own document cites."""
    by_list = sum(
        review.assessment(claim, Scope.OWN).cited_studies.cited_by is CitedBy.LIST for claim in review.evidence.claims
    )
    notes = [*_READING]
    if by_list:
        notes.append(
            f"By list: {by_list} of {counted(len(review.evidence.claims), 'claim')}. No marker leads from them to a "
            "study, so the whole list of the document is taken."
        )
    return _strength(review, Scope.OWN, "strength-own", "by the studies that each claim's own document cites", notes)


def strength_all(review: EvidenceReview) -> Frame:
    """Claims by the finding that decides, over all studies known here, whichever document cites them."""
    wider = review.evidence.has_wider_studies
    studies = "by all studies listed here, cited or not" if wider else "by the studies cited by any document"
    notes = [*_READING, "The studies are those listed here; no systematic search was made."]
    return _strength(review, Scope.ALL, "strength-all", studies, notes)


def _strength(review: EvidenceReview, scope: Scope, name: str, studies: str, notes: list[str]) -> Frame:
    claims = review.evidence.claims
    cells = Counter(
        (block(claim), row_of(found), found.verdict) for claim in claims for found in [review.assessment(claim, scope)]
    )
    provisional = sum(scope in review.appraised.provisional.get(claim.id, ()) for claim in claims)
    if provisional:
        notes.append(
            f"Provisional: {provisional} of {counted(len(claims), 'verdict')}. They would change if the facts that "
            "nobody has verified were left out."
        )
    capped = sum(bool(review.assessment(claim, scope).over_cap) for claim in claims)
    if capped:
        notes.append(
            f"Counted as “{Verdict.NOT_ASSESSED}” until a link that says more than its finding can is mended (fault "
            f"link-above-cap): {counted(capped, 'claim')}."
        )
    return framed(
        name,
        f"Claims by study design and strength, {studies}",
        f"How strong is the evidence behind each claim, {studies}? Rows are the rungs of {EDITION}, empty ones kept, "
        "then the claims that reach none; columns are verdicts; cells count claims.",
        ("About", "Study design", *verdict_columns(scope), TOTAL),
        _strength_rows(cells, scope),
        notes,
    )


def _strength_rows(cells: Counter[tuple[Block, str, Verdict]], scope: Scope) -> Iterator[tuple[Cell, ...]]:
    columns = verdict_columns(scope)
    for part in Block:
        for row in strength_rows(scope):
            yield _with_total(part, row, [cells[part, row, verdict] for verdict in columns])
        yield _with_total(part, TOTAL, [_sum(cells, verdict, part) for verdict in columns])
    yield _with_total(ALL_CLAIMS, TOTAL, [_sum(cells, verdict) for verdict in columns])


def _with_total(part: str, row: str, counts: list[int]) -> tuple[Cell, ...]:
    return str(part), row, *counts, sum(counts)


def _sum(cells: Counter[tuple[Block, str, Verdict]], verdict: Verdict, part: Block | None = None) -> int:
    return sum(
        count for (where, _, what), count in cells.items() if what is verdict and (part is None or where is part)
    )


def pairs(review: EvidenceReview) -> Frame:
    """Every link that says more than *does not address*, with what it rests on."""
    columns = (
        *(
            "Claim",
            "Place",
            "Statement",
            "Study",
            "Cited by the document",
            "Design",
            "Phase",
            "Level",
            "Stance",
            "Basis",
        ),
        *("Condition", "Agent", "Outcome", "Finding", "Verified", "Rationale", "Judged by"),
    )
    bearing = [
        (claim, one)
        for claim in review.evidence.claims
        for one in review.assessment(claim, Scope.ALL).weighed
        if one.link.stance is not Stance.DOES_NOT_ADDRESS
    ]
    judged = sum(len(review.assessment(claim, Scope.ALL).weighed) for claim in review.evidence.claims)
    return framed(
        "pairs",
        "Claim by study by phase",
        "Which study says what of which claim, and by which finding? One row a claim, study and phase of the study.",
        columns,
        (_pair(claim, one, review) for claim, one in bearing),
        (
            f"Shown: {len(bearing)} of {counted(judged, 'judged pair')}; in the others the study does not address the "
            "claim.",
            "“Condition”, “Agent” and “Outcome” say how the study's compare with the claim's: same, narrower, broader, "
            "different or not stated.",
            "“Phase” is that of the finding; “whole study” where the link names no finding.",
        ),
        empty="No row: no judged link says more than “does not address”.",
    )


def _pair(claim: Claim, one: RatedLink, review: EvidenceReview) -> tuple[Cell, ...]:
    link, finding = one.link, one.finding
    cited = link.study in review.assessment(claim, Scope.OWN).cited_studies.studies
    return (
        claim.id,
        place_of(claim),
        claim.statement,
        link.study,
        yes_no(cited),
        one.study.design.value,
        finding.phase.value if finding else "whole study",
        level_of(one, review.assessment(claim, Scope.ALL)),
        link.stance.value,
        words(link.basis, NONE),
        link.condition_fit.value,
        link.agent_fit.value,
        link.outcome_fit.value,
        words(link.finding, "none named"),
        yes_no(finding.verified) if finding else "no finding named",
        link.rationale,
        link.judged_by,
    )


def level_of(one: RatedLink, found: Assessment) -> Cell:
    """Level of a weighed link for the claim's question, or the words that say why it has none."""
    if found.question is None:
        return NO_LEVEL
    return one.evidence_level.level if one.evidence_level.level is not None else one.evidence_level.why or OFF_LADDER
