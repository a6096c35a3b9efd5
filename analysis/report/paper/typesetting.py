"""Typesetting: typst with the fonts of print, none of the machine's, so that the pages are the same everywhere."""

import atexit
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from shutil import copyfile, rmtree
from tempfile import mkdtemp
from typing import Any

import typst

from analysis.show.plots.fonts import font_files

_TEMPLATES = Path(__file__).parents[1] / "pdf" / "typeset"

#: Resolution of pictures in dots per inch, as journals ask for line art at the least.
DPI = 300


def typeset(template: str, inputs: Mapping[str, str]) -> bytes:
    """The PDF (PDF/UA-1, tagged) of a template under ``typeset/`` with these texts, which it sees as ``sys.inputs``.

    Raises ``ValueError`` if it cannot be set, or would break a rule of PDF/UA-1 such as that every picture has a text;
    typst says why.
    """
    return _compiled(template, inputs, format="pdf", pdf_standards=["ua-1"])


def pictures(drawings: Mapping[str, str]) -> Mapping[str, bytes]:
    """The PNG of each drawing, 300 dots per inch on white, by its name; the same drawing gives the same bytes.

    Raises ``ValueError`` if one cannot be drawn; typst says why.
    """
    return {
        name: _compiled("picture.typ", {"drawing": drawing}, format="png", ppi=DPI)
        for name, drawing in drawings.items()
    }


@cache
def fonts() -> typst.Fonts:
    """The fonts of print. They are copied into a folder of their own until the program ends.

    Where they come from stands each face twice, and which of the two typst took would hang on the order of the folder.
    """
    folder = mkdtemp(prefix="fonts-")
    atexit.register(rmtree, folder, ignore_errors=True)
    for file in font_files():
        copyfile(file, Path(folder, file.name))
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])


def _compiled(template: str, inputs: Mapping[str, str], **settings: Any) -> bytes:

    place: dict[str, Any] = {"input": str(_TEMPLATES / template), "root": str(_TEMPLATES), "font_paths": fonts()}
    try:
        return typst.compile(**place, sys_inputs=dict(inputs), **settings) or b""
    except typst.TypstError as error:
        raise ValueError(str(error)) from error
