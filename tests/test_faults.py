"""Faults of the kinds that people and spreadsheets make, put into copies of the shipped data.

Each is injected alone, and must be reported as that fault, at its place, with a remedy, and with nothing else beside
it. Then all that can stand side by side are injected together, and one pass must report every one of them and no more.
"""

import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.catalogue import run
from analysis.check.evidence_review import EvidenceReview
from analysis.cli import main
from analysis.model.words import Category
from analysis.read.records import read_evidence
from analysis.schema import TABLES
from analysis.tell.formats.evidence_json import evidence_json
from tests.builders import miniset
from tests.builders.spoilt import Copy, Row


class Expected(NamedTuple):
    """What must be reported: check, file, line or row, column or its name, and words of the remedy."""

    check: str
    file: str
    line: int | Row
    column: int | str
    remedy: str = ""


Report = Expected | list[Expected]
Injection = Callable[[Copy], Report]

#: Faults that leave the rest of the set alone, and faults that hide others.
TOGETHER: dict[str, Injection] = {}
ALONE: dict[str, Injection] = {}


def fault(name: str, *, alone: bool = False) -> Callable[[Injection], Injection]:
    """List an injection."""

    def listed(injection: Injection) -> Injection:
        (ALONE if alone else TOGETHER)[name] = injection
        return injection

    return listed


def cell(
    name: str, file: str, rule: Callable[[Row], object], column: str, value: str, check: str, remedy: str = ""
) -> None:
    """List a fault of one cell: another value in the first row that the rule holds for."""

    def injection(copy: Copy) -> Report:
        row = copy.first(file, rule)
        row[column] = value
        return Expected(check, file, row, column, remedy)

    fault(name)(injection)


def holding(**cells: str) -> Callable[[Row], bool]:
    """Rule: the row has these cells."""
    return lambda row: all(row[column] == value for column, value in cells.items())


def filled(*columns: str) -> Callable[[Row], bool]:
    """Rule: none of these cells is empty."""
    return lambda row: all(row[column] for column in columns)


# Words that are not on the list

LINKS, CLAIMS, FINDINGS, STUDIES = "links.csv", "claims.csv", "findings.csv", "studies.csv"
QUESTIONS = "questions.csv"
SUPPORTS = holding(stance="supports")
UNADDRESSED = holding(stance="does not address")

cell("stance in capitals", LINKS, SUPPORTS, "stance", "SUPPORTS", "bad-value", 'did you mean "supports"')
cell("stance with a capital", LINKS, SUPPORTS, "stance", "Supports", "bad-value", 'did you mean "supports"')
cell(
    "stance by a synonym",
    LINKS,
    holding(stance="partly supports"),
    "stance",
    "partially supports",
    "bad-value",
    "supports",
)
cell(
    "no-break space within a stance",
    LINKS,
    UNADDRESSED,
    "stance",
    "does not\u00a0address",
    "bad-value",
    'did you mean "does not address"',
)
cell("smart quotes around a stance", LINKS, SUPPORTS, "stance", "“supports”", "bad-value", 'did you mean "supports"')
cell("zero-width space after a stance", LINKS, SUPPORTS, "stance", "supports\u200b", "bad-value", '"supports"')
cell("stance left out", LINKS, UNADDRESSED, "stance", "", "missing-value", '"contradicts"')
cell("misspelt fit", LINKS, UNADDRESSED, "agent_fit", "narower", "bad-value", 'did you mean "narrower"')
cell("word that means nothing", CLAIMS, filled("id"), "category", "misc", "bad-value", '"mechanism"')
cell("hyphen left out", CLAIMS, filled("id"), "sourcing", "list only", "bad-value", 'did you mean "list-only"')
cell("another language's no", FINDINGS, holding(verified="yes"), "verified", "TRUE", "bad-value", '"yes" or "no"')
cell("hyphen put in", FINDINGS, holding(phase="open label"), "phase", "open-label", "bad-value", 'mean "open label"')
cell("measure shortened", FINDINGS, filled("id"), "measure", "share", "bad-value", "share")


# What spreadsheets make of cells

cell("blank left by merged cells", CLAIMS, filled("document"), "document", "", "missing-value", "The document that")
cell(
    "figure turned into a date",
    CLAIMS,
    lambda row: "-" in row["figure"],
    "figure",
    "08-Apr",
    "bad-value",
    'did you mean "4-8"',
)
cell("whole number turned into a decimal", CLAIMS, filled("line"), "line", "12.0", "bad-value", 'did you mean "12"')
cell("decimal comma in a figure", CLAIMS, filled("figure"), "figure", "84,8", "bad-value", 'did you mean "84.8"')
cell("error left by a formula", CLAIMS, filled("statement"), "statement", "#NAME?", "bad-value")
cell("leading zeros lost", CLAIMS, lambda row: row["document"].startswith("0"), "document", "3", "unknown-document")
cell("decimal comma in a value", FINDINGS, filled("value"), "value", "84,8", "bad-value", 'did you mean "84.8"')
cell("thousands separator", FINDINGS, filled("months"), "months", "1'200", "bad-value", 'did you mean "1200"')
cell("exponent", FINDINGS, filled("id"), "value", "9.1E+01", "bad-value", 'did you mean "91"')
cell("letter O for a zero", FINDINGS, filled("id"), "numerator", "3O", "bad-value", '"30"')
cell("decimal comma in a p value", FINDINGS, filled("id"), "p", "0,015", "bad-value", 'did you mean "0.015"')


