"""The small set of files that the examples of the data dictionary form, with any part of it replaced.

A *fragment* is text such as ::

    claims.csv
    id,sourcing
    C001,vague

    page1.txt
    First line of the document.

Each block starts with a file name and ends at a blank line. A table's block gives some columns; the others hold the
dictionary's example. A block without rows empties the table. Any other file is written as it stands.
"""

import csv
import hashlib
import io
import re
from pathlib import Path

from analysis.schema import BIBLIOGRAPHY, TABLES, Table

_ENTRY = """@article{ito2011,
  author = {Ito, K},
  title = {Ginger in travellers: a randomised trial},
  journal = {Journal of Examples},
  year = {2011},
  volume = {3},
  number = {2},
  pages = {10--15}
}
"""


def example(table: Table) -> dict[str, str]:
    """The dictionary's example row of a table."""
    return {field.name: field.column.example for field in table.fields}


def as_csv(table: Table, rows: list[dict[str, str]]) -> str:
    """A table as CSV text: header, then the rows."""
    out = io.StringIO()
    writer = csv.DictWriter(out, [field.name for field in table.fields], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def blocks(fragment: str) -> dict[str, str]:
    """File name to text of each block of a fragment. Raw CSV starts with a line ``raw claims.csv``."""
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
    folder.mkdir(parents=True, exist_ok=True)
    rows = {name: [example(table)] for name, table in TABLES.items()}
    for name, table in TABLES.items():
        if table.file in given:
            partial = csv.DictReader(io.StringIO(given.pop(table.file)))
            rows[name] = [example(table) | row for row in partial]
            if name == "documents":
                rows[name] = [row | {} for row in rows[name]]
    texts = {name: text for name, text in given.items() if name.endswith(".txt")}
    for name, text in texts.items():
        (folder / "documents").mkdir(exist_ok=True)
        data = text.rstrip("\n").encode()
        (folder / "documents" / name).write_bytes(data)
        for row in rows["documents"]:
            if row["file"] == name and row["sha256"] == "0" * 64:
                row["sha256"] = hashlib.sha256(data).hexdigest()
                row["lines"] = str(len(data.decode().split("\n")))
    for name, table in TABLES.items():
        (folder / table.file).write_text(as_csv(table, rows[name]), encoding="utf-8")
    (folder / BIBLIOGRAPHY).write_text(given.pop(BIBLIOGRAPHY, _ENTRY), encoding="utf-8")
    for name, text in given.items():
        if not name.endswith(".txt"):
            path = folder / name.removeprefix("raw ")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return folder
