"""Flags said once: those of one check on one sentence are one, and what a graver one says is not repeated."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from analysis.check.manuals import MANUALS
from analysis.model.conclusions import Kind
from analysis.model.evidence import Evidence
from analysis.model.problem import Problem, Subject
from analysis.model.records import Claim

#: Reasons that one flag gives for different claims before it leaves the rest to them.
_MOST_REASONS = 3

#: Of a check the checks whose flag on the same claim says the same and more, so that its own adds nothing (DESIGN,
#: flags: a flag speaks of one thing that is wrong, and it is said once).
SAID_BY: Mapping[str, tuple[str, ...]] = {one.name: tuple(one.said_by.split()) for one in MANUALS if one.said_by}


def without_lesser(problems: Iterable[Problem]) -> list[Problem]:
    """The problems without flags of which another on each of their claims says the same and more (``SAID_BY``)."""
    every = list(problems)
    raised = {(one.check, claim) for one in every if one.kind is Kind.FLAG for claim in one.claims}

    def is_said(one: Problem) -> bool:
        more = SAID_BY.get(one.check, ())
        return bool(one.claims) and all(any((other, claim) in raised for other in more) for claim in one.claims)

    return [one for one in every if not is_said(one)]


def gathered(problems: Iterable[Problem], evidence: Evidence) -> tuple[Problem, ...]:
    """The problems, where those flags of one check that speak of claims in one sentence are one, at the first's place.

    A flag whose subject is not claims is left as it is.
    """
    groups: dict[tuple[object, ...], list[Problem]] = {}
    for number, problem in enumerate(problems):
        alone = problem.kind is not Kind.FLAG or not problem.subject.claims
        claim = evidence.claim[problem.claim] if not alone else None
        key = (problem.check, *claim.sentence_key) if claim else (number,)
        groups.setdefault(key, []).append(problem)
    return tuple(_one(flags, evidence) if len(flags) > 1 else flags[0] for flags in groups.values())


def whole_quotes(claims: Sequence[Claim]) -> tuple[str, ...]:
    """The claims' words; words within those of another are not repeated."""
    quotes = dict.fromkeys(claim.quote for claim in claims)
    return tuple(one for one in quotes if not any(one in other for other in quotes if other != one))


def _in_place(claims: Sequence[Claim], mark: str) -> Subject:
    """The subject that is claims of one place: their words with it."""
    told = [f'"{one}"' for one in whole_quotes(claims)]
    every = " and ".join(filter(None, (", ".join(told[:-1]), told[-1])))
    return Subject(f"{every} ({claims[0].place})", tuple(claim.id for claim in claims), mark)


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
        subject=_in_place(told, lead.subject.mark),
        what=lead.what if lead.subject.mark or len(whole_quotes(told)) == 1 else _of_several(lead.what),
        evidence="; ".join((*shown, *([f"and {more} more"] if more > 0 else ()))),
        claims=claims,
        study=lead.study if len({flag.study for flag in flags}) == 1 else "",
        severity=min((flag.severity for flag in flags), key=order.index),
    )
