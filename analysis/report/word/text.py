"""Texts and tables of the Word document as WordprocessingML (ECMA-376, Part 1, section 17).

Everything that comes from data becomes XML here and nowhere else: ``escaped`` is the one way in. The markup is written
as text, for speed: most lines of a table stand in it many times, and each is made once.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from urllib.parse import quote, urlsplit
from xml.sax.saxutils import escape

from analysis.report.outline.blocks import Block, anchor_of, anchors_in
from analysis.report.outline.grid import CellLine, Grid, GridCell, GridColumn
from analysis.report.paper.tables import PAPER, column_widths, is_whole, records
from analysis.show.value import Run
from analysis.text.legible import legible

#: Twentieths of a point, the unit of every length of a page and of a table.
TWIPS = 20

#: Kinds of relations are named by addresses that begin so (ECMA-376, Part 1, 15); those that the templates have.
KIND, _RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships", 5

#: Longest name of a bookmark that Word keeps.
_LONGEST_NAME = 40

#: Characters of an address that stand for themselves (RFC 3986); any other is written as ``%XX``.
_IN_ADDRESSES = "%/:?#[]@!$&'()*+,;=~-._"

#: What stays on the page of what follows; and a cell with the last rule of its table above it, and none below.
_KEEP = "<w:keepNext/>"
_NO_RULE = (
    '<w:tcBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="1B1A18"/><w:bottom w:val="nil"/></w:tcBorders>'
)


def escaped(text: str) -> str:
    """The text as it stands between two tags or in an attribute's double quotes."""
    return escape(legible(text), {'"': "&quot;"})


def run(text: str, style: str = "", more: str = "") -> str:
    """A run in a character style of its own, or in none. Line feeds break the line. ``more`` is XML of its look."""
    if not text:
        return ""
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    look = f"<w:rPr>{named}{more}</w:rPr>" if style or more else ""
    body = f'<w:t xml:space="preserve">{escaped(text)}</w:t>'
    body = body.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    body = body.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    return f"<w:r>{look}{body}</w:r>"


def paragraph(style: str, content: str, properties: str = "") -> str:
    """A paragraph in a style. ``properties`` is XML of ours that the style does not hold, such as its list."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


class Links:
    """Where the links of a document lead: to its own bookmarks, or to addresses outside.

    ``blocks``: What has the anchors; a link to any other is left out, its text stays.
    """

    def __init__(self, blocks: Iterable[Block]) -> None:
        self._names = _bookmarks(sorted(anchors_in(blocks)))
        #: Relations to what stands outside the text, as XML, each with its id.
        self.relations: dict[str, str] = {}
        #: A run, as a link if it leads somewhere.
        self.run: Callable[[Run], str] = cache(self._run)
        #: A line of a cell behind its label.
        self.line: Callable[[CellLine], str] = cache(self._line)
        self._placed: set[str] = set()

    def runs(self, runs: Iterable[Run]) -> str:
        """The runs, each leading where it leads."""
        return "".join(map(self.run, runs))

    def lines(self, lines: Iterable[CellLine]) -> str:
        """Lines of a cell on one line."""
        return run(" · ").join(map(self.line, lines))

    def bookmark(self, anchor: str) -> str:
        """The bookmark of an anchor; nothing for none, or if it has been placed before."""
        if anchor not in self._names or anchor in self._placed:
            return ""
        self._placed.add(anchor)
        number = len(self._placed)
        return f'<w:bookmarkStart w:id="{number}" w:name="{self._names[anchor]}"/><w:bookmarkEnd w:id="{number}"/>'

    def related(self, kind: str, target: str) -> str:
        """Id of the relation to what stands outside the text; ``target`` is XML of its attribute."""
        relation = f'Type="{KIND}/{kind}" Target="{target}"/>'
        return self.relations.setdefault(relation, f"rId{_RELATIONS + len(self.relations) + 1}")

    def _line(self, line: CellLine) -> str:
        return run(f"{line.label}: " if line.label else "", "Soft") + self.runs(line.parts)

    def _run(self, one: Run) -> str:
        looks = {"b": one.strong, "i": one.italic, 'u w:val="single"': one.marked}
        look = "".join(f"<w:{name}/>" for name, is_so in looks.items() if is_so)
        if name := self._names.get(anchor_of(one.href)):
            return f'<w:hyperlink w:anchor="{name}" w:history="1">{run(one.text, "Reference", look)}</w:hyperlink>'
        if there := address(one.href):
            relation = self.related("hyperlink", f'{escaped(there)}" TargetMode="External')
            return f'<w:hyperlink r:id="{relation}" w:history="1">{run(one.text, "Hyperlink", look)}</w:hyperlink>'
        return run(one.text, "Quoted" if one.quoted else "Soft" if one.soft else "", look)


def address(href: str) -> str:
    """The address as Word takes it; empty for one that is no address of the web, as a false one spoils the file."""
    try:
        parts = urlsplit(legible(href))
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not re.fullmatch(r"[\w.:@-]+", parts.netloc, re.ASCII):
        return ""
    return re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", quote(legible(href), safe=_IN_ADDRESSES))


def _bookmarks(anchors: Iterable[str]) -> dict[str, str]:
    """A name for each anchor: a letter or ``_``, letters, digits and ``_``, unique whatever its case."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for number, anchor in enumerate(anchors):
        name = "_" + re.sub(r"\W", "_", anchor, flags=re.ASCII)
        if len(name) > _LONGEST_NAME or name.casefold() in taken:
            name = f"{name[:24]}__{number}"
        taken.add(name.casefold())
        names[anchor] = name
    return names


