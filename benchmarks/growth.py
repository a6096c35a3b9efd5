"""How ``check`` grows with the evidence: CPU time on the shipped data repeated, in two ways, side by side in one run.

    python benchmarks/growth.py [TIMES …]

*Studies grow*: everything is repeated, each copy of a claim judged by its own copies of the studies. *Studies fixed*:
documents, claims and links are repeated, the studies stay. Beside each size is the bare reading of the same files with
csv and bibtexparser, all of it kept. Prints seconds, the ratio of the two, and the exponent of ``check`` from one size
to the next and from the first to the last: 1 is in step with the evidence, 2 with its square.
"""

import csv
import math
import re
import sys
import tempfile
from collections.abc import Container, Sequence
from functools import partial
from pathlib import Path

from check_speed import ROOT, cpu_seconds

TIMES = (1, 4, 16, 64)

_OF_DOCUMENTS = frozenset(("documents", "claims", "links", "references", "mentions", "disagreements"))
_OF_STUDIES = frozenset(("screening", "studies", "findings", "appraisals", "questions", "certainty"))

# Columns that name records, and the table of these; under the table's own name, its column ``id``.
_NAMES = {
    **{name: name for name in ("documents", "claims", "findings", "questions", "disagreements")},
    "document": "documents",
    "claim": "claims",
    "other": "claims",
    "study": "studies",
    "included_in": "studies",
    "finding": "findings",
    "question": "questions",
}

_READING = """
import csv, logging, sys
from pathlib import Path
import bibtexparser
logging.disable(logging.CRITICAL)
folder = Path(sys.argv[1])
tables = [list(map(tuple, csv.reader(path.open(encoding="utf-8", newline="")))) for path in folder.rglob("*.csv")]
entries = bibtexparser.parse_string((folder / "citations.bib").read_text(encoding="utf-8"))
"""


def main() -> None:
    """Grow the shipped data in both ways, time ``check`` and the bare reading on each size, and print the tables."""
    sizes = tuple(map(int, sys.argv[1:])) or TIMES
    for way, grown in (("studies grow", _OF_DOCUMENTS | _OF_STUDIES), ("studies fixed", _OF_DOCUMENTS)):
        print(f"{way}\n{'times':>6} {'check':>10} {'reading':>10} {'ratio':>7} {'exponent':>9}")
        spent: list[float] = []
        for times in sizes:
            with tempfile.TemporaryDirectory() as name:
                grow(ROOT / "data", Path(name), times, grown)
                spent.append(cpu_seconds("-m", "analysis", "check", name))
                reading = cpu_seconds("-c", _READING, name)
            slope = f"{_exponent(sizes, spent, -2):9.2f}" if len(spent) > 1 else ""
            print(f"{times:6} {spent[-1]:8.2f} s {reading:8.2f} s {spent[-1] / reading:7.1f} {slope}", flush=True)
        if len(spent) > 1:
            print(f"exponent from {sizes[0]} to {sizes[-1]} times: {_exponent(sizes, spent, 0):.2f}\n")


def grow(data: Path, out: Path, times: int, grown: Container[str]) -> None:
    """Write a data folder repeated so many times: the tables named, and the bibliography if that of studies is."""
    for path in sorted(data.rglob("*.csv")):
        target = out / path.relative_to(data)
        target.parent.mkdir(parents=True, exist_ok=True)
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        repeat = times if path.stem in grown else 1
        with target.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(header)
            for copy in range(repeat):
                named = [_NAMES.get(path.stem if name == "id" else name) in grown for name in header]
                writer.writerows(map(partial(_renamed, named=named, copy=copy), rows))
    text = (data / "citations.bib").read_text(encoding="utf-8")
    copies = (_entries(text, copy) for copy in range(times if "studies" in grown else 1))
    (out / "citations.bib").write_text("".join(copies), encoding="utf-8")


def _renamed(row: list[str], named: list[bool], copy: int) -> list[str]:
    return [
        " ".join(_name(one, copy) for one in cell.split()) if is_name else cell
        for cell, is_name in zip(row, named, strict=True)
    ]


def _name(name: str, copy: int) -> str:
    """Name of a record in a copy: C001 is C1001 in the first, ito2011 is ito2011x1."""
    if not copy:
        return name
    numbered = re.fullmatch(r"([A-Z])(\d+)", name)
    return f"{numbered[1]}{int(numbered[2]) + 1000 * copy:03}" if numbered else f"{name}x{copy}"


def _entries(text: str, copy: int) -> str:
    """The bibliography of a copy: no key, identifier, title or place of an entry is that of another copy."""
    if not copy:
        return text
    text = re.sub(r"(?m)^(@\w+\{[^,\s]+),", rf"\1x{copy},", text)
    text = re.sub(r"(?m)^(\s*doi = \{[^}]+)\}", rf"\1.x{copy}}}", text)
    text = re.sub(r"(?m)^(\s*title = \{)", rf"\1Series {copy}, part {copy * 7919}: ", text)
    return re.sub(
        r"(?m)^(\s*(?:pmid|volume) = \{)(\d+)", lambda found: f"{found[1]}{int(found[2]) + copy * 1003}", text
    )


def _exponent(sizes: Sequence[int], spent: Sequence[float], first: int) -> float:
    """Exponent of the time, from one of the measurements to the last."""
    return math.log(spent[-1] / spent[first]) / math.log(sizes[len(spent) - 1] / sizes[range(len(spent))[first]])


if __name__ == "__main__":
    main()
