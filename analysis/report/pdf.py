"""The full report as PDF: the printed report's blocks, set by typst. Tagged (PDF/UA-1), with bookmarks and links.

Every word reaches the template as a string of JSON, so that nothing in it can act as markup or code.
"""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import matplotlib as mpl

from analysis.report.printable import printable
from analysis.report.printed import (
    Block,
    Heading,
    KeyBlock,
    ListBlock,
    Paragraph,
    PlotBlock,
    Printed,
    TableBlock,
    anchors_in,
    printed,
)
from analysis.report.printed_cards import CardBlock, Entry, Labelled
from analysis.report.printed_columns import MARGIN, ROOM, TEXT, Piece, is_wide, pieces
from analysis.report.runs import Run, Runs
from analysis.report.symbols import Symbol
from analysis.report.tables import Cell, Line, Row, Table

if TYPE_CHECKING:
    from analysis.report.contents import Contents

_TYPESET = Path(__file__).with_name("typeset")

#: Longest cell, in characters, whose row is kept on one page.
_MOST_UNCUT = 900

#: Longest text, in characters, that is a part of a row's name where rows are set one by one.
_NAME = 34

#: Longest word, in characters, that stands unbroken in running text.
_LINE = 60

# An annotation that leads to an address which is only a fragment, as typst writes it. Anchors are plain names.
_INNER_LINK = re.compile(rb"/A<</Type/Action/S/URI/URI\(#([\w.-]+)\)>>")

_VIEW = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


def report_pdf(contents: "Contents") -> bytes:
    """The full report as PDF; the same contents give the same bytes, as nothing in it tells the time.

    Raises
    ------
    typst.TypstError
        If the report would break a rule of PDF/UA-1, such as a plot without words for those who do not see it.
    """
    import typst

    report = printed(contents)
    drawings = {_drawing(block): block.drawing for block in report.blocks if isinstance(block, PlotBlock)}
    made = typst.compile(
        str(_TYPESET / "report.typ"),
        root=str(_TYPESET),
        font_paths=[str(Path(mpl.get_data_path()) / "fonts" / "ttf")],
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=["ua-1"],
        sys_inputs={"report": json.dumps(_Setting(report).data(), ensure_ascii=False), **drawings},
    )
    return led_within(made)


def led_within(pdf: bytes) -> bytes:
    """The PDF with links to ``#anchor`` leading to the heading of that name.

    The engine knows where a heading stands only when all is set, so it sets whatever leads there twice. To an address
    it need not know the way, and each heading has a name in the file: the one is put in the place of the other. Blanks
    fill up what is shorter, so that nothing in the file moves.
    """

    def named(found: re.Match[bytes]) -> bytes:
        return b"/Dest(%b)" % found[1] + b" " * (len(found[0]) - len(found[1]) - len("/Dest()"))

    return _INNER_LINK.sub(named, pdf)


def _drawing(block: PlotBlock) -> str:
    return f"drawing-{block.plot.name}"


