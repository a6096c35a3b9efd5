"""Blocks: what the reports say, as plain data; HTML, PDF, Word and plain text write the same ones in the same order.

A writer turns each block into its own format and decides nothing about what is said. Texts are texts: nothing in them
is markup. An address ``studies.html#anchor`` leads to a block or a row with that anchor on that page; a writer without
pages leads there only if the anchor is among its own (``anchors_in``).
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from analysis.report.outline.grid import Grid
from analysis.show.plots.plot import Plot
from analysis.show.value import Runs


class Manner(StrEnum):
    """How a paragraph is set: as an opening sentence, as what must not be missed, as running text, or small."""

    LEAD = "lead"
    NOTICE = "notice"
    BODY = "body"
    SMALL = "small"


class Heading(NamedTuple):
    """A heading: level 1 for a section, 2 for a part of it, 3 for what stands under these."""

    level: int
    text: str
    anchor: str = ""


class Paragraph(NamedTuple):
    """A paragraph and how it is set."""

    runs: Runs
    manner: Manner = Manner.BODY


class TableBlock(NamedTuple):
    """A table with its columns, its rows, under headings where it has them, and its lettered notes.

    Its title is a heading before it; its caption is said above it in the formats that have no other place for one.
    ``records`` says that its rows are read one by one and not down a column, so that paper may show each as a few lines
    under its name.
    """

    table: Grid
    records: bool = False


class PlotBlock(NamedTuple):
    """A plot with its SVG; ``plot.alt`` is its text for those who do not see it, ``plot.caption`` stands under it.

    ``plot.table`` names the table of its numbers, which the supplement has: a picture leads to it.
    """

    plot: Plot
    drawing: str


class ListBlock(NamedTuple):
    """A list of paragraphs, each with its anchor (empty for none), numbered from 1 or not."""

    items: tuple[tuple[str, Runs], ...]
    numbered: bool = True


Block = Heading | Paragraph | TableBlock | PlotBlock | ListBlock


class Outline(NamedTuple):
    """A report, or a part of its supplement.

    ``name``: Name of its page, without an ending: ``report``, ``claims``, ``studies``, ``methods``.
    ``title``: Title of the document: the answer, in a sentence made from the rows.
    ``notice``: What people confirmed, who judged and what was not read: the second line, and the foot of every page.
    ``blocks``: What it says. Every section begins with a heading of level 1.
    ``language``: BCP 47 tag of the language that it is written in.
    """

    name: str
    title: str
    notice: str
    blocks: tuple[Block, ...]
    language: str = "en-GB"


def anchor_of(href: str) -> str:
    """The anchor that an address of these reports leads to, whatever the page: ``F001`` of ``studies.html#F001``."""
    return "" if "://" in href else href.partition("#")[2]


def anchors_in(blocks: Iterable[Block]) -> frozenset[str]:
    """Every anchor that a link can lead to: headings, rows of tables, items of lists."""
    found: list[str] = []
    for block in blocks:
        match block:
            case Heading():
                found.append(block.anchor)
            case TableBlock():
                found += [row.anchor for row in block.table.rows]
            case ListBlock():
                found += [anchor for anchor, _ in block.items]
    return frozenset(filter(None, found))
