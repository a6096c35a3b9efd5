"""Promises of help: which document says that the treatment helps in which condition, and what is found of each.

A promise is one document and one condition of which it asserts help; a bare "is used for" is none. What is found of a
condition holds for every promise of help in it, whichever outcome each names. Every output that speaks of promises, or
of conditions that no study is listed for, takes them from here.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.help_found import HelpComparison, HelpFound, help_comparisons, in_condition, strongest, together
from analysis.appraise.ladder import WITHOUT_PATIENTS, ClaimType, Tier, claim_type
from analysis.appraise.verdict.assessment import Assessment
from analysis.appraise.verdict.rated_link import RatedLink
from analysis.model.conclusions import Scope, Verdict
from analysis.model.evidence import Evidence, grouped
from analysis.model.records import Claim
from analysis.model.words import Category, Direction, Fit, TermKind

#: Heading of conditions that share no broader term with enough others.
OTHER = "other conditions"

# Fewest and most conditions under one broader term.
_FEWEST, _MOST = 3, 9

_ABOUT = (Category.EFFICACY, Category.INDICATION, Category.COMPARISON)


class PromisedCondition(NamedTuple):
    """A condition, as the documents name it, and the promises of help in it.

    ``group``: The broader term that it shares with other conditions, or ``OTHER``.
    ``own``: Documents that promise help, in file order, each with what is found among its own cited studies.
    ``used``: Documents that only say that the treatment is used for it.
    ``claims``: Ids of the claims that promise help.
    ``found``: What is found among all studies listed here.
    ``comparisons``: What was compared in people with the condition or a part of it, what tests a claim first.
    ``nearest``: The same without studies that stand nearer to another condition promised, so that each is told once.
    ``strongest``: The link to the strongest study, or to that of each side where they differ.
    """

    group: str
    condition: str
    own: Mapping[str, HelpFound]
    used: tuple[str, ...]
    claims: tuple[str, ...]
    found: HelpFound
    comparisons: tuple[HelpComparison, ...]
    nearest: tuple[HelpComparison, ...]
    strongest: tuple[RatedLink, ...]


def is_promise(claim: Claim, evidence: Evidence) -> bool:
    """Whether a claim asserts help in a condition; a comparison does, if it is with another treatment that is a term.

    Two ways to give the treatment may be compared without a promise.
    """
    promising = claim_type(claim) is ClaimType.HELP and claim.direction is Direction.ASSERTS and bool(claim.condition)
    other = (claim.comparator, TermKind.AGENT) in evidence.broader
    return promising and (claim.category is not Category.COMPARISON or other)


def promised_conditions(appraised: AppraisedEvidence) -> tuple[PromisedCondition, ...]:
    """A row a condition in which a document promises help: by group, most promises first; then strongest study first.

    No condition stands for a narrower one, and none is left out for want of a study.
    """
    evidence = appraised.evidence
    said = _said(evidence)
    lines = {name: evidence.lineage(name, TermKind.CONDITION)[::-1] for name in said}
    shared = Counter(term for line in lines.values() for term in line)
    promising = {name: [one for one in claims if is_promise(one, evidence)] for name, claims in said.items()}
    bearing = {name: _bearing(_assessments(claims, appraised, Scope.ALL)) for name, claims in promising.items()}
    nearest = _nearest(bearing, evidence)
    rows = [_row(_group(lines[name], shared), name, claims, nearest[name], appraised) for name, claims in said.items()]
    size = Counter(row.group for row in rows for _ in row.own)

    def place(row: PromisedCondition) -> tuple[object, ...]:
        group = row.group == OTHER, -size[row.group], row.group
        return *group, list(HelpFound).index(row.found), -len(row.own), row.condition

    return tuple(sorted(rows, key=place))


def promises(rows: Iterable[PromisedCondition]) -> Counter[HelpFound]:
    """How many promises have which answer."""
    return Counter(row.found for row in rows for _ in row.own)


def untested_conditions(rows: Iterable[PromisedCondition]) -> Mapping[str, tuple[str, ...]]:
    """Conditions promised that no study of the treatment in patients was in, each with its documents, most first."""
    found = {row.condition: tuple(row.own) for row in rows if row.found.is_absent}
    return dict(sorted(found.items(), key=lambda item: -len(item[1])))


def only_used(appraised: AppraisedEvidence) -> tuple[str, ...]:
    """Conditions for which documents say that the treatment is used, and promise nothing."""
    promised = {"", *_said(appraised.evidence)}
    used = (one for one in appraised.evidence.claims if one.category is Category.INDICATION)
    named = dict.fromkeys(one.condition for one in used if one.direction is Direction.ASSERTS)
    return tuple(name for name in named if name not in promised)


def _said(evidence: Evidence) -> Mapping[str, Sequence[Claim]]:
    """The claims of help by condition, bare uses included, of conditions that some document promises help in."""
    said = grouped(
        (claim.condition, claim)
        for claim in evidence.claims
        if claim.condition and claim.category in _ABOUT and claim.direction is Direction.ASSERTS
    )
    return {name: claims for name, claims in said.items() if any(is_promise(one, evidence) for one in claims)}


def _group(line: Sequence[str], shared: Mapping[str, int]) -> str:
    """The broadest term of a condition's line that not too many and not too few conditions share; else what is left."""
    fitting = [term for term in line if _FEWEST <= shared[term] <= _MOST]
    large = [f"{term}, other" for term in line if shared[term] > _MOST]
    return fitting[0] if fitting else [OTHER, *large][-1]


