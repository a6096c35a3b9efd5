"""Promises of help: which document says that the treatment helps in which condition, and the strongest study of it.

A promise is one document and one condition of which it asserts help; a bare "is used for" is none. What is found of a
condition holds for every promise of help in it, whichever outcome each names. Directions are those of the verdicts.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from analysis.appraise.ladder import (
    COMPARING_DESIGNS,
    ClaimType,
    EvidenceLevel,
    QuestionType,
    Tier,
    claim_type,
    evidence_level,
)
from analysis.appraise.verdict.assessment import Assessment
from analysis.appraise.verdict.comparisons import NOT_PATIENTS
from analysis.appraise.verdict.rated_link import AGAINST, FOR, RatedLink
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import Scope, Verdict
from analysis.model.evidence import Evidence, grouped
from analysis.model.records import Claim
from analysis.model.word import Word
from analysis.model.words import Basis, Category, Design, Direction, Fit, Phase, Stance, TermKind
from analysis.show.tables.studies import study_names
from analysis.text.prose.phrases import counted, verb

#: Heading of conditions that share no broader term with enough others.
OTHER = "other conditions"

# Fewest and most conditions under one broader term.
_FEWEST, _MOST = 3, 9

_ABOUT = (Category.EFFICACY, Category.INDICATION, Category.COMPARISON)
_SAME = (Fit.SAME, Fit.NARROWER)
# Texts bring no result of their own; what was seen in animals or cells helped nobody.
_NO_RESULT = (Design.NARRATIVE_REVIEW, Design.GUIDELINE, *NOT_PATIENTS)
# Designs whose names are long where there is room for a phrase.
_SHORT = {Design.SYSTEMATIC_REVIEW: "review", Design.CROSS_OVER_TRIAL: "cross-over trial"}


class HelpFound(Word):
    """What the strongest study of a treatment in a condition comes to, strongest first.

    The first five have a controlled study of this treatment in this condition or in a part of it. A study of a broader
    or another condition is *elsewhere* however it was done: people with this condition may not have been in it.
    """

    FOR = "for", "a comparison favours it, wholly or in part"
    MIXED = "mixed", "comparisons differ"
    NO_DIFFERENCE = "no difference", "a comparison found none"
    AGAINST = "against", "a comparison speaks against it"
    INDIRECT = "indirect", "compared in a way that tells no direction"
    UNCONTROLLED = "no comparison", "studies without a control group, or single cases"
    ELSEWHERE = "elsewhere only", "studies of another treatment or condition"
    NONE = "no study", "none listed bears on it"
    NOT_JUDGED = "not judged", "a study that could tell was not judged"

    @property
    def is_controlled(self) -> bool:
        """Whether there is a controlled study of the treatment in the condition."""
        return self in list(HelpFound)[:5]

    @property
    def is_absent(self) -> bool:
        """Whether no study of the treatment in the condition is listed, of any kind."""
        return self in (HelpFound.ELSEWHERE, HelpFound.NONE)


class PromiseRow(NamedTuple):
    """A condition, as the documents name it, and the promises of help in it.

    ``group``: The broader term that it shares with other conditions, or ``OTHER``.
    ``own``: Documents that promise help, in file order, each with what is found among its own cited studies.
    ``used``: Documents that only say that the treatment is used for it.
    ``claims``: Ids of the claims that promise help.
    ``found``: What is found among all studies listed here; ``strongest``: of the strongest, the weightiest link, or
        that of each side where studies differ; ``phrase``: what they are, in a few words.
    """

    group: str
    condition: str
    own: Mapping[str, HelpFound]
    used: tuple[str, ...]
    claims: tuple[str, ...]
    found: HelpFound
    strongest: tuple[RatedLink, ...]
    phrase: str


def is_promise(claim: Claim, evidence: Evidence) -> bool:
    """Whether a claim asserts help in a condition; a comparison does, if it is with another treatment that is a term.

    Two ways to give the treatment may be compared without a promise.
    """
    promising = claim_type(claim) is ClaimType.HELP and claim.direction is Direction.ASSERTS and bool(claim.condition)
    other = (claim.comparator, TermKind.AGENT) in evidence.broader
    return promising and (claim.category is not Category.COMPARISON or other)


def promise_rows(review: EvidenceReview) -> tuple[PromiseRow, ...]:
    """A row a condition in which a document promises help: by group, most promises first; then strongest study first.

    No condition stands for a narrower one, and none is left out for want of a study.
    """
    evidence, order = review.evidence, list(HelpFound)
    said = grouped(
        (claim.condition, claim)
        for claim in evidence.claims
        if claim.condition and claim.category in _ABOUT and claim.direction is Direction.ASSERTS
    )
    promised = {name: claims for name, claims in said.items() if any(is_promise(one, evidence) for one in claims)}
    lines = {name: evidence.lineage(name, TermKind.CONDITION)[::-1] for name in promised}
    shared = Counter(term for line in lines.values() for term in line)
    rows = [_row(_group(lines[name], shared), name, claims, review) for name, claims in promised.items()]
    size = Counter(row.group for row in rows for _ in row.own)

    def place(row: PromiseRow) -> tuple[object, ...]:
        group = row.group == OTHER, -size[row.group], row.group
        return *group, order.index(row.found), -len(row.own), row.condition

    return tuple(sorted(rows, key=place))


def promises(rows: Iterable[PromiseRow]) -> Counter[HelpFound]:
    """How many promises have which answer."""
    return Counter(row.found for row in rows for _ in row.own)


def promises_told(rows: Iterable[PromiseRow]) -> str:
    """The finding: how many promises have no controlled study of the treatment in their condition, how many none."""
    counts = promises(rows)
    total, asked = counts.total(), counts[HelpFound.NOT_JUDGED]
    bare = sum(number for answer, number in counts.items() if not answer.is_controlled) - asked
    absent = sum(number for answer, number in counts.items() if answer.is_absent)
    if not total:
        return "No document promises help in a condition"
    number, study = (bare, "no controlled study") if bare else (total - asked, "a controlled study")
    none = f". {absent} {verb(absent, 'has', 'have')} no study in it of any kind" if absent else ""
    left = f"; of {asked} it was not judged" if asked else ""
    have = f"{number} {verb(number, 'has', 'have')} {study} of the treatment in that condition"
    return f"Of {counted(total, 'promise')} of help, {have}{none}{left}"


def only_used(review: EvidenceReview) -> tuple[str, ...]:
    """Conditions for which documents say that the treatment is used, and promise nothing."""
    promised = {"", *(row.condition for row in review.once(promise_rows))}
    used = (one for one in review.evidence.claims if one.category is Category.INDICATION)
    named = dict.fromkeys(one.condition for one in used if one.direction is Direction.ASSERTS)
    return tuple(name for name in named if name not in promised)


def _group(line: Sequence[str], shared: Mapping[str, int]) -> str:
    """The broadest term of a condition's line that not too many and not too few conditions share; else what is left."""
    fitting = [term for term in line if _FEWEST <= shared[term] <= _MOST]
    large = [f"{term}, other" for term in line if shared[term] > _MOST]
    return fitting[0] if fitting else [OTHER, *large][-1]


