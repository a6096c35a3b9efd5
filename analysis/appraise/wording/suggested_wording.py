"""The sentence offered: what a document could say instead of a claim and be right, from the rows of the studies listed.

One plain sentence, two where the first tells of the claim's own figure, harm counts or condition and a stronger design
stands beside it. It says what a study found, never what the treatment does.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import product
from operator import attrgetter
from typing import NamedTuple

from analysis.appraise.figure_match import match_figure
from analysis.appraise.ladder import LEVELS, EvidenceLevel, QuestionType, evidence_level
from analysis.appraise.question_fit import questions_of
from analysis.appraise.verdict.assessment import Assessment
from analysis.appraise.verdict.rated_link import DIRECT
from analysis.appraise.wording.result import in_words, treatment_in_words
from analysis.appraise.wording.source import in_sentence
from analysis.model.conclusions import Verdict
from analysis.model.evidence import Evidence
from analysis.model.records import Claim, Finding, Study
from analysis.model.words import Basis, Category, Fit, Measure, Stance, TermKind

# How far the study's term may be from the claim's before another study is closer.
_WITHIN = (Fit.SAME, Fit.NARROWER, Fit.NOT_STATED)
_FITS = (Fit.SAME, Fit.NARROWER, Fit.NOT_STATED, Fit.BROADER, Fit.DIFFERENT)

# Stances on a claim to which no level applies, most telling first.
_FACTS = (Stance.CONTRADICTS, Stance.SUPPORTS, Stance.PARTLY_SUPPORTS, Stance.INDIRECT)

# Categories whose claims are facts to look up, not results to measure.
_FACTUAL = (Category.PROTOCOL, Category.PROVIDER, Category.ACCESS)


class SuggestedWording(NamedTuple):
    """A sentence that would be true, and the ids of the rows that it rests on, in the order in which it tells them.

    Both tuples are empty where no study listed here bears on the claim. A study without a finding was linked for what
    it gave to its patients.
    """

    sentence: str
    findings: tuple[str, ...]
    studies: tuple[str, ...]


class _Tellable(NamedTuple):
    """A row that a sentence can be made of: a finding or, without one, what the study gave."""

    study: Study
    finding: Finding | None
    evidence_level: EvidenceLevel
    stance: Stance = Stance.INDIRECT
    basis: Basis | None = None
    condition: Fit = Fit.SAME
    agent: Fit = Fit.SAME
    outcome: Fit = Fit.SAME

    @property
    def within(self) -> bool:
        """Whether it was found in the claim's own condition, with its own agent."""
        return self.condition in _WITHIN and self.agent in _WITHIN

    @property
    def direct(self) -> bool:
        """Whether its link speaks of the claim itself."""
        return self.stance in DIRECT

    @property
    def counted(self) -> Decimal:
        """Its number, nought if it gives none."""
        return (self.finding.value if self.finding else None) or Decimal()

    @property
    def telling(self) -> bool:
        """Whether it gives a number or, without a finding, a dose."""
        return self.finding.value is not None if self.finding else bool(self.study.dose)


def suggested_wording(own: Assessment, known: Assessment, evidence: Evidence) -> SuggestedWording:
    """What could be said instead of a claim.

    The rows are those of the linked studies that bear on the claim in any way: the document's own studies first, else
    all that are known here, else the findings of the closest question that the claim falls under. Of these the one of
    the strongest design is told. Before it comes, where it is another, the finding that agrees with the claim's own
    figure; for a claim of safety what was counted of the harm; else, where the strongest concerns another condition or
    agent, the strongest for the claim's own. Where no level applies, a study that bears the claim out or refutes it
    stands before any design.

    Parameters
    ----------
    own, known
        The claim's assessments over its document's own studies and over all that are known here.
    evidence
        What the rows are taken from.
    """
    claim = known.claim
    rows = _linked(own) or _linked(known) or _asked(claim, evidence)
    if claim.category is Category.SAFETY:
        rows = tuple(filter(_counts_harm, rows)) or tuple(filter(_counts_harm, _linked(known))) or rows
    if not rows:
        return SuggestedWording(_nothing(claim, known, evidence), (), ())
    best = min(rows, key=_strength if known.question else _bearing)
    beside = known.question is not None or claim.category is Category.SAFETY
    first = _nearest(claim, rows, best, own, evidence) if beside else best
    told = tuple(dict.fromkeys((first, best)))
    findings = tuple(row.finding.id for row in told if row.finding)
    sentences = (
        in_words(row.finding, row.study, evidence, row.basis)
        if row.finding
        else treatment_in_words(row.study, regimen=claim.category is Category.PROTOCOL)
        for row in told
    )
    return SuggestedWording(" ".join(sentences), findings, tuple(dict.fromkeys(row.study.study for row in told)))


