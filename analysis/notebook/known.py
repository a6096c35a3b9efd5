"""Names that are known, what is said of one that is not, and the claims that a subset of a review holds."""

from collections.abc import Collection, Iterable, Mapping

from analysis.appraise.verdict.rules import UNSUPPORTED
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import Scope, Verdict
from analysis.model.words import Category, TermKind
from analysis.tell.explain.names import UnknownName, offered

#: One word or several, as ``subset`` takes them; ``None`` for any.
Chosen = str | Collection[str] | None

# Names that a message lists where none is like the one given.
_LISTED = 20

#: The word for every verdict that leaves a claim without support.
NO_SUPPORT = "unsupported"
_WITHOUT_SUPPORT = (*UNSUPPORTED, Verdict.NONE_KNOWN)

_TERMS = {"condition": TermKind.CONDITION, "agent": TermKind.AGENT}


def known(name: str, there: Iterable[str], what: str) -> str:
    """The name, if it is one of those there are. Raises ``UnknownName`` with the nearest."""
    every = tuple(map(str, there))
    if name not in every:
        raise unknown(name, every, what)
    return name


def chosen(words: Chosen, there: Iterable[str], what: str) -> set[str] | None:
    """The words chosen, each one of those there are; ``None`` for any."""
    if words is None:
        return None
    every = tuple(there)
    return {known(str(word), every, what) for word in ([words] if isinstance(words, str) else words)}


def unknown(name: str, there: Iterable[str], what: str) -> UnknownName:
    """What to raise for a name that is not there: it offers the nearest, else lists the first."""
    every = tuple(there)
    more = " …" if len(every) > _LISTED else ""
    near = offered(name, every) or f"there are {', '.join(every[:_LISTED])}{more}"
    return UnknownName(f'no {what} is named "{name}"; {near}')


def claims_where(review: EvidenceReview, over: Scope, words: Mapping[str, Chosen]) -> set[str]:
    """Ids of the claims for which each word holds, by field (``Review.subset``); ``UnknownName`` for one unknown."""
    evidence, whole = review.evidence, (review.whole or review).evidence
    kept = set(evidence.claim)
    for field, kind in _TERMS.items():
        there = {one.term for one in whole.terms if one.kind is kind} | {getattr(one, field) for one in whole.claims}
        wanted = chosen(words[field], sorted(there - {""}), field)
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
