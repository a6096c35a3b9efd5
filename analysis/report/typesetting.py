"""Typesetting: typst, run as a process of its own, which gives all its memory back when it is done.

Run as a program, this file reads the arguments of ``typst.compile`` as JSON and writes the PDF.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

_TEMPLATES = Path(__file__).with_name("typeset")


def typeset(template: str, inputs: Mapping[str, str]) -> bytes:
    """The PDF (PDF/UA-1, tagged) of a template under ``typeset/`` with these texts, which it sees as ``sys.inputs``.

    Fonts are those that come with typst and matplotlib, so that every machine makes the same bytes.

    Raises
    ------
    ValueError
        If it cannot be set, or would break a rule of PDF/UA-1 such as that every picture has a text; typst says why.
    """
    import matplotlib as mpl

    given = {
        "input": str(_TEMPLATES / template),
        "root": str(_TEMPLATES),
        "font_paths": [str(Path(mpl.get_data_path()) / "fonts" / "ttf")],
        "ignore_system_fonts": True,
        "format": "pdf",
        "pdf_standards": ["ua-1"],
        "sys_inputs": dict(inputs),
    }
    # -P: modules beside this file must not hide those of Python that bear the same name.
    done = subprocess.run(
        [sys.executable, "-P", __file__],
        input=json.dumps(given).encode(),
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise ValueError(done.stderr.decode(errors="replace").strip())
    return done.stdout


def main() -> int:
    """Set what stands in the standard input; 1 if it cannot be set."""
    import typst

    try:
        pdf = typst.compile(**json.load(sys.stdin.buffer))
    except typst.TypstError as error:
        sys.stderr.write(str(error))
        return 1
    sys.stdout.buffer.write(pdf or b"")
    return 0


if __name__ == "__main__":
    sys.exit(main())
