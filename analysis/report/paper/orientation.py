"""Turns: blocks of the printed report by whether their pages stand upright or lie on their side."""

from collections.abc import Iterable, Iterator

from analysis.report.outline.printed import Block, Heading, Paragraph, PlotBlock, TableBlock
from analysis.report.outline.printed_cards import CardBlock
from analysis.report.paper.printed_columns import is_wide

# Cards and plots stand upright; a heading with up to four paragraphs opens a section.
_UPRIGHT = {CardBlock, PlotBlock}
_OPENING = 6


def turns(blocks: Iterable[Block]) -> Iterator[tuple[bool, list[Block]]]:
    """Whether the page lies on its side, and the blocks that follow each other there; every section begins anew.

    What stands under a heading stays together; what holds no table lies as what is before it.
    """
    wide, turn = False, list[Block]()
    for part in _headed(blocks):
        first = isinstance(part[0], Heading) and part[0].level == 1
        tables = [block.table for block in part if isinstance(block, TableBlock) and not block.records]
        lies = any(map(is_wide, tables)) if tables or _UPRIGHT & set(map(type, part)) else wide and not first
        if turn and (first or lies != wide) and not _opens(turn):
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


def _opens(turn: list[Block]) -> bool:
    """Whether nothing but the opening of a section is there yet, which goes with what comes next."""
    return all(isinstance(block, Heading | Paragraph) for block in turn) and len(turn) < _OPENING
