"""Fonts that print and plots are set in: files that come with packages, none of the machine's.

Source Sans Pro and Source Serif Pro stand under the SIL Open Font License. What they lack, such as arrows, is set in
the DejaVu Sans that comes with matplotlib, and what that lacks is a box of its Last Resort font.
"""

from functools import cache
from importlib.resources import files
from pathlib import Path

import matplotlib as mpl
from matplotlib.font_manager import FontProperties, findfont, fontManager, get_font
from matplotlib.ft2font import FT2Font

#: Families in the order in which a character is looked for.
FAMILIES = ("Source Sans Pro", "DejaVu Sans")

_SANS = ("Regular", "It", "Semibold", "Bold", "BoldIt")
_SERIF = ("Regular", "It", "Semibold", "Bold")


@cache
def font_files() -> tuple[Path, ...]:
    """The TrueType files of these families, in one order everywhere. The same faces as OpenType are left alone."""
    own = [("sans", weight) for weight in _SANS] + [("serif", weight) for weight in _SERIF]
    named = (f"font_source_{kind}_pro/Source{kind.title()}Pro-{weight}.ttf".split("/") for kind, weight in own)
    found = [Path(str(files(package) / "files" / name)) for package, name in named]
    behind = Path(mpl.get_data_path()) / "fonts" / "ttf"
    return (*found, *(behind / f"{name}.ttf" for name in ("DejaVuSans", "DejaVuSans-Bold", "LastResortHE-Regular")))


@cache
def known_to_matplotlib() -> None:
    """Make the files known to matplotlib, which else finds those of the machine only."""
    for file in font_files():
        fontManager.addfont(file)


@cache
def faces(bold: bool) -> tuple[FT2Font, ...]:
    """The faces of ``FAMILIES``, in their order."""
    known_to_matplotlib()
    weight = "bold" if bold else "normal"
    return tuple(get_font(findfont(FontProperties(family=name, weight=weight))) for name in FAMILIES)


@cache
def glyphs() -> frozenset[int]:
    """Code points that a face of ``FAMILIES`` has."""
    return frozenset(code for face in faces(bold=False) for code in face.get_charmap())
