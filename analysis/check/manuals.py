"""Manuals: what each check finds and why, a fragment that passes, one that fails, and the source of the rule.

A check's own docstring says what is wrong and why that matters; the rest is put to it here. Checks that differ from one
another in nothing but their manual have it as a row.
"""

from collections.abc import Callable, Iterator
from inspect import cleandoc
from textwrap import fill, indent
from typing import NamedTuple, TypeVar

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.model.problem import Remark
from analysis.model.words import Severity

_WIDTH = 116
_INDENT = "    "

Function = Callable[[AppraisedEvidence], Iterator[Remark]]

# What makes the manual of each check when somebody asks for it.
_MANUALS: dict[Callable[..., Iterator[Remark]], Callable[[], str]] = {}

_F = TypeVar("_F", bound=Callable[..., Iterator[Remark]])


def file(name: str, *lines: str) -> str:
    """A file of a fragment, its name before its lines; fragments of several files are put together with ``+``."""
    return "\n".join((name, *lines, "", ""))


def article(key: str = "ito2011", **fields: str) -> str:
    """An article of a fragment's bibliography, with author and title unless others are given."""
    fields = {"author": "Ito, K", "title": "Ginger in travellers"} | fields
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@article{{{key},\n{lines}\n}}"


def with_manual(*, passes: str, fails: str, source: str) -> Callable[[_F], _F]:
    """What puts fragments and the source of the rule to a check, whose docstring is the rest of its manual.

    Parameters
    ----------
    passes, fails
        Files that pass, and files that fail.
    source
        Source of the rule.
    """

    def put(function: _F) -> _F:
        _MANUALS[function] = lambda: f"{cleandoc(function.__doc__ or '')}\n\n{_rest(passes, fails, source)}"
        return function

    return put


def manual_of(function: Callable[..., Iterator[Remark]]) -> str:
    """The whole manual of a check: what it finds and why that matters, the fragments, and the source."""
    return _MANUALS[function]()


def _rest(passes: str, fails: str, source: str) -> str:
    fragments = ("Passes::", indent(passes.rstrip("\n"), _INDENT), "Fails::", indent(fails.rstrip("\n"), _INDENT))
    return "\n\n".join((*fragments, fill(f"Source: {source}", _WIDTH)))


class Manual(NamedTuple):
    """The manual of a check, by the check's name.

    Attributes
    ----------
    what, why
        What is wrong, and why that matters; the second may be empty.
    passes, fails, source
        As of ``with_manual``.
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
        told = filter(None, (self.what, fill(self.why, _WIDTH)))
        return "\n\n".join((*told, _rest(self.passes, self.fails, self.source)))


def described(manual: Manual, function: Function) -> Function:
    """The function under the manual's name and with its text, as if both were written there."""
    function.__name__ = manual.name.replace("-", "_")
    _MANUALS[function] = lambda: manual.text
    return function
