"""The small set of files that the examples of the data dictionary form, with any part of it replaced.

A *fragment* is text such as ::

    claims.csv
    id,sourcing
    C001,vague

    page1.txt
    First line of the document.

Each block starts with a name and ends at a blank line. A table's block gives some columns; the others hold the
dictionary's example, and a block without rows empties the table. Any other file is written as it stands. A word before
the file's name changes how it is written: ``raw`` as it stands even if it is a table, ``latin-1`` likewise but in
Windows-1252, ``missing`` not at all. ``as of 2031-01-01`` is no file but the day on which waivers are to hold.
"""

import csv
import hashlib
import io
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.schema import BIBLIOGRAPHY, TABLES, TableSchema

if TYPE_CHECKING:
    from analysis.appraise.appraised_evidence import AppraisedEvidence

_ENTRY = """@article{ito2011,
  author = {Ito, K},
  title = {Ginger in travellers},
  journal = {Journal of Examples},
  year = {2011},
  volume = {3},
  number = {2},
  pages = {10--15}
}
"""

#: Rows that a table has beside the dictionary's example, where what the example judges is complete only with them.
_BESIDE = {
    "certainty": tuple(
        {"domain": reason, "step": "0", "state": state, "reason": "Considered and left."}
        for reason, state in {
            "risk of bias": "second-hand",
            "inconsistency": "not applicable",
            "indirectness": "judged",
            "publication bias": "not assessed",
        }.items()
    ),
}

#: Tables without a row where no fragment gives them: what people confirmed, as the small set is a draft, and searches.
_WITHOUT_ROWS = ("confirmations", "searches")


def example(table: TableSchema) -> dict[str, str]:
    """The dictionary's example row of a table."""
    return {field.name: field.column.example for field in table.fields}


def as_csv(table: TableSchema, rows: list[dict[str, str]]) -> str:
    """A table as CSV text: header, then the rows."""
    out = io.StringIO()
    writer = csv.DictWriter(out, [field.name for field in table.fields], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def blocks(fragment: str) -> dict[str, str]:
    """Name to text of each block of a fragment."""
    found = {}
    for block in re.split(r"\n\s*\n", fragment.strip("\n")):
        if block.strip():
            name, _, text = block.partition("\n")
            found[name.strip()] = text + "\n"
    return found


def write(folder: Path, fragment: str = "") -> Path:
    """Write the example set, with the fragment's parts in place of its own, and return the folder.

    Texts of documents go to ``folder/documents``; their hashes are put into ``documents.csv`` unless the fragment gives
    that table itself.
    """
    given = blocks(fragment)
    named = set(given)
    tables = {name: _rows(table, given.pop(table.file, None)) for name, table in TABLES.items()}
    if "codings.csv" not in named:  # the adjudicated coding is the claim's own category
        category = {row["id"]: row["category"] for row in tables["claims"]}
        for row in tables["codings"]:
            row["category"] = category.get(row["claim"], row["category"])
    texts = {name: text.rstrip("\n").encode() for name, text in given.items() if name.endswith(".txt")}
    for row in tables["documents"]:
        if row["file"] in texts and row["sha256"] == "0" * 64:
            data = texts[row["file"]]
            row |= {"sha256": hashlib.sha256(data).hexdigest(), "lines": str(data.count(b"\n") + 1)}
    _save(folder / BIBLIOGRAPHY, _ENTRY.encode())
    for name, table in TABLES.items():
        _save(folder / table.file, as_csv(table, tables[name]).encode())
    for name, text in given.items():
        manner, _, file = name.rpartition(" ")
        if name in texts:
            _save(folder / "documents" / name, texts[name])
        elif manner == "missing":
            (folder / file).unlink()
        elif manner != "as of":
            _save(folder / file, text.encode("cp1252" if manner == "latin-1" else "utf-8"))
    return folder


def appraised(folder: Path, fragment: str = "") -> "AppraisedEvidence":
    """The example set written, read and appraised, on the day that the fragment names if it names one."""
    # Here, as tests of what stands below appraisal only write the set.
    from analysis.appraise.appraised_evidence import AppraisedEvidence
    from analysis.read.records import read_evidence

    day = re.search(r"^as of (.+)$", fragment, re.MULTILINE)
    return AppraisedEvidence(read_evidence(write(folder, fragment)), as_of=date.fromisoformat(day[1]) if day else None)


def rated(*words: list[str]) -> str:
    """A set with the stances of ann, bob and cy on as many claims."""
    table = TABLES["links"]
    numbers = range(1, len(words[0]) + 1)
    claims = "claims.csv\nid,quote\n" + "\n".join(f"C{number:03},quote {number}" for number in numbers)
    tables = [
        f"raw ratings/{rater}/links.csv\n"
        + as_csv(
            table,
            [
                example(table) | {"claim": f"C{number:03}", "stance": stance, "finding": "", "judged_by": rater}
                for number, stance in enumerate(stances, 1)
            ],
        )
        for rater, stances in zip(("ann", "bob", "cy"), words, strict=False)
    ]
    raters = "raters.csv\nname,kind\nadjudicator,person\nann,machine-assisted\nbob,machine-assisted\ncy,person"
    return "\n\n".join([claims, raters, *tables])


def rows(name: str) -> list[dict[str, str]]:
    """The rows that a table of the small set has where no fragment replaces it."""
    return _rows(TABLES[name], None)


def _rows(table: TableSchema, given: str | None) -> list[dict[str, str]]:
    if given is None and table.name in _WITHOUT_ROWS:
        return []
    rows: list[dict[str, str]] = (
        [{}, *_BESIDE.get(table.name, ())] if given is None else list(csv.DictReader(io.StringIO(given)))
    )
    return [example(table) | row for row in rows]


def _save(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
