"""Outlines to be written: a small one with every kind of block and everything that a cell may hold."""

from collections.abc import Sequence
from operator import itemgetter
from typing import Any

from analysis.model.evidence import Evidence
from analysis.report.outline.blocks import Block, Heading, ListBlock, Manner, Outline, Paragraph, PlotBlock, TableBlock
from analysis.report.outline.grid import grid
from analysis.report.outline.links import NameLinks
from analysis.show.plots.plot import Plot
from analysis.show.plots.strips import Strip
from analysis.show.table import Table, TableColumn
from analysis.show.value import BarFill, Count, Lines, Mark, Phrase, Run, Sign

TITLE = "Three pages about ginger: their only figure is credited to no trial"
NOTICE = "Draft: 0 of 9 judgements confirmed by a person."
CAPTION = "Which cups?"

#: A drawing of three inches by one: a black left half.
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="216pt" height="72pt" viewBox="0 0 216 72">'
    '<rect width="108" height="72"/></svg>'
)
ALT = "Two claims, one study."


def outline(*blocks: Block) -> Outline:
    return Outline("report", TITLE, NOTICE, blocks)


def table(
    columns: Sequence[str], *rows: Sequence[Any], block: str = "", records: bool = False, notes: tuple[str, ...] = ()
) -> TableBlock:
    """A table of these values; nothing in it leads anywhere unless a run says so."""
    made = tuple(TableColumn(name, itemgetter(place)) for place, name in enumerate(columns))
    shown = Table("cups", "Cups", CAPTION, made, tuple(rows), notes, block)
    return TableBlock(grid(shown, NameLinks(Evidence())), records)


def prose(words: str, manner: Manner = Manner.BODY) -> Paragraph:
    return Paragraph((Run(words),), manner)


def plot(alt: str = ALT) -> Plot:
    return Plot("dots", "Dots", alt, (Strip(1.0),), 3, "How to read it.")


def _harms() -> TableBlock:
    return table(
        ("Harm", "Recalled", "First page", "Second page"),
        ("fainting", Count(12, "about=safety", 24), Sign(Mark.FULL, "named"), Sign(Mark.RING, "silent", False)),
        (
            "heartburn",
            Count(6, "", 24, BarFill.INDIRECT, "in all"),
            Sign(Mark.CROSS, "denied"),
            Sign(Mark.DASH, "none", False),
        ),
        ("rash", Count(0, "", 24, BarFill.NOTHING), Sign(Mark.ASKED, "not judged"), Sign(Mark.GREY, "no group", False)),
        notes=("Counted by practitioners.",),
    )


def _sentences() -> TableBlock:
    quote = Phrase((Run("it is ", quoted=True), Run("always safe", quoted=True, marked=True)))
    wrong = Lines((Phrase((Run("Harm left out. ", strong=True), "It names none.")), Run("As far as read.", soft=True)))
    return table(("Page", "Words", "Wrong"), ("First", quote, wrong), ("Second", quote, wrong), block="Page")


def every_kind() -> Outline:
    """Every kind of block, and every value of a cell."""
    links = (Run("See "), Run("the harms", "#harms"), Run(" and "), Run("the law", "https://example.org/law"), Run("."))
    nowhere = (Run("Not led: "), Run("gone", "#nowhere"), Run(", "), Run("these", "claims.html?about=safety"))
    reference = (Run("Ito A. Ginger. "), Run("Tea", italic=True), Run(". 2011."))
    return outline(
        Heading(1, "The answer", "answer"),
        prose("Nobody compared it.", Manner.LEAD),
        Paragraph(links),
        Paragraph(nowhere),
        prose("Nothing was read in full.", Manner.NOTICE),
        Heading(1, "Harms", "harms"),
        _harms(),
        Heading(2, "Sentences", "sentences"),
        _sentences(),
        table(("Study", "Found"), ("Ito 2011", "Nausea fell."), ("Sato 2012", "none"), records=True),
        table(("Nothing", "At all")),
        Heading(1, "Pictures", "pictures"),
        PlotBlock(plot(), DRAWING),
        ListBlock((("r1", reference), ("", (Run("Second"),)))),
        ListBlock((("", (Run("A point"),)),), numbered=False),
        prose("Small print.", Manner.SMALL),
    )
