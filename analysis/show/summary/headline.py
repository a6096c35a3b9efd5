"""The headline: the three sentences at the top of a report, made of its numbers."""

from collections.abc import Sequence
from typing import NamedTuple

from analysis.appraise.design import DesignComparison
from analysis.appraise.ladder import UNCONTROLLED_LEVEL, design_level
from analysis.appraise.witness import title_witness
from analysis.check.evidence_review import HEADLINE_BLOCKS, EvidenceReview
from analysis.model.conclusions import DesignOutcome, Scope
from analysis.model.evidence import Evidence
from analysis.model.words import Phase
from analysis.tell.numbers.all_numbers import count_of, verdicts_shown
from analysis.tell.numbers.number import slug
from analysis.tell.numbers.of_claims import HEADLINE
from analysis.text.prose.phrases import counted, listed, verb, with_article

_STATED_DESIGN = "stated-design"

# Quotes, and groups of flags, that a sentence names before it counts the rest.
_MOST_NAMED = 3


class DesignFlag(NamedTuple):
    """Flagged claims of one sentence that credit the same design, and why.

    ``why`` is a clause; ``sure`` the words for whether the flag would go without the facts that nobody has verified,
    which also say where it stands though the finding behind it is not verified.
    """

    place: str
    quotes: tuple[str, ...]
    stated: str
    why: str
    sure: str

    def credited(self, quotes: Sequence[str], more: str = "") -> str:
        """What is wrong with some of the quotes, in a clause; ``more`` follows them."""
        stated = f"“{self.stated}”"
        if not self.stated.endswith("s"):
            stated = f"{with_article(self.stated).split()[0]} {stated}"
        said = f"{listed(f'“{quote}”' for quote in quotes)}{more} ({self.place})"
        return f"{said} {verb(len(quotes), 'is', 'are')} credited to {stated}, but {self.why}"


def headline(review: EvidenceReview) -> tuple[str, str, str]:
    """Three sentences: how many claims, what the documents' own studies say of them, and the designs they name."""
    return _extent(review), _support(review), _designs(review)


def _extent(review: EvidenceReview) -> str:
    documents, claims, shared = (count_of(name, review) for name in ("documents", "claims", HEADLINE))
    benefit, safety = (count_of(part, review) for part in HEADLINE_BLOCKS)
    makes = verb(documents, "makes", "make")
    said = f"{counted(documents, 'document')} {makes} {counted(claims, 'checkable claim')}"
    if not shared:
        return f"{said}; none of them is about benefit or safety."
    about = f"{verb(shared, 'is', 'are')} about benefit ({benefit}) or safety ({safety})"
    return f"{said}; {shared} of {claims} {about}."


def _support(review: EvidenceReview) -> str:
    shared = count_of(HEADLINE, review)
    if not shared:
        return "With no claim of benefit or safety, there is none to hold against the studies cited."
    shown = verdicts_shown(f"{HEADLINE}.own", Scope.OWN, review)
    named = listed(f"{count_of(f'{HEADLINE}.own.{slug(word)}', review)} {word}" for word in shown)
    provisional, sourced = (count_of(f"{HEADLINE}.{name}", review) for name in ("provisional", "sourced"))
    unsure = f" ({provisional} of these verdicts provisional)" if provisional else ""
    return (
        f"Judged by the studies that their own documents cite, {counted(shared, 'claim')} of benefit or "
        f"safety {verb(shared, 'comes', 'come')} out as: {named}{unsure}; a marker leads to a source from "
        f"{sourced} of {shared}."
    )


def _designs(review: EvidenceReview) -> str:
    stated, flagged = (count_of(name, review) for name in ("stated-designs", "stated-designs.flagged"))
    if not stated:
        return "No claim names a study design as its evidence."
    naming = f"{counted(stated, 'claim')} that {verb(stated, 'names', 'name')} a study design"
    if not flagged:
        return f"Of {naming} as evidence, none is flagged for it."
    found = design_flags(review)
    named = "; ".join(map(_said, found[:_MOST_NAMED]))
    more = len(found) - _MOST_NAMED
    rest = f"; and {counted(more, 'more sentence')}" if more > 0 else ""
    where = f", in {counted(len(found), 'sentence')}" if len(found) < flagged else ""
    return f"Of {naming} as evidence, {flagged} {verb(flagged, 'is', 'are')} flagged for it{where}: {named}{rest}."


def design_flags(review: EvidenceReview) -> tuple[DesignFlag, ...]:
    """The claims flagged for the study design that they name, by sentence."""
    flagged = {name for one in review.problems if one.check == _STATED_DESIGN for name in one.claims}
    found: dict[DesignFlag, list[str]] = {}
    for name, one in review.appraised.designs.items():
        if name in flagged:
            why, sure = _why(one, review.evidence), _sure(one, review)
            flag = DesignFlag(one.claim.place, (), one.claim.stated_design, why, sure)
            found.setdefault(flag, []).append(one.claim.quote)
    return tuple(flag._replace(quotes=tuple(quotes)) for flag, quotes in found.items())


def _sure(one: DesignComparison, review: EvidenceReview) -> str:
    """How sure a flag is: whether it rests on what nobody has verified, and whether it stands without."""
    if _STATED_DESIGN in review.provisional_flags.get(one.claim.id, ()):
        return "provisional: it rests on a finding that nobody has verified"
    if one.attributed is None or one.attributed.verified:
        return "not provisional"
    other = review.appraised.verified.designs.get(one.claim.id)
    return f"nobody has verified the finding; without it: {other.outcome if other else one.outcome}"


def _why(one: DesignComparison, evidence: Evidence) -> str:
    """What is wrong with a stated design, in a clause that serves all claims of its sentence."""
    attributed = one.attributed
    study = evidence.study.get(attributed.study) if attributed else None
    if one.outcome is DesignOutcome.NOT_GIVEN or attributed is None or study is None:
        return DesignOutcome.NOT_GIVEN.value
    if attributed.finding is None:
        return f"the study that its marker leads to, {study.study}, is {with_article(study.design)}"
    phase = attributed.finding.phase
    alone = phase in (Phase.OPEN_LABEL, Phase.UNCONTROLLED)
    lower = alone and (design_level(study.design) or UNCONTROLLED_LEVEL) < UNCONTROLLED_LEVEL
    part = f", and the figures point to its {phase} part" if lower else ""
    entry = evidence.entry.get(study.study)
    itself = title_witness(entry.fields.get("title", "") if entry else "").says == study.design.value
    titled = " by its own title" if itself else ""
    pointed = "point" if attributed.verified else "probably point"
    return f"the study that the figures {pointed} to, {study.study}, is {with_article(study.design)}{titled}{part}"


def _said(flag: DesignFlag) -> str:
    more = len(flag.quotes) - _MOST_NAMED
    rest = f" and {counted(more, 'more claim')}" if more > 0 else ""
    return f"{flag.credited(flag.quotes[:_MOST_NAMED], rest)} ({flag.sure})"
