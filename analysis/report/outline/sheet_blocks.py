"""The one sheet as blocks: what Word and plain text write before the report."""

from collections.abc import Iterator

from analysis.report.outline.blocks import Block, Heading, Manner, Paragraph, TableBlock
from analysis.report.outline.grid import grid
from analysis.report.outline.links import NameLinks
from analysis.show.summary.sheet import Sheet, SheetPart
from analysis.show.value import Run


def sheet_blocks(sheet: Sheet, links: NameLinks) -> tuple[Block, ...]:
    """A section a part, its finding the heading, then the foot. Title and notice are those of the outline."""
    parts = (("harms", sheet.harms), ("help", sheet.help), ("sentences", sheet.sentences))
    told = (block for name, part in parts for block in _part(name, part, links))
    foot = (Paragraph((Run(f"{label}. ", strong=True), *links.parts(text)), Manner.SMALL) for label, text in sheet.foot)
    return (*told, Heading(1, "What stands behind this sheet", "sheet-foot"), *foot)


def _part(name: str, part: SheetPart, links: NameLinks) -> Iterator[Block]:
    yield Heading(1, part.heading, f"sheet-{name}")
    for text in part.beside:
        yield Paragraph(links.parts(text))
    if part.table.records:
        yield TableBlock(grid(part.table, links))
    if part.below:
        yield Paragraph(links.parts(part.below))
