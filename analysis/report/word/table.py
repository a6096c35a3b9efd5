"""Tables of the Word document: explicit widths, a header that every page repeats, rows that stay whole, notes below.

The markup is written as text, for speed: most lines of a table stand in it many times, and each is made once.
"""

from collections.abc import Iterator

from analysis.report.outline.grid import CellLine, Grid, GridCell, GridColumn, GridRow
from analysis.report.paper.records import Record, records
from analysis.report.paper.widths import PAPER, column_widths, is_whole
from analysis.report.word.text import Links, escaped, paragraph, run

_TWIPS = 20


class WordTable:
    """A table in so many points of width."""

    def __init__(self, table: Grid, room: float, links: Links) -> None:
        self._table, self._links = table, links
        #: Width of each column in points.
        self._points = column_widths(table, room, PAPER)
        #: The same in twentieths of a point, as the file has them.
        self.widths = [round(width * _TWIPS) for width in self._points]
        self._made: dict[tuple[CellLine, str], str] = {}

    def xml(self, *, by_rows: bool = False) -> Iterator[str]:
        """The question that it answers, the table itself or its rows one by one, and its notes."""
        table = self._table
        if table.caption:
            yield paragraph("Caption", run(table.caption))
        if not table.rows:
            yield paragraph("Small", run("none"))
        else:
            yield from self._by_rows() if by_rows else self._grid()
        for letter, note in table.notes:
            yield paragraph("Note", run(letter, "Letter") + run(f"\t{note}"))

    def _by_rows(self) -> Iterator[str]:
        for name, rows in self._table.blocks:
            if name:
                yield paragraph("RecordGroup", run(name))
            for record in records(rows, self._table):
                yield from self._record(record)

    def _record(self, record: Record) -> Iterator[str]:
        name = run(" · ").join(map(self._content, record.name))
        yield paragraph("RecordName", self._links.bookmark(record.anchor) + name)
        for group in record.rest:
            told = (
                run(f"{one.heading}: " if one.heading else "", "Soft") + run(" · ").join(map(self._content, one.lines))
                for one in group
            )
            yield paragraph("Record", run(" · ").join(told))

    def _grid(self) -> Iterator[str]:
        table = self._table
        yield (
            '<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/>'
            f'<w:tblW w:w="{sum(self.widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" '
            f'w:noVBand="1"/><w:tblCaption w:val="{escaped(table.title)}"/>'
            f'<w:tblDescription w:val="{escaped(table.caption)}"/></w:tblPr><w:tblGrid>'
        )
        yield from (f'<w:gridCol w:w="{width}"/>' for width in self.widths)
        yield "</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
        for column, width in zip(table.columns, self.widths, strict=True):
            yield _cell(width, paragraph(f"ColumnHeading{_aligned(column)}", run(column.heading)))
        yield "</w:tr>"
        for name, rows in table.blocks:
            if name:
                span = f'<w:gridSpan w:val="{len(self.widths)}"/>'
                across = _cell(sum(self.widths), paragraph("BlockHeading", run(name)), span)
                yield f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{across}</w:tr>"
            for row in rows:
                yield from self._row(row)
        yield "</w:tbl>"
        yield paragraph("AfterTable", "")

    def _row(self, row: GridRow) -> Iterator[str]:
        whole = is_whole(zip(row.cells, self._points, strict=True))
        yield "<w:tr><w:trPr><w:cantSplit/></w:trPr>" if whole else "<w:tr>"
        place = self._links.bookmark(row.anchor)
        for cell, column, width in zip(row.cells, self._table.columns, self.widths, strict=True):
            yield _cell(width, self._lines(cell, f"{'Total' if row.total else 'Cell'}{_aligned(column)}", place))
            place = ""
        yield "</w:tr>"

    def _lines(self, cell: GridCell, style: str, place: str) -> str:
        first, *rest = [self._line(line, style) for line in cell.lines] or [paragraph(style, "")]
        return "".join((first.replace("</w:pPr>", f"</w:pPr>{place}", 1) if place else first, *rest))

    def _line(self, line: CellLine, style: str) -> str:
        key = (line, style)
        if key not in self._made:
            self._made[key] = paragraph(style, self._content(line))
        return self._made[key]

    def _content(self, line: CellLine) -> str:
        return run(f"{line.label}: " if line.label else "", "Soft") + self._links.runs(line.parts)


def _aligned(column: GridColumn) -> str:
    return "Number" if column.numbers else ""


def _cell(width: int, content: str, properties: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{content}</w:tc>'
