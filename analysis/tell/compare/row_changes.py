"""Rows that differ between two versions of the evidence: added, removed or altered, column by column."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from analysis.schema import BIBLIOGRAPHY, TABLES
from analysis.tell.formats.evidence_json import OTHER_TABLES
from analysis.text.prose.phrases import yes_or_no

Cells = Mapping[str, str]

#: Rows of a file by key. A key that stands twice, which is a fault, is followed by its count.
Rows = Mapping[tuple[str, ...], Cells]


class What(StrEnum):
    """What happened to a row."""

    ADDED = "added"
    REMOVED = "removed"
    ALTERED = "altered"


class Edit(NamedTuple):
    """A column of a row and its two values; empty where there is none."""

    column: str
    old: str
    new: str


class RowChange(NamedTuple):
    """A row that was added, removed or altered.

    ``edits`` are the columns that differ; of a row that was added or removed, all that are filled, but for its key.
    ``cells`` are the row's cells, the old ones where it was removed.
    """

    file: str
    key: tuple[str, ...]
    what: What
    edits: tuple[Edit, ...]
    cells: Cells

    @property
    def name(self) -> str:
        """The row in words: ``links.csv C001 ito2011``."""
        return " ".join((self.file, *filter(None, self.key)))


def files_of(body: Mapping[str, Any]) -> Mapping[str, Rows]:
    """Every file that an evidence.json holds, its rows by key, their values as text; none of a table not there."""
    found: dict[str, Iterable[Mapping[str, Any]]] = {
        name: body[name] for name in ("documents", "claims", "studies", "findings", "questions")
    }
    found["links"] = [
        {"claim": claim["id"], **link, **{f"{name}_fit": value for name, value in link["fits"].items()}}
        for claim in body["claims"]
        for link in claim["links"]
    ]
    found |= {name: body["tables"].get(name, ()) for name in OTHER_TABLES}
    found["certainty"] = [step for one in body["questions"] for step in one["certainty"]["steps"]]
    entries: Rows = {(one["key"],): {"type": one["type"], **one["fields"]} for one in body["bibliography"]}
    return {**{TABLES[name].file: _keyed(rows, name) for name, rows in found.items()}, BIBLIOGRAPHY: entries}


def row_changes(old: Mapping[str, Rows], new: Mapping[str, Rows]) -> Iterator[RowChange]:
    """Rows that differ, file by file: in the order of the new file, then what was removed."""
    for file, after in new.items():
        before = old[file]
        for key in dict.fromkeys((*after, *before)):
            was, now = before.get(key, {}), after.get(key, {})
            if was != now:
                what = What.ALTERED if was and now else What.ADDED if now else What.REMOVED
                # A column that only one of the two has counts as empty in the other.
                edits = [Edit(name, was.get(name, ""), now.get(name, "")) for name in dict.fromkeys((*now, *was))]
                differing = (one for one in edits if one.old != one.new)
                told = (one for one in differing if what is What.ALTERED or (one.old or one.new) not in key)
                yield RowChange(file, key, what, tuple(told), now or was)


def _keyed(rows: Iterable[Mapping[str, Any]], name: str) -> Rows:
    """Rows by their key, only the columns of the table, as text."""
    table = TABLES[name]
    columns = [field.name for field in table.fields]
    keyed: dict[tuple[str, ...], Cells] = {}
    times: Counter[tuple[str, ...]] = Counter()
    for row in rows:
        cells = {column: _text(row.get(column)) for column in columns}
        key = tuple(cells[column] for column in table.key)
        times[key] += 1
        keyed[key if times[key] == 1 else (*key, f"({times[key]})")] = cells
    return keyed


def _text(value: object) -> str:
    if value is None:
        return ""
    return yes_or_no(value) if isinstance(value, bool) else str(value)
