"""Typesetting: typst with fonts of its own and of matplotlib, none of the machine's, so that the pages are the same.

What is large is set by a process of its own, which gives all its memory back when it is done: run as a program, this
file reads a list of the arguments of ``typst.compile`` as JSON and writes what they make, each after its length in
eight bytes.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import typst

_TEMPLATES = Path(__file__).parents[1] / "pdf" / "typeset"

#: Bytes that tell a length.
_LENGTH = 8

#: Resolution of pictures in dots per inch, as journals ask for line art at the least.
DPI = 300


def typeset(template: str, inputs: Mapping[str, str]) -> bytes:
    """The PDF (PDF/UA-1, tagged) of a template under ``typeset/`` with these texts, which it sees as ``sys.inputs``.

    Raises ``ValueError`` if it cannot be set, or would break a rule of PDF/UA-1 such as that every picture has a text;
    typst says why.
    """
    (pdf,) = _made([_job(template, inputs, **_TAGGED)])
    return pdf


def typeset_here(template: str, inputs: Mapping[str, str]) -> bytes:
    """The same in this process: sooner done, for a page that is set several times.

    Raises ``typst.TypstError`` if it cannot be set.
    """
    return _compiled(_job(template, inputs, **_TAGGED))


def pictures(drawings: Mapping[str, str]) -> Mapping[str, bytes]:
    """The PNG of each drawing, 300 dots per inch on white, by its name; the same drawing gives the same bytes.

    Raises ``ValueError`` if one cannot be drawn; typst says why.
    """
    jobs = [_job("picture.typ", {"drawing": drawing}, format="png", ppi=DPI) for drawing in drawings.values()]
    return dict(zip(drawings, _made(jobs), strict=True))


@cache
def fonts() -> "typst.Fonts":
    """The fonts of typst and of matplotlib."""
    import matplotlib as mpl
    import typst

    return typst.Fonts(include_system_fonts=False, font_paths=[str(Path(mpl.get_data_path()) / "fonts" / "ttf")])


_TAGGED: Mapping[str, Any] = {"format": "pdf", "pdf_standards": ["ua-1"]}


def _job(template: str, inputs: Mapping[str, str], **settings: Any) -> dict[str, Any]:
    """What typst is told, but for the fonts."""
    return {"input": str(_TEMPLATES / template), "root": str(_TEMPLATES), "sys_inputs": dict(inputs), **settings}


def _made(jobs: Sequence[Mapping[str, Any]]) -> Iterator[bytes]:
    if not jobs:
        return
    # -P: modules beside this file must not hide those of Python that bear the same name.
    done = subprocess.run(
        [sys.executable, "-P", __file__], input=json.dumps(jobs).encode(), capture_output=True, check=False
    )
    if done.returncode:
        raise ValueError(done.stderr.decode(errors="replace").strip())
    place = 0
    while place < len(done.stdout):
        start = place + _LENGTH
        place = start + int.from_bytes(done.stdout[place:start])
        yield done.stdout[start:place]


def _compiled(job: Mapping[str, Any]) -> bytes:
    import typst

    return typst.compile(**job, font_paths=fonts()) or b""


def main() -> int:
    """Set what stands in the standard input; 1 if it cannot be set."""
    import typst

    for job in json.load(sys.stdin.buffer):
        try:
            made = _compiled(job)
        except typst.TypstError as error:
            sys.stderr.write(str(error))
            return 1
        sys.stdout.buffer.write(len(made).to_bytes(_LENGTH) + made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
