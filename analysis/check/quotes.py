"""Faults of copied words: quotes that are not in the line their claim names, and passages without their value."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import permutations

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.model.problem import Remark, on_row
from analysis.model.records import NO_PASSAGE, Claim, Finding
from analysis.model.words import Sourcing
from analysis.text.prose.numbers import find_numbers, find_quantities, number_of, rounds_to
from analysis.text.prose.spans import nearest, sentences, words_in
from analysis.text.prose.units import decimals_of

#: A quote, as a passage, is the shortest fragment that serves (DESIGN, words, data): fifteen words at most.
LONGEST_QUOTE = 15

# A number in digits with the sign before it, wherever it stands but in a code (L4-5, IL-6): also behind a slash.
_IN_DIGITS = re.compile(
    r"(?P<sign>(?<![\w.)%])[+−–-])?(?<![A-Za-z\d.,·])(?<![A-Za-z][-–])"
    r"(?P<number>(?:\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})+(?!\d)|\d+)(?:[.·]\d+)?|\.\d+)"
)
# Words for none and for one that are no numbers to whoever reads quantities.
_NONE, _ONE = re.compile(r"\b(?:no|none|nobody|without|zero|never)\b", re.I), re.compile(r"\b(?:an?|single)\b", re.I)

# The space in "sixty three", for which readers of quantities want a hyphen.
_OPEN = re.compile(r"(?<=[a-z]ty) (?=(?:one|two|three|four|five|six|seven|eight|nine)\b)", re.IGNORECASE)
# Numbers of a passage among which a difference is looked for.
_FEW = 6

# Rows that a message names.
_NAMED = 5


def changed_document(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """The copy of a document is not the text that was read: its SHA-256 or its number of lines differs."""
    for document in appraised.evidence.documents:
        copy = appraised.evidence.texts.get(document.id)
        if appraised.evidence.document[document.id] is not document:
            continue  # That its id stands already is the fault.
        if copy and copy.sha256 != document.sha256:
            what, found = f"needs the SHA-256 {document.sha256[:12]}…", f"{copy.file} has {copy.sha256[:12]}…"
            remedy = "fetch the version that was read, or read this one again and update its row and its claims' lines"
            yield on_row(document, "sha256", f"the text of document {document.id}", what, found, remedy)
        elif copy and len(copy.lines) != document.lines:
            what, found = "needs the lines of its text", f"{copy.file} has {len(copy.lines)}, found {document.lines}"
            remedy = f'write "{len(copy.lines)}"'
            yield on_row(document, "lines", f"the row of document {document.id}", what, found, remedy)


def quote_not_in_line(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A quote is not letter for letter in the line that its claim names."""
    for claim in appraised.evidence.claims:
        copy = appraised.evidence.texts.get(claim.document)
        if copy and claim.line > len(copy.lines):
            yield _beyond(claim, len(copy.lines))
        elif copy and claim.quote not in copy.lines[claim.line - 1]:
            near = nearest(claim.quote, copy.lines)
            what = f"needs to stand in line {claim.line} of document {claim.document}"
            remedy = f'line {near[0]} has "{near[1]}"' if near else "copy the fragment from the text, letter for letter"
            yield on_row(claim, "quote", f"the quote of claim {claim.id}", what, f'"{claim.quote}" does not', remedy)


