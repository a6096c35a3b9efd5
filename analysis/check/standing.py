"""Which problems stand, and how: waivers set flags aside, none is said twice, and those on one sentence are one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.model.conclusions import Kind
from analysis.model.evidence import Evidence, grouped
from analysis.model.judgements import Waiver
from analysis.model.problem import Problem, Remark, Subject
from analysis.model.records import Claim
from analysis.text.prose.phrases import listed

#: Reasons that one flag gives for different claims before it leaves the rest to them.
_MOST_REASONS = 3


def expired_waiver(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A waiver's last day has passed; the flag it set aside is shown again."""
    for waiver in appraised.evidence.waivers:
        if not holds(waiver, appraised):
            place, what = waiver.origin.at("until"), f"needs a last day of {appraised.as_of} or later"
            remedy = "look at the flag again; then renew the waiver or remove it"
            yield Remark(place, Subject(f"the waiver of {waiver.check}"), what, f"it ended {waiver.until}", remedy)


def unused_waiver(appraised: AppraisedEvidence, raised: Iterable[Problem]) -> Iterator[Remark]:
    """A waiver sets aside a flag that is not raised, or names no check."""
    flags = {on for problem in raised if problem.kind is Kind.FLAG for on in _waivers_of(problem)}
    for waiver in appraised.evidence.waivers:
        if _sets_aside(waiver) not in flags:
            found, remedy = f'"{waiver.check}" is not raised {_on(waiver)}', "remove the row, or correct what it names"
            yield Remark(waiver.origin.at("check"), Subject("a waiver"), "needs a flag to set aside", found, remedy)


def waive(problems: Iterable[Problem], appraised: AppraisedEvidence) -> Iterator[Problem]:
    """The problems without what a waiver sets aside: a flag, or one of its claims. Faults are never set aside."""
    standing = {_sets_aside(waiver) for waiver in appraised.evidence.waivers if holds(waiver, appraised)}
    for problem in problems:
        named = () if problem.kind is Kind.FAULT or not standing else _waivers_of(problem)
        aside = {names[1] for names in named if names in standing}
        if not aside:
            yield problem
        elif left := tuple(claim for claim in problem.claims if claim not in aside):
            yield replace(problem, claims=left)


def holds(waiver: Waiver, appraised: AppraisedEvidence) -> bool:
    """Whether the waiver's last day has not passed; true where no day is given to compare with."""
    return appraised.as_of is None or waiver.until >= appraised.as_of


def _sets_aside(waiver: Waiver) -> tuple[str, ...]:
    return waiver.check, waiver.claim, waiver.document, waiver.study


def _waivers_of(problem: Problem) -> tuple[tuple[str, ...], ...]:
    """What waivers of the problem may name: its check, a claim, document and study; a blank study stands for any."""
    named = ((problem.check, claim, problem.document) for claim in problem.claims or ("",))
    return tuple((*one, study) for one in named for study in dict.fromkeys(("", problem.study)))


def _on(waiver: Waiver) -> str:
    named = {"claim": waiver.claim, "study": waiver.study, "document": waiver.document}
    on = " and ".join(f"{what} {which}" for what, which in named.items() if which)
    return f"on {on}" if on else "where no claim, study or document is named"


def without_lesser(problems: Iterable[Problem], said_by: Mapping[str, tuple[str, ...]]) -> list[Problem]:
    """The problems without flags that add nothing: on each of their claims a check that says more flags too."""
    every = list(problems)
    raised = {(one.check, claim) for one in every if one.kind is Kind.FLAG for claim in one.claims}

    def stands(one: Problem) -> bool:
        more = said_by.get(one.check, ())
        return not one.claims or any(raised.isdisjoint((other, claim) for other in more) for claim in one.claims)

    return list(filter(stands, every))


def gathered(problems: Iterable[Problem], evidence: Evidence) -> tuple[Problem, ...]:
    """The problems, where those flags of one check that speak of claims in one sentence are one, at the first's place.

    A flag whose subject is not claims is left as it is.
    """

    def sentence(number: int, one: Problem) -> tuple[object, ...]:
        on_claims = one.kind is Kind.FLAG and one.subject.claims
        return (one.check, *evidence.claim[one.claim].sentence_key) if on_claims else (number,)

    groups = grouped((sentence(number, problem), problem) for number, problem in enumerate(problems))
    return tuple(_one(flags, evidence) if len(flags) > 1 else flags[0] for flags in groups.values())


def whole_quotes(claims: Sequence[Claim]) -> tuple[str, ...]:
    """The claims' words; words within those of another are not repeated."""
    quotes = dict.fromkeys(claim.quote for claim in claims)
    return tuple(one for one in quotes if not any(one in other for other in quotes if other != one))


def _of_several(what: str) -> str:
    """What is said of one thing as it is said of several: its first word is a verb."""
    verb, blank, rest = what.partition(" ")
    return f"{_OF_SEVERAL.get(verb, verb.removesuffix('s'))}{blank}{rest}"


_OF_SEVERAL = {"is": "are", "has": "have", "denies": "deny", "cannot": "cannot"}


def _one(flags: Sequence[Problem], evidence: Evidence) -> Problem:
    """One flag of several: their claims, each reason once and beyond the first's, and the gravest severity."""
    flags = sorted(flags, key=lambda flag: flag.claim)  # whatever the order of the rows
    order, lead = [*type(flags[0].severity)], flags[0]
    claims = tuple(dict.fromkeys(claim for flag in flags for claim in flag.claims))
    told = [evidence.claim[name] for name in claims]
    quotes = [f'"{one}"' for one in whole_quotes(told)]
    reasons = dict.fromkeys(
        flag.evidence.removeprefix(f"{lead.evidence}; ") if flag.what == lead.what else flag.beside(flag.claim)
        for flag in flags
        if flag.reason != lead.reason
    )
    reasons.pop(lead.evidence, None)
    more = len(reasons) + 1 - _MOST_REASONS
    shown = [*filter(None, (lead.evidence, *reasons))][:_MOST_REASONS]
    return replace(
        lead,
        subject=Subject(f"{listed(quotes)} ({told[0].place})", claims, lead.subject.mark),
        what=lead.what if lead.subject.mark or len(quotes) == 1 else _of_several(lead.what),
        evidence="; ".join((*shown, *([f"and {more} more"] if more > 0 else ()))),
        claims=claims,
        study=lead.study if len({flag.study for flag in flags}) == 1 else "",
        severity=min((flag.severity for flag in flags), key=order.index),
        parts=tuple(flags) if reasons else (),
    )