def _linked(assessment: Assessment) -> tuple[_Tellable, ...]:
    judged = attrgetter("stance", "basis", "condition_fit", "agent_fit", "outcome_fit")
    speaking = (one for one in assessment.weighed if one.link.stance is not Stance.DOES_NOT_ADDRESS)
    return tuple(_Tellable(one.study, one.finding, one.evidence_level, *judged(one.link)) for one in speaking)


def _asked(claim: Claim, evidence: Evidence) -> tuple[_Tellable, ...]:
    """Rows of the closest question that the claim falls under and that names findings."""
    for fit in questions_of(claim, evidence):
        found = [evidence.finding[key] for key in fit.question.findings.split() if key in evidence.finding]
        rows = tuple(
            _Tellable(study, one, evidence_level(study, one.phase, QuestionType.BENEFIT, evidence))
            for one in found
            if (study := evidence.study.get(one.study))
        )
        if rows:
            return rows
    return ()


def _counts_harm(row: _Tellable) -> bool:
    return row.finding is not None and row.finding.measure in (Measure.COUNT, Measure.SHARE_WITH_EVENT)


def _strength(row: _Tellable) -> tuple[object, ...]:
    """What stands first is told: strongest comparison, level, bearing on the claim itself, its own terms, a number."""
    return (
        -row.evidence_level.tier,
        row.evidence_level.level or len(LEVELS) + 1,
        not row.direct,
        not row.within,
        row.outcome is Fit.DIFFERENT,
        not row.telling,
        *(_FITS.index(fit) for fit in (row.condition, row.agent, row.outcome)),
        -(row.study.participants or 0),
    )


def _bearing(row: _Tellable) -> tuple[object, ...]:
    """As ``_strength``, but where no level applies what bears the claim out or refutes it stands before any design."""
    return _FACTS.index(row.stance), *_strength(row)


def _nearest(
    claim: Claim, rows: tuple[_Tellable, ...], best: _Tellable, own: Assessment, evidence: Evidence
) -> _Tellable:
    """The row to tell before the strongest; the strongest itself if there is none."""
    if claim.category is Category.SAFETY:
        return min(filter(_counts_harm, rows), key=_harm, default=best)
    agreeing = {one.finding for one in match_figure(claim, own.cited_studies.studies, evidence) if one.agrees}
    told = [row for row in rows if row.finding in agreeing]
    if told or best.within:
        return min(told, key=_strength, default=best)
    return min((row for row in rows if row.within), key=_strength, default=best)


def _harm(row: _Tellable) -> tuple[object, ...]:
    """What stands first is told of a harm: events counted before shares, the harm itself before others, the most."""
    return row.finding is None or row.finding.measure is not Measure.COUNT, not row.direct, -row.counted


def _nothing(claim: Claim, known: Assessment, evidence: Evidence) -> str:
    """What can be said where no study bears on the claim; of results only if none falls under its terms."""
    has_result = (claim.outcome, claim.agent, claim.condition) in evidence.once(_found)
    if claim.category in _FACTUAL or not claim.agent or has_result:
        named = "; ".join(filter(None, (claim.outcome, claim.agent, claim.condition)))
        bears = f"bears on this claim{f' ({named})' if named else ''}"
    else:
        outcome = f" on {claim.outcome}" if claim.outcome else ""
        agent = f" {'with' if outcome else 'for'} {claim.agent}"
        condition = f" in {in_sentence(claim.condition)}" if claim.condition else ""
        bears = f"gives a result{outcome}{agent}{condition}"
    if known.verdict is Verdict.NOT_ASSESSED:
        return f"Whether a study listed here {bears} was not assessed."
    return f"No study listed here, as read, {bears}."


def _found(evidence: Evidence) -> frozenset[tuple[str, ...]]:
    """Outcome, agent and condition of every finding, each also by its broader terms and by none."""
    found = {
        (finding.outcome, study.agent, study.condition)
        for finding in evidence.findings
        if (study := evidence.study.get(finding.study))
    }
    return frozenset(terms for one in found for terms in product(*_broadened(*one, evidence)))


def _broadened(outcome: str, agent: str, condition: str, evidence: Evidence) -> Iterator[tuple[str, ...]]:
    yield "", *evidence.lineage(outcome, TermKind.OUTCOME), *evidence.lineage(outcome, TermKind.HARM)
    yield "", *evidence.lineage(agent, TermKind.AGENT)
    yield "", *evidence.lineage(condition, TermKind.CONDITION)
