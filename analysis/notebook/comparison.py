"""What differs between two reviews, as a notebook shows it and as frames to go on with."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from analysis.notebook.cards.card import Explanation
from analysis.tell.compare.changes import Changes
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
        return _frame(((one.subject, one.what.split()[-1], one.old, one.new) for one in self.changes.verdicts), "scope")

    @property
    def certainty(self) -> "pd.DataFrame":
        """Certainty that changed: ``question``, ``before`` and ``after``, the level or why there is none."""
        rows = ((one.subject, one.what, one.old, one.new) for one in self.changes.certainty)
        return _frame(rows, "what").rename(columns={"claim": "question"}).drop(columns="what")

    @property
    def flags(self) -> "pd.DataFrame":
        """Flags that came or went: ``claim`` (or what else is flagged), ``check``, and their sentences."""
        return _frame(((one.subject, one.what.split()[-1], one.old, one.new) for one in self.changes.flags), "check")

    def __repr__(self) -> str:
        """The comparison as text."""
        return as_text(self.changes)

    def _repr_html_(self) -> str:
        return Explanation(as_text(self.changes))._repr_html_()


def _frame(rows: Iterable[tuple[str, str, str, str]], what: str) -> "pd.DataFrame":
    import pandas as pd

    return pd.DataFrame(list(rows), columns=["claim", what, "before", "after"], dtype="string")
