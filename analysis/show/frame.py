"""A frame: a table with its name, its title, the question it answers and its notes."""

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
        The table. Cells are words, whole numbers or texts made for reading; nothing is left as ``NaN``. Column names are
        the headings as shown.
    notes
        Notes to the table, shown lettered under it in every format.
    """

    name: str
    title: str
    caption: str
    data: pd.DataFrame
    notes: tuple[str, ...] = ()
