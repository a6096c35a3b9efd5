"""Fonts: what typst sets with, the same on every machine."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typst


@cache
def fonts() -> "typst.Fonts":
    """The fonts of typst and of matplotlib, none of the machine's own: the same pages everywhere."""
    import matplotlib as mpl
    import typst

    return typst.Fonts(include_system_fonts=False, font_paths=[str(Path(mpl.get_data_path()) / "fonts" / "ttf")])
