"""What is printed, as PDF set by typst and tagged (PDF/UA-1): an outline with bookmarks and links, and the one sheet.

The template takes the blocks as mappings, lists and strings, written as JSON. Every word is a string there, so that
nothing in it can act as markup or code.
"""

import json
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

import analysis
from analysis.check.evidence_review import EvidenceReview
from analysis.report.outline.blocks import (
    Block,
    Heading,
    ListBlock,
    Outline,
    Paragraph,
    PlotBlock,
    TableBlock,
    anchor_of,
    anchors_in,
)
from analysis.report.outline.grid import CellLine, Grid, GridCell, GridRow
from analysis.report.outline.labels import PROGRAM
from analysis.report.outline.marks import DRAWN
from analysis.report.paper.tables import (
    BROAD,
    LONGEST_WORD,
    PAPER,
    SIDE,
    UPRIGHT,
    Record,
    Told,
    column_widths,
    is_whole,
    plot_width,
    records,
    turns,
)
from analysis.report.paper.typesetting import LINE, drawable, printable, typeset
from analysis.show.summary.one_sheet import ON_PAPER, sheet
from analysis.show.summary.sheet import OneSheet, SheetPart
from analysis.show.value import Absent, Count, Lines, Mark, Phrase, Run, Sign

#: Share of the upright page that a line of running text takes, in per cent: some 95 characters.
_MEASURE = 86

# Links that stand in a PDF as they are; what bears another, such as a key in another script, is not led to.
_NAME_OF_PLACE = re.compile(r"[A-Za-z0-9_.-]+")

# An annotation that leads to an address which is only a fragment, as typst writes it.
_INNER_LINK = re.compile(rb"/A<</Type/Action/S/URI/URI\(#([\w.-]+)\)>>")

_OUTSIDE = ("https://", "http://")


def report_pdf(outline: Outline, engine: Callable[[str, Mapping[str, str]], bytes] = typeset) -> bytes:
    """The outline as PDF; the same outline gives the same bytes, as nothing in it tells the time.

    ``engine`` sets it: here, or for a long one in a process of its own (``typeset_apart``).

    Raises ``ValueError`` if it cannot be set by the rules of PDF/UA-1.
    """
    data = json.dumps(_Setting(outline).data(), ensure_ascii=False)
    plots = (block for block in outline.blocks if isinstance(block, PlotBlock))
    return led_within(engine("report.typ", {"outline": data} | {_name(one): drawable(one.drawing) for one in plots}))


def led_within(pdf: bytes) -> bytes:
    """The PDF with links to ``#anchor`` leading to the heading of that name.

    The engine knows where a heading stands only when all is set, so it sets whatever leads there twice. To an address
    it need not know the way, and each heading has a name in the file: the one is put in the place of the other. Blanks
    fill up what is shorter, so that nothing in the file moves.
    """

    def named(found: re.Match[bytes]) -> bytes:
        return b"/Dest(%b)" % found[1] + b" " * (len(found[0]) - len(found[1]) - len("/Dest()"))

    return _INNER_LINK.sub(named, pdf)


