"""Cards: a claim with both its verdicts and its flags, as every report shows them."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from analysis.appraise.raters.rated_pairs import RatedPair, overruled
from analysis.appraise.verdict.assessment import Assessment
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import Scope
from analysis.model.evidence import grouped
from analysis.model.problem import Problem
from analysis.model.records import Claim
from analysis.text.prose.phrases import listed, sentence


class CardFlag(NamedTuple):
    """A flag on the claim.

    ``anchor`` is its own name within a report: the claim's and the check's, numbered from its second. ``message`` is
    its sentence beside the claim; ``provisional`` whether it would go without the facts that
    nobody has verified; ``rank`` its place among all flags, 0 for the gravest.
    """

    problem: Problem
    anchor: str
    message: str
    provisional: bool
    rank: int


class ClaimCard(NamedTuple):
    """A claim in its place with what comes of it.

    ``own``, ``all``: The verdicts over the document's own studies, and over all that are listed here.
    ``flags``: Gravest first.
    ``overruled``: Studies on which all its raters agree and another word was adjudicated.
    ``settle``: What would settle the claim; empty where it does not apply.
    """

    claim: Claim
    own: Assessment
    all: Assessment
    flags: tuple[CardFlag, ...]
    overruled: tuple[RatedPair, ...]
    settle: str

    @property
    def heads(self) -> tuple[str, ...]:
        """What is wrong with it, in a few words each, the gravest first; none for a claim without a flag."""
        return tuple(dict.fromkeys(str(flag.problem.head) for flag in self.flags))


def cards(review: EvidenceReview) -> tuple[ClaimCard, ...]:
    """The card of every claim, in the order of ``claims.csv``; empty without claims."""
    flags, needed = _flags(review), review.appraised.evidence_needed
    pairs = grouped((pair.claim, pair) for pair in review.evidence.once(overruled))
    return tuple(
        ClaimCard(
            claim=claim,
            own=review.assessment(claim, Scope.OWN),
            all=review.assessment(claim, Scope.ALL),
            flags=flags.get(claim.id, ()),
            overruled=pairs.get(claim.id, ()),
            settle=needed[claim.id].words if claim.id in needed else "",
        )
        for claim in review.evidence.claims
    )


def _flags(review: EvidenceReview) -> Mapping[str, tuple[CardFlag, ...]]:
    """Flags by claim, gravest first; claims without any are not there."""
    seen: Counter[str] = Counter()
    found = list[tuple[str, CardFlag]]()
    for rank, problem in enumerate(review.priority.gravest_first(review.flags_on_claims)):
        for claim in problem.claims:
            name = f"{claim}-{problem.check}"
            seen[name] += 1
            anchor = name if seen[name] == 1 else f"{name}-{seen[name]}"
            unsure = problem.check in review.provisional_flags.get(claim, ())
            found.append((claim, CardFlag(problem, anchor, sentence(_told(problem, claim)), unsure, rank)))
    return grouped(found)


def _told(problem: Problem, claim: str) -> str:
    """What a flag says on the card of a claim, which stands for the claim's own words."""
    subject = problem.subject
    if claim not in subject.claims or subject.mark:
        return problem.beside(claim)
    others = (one for one in subject.claims if one != claim)
    return f"{listed(('this claim', *others))} {problem.reason}"
