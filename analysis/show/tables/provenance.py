"""Where the reports come from: the files read, their columns, the checks run, what was not checked, every number."""

from collections import Counter

from analysis.check.catalogue import CHECKS, LEAST_HITS, LEAST_SHARE, Check
from analysis.check.evidence_review import EvidenceReview
from analysis.schema import TABLES
from analysis.show.table import Table
from analysis.show.tables.layout import laid_out
from analysis.tell.formats.dictionary import holds
from analysis.tell.not_checked import not_checked as unchecked
from analysis.tell.numbers.all_numbers import numbers as all_numbers


def not_checked(review: EvidenceReview) -> Table:
    """What was not checked, and why."""
    return laid_out("not-checked", unchecked(review.appraised))


def inputs(review: EvidenceReview) -> Table:
    """The files read, with the SHA-256 of their bytes, and how many rows of each table became records."""
    evidence = review.evidence
    rows = {sheet.file: len(sheet.rows) for sheet in evidence.sheets}
    records = {sheet.file: len(evidence.records_of(sheet)) for sheet in evidence.sheets}
    computed = {"Rows": lambda row: rows.get(row[0]), "Records": lambda row: records.get(row[0])}
    return laid_out("inputs", sorted(evidence.inputs.items()), computed, kept=len(rows))


def dictionary(review: EvidenceReview) -> Table:
    """Every column of every table, in the order of the files. It is the same for any data, but for the row counts."""
    evidence = review.evidence
    rows = {sheet.table: len(sheet.rows) for sheet in evidence.sheets if not sheet.rater}
    return laid_out(
        "dictionary",
        ((table, field) for table in TABLES.values() for field in table.fields),
        {"Allowed values": lambda pair: holds(pair[1]).replace("`", "")},
        counts=", ".join(f"{table.file} {rows.get(name, 'absent')}" for name, table in TABLES.items()),
    )


def checks(review: EvidenceReview) -> Table:
    """Every check in its order: name, kind, severity, the first sentence of its manual, what it found, how precise."""
    found = Counter(problem.check for problem in review.problems)
    return laid_out(
        "checks",
        CHECKS,
        {
            "What it finds": first_sentence,
            "Found here": lambda check: found[check.name],
            "Runs": lambda check: "always" if check.on else "when asked for",
        },
        hits=LEAST_HITS,
        share=f"{100 * LEAST_SHARE:.0f}",
        claims=len(review.evidence.claims),
    )


def first_sentence(check: Check) -> str:
    """The first sentence of the check's manual, on one line."""
    return " ".join(check.manual.partition("\n\n")[0].split()).replace("``", "").replace("*", "")


def numbers(review: EvidenceReview) -> Table:
    """Every number that has an id, in the order of ``tell.numbers``."""
    return laid_out("numbers", review.once(all_numbers))
