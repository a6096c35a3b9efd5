"""Year, month, pages and kind of an entry."""

import pytest

from analysis.model.evidence import BibEntry
from analysis.report.exchange.entry_fields import EntryKind, kind, month, pages, text, year
from tests.builders import build


def entry(type_: str = "article", **fields: str) -> BibEntry:
    return build.entry("ito2011", type_, **fields)


@pytest.mark.parametrize(("written", "known"), [("2011", 2011), ("in press", None), ("", None), ("٢٠١١", None)])
def test_year_is_four_digits_or_none(written, known):
    assert year(entry(year=written)) == known


@pytest.mark.parametrize(
    ("written", "known"),
    [("August", 8), ("aug", 8), ("May", 5), ("08", 8), ("12", 12), ("13", None), ("", None), ("ma", None)],
)
def test_month_is_read_from_its_name_or_number(written, known):
    assert month(entry(month=written)) == known


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("670-674", ("670", "674")),
        ("e12-e15", ("e12", "e15")),
        ("CD004059", ("CD004059", "")),
        ("1-2, 5-6", ("1-2, 5-6", "")),
        ("", ("", "")),
    ],
)
def test_pages_are_a_range_or_one(written, known):
    assert pages(entry(pages=written)) == known


@pytest.mark.parametrize(
    ("type_", "fields", "known"),
    [
        ("article", {}, EntryKind.ARTICLE),
        ("phdthesis", {}, EntryKind.THESIS),
        ("misc", {}, EntryKind.OTHER),
        ("misc", {"journal": "J"}, EntryKind.ARTICLE),
    ],
)
def test_kind_follows_type_then_journal(type_, fields, known):
    assert kind(entry(type_, **fields)) is known


def test_text_takes_the_first_filled_field_on_one_line():
    assert text(entry(journal=" ", booktitle="A\u2028ER  - b"), "journal", "booktitle") == "A ER - b"
    assert text(entry(), "title") == ""
