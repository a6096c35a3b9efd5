"""Claim by study by phase: every judged link that says more than *does not address*, with what it rests on."""

from typing import NamedTuple

from analysis.appraise.verdict.rated_link import RatedLink
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import Scope
from analysis.model.records import Claim
from analysis.model.words import Stance
from analysis.show.table import Table
from analysis.show.tables.cells import place_of
from analysis.show.tables.layout import laid_out
from analysis.show.tables.strength import level_of


class Pair(NamedTuple):
    """A claim and a rated link to it."""

    claim: Claim
    one: RatedLink


def pairs(review: EvidenceReview) -> Table:
    """Every link that says more than *does not address*, with what it rests on."""
    bearing = [
        Pair(claim, one)
        for claim in review.evidence.claims
        for one in review.assessment(claim, Scope.ALL).weighed
        if one.link.stance is not Stance.DOES_NOT_ADDRESS
    ]
    judged = sum(len(review.assessment(claim, Scope.ALL).weighed) for claim in review.evidence.claims)

    def cited(pair: Pair) -> bool:
        return pair.one.link.study in review.assessment(pair.claim, Scope.OWN).cited_studies.studies

    def level(pair: Pair) -> str | int:
        return level_of(pair.one, review.assessment(pair.claim, Scope.ALL))

    computed = {"Place": lambda pair: place_of(pair.claim), "Cited by the document": cited, "Level": level}
    return laid_out("pairs", bearing, computed, judged=judged)
