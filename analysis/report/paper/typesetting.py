"""Typesetting: typst, run as a process of its own, which gives all its memory back when it is done.

Run as a program, this file reads a list of the arguments of ``typst.compile`` as JSON and writes what they make, each
after its length in eight bytes.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

_TEMPLATES = Path(__file__).parents[1] / "pdf" / "typeset"

#: Bytes that tell a length.
_LENGTH = 8


def typeset(template: str, inputs: Mapping[str, str]) -> bytes:
    """The PDF (PDF/UA-1, tagged) of a template under ``typeset/`` with these texts, which it sees as ``sys.inputs``.

    Raises
    ------
    ValueError
        If it cannot be set, or would break a rule of PDF/UA-1 such as that every picture has a text; typst says why.
    """
    (pdf,) = _made([_job(template, inputs) | {"format": "pdf", "pdf_standards": ["ua-1"]}])
    return pdf


def pictured(template: str, several: Sequence[Mapping[str, str]], dots: int) -> tuple[bytes, ...]:
    """The PNG of a template of one page with each of these texts, at so many dots per inch.

    Raises
    ------
    ValueError
        If one cannot be drawn; typst says why.
    """
    return tuple(_made([_job(template, inputs) | {"format": "png", "ppi": dots} for inputs in several]))


def _job(template: str, inputs: Mapping[str, str]) -> dict[str, Any]:
    """What typst is told. Fonts are its own and matplotlib's, so that every machine makes the same bytes."""
    import matplotlib as mpl

    return {
        "input": str(_TEMPLATES / template),
        "root": str(_TEMPLATES),
        "font_paths": [str(Path(mpl.get_data_path()) / "fonts" / "ttf")],
        "ignore_system_fonts": True,
        "sys_inputs": dict(inputs),
    }


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


def main() -> int:
    """Set what stands in the standard input; 1 if it cannot be set."""
    import typst

    fonts: typst.Fonts | None = None
    for job in json.load(sys.stdin.buffer):
        paths, alone = job.pop("font_paths"), job.pop("ignore_system_fonts")
        fonts = fonts or typst.Fonts(include_system_fonts=not alone, font_paths=paths)
        try:
            made = typst.compile(**job, font_paths=fonts) or b""
        except typst.TypstError as error:
            sys.stderr.write(str(error))
            return 1
        sys.stdout.buffer.write(len(made).to_bytes(_LENGTH) + made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
