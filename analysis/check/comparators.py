"""Flags on comparators: what a claim says it is better than, against what its study compared with."""

import re
from collections.abc import Iterator

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.verdict.cited_studies import CitedBy
from analysis.appraise.verdict.rated_link import RatedLink
from analysis.check.attribution import bearing_on
from analysis.check.manuals import example, source
from analysis.model.problem import Remark, on_claim
from analysis.model.records import Claim
from analysis.model.words import TermKind

# A comparator's name by which nobody can tell what was given: it may be anything, and is never held against anything.
_UNTOLD = re.compile(
    r"\b(?:placebos?|shams?|dummy|inactive|inert|vehicle|controls?|usual|standard|routine|conventional|normal|other"
    r"|alternatives?|comparators?|single)\b",
    re.IGNORECASE,
)
# Names of having nothing, which are one comparator.
_NOTHING = re.compile(
    r"\b(?:no (?:\w+ )?(?:treatment|therapy|intervention)|nothing|untreated|without (?:\w+ )?treatment|waiting[ -]list"
    r"|wait[ -]?list)\b",
    re.IGNORECASE,
)
_SMALL_WORDS = frozenset(["a", "alone", "an", "and", "any", "in", "of", "on", "only", "or", "the", "to", "with"])


@source("indirect comparisons (GRADE guidelines 8, J Clin Epidemiol 2011;64:1303-10).")
@example("claims.csv", "comparator,sourcing,marker", passes="placebo,explicit,[1]", fails="wrist bands,explicit,[1]")
@example("studies.csv", "study,comparator", fails="ito2011,dimenhydrinate")
def other_comparator(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A claim compares with one thing, and the study that its marker leads to compared with another.

    Better than nothing is not better than a treatment. Only studies that a marker leads to and that bear on the claim
    are looked at; names that do not say what was given ("placebo", "usual care") and names that share a word are not
    held against each other.
    """
    for claim in appraised.evidence.claims:
        bearing = _bearing(claim, appraised) if claim.comparator else []
        if bearing and all(_unlike(claim.comparator, one.study.comparator, appraised) for one in bearing):
            found = ", ".join(
                f"{one.study.study} ({one.study.comparator or 'without a comparison group'})" for one in bearing
            )
            yield on_claim(
                claim,
                "comparator",
                f"compares with {claim.comparator}",
                f"what its marker leads to compared otherwise: {found}",
                "name the comparison that was made, or cite a study of the one that is claimed",
                bearing[0].study.study,
            )


def _bearing(claim: Claim, appraised: AppraisedEvidence) -> list[RatedLink]:
    """The links to studies that the claim's marker leads to and that address it; empty without a marker."""
    marked = appraised.own[claim.id].cited_studies.cited_by is CitedBy.MARKER
    return bearing_on(claim, appraised) if marked else []


def _unlike(claimed: str, studied: str, appraised: AppraisedEvidence) -> bool:
    """Whether two names of comparators surely mean two things."""
    if not studied:
        return True
    if _UNTOLD.search(claimed) or _UNTOLD.search(studied):
        return False
    nothing = [bool(_NOTHING.search(name)) for name in (claimed, studied)]
    if any(nothing):
        return not all(nothing)
    lines = (appraised.evidence.lineage(name, TermKind.AGENT) for name in (claimed, studied))
    ours, theirs = ({word for term in line for word in _words(term)} for line in lines)
    return ours.isdisjoint(theirs)


def _words(name: str) -> set[str]:
    from analysis.text.citation.references import american, words

    return {american(word).removesuffix("s") for word in words(name)} - _SMALL_WORDS