class _Setting:
    """The blocks of a report as the template takes them. An anchor is set once; a link without an anchor is text."""

    def __init__(self, report: Printed) -> None:
        self._report = report
        self._anchors = anchors_in(report.blocks)
        self._placed: set[str] = set()
        self._wide = False

    def data(self) -> dict[str, Any]:
        """Everything that the template sets."""
        report = self._report
        return {
            "title": _clean(report.title),
            "kicker": _clean(report.kicker),
            "notice": _clean(report.notice),
            "margin": MARGIN,
            "opening": [one for block in report.opening for one in self._block(block)],
            "sections": list(self._sections()),
        }

    def _sections(self) -> Iterator[dict[str, Any]]:
        for blocks in _by_section(self._report.blocks):
            self._wide = any(isinstance(block, TableBlock) and not block.records and is_wide(block.table) for block in blocks)
            title = blocks[0].text if isinstance(blocks[0], Heading) else ""
            shown = [one for block in blocks for one in self._block(block)]
            yield {"title": _clean(title), "wide": self._wide, "blocks": shown}

    def _block(self, block: Block) -> Iterator[dict[str, Any]]:
        match block:
            case Heading():
                text = _clean(block.text)
                yield {"kind": "heading", "level": block.level, "text": text, "anchor": self._anchor(block.anchor)}
            case Paragraph():
                yield {"kind": block.manner.value, "runs": self._runs(block.runs)}
            case KeyBlock():
                words = [(symbol.sign, word, symbol.meaning) for word, symbol in block.words]
                yield {"kind": "key", "title": block.title, "words": words}
            case TableBlock():
                yield from self._table(block)
            case PlotBlock():
                yield self._plot(block)
            case CardBlock():
                yield self._card(block)
            case ListBlock():
                items = [self._runs(runs) for _, runs in block.items]
                yield {"kind": "list", "numbered": block.numbered, "items": items}

    def _table(self, block: TableBlock) -> Iterator[dict[str, Any]]:
        table = block.table
        if block.records:
            yield self._records(table)
            return
        parts = pieces(table, wide=self._wide)
        for number, part in enumerate(parts, 1):
            yield {
                "kind": "table",
                "caption": _clean(table.caption if number == 1 else f"{table.title}, continued: further columns"),
                "empty": not table.rows,
                "headings": [_clean(table.columns[place].heading) for place in part.places],
                "numbers": [table.columns[place].numbers for place in part.places],
                "widths": part.widths,
                "blocks": [(_clean(title), [self._row(row, part) for row in rows]) for title, rows in table.blocks],
                "notes": [(letter, _clean(note)) for letter, note in table.notes] if number == len(parts) else [],
            }

    def _row(self, row: Row, part: Piece) -> dict[str, Any]:
        cells = [self._cell(row.cells[place], limit) for place, limit in zip(part.places, part.limits, strict=True)]
        longest = max(sum(len(line.text) for line in row.cells[place].lines) for place in part.places)
        return {
            "anchor": self._anchor(row.anchor),
            "total": row.total,
            "long": longest > _MOST_UNCUT,
            "cells": cells,
        }

    def _records(self, table: Table) -> dict[str, Any]:
        """A table whose rows are set one by one: what is short at their beginning is their name."""
        names = 1
        while names < len(table.columns) - 1 and _longest(names, table) <= _NAME:
            names += 1
        return {
            "kind": "records",
            "caption": _clean(table.caption),
            "empty": not table.rows,
            "rows": [self._record(row, names, table) for row in table.rows],
            "notes": [(letter, _clean(note)) for letter, note in table.notes],
        }

    def _record(self, row: Row, names: int, table: Table) -> dict[str, Any]:
        cells = [self._cell(cell, _LINE) for cell in row.cells]
        return {
            "anchor": self._anchor(row.anchor),
            "name": [line for cell in cells[:names] for line in cell],
            "rest": [
                (_clean(column.heading), cell)
                for column, cell in zip(table.columns[names:], cells[names:], strict=True)
            ],
        }

    def _cell(self, cell: Cell, limit: int) -> list[Any]:
        return [self._line(line, limit) for line in cell.lines]

    def _line(self, line: Line, limit: int) -> Any:
        runs = self._runs((Run(part.text, part.href) for part in line.parts), limit)
        if not line.label and not line.symbol and isinstance(runs, str):
            return runs
        return _clean(line.label), _sign(line.symbol), runs

    def _plot(self, block: PlotBlock) -> dict[str, Any]:
        wide, high = _size(block.drawing)
        return {
            "kind": "plot",
            "drawing": _drawing(block),
            "alt": _clean(block.plot.alt),
            "width": round(min(TEXT[self._wide], wide, ROOM[self._wide] * wide / high), 1),
        }

    def _card(self, card: CardBlock) -> dict[str, Any]:
        return {
            "kind": "card",
            "title": f"{card.claim} · {_clean(card.place)}",
            "anchor": self._anchor(card.anchor),
            "quote": _clean(card.quote),
            "statement": _clean(card.statement),
            "facts": [self._labelled(one) for one in card.facts],
            "studies": [self._entry(one) for one in card.studies],
            "flags": [self._entry(one) for one in card.flags],
            "closing": [self._labelled(one) for one in card.closing],
        }

    def _labelled(self, one: Labelled) -> tuple[str, str, Any]:
        return _clean(one.label), _sign(one.symbol), self._runs(one.runs)

    def _entry(self, one: Entry) -> dict[str, Any]:
        return {
            "names": [self._runs(name) for name in one.names],
            "sign": _sign(one.symbol),
            "head": self._runs(one.head),
            "lines": [_clean(line) for line in one.lines],
        }

    def _anchor(self, anchor: str) -> str:
        """The anchor, empty if something bears it already."""
        if anchor in self._placed:
            return ""
        self._placed.add(anchor)
        return anchor

    def _runs(self, runs: Iterable[Run], limit: int = _LINE) -> Any:
        """The runs, or one text where they are no more than that."""
        told = [
            (_clean(run.text, limit), self._href(run.href), "i" if run.italic else "b" if run.strong else "")
            for run in runs
        ]
        if all(not href and not style for _, href, style in told):
            return "".join(text for text, _, _ in told)
        return told

    def _href(self, href: str) -> str:
        return "" if href.startswith("#") and href[1:] not in self._anchors else href


def _by_section(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """The blocks of each section, which begins with a heading of level 1."""
    section: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1 and section:
            yield section
            section = []
        section.append(block)
    if section:
        yield section


def _size(drawing: str) -> tuple[float, float]:
    """Width and height of a drawing in points."""
    found = _VIEW.search(drawing)
    return (float(found[1]), float(found[2])) if found else (TEXT[False], TEXT[False])


def _longest(place: int, table: Table) -> int:
    return max((len(line.text) for row in table.rows for line in row.cells[place].lines), default=0)


def _sign(symbol: Symbol | None) -> str:
    return symbol.sign if symbol else ""


def _clean(text: str, limit: int = _LINE) -> str:
    return printable(text, limit)
