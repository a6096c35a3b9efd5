"""The checks: what can be wrong, in one list, each a function and the row of ``manuals.csv`` that is its manual."""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from importlib import import_module
from inspect import signature
from itertools import chain
from typing import Any, NamedTuple

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.damage import DAMAGE, reported
from analysis.check.manuals import MANUALS, Manual, described, manual_of
from analysis.check.precision import Precision, measured
from analysis.check.said_once import gathered, without_lesser
from analysis.check.waivers import waive
from analysis.model.conclusions import Head, Kind
from analysis.model.problem import Problem, Remark
from analysis.model.words import Severity


class Check(NamedTuple):
    """A check: a function from everything appraised to what it found, the kind of that, how grave it is, and its head.

    ``head`` is what kind of wrong its flags say of a document; ``None`` where it raises none. With ``on_raised`` the
    function also takes, as ``raised``, the problems that all checks without it raised.
    """

    function: Callable[..., Iterator[Remark]]
    kind: Kind
    severity: Severity
    head: Head | None = None
    on_raised: bool = False

    @property
    def name(self) -> str:
        """Name of the problem, as messages show it in brackets: ``unknown-study`` for ``unknown_study``."""
        return self.function.__name__.replace("_", "-")

    def problems(self, appraised: AppraisedEvidence, raised: Sequence[Problem] = ()) -> tuple[Problem, ...]:
        """What the check found, under its name and kind, of its severity and head where a remark has no own."""
        remarks = self.function(appraised, raised) if self.on_raised else self.function(appraised)
        return tuple(Problem(**vars(remark) | self._named(remark)) for remark in remarks)

    def _named(self, remark: Remark) -> dict[str, Any]:
        grave, head = remark.severity or self.severity, remark.head or self.head
        return {"check": self.name, "kind": self.kind, "severity": grave, "head": head}

    @property
    def manual(self) -> str:
        """What the problem is, why it matters, a fragment that passes, one that fails, and the source."""
        return manual_of(self.function)

    @property
    def precision(self) -> Precision:
        """How often its flags were right, where any was labelled."""
        return measured().get(self.name, Precision())

    @property
    def on(self) -> bool:
        """Whether it runs without being asked for: not a flag check that was too seldom right."""
        return self.kind is not Kind.FLAG or not self.precision.too_low


def _check(manual: Manual) -> Check:
    """The check of a row of the manuals: the function of its name in its module."""
    function = getattr(import_module(f"analysis.check.{manual.module}"), manual.function)
    on_raised = "raised" in signature(function).parameters
    return Check(described(manual, function), manual.kind, manual.severity, manual.head, on_raised)


#: Every check: damage, then a row each of ``manuals.csv``, where any order serves.
CHECKS: tuple[Check, ...] = (
    *(Check(reported(manual), manual.kind, manual.severity) for manual in DAMAGE),
    *map(_check, MANUALS),
)


def run(
    appraised: AppraisedEvidence, checks: Sequence[Check] = CHECKS, asked: Container[str] = ()
) -> tuple[Problem, ...]:
    """Run every check, leave out what a waiver sets aside, and gather the flags of one check on one sentence.

    A check that is off runs if ``asked`` holds its name. Faults come first, then flags, then notes, in the order of
    ``checks`` and, within a check, of the files.
    """
    checks = [check for check in checks if check.on or check.name in asked]
    found = {check: check.problems(appraised) for check in checks if not check.on_raised}
    raised = tuple(chain.from_iterable(found.values()))
    found |= {check: check.problems(appraised, raised) for check in checks if check.on_raised}
    standing = without_lesser(waive(chain.from_iterable(map(found.__getitem__, checks)), appraised))
    order = tuple(Kind)
    return tuple(sorted(gathered(standing, appraised.evidence), key=lambda problem: order.index(problem.kind)))


def check_named(name: str) -> Check | None:
    """The check of that name, ``None`` if there is none."""
    return next((check for check in CHECKS if check.name == name), None)


def provisional_flags(appraised: AppraisedEvidence, problems: Iterable[Problem]) -> dict[str, tuple[str, ...]]:
    """Flags on claims that would go or come if the unverified facts were left out: check names by claim id."""
    if appraised.verified is appraised:
        return {}
    unlike = _flagged(problems) ^ _flagged(appraised.verified.once(run))
    changed: dict[str, tuple[str, ...]] = {}
    for check in (check for check in CHECKS if check.on):
        for claim in appraised.evidence.claim:
            if (check.name, claim) in unlike:
                changed[claim] = (*changed.get(claim, ()), check.name)
    return changed


def _flagged(problems: Iterable[Problem]) -> set[tuple[str, str]]:
    flags = (problem for problem in problems if problem.kind is Kind.FLAG)
    return {(problem.check, claim) for problem in flags for claim in problem.claims}
