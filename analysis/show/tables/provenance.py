"""Where the reports come from: the files read, their columns, the checks run, what was not checked, every number."""

from collections import Counter
from operator import itemgetter

from analysis.check.catalogue import CHECKS, Check
from analysis.check.evidence_review import EvidenceReview
from analysis.check.precision import LEAST_HITS, LEAST_SHARE
from analysis.schema import TABLES
from analysis.show.table import Table, TableColumn
from analysis.show.tables.cells import NONE, NOT_APPLICABLE
from analysis.show.value import Home
from analysis.tell.formats.dictionary import holds
from analysis.tell.not_checked import not_checked as unchecked
from analysis.tell.numbers.all_numbers import numbers as all_numbers

NOT_MEASURED = "not measured"


def not_checked(review: EvidenceReview) -> Table:
    """What was not checked, and why."""
    return Table(
        "not-checked",
        "Not checked",
        "What was not checked, and why? One row a thing; none of it counts as fine.",
        (TableColumn("What", itemgetter(0)), TableColumn("Why", itemgetter(1))),
        tuple(unchecked(review.appraised)),
        empty="No row: nothing is recorded as not checked.",
    )


def inputs(review: EvidenceReview) -> Table:
    """The files read, with the SHA-256 of their bytes, and how many rows of each table became records."""
    evidence = review.evidence
    kept = {sheet.file: (len(sheet.rows), len(evidence.records_of(sheet))) for sheet in evidence.sheets}
    return Table(
        "inputs",
        "Files read",
        "Which files does this report rest on, byte for byte, and did all of their rows arrive? One row a file.",
        (
            TableColumn("File", itemgetter(0)),
            TableColumn("Rows", lambda row: kept.get(row[0], (None, None))[0], NOT_APPLICABLE),
            TableColumn("Records", lambda row: kept.get(row[0], (None, None))[1], NOT_APPLICABLE),
            TableColumn("SHA-256", itemgetter(1)),
        ),
        tuple(sorted(evidence.inputs.items())),
        ("A row that gave no record is reported as a fault, with its place.",) if kept else (),
        empty="No row: no file was read.",
    )


def dictionary(review: EvidenceReview) -> Table:
    """Every column of every table, in the order of the files. It is the same for any data, but for the row counts."""
    evidence = review.evidence
    rows = {sheet.table: len(sheet.rows) for sheet in evidence.sheets if not sheet.rater}
    counts = ", ".join(f"{table.file} {rows.get(name, 'absent')}" for name, table in TABLES.items())
    return Table(
        "dictionary",
        "Data dictionary",
        "What does each column of the tables mean, and what may it hold? One row a column.",
        (
            TableColumn("Table", lambda pair: pair[0].file),
            TableColumn("Column", lambda pair: pair[1].name),
            TableColumn("Meaning", lambda pair: pair[1].column.meaning),
            TableColumn("Allowed values", lambda pair: holds(pair[1]).replace("`", "")),
            TableColumn("Example", lambda pair: pair[1].column.example, NONE),
        ),
        tuple((table, field) for table in TABLES.values() for field in table.fields),
        (
            f"Rows read: {counts}.",
            "“Allowed values” says first the kind of value, or the words of a closed list. The bibliography is BibTeX "
            "and has the fields of that format.",
        ),
    )


def checks(review: EvidenceReview) -> Table:
    """Every check in its order: name, kind, severity, the first sentence of its manual, what it found, how precise."""
    found = Counter(problem.check for problem in review.problems)
    claims = len(review.evidence.claims)
    return Table(
        "checks",
        "The checks and their manuals",
        "What does each check look for, and how often did it find it here? One row a check.",
        (
            TableColumn("Check", "name", describes=Home.CHECKS),
            TableColumn("Kind", "kind"),
            TableColumn("Severity", "severity"),
            TableColumn("What it finds", first_sentence),
            TableColumn("Found here", lambda check: found[check.name]),
            TableColumn("Labelled hits", "precision.hits"),
            TableColumn("Right", "precision.right"),
            TableColumn("95 % interval of the share", "precision.interval", NOT_MEASURED),
            TableColumn("Labelled hits on unseen pages", "precision.unseen_hits"),
            TableColumn("Right there", "precision.unseen_right"),
            TableColumn("Runs", lambda check: "always" if check.on else "when asked for"),
        ),
        CHECKS,
        (
            "A labelled hit is a flag, on these pages or on invented ones, that raters or the pages' author called "
            "right, unfair or wrong; unseen are pages that were not used while the check was tuned. A check with at "
            f"least {LEAST_HITS} of them, under {100 * LEAST_SHARE:.0f} % of them right, runs only when asked for.",
            f"A check that found nothing was run on the tables given, {claims} claims among them; it says nothing of "
            "what is listed as not checked.",
            "The whole manual, with an example that passes and one that fails: python -m analysis explain NAME.",
        ),
    )


def first_sentence(check: Check) -> str:
    """The first sentence of the check's manual, on one line."""
    return " ".join(check.manual.partition("\n\n")[0].split()).replace("``", "").replace("*", "")


def numbers(review: EvidenceReview) -> Table:
    """Every number that has an id, in the order of ``tell.numbers``."""
    return Table(
        "numbers",
        "Numbers in this report",
        "Where does each number come from? One row a number, under the id by which every format names it.",
        (
            TableColumn("Id", "id"),
            TableColumn("Value", "value"),
            TableColumn("What it counts", "what"),
            TableColumn("Rule", "rule"),
        ),
        review.once(all_numbers),
        (
            "`python -m analysis explain ID` prints the rows behind a number, and the SHA-256 of the files that it "
            "rests on; evidence.json holds the same ids, values and rows.",
            "A count of several things at once that is 0 has no row.",
        ),
        empty="No row: nothing was counted.",
    )
