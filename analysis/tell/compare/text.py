"""A comparison of two versions as text for a terminal and as Markdown. Nothing from the data acts as markup."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from analysis.model.evidence import grouped
from analysis.model.place import in_document
from analysis.tell.compare.changes import Change, Changes, ClaimLine
from analysis.tell.compare.side_by_side import Edit, RowChange, What
from analysis.text.legible import controls_escaped
from analysis.text.prose.phrases import counted

#: Rows that stand with one change; all stand in the list of rows.
ROWS_SHOWN = 8

#: What is said where no row near a change differs.
NO_ROW = "no row that touches it changed: the rules did, or a row further off"

#: What Markdown, or HTML inside it, would take for markup: signs, a list's mark at the start, and bare addresses.
_MARKUP = re.compile(
    r"(?<!\\)(?=[\\`*_{}\[\]<>#|~&!$])|^(?=[-+=])|(?<=^\d)(?=[.)])|(?<=\w)(?=://)|(?<=www)(?=\.)", re.IGNORECASE
)


class ChangeItem(NamedTuple):
    """One thing that changed: a line, and the lines under it."""

    line: str
    under: tuple[str, ...] = ()


class Chapter(NamedTuple):
    """What changed of one kind: its heading, its counts in words, and each thing."""

    title: str
    counts: str
    items: tuple[ChangeItem, ...]


def opening(comparison: Changes) -> str:
    """The sentence at the top: what is compared, and, where it is so, that nothing changed."""
    compared = f"From {comparison.old} to {comparison.new}"
    if comparison.same:
        number = counted(comparison.claims, "claim")
        return f"{compared}: nothing changed. {number}, verdicts, certainty, flags and rows are the same."
    return f"{compared}:"


def chapters(comparison: Changes) -> tuple[Chapter, ...]:
    """What changed, kind by kind, those without a change included, in the order in which a reader asks."""
    if comparison.same:
        return ()
    over = Counter(change.what for change in comparison.verdicts)
    over_scopes = f"{over['verdict own']} over own studies, {over['verdict all']} over all"
    return (
        _chapter("Claims added", map(_claim, comparison.added)),
        _chapter("Claims removed", map(_claim, comparison.removed)),
        _chapter("Claims renumbered", map(_claim, comparison.renumbered)),
        _chapter("Claims reworded", map(_claim, comparison.reworded)),
        _chapter("Verdicts changed", map(_change, comparison.verdicts), over_scopes),
        _chapter("Certainty changed", map(_change, comparison.certainty)),
        _chapter("Flags changed", map(_change, comparison.flags), _flags(comparison.flags)),
        _chapter("Rows changed", (ChangeItem(_row(row)) for row in comparison.rows), _rows(comparison.rows)),
    )


def as_text(comparison: Changes) -> str:
    """The comparison for a terminal: the counts, then each change with its rows under it."""
    found = chapters(comparison)
    counts, notes = [f"  {one.title}: {one.counts}" for one in found], [f"note: {note}" for note in comparison.notes]
    blocks = [[opening(comparison), *counts, *notes]]
    blocks += [[chapter.title, *_listed(chapter, "  ", "    ")] for chapter in found if chapter.items]
    return "\n\n".join("\n".join(map(controls_escaped, lines)) for lines in blocks)


def as_markdown(comparison: Changes) -> str:
    """The comparison as Markdown; what comes from the data is escaped."""
    found = chapters(comparison)
    blocks = [["# What changed"], [_escaped(opening(comparison))]]
    if found:
        blocks.append([f"- {chapter.title}: {_escaped(chapter.counts)}" for chapter in found])
    blocks += [[f"Note: {_escaped(note)}"] for note in comparison.notes]
    for chapter in found:
        if chapter.items:
            blocks += [[f"## {chapter.title}"], [*_listed(chapter, "- ", "  - ", _escaped)]]
    return "\n\n".join(map("\n".join, blocks)) + "\n"


def _listed(chapter: Chapter, item: str, under: str, escaped: Callable[[str], str] = str) -> Iterator[str]:
    """The things of a chapter, each after the mark of an item, then the lines under it after theirs."""
    for one in chapter.items:
        yield f"{item}{escaped(one.line)}"
        yield from (f"{under}{escaped(line)}" for line in one.under)


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\", controls_escaped(text))


def _chapter(title: str, found: Iterable[ChangeItem], counts: str = "") -> Chapter:
    items = tuple(found)
    return Chapter(title, counts or str(len(items)), items)


def _claim(claim: ClaimLine) -> ChangeItem:
    was = f"{claim.was}, now " if claim.was else ""
    line = f'{was}{claim.id} ({in_document(claim.document, claim.line)}): "{claim.quote}"'
    return ChangeItem(line, tuple(map(_edit, claim.edits)))


def _flags(changes: Iterable[Change]) -> str:
    kinds = Counter((bool(change.old), bool(change.new)) for change in changes)
    if not kinds:
        return "0"
    return f"{kinds[False, True]} came, {kinds[True, False]} went, {kinds[True, True]} said otherwise"


def _rows(rows: Iterable[RowChange]) -> str:
    counts = {file: Counter(found) for file, found in grouped((row.file, row.what) for row in rows).items()}
    told = {file: ", ".join(f"{count[what]} {what}" for what in What if count[what]) for file, count in counts.items()}
    return "; ".join(f"{file}: {count}" for file, count in told.items()) or "0"


def _change(change: Change) -> ChangeItem:
    subject = f"{change.subject}: " if change.subject else ""
    line = f"{subject}{change.what}: {_from_to(change.old, change.new)}"
    shown = tuple(map(_row, change.rows[:ROWS_SHOWN])) or (NO_ROW,)
    more = len(change.rows) - ROWS_SHOWN
    return ChangeItem(line, (*shown, f"and {counted(more, 'more row')}") if more > 0 else shown)


def _from_to(old: str, new: str) -> str:
    return f"{old or '(none)'} → {new or '(none)'}"


def _row(row: RowChange) -> str:
    altered = row.what is What.ALTERED
    told = (_edit(edit) if altered else f"{edit.column} {edit.old or edit.new}" for edit in row.edits)
    return f"{row.name} {row.what}: {'; '.join(told)}".removesuffix(": ")


def _edit(edit: Edit) -> str:
    return f"{edit.column}: {_from_to(edit.old, edit.new)}"
