"""Typesetting: typst with fonts of its own and of matplotlib, none of the machine's, so that the pages are the same."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import matplotlib as mpl
import typst

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
    """The fonts of typst and of matplotlib."""
    return typst.Fonts(include_system_fonts=False, font_paths=[str(Path(mpl.get_data_path()) / "fonts" / "ttf")])


def _compiled(template: str, inputs: Mapping[str, str], **settings: Any) -> bytes:

    place: dict[str, Any] = {"input": str(_TEMPLATES / template), "root": str(_TEMPLATES), "font_paths": fonts()}
    try:
        return typst.compile(**place, sys_inputs=dict(inputs), **settings) or b""
    except typst.TypstError as error:
        raise ValueError(str(error)) from error
