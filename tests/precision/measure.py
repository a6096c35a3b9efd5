"""Measure the checks on the labelled flags: ``python -m tests.precision.measure`` writes ``analysis/check/precision.csv``.

It prints, check by check, the precision, the flags without a label, and how many of the faults that were written into
the invented pages the check's head finds.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping

from analysis.check.catalogue import CHECKS
from analysis.check.precision import PRECISION, Precision
from analysis.model.conclusions import Kind
from tests.precision.labels import SETS, LabelledSet, Measured, expected, flags_of, measure, read


def as_csv(found: Mapping[str, Precision]) -> str:
    """The rows of ``precision.csv``."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("check", *Precision._fields))
    writer.writerows((name, *one) for name, one in found.items())
    return text.getvalue()


def found_by_kind(one: LabelledSet) -> Iterator[tuple[str, int, int, int, int]]:
    """Of each kind of fault written into a set: how many a flag of their head finds, out of how many; then of the fair
    sentences near to it how many have a flag of any head that is not expected there, out of how many."""
    if not one.expected:
        return
    rows = expected(one.expected)
    flagged = {(flag.key[2:], str(flag.problem.head)) for flag in flags_of(one)}
    right = {(row.place, row.head) for row in rows if row.head}
    accused = {place for place, head in flagged if (place, head) not in right}
    totals: Counter[tuple[str, str]] = Counter()
    for kind, place, head in {(row.kind, row.place, row.head) for row in rows}:
        totals[kind, "planted" if head else "near"] += 1
        totals[kind, "found" if head else "accused"] += (place, head) in flagged if head else place in accused
    for kind in sorted({kind for kind, _ in totals}):
        yield kind, *(totals[kind, name] for name in ("found", "planted", "accused", "near"))


def report(found: Measured) -> Iterator[str]:
    """The measure in lines."""
    for check in CHECKS:
        if check.kind is Kind.FLAG:
            one = found.precision.get(check.name, Precision())
            yield f"{check.name}: {one}; unseen {one.unseen_right} of {one.unseen_hits}; " + (
                f"{found.unlabelled.get(check.name, 0)} unlabelled"
            )
    for one in SETS:
        for kind, hits, planted, accused, near in found_by_kind(one):
            yield f"{one.name}, {kind}: {hits} of {planted} planted found; {accused} of {near} fair ones near it accused"


if __name__ == "__main__":
    result = measure(read())
    PRECISION.write_text(as_csv(result.precision), encoding="utf-8")
    for line in report(result):
        print(line)
