"""Typesetting: texts made fit for paper, and typst with the fonts of print.

What cannot be set is named, and words longer than their line may break. None of the machine's fonts is used, so that
the pages are the same everywhere.
"""

import atexit
import json
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from shutil import copyfile, rmtree
from tempfile import mkdtemp
from typing import Any

import typst

from analysis.show.plots.fonts import font_files, glyphs
from analysis.text.legible import legible_on_paper

_TEMPLATES = Path(__file__).parents[1] / "pdf" / "typeset"

#: Longest word, in characters, that stands unbroken in running text.
LINE = 60

#: A break may follow these inside an address, a file name or an identifier.
_JOINTS = re.compile(r"(?<=[/._=&?,;:|+)\]–-])(?=[^\s/._=&?,;:|+)\]–-])")

#: ZERO WIDTH SPACE: where a line may break, without a hyphen that the word does not have.
_BREAK = "\u200b"

# Unicode categories of marks and of characters without a shape, and the tones of skin that change the sign before them.
_JOINING = ("Mn", "Mc", "Me", "Cf")
_TONES = range(0x1F3FB, 0x1F400)

#: WHITE SQUARE: a character that the fonts do not have.
_ABSENT = "\u25a1"

#: Resolution of pictures in dots per inch, at which their smallest words are sharp on paper and on screen.
DPI = 200


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


def typeset(template: str, inputs: Mapping[str, str]) -> bytes:
    """The PDF (PDF/UA-1, tagged) of a template under ``typeset/`` with these texts, which it sees as ``sys.inputs``.

    Raises ``ValueError`` if it cannot be set, or would break a rule of PDF/UA-1 such as that every picture has a text;
    typst says why.
    """
    return bytes(_compiled(template, inputs, **_PDF))


_PDF = {"format": "pdf", "pdf_standards": ["ua-1"]}

# What a process of its own runs: nothing of ours, so that it begins at once.
_APART = """
import json, sys, typst
told = json.load(sys.stdin)
sys.stdout.buffer.write(typst.compile(font_paths=typst.Fonts(**told.pop("fonts")), **told))
"""


def typeset_apart(template: str, inputs: Mapping[str, str]) -> bytes:
    """The same by a process of its own, which gives back the memory that the engine keeps of a long document.

    Raises ``ValueError`` as `typeset`.
    """
    package = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    told = json.dumps({"fonts": _fonts_of_print(), **_named(template, inputs), **_PDF}).encode()
    command = [sys.executable, "-c", _APART]
    done = subprocess.run(command, input=told, capture_output=True, env=os.environ | package, check=False)
    if done.returncode:
        raise ValueError(done.stderr.decode(errors="replace").strip().rpartition("\n")[2])
    return done.stdout


def pictures(drawings: Mapping[str, str]) -> Mapping[str, bytes]:
    """The PNG of each drawing, 200 dots per inch on white, by its name; the same drawing gives the same bytes.

    Raises ``ValueError`` if one cannot be drawn; typst says why.
    """
    # One after the other: as the pages of one document all of them would be in memory at once, unpacked.
    return {name: _compiled("picture.typ", {"drawing": one}, format="png", ppi=DPI) for name, one in drawings.items()}


@cache
def _fonts_of_print() -> Mapping[str, Any]:
    """Which fonts typst takes: a copy of those of print, in a folder that is there until the program ends.

    Where they come from stands each face twice, and which of the two typst took would hang on the order of the folder.
    """
    folder = mkdtemp(prefix="fonts-")
    atexit.register(rmtree, folder, ignore_errors=True)
    for file in font_files():
        copyfile(file, Path(folder, file.name))
    return {"include_system_fonts": False, "include_embedded_fonts": False, "font_paths": [folder]}


@cache
def fonts() -> typst.Fonts:
    """The fonts of print, and no other."""
    return typst.Fonts(**_fonts_of_print())


def _named(template: str, inputs: Mapping[str, str]) -> dict[str, Any]:
    return {"input": str(_TEMPLATES / template), "root": str(_TEMPLATES), "sys_inputs": dict(inputs)}


def _compiled(template: str, inputs: Mapping[str, str], **settings: Any) -> Any:
    try:
        return typst.compile(font_paths=fonts(), **_named(template, inputs), **settings)
    except typst.TypstError as error:
        raise ValueError(str(error)) from error
