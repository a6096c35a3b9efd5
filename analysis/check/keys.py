"""Faults of keys: rows that share one, and rows that name a record which is not there."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import PurePath

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.model.evidence import Evidence, Row, Sheet
from analysis.model.place import Place
from analysis.model.problem import Remark, Subject
from analysis.schema import BIBLIOGRAPHY, BIBLIOGRAPHY_KEYS, TABLES, TableSchema
from analysis.text.spelling import did_you_mean, meant


def duplicate_id(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """Two rows of a table have the same key, or keys that differ only in capitals."""
    lost = unsound(appraised.evidence)
    for sheet in appraised.evidence.sheets:
        table = TABLES[sheet.table]
        if not set(table.key) <= set(sheet.header):
            continue
        keys = list(zip(*(map(str.casefold, sheet.column(name)) for name in table.key), strict=True))
        if len(set(keys)) < len(keys):
            gone = _gone(appraised.evidence, f"{table.name}.{table.key[0]}") if not sheet.rater else ()
            yield from _doubled(sheet, table, keys, lost, gone)


def _doubled(
    sheet: Sheet,
    table: TableSchema,
    keys: Sequence[tuple[str, ...]],
    lost: Collection[tuple[str, int]],
    gone: Sequence[str],
) -> Iterator[Remark]:
    needed = [sheet.header.index(field.name) for field in table.fields if field.column.key and not field.optional]
    first: dict[tuple[str, ...], Row] = {}
    for key, row in zip(keys, sheet.rows, strict=True):
        if (sheet.file, row.origin.line) in lost or not all(row.cells[position] for position in needed):
            continue
        earlier = first.setdefault(key, row)
        if earlier is not row:
            named = " + ".join(f'{name} "{row.cells[sheet.header.index(name)]}"' for name in table.key)
            found = f"{named} stands already on line {earlier.origin.line}"
            otherwise = "give this row a key of its own, or remove one of the two"
            remedy = f'did you mean "{gone[0]}", which other rows name?' if gone else otherwise
            yield Remark(row.origin.at(table.key[0]), Subject("a key"), "may stand once", found, remedy)


def unknown_rater(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A judgement names a rater that raters.csv does not have, or a folder of ratings does."""
    yield from _unknown(appraised.evidence, "raters.name")
    known = _keys(appraised.evidence, "raters.name")
    if known is None:
        return
    paths = {sheet.rater: sheet.file for sheet in reversed(appraised.evidence.sheets) if sheet.rater not in known}
    for rater, path in sorted(paths.items()):
        if rater:
            near = meant(rater, sorted(known))
            what = "are kept under a rater's name"
            remedy = f'rename the folder to "{near}"' if near else f'add a row for "{rater}" to raters.csv'
            yield Remark(Place(path), Subject("ratings"), what, f'"{rater}" is not in raters.csv', remedy)


def _naming(*targets: str) -> Callable[[AppraisedEvidence], Iterator[Remark]]:
    """The check of rows that name a record which is not there: in cells that refer to any of some columns."""

    def unknown(appraised: AppraisedEvidence) -> Iterator[Remark]:
        for target in targets:
            yield from _unknown(appraised.evidence, target)

    return unknown


unknown_document = _naming("documents.id")
unknown_claim = _naming("claims.id")
unknown_study = _naming("studies.study", BIBLIOGRAPHY_KEYS)
unknown_finding = _naming("findings.id")
unknown_question = _naming("questions.id")


def unsound(evidence: Evidence) -> frozenset[tuple[str, int]]:
    """File and line of each row whose cells may stand under the wrong columns."""
    lost = (*evidence.damage.get("ragged-row", ()), *evidence.damage.get("unclosed-quote", ()))
    return frozenset((remark.place.file, remark.place.line) for remark in lost)


def misses_rows(table: str, evidence: Evidence) -> bool:
    """Whether a row of a table became no record: for a damaged cell, wrong columns, or a file that cannot be read."""
    sheet = evidence.sheet(table)
    if sheet is None:
        return bool(evidence.sheets) and table not in evidence.absent
    broken = not sheet.header or any(file == sheet.file for file, _ in unsound(evidence))
    return broken or len(evidence.records_of(sheet)) < len(sheet.rows)


