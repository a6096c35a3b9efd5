"""A table: typed columns over typed rows, with its title, the question that it answers and its notes.

Values stay values up to the last writer. Words, signs, links and widths are decided there from a column's kind and the
type of its values; nothing is found again in a text.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Any

from analysis.show.value import Absent, Home, Name, Phrase, Words, held, worded

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class TableColumn:
    """A column.

    ``name``: Its heading. A word of a controlled list keeps its sign there.
    ``of``: What a row holds in it (``show.value``): where its record has it, such as ``claim.id``, or a function of it.
    ``absent``: Words where a row holds nothing: ``None`` or an empty text. Without it an empty text stays empty.
    ``leads``: The table whose rows its texts name, so that each leads to its row. ``describes`` is set in that table
        itself: the column by which its rows are named.
    ``under``: Heading under which it stands on a page, below the column of that name or beside others of the same
        heading.
    ``label``: Whether its name stands before its value there. The column that bears the heading's name never needs it.
    """

    name: str
    of: Callable[[Any], Any] | str
    absent: str = ""
    leads: Home | None = None
    describes: Home | None = None
    under: str = ""
    label: bool = True

    def value(self, record: Any) -> Any:
        """The row's value, or the words for its absence."""
        found = held(record, self.of) if isinstance(self.of, str) else self.of(record)
        if self.absent and (found is None or (isinstance(found, str | Phrase) and not found)):
            return Absent(self.absent)
        home = self.leads or self.describes
        return Name(home, found) if home and type(found) is str and home is not Home.ADDRESS else found

    def worded(self, record: Any) -> Words:
        """What the row holds, as words."""
        return worded(self.value(record))

    @property
    def heading(self) -> str:
        """The heading under which it stands on a page."""
        return self.under or self.name


@dataclass(frozen=True, repr=False)
class Table:
    """A table as every report shows it.

    ``name``: Short name in lower case with hyphens: the CSV's file name and the section's anchor.
    ``title``: Heading, in sentence case.
    ``caption``: One sentence: the question that the table answers, and what a row is.
    ``columns``, ``records``: The columns, and a record for each row, of whatever type the columns' functions take.
    ``notes``: Notes to the table, shown lettered under it in every format.
    ``block``: Name of the column whose repeated values become headings inside the table; empty for none.
    """

    name: str
    title: str
    caption: str
    columns: tuple[TableColumn, ...] = field(repr=False)
    records: tuple[Any, ...] = field(repr=False)
    notes: tuple[str, ...] = ()
    block: str = ""

    @property
    def headings(self) -> tuple[str, ...]:
        """Names of the columns, as plain texts."""
        return tuple(str(column.name) for column in self.columns)

    @cached_property
    def values(self) -> tuple[tuple[Any, ...], ...]:
        """The value of every cell, row by row."""
        return tuple(tuple(column.value(record) for column in self.columns) for record in self.records)

    @cached_property
    def rows(self) -> tuple[tuple[str | int | float, ...], ...]:
        """Every cell as plain words, row by row; numbers stay numbers."""
        return tuple(
            tuple(said if isinstance(said, int | float) else str(said) for said in map(worded, row))
            for row in self.values
        )

    @cached_property
    def data(self) -> "pd.DataFrame":
        """The words as a data frame: its columns are the headings; cells are ``str`` or, in counts, ``int``."""
        import pandas as pd

        return pd.DataFrame(list(self.rows), columns=list(self.headings))

    def __repr__(self) -> str:
        """The table as text, its middle rows left out where it is long."""
        notes = "".join(f"\n- {note}" for note in self.notes)
        return f"{self.title}\n{self.caption}\n\n{self.data}\n{notes}"

    def _repr_html_(self) -> str:
        """The table whole, with its title, caption and notes, as a notebook shows it."""
        import pandas as pd

        notes = "".join(f"<li>{escape(note)}</li>" for note in self.notes)
        with pd.option_context("display.max_colwidth", None):
            table = self.data.to_html(index=False, border=0, justify="left")
        caption = f"<caption><b>{escape(self.title)}.</b> {escape(self.caption)}</caption>"
        opening, _, rest = table.partition(">")
        region = f'<div class="table" role="region" tabindex="0" aria-label="{escape(self.title)}">'
        below = f'<ul class="table-notes">{notes}</ul>' if notes else ""
        return f"{region}{opening}>{caption}{rest}</div>{below}"
