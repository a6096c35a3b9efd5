"""Two versions of the evidence side by side: claims and rows matched, those that changed, and flags by subject."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from analysis.model.evidence import grouped
from analysis.tell.compare.row_changes import RowChange, Rows, files_of, row_changes

CLAIMS = "claims.csv"

#: Files that hold a column ``claim`` or ``other`` with the id of a claim.
_NAMING_CLAIMS = ("links.csv", "mentions.csv", "disagreements.csv", "waivers.csv")

#: Ids of claims in a message, in the form that claims.csv asks for.
_CLAIM_ID = re.compile(r"\bC\d{3,}\b")


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
        if not self.renumbered or file not in (CLAIMS, *_NAMING_CLAIMS):
            return rows
        columns = ("id",) if file == CLAIMS else ("claim", "other")
        return {
            tuple(map(self._now, key)): {
                column: self._now(value) if column in columns else value for column, value in cells.items()
            }
            for key, cells in rows.items()
        }

    @cached_property
    def by_claim(self) -> Mapping[str, tuple[RowChange, ...]]:
        """Changed rows that name a claim, by claim."""
        columns = {CLAIMS: ("id",)} | dict.fromkeys(_NAMING_CLAIMS, ("claim", "other"))
        named = ((row, {row.cells.get(name, "") for name in columns.get(row.file, ())}) for row in self.rows)
        return grouped((claim, row) for row, claims in named for claim in claims if claim)

    @cached_property
    def elsewhere(self) -> tuple[RowChange, ...]:
        """Changed rows that name no claim."""
        return tuple(row for row in self.rows if row.file not in (CLAIMS, *_NAMING_CLAIMS))

    def flags_of(self, body: Mapping[str, Any]) -> dict[tuple[str, str], list[str]]:
        """Messages of the flags and notes by claim, or study where they have none, and check."""
        found: dict[tuple[str, str], list[str]] = {}
        for problem in body["problems"]:
            if problem["kind"] == "fault":
                continue
            claims, message = problem.get("claims") or [problem["claim"] or problem["study"]], problem["message"]
            if body is self.old and self.renumbered:
                claims, message = map(self._now, claims), _CLAIM_ID.sub(lambda match: self._now(match[0]), message)
            for claim in claims:
                found.setdefault((claim, problem["check"]), []).append(message)
        return found


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
