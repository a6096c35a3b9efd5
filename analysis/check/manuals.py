"""Manuals kept as rows, for checks that differ from one another in nothing else."""

from collections.abc import Callable, Iterator
from textwrap import fill, indent
from typing import NamedTuple

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.model.problem import Remark
from analysis.model.words import Severity

_WIDTH = 116
_INDENT = "    "


class Manual(NamedTuple):
    """The manual of a check, by the check's name.

    Attributes
    ----------
    what, why
        What is wrong, and why that matters; the second may be empty.
    passes, fails
        Tables that pass, and tables that fail.
    source
        Source of the rule.
    severity
        How grave what it finds is, of a row that makes a check without a line of its own in the catalogue.
    """

    name: str
    what: str
    why: str
    passes: str
    fails: str
    source: str
    severity: Severity = Severity.HIGH

    @property
    def text(self) -> str:
        """The manual as a docstring would have it."""
        fragments = ("Passes::", indent(self.passes, _INDENT), "Fails::", indent(self.fails, _INDENT))
        source = fill(f"Source: {self.source}", _WIDTH)
        return "\n\n".join(filter(None, (self.what, fill(self.why, _WIDTH), *fragments, source)))


def described(
    manual: Manual, function: Callable[[AppraisedEvidence], Iterator[Remark]]
) -> Callable[[AppraisedEvidence], Iterator[Remark]]:
    """The function under the manual's name and with its text, as if both were written there."""
    function.__name__ = manual.name.replace("-", "_")
    function.__doc__ = manual.text
    return function
