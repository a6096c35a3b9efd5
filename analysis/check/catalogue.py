"""The checks: what can be wrong, in one list, each a function and the row of a table that is its manual.

``manuals.csv`` has the checks whose functions are in the modules here, ``damage.csv`` those that yield what the readers
of files report: a kind of damage without a row there is shown to nobody. How often the flags of a check were right is
counted on flags that were labelled without a view to it: a row each of ``precision.csv``, which
``python -m tests.precision.measure`` writes.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from inspect import signature
from itertools import chain
from textwrap import fill, indent
from typing import NamedTuple

from analysis.appraise.absolute import wilson
from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.standing import gathered, waive, without_lesser
from analysis.model.conclusions import Head, Kind
from analysis.model.evidence import grouped
from analysis.model.problem import Problem, Remark
from analysis.model.words import Severity
from analysis.text.rows import rows_beside

_WIDTH = 116

#: From so many labelled flags on a check may be off, and is if less than this share were right (DESIGN, flags).
LEAST_HITS, LEAST_SHARE = 20, 0.8


class Precision(NamedTuple):
    """Labelled flags of a check, how many of them were right, and both of the flags on pages not used while tuning it.

    A flag that a fair reader would not raise is not right, also where nothing in it is wrong.
    """

    right: int = 0
    hits: int = 0
    unseen_right: int = 0
    unseen_hits: int = 0

    @property
    def too_low(self) -> bool:
        """Whether it keeps a check off unless it is asked for."""
        return self.hits >= LEAST_HITS and self.right / self.hits < LEAST_SHARE

    @property
    def interval(self) -> str:
        """The 95 % interval of the share: ``70 to 97 %``; empty without a labelled flag."""
        return "{:.0f} to {:.0f} %".format(*(100 * end for end in wilson(self.right, self.hits))) if self.hits else ""

    def __str__(self) -> str:
        """In words: ``18 of 20 labelled hits right (90 %, 95 % interval 70 to 97 %)``."""
        if not self.hits:
            return "not measured"
        share = f"{100 * self.right / self.hits:.0f} %, 95 % interval {self.interval}"
        off = "; under 80 %, so that the check runs only when it is asked for" if self.too_low else ""
        return f"{self.right} of {self.hits} labelled hits right ({share}){off}"


@cache
def measured() -> Mapping[str, Precision]:
    """The precision of each check that has a labelled flag, by the check's name: rows of ``precision.csv``."""
    return {row.pop("check"): Precision(*map(int, row.values())) for row in rows_beside(__file__, "precision")}


def summed(found: Iterable[Precision]) -> Precision:
    """The precision of several checks together."""
    return Precision(*map(sum, zip(*found, strict=True)))


class Check(NamedTuple):
    """A check: a function from everything appraised to what it found, and its manual.

    ``name``: Its name, as messages show it in brackets, such as ``unknown-study``.
    ``function``: One with a parameter ``raised`` also takes the problems that all checks without it raised.
    ``severity``, ``kind``, ``head``: How grave what it finds is, of which kind, and what kind of wrong its flags say of
        a document; ``None`` where it raises none.
    ``said_by``: Names of the checks whose flag on the same claim says the same and more, so that its own adds nothing
        (DESIGN, flags: a flag speaks of one thing that is wrong, and it is said once).
    ``what``, ``why``: What is wrong, blank where the function's docstring says it, and why that matters.
    ``passes``, ``fails``, ``source``: Files that pass, files that fail, and the source of the rule.
    """

    name: str
    function: Callable[..., Iterator[Remark]]
    severity: Severity
    kind: Kind = Kind.FAULT
    head: Head | None = None
    said_by: tuple[str, ...] = ()
    what: str = ""
    why: str = ""
    passes: str = ""
    fails: str = ""
    source: str = ""

    @property
    def on_raised(self) -> bool:
        """Whether it also takes what the other checks raised."""
        return "raised" in signature(self.function).parameters

    def problems(self, appraised: AppraisedEvidence, raised: Sequence[Problem] = ()) -> tuple[Problem, ...]:
        """What the check found, under its name and kind, of its severity and head where a remark has no own."""
        remarks = self.function(appraised, raised) if self.on_raised else self.function(appraised)
        named = {"check": self.name, "kind": self.kind}
        return tuple(
            Problem(**vars(one) | named | {"severity": one.severity or self.severity, "head": one.head or self.head})
            for one in remarks
        )

    @property
    def manual(self) -> str:
        """What the problem is, why it matters, a fragment that passes, one that fails, and the source."""
        what = self.what or (self.function.__doc__ or "").partition("\n")[0]
        passes, fails = (indent(fragment.rstrip("\n"), "    ") for fragment in (self.passes, self.fails))
        why, source = fill(self.why, _WIDTH), fill(f"Source: {self.source}", _WIDTH)
        return "\n\n".join(filter(None, (what, why, "Passes::", passes, "Fails::", fails, source)))

    @property
    def precision(self) -> Precision:
        """How often its flags were right, where any was labelled."""
        return measured().get(self.name, Precision())

    @property
    def on(self) -> bool:
        """Whether it runs without being asked for: not a flag check that was too seldom right."""
        return self.kind is not Kind.FLAG or not self.precision.too_low


def _check(row: dict[str, str]) -> Check:
    """The check of a row: the function of its name in its module, else what a reader reported under the name."""
    name, module, head = row.pop("name"), row.pop("module", ""), row.pop("head", "")
    function = getattr(import_module(f"analysis.check.{module}"), name.replace("-", "_")) if module else _reported(name)
    severity, kind = Severity(row.pop("severity")), Kind(row.pop("kind", Kind.FAULT))
    said_by = tuple(row.pop("said_by", "").split())
    return Check(name, function, severity, kind, Head(head) if head else None, said_by, **row)


def _reported(name: str) -> Callable[[AppraisedEvidence], Iterator[Remark]]:
    def damage(appraised: AppraisedEvidence) -> Iterator[Remark]:
        yield from appraised.evidence.damage.get(name, ())

    return damage


#: Every check: damage, then a row each of ``manuals.csv``, where any order serves.
CHECKS: tuple[Check, ...] = tuple(_check(row) for name in ("damage", "manuals") for row in rows_beside(__file__, name))


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
    said_by = {check.name: check.said_by for check in checks}
    standing = without_lesser(waive(chain.from_iterable(map(found.__getitem__, checks)), appraised), said_by)
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
    on = [check.name for check in CHECKS if check.on]
    return grouped((claim, name) for name in on for claim in appraised.evidence.claim if (name, claim) in unlike)


def _flagged(problems: Iterable[Problem]) -> set[tuple[str, str]]:
    flags = (problem for problem in problems if problem.kind is Kind.FLAG)
    return {(problem.check, claim) for problem in flags for claim in problem.claims}
