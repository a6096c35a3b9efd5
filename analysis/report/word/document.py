"""An outline as a Word document: headings, tables and plots as a reviewer edits, comments on and prints them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import assert_never

from analysis.report.outline.blocks import (
    Block,
    Heading,
    ListBlock,
    Manner,
    Outline,
    Paragraph,
    PlotBlock,
    TableBlock,
    anchors_in,
)
from analysis.report.paper.orientation import BROAD, UPRIGHT, plot_width, turns
from analysis.report.word.shell import File, drawing, section
from analysis.report.word.table import WordTable
from analysis.report.word.text import Links, paragraph, run
from analysis.show.value import Run

_MANNERS = {Manner.LEAD: "Lead", Manner.NOTICE: "Notice", Manner.BODY: "BodyText", Manner.SMALL: "Small"}


def word(outline: Outline, pictures: Mapping[str, bytes]) -> bytes:
    """The outline as one ``.docx`` file, with each plot's PNG by its name; the same outline, the same bytes.

    Every block stands in a style of its own, so that a reader who changes a style changes the report.
    """
    file = File(outline)
    return file.packed("".join(_Writing(outline, file, pictures).body()))


class _Writing:
    """The blocks as they are written one after the other into a file."""

    def __init__(self, outline: Outline, file: File, pictures: Mapping[str, bytes]) -> None:
        self._outline, self._file, self._pictures = outline, file, pictures
        self._links = Links(anchors_in(outline.blocks), file.address)

    def body(self) -> Iterator[str]:
        """The whole text: title, notice, where the sections are, and these."""
        yield paragraph("Title", run(self._outline.title))
        yield paragraph("Notice", run(self._outline.notice))
        heads = [one for one in self._outline.blocks if isinstance(one, Heading) and one.level == 1]
        if len(heads) > 2:
            leads = (Run(one.text, f"#{one.anchor}") for one in heads)
            yield paragraph("Contents", run("  ·  ").join(map(self._links.run, leads)))
        before = ""
        for wide, blocks in turns(self._outline.blocks):
            if before:
                yield paragraph("Break", "", before)  # the end of a section
            yield from self._blocks(blocks, wide)
            before = section(wide)
        yield before or section(wide=False)

    def _blocks(self, blocks: Iterable[Block], wide: bool) -> Iterator[str]:
        room = BROAD if wide else UPRIGHT
        for block in blocks:
            match block:
                case Heading(level, text, anchor):
                    yield paragraph(f"Heading{level}", self._links.bookmark(anchor) + run(text))
                case Paragraph(runs, manner):
                    yield paragraph(_MANNERS[manner], self._links.runs(runs))
                case TableBlock(table, by_rows):
                    yield from WordTable(table, room, self._links).xml(by_rows=by_rows)
                case PlotBlock(plot):
                    picture = self._pictures[plot.name]
                    drawn = drawing(plot, picture, plot_width(block, wide), *self._file.picture(picture))
                    yield paragraph("Picture", drawn)
                    yield paragraph("Description", run(plot.caption))
                case ListBlock(items, numbered):
                    number = self._file.numbered_list() if numbered else 1
                    place = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
                    for anchor, runs in items:
                        yield paragraph("ListItem", self._links.bookmark(anchor) + self._links.runs(runs), place)
                case _:
                    assert_never(block)
