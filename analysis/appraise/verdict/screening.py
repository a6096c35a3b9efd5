"""Screening: pairs of a claim and a study that were judged, many at once, not to address each other."""

from collections.abc import Mapping

from analysis.model.evidence import Evidence
from analysis.model.judgements import Screening
from analysis.model.records import Claim
from analysis.model.words import Category, TermKind
from analysis.schema import TERM_COLUMNS

#: Columns of a screening row that say which claims it covers, and the kinds of term whose narrower terms count too.
COVERING: Mapping[str, tuple[TermKind, ...]] = {
    column: TERM_COLUMNS.get(column, ()) for column in ("category", "agent", "condition", "outcome", "document")
}


def screened_out(claim: Claim, evidence: Evidence) -> Mapping[str, Screening]:
    """By study the screening row that covers a claim; a study whose pair has to be judged by itself is not there.

    A blank column stands for any claim. An agent, a condition and an outcome cover themselves and their narrower terms;
    a claim that names none is covered by a blank only. Of the rows of a study that cover the claim the one with the
    most columns filled counts; of equals one that names the category, then the first.
    """
    return evidence.once(_most_filled, *(getattr(claim, column) for column in COVERING))


def _most_filled(evidence: Evidence, category: Category, *terms: str) -> Mapping[str, Screening]:
    kinds = list(COVERING.values())[1:]
    agents, conditions, outcomes, documents = (
        {"", None, term, *(broader for kind in of for broader in evidence.lineage(term, kind))}
        for term, of in zip(terms, kinds, strict=True)
    )
    most: dict[str, Screening] = {}
    for row in (*evidence.screening_of.get(category, ()), *evidence.screening_of.get(None, ())):
        covers = row.agent in agents and row.condition in conditions and row.outcome in outcomes
        if covers and row.document in documents:
            most[row.study] = max(most.get(row.study, row), row, key=filled)
    return most


def filled(row: Screening) -> int:
    """How many columns of a row say which claims it covers."""
    return sum(bool(getattr(row, column)) for column in COVERING)
