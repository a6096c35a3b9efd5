"""A copy of a data folder in which one row says something else."""

import csv
import shutil
from pathlib import Path
from typing import Any

from tests.builders.shipped import DATA, ROOT

#: A folder of another treatment, without a fault and without what is optional but a few tables.
CORRECT = ROOT / "tests" / "bench" / "correct"

#: The tables without which there is no review.
REQUIRED = ("documents.csv", "claims.csv", "studies.csv", "links.csv", "citations.bib")


def rows(table: str, data: Path = DATA) -> list[dict[str, str]]:
    """The rows of a table, as the standard library reads them."""
    with (data / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def altered(folder: Path, data: Path, table: str, key: dict[str, str], **cells: Any) -> Path:
    """Copy a data folder, and change the one row of a table that has these words."""
    shutil.copytree(data, folder)
    found = rows(table, folder)
    (row,) = (one for one in found if key.items() <= one.items())
    assert cells.keys() <= row.keys()
    row.update(cells)
    with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, found[0])
        writer.writeheader()
        writer.writerows(found)
    return folder


def required_only(folder: Path, data: Path = DATA) -> Path:
    """Copy the tables without which there is no review, and no other."""
    folder.mkdir()
    for name in REQUIRED:
        shutil.copy(data / name, folder)
    return folder


def changes(before: list[str], after: list[str]) -> dict[int, str]:
    """The sentences that are others than before, by their place."""
    return {place: new for place, (old, new) in enumerate(zip(before, after, strict=True)) if old != new}
