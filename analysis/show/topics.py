"""Topics: benefit and safety claims gathered by condition, else by outcome, and what the studies say of them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from analysis.appraise.raters.rated_pairs import pair_word
from analysis.appraise.verdict.rated_link import DIRECT
from analysis.check.evidence_review import HEADLINE_BLOCKS, EvidenceReview, block
from analysis.model.conclusions import Scope, Verdict
from analysis.model.evidence import Evidence
from analysis.model.judgements import Link
from analysis.model.records import Claim, Study
from analysis.model.words import Role, Stance
from analysis.show.value import NOT_JUDGED


class Topic(NamedTuple):
    """Claims of one block that share a condition, or that name none and share an outcome.

    ``stances`` has one count of words a study: stances, and ``NOT_JUDGED`` for pairs that have no link, or one that
    says more than its finding can (a fault). ``names`` is empty but where several topics were put into one row: then it
    has the name and number of claims of each.
    """

    label: str
    claims: int
    stances: tuple[Counter[str], ...]
    names: tuple[tuple[str, int], ...] = ()

    @property
    def total(self) -> Counter[str]:
        """Counts over all studies."""
        return sum(self.stances, Counter())


class TopicSection(NamedTuple):
    """Topics under one heading."""

    heading: str
    topics: tuple[Topic, ...]


def by_field(claims: Iterable[Claim], field: str) -> dict[str, list[Claim]]:
    """Claims by what their rows say in a column, in the order in which it is first said."""
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(getattr(claim, field), []).append(claim)
    return groups


def stances_on(claim: Claim, review: EvidenceReview) -> dict[str, Stance | Verdict]:
    """The word of each study listed here for a claim (``pair_word``), by its key; those not judged are not there."""
    found = review.assessment(claim, Scope.ALL)
    links: dict[str, list[Link]] = {}
    for one in found.weighed:
        links.setdefault(one.study.study, []).append(one.link)
    said = {study: word for study, of_study in links.items() if (word := pair_word(of_study))}
    return said | {row.study: Stance.DOES_NOT_ADDRESS for row in found.screened}


def mapped_studies(evidence: Evidence) -> tuple[Study, ...]:
    """The studies that some document cites; all where none is cited. The wider ones are too many for a map."""
    return tuple(study for study in evidence.studies if study.role is Role.CITED) or evidence.studies


def sections(review: EvidenceReview) -> tuple[TopicSection, ...]:
    """Benefit and safety claims by condition, those that name none by outcome; sections without claims are left out.

    The topics that studies say most about come first. Those about which no study says anything share one row.
    """
    found = []
    for part in HEADLINE_BLOCKS:
        claims = [claim for claim in review.evidence.claims if block(claim) is part]
        named, unnamed = ([claim for claim in claims if bool(claim.condition) is named] for named in (True, False))
        title = part.capitalize()
        found.append(_section(f"{title} claims, by condition", named, "condition", review))
        found.append(_section(f"{title} claims that name no condition, by outcome", unnamed, "outcome", review))
    return tuple(section for section in found if section.topics)


def _section(heading: str, claims: Iterable[Claim], field: str, review: EvidenceReview) -> TopicSection:
    groups = by_field(claims, field).items()
    topics = sorted((_topic(label or f"no {field} stated", group, review) for label, group in groups), key=_rank)
    spoken = [topic for topic in topics if set(topic.total) - {Stance.DOES_NOT_ADDRESS, NOT_JUDGED}]
    silent = [topic for topic in topics if topic not in spoken and NOT_JUDGED not in topic.total]
    open_ = [topic for topic in topics if topic not in spoken and NOT_JUDGED in topic.total]
    kind = f"{'other ' if spoken else ''}{field}s"
    return TopicSection(
        heading,
        (*spoken, *_together(silent, f"{kind}, not addressed"), *_together(open_, f"{kind}, not judged in full")),
    )


def _topic(label: str, claims: Sequence[Claim], review: EvidenceReview) -> Topic:
    stances: dict[str, Counter[str]] = {study.study: Counter() for study in mapped_studies(review.evidence)}
    for judged in (stances_on(claim, review) for claim in claims):
        for study, count in stances.items():
            count[judged.get(study, NOT_JUDGED)] += 1
    return Topic(label, len(claims), tuple(stances.values()))


def _rank(topic: Topic) -> tuple[int, int, int, str]:
    total = topic.total
    direct = sum(total[stance] for stance in (*DIRECT, Verdict.CONFLICTING))
    return -direct, -total[Stance.INDIRECT], -topic.claims, topic.label


def _together(topics: Sequence[Topic], kind: str) -> tuple[Topic, ...]:
    """Two or more topics as one row; fewer as they are."""
    if len(topics) < 2:
        return tuple(topics)
    pooled = tuple(sum(counts, Counter[str]()) for counts in zip(*(topic.stances for topic in topics), strict=True))
    names = tuple((topic.label, topic.claims) for topic in topics)
    return (Topic(f"{len(topics)} {kind}", sum(topic.claims for topic in topics), pooled, names),)