@fault("leading zeros lost in a printed reference")
def _(copy: Copy) -> Report:
    row = copy.first("references.csv", lambda row: row["document"].startswith("0"))
    meant = row["document"]
    row["document"] = meant.lstrip("0") or "0"
    return Expected("unknown-document", "references.csv", row, "document", f'did you mean "{meant}"')


@fault("several cells of one row")
def _(copy: Copy) -> Report:
    row = copy.any(STUDIES, holding(design="randomised trial"))
    wrong = {"design": "RCT", "blinding": "triple", "participants": "about 80", "sessions": "06-Mar", "role": "citedd"}
    for column, value in wrong.items():
        row[column] = value
    row["condition"] = ""
    bad = [Expected("bad-value", STUDIES, row, column) for column in wrong]
    return [*bad, Expected("missing-value", STUDIES, row, "condition")]


@fault("identifier of another form")
def _(copy: Copy) -> Report:
    row = copy.append(CLAIMS, copy.first(CLAIMS), id="claim 7", statement="A row of its own.")
    return Expected("bad-value", CLAIMS, row, "id", '"C001"')


@fault("hash in capitals")
def _(copy: Copy) -> Report:
    row = copy.append("documents.csv", copy.first("documents.csv"), id="copied", sha256="A" * 64)
    return Expected("bad-value", "documents.csv", row, "sha256", f'did you mean "{"a" * 64}"')


@fault("hash cut short, and another word for yes")
def _(copy: Copy) -> Report:
    row = copy.append("documents.csv", copy.first("documents.csv"), id="copied2", sha256="a" * 63, reference_list="Y")
    return [Expected("bad-value", "documents.csv", row, column) for column in ("sha256", "reference_list")]


@fault("date of another country")
def _(copy: Copy) -> Report:
    columns = ["check", "claim", "study", "document", "reason", "by", "until"]
    judge = copy.any("raters.csv")["name"]
    row = copy.create("waivers.csv", columns, ["unsupported", "", "", "", "Seen.", judge, "31/12/2030"])
    return Expected("bad-value", "waivers.csv", row, "until", "2030-01-01")


# Keys


@fault("row pasted twice")
def _(copy: Copy) -> Report:
    row = copy.append(LINKS, copy.first(LINKS))
    return Expected("duplicate-id", LINKS, row, "claim", "remove one of the two")


@fault("identifier given twice")
def _(copy: Copy) -> Report:
    row = copy.append(CLAIMS, copy.first(CLAIMS), statement="Another proposition.")
    return Expected("duplicate-id", CLAIMS, row, "id")


@fault("terms that differ in capitals")
def _(copy: Copy) -> Report:
    term = copy.first("terms.csv")
    row = copy.append("terms.csv", term, term=term["term"].upper())
    return Expected("duplicate-id", "terms.csv", row, "term")


@fault("claim entered twice")
def _(copy: Copy) -> Report:
    row = copy.append(CLAIMS, copy.first(CLAIMS), id=copy.new_id(CLAIMS))
    return Expected("duplicate-claim", CLAIMS, row, "statement")


@fault("link to a claim that is not there")
def _(copy: Copy) -> Report:
    row = copy.append(LINKS, copy.first(LINKS), claim="C99999")
    return Expected("unknown-claim", LINKS, row, "claim")


@fault("study key misspelt in a rater's own table")
def _(copy: Copy) -> Report:
    file = next(file for file in copy.tables if file.endswith("/links.csv"))
    row = copy.first(file, UNADDRESSED)
    key = row["study"]
    row["study"] = f"{key[:2]}{key[3:]}"
    return Expected("unknown-study", file, row, "study", f'did you mean "{key}"')


@fault("study key in capitals")
def _(copy: Copy) -> Report:
    row = copy.first(LINKS, UNADDRESSED)
    key = row["study"]
    row["study"] = key.capitalize()
    return Expected("unknown-study", LINKS, row, "study", f'did you mean "{key}"')


@fault("study without an entry in the bibliography")
def _(copy: Copy) -> Report:
    row = copy.append(STUDIES, copy.any(STUDIES), study="nobody1901", role="wider")
    for category in Category:
        aside = dict.fromkeys(("agent", "condition", "outcome", "document"), "")
        copy.append("screening.csv", copy.any("screening.csv"), study="nobody1901", category=category, **aside)
    return Expected("unknown-study", STUDIES, row, "study", "citations.bib")


@fault("study that nobody has judged", alone=True)
def _(copy: Copy) -> Report:
    row = copy.any(STUDIES)
    for file in (LINKS, "screening.csv"):
        copy.tables[file] = [copy.header(file), *(one for one in copy.rows(file) if one["study"] != row["study"])]
    return Expected("unjudged-study", STUDIES, row, "study", "add links or screening rows")


@fault("review that is not in the bibliography")
def _(copy: Copy) -> Report:
    row = copy.any(STUDIES)
    row["included_in"] = "zzz"
    return Expected("unknown-study", STUDIES, row, "included_in", "citations.bib")