def _unknown(evidence: Evidence, target: str) -> Iterator[Remark]:
    """A remark a cell that refers to a column and is not found in it, but what a duplicate there accounts for."""
    where = BIBLIOGRAPHY if target == BIBLIOGRAPHY_KEYS else f"{target.partition('.')[0]}.csv"
    gone = _gone(evidence, target)
    known = sorted(_keys(evidence, target) or ())
    remedies: dict[str, str] = {}
    for sheet, row, name, value in _strangers(evidence, target):
        if value not in gone:
            if value not in remedies:
                remedies[value] = did_you_mean(value, known, f'add "{value}" to {where}, or correct it here')
            yield _dangling(sheet, row, name, value, where, remedies[value])


def _strangers(evidence: Evidence, target: str) -> Iterator[tuple[Sheet, Row, str, str]]:
    """Cells of all tables that refer to a column and are not found in it, whatever else is wrong with either row."""
    known = _keys(evidence, target)
    if known is None:
        return
    lost = unsound(evidence)
    for sheet in evidence.sheets:
        for field in TABLES[sheet.table].fields:
            if field.column.refers != target or field.name not in sheet.header:
                continue
            if known.issuperset(filter(None, sheet.column(field.name))):
                continue
            position = sheet.header.index(field.name)
            for row in sheet.rows:
                cell = "" if (sheet.file, row.origin.line) in lost else row.cells[position]
                for value in cell.split() if field.column.several else (cell,):
                    if value and value not in known:
                        yield sheet, row, field.name, value


def _gone(evidence: Evidence, target: str) -> tuple[str, ...]:
    """Keys that other rows name and no row has, where as many unlike rows have a key that stands already: theirs."""
    table, _, column = target.partition(".")
    sheet = evidence.sheet(table)
    if sheet is None or column not in sheet.header or TABLES[table].key != (column,):
        return ()
    unlike = {row.cells: key.casefold() for row, key in zip(sheet.rows, sheet.column(column), strict=True)}
    again = len(unlike) - len(set(unlike.values()))
    gone = tuple(dict.fromkeys(value for *_, value in _strangers(evidence, target))) if again else ()
    return gone if len(gone) <= again and all(_lies_among(key, unlike.values()) for key in gone) else ()


def _lies_among(key: str, keys: Iterable[str]) -> bool:
    """Whether a key with a number lies among those of its kind, or is the next; one without others of its kind may."""
    name = key.casefold().rstrip("0123456789")
    ends = [one[len(name) :] for one in (key, *keys) if one.casefold().startswith(name)]
    number, *others = [int(end) for end in ends if end.isdecimal()] or [0]
    return not others or number <= max(others) + 1


def _dangling(sheet: Sheet, row: Row, name: str, value: str, where: str, remedy: str) -> Remark:
    named = {column: row.cells[sheet.header.index(column)] for column in ("claim", "study") if column in sheet.header}
    parts = (row.cells[sheet.header.index(part)] for part in TABLES[sheet.table].key if part in sheet.header)
    key = " ".join(filter(None, parts))
    place, subject = row.origin.at(name), Subject(f"{sheet.table} row {key}")
    what, found = f'names {name} "{value}"', f"which is not in {where}"
    claims, study = tuple(filter(None, [named.get("claim")])), named.get("study", "")
    return Remark(place, subject, what, found, remedy, claims, study, joint=", ")


def _keys(evidence: Evidence, target: str) -> frozenset[str] | None:
    """Values of a column as written, in rows that could be read or not; ``None`` if there is nothing to look in."""
    if target == BIBLIOGRAPHY_KEYS:
        read = any(PurePath(file).name == BIBLIOGRAPHY for file in evidence.inputs)
        read = read and "no-entries" not in evidence.damage
        return frozenset(evidence.entry) if read else None
    table, _, column = target.partition(".")
    sheet = evidence.sheet(table)
    if sheet is None or column not in sheet.header:
        return None
    return frozenset(sheet.column(column))