def _row(group: str, condition: str, claims: Sequence[Claim], review: EvidenceReview) -> PromiseRow:
    promising = [claim for claim in claims if is_promise(claim, review.evidence)]
    by_document = grouped((claim.document, claim) for claim in claims)
    making = {claim.document for claim in promising}
    named = [name for name in review.document_ids if name in by_document]
    own = {name: _found(by_document[name], Scope.OWN, review)[0] for name in named if name in making}
    used = tuple(name for name in named if name not in making)
    found, strongest = _found(claims, Scope.ALL, review)
    phrase = _phrase(found, strongest, review.evidence)
    return PromiseRow(group, condition, own, used, tuple(one.id for one in promising), found, strongest, phrase)


def _found(claims: Iterable[Claim], scope: Scope, review: EvidenceReview) -> tuple[HelpFound, tuple[RatedLink, ...]]:
    """What studies say of help in a condition; a claim of mere use tells which studies there are, and no direction."""
    every = [review.assessment(claim, scope) for claim in claims]
    asking = [found for found in every if is_promise(found.claim, review.evidence)]
    voting = {id(one) for found in asking for part in found.parts for one in part.voting}
    weighed = (one for found in every for one in found.weighed)
    speaking = [one for one in weighed if one.link.stance is not Stance.DOES_NOT_ADDRESS]
    speaking = [one for one in speaking if one.study.design not in _NO_RESULT]
    here = [one for one in speaking if id(one) in voting or _is_here(one)]

    def weight(one: RatedLink) -> tuple[bool, Tier, int, bool, int]:
        level, same = _level(one, review.evidence), one.link.condition_fit is Fit.SAME
        return id(one) in voting, level.tier, -(level.level or 9), same, one.study.participants or 0

    controlled = [one for one in here if _level(one, review.evidence).tier >= Tier.CONTROLLED]
    if controlled:
        answer = _direction(asking)
        decided = [one for one in controlled if id(one) in voting] or controlled
        sides = [[one for one in decided if one.link.stance in side] for side in (FOR, AGAINST)]
        first = [max(side, key=weight) for side in sides if side and answer is HelpFound.MIXED]
        return answer, tuple(first or [max(decided, key=weight)])
    if any(found.unjudged or found.cited_studies.unnamed or found.verdict is Verdict.NOT_ASSESSED for found in every):
        return HelpFound.NOT_JUDGED, ()
    answer = HelpFound.UNCONTROLLED if here else HelpFound.ELSEWHERE if speaking else HelpFound.NONE
    return answer, (max(here or speaking, key=weight),) if speaking else ()


