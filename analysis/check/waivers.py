"""Waivers: flags that somebody set aside with a reason, and waivers that no longer serve."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.model.conclusions import Kind
from analysis.model.judgements import Waiver
from analysis.model.problem import Problem, Remark, Subject


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
