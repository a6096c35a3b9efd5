"""Which claims a subset of a review holds."""

from collections.abc import Iterable, Mapping

from analysis.appraise.verdict.rules import UNSUPPORTED
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import Scope, Verdict
from analysis.model.words import Category, TermKind
from analysis.notebook.known import Chosen, chosen

#: The word for every verdict that leaves a claim without support.
NO_SUPPORT = "unsupported"
_WITHOUT_SUPPORT = (*UNSUPPORTED, Verdict.NONE_KNOWN)

_TERMS = {"condition": TermKind.CONDITION, "agent": TermKind.AGENT}


def claims_where(review: EvidenceReview, over: Scope, words: Mapping[str, Chosen]) -> set[str]:
    """Ids of the claims for which each of ``words`` holds, by field; see ``Review.subset``.

    Raises
    ------
    UnknownName
        If a word is not known.
    """
    evidence, whole = review.evidence, (review.whole or review).evidence
    kept = set(evidence.claim)
    for field, kind in _TERMS.items():
        there = {one.term for one in whole.terms if one.kind is kind} | {getattr(one, field) for one in whole.claims}
        wanted = chosen(words[field], there - {""}, field)
        if wanted is not None:
            under = {term for term in there if wanted.intersection(whole.lineage(term, kind))}
            kept &= {one.id for one in evidence.claims if getattr(one, field) in under}
    said: dict[str, tuple[Iterable[str], Mapping[str, str]]] = {
        "document": (whole.document, {claim.id: claim.document for claim in evidence.claims}),
        "category": (Category, {claim.id: claim.category for claim in evidence.claims}),
        "verdict": ((*Verdict, NO_SUPPORT), {claim.id: review.verdict(claim, over) for claim in evidence.claims}),
    }
    for field, (there_are, of_claims) in said.items():
        wanted = chosen(words[field], there_are, field)
        if wanted is not None:
            wanted |= {*_WITHOUT_SUPPORT} if NO_SUPPORT in wanted else set()
            kept &= {claim for claim, word in of_claims.items() if word in wanted}
    return kept
