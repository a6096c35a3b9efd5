"""Which questions a summary shows: those that bear most on what the documents promise."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from analysis.appraise.certainty import CertaintyRating
from analysis.appraise.question_fit import QuestionFit
from analysis.appraise.wording.wording_ladder import asks_of_harm
from analysis.check.evidence_review import EvidenceReview
from analysis.model.evidence import grouped
from analysis.model.words import Certainty, Importance

#: Rows of the whole table, harms included, and of one condition: what two and a half pages hold beside the rest.
MOST_ROWS, MOST_OF_CONDITION, MOST_HARMS = 22, 3, 8


def chosen(review: EvidenceReview) -> tuple[CertaintyRating, ...]:
    """The questions that the summary shows, in its order.

    Of benefit: those with findings that some claim falls under, not of limited importance. Of each condition at most
    three: compared before not compared, rated before not rated, then by importance, by the claims that fall under them,
    by certainty and by people; one alone where none is rated or none compares. Conditions compared come before others,
    and those that most documents, then most claims, promise help for come first; the last give way to the limit of the
    whole table. Of harm: all with findings, critical ones first, up to a limit of their own, by the questions' groups.
    """
    evidence, claims = review.evidence, _claims_under(review)
    told = [one for one in review.appraised.certainty.values() if one.findings]
    harms = [one for one in told if asks_of_harm(one.question, evidence)]
    harms = sorted(harms, key=_importance)[:MOST_HARMS]
    groups = list(dict.fromkeys(one.question.group or one.question.condition for one in harms))
    harms.sort(key=lambda one: groups.index(one.question.group or one.question.condition))
    asked = (one for one in told if claims[one.question.id] and one.question.importance is not Importance.LIMITED)
    by_condition = grouped((one.question.condition, one) for one in asked if not asks_of_harm(one.question, evidence))
    kept = {name: _kept(group, claims) for name, group in by_condition.items()}

    def promised(name: str) -> tuple[object, ...]:
        under = {claim for one in by_condition[name] for claim in claims[one.question.id]}
        documents = {evidence.claim[claim].document for claim in under}
        return not kept[name][0].is_compared, len(kept[name]) == 1, -len(documents), -len(under)

    benefit = [one for name in sorted(kept, key=promised) for one in kept[name]]
    return (*benefit[: MOST_ROWS - len(harms)], *harms)


def _kept(group: Iterable[CertaintyRating], claims: Mapping[str, tuple[str, ...]]) -> Sequence[CertaintyRating]:
    """Those of one condition that are shown, best first."""
    ranked = sorted(group, key=lambda one: _rank(one, claims))
    rated = [one for one in ranked if one.is_compared and one.level is not None]
    return rated[:MOST_OF_CONDITION] or ranked[:1]


def _claims_under(review: EvidenceReview) -> Mapping[str, tuple[str, ...]]:
    """The claims that fall under each question; nothing for one that none does."""
    fits: Mapping[str, tuple[QuestionFit, ...]] = review.appraised.questions
    found = grouped((fit.question.id, claim) for claim, several in fits.items() for fit in several)
    return defaultdict(tuple, found)


def _rank(one: CertaintyRating, claims: Mapping[str, tuple[str, ...]]) -> tuple[object, ...]:
    return (
        not one.is_compared,
        one.level is None,
        _importance(one),
        -len(claims[one.question.id]),
        list(Certainty).index(one.level or Certainty.VERY_LOW),
        one.at_most,
        -sum(study.participants or 0 for study in one.studies),
    )


def _importance(one: CertaintyRating) -> int:
    return [*Importance, None].index(one.question.importance)
