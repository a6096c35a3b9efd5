"""The rows behind the frames that follow from the tables: problems in their order, claims and pairs as judged."""

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from analysis.appraise.raters.rated_pairs import RatedPair, rated_pairs
from analysis.appraise.verdict.assessment import Assessment
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import Kind, Scope
from analysis.model.judgements import Link
from analysis.model.problem import Problem
from analysis.model.records import Claim, Study
from analysis.model.words import Category
from analysis.show.topics import stances_on
from analysis.show.value import NOT_JUDGED


class RankedProblem(NamedTuple):
    """A problem, and of a flag its place among all, 1 the gravest; its document and line; whether it is provisional."""

    problem: Problem
    rank: int | None
    document: str
    line: int | None
    provisional: bool | None


def ranked_problems(review: EvidenceReview, *kinds: Kind) -> Iterator[RankedProblem]:
    """Problems of these kinds: faults as ``check`` lists them, then flags, gravest first."""
    claims = review.evidence.claim
    flags = [one for one in review.problems if one.kind is Kind.FLAG]
    order = {id(flag): rank for rank, flag in enumerate(review.priority.gravest_first(flags), 1)}
    for one in sorted(review.problems, key=lambda problem: order.get(id(problem), 0)):
        if one.kind in kinds:
            claim = claims.get(one.claim)
            flag = one.kind is Kind.FLAG
            yield RankedProblem(
                one,
                order.get(id(one)),
                claim.document if claim else one.document,
                claim.line if claim else None,
                review.is_provisional(one) if flag else None,
            )


class JudgedClaim(NamedTuple):
    """A claim with its verdicts, the scopes over which they are provisional, and how many checks flag it."""

    claim: Claim
    own: Assessment
    all: Assessment
    provisional: tuple[Scope, ...]
    flags: int


def judged_claims(review: EvidenceReview) -> Iterator[JudgedClaim]:
    """Every claim, in file order."""
    for claim in review.evidence.claims:
        own, known = (review.assessment(claim, scope) for scope in Scope)
        unsure = review.appraised.provisional.get(claim.id, ())
        yield JudgedClaim(claim, own, known, tuple(unsure), len(review.flags.get(claim.id, ())))


class JudgedPair(NamedTuple):
    """A claim and a study: the stance, whether cited, deciding or screened, and the claim that it was carried from."""

    claim: str
    study: Study
    stance: str
    cited: bool
    decides: bool
    screened: bool
    carried: str | None


def judged_pairs(review: EvidenceReview) -> Iterator[JudgedPair]:
    """Every claim with every study, in file order."""
    for claim in review.evidence.claims:
        own, known = (review.assessment(claim, scope) for scope in Scope)
        stances, aside = stances_on(claim, review), {row.study for row in known.screened}
        for study in review.evidence.studies:
            yield JudgedPair(
                claim.id,
                study,
                stances.get(study.study, NOT_JUDGED),
                study.study in own.cited_studies.studies,
                known.deciding is not None and known.deciding.study.study == study.study,
                study.study in aside,
                next((one.link.carried_from for one in known.carried if one.study is study), None),
            )


class SharedPair(NamedTuple):
    """A pair that two raters judged: what its claim is about, who they are, their links, and what all made of it."""

    category: Category
    raters: tuple[str, str]
    first: Link
    second: Link
    pair: RatedPair


def shared_pairs(review: EvidenceReview) -> Iterator[SharedPair]:
    """Every pair of a claim and a study that two raters judged, once for each two raters, in file order."""
    claims = review.evidence.claim
    for pair in review.evidence.once(rated_pairs):
        for (one, first), (other, second) in combinations(pair.rated.items(), 2):
            if pair.claim in claims:
                yield SharedPair(claims[pair.claim].category, (one, other), first, second, pair)
