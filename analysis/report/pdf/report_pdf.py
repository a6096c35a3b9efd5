"""The full report as PDF: the printed report's blocks, set by typst. Tagged (PDF/UA-1), with bookmarks and links.

The template takes the blocks as mappings, lists and strings, written as JSON. Every word is a string there, so that
nothing in it can act as markup or code.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from analysis.report.outline import printed
from analysis.report.outline.grid import Grid, GridCell, GridRow
from analysis.report.outline.printed_cards import CardBlock
from analysis.report.outline.symbols import Symbol
from analysis.report.paper.orientation import LONG, SHORT, turns
from analysis.report.paper.printable import LINE, drawable, printable
from analysis.report.paper.typesetting import typeset
from analysis.report.paper.widths import Piece, pieces
from analysis.show.value import Run

#: Points in a millimetre, and the margin on both sides.
_POINTS = 72 / 25.4
MARGIN = 48.0

#: Width of the text in points, upright and on its side; and the height that a plot may have there under its heading.
TEXT = {False: SHORT * _POINTS - 2 * MARGIN, True: LONG * _POINTS - 2 * MARGIN}
_ROOM = {False: 560.0, True: 330.0}

#: Points, measured on the report's face at 8 points: the mean width of a character of a table, of one of an identifier,
#: and the blanks of a cell.
CHARACTER, _CAPITAL, _BLANKS = 3.6, 4.1, 4.6

#: Least widths of a table's columns, in characters, that an upright page holds.
UPRIGHT_HOLDS = 132

#: Longest cell, in characters, whose row is kept on one page.
_MOST_UNCUT = 900

#: Longest text, in characters, that is a part of a row's name where rows are set one by one.
_NAME = 64

#: Characters that stand side by side on a line of such a row.
_SIDE = 110

# Links that stand in a PDF as they are; what bears another, such as a key in another script, is not led to.
_NAME_OF_PLACE = re.compile(r"[A-Za-z0-9_.-]+")

# An annotation that leads to an address which is only a fragment, as typst writes it.
_INNER_LINK = re.compile(rb"/A<</Type/Action/S/URI/URI\(#([\w.-]+)\)>>")


def report_pdf(report: printed.Printed) -> bytes:
    """The full report as PDF; the same report gives the same bytes, as nothing in it tells the time.

    Raises ``ValueError`` if it cannot be set by the rules of PDF/UA-1.
    """
    setting = Setting(report)
    data = json.dumps(setting.data(), ensure_ascii=False)
    return led_within(typeset("report.typ", {"report": data, **setting.drawings()}))


def led_within(pdf: bytes) -> bytes:
    """The PDF with links to ``#anchor`` leading to the heading of that name.

    The engine knows where a heading stands only when all is set, so it sets whatever leads there twice. To an address
    it need not know the way, and each heading has a name in the file: the one is put in the place of the other. Blanks
    fill up what is shorter, so that nothing in the file moves.
    """

    def named(found: re.Match[bytes]) -> bytes:
        return b"/Dest(%b)" % found[1] + b" " * (len(found[0]) - len(found[1]) - len("/Dest()"))

    return _INNER_LINK.sub(named, pdf)


class Setting:
    """The blocks of a report as the template takes them. An anchor is set once; a link without an anchor is text."""

    def __init__(self, report: printed.Printed) -> None:
        self._report = report
        self._anchors = set(filter(_NAME_OF_PLACE.fullmatch, _places(report.blocks)))
        self._placed: set[str] = set()
        self._wide = False
        self._level = 1

    def data(self) -> dict[str, Any]:
        """Everything that the template sets."""
        report = self._report
        return {
            "title": printable(report.title),
            "kicker": printable(report.kicker),
            "notice": printable(report.notice),
            "margin": MARGIN,
            "opening": [one for block in report.opening for one in self._block(block)],
            "sections": list(self._sections()),
        }

    def drawings(self) -> Mapping[str, str]:
        """The SVG of each plot by the name that the template asks for."""
        plots = (block for block in self._report.blocks if isinstance(block, printed.PlotBlock))
        return {_drawing(block): drawable(block.drawing) for block in plots}

    def _sections(self) -> Iterator[dict[str, Any]]:
        title = ""
        for wide, blocks in turns(self._report.blocks, UPRIGHT_HOLDS, records=False):
            self._wide = wide
            if isinstance(blocks[0], printed.Heading) and blocks[0].level == 1:
                title = printable(blocks[0].text)
            yield {"title": title, "wide": wide, "blocks": [one for block in blocks for one in self._block(block)]}

    def _block(self, block: printed.Block) -> Iterator[dict[str, Any]]:
        match block:
            case printed.Heading():
                self._level = block.level
                yield {"kind": "heading", "listed": not block.anchor.startswith("plot-"), **self._value(block)}
            case printed.Paragraph():
                yield {"kind": block.manner.value, **self._value(block)}
            case printed.KeyBlock():
                words = [(symbol.sign, word, word.meaning) for word, symbol in block.words]
                yield {"kind": "key", "title": block.title, "words": words}
            case printed.TableBlock():
                yield from self._table(block)
            case printed.PlotBlock():
                wide, high = block.size
                width = round(min(TEXT[self._wide], wide, _ROOM[self._wide] * wide / high), 1)
                yield {"kind": "plot", "drawing": _drawing(block), "alt": printable(block.plot.alt), "width": width}
            case CardBlock():
                yield {"kind": "card", **self._value(block)}
            case printed.ListBlock():
                yield {"kind": "list", **self._value(block)}

    def _value(self, value: Any) -> Any:
        """A block, or what one holds, by the names of its fields: texts fit to be set, signs and runs as the rest."""
        match value:
            case str():
                return printable(value)
            case None | Symbol():
                return _sign(value)
            case (Run(), *_):
                return self._runs(value)
            case tuple() if isinstance(names := getattr(value, "_fields", None), tuple):
                held = dict(zip(names, value, strict=True))
                return {name: self._anchor(one) if name == "anchor" else self._value(one) for name, one in held.items()}
            case tuple():
                return [self._value(one) for one in value]
        return value

    def _table(self, block: printed.TableBlock) -> Iterator[dict[str, Any]]:
        table = block.table
        if block.records:
            yield self._records(table)
            return
        parts = pieces(table, TEXT[self._wide] / CHARACTER)
        for number, part in enumerate(parts, 1):
            yield {
                "kind": "table",
                "level": self._level + 1,
                "caption": printable(table.caption if number == 1 else f"{table.title}, continued: further columns"),
                "empty": not table.rows,
                "headings": [printable(table.columns[place].heading) for place in part.places],
                "numbers": [table.columns[place].numbers for place in part.places],
                "widths": [round(width * CHARACTER, 1) for width in part.widths],
                "blocks": [(printable(title), [self._row(row, part) for row in rows]) for title, rows in table.blocks],
                "notes": self._value(table.notes) if number == len(parts) else [],
            }

    def _row(self, row: GridRow, part: Piece) -> dict[str, Any]:
        limits = [max(4, int((width * CHARACTER - _BLANKS) / _CAPITAL)) for width in part.widths]
        cells = [self._cell(row.cells[place], limit) for place, limit in zip(part.places, limits, strict=True)]
        longest = max(sum(len(line.text) for line in row.cells[place].lines) for place in part.places)
        return {"anchor": self._anchor(row.anchor), "total": row.total, "long": longest > _MOST_UNCUT, "cells": cells}

    def _records(self, table: Grid) -> dict[str, Any]:
        """A table whose rows are set one by one: what is short at their beginning is their name."""
        texts = [[line.text for row in table.rows for line in row.cells[at].lines] for at in range(len(table.columns))]
        longest = [max(map(len, held), default=0) for held in texts]
        names = next((at for at in range(1, len(longest) - 1) if longest[at] > _NAME), max(len(longest) - 1, 1))
        return {
            "kind": "records",
            "level": self._level + 1,
            "caption": printable(table.caption),
            "empty": not table.rows,
            "rows": [self._record(row, names, table) for row in table.rows],
            "notes": self._value(table.notes),
        }

    def _record(self, row: GridRow, names: int, table: Grid) -> dict[str, Any]:
        cells = [self._cell(cell, LINE) for cell in row.cells]
        headings = [printable(column.heading) for column in table.columns[names:]]
        length = sum(len(line.text) for cell in row.cells for line in cell.lines)
        return {
            "anchor": self._anchor(row.anchor),
            "long": length > _MOST_UNCUT,
            "name": [line for cell in cells[:names] for line in cell],
            "rest": list(_side_by_side(headings, row.cells[names:], cells[names:])),
        }

    def _cell(self, cell: GridCell, limit: int) -> list[Any]:
        """The lines of a cell: its words alone, or after their label and sign."""
        told = [(printable(line.label), _sign(line.symbol), self._runs(line.parts, limit)) for line in cell.lines]
        return [line[2] if not line[0] and not line[1] and isinstance(line[2], str) else line for line in told]

    def _anchor(self, anchor: str) -> str:
        """The anchor, empty if something bears it already or nothing could lead to it."""
        if anchor not in self._anchors or anchor in self._placed:
            return ""
        self._placed.add(anchor)
        return anchor

    def _runs(self, runs: Iterable[Run], limit: int = LINE) -> Any:
        """Texts with where they lead and how they are set, or one text where they are no more than that."""
        told = []
        for run in runs:
            href = "" if run.href.startswith("#") and run.href[1:] not in self._anchors else run.href
            told.append((printable(run.text, limit), href, "i" if run.italic else "b" if run.strong else ""))
        return told if any(href or style for _, href, style in told) else "".join(text for text, _, _ in told)


def _places(blocks: Iterable[printed.Block]) -> Iterator[str]:
    """Links of what is set as a heading, as nothing else can be led to."""
    for block in blocks:
        if isinstance(block, printed.Heading | CardBlock):
            yield block.anchor
        elif isinstance(block, printed.TableBlock):
            yield from (row.anchor for row in block.table.rows)


def _drawing(block: printed.PlotBlock) -> str:
    return f"drawing-{block.plot.name}"


def _side_by_side(headings: Iterable[str], cells: Iterable[GridCell], made: Iterable[Any]) -> Iterator[list[Any]]:
    """Headings with their cells: short ones side by side, a long one on lines of its own."""
    group: list[Any] = []
    length = 0
    for heading, cell, one in zip(headings, cells, made, strict=True):
        more = len(heading) + sum(len(line.label) + len(line.text) for line in cell.lines)
        if group and length + more > _SIDE:
            yield group
            group, length = [], 0
        group.append((heading, one))
        length += more
    if group:
        yield group


def _sign(symbol: Symbol | None) -> str:
    return symbol.sign if symbol else ""