cell("finding that is not there", LINKS, UNADDRESSED, "finding", "F99999", "unknown-finding", "findings.csv")
cell(
    "judge misspelt",
    LINKS,
    holding(judged_by="adjudicator"),
    "judged_by",
    "ajudicator",
    "unknown-rater",
    '"adjudicator"',
)


@fault("finding of another study")
def _(copy: Copy) -> Report:
    row = copy.first(LINKS, UNADDRESSED)
    row["finding"] = copy.first(FINDINGS, lambda finding: finding["study"] != row["study"])["id"]
    return Expected("foreign-finding", LINKS, row, "finding", row["study"])


@fault("step of certainty for no question")
def _(copy: Copy) -> Report:
    row = copy.append("certainty.csv", copy.any("certainty.csv"), question="Q999")
    return Expected("unknown-question", "certainty.csv", row, "question", 'did you mean "Q')


@fault("folder of a rater misnamed")
def _(copy: Copy) -> Report:
    file = sorted(file for file in copy.tables if file.startswith("ratings/") and file.endswith("/links.csv"))[-1]
    folder = copy.folder / Path(file).parent
    misnamed = folder.with_name(folder.name.replace("-", " "))
    copy.last.append(lambda: folder.rename(misnamed))
    return Expected("unknown-rater", f"ratings/{misnamed.name}/{Path(file).name}", 1, 1, f'"{folder.name}"')


# Quotes and texts


@fault("one letter of a quote altered")
def _(copy: Copy) -> Report:
    document = copy.any("documents.csv")["id"]
    row = copy.first(CLAIMS, lambda row: row["document"] == document and len(row["quote"]) > 20)
    quote = row["quote"]
    row["quote"] = f"{quote[:9]}ß{quote[10:]}"
    return Expected("quote-not-in-line", CLAIMS, row, "quote", quote)


@fault("smart quotes in a quote")
def _(copy: Copy) -> Report:
    document = copy.any("documents.csv")["id"]
    row = copy.first(CLAIMS, lambda row: row["document"] == document and len(row["quote"].split()) > 3)
    row["quote"] = f"“{row['quote']}”"
    return Expected("quote-not-in-line", CLAIMS, row, "quote", f"line {row['line']} has")


@fault("line off by one")
def _(copy: Copy) -> Report:
    document = copy.any("documents.csv")["id"]
    lines = copy.texts[document]
    row = copy.first(
        CLAIMS,
        lambda row: (
            row["document"] == document
            and int(row["line"]) < len(lines)
            and row["quote"] not in "".join(lines[: int(row["line"]) - 1] + lines[int(row["line"]) :])
        ),
    )
    line = row["line"]
    row["line"] = str(int(line) + 1)
    return Expected("quote-not-in-line", CLAIMS, row, "quote", f"line {line} has")


@fault("line beyond a text that is there")
def _(copy: Copy) -> Report:
    document = copy.any("documents.csv")["id"]
    row = copy.first(CLAIMS, holding(document=document))
    row["line"] = "9999"
    return Expected("quote-not-in-line", CLAIMS, row, "line", "counted from 1")


@fault("line beyond a text that is not there")
def _(copy: Copy) -> Report:
    document = copy.rows("documents.csv")[4]["id"]
    del copy.texts[document]
    row = copy.first(CLAIMS, holding(document=document))
    row["line"] = "9999"
    return Expected("line-beyond-document", CLAIMS, row, "line", "counted from 1")


@fault("quote of sixteen words")
def _(copy: Copy) -> Report:
    document = copy.rows("documents.csv")[4]["id"]
    row = copy.first(CLAIMS, holding(document=document))
    row["quote"] = " ".join(f"word{number}" for number in range(16))
    if document in copy.texts:
        copy.texts.pop(document)
    return Expected("long-quote", CLAIMS, row, "quote", "shortest")


@fault("text changed since it was read")
def _(copy: Copy) -> Report:
    row = copy.rows("documents.csv")[1]
    copy.texts[row["id"]][0] += " Updated."
    return Expected("changed-document", "documents.csv", row, "sha256", "fetch the version that was read")


@fault("number of lines wrong")
def _(copy: Copy) -> Report:
    row = copy.rows("documents.csv")[2]
    meant = row["lines"]
    row["lines"] = str(int(meant) + 1)
    return Expected("changed-document", "documents.csv", row, "lines", f'"{meant}"')


@fault("marker on a claim that is said to have none")
def _(copy: Copy) -> Report:
    row = copy.first(CLAIMS, holding(sourcing="dangling"))
    row["sourcing"] = "none"
    return Expected("wrong-marker", CLAIMS, row, "sourcing", "dangling")


cell("marker left out", CLAIMS, holding(sourcing="dangling"), "marker", "", "wrong-marker", "copy the marker")
cell("unit left out", CLAIMS, filled("figure", "unit"), "unit", "", "figure-without-unit", "write the unit")
cell("figure left out", CLAIMS, filled("figure", "unit"), "figure", "", "figure-without-unit", "write the figure")


# Numbers and judgements


