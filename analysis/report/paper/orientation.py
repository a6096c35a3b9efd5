"""Orientation: blocks of the printed report by whether their pages stand upright or lie on their side."""

from collections.abc import Iterable, Iterator

from analysis.report.outline.printed import Block, Heading, Paragraph, PlotBlock, TableBlock
from analysis.report.outline.printed_cards import CardBlock

#: A4, ISO 216, in millimetres.
SHORT, LONG = 210, 297

# Cards and plots stand upright; a heading with up to four paragraphs opens a section.
_UPRIGHT = {CardBlock, PlotBlock}
_OPENING = 6


def turns(blocks: Iterable[Block], holds: int, *, records: bool) -> Iterator[tuple[bool, list[Block]]]:
    """Whether the page lies on its side, and the blocks that follow each other there; every section begins anew.

    What stands under a heading stays together; what holds no table lies as what is before it. A table lies on its side
    if it is wider than the characters that an upright page ``holds``; ``records`` says whether rows that are read one
    by one stand in a table too.
    """
    wide, turn = False, list[Block]()
    for part in _headed(blocks):
        first = isinstance(part[0], Heading) and part[0].level == 1
        tables = [block.table for block in part if isinstance(block, TableBlock) and (records or not block.records)]
        lies = any(sum(column.width for column in table.columns) > holds for table in tables)
        if not tables and not _UPRIGHT & set(map(type, part)):
            lies = wide and not first
        # The opening of a section, as long as nothing else is there yet, goes with what comes next.
        opens = all(isinstance(block, Heading | Paragraph) for block in turn) and len(turn) < _OPENING
        if turn and (first or lies != wide) and not opens:
            yield wide, turn
            turn = []
        wide = lies
        turn = [*turn, *part]
    if turn:
        yield wide, turn


def _headed(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """The blocks under each heading of level 1 or 2, with it."""
    part: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and part:
            yield part
            part = []
        part.append(block)
    if part:
        yield part
