"""Two versions of the evidence side by side: claims and rows matched, those that changed, and flags by subject."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from typing import Any, NamedTuple

from analysis.model.evidence import grouped
from analysis.schema import BIBLIOGRAPHY, TABLES, cell_text
from analysis.tell.formats.evidence_json import OTHER_TABLES

CLAIMS = "claims.csv"

# Columns that hold the id of a claim, by the files that have them.
_CLAIM_COLUMNS: Mapping[str, tuple[str, ...]] = {
    CLAIMS: ("id",),
    **dict.fromkeys(("links.csv", "mentions.csv", "disagreements.csv", "waivers.csv"), ("claim", "other")),
}

#: Ids of claims in a message, in the form that claims.csv asks for.
_CLAIM_ID = re.compile(r"\bC\d{3,}\b")

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


class SideBySide:
    """Two versions side by side: claims, rows and problems, the earlier ids of renumbered claims made the later.

    ``old``, ``new``: What the evidence.json of each holds.
    ``renumbered``: Earlier to later id of claims of which only that changed.
    ``before``, ``after``: Claims of each by id, the later one where it changed.
    ``rows``: Rows that differ.
    """

    def __init__(self, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
        self.old, self.new = old, new
        self.renumbered = renumbered(old["claims"], new["claims"])
        self.before = {self._now(claim["id"]): claim for claim in old["claims"]}
        self.after = {claim["id"]: claim for claim in new["claims"]}
        translated = {file: self._translated(file, rows) for file, rows in files_of(old).items()}
        self.rows = tuple(row_changes(translated, files_of(new)))

    def _now(self, claim: str) -> str:
        return self.renumbered.get(claim, claim)

    def _translated(self, file: str, rows: Rows) -> Rows:
        columns = _CLAIM_COLUMNS.get(file, ())
        if not self.renumbered or not columns:
            return rows
        return {
            tuple(map(self._now, key)): {
                column: self._now(value) if column in columns else value for column, value in cells.items()
            }
            for key, cells in rows.items()
        }

    @cached_property
    def by_claim(self) -> Mapping[str, tuple[RowChange, ...]]:
        """Changed rows that name a claim, by claim."""
        named = ((row, {row.cells.get(name) for name in _CLAIM_COLUMNS.get(row.file, ())}) for row in self.rows)
        return grouped((claim, row) for row, claims in named for claim in claims if claim)

    @cached_property
    def elsewhere(self) -> tuple[RowChange, ...]:
        """Changed rows that name no claim."""
        return tuple(row for row in self.rows if row.file not in _CLAIM_COLUMNS)

    def flags_of(self, body: Mapping[str, Any]) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """Messages of the flags and notes by claim, or study where they have none, and check."""
        now = self._now if body is self.old else str
        return grouped(
            ((now(claim), one["check"]), _CLAIM_ID.sub(lambda match: now(match[0]), one["message"]))
            for one in body["problems"]
            if one["kind"] != "fault"
            for claim in one.get("claims") or [one["claim"] or one["study"]]
        )


def renumbered(old: Iterable[Mapping[str, Any]], new: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Earlier to later id of claims that only changed it: same document, line and words."""
    before, after = {claim["id"]: words_of(claim) for claim in old}, {claim["id"]: words_of(claim) for claim in new}
    free: dict[tuple[str, ...], list[str]] = {}
    for claim, words in after.items():
        if claim not in before:
            free.setdefault(words, []).append(claim)
    gone = ((claim, words) for claim, words in before.items() if claim not in after)
    return {claim: free[words].pop(0) for claim, words in gone if free.get(words)}


def words_of(claim: Mapping[str, Any]) -> tuple[str, str, str]:
    """Document, line and words of a claim: what makes it the same under another id."""
    return claim["document"], str(claim["line"]), claim["quote"]


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
        cells = {column: cell_text(row.get(column)) for column in columns}
        key = tuple(cells[column] for column in table.key)
        times[key] += 1
        keyed[key if times[key] == 1 else (*key, f"({times[key]})")] = cells
    return keyed