def finding(name: str, column: str, remedy: str, **cells: str) -> None:
    """List a fault of numbers, in a new finding."""

    def injection(copy: Copy) -> Report:
        blank = dict.fromkeys(("numerator", "denominator", "ci_low", "ci_high", "comparator_value"), "")
        share = {"measure": "share improved", "unit": "%", "value": "75", "passage": "no passage kept"}
        row = copy.append(FINDINGS, copy.first(FINDINGS), id=copy.new_id(FINDINGS), **(blank | share | cells))
        return Expected("impossible-number", FINDINGS, row, column, remedy)

    fault(name)(injection)


finding("numerator over denominator", "numerator", "swap", numerator="40", denominator="30")
finding("share that its counts do not give", "value", "the counts", numerator="30", denominator="40", value="57")
finding("share over a hundred", "value", "the measure", value="910")
finding("share over a hundred in the control group", "comparator_value", "the measure", comparator_value="840")
finding("interval the wrong way round", "ci_low", "swap", ci_low="86", ci_high="60")
finding("value outside its interval", "value", "the interval", ci_low="10", ci_high="20")


@fault("contradicts without a basis")
def _(copy: Copy) -> Report:
    protocol = {row["id"] for row in copy.rows(CLAIMS) if row["category"] == "protocol"}
    row = copy.first(LINKS, lambda row: row["claim"] in protocol and UNADDRESSED(row))
    row["stance"], row["basis"], row["overrule_reason"] = "contradicts", "", "Read again."
    return Expected("wrong-basis", LINKS, row, "basis", "no difference found")


cell("basis of a stance that has none", LINKS, UNADDRESSED, "basis", "opposite", "wrong-basis", "leave the cell blank")


@fault("link above its cap")
def _(copy: Copy) -> Report:
    series = {row["study"] for row in copy.rows(STUDIES) if row["design"] == "case series"}
    benefit = {row["id"] for row in copy.rows(CLAIMS) if row["category"] == "efficacy" and not row.taken}
    row = copy.first(
        LINKS, lambda row: row["study"] in series and row["claim"] in benefit and row["stance"] == "indirect"
    )
    copy.any(CLAIMS, holding(id=row["claim"])).taken = True
    row["stance"], row["why"], row["leans"], row["overrule_reason"] = "supports", "", "", "Read again."
    return Expected("link-above-cap", LINKS, row, "stance", 'write "indirect"')


@fault("raters who agree overruled, and no word why", alone=True)
def _(copy: Copy) -> Report:
    rules = {rater["name"]: rater["rules_sha256"] for rater in copy.rows("raters.csv")}
    files = {Path(file).parent.name: file for file in copy.tables if file.endswith("/links.csv")}
    said = {rater: {pair(row): row["stance"] for row in copy.rows(file)} for rater, file in files.items()}

    def overrules(row: Row) -> bool:
        peers = [said[rater].get(pair(row)) for rater in files if rules[rater] == rules[row["judged_by"]]]
        return bool(row["overrule_reason"]) and len({*peers}) == 1 and peers[0] not in (None, row["stance"])

    row = copy.first(LINKS, overrules)
    row["overrule_reason"] = ""
    return Expected("overruled-without-reason", LINKS, row, "overrule_reason", "why they are overruled")


def pair(link: Row) -> tuple[str, str]:
    return link["claim"], link["study"]


@fault("part of a claim supported where the fits reach the whole", alone=True)
def _(copy: Copy) -> Report:
    files = [file for file in copy.tables if file.endswith("/links.csv")]
    said = {(*pair(row), row["stance"]) for file in files for row in copy.rows(file)}
    fits = ("condition_fit", "agent_fit", "comparator_fit", "outcome_fit")

    def whole(row: Row) -> bool:
        alike = all(row[fit] == "same" for fit in fits)
        return SUPPORTS(row) and bool(row["question"]) and alike and (*pair(row), "partly supports") in said

    row = copy.first(LINKS, whole)
    row["stance"] = "partly supports"
    return Expected("reach-below-fits", LINKS, row, "stance", "write into overrule_reason")


@fault("link carried from a claim that says something else")
def _(copy: Copy) -> Report:
    category = {claim["id"]: claim["category"] for claim in copy.rows(CLAIMS) if not claim.taken}
    narrowing = ("agent", "condition", "outcome", "document")
    aside = {
        (row["study"], row["category"])
        for row in copy.rows("screening.csv")
        if not any(row[column] for column in narrowing)
    }
    # The study is set aside for such claims, so that the pair is judged without the link, which now counts for nothing.
    row = copy.first(LINKS, lambda row: (row["study"], category.get(row["claim"])) in aside)
    claim = copy.first(CLAIMS, holding(id=row["claim"]))
    row["carried_from"] = copy.first(CLAIMS, lambda other: other["category"] != claim["category"])["id"]
    return Expected("carried-amiss", LINKS, row, "carried_from", "judge the pair by itself")


@fault("more taken than was found")
def _(copy: Copy) -> Report:
    row = copy.first("searches.csv")
    row["taken"] = str(int(row["found"]) + 1)
    return Expected("taken-beyond-found", "searches.csv", row, "taken", "correct found or taken")


