"""Orientation: whether a page of paper stands upright or lies on its side, which is asked of the widths of tables."""

from collections.abc import Iterable, Iterator, Sequence

from analysis.report.outline.blocks import Block, Heading, Paragraph, PlotBlock, TableBlock
from analysis.report.paper.widths import PAPER, fits

#: A4, ISO 216, and the margins at the sides, all in points.
SHORT, LONG, SIDE = 210 * 72 / 25.4, 297 * 72 / 25.4, 50.0

#: Width of the text, upright and on its side.
UPRIGHT, BROAD = SHORT - 2 * SIDE, LONG - 2 * SIDE

#: Most height of a plot upright and on its side, in points, under its heading.
_ROOM = {False: 600.0, True: 340.0}


def plot_width(block: PlotBlock, wide: bool) -> float:
    """Width of a plot in points on a page that stands upright or lies on its side: its own, where there is room."""
    width, height = 72 * block.plot.wide, 72 * block.plot.height
    return min(BROAD if wide else UPRIGHT, width, _ROOM[wide] * width / height)


def turns(blocks: Iterable[Block]) -> Iterator[tuple[bool, Sequence[Block]]]:
    """Whether the page lies on its side, and the blocks that follow each other there.

    Pages stand upright. They lie for a table that fits only so, with what stands under its heading. A table that fits
    neither way is set row by row.
    """
    wide, turn = False, list[Block]()
    for part in _headed(blocks):
        ways = [_way(block) for block in part]
        lies = BROAD in ways
        # What opens a section goes with what comes next.
        opens = all(isinstance(block, Heading | Paragraph) for block in turn[-2:])
        if turn and lies != wide and not (opens and len(turn) <= _OPENING):
            yield wide, turn
            turn = []
        wide = lies
        turn += [_by_rows(block) if way is None else block for block, way in zip(part, ways, strict=True)]
    if turn:
        yield wide, turn


# A heading with a few paragraphs opens a section.
_OPENING = 4


def _way(block: Block) -> float | None:
    """The width that the block needs; none if no page is as wide."""
    if not isinstance(block, TableBlock) or block.records or fits(block.table, UPRIGHT, PAPER):
        return UPRIGHT
    return BROAD if fits(block.table, BROAD, PAPER) else None


def _by_rows(block: Block) -> Block:
    return block._replace(records=True) if isinstance(block, TableBlock) else block


def _headed(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """The blocks under each heading, with it; a heading right under another stays with it."""
    part: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and not all(isinstance(one, Heading) for one in part):
            yield part
            part = []
        part.append(block)
    if part:
        yield part
