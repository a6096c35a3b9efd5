"""The verdict of a claim: what its links together say, over its own cited studies and over all that are known here.

The rule table is walked from the top and the first line that matches decides. A verdict is always explained by its
rows: an :class:`Assessment` keeps the links it was taken over, the one that decided and the number of the rule.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from analysis.appraise.ladder import EvidenceLevel, QuestionType, Tier, evidence_level, question_of
from analysis.appraise.screening import screened_out
from analysis.model.evidence import Evidence
from analysis.model.judgements import Link, Screening
from analysis.model.records import Claim, Finding, Study
from analysis.model.words import Basis, Design, Phase, Scope, Sourcing, Stance, Verdict
from analysis.text.citation.markers import numbers

#: Stances that speak of the claim itself. The others say that the study is beside the point.
DIRECT = (Stance.SUPPORTS, Stance.PARTLY_SUPPORTS, Stance.CONTRADICTS)

#: Verdicts over a document's own studies that make a claim unsupported.
UNSUPPORTED = (
    Verdict.NOTHING_CITED,
    Verdict.NOT_ADDRESSED,
    Verdict.INDIRECT,
    Verdict.NOT_CONFIRMED,
    Verdict.CONTRADICTED,
)


class Rule(NamedTuple):
    """A line of the rule table: what the links are, and the verdict that follows."""

    links: str
    verdict: Verdict

    def __str__(self) -> str:
        return f"{self.links} → {self.verdict}"


#: The rule table (DESIGN, appraisal); the first line that holds decides.
RULES: tuple[Rule, ...] = (
    Rule("no study (over all studies: none known)", Verdict.NOTHING_CITED),
    Rule("a pair was not assessed", Verdict.NOT_ASSESSED),
    Rule("no study addresses the claim", Verdict.NOT_ADDRESSED),
    Rule("no direct link, at least one indirect", Verdict.INDIRECT),
    Rule("the deciding tier has links for and against", Verdict.CONFLICTING),
    Rule("against, and every basis is that no difference was found", Verdict.NOT_CONFIRMED),
    Rule("against on any other basis", Verdict.CONTRADICTED),
    Rule("at least one link supports", Verdict.SUPPORTED),
    Rule("links support only partly", Verdict.PARTLY_SUPPORTED),
)


class CitedBy(StrEnum):
    """How a document leads from a claim to studies."""

    MARKER = "marker"
    """The claim's own citation."""
    LIST = "list"
    """The document's list as a whole, no marker."""
    NONE = "none"
    ALL = "all"
    """Not by the document: every study listed here."""


class CitedStudies(NamedTuple):
    """The studies that a document brings for a claim, and how it leads to them.

    ``unnamed`` counts printed references whose study is not among ours, so that nobody has looked at them.
    """

    studies: tuple[str, ...]
    cited_by: CitedBy
    unnamed: int = 0


class RatedLink(NamedTuple):
    """A link with what it rests on and where that stands for the claim's question."""

    link: Link
    study: Study
    finding: Finding | None
    phase: Phase | None
    evidence_level: EvidenceLevel


class Assessment(NamedTuple):
    """The verdict of a claim over a scope, and everything it was taken from.

    ``rule`` is the line of the rule table that matched, from 1. ``deciding`` is the link that the verdict rests on, if
    any link is direct. ``weighed`` are the links over the scope; ``outweighed`` those of them that a weightier one or a
    review speaks for, so that they did not vote; ``over_cap`` links that say more than they may, which count as not
    given; ``screened`` the rows by which studies without a link were judged not to address claims of this kind.
    """

    claim: Claim
    scope: Scope
    verdict: Verdict
    rule: int
    cited_studies: CitedStudies
    question: QuestionType | None
    deciding: RatedLink | None
    weighed: tuple[RatedLink, ...]
    outweighed: tuple[RatedLink, ...]
    over_cap: tuple[RatedLink, ...]
    screened: tuple[Screening, ...]


def above_cap(one: RatedLink, question: QuestionType | None) -> bool:
    """Whether a link says more of a benefit than a finding without a control group can show (DESIGN, stance).

    Such a link reaches *indirect* at most; a documented counter-example may contradict. Nothing is said of a review
    whose studies are not recorded.
    """
    ungraded = one.study.design is Design.SYSTEMATIC_REVIEW and one.evidence_level.level is None
    return (
        question is QuestionType.BENEFIT
        and one.link.stance in DIRECT
        and one.link.basis is not Basis.COUNTER_EXAMPLE
        and one.evidence_level.tier <= Tier.UNCONTROLLED
        and not ungraded
    )


def cited_studies_of(claim: Claim, evidence: Evidence) -> CitedStudies:
    """Studies that the document cites for a claim: those its markers reach, else its whole list."""
    printed = evidence.references_of.get(claim.document, ())
    if claim.sourcing is Sourcing.DANGLING:
        return CitedStudies((), CitedBy.NONE)
    cited_by = CitedBy.LIST
    if claim.sourcing is Sourcing.EXPLICIT:
        cited_by = CitedBy.MARKER
        wanted = set(numbers(claim.marker))
        printed = tuple(reference for reference in printed if not wanted or reference.number in wanted)
    if not printed:
        return CitedStudies((), CitedBy.NONE)
    keys = dict.fromkeys(reference.study for reference in printed if reference.study)
    return CitedStudies(tuple(keys), cited_by, sum(not reference.study for reference in printed))