@fault("certainty of nobody knows what")
def _(copy: Copy) -> Report:
    row = copy.first(QUESTIONS, lambda row: row["target"] and row["id"] in judged_throughout(copy))
    row["target"] = ""
    return Expected("rating-without-target", QUESTIONS, row, "target", "any effect")


@fault("certainty of a size that no threshold gives")
def _(copy: Copy) -> Report:
    row = copy.first(QUESTIONS, lambda row: not row["threshold"] and row["id"] in judged_throughout(copy))
    row["target"] = "worthwhile effect"
    return Expected("rating-without-target", QUESTIONS, row, "threshold", "enter the threshold")


def judged_throughout(copy: Copy) -> set[str]:
    """The questions of which somebody read what bears on each reason to rate down."""
    steps = copy.rows("certainty.csv")
    return {one["question"] for one in steps} - {one["question"] for one in steps if one["state"] == "unread"}


@fault("passage that holds another number")
def _(copy: Copy) -> Report:
    row = passage_of(copy, "57% felt better", value="75", unit="%")
    return Expected("value-not-in-passage", FINDINGS, row, "passage", "copy the fragment")


@fault("passage of seventeen words")
def _(copy: Copy) -> Report:
    row = passage_of(copy, f"75% {' '.join(f'word{chr(97 + number)}' for number in range(16))}", value="75", unit="%")
    return Expected("long-passage", FINDINGS, row, "passage", "cut it to what holds the value")


@fault("passage that is a sentence")
def _(copy: Copy) -> Report:
    row = passage_of(copy, "In all, 75% felt better.", value="75", unit="%")
    return Expected("long-passage", FINDINGS, row, "passage", "cut it to what holds the value")


def passage_of(copy: Copy, passage: str, **cells: str) -> Row:
    """A new finding with a passage, its counts unknown."""
    blank = dict.fromkeys(("numerator", "denominator", "ci_low", "ci_high", "comparator_value"), "")
    like = copy.first(FINDINGS, holding(measure="share improved"))
    return copy.append(FINDINGS, like, id=copy.new_id(FINDINGS), passage=passage, **(blank | cells))


@fault("cited study called wider")
def _(copy: Copy) -> Report:
    printed = {row["study"] for row in copy.rows("references.csv")}
    row = copy.any(STUDIES, lambda row: row["study"] in printed and row["design"] != "randomised trial")
    row["role"] = "wider"
    return Expected("wrong-role", STUDIES, row, "role", 'correct the role to "cited"')


# Rows that fall apart


@fault("comma that was not quoted")
def _(copy: Copy) -> Report:
    row = copy.append(CLAIMS, copy.first(CLAIMS), id=copy.new_id(CLAIMS), statement="better,much better")
    row.spoil = lambda text: text.replace('"better,much better"', "better,much better")
    return Expected("ragged-row", CLAIMS, row, "id", "quotation marks")


@fault("smart quotes instead of straight ones")
def _(copy: Copy) -> Report:
    row = copy.append(CLAIMS, copy.first(CLAIMS), id=copy.new_id(CLAIMS), statement="better,much better")
    row.spoil = lambda text: text.replace('"better,much better"', "“better,much better”")
    return Expected("ragged-row", CLAIMS, row, "id", "quotation marks")


@fault("row cut short")
def _(copy: Copy) -> Report:
    row = copy.first(LINKS, UNADDRESSED)
    row.spoil = lambda text: text[: text.index(",does not")]
    return Expected("ragged-row", LINKS, row, "claim", "add the missing cells")


@fault("two rows on one line")
def _(copy: Copy) -> Report:
    row = copy.append("terms.csv", copy.first("terms.csv"), term="an added term")
    row.spoil = lambda text: f"{text},{text}"
    return Expected("ragged-row", "terms.csv", row, "term", "quotation marks")


@fault("marks of a merge")
def _(copy: Copy) -> Report:
    rows = copy.tables[LINKS]
    added = [Row(rows[0].header, [mark]) for mark in ("<<<<<<< HEAD", "=======", ">>>>>>> other")]
    for index, row in zip((2, 4, 6), added, strict=True):
        rows.insert(index, row)
        row.taken = True
    return [Expected("ragged-row", LINKS, row, 1) for row in added]


@fault("quotation mark left open")
def _(copy: Copy) -> Report:
    row = copy.first(CLAIMS, lambda row: '"' not in row.text() and row is not copy.rows(CLAIMS)[-1])
    quote = row["quote"]
    row.spoil = lambda text: text.replace(f",{quote},", f',"{quote},', 1)
    return Expected("unclosed-quote", CLAIMS, row, "quote", "close the quotation mark")


@fault("quotation mark within a quoted cell")
def _(copy: Copy) -> Report:
    row = copy.first("raters.csv", lambda row: row["note"])
    row["note"] = "a, b"
    row.spoil = lambda text: text.replace('"a, b"', '"a "careful", b"')
    return Expected("unclosed-quote", "raters.csv", row, len(",".join(row.cells[:-1])) + 2)


@fault("control character from a PDF")
def _(copy: Copy) -> Report:
    row = copy.first(LINKS, UNADDRESSED)
    row["rationale"] = "No ef\x0cfect\x02, none"
    return Expected("control-character", LINKS, row, "rationale", "delete the character")


