"""The one sheet as blocks: what Word and plain text write before the report."""

from collections.abc import Callable, Iterator

from analysis.report.outline.blocks import Block, Heading, Manner, Paragraph, TableBlock
from analysis.report.outline.contents import Contents
from analysis.report.outline.grid import Grid
from analysis.show.summary.sheet import SheetPart
from analysis.show.value import Phrase, Run, Runs


def sheet_blocks(contents: Contents) -> tuple[Block, ...]:
    """A section a part, its finding the heading, then the foot. Title and notice are those of the outline."""
    sheet, parts = contents.sheet, contents.links.parts
    told = (
        block
        for name, part, table in zip(("harms", "help", "sentences"), sheet.parts, contents.sheet_grids, strict=True)
        for block in _part(name, part, table, parts)
    )
    foot = (Paragraph((Run(f"{label}. ", strong=True), *parts(text)), Manner.SMALL) for label, text in sheet.foot)
    return (*told, Heading(1, "What stands behind this sheet", "sheet-foot"), *foot)


def _part(name: str, part: SheetPart, table: Grid, parts: Callable[[Phrase], Runs]) -> Iterator[Block]:
    yield Heading(1, part.heading, f"sheet-{name}")
    for text in part.beside:
        yield Paragraph(parts(text))
    if part.table.records:
        yield TableBlock(table)
    if part.below:
        yield Paragraph(parts(part.below))
