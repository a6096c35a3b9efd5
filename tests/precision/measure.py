"""Measure the checks on the labelled flags.

``python -m tests.precision.measure`` writes ``analysis/check/precision.csv`` and prints, check by check, the precision,
the flags without a label, and how many of the faults written into the invented pages a flag of their head finds.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from analysis.check import catalogue
from analysis.check.catalogue import CHECKS, Precision
from analysis.model.conclusions import Head, Kind
from tests.precision.labels import RIGHT, SETS, LabelledSet, Measured, expected, measure, read, verdicts_on

#: What the checks were measured to be, a row each.
PRECISION = Path(catalogue.__file__).with_name("precision.csv")


def as_csv(found: Mapping[str, Precision]) -> str:
    """The rows of ``precision.csv``."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("check", *Precision._fields))
    writer.writerows((name, *one) for name, one in found.items())
    return text.getvalue()


class Found(NamedTuple):
    """Of one kind of fault written into a set: how many a flag of their head finds, out of how many; and how many of
    the fair sentences near to it a flag of that head accuses, out of how many."""

    kind: str
    found: int
    planted: int
    accused: int
    near: int


def found_by_kind(one: LabelledSet) -> Iterator[Found]:
    """What is found of each kind of fault, kind by kind; nothing where it is not said what is expected."""
    rows = expected(one.expected) if one.expected else ()
    verdicts = list(verdicts_on(one, ()))
    unfair = {(place, flag.problem.head) for flag, verdict, _ in verdicts if verdict != RIGHT for place in flag.places}
    for kind in sorted({row.kind for row in rows}):
        planted = [row for row in rows if row.kind == kind and row.head]
        near = [row for row in rows if row.kind == kind and not row.head]
        heads = {Head(row.head) for row in planted}
        found = sum(any(row.meets(flag) for flag, _, _ in verdicts) for row in planted)
        accused = sum(any((row.place, head) in unfair for head in heads) for row in near)
        yield Found(kind, found, len(planted), accused, len(near))


def report(found: Measured) -> Iterator[str]:
    """The measure in lines."""
    for check in CHECKS:
        if check.kind is Kind.FLAG:
            one = found.precision.get(check.name, Precision())
            yield f"{check.name}: {one}; unseen {one.unseen_right} of {one.unseen_hits}; " + (
                f"{found.unlabelled.get(check.name, 0)} unlabelled"
            )
    for of in SETS:
        for kind in found_by_kind(of):
            accused = f"{kind.accused} of {kind.near} fair ones near it accused"
            yield f"{of.name}, {kind.kind}: {kind.found} of {kind.planted} found; {accused}"


if __name__ == "__main__":
    result = measure(read())
    PRECISION.write_text(as_csv(result.precision), encoding="utf-8")
    for line in report(result):
        print(line)