@fault("cells of two columns swapped")
def _(copy: Copy) -> Report:
    row = copy.first(CLAIMS, holding(direction="asserts"))
    row["category"], row["direction"] = row["direction"], row["category"]
    return [Expected("bad-value", CLAIMS, row, column) for column in ("category", "direction")]


# Headers


@fault("column misspelt")
def _(copy: Copy) -> Report:
    header = copy.header("references.csv")
    header["volume"] = "volumne"
    return Expected("unknown-column", "references.csv", header, "volume", 'did you mean "volume"')


@fault("empty columns to the right")
def _(copy: Copy) -> Report:
    for row in copy.tables[FINDINGS]:
        row.cells += ["", ""]
    header = copy.header(FINDINGS)
    end = len(header.text())
    return Expected("unknown-column", FINDINGS, header, end, "delete the column")


@fault("column given twice")
def _(copy: Copy) -> Report:
    for row in copy.tables["terms.csv"]:
        row.cells.append("")
    header = copy.header("terms.csv")
    header.cells[-1] = "Note"
    return Expected("duplicate-column", "terms.csv", header, len(header.text()) - len("Note") + 1, "the first was read")


@fault("column deleted", alone=True)
def _(copy: Copy) -> Report:
    index = copy.header(LINKS).header.index("stance")
    for row in copy.tables[LINKS]:
        del row.cells[index]
    return Expected("missing-column", LINKS, 1, 1, 'add the column "stance"')


@fault("column of one's own", alone=True)
def _(copy: Copy) -> Report:
    for row in copy.tables[CLAIMS]:
        row.cells.append("x")
    header = copy.header(CLAIMS)
    header.cells[-1] = "seen by Anna"
    return Expected("unknown-column", CLAIMS, 1, len(header.text()) - len("seen by Anna") + 1, "remove it")


@fault("header deleted", alone=True)
def _(copy: Copy) -> Report:
    del copy.tables[CLAIMS][0]
    return Expected("missing-column", CLAIMS, 1, 1, "put it first: id,document,line,sentence,quote")


@fault("title above the header", alone=True)
def _(copy: Copy) -> Report:
    copy.header(LINKS).spoil = lambda text: f"Links as of Monday\n{text}"
    return Expected("missing-column", LINKS, 1, 1, "put it first: claim,study,finding")


@fault("quotation mark left open in the header", alone=True)
def _(copy: Copy) -> Report:
    copy.header(CLAIMS).spoil = lambda text: text.replace("quote", '"quote')
    return Expected("unclosed-quote", CLAIMS, 1, len("id,document,line,sentence,") + 1)


# Files


@fault("table under another name")
def _(copy: Copy) -> Report:
    copy.files["disagreement.csv"] = b"id,claim,other,kind,severity,note,judged_by\n"
    return Expected("unknown-file", "disagreement.csv", 1, 1, 'did you mean "disagreements.csv"')


@fault("workbook beside the tables")
def _(copy: Copy) -> Report:
    copy.files["claims.xlsx"] = b"PK\x03\x04"
    return Expected("unknown-file", "claims.xlsx", 1, 1, "claims.csv")


@fault("second download of a table")
def _(copy: Copy) -> Report:
    copy.files["links (1).csv"] = b""
    return Expected("unknown-file", "links (1).csv", 1, 1)


@fault("rater's table outside the rater's folder")
def _(copy: Copy) -> Report:
    copy.files["ratings/links.csv"] = b""
    return Expected("unknown-file", "ratings/links.csv", 1, 1, "folder of its rater")


@fault("required table missing", alone=True)
def _(copy: Copy) -> Report:
    copy.last.append((copy.folder / LINKS).unlink)
    return Expected("missing-file", LINKS, 1, 1, "put it into")


@fault("bibliography missing", alone=True)
def _(copy: Copy) -> Report:
    copy.last.append((copy.folder / "citations.bib").unlink)
    return Expected("missing-file", "citations.bib", 1, 1, "put it into")


@fault("required table renamed in capitals", alone=True)
def _(copy: Copy) -> Report:
    copy.last.append(lambda: (copy.folder / STUDIES).rename(copy.folder / "Studies.CSV"))
    return [
        Expected("missing-file", STUDIES, 1, 1),
        Expected("unknown-file", "Studies.CSV", 1, 1, 'did you mean "studies.csv"'),
    ]


@fault("workbook renamed to CSV", alone=True)
def _(copy: Copy) -> Report:
    copy.files[LINKS] = b"PK\x03\x04\x14\x00\x06\x00"
    return Expected("not-utf8", LINKS, 1, 1, "CSV UTF-8")


@fault("UTF-16 without its mark", alone=True)
def _(copy: Copy) -> Report:
    copy.files["raters.csv"] = "name,kind,note\n".encode("utf-16-le")
    return Expected("not-utf8", "raters.csv", 1, 1, "UTF-8")


@fault("saved in Windows-1252", alone=True)
def _(copy: Copy) -> Report:
    row = copy.any("raters.csv")
    row["note"] = "Zoë read – twice"
    path = copy.folder / "raters.csv"
    copy.last.append(lambda: path.write_bytes(path.read_text(encoding="utf-8").encode("cp1252")))
    return Expected("not-utf8", "raters.csv", row, row.column("note") + 2, "CSV UTF-8")


