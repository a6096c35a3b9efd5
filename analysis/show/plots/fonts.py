"""Fonts that print and plots are set in: files that come with packages, none of the machine's.

Source Sans Pro and Source Serif Pro stand under the SIL Open Font License. What they lack, such as arrows, is set in
the DejaVu Sans that comes with matplotlib, and what that lacks is a box of its Last Resort font.
"""

import base64
import io
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


def faces(bold: bool) -> tuple[FT2Font, ...]:
    """The faces of ``FAMILIES``, in their order, for the thread that asks: no two threads may share a face."""
    known_to_matplotlib()
    weight = "bold" if bold else "normal"
    return tuple(get_font(findfont(FontProperties(family=name, weight=weight))) for name in FAMILIES)


@cache
def glyphs() -> frozenset[int]:
    """Code points that a face of ``FAMILIES`` has."""
    return frozenset(code for face in faces(bold=False) for code in face.get_charmap())


#: Faces that pages and drawings bring along, by family, weight and file.
_BROUGHT = (
    ("Source Sans Pro", 400, "SourceSansPro-Regular"),
    ("Source Sans Pro", 700, "SourceSansPro-Bold"),
    ("Source Serif Pro", 400, "SourceSerifPro-Regular"),
    ("Source Serif Pro", 700, "SourceSerifPro-Bold"),
)

#: Latin letters with their marks, punctuation, signs and arrows: for the rest a reader's own font stands.
_LATIN = (range(0x20, 0x7F), range(0xA0, 0x180), range(0x2010, 0x2027), range(0x2030, 0x203B), range(0x2190, 0x2194))
_SIGNS = "€−×≤≥≈½¼¾"

#: A font keeps its names below the first, such as the family, in the language of the second (OpenType, ``name``).
_NAMES, _ENGLISH = 7, 0x409


@cache
def brought() -> str:
    """Style rules with the faces themselves in them, cut to Latin, so that a page looks alike and fetches nothing.

    The SIL Open Font License lets a document bring a font along.
    """
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    options = Options(layout_features=["kern"], hinting=False, glyph_names=False)
    options.no_subset_tables.append("name")  # else all kerning is searched for names that it uses, which takes longest
    wanted = {code for span in _LATIN for code in span} | set(map(ord, _SIGNS))
    rules, found = [], {file.stem: file for file in font_files()}
    for family, weight, name in _BROUGHT:
        out, cut = io.BytesIO(), Subsetter(options)
        cut.populate(unicodes=wanted)
        with TTFont(found[name], lazy=True, recalcTimestamp=False) as font:
            names = font["name"].names
            names[:] = [one for one in names if one.nameID < _NAMES and one.isUnicode() and one.langID == _ENGLISH]
            cut.subset(font)
            font.flavor = "woff"
            font.save(out)
        data = base64.b64encode(out.getvalue()).decode()
        rules.append(
            f'@font-face {{ font-family: "{family}"; font-weight: {weight}; src: url(data:font/woff;base64,{data}); }}'
        )
    return "\n".join(rules)
