"""Screening: pairs of a claim and a study that were judged, many at once, not to address each other."""

from collections.abc import Mapping

from analysis.model.evidence import Evidence
from analysis.model.judgements import Screening
from analysis.model.records import Claim
from analysis.model.words import Category, TermKind

_OUTCOMES = (TermKind.OUTCOME, TermKind.HARM)


_Kind = tuple[Category, str, str]


def screened_out(claim: Claim, evidence: Evidence) -> Mapping[str, Screening]:
    """By study the first screening row that covers a claim; a study whose pair has to be judged by itself is not there.

    A blank column stands for any claim. A condition or outcome covers itself and its narrower terms; a claim that names
    none is covered by a blank only. Of a study, rows that name the category come first.
    """
    known = evidence.once(_by_kind)
    kind = (claim.category, claim.condition, claim.outcome)
    if kind not in known:
        conditions = {"", *evidence.lineage(claim.condition, TermKind.CONDITION)}
        outcomes = {"", *(term for of in _OUTCOMES for term in evidence.lineage(claim.outcome, of))}
        first = known[kind] = {}
        for category in (claim.category, None):
            for row in evidence.screening_of.get(category, ()):
                if row.condition in conditions and row.outcome in outcomes:
                    first.setdefault(row.study, row)
    return known[kind]


def _by_kind(_: Evidence) -> dict[_Kind, dict[str, Screening]]:
    return {}