@fault("empty table", alone=True)
def _(copy: Copy) -> Report:
    copy.files["findings.csv"] = b""
    return Expected("missing-column", "findings.csv", 1, 1, "put it first")


@fault("empty table that judgements rest on", alone=True)
def _(copy: Copy) -> Report:
    copy.files["appraisals.csv"] = b""
    return Expected("missing-column", "appraisals.csv", 1, 1, "put it first")


@fault("semicolons, Excel's first line and a decimal comma", alone=True)
def _(copy: Copy) -> Report:
    copy.separators[FINDINGS] = ";"
    copy.header(FINDINGS).spoil = lambda text: f"sep=;\n{text}"
    row = copy.any(FINDINGS, filled("value"))
    row["value"] = "84,8"
    return Expected("bad-value", FINDINGS, row, row.column("value", ";"), 'did you mean "84.8"')


@fault("decimal commas in a table with tabs", alone=True)
def _(copy: Copy) -> Report:
    copy.separators[FINDINGS] = "\t"
    row = copy.any(FINDINGS, filled("value"))
    row["value"] = "84,8"
    return Expected("bad-value", FINDINGS, row, row.column("value", "\t"), 'did you mean "84.8"')


@fault("empty row above the header and a misspelt stance", alone=True)
def _(copy: Copy) -> Report:
    copy.header(LINKS).spoil = lambda text: f"{',' * text.count(',')}\n{text}"
    row = copy.any(LINKS, SUPPORTS)
    row["stance"] = "suports"
    return Expected("bad-value", LINKS, row, "stance", 'did you mean "supports"')


# The bibliography

BIBLIOGRAPHY = "citations.bib"
SOUND = "@article{%s,\n  author = {Doe, J},\n  title = {A study},\n  year = {2001}\n}\n"


def entry(name: str, check: str, spoil: Callable[[str], str], line: int, column: int, remedy: str = "") -> None:
    """List a fault of a new entry: how its text is spoilt, and the line and column within the entry."""

    def injection(copy: Copy) -> Report:
        key = f"added{len(copy.bibliography):06}"
        copy.bibliography = copy.bibliography.rstrip("\n") + "\n\n"
        before = copy.bibliography.count("\n")
        # A year of its own, so that it is no other entry again.
        year = str(1800 + copy.bibliography.count("@article"))
        copy.bibliography += spoil((SOUND % key).replace("2001", year))
        return Expected(check, BIBLIOGRAPHY, before + line, column, remedy)

    fault(name)(injection)


def without(part: str, by: str = "") -> Callable[[str], str]:
    """Spoil: a part replaced once."""
    return lambda text: text.replace(part, by, 1)


entry("comma missing between fields", "bibtex-syntax", without("J},", "J}"), 2, 20, "put a comma after")
entry("comma missing after the key", "bibtex-syntax", without(",\n", "\n"), 1, 21, "put a comma after")
entry("equals sign missing", "bibtex-syntax", without("title =", "title"), 3, 3)
entry("brace too many", "bibtex-syntax", without("study}", "study}}"), 3, 20, "remove it")
entry("value without braces", "bibtex-syntax", without("{A study}", "A study"), 3, 11, "braces")
entry(
    "line with % within an entry", "bibtex-syntax", without("  title", "  % checked\n  title"), 3, 3, "remove the line"
)
entry("closing parenthesis for a brace", "bibtex-syntax", without("\n}", "\n)"), 5, 1, 'write "}"')
entry("key missing", "missing-key", lambda text: "@article{" + text[text.index(",") :], 1, 1, "write a key")
entry("blank in a key", "bad-key", without("added", "added "), 1, 15, "rename it")
entry("invisible character in a key", "bad-key", without("added", "added\u200b"), 1, 10, "type the key anew")
entry("field given twice", "duplicate-field", without("year", "title = {B},\n  year"), 4, 3, "remove one of the two")
entry(
    "journal by an undefined macro", "undefined-macro", without("year", "journal = jacm,\n  year"), 4, 13, "define it"
)
entry("entry behind a %", "commented-entry", lambda text: f"% {text}", 1, 3, "remove the entry, or its @")
entry("entry without fields", "no-fields", lambda text: text[: text.index(",")] + "}\n", 1, 1, "add author")


@fault("opening brace missing")
def _(copy: Copy) -> Report:
    copy.bibliography = copy.bibliography.rstrip("\n") + "\n\n"
    line = copy.bibliography.count("\n") + 1
    copy.bibliography += (SOUND % "added").replace("@article{", "@article ").replace("2001", "1790")
    # The entry's fields are left over, and are reported once.
    return [
        Expected("bibtex-syntax", BIBLIOGRAPHY, line, 1, "write @article{"),
        Expected("bibtex-syntax", BIBLIOGRAPHY, line + 1, 3, "check the closing braces"),
    ]


@fault("key that differs in capitals")
def _(copy: Copy) -> Report:
    key = copy.any(STUDIES)["study"]
    copy.bibliography = copy.bibliography.rstrip("\n") + "\n\n"
    line = copy.bibliography.count("\n") + 1
    copy.bibliography += (SOUND % key.upper()).replace("2001", "1791")
    return Expected("duplicate-key", BIBLIOGRAPHY, line, 1, "give it another key")


