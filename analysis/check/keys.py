"""Faults of keys and terms: rows that share a key, and rows that name a record or a term which is not there."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import PurePath
from typing import Any

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.model.evidence import Evidence, Row, Sheet
from analysis.model.place import Place
from analysis.model.problem import Remark, Subject, on_row
from analysis.model.records import Term
from analysis.model.words import TermKind
from analysis.schema import BIBLIOGRAPHY, BIBLIOGRAPHY_KEYS, TABLES, TERM_COLUMNS, TableSchema
from analysis.text.spelling import did_you_mean, is_slip_of, meant


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
    sheets = appraised.evidence.sheets[::-1]
    paths = {sheet.rater: sheet.file for sheet in sheets if sheet.rater not in known | {""}}
    for rater, path in sorted(paths.items()):
        near = meant(rater, sorted(known))
        what, found = "are kept under a rater's name", f'"{rater}" is not in raters.csv'
        remedy = f'rename the folder to "{near}"' if near else f'add a row for "{rater}" to raters.csv'
        yield Remark(Place(path), Subject("ratings"), what, found, remedy)


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


def unknown_term(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A term is not in terms.csv, and looks like a slip in one that is known; or a mention names an unlisted harm."""
    evidence = appraised.evidence
    if "terms" in evidence.absent:
        return
    used = _uses(evidence)
    for kind, terms in used.items():
        listed = {row.term for row in evidence.terms if row.kind in TERM_COLUMNS[kind]}
        listed |= set(evidence.harm) if kind == "harm" else set()
        known = sorted(listed | {term for term, rows in terms.items() if len({name for name, *_ in rows}) > 1})
        for term, rows in terms.items():
            near = "" if term in known else meant(term, (one for one in known if is_slip_of(term, one)))
            for table, column, row in () if term in known else rows:
                if near or (table, column) in _NEEDED:
                    what = f'names the {kind} "{term}"'
                    found = "which is neither in terms.csv nor used by another table"
                    added = f"add it to terms.csv as a {' or '.join(TERM_COLUMNS[column])}"
                    remedy = did_you_mean(near or term, known, added)
                    key = " ".join(str(getattr(row, part)) for part in TABLES[table].key)
                    yield on_row(row, column, f"{table} row {key}", what, found, remedy, joint=", ")


# Columns whose terms have to be known whatever they look like: documents are held to them.
_NEEDED = (("mentions", "harm"), ("harms", "conditions"))


def _uses(evidence: Evidence) -> dict[str, dict[str, list[tuple[str, str, Any]]]]:
    """By kind of column and term the table, the column and each row that uses it, those of raters among them."""
    kinds = (name.removesuffix("s") for name in TERM_COLUMNS)
    used: dict[str, dict[str, list[tuple[str, str, Any]]]] = {kind: defaultdict(list) for kind in kinds}
    for table, schema in TABLES.items():
        columns = [field.name for field in schema.fields if field.name in TERM_COLUMNS]
        rated = (getattr(ratings, table, ()) for ratings in evidence.ratings)
        for row in chain(getattr(evidence, table), *rated) if columns else ():
            for column in columns:
                for term in filter(None, getattr(row, column).split("; ")):
                    used[column.removesuffix("s")][term].append((table, column, row))
    return used


def _with_broader(evidence: Evidence) -> Iterator[Term]:
    """Terms with a broader term; that of a design phrase is a design."""
    return (row for row in evidence.terms if row.broader and row.kind is not TermKind.DESIGN_PHRASE)


def unlisted_broader_term(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A broader term has no row of its own, so that whatever is broader than that is lost."""
    evidence = appraised.evidence
    for row in _with_broader(evidence):
        if (row.broader, row.kind) not in evidence.broader:
            known = [term for term, kind in evidence.broader if kind is row.kind]
            remedy = did_you_mean(row.broader, known, f'add a row for "{row.broader}"')
            what, found = f"needs a row for its broader {row.kind}", f'there is none for "{row.broader}"'
            yield on_row(row, "broader", f'the term "{row.term}"', what, found, remedy)


def circular_terms(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """Terms are each other's broader term, in a ring."""
    evidence, told = appraised.evidence, set()
    for row in _with_broader(evidence):
        line = evidence.lineage(row.term, row.kind)
        ring = frozenset((term, row.kind) for term in line)
        if evidence.broader.get((line[-1], row.kind)) == row.term and ring not in told:
            told.add(ring)
            what, found = "has itself among its broader terms", f"found {' → '.join((*line, row.term))}"
            remedy = "empty the column broader of the broadest of them"
            yield on_row(row, "broader", f'the term "{row.term}"', what, found, remedy)