class _Setting:
    """The blocks of an outline as the template takes them. An anchor is set once; a link without one is text."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        led = (block for block in outline.blocks if isinstance(block, Heading | TableBlock))
        self._anchors = set(filter(_NAME_OF_PLACE.fullmatch, anchors_in(led)))
        self._placed: set[str] = set()
        self._level = 0

    def data(self) -> Mapping[str, Any]:
        """Everything that the template sets."""
        outline = self._outline
        language, _, region = outline.language.partition("-")
        sections = sum(isinstance(block, Heading) and block.level == 1 for block in outline.blocks)
        return {
            "title": printable(outline.title),
            "notice": printable(outline.notice),
            "language": language,
            "region": region,
            "side": SIDE,
            "measure": _MEASURE,
            "marks": DRAWN,
            "contents": sections > 2,
            "turns": [(wide, [self._block(one, wide) for one in blocks]) for wide, blocks in turns(outline.blocks)],
        }

    def _block(self, block: Block, wide: bool) -> Mapping[str, Any]:
        match block:
            case Heading(level, text, anchor):
                self._level = min(level, self._level + 1)  # no level may be left out
                said = {"text": printable(text), "anchor": self._anchor(anchor)}
                return {"kind": "heading", "level": self._level, **said}
            case Paragraph(runs, manner):
                return {"kind": manner.value, "runs": self._runs(runs)}
            case TableBlock(table, by_rows):
                return self._table(table, by_rows, BROAD if wide else UPRIGHT)
            case PlotBlock(plot):
                words = {"alt": printable(plot.alt), "caption": printable(plot.caption)}
                return {"kind": "plot", "drawing": _name(block), "width": round(plot_width(block, wide), 1), **words}
            case ListBlock(items, numbered):
                told = [(anchor, self._runs(runs)) for anchor, runs in items]
                return {"kind": "list", "items": told, "numbered": numbered}

    def _table(self, table: Grid, by_rows: bool, room: float) -> Mapping[str, Any]:
        notes = [(letter, printable(note)) for letter, note in table.notes]
        said = {"caption": printable(table.caption), "notes": notes, "level": self._level + 1}
        blocks = [(printable(name), rows) for name, rows in table.blocks]
        if not table.rows:
            return {"kind": "none_", **said}
        if by_rows:
            told = [(name, [self._record(one, room) for one in records(rows, table)]) for name, rows in blocks]
            return {"kind": "records", "groups": told, **said}
        widths = column_widths(table, room, PAPER)
        drawn = {line.drawn for row in table.rows for cell in row.cells for line in cell.lines}
        alone = (one for one in drawn if isinstance(one, Sign) and not one.shown)
        key = sorted(alone, key=lambda one: [*Mark].index(one.mark))
        return said | {
            "kind": "table",
            "headings": [printable(column.heading, LONGEST_WORD) for column in table.columns],
            "numbers": [column.numbers for column in table.columns],
            "widths": [round(width, 1) for width in widths],
            "groups": [(name, [self._row(row, widths) for row in rows]) for name, rows in blocks],
            "key": [(one.mark, printable(one.word)) for one in key],
            "last": len(table.rows) + sum(bool(name) for name, _ in blocks),
        }

    def _row(self, row: GridRow, widths: Iterable[float]) -> Mapping[str, Any]:
        cells = [[self._line(line, LONGEST_WORD) for line in cell.lines] or [""] for cell in row.cells]
        long = not is_whole(zip(row.cells, widths, strict=True))
        return {"anchor": self._anchor(row.anchor), "total": row.total, "long": long, "cells": cells}

    def _record(self, record: Record, room: float) -> Mapping[str, Any]:
        told = GridCell(tuple(line for group in record.rest for one in group for line in one.lines))
        return {
            "anchor": self._anchor(record.anchor),
            "long": not is_whole([(told, room)]),
            "name": [self._line(line) for line in record.name] or [""],
            "rest": [[self._told(one) for one in group] for group in record.rest],
        }

    def _told(self, told: Told) -> Mapping[str, Any]:
        return {"heading": printable(told.heading), "lines": [self._line(line) for line in told.lines] or [""]}

    def _line(self, line: CellLine, limit: int = LINE) -> Any:
        """A line of a cell: its words alone, or with its label and what is drawn."""
        if not (line.label or line.drawn):
            return self._runs(line.parts, limit)
        runs = [self._run(run, limit) for run in line.parts]
        told: dict[str, Any] = {"label": printable(line.label), "runs": runs}
        match line.drawn:
            case Sign(mark, word, shown):
                told |= {"mark": mark, "word": printable(word), "shown": shown}
            case Count() as count if count.of:
                told |= {"bar": count.share, "fill": count.fill}
        return told

    def _anchor(self, anchor: str) -> str:
        """The anchor, empty if something bears it already or nothing could lead to it."""
        if anchor not in self._anchors or anchor in self._placed:
            return ""
        self._placed.add(anchor)
        return anchor

    def _runs(self, runs: Iterable[Run], limit: int = LINE) -> Any:
        """Texts, each with where it leads and how it is set; one text where they are no more than that."""
        told = [self._run(run, limit) for run in runs]
        return told if any(not isinstance(one, str) for one in told) else "".join(told)

    def _run(self, run: Run, limit: int) -> Any:
        anchor = anchor_of(run.href)
        there = f"#{anchor}" if anchor in self._anchors else run.href if run.href.startswith(_OUTSIDE) else ""
        looks = {"b": run.strong, "i": run.italic, "s": run.soft, "q": run.quoted, "m": run.marked}
        look = "".join(letter for letter, is_so in looks.items() if is_so)
        text = printable(run.text, limit)
        return (text, there, look) if there or look else text


def _name(block: PlotBlock) -> str:
    return f"drawing-{block.plot.name}"


#: Longest word, in characters, that stands unbroken in the narrowest column.
_SHEET_LINE = 22

_PAGE = re.compile(rb"/Type\s*/Page\b")


def sheet_pdf(review: EvidenceReview) -> bytes:
    """The sheet as PDF (PDF/UA-1, tagged): one page of A4, no text under 9 pt but the foot, which has 7.5.

    Where not all fits, less is told (``Limits.fewer``), and the sheet says how much is left to the report. The same
    evidence gives the same bytes.
    """
    every = list(ON_PAPER.fewer())
    made = cache(lambda data: typeset("sheet.typ", {"data": data}))

    def set_with(place: int) -> bytes:
        return made(json.dumps(_sheet_data(sheet(review, every[place]))))

    def fits(place: int) -> bool:
        return len(_PAGE.findall(set_with(place))) == 1

    # Mostly all of it fits.
    return set_with(0 if fits(0) else bisect_left(range(len(every) - 1), True, lo=1, key=fits))


def _sheet_data(told: OneSheet) -> dict[str, Any]:
    """What the template sets, all of it text."""
    return {
        "title": _words(told.title),
        "notice": _runs(told.notice),
        "harms": _part(told.harms),
        "help": _part(told.help),
        "sentences": _part(told.sentences),
        "foot": [(label, _runs(text)) for label, text in told.foot],
        "made": f"{PROGRAM} {analysis.__version__}",
    }


def _part(part: SheetPart) -> dict[str, Any]:
    return {
        "heading": _words(part.heading),
        "beside": [_runs(text) for text in part.beside],
        "caption": _words(part.table.title),
        "columns": [_words(heading) for heading in part.table.headings],
        "rows": [[_cell(value) for value in row] for row in part.table.values],
        "below": _runs(part.below),
        "key": [_cell(sign) for sign in part.key],
    }


def _cell(value: Any) -> dict[str, Any]:
    """A cell as runs, or as a mark with its word."""
    if isinstance(value, Sign):
        return {"mark": value.mark.value, "word": _words(value.word)}
    return {"runs": _runs(value)}


def _runs(value: Any) -> list[dict[str, Any]]:
    match value:
        case Run():
            return [{**value._asdict(), "text": _words(value.text)}] if value.text else []
        case Absent():
            return [{**Run(_words(value), soft=True)._asdict()}]
        case Phrase():
            return [run for piece in value for run in _runs(piece)]
        case Lines():
            return _runs(Run("; ".join(map(str, value))))
    return _runs(Run(str(value)))


def _words(text: str) -> str:
    """The text on one line, ready to be set: numbers stay with their per cent sign."""
    line = re.sub(r"\s+", lambda blank: " " if len(blank[0]) > 1 or blank[0] in "\n\t" else blank[0], text)
    return re.sub(r"(?<=\d) (?=[%])", "\N{NO-BREAK SPACE}", printable(line, _SHEET_LINE))
