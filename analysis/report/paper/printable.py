"""Text made fit for paper: what cannot be set is named, words longer than their line may break; and texts of plots."""

import re
import unicodedata
from functools import lru_cache

from analysis.show.plots.fonts import glyphs
from analysis.text.legible import legible_on_paper

#: Longest word, in characters, that stands unbroken in running text.
LINE = 60

#: A break may follow these inside an address, a file name or an identifier.
_JOINTS = re.compile(r"(?<=[/._=&?,;:|+)\]–-])(?=[^\s/._=&?,;:|+)\]–-])")

#: ZERO WIDTH SPACE: where a line may break, without a hyphen that the word does not have.
_BREAK = "\u200b"


@lru_cache(maxsize=50_000)
def printable(text: str, limit: int = LINE) -> str:
    """The text with a place to break in every word of more than ``limit`` characters.

    A character that cannot be set is printed as its number, ``[U+0007]``.
    """

    def parted(word: re.Match[str]) -> str:
        pieces = _JOINTS.split(word[0])
        return _BREAK.join(piece[at : at + limit] for piece in pieces for at in range(0, len(piece), limit))

    return re.sub(rf"[^\s{_BREAK}]{{{limit + 1},}}", parted, legible_on_paper(text))


def drawable(drawing: str) -> str:
    """A drawing whose texts can be set by the rules of PDF/UA, each glyph standing for characters that are known.

    Marks and joiners that make one sign of several characters are left out, and what the fonts do not have becomes a
    white square; the words beside a plot say what it says with every character.
    """
    if drawing.isascii():
        return drawing
    text = unicodedata.normalize("NFC", drawing)
    signs: dict[int, str] = {}
    for sign in {character for character in set(text) if not character.isascii()}:
        joins = unicodedata.category(sign) in _JOINING or ord(sign) in _TONES
        signs[ord(sign)] = "" if joins else sign if ord(sign) in glyphs() else _ABSENT
    return text.translate(signs)


# Unicode categories of marks and of characters without a shape, and the tones of skin that change the sign before them.
_JOINING = ("Mn", "Mc", "Me", "Cf")
_TONES = range(0x1F3FB, 0x1F400)

#: WHITE SQUARE: a character that the fonts do not have.
_ABSENT = "\u25a1"
