"""Damage that the readers of the files report: a row for each kind, and one function that yields what they found."""

import csv
from collections.abc import Iterator
from pathlib import Path

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.manuals import Function, Manual, described
from analysis.model.problem import Remark
from analysis.model.words import Severity


def reported(manual: Manual) -> Function:
    """The check that yields what a reader reported under the manual's name."""

    def damage(appraised: AppraisedEvidence) -> Iterator[Remark]:
        yield from appraised.evidence.damage.get(manual.name, ())

    return described(manual, damage)


def _manuals() -> Iterator[Manual]:
    with Path(__file__).with_suffix(".csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            severity = Severity(row.pop("severity"))
            yield Manual(severity=severity, **row)


#: What a reader can report, a row each of the table beside this file: a kind of damage without one is shown to nobody.
DAMAGE: tuple[Manual, ...] = tuple(_manuals())
