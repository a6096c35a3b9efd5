"""The headline: the numbers that stand at the top of a report, and three sentences made of them."""

from typing import NamedTuple

from analysis.appraise.design import DesignComparison
from analysis.appraise.ladder import UNCONTROLLED_LEVEL, design_level
from analysis.appraise.witness import title_witness
from analysis.check.evidence_review import Block, EvidenceReview
from analysis.model.evidence import Evidence
from analysis.model.place import in_document
from analysis.model.records import Study
from analysis.model.words import DesignOutcome, Phase, Scope, Severity, Verdict
from analysis.show.tables.strength import verdict_columns
from analysis.tell.numbers.all_numbers import numbers_by_id
from analysis.tell.numbers.number import slug
from analysis.tell.numbers.of_claims import HEADLINE
from analysis.text.prose.phrases import counted, listed, with_article

_STATED_DESIGN = "stated-design"

#: Verdicts that the second sentence names even where no claim has them.
ALWAYS_NAMED = (Verdict.SUPPORTED, Verdict.PARTLY_SUPPORTED, Verdict.CONTRADICTED)

# Quotes, and groups of flags, that a sentence names before it counts the rest.
_MOST_NAMED = 3


class DesignFlag(NamedTuple):
    """Flagged claims of one sentence that credit the same design, and why.

    ``why`` is a clause; ``provisional`` whether the flag would go without the facts that nobody has verified; ``sure``
    the words for that, which also say where the flag stands though the finding behind it is not verified.
    """

    document: str
    line: int
    quotes: tuple[str, ...]
    stated: str
    why: str
    provisional: bool
    sure: str


class Headline(NamedTuple):
    """The numbers of the headline.

    Attributes
    ----------
    documents, claims
        How many there are.
    benefit, safety
        Claims of benefit and of safety: the only ones that headline shares count.
    verdicts
        Of these, how many have each verdict over their documents' own studies; every verdict possible, in order.
    provisional
        Of these, how many have a verdict that would change without the facts that nobody has verified.
    sourced
        Of these, how many carry a marker that leads to a source.
    flags
        How many flags on claims there are of each severity, the highest first.
    designs_stated, designs_flagged
        Claims that name a study design as their evidence, and how many of these are flagged for it.
    design_flags
        The latter by sentence.
    """

    documents: int
    claims: int
    benefit: int
    safety: int
    verdicts: tuple[tuple[Verdict, int], ...]
    provisional: int
    sourced: int
    flags: tuple[tuple[Severity, int], ...]
    designs_stated: int
    designs_flagged: int
    design_flags: tuple[DesignFlag, ...]

    @property
    def shared(self) -> int:
        """Number of claims that headline shares count: benefit and safety together."""
        return self.benefit + self.safety

    def sentences(self) -> tuple[str, str, str]:
        """Three sentences: how many claims, what the documents' own studies say of them, and the designs they name."""
        return self._extent(), self._support(), self._designs()

    def _extent(self) -> str:
        said = f"{counted(self.documents, 'document')} {'makes' if self.documents == 1 else 'make'} "
        said += counted(self.claims, "checkable claim")
        if not self.shared:
            return f"{said}; none of them is about benefit or safety."
        verb = "is" if self.shared == 1 else "are"
        return (
            f"{said}; {self.shared} of {self.claims} {verb} about benefit ({self.benefit}) or safety ({self.safety})."
        )

    def _support(self) -> str:
        if not self.shared:
            return "With no claim of benefit or safety, there is none to hold against the studies cited."
        named = listed(f"{count} {verdict}" for verdict, count in self.verdicts if count or verdict in ALWAYS_NAMED)
        unsure = f" ({self.provisional} of these verdicts provisional)" if self.provisional else ""
        verb = "comes" if self.shared == 1 else "come"
        return (
            f"Judged by the studies that their own documents cite, {counted(self.shared, 'claim')} of benefit or "
            f"safety {verb} out as: {named}{unsure}; a marker leads to a source from {self.sourced} of {self.shared}."
        )

    def _designs(self) -> str:
        if not self.designs_stated:
            return "No claim names a study design as its evidence."
        verb = "names" if self.designs_stated == 1 else "name"
        naming = f"{counted(self.designs_stated, 'claim')} that {verb} a study design"
        if not self.designs_flagged:
            return f"Of {naming} as evidence, none is flagged for it."
        named = "; ".join(map(_said, self.design_flags[:_MOST_NAMED]))
        more = len(self.design_flags) - _MOST_NAMED
        rest = f"; and {counted(more, 'more sentence')}" if more > 0 else ""
        verb = "is" if self.designs_flagged == 1 else "are"
        shared = len(self.design_flags) < self.designs_flagged
        where = f", in {counted(len(self.design_flags), 'sentence')}" if shared else ""
        return f"Of {naming} as evidence, {self.designs_flagged} {verb} flagged for it{where}: {named}{rest}."


