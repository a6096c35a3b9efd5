"""Injections: one error put into one row of the correct set, and what the checks then say that they did not before."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path, PurePath
from typing import NamedTuple

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.catalogue import run
from analysis.model.problem import Problem
from analysis.read.records import read_evidence
from tests.bench.draft import ENTRIES, Cells, Draft

#: Changes a draft in or for one row. Gives the texts that the message must hold, ``None`` if the row is no target.
Change = Callable[[Draft, Cells], tuple[str, ...] | None]


#: Check, claim, study and message of each problem of the unchanged set.
Known = Counter[tuple[str, ...]]


class Error(NamedTuple):
    """A kind of single error: the table whose rows it is tried on, and the checks of which one must catch it."""

    name: str
    table: str
    caught_by: tuple[str, ...]
    change: Change


class Rewrite(NamedTuple):
    """Another way to say the same; no check may say anything new."""

    name: str
    table: str
    change: Change


class Injection(NamedTuple):
    """What came of one change to one row.

    Attributes
    ----------
    kind, target
        Name of the error or rewrite, and the row as a person would name it.
    new
        The problems that the unchanged set does not have.
    catch
        The one of them that catches the error: of a check that may, at the row, with the values; ``None`` if missed.
    """

    kind: str
    target: str
    new: tuple[Problem, ...]
    catch: Problem | None


ERRORS: dict[str, Error] = {}
REWRITES: dict[str, Rewrite] = {}


def error(name: str, table: str, *caught_by: str) -> Callable[[Change], Change]:
    """List a kind of error."""

    def listed(change: Change) -> Change:
        assert name not in ERRORS, name
        ERRORS[name] = Error(name, table, caught_by, change)
        return change

    return listed


def rewrite(name: str, table: str) -> Callable[[Change], Change]:
    """List a rewrite."""

    def listed(change: Change) -> Change:
        assert name not in REWRITES, name
        REWRITES[name] = Rewrite(name, table, change)
        return change

    return listed


def problems(draft: Draft, folder: Path) -> tuple[Problem, ...]:
    """What the checks find in a draft."""
    return run(AppraisedEvidence(read_evidence(draft.save(folder))))


class Target(NamedTuple):
    """A draft with a change in it, the row that was changed, its name before, and what the message must hold."""

    draft: Draft
    row: Cells
    name: str
    values: tuple[str, ...]


def targets(kind: Error | Rewrite, most: int | None = None) -> list[Target]:
    """The change made in every row that it applies to, each in a draft of its own; of many, ``most`` spread evenly."""
    found = []
    for at in range(len(Draft().rows[kind.table])):
        draft = Draft()
        row = draft.rows[kind.table][at]
        name = _named(kind.table, row)
        values = kind.change(draft, row)
        if values is not None:
            found.append(Target(draft, row, name, values))
    if most is None or len(found) <= most:
        return found
    return [found[number * (len(found) - 1) // max(1, most - 1)] for number in range(most)]


def inject(kind: Error, folder: Path, known: Known, most: int | None = None) -> Iterator[Injection]:
    """Put an error into the rows that it applies to, each alone; ``known`` is what the unchanged set gives."""
    for target in targets(kind, most):
        new = _new(problems(target.draft, folder), known)
        place = target.draft.place(kind.table, target.row)
        names = {*target.name.split(), *_keys(target.row), *_resting_on(target.row, target.draft)}
        names |= target.draft.added
        catches = (
            one
            for one in new
            if (not kind.caught_by or one.check in kind.caught_by)
            and _concerns(one, place, names)
            and all(value in one.message for value in target.values)
            and target.draft.remedy in one.remedy
        )
        yield Injection(kind.name, target.name, new, next(catches, None))


def reword(kind: Rewrite, folder: Path, known: Known, most: int | None = None) -> Iterator[Injection]:
    """Apply a rewrite to the rows that it applies to, each alone. A flag that stands on in other words is not new."""
    expected = {key[:3] for key in known}
    for target in targets(kind, most):
        found = problems(target.draft, folder)
        new = tuple(one for one in found if (one.check, one.claim, one.study) not in expected)
        yield Injection(kind.name, target.name, new, None)


def baseline(folder: Path) -> Known:
    """What the unchanged set gives: check, claim, study and message of each problem."""
    return Counter(map(_key, problems(Draft(), folder)))


def _key(problem: Problem) -> tuple[str, ...]:
    return problem.check, problem.claim, problem.study, problem.message


def _new(found: tuple[Problem, ...], known: Known) -> tuple[Problem, ...]:
    rest = known.copy()
    new = []
    for problem in found:
        if rest[_key(problem)] > 0:
            rest[_key(problem)] -= 1
        else:
            new.append(problem)
    return tuple(new)


def _named(table: str, row: Cells) -> str:
    keys = {"links": ("claim", "study"), "references": ("document", "number"), ENTRIES: ("key",)}
    return " ".join(row[column] for column in keys.get(table, (next(iter(row)),)))


def _keys(row: Cells) -> set[str]:
    """The names by which a problem may speak of a row: its own, and those of its claim and study."""
    return {row[column] for column in ("id", "key", "claim", "study") if row.get(column)}


def _resting_on(row: Cells, draft: Draft) -> set[str]:
    """The claims whose links rest on a row, where it is a finding."""
    return {link["claim"] for link in draft.rows["links"] if link["finding"] and link["finding"] == row.get("id")}


def _concerns(problem: Problem, place: tuple[str, int, int], names: set[str]) -> bool:
    """Whether a problem stands at a row, or speaks of it by name."""
    file, first, last = place
    at_row = PurePath(problem.place.file).name == file and first <= problem.place.line <= last
    said = {problem.claim, problem.study, *re.findall(r"[\w.-]+", problem.message)}
    return at_row or not names.isdisjoint(said)
