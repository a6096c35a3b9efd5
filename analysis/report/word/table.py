"""Tables of the Word document: explicit widths, a header that every page repeats, rows that stay whole, notes below.

The markup is written as text, for speed: most lines of a table stand in it many times, and each is made once.
"""

from collections.abc import Iterator

from analysis.report.outline.grid import CellLine, Grid, GridCell, GridColumn, GridRow
from analysis.report.paper.widths import column_widths, lines_of
from analysis.report.word.text import Links, escaped, paragraph, run, signed

#: Twentieths of a point that a character of a cell takes on average, and a cell's blanks.
_CHARACTER, _BLANKS = 84, 160

#: A row of more lines than this, about half a page, may be cut in two.
_WHOLE = 30

_NONE = "none"


class WordTable:
    """A table of so many columns on a page of so many twentieths of a point."""

    def __init__(self, table: Grid, page: int, links: Links) -> None:
        self._table, self._links = table, links
        self._page = page
        #: Width of each column in twentieths of a point; they add up to the page's.
        self.widths = column_widths(table, page, _CHARACTER)
        self._made: dict[tuple[CellLine, str], str] = {}

    def xml(self) -> Iterator[str]:
        """The question that it answers, the table itself, and its notes."""
        table = self._table
        yield paragraph("Caption", run(table.caption))
        yield (
            '<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/>'
            f'<w:tblW w:w="{self._page}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" '
            f'w:noVBand="1"/><w:tblCaption w:val="{escaped(table.title)}"/>'
            f'<w:tblDescription w:val="{escaped(table.caption)}"/></w:tblPr><w:tblGrid>'
        )
        yield from (f'<w:gridCol w:w="{width}"/>' for width in self.widths)
        yield "</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
        for column, width in zip(table.columns, self.widths, strict=True):
            style = "ColumnHeadingNumber" if column.numbers else "ColumnHeading"
            yield _cell(width, paragraph(style, signed(column.symbol) + run(column.heading)))
        yield "</w:tr>"
        for name, rows in table.blocks:
            if name:
                yield self._across("BlockHeading", name)
            for row in rows:
                yield from self._row(row)
        if not table.rows:
            yield self._across("Cell", _NONE)
        yield "</w:tbl>"
        for letter, note in table.notes:
            yield paragraph("Note", run(f"{letter}.\t") + run(note))
        yield paragraph("AfterTable", "")

    def _across(self, style: str, text: str) -> str:
        span = f'<w:gridSpan w:val="{len(self.widths)}"/>'
        return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{_cell(self._page, paragraph(style, run(text)), span)}</w:tr>"

    def _row(self, row: GridRow) -> Iterator[str]:
        whole = all(
            lines_of(cell, (width - _BLANKS) / _CHARACTER) <= _WHOLE
            for cell, width in zip(row.cells, self.widths, strict=True)
        )
        yield "<w:tr><w:trPr><w:cantSplit/></w:trPr>" if whole else "<w:tr>"
        place = self._links.bookmark(row.anchor)
        for number, (cell, column, width) in enumerate(zip(row.cells, self._table.columns, self.widths, strict=True)):
            style = "Total" if row.total else "RowHeading" if not number else "Cell"
            yield _cell(width, self._content(cell, column, style, place if not number else ""))
        yield "</w:tr>"

    def _content(self, cell: GridCell, column: GridColumn, style: str, place: str) -> str:
        if column.numbers:
            style = "TotalNumber" if style == "Total" else "CellNumber"
        first, *rest = (self._line(line, style if not number else "Cell") for number, line in enumerate(cell.lines))
        if place:
            first = first.replace("</w:pPr>", f"</w:pPr>{place}", 1)
        return "".join((first, *rest))

    def _line(self, line: CellLine, style: str) -> str:
        key = (line, style)
        if key not in self._made:
            label = run(f"{line.label}: ", "Label") if line.label else ""
            nil = style == "CellNumber" and line.text == "0"
            told = run(line.text, "Nil") if nil else self._links.runs(line.parts)
            self._made[key] = paragraph(style, label + signed(line.symbol) + told)
        return self._made[key]


def _cell(width: int, content: str, properties: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{content}</w:tc>'
