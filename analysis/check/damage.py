"""Damage that the readers of the files report: a row for each kind, and one function that yields what they found."""

from collections.abc import Iterator

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.manuals import Function, Manual, described, manuals_of
from analysis.model.problem import Remark


def reported(manual: Manual) -> Function:
    """The check that yields what a reader reported under the manual's name."""

    def damage(appraised: AppraisedEvidence) -> Iterator[Remark]:
        yield from appraised.evidence.damage.get(manual.name, ())

    return described(manual, damage)


#: What a reader can report, a row each of the table beside this file: a kind of damage without one is shown to nobody.
DAMAGE = tuple(manuals_of(__file__))