entry("closing brace missing at the end", "bibtex-syntax", without("\n}"), 1, 1, "add the missing closing")


@fault("closing brace missing before another entry", alone=True)
def _(copy: Copy) -> Report:
    first = SOUND % "doe2001"
    copy.bibliography = first.replace("\n}", "") + "\n" + copy.bibliography
    return Expected("bibtex-syntax", BIBLIOGRAPHY, 1, 1, "add the missing closing")


@fault("quotation mark of a value left open", alone=True)
def _(copy: Copy) -> Report:
    first = SOUND % "doe2001"
    copy.bibliography = first.replace("{A study}", '"A study') + "\n" + copy.bibliography
    return Expected("bibtex-syntax", BIBLIOGRAPHY, 1, 1, "add the missing closing")


# The tests


class Reported(NamedTuple):
    """A fault as the command reports it."""

    check: str
    file: str
    line: int
    column: int


def placed(copy: Copy, report: Report) -> dict[Reported, str]:
    """What is expected, with rows and columns turned into numbers, and the words of its remedy."""
    placed = {}
    for one in [report] if isinstance(report, Expected) else report:
        line = one.line if isinstance(one.line, int) else copy.line(one.file, one.line)
        column = one.column
        if isinstance(column, str):
            assert isinstance(one.line, Row)
            column = one.line.column(column)
        placed[Reported(one.check, f"{copy.folder.as_posix()}/{one.file}", line, column)] = one.remedy
    return placed


def checked(copy: Copy, capsys: pytest.CaptureFixture[str]) -> dict[Reported, list[dict[str, str]]]:
    """The faults that one run of the command reports, by check and place; its exit code must be 1."""
    copy.save()
    assert main(["check", str(copy.folder), "--format", "json"]) == 1
    problems = json.loads(capsys.readouterr().out)["problems"]
    found: dict[Reported, list[dict[str, str]]] = {}
    for problem in problems:
        if problem["kind"] == "fault":
            key = Reported(problem["check"], problem["file"], problem["line"], problem["column"])
            found.setdefault(key, []).append(problem)
    return found


def shown(found: dict[Reported, list[dict[str, str]]]) -> str:
    return "\n".join(f"{key}: {problem['message']}" for key, problems in found.items() for problem in problems)


def test_shipped_data_with_made_up_texts_has_no_fault(tmp_path, capsys):
    copy = Copy(tmp_path / "data")
    copy.save()
    assert main(["check", str(copy.folder)]) == 0, capsys.readouterr().out


@pytest.mark.parametrize("injection", [pytest.param(one, id=name) for name, one in (TOGETHER | ALONE).items()])
def test_fault_alone_is_reported_at_its_place_and_nothing_else_is(injection, tmp_path, capsys):
    copy = Copy(tmp_path / "data")
    wanted = placed(copy, injection(copy))
    found = checked(copy, capsys)
    assert set(found) == set(wanted), shown(found)
    for key, problems in found.items():
        assert len(problems) == 1, shown(found)
        assert wanted[key] in problems[0]["remedy"], problems[0]
        assert problems[0]["remedy"]
        assert problems[0]["message"]


def test_all_faults_together_are_reported_in_one_pass(tmp_path, capsys):
    copy = Copy(tmp_path / "data")
    reports = [injection(copy) for injection in TOGETHER.values()]
    wanted = {key: remedy for report in reports for key, remedy in placed(copy, report).items()}
    found = checked(copy, capsys)
    assert len(TOGETHER) >= 50
    assert set(wanted) <= set(found), "\n".join(map(str, set(wanted) - set(found)))
    assert set(found) <= set(wanted), shown({key: found[key] for key in set(found) - set(wanted)})


#: What editors, spreadsheets, copying and merging leave in a file, and what a hand may slip in.
DEBRIS = [
    '"',
    ",",
    ";",
    "\t",
    "\n",
    "\r\n",
    "{",
    "}",
    "@article{",
    "%",
    "#REF!",
    "“",
    "\x00",
    "\ufeff",
    "<<<<<<<",
    "-",
    "",
]


@given(st.sampled_from([*(table.file for table in TABLES.values()), BIBLIOGRAPHY, "documents/page1.txt"]), st.data())
@settings(max_examples=150)
def test_whatever_is_slipped_into_a_file_is_survived(tmp_path_factory, file, data):
    folder = miniset.write(tmp_path_factory.mktemp("slip"), "page1.txt\nGinger works.\nIn all, 91% felt better.")
    before = (folder / file).read_bytes()
    start = data.draw(st.integers(0, len(before)))
    end = data.draw(st.integers(start, min(len(before), start + 40)))
    junk = data.draw(st.sampled_from([*(one.encode() for one in DEBRIS), b"\xe9", b"\xff\xfe"]))
    (folder / file).write_bytes(before[:start] + junk + before[end:])
    appraised = AppraisedEvidence(read_evidence(folder))
    problems = run(appraised)
    assert evidence_json(EvidenceReview(appraised, problems))
    for problem in problems:
        assert problem.remedy
        assert min(problem.place.line, problem.place.column) >= 1
