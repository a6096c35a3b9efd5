"""An outline as plain text, for terminals and mail: nothing but lines, none wider than asked for."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, groupby, zip_longest

from analysis.report.outline.blocks import Heading, ListBlock, Outline, Paragraph, PlotBlock, TableBlock
from analysis.report.outline.grid import CellLine, Grid, GridRow
from analysis.report.paper.tables import HYPHENS, Face, column_widths, fits, records
from analysis.show.value import Run
from analysis.text.legible import controls_escaped

#: Blanks between two columns.
_GAP = 2

#: Signs under a heading, by its level.
_UNDER = {1: "=", 2: "-", 3: "~"}


def text(outline: Outline, width: int = 100) -> str:
    """The outline as text of lines of at most ``width`` characters; a sheet of paper takes 100, a mail 72.

    A table stands in columns or, where it is too wide for them, row by row. Only an address may be longer than a line.
    """
    head = [*_underlined(outline.title, "=", width), "", *_wrapped(outline.notice, width)]
    # Of a picture in parts the first alone is told: what is said of the others is the same.
    told = (next(same) for _, same in groupby(outline.blocks, _picture))
    body = (line for block in told for line in ("", *_block(block, width)))
    return "\n".join(line.rstrip() for line in (*head, *body)) + "\n"


def _picture(block: object) -> object:
    """What is said of a picture; of another block something that nothing else is equal to."""
    return block.plot.alt if isinstance(block, PlotBlock) else object()


def _block(block: object, width: int) -> Iterator[str]:
    match block:
        case Heading(level, words, _):
            yield from (("",) if level == 1 else ())
            yield from _underlined(words, _UNDER[level], width)
        case Paragraph(runs, _):
            yield from _wrapped(_told(runs), width)
        case TableBlock(table, by_rows):
            yield from _table(table, by_rows, width)
        case PlotBlock(plot):
            yield from _wrapped(" ".join(filter(None, ("[Picture]", plot.alt, plot.caption))), width)
        case ListBlock(items, numbered):
            for number, (_, runs) in enumerate(items, 1):
                yield from _hung(f"{number}. " if numbered else "- ", _told(runs), width)


def _told(runs: Iterable[Run]) -> str:
    """The words of the runs, an address outside behind the words that lead to it."""
    led = ((run.text, run.href if "://" in run.href and run.href not in run.text else "") for run in runs)
    return "".join(f"{words} <{href}>" if href else words for words, href in led)


def _underlined(words: str, sign: str, width: int) -> Iterator[str]:
    lines = _wrapped(words, width)
    yield from lines
    yield sign * max(map(_columns, lines))


def _table(table: Grid, by_rows: bool, width: int) -> Iterator[str]:
    if table.caption:
        yield from (*_wrapped(table.caption, width), "")
    if not table.rows:
        yield "none"
    elif by_rows or not fits(table, width + _GAP, _FACE):
        yield from _records(table, width)
    else:
        yield from _grid(table, [int(one) - _GAP for one in column_widths(table, width + _GAP, _FACE)])
    if table.notes:
        yield ""
    for letter, note in table.notes:
        yield from _hung(f"{letter}. ", note, width)


def _records(table: Grid, width: int) -> Iterator[str]:
    for number, (name, rows) in enumerate(table.blocks):
        if name:
            yield from (*([""] if number else []), *_wrapped(name, width))
        for place, record in enumerate(records(rows, table)):
            yield from [""] if place or name else []
            yield from _wrapped(_on_one(record.name), width)
            for group in record.rest:
                told = (f"{one.heading}: " * bool(one.heading) + _on_one(one.lines) for one in group)
                yield from _hung("  ", " · ".join(told), width)


def _on_one(lines: Iterable[CellLine]) -> str:
    return " · ".join(line.labelled for line in lines)


def _grid(table: Grid, widths: Sequence[int]) -> Iterator[str]:
    right = [column.numbers for column in table.columns]
    heads = [_wrapped(column.heading, width) for column, width in zip(table.columns, widths, strict=True)]
    most = max(map(len, heads))
    yield from _beside([[""] * (most - len(lines)) + lines for lines in heads], widths, right)
    yield "-" * (sum(widths) + _GAP * (len(widths) - 1))
    rows = [(name, [_cells(row, widths) for row in rows]) for name, rows in table.blocks]
    airy = any(len(lines) > 1 for _, cells in rows for row in cells for lines in row)
    for number, (name, cells) in enumerate(rows):
        if name:
            yield from (*([""] if number else []), *_wrapped(name.upper(), sum(widths)))
        for place, row in enumerate(cells):
            yield from [""] if airy and (place or name) else []
            yield from _beside(row, widths, right)


def _cells(row: GridRow, widths: Sequence[int]) -> list[list[str]]:
    return [
        [part for line in cell.lines for part in _wrapped(line.labelled, width)] or [""]
        for cell, width in zip(row.cells, widths, strict=True)
    ]


def _beside(cells: Sequence[Sequence[str]], widths: Sequence[int], right: Sequence[bool]) -> Iterator[str]:
    """The lines of cells that stand side by side, top to top."""
    for lines in zip_longest(*cells, fillvalue=""):
        padded = (
            f"{blanks}{line}" if is_right else f"{line}{blanks}"
            for line, width, is_right in zip(lines, widths, right, strict=True)
            for blanks in [" " * (width - _columns(line))]
        )
        yield (" " * _GAP).join(padded)


def _hung(mark: str, words: str, width: int) -> Iterator[str]:
    """The lines of a text behind a mark, which those after the first are indented by."""
    for number, line in enumerate(_wrapped(words, max(width - len(mark), 1))):
        yield f"{' ' * len(mark) if number else mark}{line}"


def _wrapped(words: str, width: int) -> list[str]:
    """The text in lines, broken between words and cut where a word is longer than a line, but for addresses.

    Nothing in it can steer a terminal: what cannot be printed stands as its escape.
    """
    lines: list[str] = []
    for part in words.split("\n"):
        lines.append("")
        for word in map(controls_escaped, part.split()):
            longer = f"{lines[-1]} {word}" if lines[-1] else word
            if _columns(longer) <= width or (not lines[-1] and "://" in word):
                lines[-1] = longer
            else:
                pieces = [word] if "://" in word else list(_cut(word, width))
                lines[-1:] = [*filter(None, lines[-1:]), *pieces]
    return lines


def _cut(word: str, width: int) -> Iterator[str]:
    """The word in pieces of a line each: cut behind its hyphens, and within only what is longer than a line."""
    parts = ([part] if _columns(part) <= width else list(part) for part in HYPHENS.split(word))
    piece = ""
    for part in chain.from_iterable(parts):
        if piece and _columns(piece + part) > width:
            yield piece
            piece = ""
        piece += part
    yield piece


@lru_cache(maxsize=50_000)
def _columns(words: str) -> int:
    """Columns that a text takes in a terminal: wide signs two, marks upon others none (Unicode, UAX 11)."""
    if words.isascii():
        return len(words)
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in words
    )


#: A terminal: every character has one width.
_FACE = Face(lambda words, _: _columns(words), 1, _GAP)
