"""A canvas: a figure laid out in inches from its top left corner, as high as its words and rows need."""

import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.ft2font import LoadFlags

from analysis.show.plots.palette import GREY, INK

#: Width of every figure in inches: the text width of an A4 page.
WIDTH = 7.5
#: Blank edge around everything, in inches.
EDGE = 0.12
#: Font sizes in points.
TITLE, TEXT, SMALL = 11.0, 8.0, 7.0

# Points to inches, and the distance of two lines of text as a multiple of the font's size.
_POINT = 1 / 72
_LEADING = 1.36
_EM = 100


@cache
def _advance(char: str, bold: bool) -> float:
    """Width of a character in ems; one em for a character that the font lacks."""
    face = get_font(findfont(FontProperties(family="DejaVu Sans", weight="bold" if bold else "normal")))
    if not face.get_char_index(ord(char)):
        return 1.0
    face.set_size(_EM, 72)
    return face.load_char(ord(char), flags=LoadFlags.NO_HINTING).linearHoriAdvance / 65536 / _EM


def width(text: str, size: float = TEXT, bold: bool = False) -> float:
    """Width of a line of text in inches."""
    return sum(_advance(char, bold) for char in text) * size * _POINT


def height(lines: int, size: float = TEXT) -> float:
    """Height of so many lines of text in inches."""
    return lines * size * _LEADING * _POINT


def shown(text: str) -> str:
    """The text on one line; invisible characters left out, the replacement character for what cannot be printed."""
    kinds = {char: unicodedata.category(char) for char in set(text)}
    printable = "".join("\ufffd" if kinds[char] in ("Cs", "Cn", "Co") else char for char in text if kinds[char] != "Cf")
    return " ".join("".join(" " if kinds.get(char) == "Cc" else char for char in printable).split())


def wrap(text: str, room: float, size: float = TEXT, bold: bool = False) -> list[str]:
    """The text in lines of at most ``room`` inches; a word that is longer than a line is cut. Never empty."""
    lines = [""]
    for word in shown(text).split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if width(longer, size, bold) <= room:
            lines[-1] = longer
            continue
        pieces = _cut(word, room, size, bold)
        lines = [*lines, *pieces] if lines[-1] else [*lines[:-1], *pieces]
    return lines


def _cut(word: str, room: float, size: float, bold: bool) -> list[str]:
    pieces, taken = [""], 0.0
    for char in word:
        wide = width(char, size, bold)
        if pieces[-1] and taken + wide > room:
            pieces.append("")
            taken = 0.0
        pieces[-1] += char
        taken += wide
    return pieces


def scale(bars: Iterable[tuple[int, float]], room: float) -> float:
    """Upper end of a scale from 0 on which every bar, with the words beside it, fits into the room.

    ``bars`` has the value of each bar and the width of its words; words and room are in inches. Words wider than nine
    tenths of the room are taken as that wide.
    """
    return max((value * room / (room - min(beside, 0.9 * room)) for value, beside in bars), default=0.0) or 1.0


class Words(NamedTuple):
    """A paragraph already broken into lines, with its size, weight and colour."""

    lines: tuple[str, ...]
    size: float = TEXT
    bold: bool = False
    colour: str = INK

    @property
    def height(self) -> float:
        """Height in inches."""
        return height(len(self.lines), self.size)

    @property
    def width(self) -> float:
        """Width of the longest line in inches."""
        return max(width(line, self.size, self.bold) for line in self.lines)


def words(
    text: str, room: float, size: float = TEXT, *, bold: bool = False, colour: str = INK, most: int | None = None
) -> Words:
    """A paragraph that fits into ``room`` inches.

    With ``most``, a text that needs more lines ends there in an ellipsis: for labels whose whole text a table gives.
    """
    lines = wrap(text, room, size, bold)
    if most is not None and len(lines) > most:
        lines = [*lines[: most - 1], _shortened(lines[most - 1], room, size, bold)]
    return Words(tuple(lines), size, bold, colour)


def _shortened(line: str, room: float, size: float, bold: bool) -> str:
    while line and width(f"{line} …", size, bold) > room:
        line = line[:-1]
    return f"{line} …"


def write(axes: Axes, x: float, y: float, paragraph: Words, align: str = "left") -> None:
    """Write a paragraph on axes whose units are inches downwards; ``y`` is its upper edge."""
    step = height(1, paragraph.size)
    for number, line in enumerate(paragraph.lines):
        axes.text(
            x,
            y + (number + 0.5) * step,
            line,
            size=paragraph.size,
            weight="bold" if paragraph.bold else "normal",
            color=paragraph.colour,
            ha=align,
            va="center_baseline",
        )


class Canvas(NamedTuple):
    """A figure with a title above and notes below, and the body between them."""

    figure: Figure
    top: float
    body: float

    def axes(self, left: float, top: float, wide: float, high: float) -> Axes:
        """New axes at a place of the body, in inches; their y axis runs downwards in inches from 0."""
        across, down = self.figure.get_size_inches()
        axes = self.figure.add_axes((left / across, 1 - (self.top + top + high) / down, wide / across, high / down))
        axes.set_ylim(high or 1.0, 0)
        return axes

    def strip(self, top: float, high: float) -> Axes:
        """New axes without lines over the whole width, both units inches."""
        axes = self.axes(0, top, WIDTH, high)
        axes.set_xlim(0, WIDTH)
        axes.set_axis_off()
        return axes


def canvas(title: str, lead: str, body: float, notes: Iterable[str] = ()) -> Canvas:
    """A canvas whose body is so many inches high; title, lead and notes are wrapped to its width."""
    room = WIDTH - 2 * EDGE
    above = [words(title, room, TITLE, bold=True), words(lead, room, TEXT, colour=GREY)]
    below = [words(note, room, SMALL, colour=GREY) for note in notes]
    top = EDGE + sum(paragraph.height for paragraph in above) + 0.1
    foot = 0.08 + sum(paragraph.height for paragraph in below) + EDGE
    figure = Figure(figsize=(WIDTH, top + body + foot))
    whole = Canvas(figure, 0, top + body + foot)
    paper = whole.strip(0, whole.body)
    y = EDGE
    for paragraph in above:
        write(paper, EDGE, y, paragraph)
        y += paragraph.height
    y = top + body + 0.08
    for paragraph in below:
        write(paper, EDGE, y, paragraph)
        y += paragraph.height
    return Canvas(figure, top, body)


def paged(heights: Iterable[float], page: float) -> list[slice]:
    """Slices of consecutive items whose heights together fit a page; an item higher than a page has one to itself."""
    slices, start, used = [], 0, 0.0
    number = -1
    for number, high in enumerate(heights):
        if number > start and used + high > page:
            slices.append(slice(start, number))
            start, used = number, 0.0
        used += high
    return [*slices, slice(start, number + 1)]


def numbered(name: str, title: str, page: int, pages: int) -> tuple[str, str]:
    """Name and title of one page of a plot; the first keeps the plot's name, an only page its title too."""
    return name if page == 1 else f"{name}-{page}", title if pages == 1 else f"{title} ({page} of {pages})"
