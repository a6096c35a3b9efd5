"""A canvas: axes in inches from the left and downwards, the words that stand on it, and how high they are."""

import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.ft2font import LoadFlags
from matplotlib.text import Text

from analysis.show.plots.fonts import faces
from analysis.show.plots.palette import INK

#: Width of every figure in inches: the text width of an A4 page.
WIDTH = 7.5
#: Blank edge around everything, in inches.
EDGE = 0.12
#: Font sizes in points; names of rows are large, what is read after them is of the middle size.
TITLE, LARGE, TEXT, MIDDLE, SMALL = 12.0, 10.0, 9.0, 8.5, 8.0

# Points to inches, and the distance of two lines of text as a multiple of the font's size.
_POINT = 1 / 72
_LEADING = 1.27
_EM = 100


@cache
def _advance(char: str, bold: bool) -> float:
    """Width of a character in ems; one em for a character that the fonts lack."""
    face = next((face for face in faces(bold) if face.get_char_index(ord(char))), None)
    if face is None:
        return 1.0
    face.set_size(_EM, 72)
    return face.load_char(ord(char), flags=LoadFlags.NO_HINTING).linearHoriAdvance / 65536 / _EM


def width(text: str, size: float = TEXT, bold: bool = False) -> float:
    """Width of a line of text in inches."""
    return sum(_advance(char, bold) for char in text) * size * _POINT


def longest(texts: Iterable[str], size: float = TEXT, bold: bool = False) -> float:
    """Width in inches of the longest word of some texts; 0 without any."""
    return max((width(word, size, bold) for text in texts for word in text.split()), default=0.0)


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
        else:
            lines[-1:] = [*filter(None, lines[-1:]), *_cut(word, room, size, bold)]
    return lines


def _cut(word: str, room: float, size: float, bold: bool) -> list[str]:
    pieces, taken = [""], 0.0
    for char in word:
        wide = width(char, size, bold)
        if pieces[-1] and taken + wide > room:
            pieces, taken = [*pieces, ""], 0.0
        pieces[-1] += char
        taken += wide
    return pieces


class Words(NamedTuple):
    """A paragraph already broken into lines, with its size, weight and colour; a line may stand upright.

    ``left`` is where its lines begin where it is a part of a plot.
    """

    lines: tuple[str, ...]
    size: float = TEXT
    bold: bool = False
    colour: str = INK
    left: float = EDGE
    upright: bool = False

    @property
    def height(self) -> float:
        """Height in inches."""
        return self.width if self.upright else height(len(self.lines), self.size)

    @property
    def width(self) -> float:
        """Width of the longest line in inches."""
        return max(width(line, self.size, self.bold) for line in self.lines)

    def draw(self, axes: Axes, y: float) -> None:
        """Write the lines from ``left`` on."""
        write(axes, self.left, y, self)


def words(
    text: str, room: float, size: float = TEXT, *, bold: bool = False, colour: str = INK, most: int | None = None
) -> Words:
    """A paragraph that fits into ``room`` inches.

    With ``most``, a text that needs more lines ends there in an ellipsis: for labels whose whole text a table gives.
    """
    lines = wrap(text, room, size, bold)
    if most is not None and len(lines) > most:
        last = lines[most - 1]
        while last and width(f"{last} …", size, bold) > room:
            last = last[:-1]
        lines = [*lines[: most - 1], f"{last} …"]
    return Words(tuple(lines), size, bold, colour)


def fitting(text: str, room: float) -> str:
    """A small text on one line of at most ``room`` inches; what does not fit ends in an ellipsis."""
    return words(text, room, SMALL, most=1).lines[0]


def write(axes: Axes, x: float, y: float, *paragraphs: Words, align: str = "left") -> list[Text]:
    """Write paragraphs under each other on axes in inches downwards; ``y`` is their upper edge. Texts by line."""
    made = []
    for paragraph in paragraphs:
        look = {"size": paragraph.size, "weight": "bold" if paragraph.bold else "normal", "color": paragraph.colour}
        turned = {"rotation": 90, "va": "bottom"} if paragraph.upright else {"va": "center_baseline"}
        for number, line in enumerate(paragraph.lines):
            middle = paragraph.height if paragraph.upright else (number + 0.5) * height(1, paragraph.size)
            made += [axes.text(x, y + middle, line, look | turned, ha=align)] if line else []
        y += paragraph.height
    return made


def write_amid(axes: Axes, x: float, middle: float, *paragraphs: Words, align: str = "left") -> list[Text]:
    """Write paragraphs under each other, as much of them above as below ``middle``."""
    return write(axes, x, middle - sum(one.height for one in paragraphs) / 2, *paragraphs, align=align)


def said(number: float, unit: str = "") -> str:
    """A number as it is printed, with its unit: no more digits than tell it from its neighbours."""
    if number and abs(number) < 1:
        text = f"{number:.3g}"
    else:
        text = f"{number:,.{2 if abs(number) < 10 else 1}f}".rstrip("0").rstrip(".")
    return f"{text.replace('-', '−')} {unit}".rstrip()
