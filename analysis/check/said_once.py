"""Flags said once: those of one check on one sentence are one flag, with all the claims that it is about."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from analysis.model.conclusions import Kind
from analysis.model.evidence import Evidence
from analysis.model.problem import Problem, claims_in_place

#: Reasons that one flag gives for different claims before it leaves the rest to them.
_MOST_REASONS = 3


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


def _one(flags: Sequence[Problem], evidence: Evidence) -> Problem:
    """One flag of several: their claims, each reason once, and the gravest severity."""
    order, lead = [*type(flags[0].severity)], flags[0]
    claims = tuple(dict.fromkeys(claim for flag in flags for claim in flag.claims))
    told = [evidence.claim[name] for name in claims]
    reasons = dict.fromkeys(
        flag.evidence if flag.what == lead.what else flag.beside(flag.claim)
        for flag in flags
        if flag.reason != lead.reason
    )
    reasons.pop(lead.evidence, None)
    more = len(reasons) + 1 - _MOST_REASONS
    shown = [*filter(None, (lead.evidence, *reasons))][:_MOST_REASONS]
    return replace(
        lead,
        subject=claims_in_place(told, lead.subject.mark),
        evidence="; ".join((*shown, *([f"and {more} more"] if more > 0 else ()))),
        claims=claims,
        study=lead.study if len({flag.study for flag in flags}) == 1 else "",
        severity=min((flag.severity for flag in flags), key=order.index),
    )
