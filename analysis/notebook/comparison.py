"""What differs between two reviews, as a notebook shows it and as frames to go on with."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from analysis.notebook.cards.card import Explanation
from analysis.tell.compare.changes import Change, Changes
from analysis.tell.compare.text import as_text

if TYPE_CHECKING:
    import pandas as pd


class ReviewComparison:
    """What changed from one review to another.

    ``changes`` holds all of it; ``same`` is whether nothing changed. Shows itself as text.
    """

    def __init__(self, changes: Changes) -> None:
        self.changes = changes
        self.same = changes.same

    @property
    def verdicts(self) -> "pd.DataFrame":
        """Verdicts that changed: ``claim``, ``scope`` (*own* or *all*), ``before`` and ``after``, all texts."""
        return _frame(self.changes.verdicts, "claim", "scope")

    @property
    def certainty(self) -> "pd.DataFrame":
        """Certainty that changed: ``question``, ``before`` and ``after``, the level or why there is none."""
        return _frame(self.changes.certainty, "question")

    @property
    def flags(self) -> "pd.DataFrame":
        """Flags and notes that came or went: ``claim`` (or what else is flagged), ``check``, and their sentences."""
        return _frame(self.changes.flags, "claim", "check")

    def __repr__(self) -> str:
        """The comparison as text."""
        return as_text(self.changes)

    def _repr_html_(self) -> str:
        return Explanation(as_text(self.changes))._repr_html_()


def _frame(changes: Iterable[Change], *names: str) -> "pd.DataFrame":
    import pandas as pd

    rows = [(*(one.subject, one.what.split()[-1])[: len(names)], one.old, one.new) for one in changes]
    return pd.DataFrame(rows, columns=[*names, "before", "after"], dtype="string")
