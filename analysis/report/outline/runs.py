"""Runs: a text in pieces, each with how it is set and where it leads, as every format can show it."""

from collections.abc import Iterable
from typing import NamedTuple


class Run(NamedTuple):
    """A piece of a text.

    ``href`` is the address that it leads to: ``#anchor`` within the report, ``https://…`` outside, empty for none.
    """

    text: str
    href: str = ""
    italic: bool = False
    strong: bool = False


Runs = tuple[Run, ...]


def plain(runs: Iterable[Run]) -> str:
    """The text of the runs, without how they are set."""
    return "".join(run.text for run in runs)


def said(text: str) -> Runs:
    """A plain text as runs; none for an empty text."""
    return (Run(text),) if text else ()
