"""A link with what it rests on: which way it speaks, and where it stands for the claim's question."""

from typing import NamedTuple

from analysis.appraise.ladder import EvidenceLevel, QuestionType, Tier, evidence_level
from analysis.model.evidence import Evidence
from analysis.model.judgements import Link
from analysis.model.records import NO_PASSAGE, Finding, Study
from analysis.model.words import Basis, Design, Phase, ReadAs, Stance

#: Stances that speak of the claim itself, for it and against it. The others say that the study is beside the point.
FOR = (Stance.SUPPORTS, Stance.PARTLY_SUPPORTS)
AGAINST = (Stance.CONTRADICTS, Stance.PARTLY_CONTRADICTS)
DIRECT = (*FOR, *AGAINST)


class RatedLink(NamedTuple):
    """A link with what it rests on and where that stands for the claim's question."""

    link: Link
    study: Study
    finding: Finding | None
    phase: Phase | None
    evidence_level: EvidenceLevel

    @property
    def is_direct(self) -> bool:
        """Whether it speaks of the claim itself."""
        return self.link.stance in DIRECT

    @property
    def reading(self) -> tuple[str, ...]:
        """Of a direct link, that no passage of its finding was kept, or that somebody else read it, in words."""
        if self.finding is None or not self.is_direct:
            return ()
        unkept = self.finding.passage in ("", NO_PASSAGE)
        told = (f"rests on {self.finding.id}, a finding without a passage kept",) if unkept else ()
        second_hand = self.finding.read_as is ReadAs.SECOND_HAND
        return (*told, f"{self.finding.id} was read second-hand") if second_hand else told

    @property
    def is_ungraded_review(self) -> bool:
        """Whether it is a review of which nobody recorded what studies stand behind it."""
        return self.study.design is Design.SYSTEMATIC_REVIEW and self.evidence_level.tier is Tier.OFF_LADDER

    @property
    def is_counter_example(self) -> bool:
        """Whether one documented case refutes the claim."""
        return self.link.stance in AGAINST and self.link.basis is Basis.COUNTER_EXAMPLE


def rated_link(link: Link, question: QuestionType | None, evidence: Evidence) -> RatedLink:
    """A link with its study, its finding and where that stands; its study must be in the evidence.

    Without a question there is no level, and the tier is that of the question "does it help?".
    """
    study = evidence.study[link.study]
    finding = evidence.finding.get(link.finding)
    phase = finding.phase if finding else None
    level = evidence_level(study, phase, question or QuestionType.BENEFIT, evidence)
    return RatedLink(link, study, finding, phase, level if question else level._replace(level=None))


def above_cap(one: RatedLink, question: QuestionType | None) -> bool:
    """Whether a link says more of a benefit than a finding without a control group can show (DESIGN, stance).

    Such a link reaches *indirect* at most; a documented counter-example may contradict. Nothing is said of a review
    whose studies are not recorded.
    """
    return (
        question is QuestionType.BENEFIT
        and one.is_direct
        and not one.is_counter_example
        and one.evidence_level.tier <= Tier.UNCONTROLLED
        and not one.is_ungraded_review
    )
