"""Manuals: what each check finds and why, a fragment that passes, one that fails, and the source of the rule.

They are rows of tables: those of checks that have a function of their own, which says in a line what is wrong, of the
table beside this file, where a row also names the function's module.
"""

from collections.abc import Callable, Iterator
from inspect import cleandoc
from textwrap import fill, indent
from typing import NamedTuple, TypeVar

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.model.conclusions import Head, Kind
from analysis.model.problem import Remark
from analysis.model.words import Severity
from analysis.text.rows import rows_beside

_WIDTH = 116
_INDENT = "    "

Function = Callable[[AppraisedEvidence], Iterator[Remark]]

# Of each check the fragment that passes and the one that fails, and the source of its rule.
_REST: dict[Callable[..., Iterator[Remark]], tuple[str, str, str]] = {}

_F = TypeVar("_F", bound=Callable[..., Iterator[Remark]])


def manual_of(function: Callable[..., Iterator[Remark]]) -> str:
    """The whole manual of a check: what it finds and why that matters, the fragments, and the source."""
    *fragments, source = _REST[function]
    passes, fails = (indent(fragment.rstrip("\n"), _INDENT) for fragment in fragments)
    parts = ("Passes::", passes, "Fails::", fails, fill(f"Source: {source}", _WIDTH))
    return "\n\n".join((cleandoc(function.__doc__ or ""), *parts))


class Manual(NamedTuple):
    """The manual of a check, by the check's name.

    ``what``, ``why``: What is wrong, blank where the check's docstring says it, and why that matters.
    ``passes``, ``fails``, ``source``: Files that pass, files that fail, and the source of the rule.
    ``severity``, ``kind``, ``head``: How grave what it finds is, of which kind, and what a flag says of a page.
    ``said_by``: Names of the checks whose flag on the same claim says the same and more, separated by blanks.
    ``module``: The module here whose function it is; blank for damage, which has one function for all.
    """

    name: str
    what: str
    why: str
    passes: str
    fails: str
    source: str
    severity: Severity = Severity.HIGH
    kind: Kind = Kind.FAULT
    head: Head | None = None
    said_by: str = ""
    module: str = ""

    @property
    def function(self) -> str:
        """Name of the function: ``unknown_study`` for ``unknown-study``."""
        return self.name.replace("-", "_")


def manuals_of(module: str) -> Iterator[Manual]:
    """The manuals in the table beside a module (its ``__file__``): the fields of :class:`Manual`, a row a check."""
    for row in rows_beside(module):
        severity, kind = Severity(row.pop("severity")), Kind(row.pop("kind", Kind.FAULT))
        head = row.pop("head", "")
        yield Manual(severity=severity, kind=kind, head=Head(head) if head else None, **row)


#: The manuals of the checks that have a function of their own.
MANUALS = tuple(manuals_of(__file__))


def described(manual: Manual, function: _F) -> _F:
    """The function under the manual's name and with its text, as if both were written there."""
    function.__name__ = manual.function
    what = manual.what or cleandoc(function.__doc__ or "").partition("\n")[0]
    function.__doc__ = "\n\n".join(filter(None, (what, fill(manual.why, _WIDTH))))
    _REST[function] = manual.passes, manual.fails, manual.source
    return function
