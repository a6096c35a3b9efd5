"""Figures and designs that claims state, each held against what the studies report."""

from collections.abc import Iterator

from analysis.appraise.design import DesignComparison
from analysis.appraise.figure_match import Attribution, FigureMatch, is_result
from analysis.appraise.witness import agreeing, naming, witnesses
from analysis.check.design import why
from analysis.check.evidence_review import HEADLINE_BLOCKS, EvidenceReview, block
from analysis.model.records import Claim, Study
from analysis.model.words import Comparison, Scope
from analysis.show.tables.cells import (
    NONE,
    NOT_APPLICABLE,
    NOT_READ,
    NOT_STATED,
    Cell,
    control_of,
    counts_of,
    figure_of,
    framed,
    interval_of,
    value_of,
    words,
    yes_no,
)
from analysis.show.tables.frame import Frame
from analysis.text.prose.phrases import counted, listed

_INTERVAL = "95 % interval (sampling error only)"
_NO_FINDING = (NONE,) * 14


def figures(review: EvidenceReview) -> Frame:
    """Figures of benefit and safety claims beside every finding of the documents' studies in their unit."""
    claims = [claim for claim in review.evidence.claims if is_result(claim) and block(claim) in HEADLINE_BLOCKS]
    columns = (
        *("Claim", "Words", "Figure", "Finding", "Study", "Design", "Phase", "Months", "Agent", "Condition", "Outcome"),
        *("Measure", "Value", "Control arm", "Counts", _INTERVAL, "Verified", "Comparison", "Why"),
    )
    return framed(
        "figures",
        "Figures in claims against findings",
        "Which result gives the figure that a claim states? One row a claim and finding with a value in the claim's "
        "unit.",
        columns,
        (row for claim in claims for row in _figure(claim, review)),
        (
            _agreeing(claims, review),
            "“Figure” is as the document prints it; agent and condition are those of the study.",
            "The interval is Wilson's, for the sampling error of a share of people; it says nothing of bias.",
        )
        if claims
        else (),
        empty="No row: no claim of benefit or safety states a figure.",
    )


def _agreeing(claims: list[Claim], review: EvidenceReview) -> str:
    """How many figures agree with a finding, and how many of these only with one that nobody has verified."""
    agreeing = {
        claim.id: [
            one for one in review.appraised.figure_matches.get(claim.id, ()) if one.comparison is Comparison.AGREES
        ]
        for claim in claims
    }
    unsure = [claim for claim, traces in agreeing.items() if traces and not any(one.finding.verified for one in traces)]
    found = sum(map(bool, agreeing.values()))
    only = f"; {len(unsure)} of {found} only with one that nobody has verified ({listed(unsure)})" if unsure else ""
    return (
        f"Agreeing with a finding: {found} of {counted(len(claims), 'figure')}{only}. A figure agrees only if number "
        "and quantity agree."
    )


def _figure(claim: Claim, review: EvidenceReview) -> Iterator[tuple[Cell, ...]]:
    head = (claim.id, claim.quote, figure_of(claim))
    traces = review.appraised.figure_matches.get(claim.id, ())
    for one in traces:
        yield (*head, *_traced(one, review))
    if not traces:
        cited = review.assessment(claim, Scope.OWN).cited_studies.studies
        missing = (
            f"no recorded finding of {listed(cited)} has a value in {claim.unit}" if cited else "no study is cited"
        )
        yield (*head, *_NO_FINDING, Comparison.CANNOT_TELL.value, missing)


def _traced(one: FigureMatch, review: EvidenceReview) -> tuple[Cell, ...]:
    finding = one.finding
    study = review.evidence.study.get(finding.study)
    return (
        finding.id,
        finding.study,
        study.design.value if study else "not in studies.csv",
        finding.phase.value,
        words(finding.months, NOT_READ),
        study.agent if study else NOT_STATED,
        study.condition if study else NOT_STATED,
        finding.outcome,
        finding.measure.value,
        value_of(finding),
        control_of(finding),
        counts_of(finding, study),
        interval_of(finding, study),
        yes_no(finding.verified),
        one.comparison.value,
        one.why,
    )


def designs(review: EvidenceReview) -> Frame:
    """Evidence that claims name, its design held against the study that each seems to speak of."""
    found = review.appraised.designs.values()
    stated = sum(one.stated is not None for one in found)
    columns = (
        *(
            "Claim",
            "Words",
            "Stated design",
            "Taken as",
            "Outcome",
            "Attributed study",
            "Its design",
            "Witnesses",
            "Witnesses that agree",
            "Finding",
            "Verified",
        ),
        *("Gap in levels", "Why", "Without unverified facts"),
    )
    return framed(
        "designs",
        "Stated designs against the studies",
        "Is the study behind a claim of the design that the document says? One row a claim that names its evidence.",
        columns,
        (_design(one, review) for one in sorted(found, key=lambda one: one.stated is None)),
        (
            f"{counted(len(found), 'claim')} of {len(review.evidence.claims)} "
            f"{'names' if len(found) == 1 else 'name'} evidence in the sentence; the words of {stated} of them name a "
            "design. Words that name none, such as “studies”, are vague and overstate no design.",
            "The attributed study is the one that a marker leads to, else the one whose findings give the figures of "
            "the sentence; the finding is the claim's own or, where it has none, another of the same sentence.",
            "“Gap in levels”: how many levels the finding stands below the stated design; “not known” where either "
            "has none.",
            "Witnesses of the study's design, kept apart: our table, the study's own title, and its publication type "
            "where one is recorded. Those that agree with the stated design are counted out of those that name one.",
        ),
        empty="No row: no claim names its evidence.",
    )


def _design(one: DesignComparison, review: EvidenceReview) -> tuple[Cell, ...]:
    attributed = one.attributed
    study = review.evidence.study.get(attributed.study) if attributed else None
    finding = attributed.finding if attributed else None
    return (
        one.claim.id,
        one.claim.quote,
        one.claim.stated_design,
        one.stated.value if one.stated else "no design",
        one.outcome.value,
        attributed.study if attributed else "none can be named" if one.stated else NOT_APPLICABLE,
        study.design.value if study else NONE,
        *_witnessed(one, study, review),
        finding.id if finding else "named by its marker" if attributed else NONE,
        _verified(attributed),
        one.gap if one.gap is not None else "not known" if one.stated else NOT_APPLICABLE,
        why(one, review.evidence),
        _without_unverified(one, review),
    )


def _witnessed(one: DesignComparison, study: Study | None, review: EvidenceReview) -> tuple[str, str]:
    """What the witnesses of the study's design say, and how many of them agree with the design stated."""
    if study is None or one.stated is None:
        return NONE, NOT_APPLICABLE
    found = witnesses(study, review.evidence)
    return " · ".join(map(str, found)), f"{len(agreeing(found, one.stated))} of {len(naming(found))}"


def _verified(attributed: Attribution | None) -> str:
    if attributed is None:
        return NONE
    return yes_no(attributed.verified) if attributed.finding else "not needed: named by its marker"


def _without_unverified(one: DesignComparison, review: EvidenceReview) -> str:
    """The outcome with the unverified facts left out, with its reason where it would be another."""
    verified = review.appraised.verified
    other = verified.designs.get(one.claim.id)
    if other is None or other.outcome is one.outcome:
        return "the same"
    return f"{other.outcome}: {why(other, verified.evidence)}"
