"""Tables that stand beside modules."""

import csv
from pathlib import Path


def rows_beside(module: str, table: str = "") -> list[dict[str, str]]:
    """The rows, by column, of a table beside a module (its ``__file__``): of its own name, or of the one given."""
    file = Path(module).with_name(f"{table}.csv") if table else Path(module).with_suffix(".csv")
    with file.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))