def headline(review: EvidenceReview) -> Headline:
    """The headline of the review: numbers of the reports, and the flags on stated designs by sentence."""
    known = review.once(numbers_by_id)

    def count(*parts: str) -> int:
        number = known.get(".".join(map(slug, parts)))
        return len(number.records) if number else 0

    return Headline(
        documents=count("documents"),
        claims=count("claims"),
        benefit=count(Block.BENEFIT),
        safety=count(Block.SAFETY),
        verdicts=tuple((verdict, count(HEADLINE, "own", verdict)) for verdict in verdict_columns(Scope.OWN)),
        provisional=count(HEADLINE, "provisional"),
        sourced=count(HEADLINE, "sourced"),
        flags=tuple((severity, count("flags", "on-claims", severity)) for severity in Severity),
        designs_stated=count("stated-designs"),
        designs_flagged=count("stated-designs", "flagged"),
        design_flags=_by_sentence(_flagged_designs(review), review),
    )


def _flagged_designs(review: EvidenceReview) -> list[DesignComparison]:
    flagged = {problem.claim for problem in review.problems if problem.check == _STATED_DESIGN}
    return [one for claim, one in review.appraised.designs.items() if claim in flagged]


def _by_sentence(flagged: list[DesignComparison], review: EvidenceReview) -> tuple[DesignFlag, ...]:
    found: dict[DesignFlag, list[str]] = {}
    for one in flagged:
        claim = one.claim
        unsure = _STATED_DESIGN in review.provisional_flags.get(claim.id, ())
        why, sure = _why(one, review.evidence), _sure(one, unsure, review)
        flag = DesignFlag(
            document=claim.document,
            line=claim.line,
            quotes=(),
            stated=claim.stated_design,
            why=why,
            provisional=unsure,
            sure=sure,
        )
        found.setdefault(flag, []).append(claim.quote)
    return tuple(flag._replace(quotes=tuple(quotes)) for flag, quotes in found.items())


def _sure(one: DesignComparison, unsure: bool, review: EvidenceReview) -> str:
    """How sure a flag is: whether it rests on what nobody has verified, and whether it stands without."""
    if unsure:
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
    lower = (
        phase in (Phase.OPEN_LABEL, Phase.UNCONTROLLED)
        and (design_level(study.design) or UNCONTROLLED_LEVEL) < UNCONTROLLED_LEVEL
    )
    part = f", and the figures point to its {phase} part" if lower else ""
    titled = " by its own title" if _says_so_itself(study, evidence) else ""
    pointed = "point" if attributed.verified else "probably point"
    return f"the study that the figures {pointed} to, {study.study}, is {with_article(study.design)}{titled}{part}"


def _says_so_itself(study: Study, evidence: Evidence) -> bool:
    """Whether the study's own title names the design that our table has."""
    entry = evidence.entry.get(study.study)
    return title_witness(entry.fields.get("title", "") if entry else "").says == study.design.value


def _said(flag: DesignFlag) -> str:
    quotes = listed([f"“{quote}”" for quote in flag.quotes[:_MOST_NAMED]])
    more = len(flag.quotes) - _MOST_NAMED
    rest = f" and {counted(more, 'more claim')}" if more > 0 else ""
    verb = "is" if len(flag.quotes) == 1 else "are"
    stated = f"“{flag.stated}”" if flag.stated.endswith("s") else with_article(flag.stated).replace(" ", " “", 1) + "”"
    place = in_document(flag.document, flag.line)
    return f"{quotes}{rest} ({place}) {verb} credited to {stated}, but {flag.why} ({flag.sure})"