def assess(claim: Claim, scope: Scope, evidence: Evidence, without: Collection[str] = ()) -> Assessment:
    """Take the verdict of a claim over its own cited studies, or over all studies known here.

    ``without`` names studies to leave out of either, as when the link to one of them rests on an unverified fact.
    """
    cited = cited_studies_of(claim, evidence) if scope is Scope.OWN else evidence.once(_all_studies)
    if without:
        cited = cited._replace(studies=tuple(key for key in cited.studies if key not in without))
    question = question_of(claim)
    links = {link.study: link for link in evidence.links_of.get(claim.id, ()) if link.study in evidence.study}
    aside = screened_out(claim, evidence)
    reached = cited.studies if scope is Scope.OWN else _in_order({*links, *aside}.difference(without), evidence)
    given = [weigh(links[key], question, evidence) for key in reached if key in links]
    over_cap = tuple(one for one in given if above_cap(one, question))
    weighed = tuple(one for one in given if one not in over_cap)
    screened = tuple(aside[key] for key in reached if key in aside and key not in links)
    complete = not cited.unnamed and len(weighed) + len(screened) == len(cited.studies)
    voters = _voters(weighed, question)
    verdict, rule = _rule(scope, cited, complete, weighed, voters)
    deciding = next((one for one in voters if _speaks_for(one.link, verdict)), None)
    outweighed = tuple(one for one in weighed if one.link.stance in DIRECT and one not in voters)
    return Assessment(claim, scope, verdict, rule, cited, question, deciding, weighed, outweighed, over_cap, screened)


def _all_studies(evidence: Evidence) -> CitedStudies:
    return CitedStudies(tuple(study.study for study in evidence.studies), CitedBy.ALL)


def _in_order(keys: Iterable[str], evidence: Evidence) -> list[str]:
    """Keys in the order of ``studies.csv``, each as often as it stands there; other rows are not gone through."""
    rows = evidence.once(_row_numbers)
    return [key for _, key in sorted((number, key) for key in keys for number in rows.get(key, ()))]


def _row_numbers(evidence: Evidence) -> Mapping[str, Sequence[int]]:
    numbers: dict[str, list[int]] = {}
    for number, study in enumerate(evidence.studies):
        numbers.setdefault(study.study, []).append(number)
    return numbers


def weigh(link: Link, question: QuestionType | None, evidence: Evidence) -> RatedLink:
    """A link with its study, its finding and where that stands; its study must be in the evidence.

    Without a question there is no level, and the tier is that of the question "does it help?".
    """
    study = evidence.study[link.study]
    finding = evidence.finding.get(link.finding)
    phase = finding.phase if finding else None
    level = evidence_level(study, phase, question or QuestionType.BENEFIT, evidence)
    return RatedLink(link, study, finding, phase, level if question else level._replace(level=None))


def _voters(weighed: Iterable[RatedLink], question: QuestionType | None) -> tuple[RatedLink, ...]:
    """Direct links of the deciding tier, or all where no level applies. Trials inside a linked review do not vote."""
    direct = [one for one in weighed if one.link.stance in DIRECT]
    reviewed = {(one.study.study, _outcome(one)) for one in direct}
    free = [
        one
        for one in direct
        if not any((review, _outcome(one)) in reviewed for review in one.study.included_in.split())
    ]
    if question is None:
        return tuple(free)
    strongest = max((one.evidence_level.tier for one in free), default=Tier.OFF_LADDER)
    return tuple(one for one in free if one.evidence_level.tier is strongest)


def _outcome(one: RatedLink) -> str:
    return one.finding.outcome if one.finding else ""


def _speaks_for(link: Link, verdict: Verdict) -> bool:
    """Whether a voting link is one that its verdict names: a *partly* does not decide a *supported*."""
    match verdict:
        case Verdict.SUPPORTED:
            return link.stance is Stance.SUPPORTS
        case Verdict.CONTRADICTED:
            return link.basis is not Basis.NO_DIFFERENCE_FOUND
        case Verdict.NOT_ASSESSED:
            return False
    return True


def _rule(
    scope: Scope, cited: CitedStudies, complete: bool, weighed: tuple[RatedLink, ...], voters: tuple[RatedLink, ...]
) -> tuple[Verdict, int]:
    """The first line of ``RULES`` that holds, and its number."""
    against = [one.link.basis for one in voters if one.link.stance is Stance.CONTRADICTS]
    holds = (
        not cited.studies and not cited.unnamed,
        not complete,
        all(one.link.stance is Stance.DOES_NOT_ADDRESS for one in weighed),
        not voters,
        0 < len(against) < len(voters),
        bool(against) and all(basis is Basis.NO_DIFFERENCE_FOUND for basis in against),
        bool(against),
        any(one.link.stance is Stance.SUPPORTS for one in voters),
        True,
    )
    rule = holds.index(True)
    verdict = RULES[rule].verdict
    if scope is Scope.ALL and verdict is Verdict.NOTHING_CITED:
        verdict = Verdict.NONE_KNOWN
    return verdict, rule + 1
