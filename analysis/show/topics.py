"""What the studies listed here say of a claim."""

from analysis.appraise.raters.rated_pairs import pair_word
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import Scope, Verdict
from analysis.model.judgements import Link
from analysis.model.records import Claim
from analysis.model.words import Stance


def stances_on(claim: Claim, review: EvidenceReview) -> dict[str, Stance | Verdict]:
    """The word of each study listed here for a claim (``pair_word``), by its key; those not judged are not there."""
    found = review.assessment(claim, Scope.ALL)
    links: dict[str, list[Link]] = {}
    for one in found.weighed:
        links.setdefault(one.study.study, []).append(one.link)
    said = {study: word for study, of_study in links.items() if (word := pair_word(of_study))}
    return said | {row.study: Stance.DOES_NOT_ADDRESS for row in found.screened}