def line_beyond_document(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A claim names a line that its document does not have."""
    for claim in appraised.evidence.claims:
        document = appraised.evidence.document.get(claim.document)
        if document and claim.line > document.lines and claim.document not in appraised.evidence.texts:
            yield _beyond(claim, document.lines)


def _beyond(claim: Claim, lines: int) -> Remark:
    what = f"needs a line of document {claim.document}, which has {lines}"
    return on_row(claim, "line", f"claim {claim.id}", what, f"found {claim.line}", "correct the line, counted from 1")


def long_quote(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A quote is longer than fifteen words."""
    for claim in appraised.evidence.claims:
        length = words_in(claim.quote)
        if length > LONGEST_QUOTE:
            what, found = f"needs {LONGEST_QUOTE} words at most", f"that of claim {claim.id} has {length}"
            yield on_row(claim, "quote", "a quote", what, found, "keep the shortest fragment that identifies the claim")


def duplicate_claim(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """Two claims of a document have the same line, quote and statement."""
    first: dict[tuple[str, int, str, str], Claim] = {}
    for claim in appraised.evidence.claims:
        same = first.setdefault((claim.document, claim.line, claim.quote, claim.statement.casefold()), claim)
        if same is not claim and same.id != claim.id:
            found = f"{claim.id} repeats {same.id}, on line {same.origin.line}"
            remedy = "remove one of the two rows, or say what sets them apart"
            yield on_row(claim, "statement", "a claim", "stands once", found, remedy)


def wrong_marker(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A claim's marker and its sourcing do not go together."""
    for claim in appraised.evidence.claims:
        marked = claim.sourcing in (Sourcing.EXPLICIT, Sourcing.DANGLING)
        if claim.marker and not marked:
            what = f"has the marker {claim.marker}, so its sourcing is explicit or dangling"
            remedy = 'write "explicit" if the marker leads to a printed reference, else "dangling"'
            yield on_row(claim, "sourcing", f"claim {claim.id}", what, f'found "{claim.sourcing}"', remedy)
        elif marked and not claim.marker:
            what, found = f'is "{claim.sourcing}", which needs the marker as printed', "the cell is empty"
            yield on_row(claim, "marker", f"claim {claim.id}", what, found, "copy the marker, such as [52]")


def _kept(appraised: AppraisedEvidence) -> Iterator[Finding]:
    """The findings with a passage."""
    return (one for one in appraised.evidence.findings if one.passage not in ("", NO_PASSAGE))


def value_not_in_passage(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A finding's value, and the counts that it is of, do not stand in its passage."""
    for finding in _kept(appraised):
        needed = finding.value if finding.value is not None else finding.numerator
        if needed is not None and not _holds(finding.passage, finding):
            what, found = f"needs to hold {needed}", f'found "{finding.passage}"'
            remedy = "copy the fragment that holds it, letter for letter, or correct the value"
            yield on_row(finding, "passage", f"the passage of {finding.id}", what, found, remedy)


def _holds(passage: str, finding: Finding) -> bool:
    """Whether a passage holds a finding's value, as it is or as a share, or what it is calculated from.

    That is the count of a share, with that of the control group where it was read; or two numbers that differ by it.
    """
    value, share, of = finding.value, finding.unit == "%", finding.denominator
    counts = [Decimal(one) for one in (finding.numerator, of) if one is not None]
    if value is None:
        return all(_stands(one, passage) for one in counts)
    cases = [Decimal(one) for one in (finding.numerator, finding.comparator_numerator) if one is not None]
    told = any(len(of_both) == 2 and all(_stands(one, passage) for one in of_both) for of_both in (counts, cases))
    if told and of:
        return not share or rounds_to(100 * counts[0] / of, value, decimals_of(value))
    shares = (one.low for one in find_quantities(passage) if share and one.numerator is not None)
    told = any(rounds_to(one, value, decimals_of(value)) for one in shares)
    return told or _stands(value, passage) or (share and _stands(value / 100, passage)) or _differ_by(value, passage)


def _differ_by(value: Decimal, passage: str) -> bool:
    """Whether two of the numbers of a passage differ by a value; in one with many numbers some two would."""
    sizes = [number_of(one["number"]) for one in _IN_DIGITS.finditer(passage)]
    return len(sizes) <= _FEW and any(one - other == abs(value) for one, other in permutations(sizes, 2))


def _stands(number: Decimal, passage: str) -> bool:
    """Whether a number stands in a passage, in digits or words; a sign that is printed has to be its own."""
    for one in _IN_DIGITS.finditer(passage):
        if number_of(one["number"]) == abs(number) and (
            not one["sign"] or not number or (one["sign"] == "+") is (number > 0)
        ):
            return True
    spelt = _OPEN.sub("-", passage)
    in_words = (one for one in find_numbers(spelt) if spelt[one.span.start].isalpha())
    aside = {Decimal(0): _NONE, Decimal(1): _ONE}.get(number)
    return any(abs(number) in (one.low, one.high) for one in in_words) or bool(aside and aside.search(passage))


def long_passage(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A passage is longer than fifteen words, or holds a whole sentence of its source."""
    for finding in _kept(appraised):
        count = words_in(finding.passage)
        spans = (finding.passage[slice(*span)].strip(" \"'“”‘’") for span in sentences(finding.passage))
        whole = [one for one in spans if one[:1].isupper() and one.endswith((".", "!", "?"))]
        if count > LONGEST_QUOTE or whole:
            what = f"needs {LONGEST_QUOTE} words at most, and less than a sentence"
            found = f"found {count} words" if count > LONGEST_QUOTE else f'"{whole[0]}" is one'
            remedy = f'cut it to what holds the value, or write "{NO_PASSAGE}"'
            yield on_row(finding, "passage", f"the passage of {finding.id}", what, found, remedy)


def passage_not_sought(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """Findings are verified, and nobody looked for the words of their sources that hold the values."""
    if rows := [one for one in appraised.evidence.findings if one.verified and not one.passage]:
        named = ", ".join(one.id for one in rows[:_NAMED])
        what, found = "are verified, and have no passage", f"{len(rows)}, the first {named}"
        remedy = f'copy the fragment that holds the value, or write "{NO_PASSAGE}"'
        yield on_row(rows[0], "passage", "findings", what, found, remedy, joint=": ")
