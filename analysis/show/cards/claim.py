"""Cards: everything that is known of one claim, in words, as every report shows it."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from analysis.appraise.certainty import LABEL, QuestionFit
from analysis.appraise.verdict import RULES, Assessment
from analysis.appraise.wording.suggested_wording import SuggestedWording
from analysis.check.evidence_review import EvidenceReview
from analysis.check.priority import Priority
from analysis.model.judgements import Disagreement
from analysis.model.place import in_document
from analysis.model.problem import Problem
from analysis.model.records import Claim
from analysis.model.words import Category, Scope, Severity, Verdict
from analysis.show.cards.study import CardStudy, Silent, card_studies, judges, not_assessed, silent_studies
from analysis.show.tables.cells import NONE, NOT_STATED, figure_of, with_kinds, words
from analysis.show.tables.claims import REACHED, would_change
from analysis.show.tables.strength import OFF_LADDER, level_of, row_of
from analysis.show.value import Home, Phrase, names
from analysis.text.prose.phrases import sentence

#: What a disagreement names where it names no other claim.
ITS_REFERENCES = "the references that the document prints"


class CardVerdict(NamedTuple):
    """The verdict over one scope, and what it was taken from.

    Attributes
    ----------
    scope, verdict
        The document's own studies or all that are listed here, and what they together say.
    number, rule
        The line of the rule table that decided, from 1; in words with its number.
    reached
        How the document leads to its studies; empty over all studies.
    decided_by
        Key of the study that decides; empty if no direct link does.
    level
        The deciding finding's level with its rung, or why there is none.
    provisional
        Whether it would be another without the facts that nobody has verified.
    """

    scope: Scope
    verdict: Verdict
    number: int
    rule: str
    reached: str
    decided_by: str
    level: str
    provisional: bool


class CardFlag(NamedTuple):
    """A flag on the claim.

    ``anchor`` is its own name within a report: the claim's and the check's, numbered from its second. ``message`` and
    ``remedy`` are sentences; ``study`` is empty where the flag concerns none; ``provisional`` whether it would go
    without the facts that nobody has verified; ``rank`` its place among all flags, 0 for the gravest.
    """

    anchor: str
    check: str
    severity: Severity
    message: str
    remedy: str
    study: str
    provisional: bool
    rank: int


class CardDisagreement(NamedTuple):
    """A judgement that the claim and another cannot both hold, or strain each other.

    ``other`` is the other claim's id, ``place`` its document and line and ``quote`` its words; the first two are empty
    where the claim disagrees with the references that its document prints.
    """

    id: str
    kind: str
    severity: Severity
    other: str
    place: str
    quote: str
    note: str
    judged_by: str


class CardQuestion(NamedTuple):
    """A clinical question that the claim falls under: its words, how its terms fit, and its certainty.

    ``certainty`` is the level, or why there is none; ``label`` says over which studies.
    """

    id: str
    question: str
    fit: str
    certainty: str
    label: str


class ClaimCard(NamedTuple):
    """A claim in its place with everything that bears on it.

    Attributes
    ----------
    claim, document, title, line, quote, statement
        Where it stands, its exact words and its proposition.
    category, sourcing
        As in ``claims.csv``.
    about
        Label and value of what else the row says; a blank is worded, and only a note is left out where there is none.
    own, all
        The verdicts.
    certainty
        The questions that it falls under, closest first; empty where none applies.
    studies, silent, not_assessed
        Studies that speak of it or beside it; those that do not address it, each reason once; those nobody judged.
    flags
        Gravest first.
    provisional
        What would change without the facts that nobody has verified; ``no`` if nothing.
    disagreements
        In the order of ``disagreements.csv``.
    settle, offered
        What would settle it, and the sentence that would be true; empty where neither applies.
    rests_on
        Findings and studies that the offered sentence rests on.
    judged_by
        Who judged, with what they are.
    """

    claim: str
    document: str
    title: str
    line: int
    quote: str
    statement: str
    category: str
    sourcing: str
    about: tuple[tuple[str, str], ...]
    own: CardVerdict
    all: CardVerdict
    certainty: tuple[CardQuestion, ...]
    studies: tuple[CardStudy, ...]
    studies_not_addressing: tuple[Silent, ...]
    not_assessed: tuple[str, ...]
    flags: tuple[CardFlag, ...]
    provisional: str
    disagreements: tuple[CardDisagreement, ...]
    settle: str
    offered: str
    rests_on: Phrase
    judged_by: tuple[str, ...]

    @property
    def place(self) -> str:
        """Document and line in words."""
        return in_document(self.document, self.line)


def cards(review: EvidenceReview) -> tuple[ClaimCard, ...]:
    """The card of every claim, in the order of ``claims.csv``; empty without claims."""
    flags = _flags(review)
    disagreements = _disagreements(review)
    return tuple(
        _card(claim, flags.get(claim.id, ()), disagreements.get(claim.id, ()), review)
        for claim in review.evidence.claims
    )


def _card(
    claim: Claim,
    flags: tuple[CardFlag, ...],
    disagreements: tuple[CardDisagreement, ...],
    review: EvidenceReview,
) -> ClaimCard:
    document = review.evidence.document.get(claim.document)
    own, over_all = (review.assessment(claim, scope) for scope in (Scope.OWN, Scope.ALL))
    studies, silent = card_studies(own, over_all), silent_studies(over_all)
    instead = review.appraised.suggested_wording[claim.id]
    needed = review.appraised.evidence_needed.get(claim.id)
    return ClaimCard(
        claim=claim.id,
        document=claim.document,
        title=document.title if document else claim.document,
        line=claim.line,
        quote=claim.quote,
        statement=claim.statement,
        category=claim.category.value,
        sourcing=claim.sourcing.value,
        about=_about(claim),
        own=_verdict(own, review),
        all=_verdict(over_all, review),
        certainty=tuple(_question(fit, review) for fit in review.appraised.questions.get(claim.id, ())),
        studies=studies,
        studies_not_addressing=silent,
        not_assessed=not_assessed(over_all),
        flags=flags,
        provisional=str(would_change(claim, review)) or "no",
        disagreements=disagreements,
        settle=needed.words if needed else "",
        offered=instead.sentence,
        rests_on=_rows(instead),
        judged_by=with_kinds(judges(studies, silent), review.evidence),
    )


def _rows(instead: SuggestedWording) -> Phrase:
    """The findings and studies that a sentence rests on."""
    findings, studies = names(Home.FINDINGS, instead.findings), names(Home.STUDIES, instead.studies)
    return Phrase((*findings, *((", ",) if findings and studies else ()), *studies))


def _about(claim: Claim) -> tuple[tuple[str, str], ...]:
    bare_indication = claim.category is Category.INDICATION
    return (
        ("Category", claim.category.value),
        ("Direction", claim.direction.value),
        ("Condition", words(claim.condition, NOT_STATED)),
        ("Agent", words(claim.agent, "not about the treatment")),
        ("Comparator", words(claim.comparator, NONE)),
        ("Outcome", words(claim.outcome, "none promised" if bare_indication else NOT_STATED)),
        ("Figure", figure_of(claim)),
        ("Stated design", words(claim.stated_design, NONE)),
        ("Wording", claim.wording.value),
        ("Sourcing", claim.sourcing.value),
        ("Marker", words(claim.marker, NONE)),
        *((("Note", claim.note),) if claim.note else ()),
    )


def _verdict(found: Assessment, review: EvidenceReview) -> CardVerdict:
    row = row_of(found)
    deciding = found.deciding
    level = str(level_of(deciding, found)) if deciding and row == OFF_LADDER else row
    own = found.scope is Scope.OWN
    return CardVerdict(
        scope=found.scope,
        verdict=found.verdict,
        number=found.rule,
        rule=f"rule {found.rule}: {RULES[found.rule - 1].links}",
        reached=REACHED.get(found.cited_studies.cited_by, found.cited_studies.cited_by) if own else "",
        decided_by=deciding.study.study if deciding else "",
        level=level if deciding else "no study decides",
        provisional=found.scope in review.appraised.provisional.get(found.claim.id, ()),
    )


def _question(fit: QuestionFit, review: EvidenceReview) -> CardQuestion:
    rating = review.appraised.certainty[fit.question.id]
    return CardQuestion(fit.question.id, fit.question.words, fit.words, rating.words, LABEL)


def _flags(review: EvidenceReview) -> Mapping[str, tuple[CardFlag, ...]]:
    """Flags by claim, gravest first; claims without any are not there."""
    seen: Counter[str] = Counter()
    found: dict[str, list[CardFlag]] = {}
    for rank, problem in enumerate(Priority(review).gravest_first(review.flags_on_claims)):
        name = f"{problem.claim}-{problem.check}"
        seen[name] += 1
        anchor = name if seen[name] == 1 else f"{name}-{seen[name]}"
        found.setdefault(problem.claim, []).append(_flag(problem, anchor, rank, review))
    return {claim: tuple(flags) for claim, flags in found.items()}


def _flag(problem: Problem, anchor: str, rank: int, review: EvidenceReview) -> CardFlag:
    claim = review.evidence.claim[problem.claim]
    return CardFlag(
        anchor=anchor,
        check=problem.check,
        severity=problem.severity,
        message=sentence(problem.beside(claim.id)),
        remedy=sentence(problem.remedy),
        study=problem.study,
        provisional=problem.check in review.provisional_flags.get(claim.id, ()),
        rank=rank,
    )


def _disagreements(review: EvidenceReview) -> Mapping[str, tuple[CardDisagreement, ...]]:
    """Disagreements by each of their claims; claims without any are not there."""
    found: dict[str, list[CardDisagreement]] = {}
    for row in review.evidence.disagreements:
        for claim, other in ((row.claim, row.other), (row.other, row.claim)):
            if claim:
                found.setdefault(claim, []).append(_disagreement(row, other, review))
    return {claim: tuple(rows) for claim, rows in found.items()}


def _disagreement(row: Disagreement, other: str, review: EvidenceReview) -> CardDisagreement:
    claim = review.evidence.claim.get(other)
    place = claim.place if claim else ""
    quote = claim.quote if claim else ITS_REFERENCES
    return CardDisagreement(
        id=row.id,
        kind=row.kind.value,
        severity=row.severity,
        other=other,
        place=place,
        quote=quote,
        note=row.note,
        judged_by=row.judged_by,
    )
