"""Drawings: texts of plots made fit to be set, glyph by glyph of the font that they are drawn in."""

from functools import cache
from pathlib import Path


def drawable(drawing: str) -> str:
    """A drawing whose texts can be set by the rules of PDF/UA, each glyph standing for characters that are known.

    Marks and joiners that make one sign of several characters are left out, and what the font does not have becomes a
    white square; the words beside a plot say what it says with every character.
    """
    if drawing.isascii():
        return drawing
    import unicodedata

    text = unicodedata.normalize("NFC", drawing)
    signs: dict[int, str] = {}
    for sign in {character for character in set(text) if not character.isascii()}:
        joins = unicodedata.category(sign) in _JOINING or ord(sign) in _TONES
        signs[ord(sign)] = "" if joins else sign if ord(sign) in _glyphs() else _ABSENT
    return text.translate(signs)


# Unicode categories of marks and of characters without a shape, and the tones of skin that change the sign before them.
_JOINING = ("Mn", "Mc", "Me", "Cf")
_TONES = range(0x1F3FB, 0x1F400)

#: WHITE SQUARE: a character that the font does not have.
_ABSENT = "\u25a1"


@cache
def _glyphs() -> frozenset[int]:
    """Code points that the font of the plots has."""
    import matplotlib as mpl
    from matplotlib.font_manager import get_font

    return frozenset(get_font(str(Path(mpl.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf")).get_charmap())
