"""The report as a Word document: headings, tables, cards and plots as a reviewer edits, comments on and prints them."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, assert_never

from analysis.report.outline.printed import (
    Block,
    Heading,
    KeyBlock,
    ListBlock,
    Manner,
    Paragraph,
    PlotBlock,
    Printed,
    TableBlock,
    anchors_in,
    printed,
)
from analysis.report.outline.printed_cards import CardBlock
from analysis.report.word.card import card
from analysis.report.word.pages import CENTIMETRE, Page, spreads
from analysis.report.word.picture import drawing
from analysis.report.word.shell import BULLETS, File
from analysis.report.word.table import WordTable
from analysis.report.word.text import Links, paragraph, run, signed

if TYPE_CHECKING:
    from analysis.report.outline.contents import Contents

_MANNERS = {Manner.LEAD: "Lead", Manner.NOTICE: "Notice", Manner.BODY: "BodyText"}

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


def word(contents: "Contents") -> bytes:
    """The printed report as one ``.docx`` file; the same contents give the same bytes.

    Every block stands in a style of its own, so that a reader who changes a style changes the report. The list of
    contents is a field with its links already in it; Word adds page numbers when the field is updated.
    """
    outline = printed(contents)
    file = File(outline)
    links = Links(anchors_in((*outline.opening, *outline.blocks)), file.address)
    return file.packed("".join(_Writing(file, links).body(outline)))


class _Writing:
    """The blocks as they are written one after the other into a file."""

    def __init__(self, file: File, links: Links) -> None:
        self._file, self._links = file, links

    def body(self, outline: Printed) -> Iterator[str]:
        """The whole text, section after section."""
        yield paragraph("Kicker", run(outline.kicker))
        yield paragraph("Title", run(outline.title))
        yield from self._blocks(outline.opening, Page.UPRIGHT)
        yield paragraph("Notice", run(outline.notice))
        yield _ended(Page.UPRIGHT.section(self._file.references, titled=True))
        yield from self._contents(outline.blocks)
        before = Page.UPRIGHT.section()
        for page, blocks in spreads(outline.blocks):
            yield _ended(before)
            yield from self._blocks(blocks, page)
            before = page.section()
        yield before

    def _contents(self, blocks: Iterable[Block]) -> Iterator[str]:
        """The list of contents."""
        yield paragraph("ContentsHeading", run("Contents"))
        shown = [block for block in blocks if isinstance(block, Heading) and block.level <= _LISTED]
        entries = (
            paragraph(
                f"TOC{heading.level}",
                ("" if number else _FIELD.format(_LISTED)) + self._links.within(heading.anchor, run(heading.text)),
            )
            for number, heading in enumerate(shown)
        )
        if shown:
            yield _CONTENTS.format("".join((*entries, paragraph("Break", _END_OF_FIELD))))

    def _blocks(self, blocks: Iterable[Block], page: Page) -> Iterator[str]:
        for block in blocks:
            yield from self._block(block, page)

    def _block(self, block: Block, page: Page) -> Iterator[str]:
        match block:
            case Heading():
                text = self._links.bookmark(block.anchor) + run(block.text)
                yield paragraph(f"Heading{block.level}", text)
            case Paragraph():
                yield paragraph(_MANNERS[block.manner], self._links.runs(block.runs))
            case KeyBlock():
                yield from _key(block)
            case TableBlock():
                yield from WordTable(block.table, page.width, self._links).xml()
            case PlotBlock():
                yield from self._plot(block, page)
            case CardBlock():
                yield from card(block, self._links)
            case ListBlock():
                yield from self._list(block)
            case _:
                assert_never(block)

    def _plot(self, block: PlotBlock, page: Page) -> Iterator[str]:
        room = (page.width, page.height - _BESIDE_PICTURE)
        yield paragraph("Picture", drawing(block, room, *self._file.picture(block.picture)))
        yield paragraph("Description", run(block.plot.alt))

    def _list(self, block: ListBlock) -> Iterator[str]:
        style, number = ("ListNumber", self._file.numbered_list()) if block.numbered else ("ListBullet", BULLETS)
        place = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
        for anchor, runs in block.items:
            yield paragraph(style, self._links.bookmark(anchor) + self._links.runs(runs), place)


def _key(block: KeyBlock) -> Iterator[str]:
    """The words, each with its sign before it and its meaning beside it."""
    yield paragraph("KeyHeading", run(block.title))
    for word_, symbol in block.words:
        yield paragraph("Key", signed(symbol) + run(word_, "Strong") + run(f"\t{symbol.meaning}"))


def _ended(section: str) -> str:
    """The end of a section."""
    return paragraph("Break", "", section)
