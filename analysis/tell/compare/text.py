"""A comparison of two versions as text for a terminal and as Markdown. Nothing from the data acts as markup."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from analysis.model.place import in_document
from analysis.tell.compare.changes import Change, Changes, ClaimLine
from analysis.tell.compare.row_changes import Edit, RowChange, What
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
    came, went, other = _flags(comparison.flags)
    flags = f"{came} came, {went} went, {other} said otherwise"
    return (
        _claims("Claims added", comparison.added),
        _claims("Claims removed", comparison.removed),
        _claims("Claims renumbered", comparison.renumbered),
        Chapter(
            "Claims reworded",
            str(len(comparison.reworded)),
            tuple(ChangeItem(_said(one.claim), tuple(map(_edit, one.edits))) for one in comparison.reworded),
        ),
        Chapter("Verdicts changed", _verdicts(comparison.verdicts), tuple(map(_change, comparison.verdicts))),
        Chapter("Certainty changed", str(len(comparison.certainty)), tuple(map(_change, comparison.certainty))),
        Chapter("Flags changed", flags if comparison.flags else "0", tuple(map(_change, comparison.flags))),
        Chapter("Rows changed", _rows(comparison.rows), tuple(ChangeItem(_row(row)) for row in comparison.rows)),
    )


def as_text(comparison: Changes) -> str:
    """The comparison for a terminal: the counts, then each change with its rows under it."""
    return "\n".join(controls_escaped(line) for line in _lines(comparison))


def as_markdown(comparison: Changes) -> str:
    """The comparison as Markdown; what comes from the data is escaped."""
    return "\n".join(_markdown(comparison))


def _lines(comparison: Changes) -> Iterator[str]:
    yield opening(comparison)
    if not comparison.same:
        yield from (f"  {chapter.title}: {chapter.counts}" for chapter in chapters(comparison))
    yield from (f"note: {note}" for note in comparison.notes)
    for chapter in () if comparison.same else chapters(comparison):
        if chapter.items:
            yield ""
            yield chapter.title
        for item in chapter.items:
            yield f"  {item.line}"
            yield from (f"    {line}" for line in item.under)


def _markdown(comparison: Changes) -> Iterator[str]:
    yield "# What changed"
    yield ""
    yield _escaped(opening(comparison))
    yield ""
    if not comparison.same:
        yield from (f"- {chapter.title}: {_escaped(chapter.counts)}" for chapter in chapters(comparison))
        yield ""
    yield from (f"Note: {_escaped(note)}\n" for note in comparison.notes)
    for chapter in () if comparison.same else chapters(comparison):
        if not chapter.items:
            continue
        yield f"## {chapter.title}"
        yield ""
        for item in chapter.items:
            yield f"- {_escaped(item.line)}"
            yield from (f"  - {_escaped(line)}" for line in item.under)
        yield ""


def _escaped(text: str) -> str:
    return _MARKUP.sub(r"\\", controls_escaped(text))


def _claims(title: str, claims: Sequence[ClaimLine]) -> Chapter:
    return Chapter(title, str(len(claims)), tuple(ChangeItem(_said(claim)) for claim in claims))


def _said(claim: ClaimLine) -> str:
    was = f"{claim.was}, now " if claim.was else ""
    return f'{was}{claim.id} ({in_document(claim.document, claim.line)}): "{claim.quote}"'


def _verdicts(changes: Iterable[Change]) -> str:
    over = Counter(change.what for change in changes)
    return f"{over['verdict own']} over own studies, {over['verdict all']} over all"


def _flags(changes: Iterable[Change]) -> tuple[int, int, int]:
    kinds = Counter((bool(change.old), bool(change.new)) for change in changes)
    return kinds[False, True], kinds[True, False], kinds[True, True]


def _rows(rows: Sequence[RowChange]) -> str:
    files: dict[str, Counter[What]] = {}
    for row in rows:
        files.setdefault(row.file, Counter())[row.what] += 1
    told = (
        f"{file}: {', '.join(f'{count[what]} {what}' for what in What if count[what])}" for file, count in files.items()
    )
    return "; ".join(told) or "0"


def _change(change: Change) -> ChangeItem:
    subject = f"{change.subject}: " if change.subject else ""
    line = f"{subject}{change.what}: {_from_to(change.old, change.new)}"
    shown = tuple(map(_row, change.rows[:ROWS_SHOWN])) or (NO_ROW,)
    more = len(change.rows) - ROWS_SHOWN
    return ChangeItem(line, (*shown, f"and {counted(more, 'more row')}") if more > 0 else shown)


def _from_to(old: str, new: str) -> str:
    return f"{old or '(none)'} → {new or '(none)'}"


def _row(row: RowChange) -> str:
    return f"{row.name} {row.what}: {'; '.join(map(_edit_of(row.what), row.edits))}".removesuffix(": ")


def _edit_of(what: What) -> Callable[[Edit], str]:
    if what is What.ALTERED:
        return _edit
    return lambda edit: f"{edit.column} {edit.old or edit.new}"


def _edit(edit: Edit) -> str:
    return f"{edit.column}: {_from_to(edit.old, edit.new)}"
