"""Terms: words that nothing else knows, and broader terms that lead nowhere or in a ring."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from typing import Any

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.model.evidence import Evidence
from analysis.model.problem import Remark, on_row
from analysis.model.records import Term
from analysis.model.words import TermKind
from analysis.schema import TABLES, TERM_COLUMNS
from analysis.text.spelling import did_you_mean, is_slip_of, meant


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
                    what = f'names the {column.removesuffix("s")} "{term}"'
                    found = "which is neither in terms.csv nor used by another table"
                    remedy = did_you_mean(
                        near or term, known, f"add it to terms.csv as a {' or '.join(TERM_COLUMNS[column])}"
                    )
                    key = " ".join(str(getattr(row, part)) for part in TABLES[table].key)
                    yield on_row(row, column, f"{table} row {key}", what, found, remedy, joint=", ")


# Columns whose terms have to be known whatever they look like: documents are held to them.
_NEEDED = (("mentions", "harm"), ("harms", "conditions"))


def _uses(evidence: Evidence) -> dict[str, dict[str, list[tuple[str, str, Any]]]]:
    """By kind of column and term the table, the column and each row that uses it, those of raters among them."""
    used: dict[str, dict[str, list[tuple[str, str, Any]]]] = {name: defaultdict(list) for name in _KINDS.values()}
    for table, schema in TABLES.items():
        columns = [field.name for field in schema.fields if field.name in TERM_COLUMNS]
        rated = (getattr(ratings, table, ()) for ratings in evidence.ratings)
        for row in chain(getattr(evidence, table), *rated) if columns else ():
            for column in columns:
                for term in filter(None, getattr(row, column).split("; ")):
                    used[_KINDS[column]][term].append((table, column, row))
    return used


_KINDS = {name: name if name != "conditions" else "condition" for name in TERM_COLUMNS}


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
