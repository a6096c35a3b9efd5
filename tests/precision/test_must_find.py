"""What must be found on the shipped pages: the faults that two readers listed before the flags were run."""

import csv
import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import Head, Kind
from analysis.model.problem import Problem
from tests.precision.labels import HERE, NO_SHARED, PAGES, SETS, LabelledSet, with_texts

#: The share that must be found.
LEAST = 0.9

#: Rows that only a check of the page's text can find, by document and line.
NEEDS_THE_TEXT = {("004", 19): "question-unanswered"}


class MustFind(NamedTuple):
    """One row of ``must-find.csv``."""

    document: str
    line: int
    sentence: int
    words: str
    head: str
    other_head: str
    reader: str
    consequence: str
    fault: str

    def __str__(self) -> str:
        check = NEEDS_THE_TEXT.get((self.document, self.line))
        return f"{self.document}:{self.line} {self.head}: {self.words or self.fault}" + (
            f" (needs the text: {check})" if check else ""
        )


def rows() -> tuple[MustFind, ...]:
    with (HERE / "must-find.csv").open(encoding="utf-8", newline="") as text:
        return tuple(MustFind(row[0], int(row[1]), int(row[2]), *row[3:]) for row in list(csv.reader(text))[1:])


def tokens(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def overlap(one: str, other: str) -> bool:
    """Whether two fragments share at least half of the words of the shorter."""
    first, second = tokens(one), tokens(other)
    return bool(first and second) and 2 * len(first & second) >= min(len(first), len(second))


#: The words, with their line, that a flag on a whole document tells of.
_TOLD = re.compile(r'"([^"]+)" \(line (\d+)\)')


class Told:
    """The flags that are told of a set, and which of them say what a row asks for."""

    def __init__(self, one: LabelledSet) -> None:
        review = EvidenceReview.of(AppraisedEvidence(one.evidence()))
        self.evidence = review.evidence
        self.flags = [problem for problem in review.problems if problem.kind is Kind.FLAG]
        self.printed = {(row.origin.file, row.origin.line): row for row in self.evidence.references}
        self.pages = {(row.origin.file, row.origin.line): row.id for row in self.evidence.documents}

    def finds(self, row: MustFind) -> bool:
        flags = (flag for flag in self.flags if flag.head in (row.head, row.other_head))
        return any(self._is_on(flag, row) for flag in flags)

    def _is_on(self, flag: Problem, row: MustFind) -> bool:
        needed = NEEDS_THE_TEXT.get((row.document, row.line))
        claims = [self.evidence.claim[name] for name in flag.claims if name in self.evidence.claim]
        place = (flag.place.file, flag.place.line)
        if flag.head is Head.REFERENCE:
            return place in self.printed and self._is_printed(row, place)
        if not claims:
            on_document = flag.document or self.pages.get(place, "")
            told = (words for words, line in _TOLD.findall(flag.message) if int(line) == row.line)
            on_line = row.line == 0 or flag.check == needed or any(overlap(words, row.words) for words in told)
            return on_document == row.document and on_line
        if claims[0].document != row.document:
            return False
        if row.line == 0:
            return flag.head is not Head.UNCHECKABLE
        if needed:
            return flag.check == needed
        return (row.document, row.line, row.sentence) in {claim.sentence_key for claim in claims}

    def _is_printed(self, row: MustFind, place: tuple[str, int]) -> bool:
        """Whether the reference is the one of the row's document that prints most of its words."""
        flagged = self.printed[place]

        def shared(number: int) -> int:
            return len(tokens(row.words) & tokens(" ".join(map(str, listed[number]))))

        listed = {
            one.number: (one.authors, one.year, one.title, one.journal, one.volume, one.issue, one.pages)
            for one in self.evidence.references
            if one.document == row.document
        }
        return (
            flagged.document == row.document
            and max(listed, key=shared) == flagged.number
            and shared(flagged.number) > 0
        )


def missed(told: Told, wanted: tuple[MustFind, ...]) -> Iterator[MustFind]:
    return (row for row in wanted if not told.finds(row))


def assert_found(told: Told, wanted: tuple[MustFind, ...]) -> None:
    misses = list(map(str, missed(told, wanted)))
    share = 1 - len(misses) / len(wanted)
    assert share >= LEAST, f"{len(wanted) - len(misses)} of {len(wanted)} found; not found:\n" + "\n".join(misses)


def test_heads_are_those_of_flags():
    heads = {*map(str, Head)}
    assert all(row.head in heads and row.other_head in heads | {""} for row in rows())


def test_every_row_is_on_a_page_and_on_its_lines():
    told = Told(SETS[0])
    for row in rows():
        assert row.document in told.evidence.document
        assert row.line <= told.evidence.document[row.document].lines
        assert bool(row.words) == bool(row.line)


def test_what_needs_no_text_is_found_without():
    assert_found(Told(SETS[0]), tuple(row for row in rows() if (row.document, row.line) not in NEEDS_THE_TEXT))


def test_all_is_found_with_the_texts():
    if not PAGES.is_dir():
        needing = ", ".join(NEEDS_THE_TEXT.values())
        pytest.skip(f"{NO_SHARED}: the texts of the pages are not at hand ({needing} cannot be found)")
    assert_found(Told(with_texts(SETS[0])), rows())


def test_what_is_missing_is_said():
    told = Told(SETS[0])
    told.flags = []
    assert len(list(missed(told, rows()))) == len(rows())
    with pytest.raises(AssertionError, match=r"0 of 36 found; not found:\s+000:0 cannot be checked"):
        assert_found(told, rows())