def _is_here(one: RatedLink) -> bool:
    """Whether a study is of the claim's treatment, in its condition or a part of it."""
    return one.link.condition_fit in _SAME and _is_agent(one)


def _is_agent(one: RatedLink) -> bool:
    return one.link.agent_fit in (*_SAME, Fit.NOT_STATED)


def _level(one: RatedLink, evidence: Evidence) -> EvidenceLevel:
    """Where the result of a link stands for help; without a finding of its own, the strongest of the study's."""
    findings = [one.finding] if one.finding else evidence.findings_of.get(one.study.study, ())
    phases: list[Phase | None] = [finding.phase for finding in findings] or [None]
    levels = (evidence_level(one.study, phase, QuestionType.BENEFIT, evidence) for phase in phases)
    return max(levels, key=lambda level: (level.tier, -(level.level or 9)))


_DIRECTIONS = {
    Verdict.SUPPORTED: HelpFound.FOR,
    Verdict.PARTLY_SUPPORTED: HelpFound.FOR,
    Verdict.NOT_CONFIRMED: HelpFound.NO_DIFFERENCE,
    Verdict.CONTRADICTED: HelpFound.AGAINST,
    Verdict.PARTLY_CONTRADICTED: HelpFound.AGAINST,
    Verdict.MIXED: HelpFound.MIXED,
    Verdict.CONFLICTING: HelpFound.MIXED,
}


def _direction(found: Iterable[Assessment]) -> HelpFound:
    """The direction of several verdicts, composed as those of several comparisons are (``verdict.rules``)."""
    told = {_DIRECTIONS[one.verdict] for one in found if one.verdict in _DIRECTIONS}
    if told == {HelpFound.NO_DIFFERENCE, HelpFound.AGAINST}:
        return HelpFound.AGAINST
    return told.pop() if len(told) == 1 else HelpFound.MIXED if told else HelpFound.INDIRECT


def _phrase(found: HelpFound, strongest: Sequence[RatedLink], evidence: Evidence) -> str:
    """What the strongest study is: its name, with its side where studies differ, else how it was done, and in whom."""
    names = study_names(evidence)
    told = [f"{names[one.study.study]}{_elsewhere(one)}" for one in strongest]
    if len(told) > 1:
        sides = "; ".join(f"{_side(one)}: {name}" for one, name in zip(strongest, told, strict=True))
        return f"{sides[0].upper()}{sides[1:]}"
    if found is HelpFound.ELSEWHERE:
        return f"Nearest: {told[0]}"
    if not strongest:
        return found.meaning.capitalize() if found is HelpFound.NONE else ""
    study, link = strongest[0].study, strongest[0].link
    design = _SHORT.get(study.design, study.design)
    if found is HelpFound.UNCONTROLLED and study.design in COMPARING_DESIGNS:
        design = f"uncontrolled part of a {design}"
    people = f" of {study.participants}" if study.design is Design.CASE_SERIES and study.participants else ""
    why = f": {link.why}" if found is HelpFound.INDIRECT and link.why else ""
    return f"{names[study.study]}, {design}{people}{_elsewhere(strongest[0])}{why}"


def _side(one: RatedLink) -> str:
    if one.link.stance in FOR:
        return HelpFound.FOR
    return HelpFound.NO_DIFFERENCE if one.link.basis is Basis.NO_DIFFERENCE_FOUND else HelpFound.AGAINST


def _elsewhere(one: RatedLink) -> str:
    """The study's condition and treatment where they are not just the claim's."""
    agent = "" if _is_agent(one) else one.study.agent
    condition = one.study.condition if one.link.condition_fit is not Fit.SAME else ""
    told = ", ".join(filter(None, (agent, condition)))
    return f" ({told})" if told else ""
