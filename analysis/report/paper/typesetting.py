"""Typesetting: typst with the fonts of print, none of the machine's, so that the pages are the same everywhere."""

import atexit
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from shutil import copyfile, rmtree
from tempfile import mkdtemp
from typing import Any

import typst

from analysis.show.plots.fonts import font_files

_TEMPLATES = Path(__file__).parents[1] / "pdf" / "typeset"

#: Resolution of pictures in dots per inch, at which their smallest words are sharp on paper and on screen.
DPI = 200


def typeset(template: str, inputs: Mapping[str, str]) -> bytes:
    """The PDF (PDF/UA-1, tagged) of a template under ``typeset/`` with these texts, which it sees as ``sys.inputs``.

    Raises ``ValueError`` if it cannot be set, or would break a rule of PDF/UA-1 such as that every picture has a text;
    typst says why.
    """
    return bytes(_compiled(template, inputs, format="pdf", pdf_standards=["ua-1"]))


def typeset_apart(template: str, inputs: Mapping[str, str]) -> bytes:
    """The same by a process of its own, which gives back the memory that the engine keeps of a long document.

    Raises ``ValueError`` as `typeset`.
    """
    command = [sys.executable, "-c", f"from {__name__} import apart; apart({template!r})"]
    package = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    told = json.dumps(dict(inputs)).encode()
    done = subprocess.run(command, input=told, capture_output=True, env=os.environ | package, check=False)
    if done.returncode:
        raise ValueError(done.stderr.decode(errors="replace").strip().rpartition("\n")[2])
    return done.stdout


def apart(template: str) -> None:
    """Set a template whose texts come in as JSON, and write the PDF out."""
    sys.stdout.buffer.write(typeset(template, json.load(sys.stdin)))


def pictures(drawings: Mapping[str, str]) -> Mapping[str, bytes]:
    """The PNG of each drawing, 200 dots per inch on white, by its name; the same drawing gives the same bytes.

    Raises ``ValueError`` if one cannot be drawn; typst says why.
    """
    # One after the other: as the pages of one document all of them would be in memory at once, unpacked.
    return {name: _compiled("picture.typ", {"drawing": one}, format="png", ppi=DPI) for name, one in drawings.items()}


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


def _compiled(template: str, inputs: Mapping[str, str], **settings: Any) -> Any:
    place: dict[str, Any] = {"input": str(_TEMPLATES / template), "root": str(_TEMPLATES), "font_paths": fonts()}
    try:
        return typst.compile(**place, sys_inputs=dict(inputs), **settings)
    except typst.TypstError as error:
        raise ValueError(str(error)) from error
