"""The report as a Word document: headings, tables, cards and plots as a reviewer edits, comments on and prints them."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import assert_never

from analysis.report.outline import printed
from analysis.report.outline.printed_cards import CardBlock, CardEntry, Labelled
from analysis.report.paper.orientation import turns
from analysis.report.word.shell import CENTIMETRE, REFERENCES, UPRIGHT_HOLDS, File, Page, drawing
from analysis.report.word.table import WordTable
from analysis.report.word.text import Links, paragraph, run, signed

_MANNERS = {printed.Manner.LEAD: "Lead", printed.Manner.NOTICE: "Notice", printed.Manner.BODY: "BodyText"}

#: Levels of headings that the list of contents shows.
_LISTED = 2

#: Height that a picture leaves to its heading and its description.
_BESIDE_PICTURE = 4 * CENTIMETRE

_CONTENTS = (
    '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
    "</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
)
_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-{}" \\h \\z \\u '
    '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
_END_OF_FIELD = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def word(outline: printed.Printed, pictures: Mapping[str, bytes]) -> bytes:
    """The printed report as one ``.docx`` file, with each plot's PNG by its name; the same report, the same bytes.

    Every block stands in a style of its own, so that a reader who changes a style changes the report. The list of
    contents is a field with its links already in it; Word adds page numbers when the field is updated.
    """
    file = File(outline)
    links = Links(printed.anchors_in(outline.blocks), file.address)
    return file.packed("".join(_Writing(file, links, pictures).body(outline)))


class _Writing:
    """The blocks as they are written one after the other into a file."""

    def __init__(self, file: File, links: Links, pictures: Mapping[str, bytes]) -> None:
        self._file, self._links, self._pictures = file, links, pictures

    def body(self, outline: printed.Printed) -> Iterator[str]:
        """The whole text, section after section."""
        yield paragraph("Kicker", run(outline.kicker))
        yield paragraph("Title", run(outline.title))
        yield paragraph("Notice", run(outline.notice))
        yield from self._blocks(outline.opening, Page.UPRIGHT)
        yield paragraph("Break", "", Page.UPRIGHT.section(REFERENCES, titled=True))
        yield from self._contents(outline.blocks)
        before = Page.UPRIGHT.section()
        for wide, spread in groupby(turns(outline.blocks, UPRIGHT_HOLDS, records=True), key=itemgetter(0)):
            page = Page.BROAD if wide else Page.UPRIGHT
            yield paragraph("Break", "", before)  # the end of a section
            for _, blocks in spread:
                yield from self._blocks(blocks, page)
            before = page.section()
        yield before

    def _contents(self, blocks: Iterable[printed.Block]) -> Iterator[str]:
        """The list of contents."""
        yield paragraph("ContentsHeading", run("Contents"))
        shown = [block for block in blocks if isinstance(block, printed.Heading) and block.level <= _LISTED]
        entries = (
            paragraph(
                f"TOC{heading.level}",
                ("" if number else _FIELD.format(_LISTED)) + self._links.within(heading.anchor, run(heading.text)),
            )
            for number, heading in enumerate(shown)
        )
        if shown:
            yield _CONTENTS.format("".join((*entries, paragraph("Break", _END_OF_FIELD))))

    def _blocks(self, blocks: Iterable[printed.Block], page: Page) -> Iterator[str]:
        for block in blocks:
            yield from self._block(block, page)

    def _block(self, block: printed.Block, page: Page) -> Iterator[str]:
        match block:
            case printed.Heading():
                yield paragraph(f"Heading{block.level}", self._links.bookmark(block.anchor) + run(block.text))
            case printed.Paragraph():
                yield paragraph(_MANNERS[block.manner], self._links.runs(block.runs))
            case printed.KeyBlock():
                yield paragraph("KeyHeading", run(block.title))
                for told, symbol in block.words:
                    yield paragraph("Key", signed(symbol) + run(told, "Strong") + run(f"\t{told.meaning}"))
            case printed.TableBlock():
                yield from WordTable(block.table, page.width, self._links).xml()
            case printed.PlotBlock():
                yield from self._plot(block, page)
            case CardBlock():
                yield from self._card(block)
            case printed.ListBlock():
                place = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{self._file.numbered_list()}"/></w:numPr>'
                for anchor, runs in block.items:
                    yield paragraph("ListNumber", self._links.bookmark(anchor) + self._links.runs(runs), place)
            case _:
                assert_never(block)

    def _plot(self, block: printed.PlotBlock, page: Page) -> Iterator[str]:
        room = (page.width, page.height - _BESIDE_PICTURE)
        picture = self._pictures[block.plot.name]
        yield paragraph("Picture", drawing(block.plot, picture, room, *self._file.picture(picture)))
        yield paragraph("Description", run(block.plot.alt))

    def _card(self, block: CardBlock) -> Iterator[str]:
        yield paragraph("Heading3", self._links.bookmark(block.anchor) + run(block.title))
        yield paragraph("Quotation", run(f"“{block.quote}”"))
        yield paragraph("Statement", run(block.statement))
        yield from map(self._fact, block.facts)
        for entry in (*block.studies, *block.flags):
            yield from self._entry(entry)
        yield from map(self._fact, block.closing)

    def _fact(self, line: Labelled) -> str:
        return paragraph("Fact", run(f"{line.label}\t", "Label") + signed(line.symbol) + self._links.runs(line.runs))

    def _entry(self, entry: CardEntry) -> Iterator[str]:
        """A study or a flag: its first name beside its first line, the others beside what stands below."""
        first, *others = (self._links.runs(name) for name in entry.names)
        head = signed(entry.symbol) + self._links.runs(entry.head)
        yield paragraph("Entry", self._links.bookmark(entry.anchor) + first + run("\t") + head)
        below = " ".join(entry.lines)
        if below or others:
            yield paragraph("EntryLines", run(", ").join(others) + run(f"\t{below}"))