def _row(
    group: str, condition: str, claims: Sequence[Claim], nearest: Sequence[RatedLink], appraised: AppraisedEvidence
) -> PromisedCondition:
    evidence = appraised.evidence
    promising = [claim for claim in claims if is_promise(claim, evidence)]
    making = {claim.document for claim in promising}
    documents = dict.fromkeys([*evidence.document, *(claim.document for claim in evidence.claims)])
    by_document = grouped((claim.document, claim) for claim in claims)
    named = [name for name in documents if name in by_document]

    def found(there: Sequence[Claim], scope: Scope) -> tuple[HelpFound, tuple[HelpComparison, ...]]:
        promises = _assessments((one for one in there if one in promising), appraised, scope)
        compared = help_comparisons(condition, _bearing(promises), appraised)
        return _found(compared, _assessments(there, appraised, scope)), compared

    over_all, compared = found(claims, Scope.ALL)
    return PromisedCondition(
        group,
        condition,
        {name: found(by_document[name], Scope.OWN)[0] for name in named if name in making},
        tuple(name for name in named if name not in making),
        tuple(claim.id for claim in promising),
        over_all,
        compared,
        help_comparisons(condition, nearest, appraised),
        strongest(over_all, compared, _speaking(_assessments(claims, appraised, Scope.ALL)), appraised),
    )


def _assessments(claims: Iterable[Claim], appraised: AppraisedEvidence, scope: Scope) -> list[Assessment]:
    return [appraised.assessments[claim.id, scope] for claim in claims]


def _found(compared: Sequence[HelpComparison], every: Sequence[Assessment]) -> HelpFound:
    """What is found: by what was compared; without a controlled study, whether there is any, or nobody knows."""
    here = [one for one in _speaking(every) if in_condition(one)]
    if any(one.is_controlled for one in compared) or any(one.evidence_level.tier >= Tier.CONTROLLED for one in here):
        return together(one.found for one in compared if one.is_direct and one.is_controlled)
    if any(one.unjudged or one.cited_studies.unnamed or one.verdict is Verdict.NOT_ASSESSED for one in every):
        return HelpFound.NOT_JUDGED
    return HelpFound.UNCONTROLLED if here or compared else HelpFound.ELSEWHERE if _speaking(every) else HelpFound.NONE


def _speaking(every: Iterable[Assessment]) -> list[RatedLink]:
    """The links to what studies of patients found."""
    return [one for found in every for one in found.speaking if one.study.design not in WITHOUT_PATIENTS]


def _bearing(every: Iterable[Assessment]) -> list[RatedLink]:
    """Those of them that are of the treatment in the condition or a part of it, or that test a claim directly."""
    return [one for one in _speaking(every) if one.is_direct or in_condition(one)]


def _nearest(bearing: Mapping[str, Sequence[RatedLink]], evidence: Evidence) -> Mapping[str, Sequence[RatedLink]]:
    """By condition the links, of whichever claim, to the studies to which no other condition promised is nearer.

    A study is nearest to its own condition, else to the next broader one that it bears on; where its terms do not tell,
    to each. A link of another condition's claim stands beside it only if the study's people have the condition.
    """
    found: dict[str, list[RatedLink]] = {name: [] for name in bearing}
    by_study = grouped((one.study.study, (name, one)) for name, links in bearing.items() for one in links)
    for study, links in by_study.items():
        line = evidence.lineage(evidence.study[study].condition, TermKind.CONDITION)
        same = [name for name, one in links if one.link.condition_fit is Fit.SAME]
        among = same or [name for name, _ in links]
        home = next((name for name in line if name in among), next(iter(same), ""))
        for name in dict.fromkeys([home] if home else among):
            found[name] += [one for condition, one in links if condition == name or name in line]
    return found
