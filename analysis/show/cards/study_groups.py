"""The studies of a claim's card in groups: what its document brings, what is nearest to it, then the others, folded."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from analysis.appraise.ladder import ClaimType, claim_type
from analysis.appraise.verdict.cited_studies import CitedBy
from analysis.model.evidence import grouped
from analysis.show.cards.claim import ClaimCard
from analysis.show.cards.study import CardStudy
from analysis.text.prose.phrases import verb

# Studies that the document does not cite and that a card shows before it folds the others.
_NEAREST = 5


class StudyOnClaim(NamedTuple):
    """A study by its key, with all that it says of the claim; without any, why it does not address it.

    ``silent`` is empty where a row of ``screening.csv`` sets the study aside for all claims of this kind.
    """

    study: str
    links: tuple[CardStudy, ...]
    silent: str = ""


class StudyGroup(NamedTuple):
    """Studies under a heading; ``folded`` where it is opened only by who asks for it."""

    heading: str
    studies: tuple[StudyOnClaim, ...]
    folded: bool = True


def study_groups(card: ClaimCard) -> tuple[StudyGroup, ...]:
    """Every study that was judged for the claim, once; groups without a study are left out."""
    cited = card.own.found.cited_studies
    speaking = grouped((one.rated.link.study, one) for one in card.studies)
    kind = {row.study for row in card.all.found.screened}.difference(cited.studies)
    reasons = ((study, one.reason) for one in card.studies_not_addressing for study in one.studies)
    silent = {study: "" if study in kind else why for study, why in reasons if study not in speaking}
    known = [StudyOnClaim(study, tuple(links)) for study, links in speaking.items()]
    known += [StudyOnClaim(study, (), reason) for study, reason in silent.items()]
    own = [one for one in known if one.study in cited.studies]
    others = [one for one in known if one not in own]
    by = "cited for it" if cited.cited_by is CitedBy.MARKER else "in the document’s own list"
    helps = claim_type(card.claim) is ClaimType.HELP
    groups = (StudyGroup(by, tuple(own), folded=False), *_others(others, helps=helps))
    return tuple(group for group in groups if group.studies)


def _others(others: Iterable[StudyOnClaim], *, helps: bool) -> Iterator[StudyGroup]:
    speaking = [one for one in others if one.links]
    silent = [one for one in others if not one.links]
    near = [one for one in speaking if not helps or any(link.is_near for link in one.links)]
    far = [one for one in speaking if one not in near]
    what = "controlled comparison" if helps else "study", "controlled comparisons" if helps else "studies"
    yield StudyGroup(f"{what[1]} that the document does not cite", tuple(near[:_NEAREST]), folded=False)
    yield _folded(near[_NEAREST:], f"more {what[0]}", f"more {what[1]}")
    yield _folded(far, "without a control group", "without a control group")
    other = "other" if speaking else "study"
    yield _folded(silent, f"{other} does not address it", f"{'others' if speaking else 'studies'} do not address it")


def _folded(studies: Sequence[StudyOnClaim], one: str, many: str) -> StudyGroup:
    return StudyGroup(f"{len(studies)} {verb(len(studies), one, many)}", tuple(studies))
