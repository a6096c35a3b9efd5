"""A frame: a table with its name, its title, the question it answers and its notes."""

from html import escape
from typing import NamedTuple

import pandas as pd


class Frame(NamedTuple):
    """A table as every report shows it.

    Attributes
    ----------
    name
        Short name in lower case with hyphens: the CSV's file name and the section's anchor.
    title
        Heading, in sentence case.
    caption
        One sentence: the question that the table answers, and what a row is.
    data
        The table. Cells are words, whole numbers or texts made for reading; nothing is left as ``NaN``. Column names
        are the headings as shown.
    notes
        Notes to the table, shown lettered under it in every format.
    """

    name: str
    title: str
    caption: str
    data: pd.DataFrame
    notes: tuple[str, ...] = ()

    def head(self, rows: int) -> "Frame":
        """The frame cut to its first rows, with a note that says so."""
        if len(self.data) <= rows:
            return self
        note = f"The first {rows} of {len(self.data)} rows."
        return self._replace(data=self.data.head(rows), notes=(note, *self.notes))

    def _repr_html_(self) -> str:
        """The table with its title, caption and notes, as a notebook shows it."""
        notes = "".join(f"<li>{escape(note)}</li>" for note in self.notes)
        with pd.option_context("display.max_colwidth", None):
            table = self.data.to_html(index=False, border=0, justify="left")
        return f"<h4>{escape(self.title)}</h4><p>{escape(self.caption)}</p>{table}<ul>{notes}</ul>"
