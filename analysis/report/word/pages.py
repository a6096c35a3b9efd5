"""Pages of the Word document: upright ones for reading, broad ones for wide tables, and what stands on which."""

from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import groupby
from typing import NamedTuple

from analysis.report.outline.printed import Block, Heading, ListBlock, PlotBlock, TableBlock
from analysis.report.outline.printed_cards import CardBlock
from analysis.report.word.picture import png_size

#: Twentieths of a point in a centimetre, the unit of every length here.
CENTIMETRE = 567

_SHORT, _LONG = 11906, 16838  # A4, ISO 216: 210 mm and 297 mm
_SIDE, _TOP, _BOTTOM, _EDGE = 1134, 1361, 1247, 624

#: Least widths of a table's columns, in characters, that an upright page holds at the size of a cell's text.
_UPRIGHT_HOLDS = 118

#: A picture higher than this share of its width needs an upright page.
_HIGH = 0.75


class Page(Enum):
    """A way to turn the paper."""

    UPRIGHT = (_SHORT, _LONG)
    BROAD = (_LONG, _SHORT)

    @property
    def width(self) -> int:
        """Width of the text."""
        return self.value[0] - 2 * _SIDE

    @property
    def height(self) -> int:
        """Height of the text."""
        return self.value[1] - _TOP - _BOTTOM

    def section(self, references: str = "", *, titled: bool = False) -> str:
        """The properties of a section with such pages, which begins on a new one.

        ``references`` are those to its headers and footers, without which it has those of the section before;
        ``titled`` gives its first page others.
        """
        width, height = self.value
        turned = ' w:orient="landscape"' if self is Page.BROAD else ""
        return (
            f'<w:sectPr>{references}<w:type w:val="nextPage"/><w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
            f'<w:pgMar w:top="{_TOP}" w:right="{_SIDE}" w:bottom="{_BOTTOM}" w:left="{_SIDE}" w:header="{_EDGE}" '
            f'w:footer="{_EDGE}" w:gutter="0"/><w:cols w:space="{CENTIMETRE}"/>'
            f"{'<w:titlePg/>' if titled else ''}</w:sectPr>"
        )


class Spread(NamedTuple):
    """What stands on pages of one kind, one block after the other."""

    page: Page
    blocks: tuple[Block, ...]


def spreads(blocks: Iterable[Block]) -> Iterator[Spread]:
    """The blocks on their pages.

    A table, a plot or a document's cards, each with its heading, stays together. What suits either page stands on that
    of its neighbour within the section.
    """
    turned: list[tuple[Page, Block]] = []
    for section in _begun(blocks, 1):
        pieces = [tuple(piece) for piece in _begun(section, 2)]
        wanted = [_wanted(piece) for piece in pieces]
        page = next((one for one in wanted if one), Page.UPRIGHT)
        for piece, wish in zip(pieces, wanted, strict=True):
            page = wish or page
            turned += [(page, block) for block in piece]
    for page, group in groupby(turned, key=lambda pair: pair[0]):
        yield Spread(page, tuple(block for _, block in group))


def _begun(blocks: Iterable[Block], level: int) -> Iterator[list[Block]]:
    """The blocks cut before headings of the level; a heading right after another stays with it."""
    piece: list[Block] = []
    for block in blocks:
        begins = isinstance(block, Heading) and block.level == level
        if begins and any(not isinstance(one, Heading) or one.level > level - 1 for one in piece):
            yield piece
            piece = []
        piece.append(block)
    if piece:
        yield piece


def _wanted(blocks: Iterable[Block]) -> Page | None:
    """The page that one of the blocks needs, ``None`` if any does."""
    for block in blocks:
        match block:
            case TableBlock():
                broad = sum(column.width for column in block.table.columns) > _UPRIGHT_HOLDS
                return Page.BROAD if broad else None
            case PlotBlock():
                width, height = png_size(block.picture)
                return Page.UPRIGHT if height > width * _HIGH else None
            case CardBlock() | ListBlock():
                return Page.UPRIGHT
            case _:
                continue
    return None