def word_table(table: Grid, room: float, links: Links, by_rows: bool) -> Iterator[str]:
    """The question that a table answers, the table in so many points of width or row by row, and its notes."""
    if table.caption:
        yield paragraph("Caption", run(table.caption))
    if not table.rows:
        yield paragraph("Small", run("none"))
    elif by_rows:
        yield from _records(table, links)
    else:
        yield from _grid(table, room, links)
        return
    yield _notes(table)


def _notes(table: Grid) -> str:
    return "".join(paragraph("Note", run(letter, "Letter") + run(f"\t{note}")) for letter, note in table.notes)


def _records(table: Grid, links: Links) -> Iterator[str]:
    for name, rows in table.blocks:
        if name:
            yield paragraph("RecordGroup", run(name))
        for record in records(rows, table):
            yield paragraph("RecordName", links.bookmark(record.anchor) + links.lines(record.name))
            for group in record.rest:
                told = (run(f"{one.heading}: " * bool(one.heading), "Soft") + links.lines(one.lines) for one in group)
                yield paragraph("Record", run(" · ").join(told))


def _grid(table: Grid, room: float, links: Links) -> Iterator[str]:
    """Explicit widths, a header that every page repeats, rows that stay whole.

    The notes are its last row, as no program keeps on the page of a table what stands below it; the row before is kept
    with them.
    """
    points = column_widths(table, room, PAPER)
    widths = [round(width * TWIPS) for width in points]
    yield (
        '<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" '
        f'w:noVBand="1"/><w:tblCaption w:val="{escaped(table.title)}"/>'
        f'<w:tblDescription w:val="{escaped(table.caption)}"/></w:tblPr><w:tblGrid>'
    )
    yield from (f'<w:gridCol w:w="{width}"/>' for width in widths)
    yield "</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
    for column, width in zip(table.columns, widths, strict=True):
        yield _cell(width, paragraph(f"ColumnHeading{_aligned(column)}", run(column.heading)))
    yield "</w:tr>"
    span = f'<w:gridSpan w:val="{len(widths)}"/>'
    for name, rows in table.blocks:
        if name:
            across = _cell(sum(widths), paragraph("BlockHeading", run(name)), span)
            yield f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{across}</w:tr>"
        for row in rows:
            yield _row_start(zip(row.cells, points, strict=True))
            place, keep = links.bookmark(row.anchor), _KEEP * (bool(table.notes) and row is table.rows[-1])
            for cell, column, width in zip(row.cells, table.columns, widths, strict=True):
                style = f"{'Total' if row.total else 'Cell'}{_aligned(column)}"
                first, *rest = map(links.line, cell.lines) if cell.lines else ("",)
                yield _cell(width, "".join(paragraph(style, line, keep) for line in (place + first, *rest)))
                place = ""
            yield "</w:tr>"
    if table.notes:
        told = GridCell(tuple(CellLine("", (Run(note),)) for _, note in table.notes))
        yield f"{_row_start([(told, room)])}{_cell(sum(widths), _notes(table), span + _NO_RULE)}</w:tr>"
    yield "</w:tbl>"
    yield paragraph("AfterTable", "")


def _row_start(cells: Iterable[tuple[GridCell, float]]) -> str:
    return "<w:tr><w:trPr><w:cantSplit/></w:trPr>" if is_whole(cells) else "<w:tr>"


def _aligned(column: GridColumn) -> str:
    return "Number" if column.numbers else ""


def _cell(width: int, content: str, properties: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{content}</w:tc>'
