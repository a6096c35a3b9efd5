"""The tables, derived from the records, and what each kind of cell may hold."""

from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.model import conclusions, judgements, records, words
from analysis.model.figure import Figure
from analysis.model.words import Stance, Word
from analysis.schema import BIBLIOGRAPHY_KEYS, RATED, TABLES, Field, Unfit, day

FIELDS = [(table, field) for table in TABLES.values() for field in table.fields]
each = pytest.mark.parametrize(
    ("table", "field"), FIELDS, ids=[f"{table.name}.{field.name}" for table, field in FIELDS]
)


def field(name: str) -> Field:
    """A field by the name that other columns refer to it by, such as ``claims.line``."""
    table, _, column = name.partition(".")
    return next(field for field in TABLES[table].fields if field.name == column)


# The tables


@each
def test_column_has_a_meaning_and_an_example_that_it_may_hold(table, field):
    assert field.column.meaning.endswith(".")
    value = field.parse(field.column.example)
    if field.column.example:
        assert isinstance(value, field.type)
    else:
        assert field.optional


@each
def test_column_refers_to_a_key_that_there_is(table, field):
    if field.column.refers and field.column.refers != BIBLIOGRAPHY_KEYS:
        target, _, column = field.column.refers.partition(".")
        assert column in TABLES[target].key
        assert TABLES[target].key == (column,)


@each
def test_column_that_must_be_filled_refuses_an_empty_cell(table, field):
    if field.optional:
        assert field.parse("") == ("" if field.type is str else None)
    else:
        with pytest.raises(Unfit, match="needs a value"):
            field.parse("")


@each
def test_controlled_column_holds_its_words_and_no_others(table, field):
    for word in field.allowed:
        assert field.parse(word) in (word, word == "yes")
    if field.allowed:
        for other in (field.allowed[0].upper() + "x", field.allowed[0] + " ", "?"):
            with pytest.raises(Unfit, match=r"^needs (one of: .*·|yes or no)"):
                field.parse(other)


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_table_follows_its_record(table):
    assert [field.name for field in table.fields] == list(table.record._fields[1:])
    assert table.record._fields[0] == "origin"
    assert table.file == f"{table.name}.csv"
    assert table.meaning.endswith(".")
    assert table.key


def test_every_record_has_its_table():
    described = {
        value
        for value in (*vars(records).values(), *vars(judgements).values())
        if isinstance(value, type) and issubclass(value, tuple) and "origin" in getattr(value, "_fields", ())
    }
    assert described - {tuple} == {table.record for table in TABLES.values()}


def test_every_word_list_is_a_list_of_lower_case_words_but_for_names():
    named = (*vars(words).values(), *vars(conclusions).values())
    lists = [value for value in named if isinstance(value, type) and issubclass(value, Word)]
    assert len(lists) > 10
    for one in lists:
        assert all(word.meaning for word in one)
        assert one is words.Tool or all(word.value == word.value.lower() for word in one)


def test_required_tables_are_those_that_a_claim_is_judged_by():
    assert {name for name, table in TABLES.items() if table.required} == {"documents", "claims", "studies", "links"}


def test_raters_keep_tables_that_exist():
    assert set(RATED) <= set(TABLES)


# The cells

GOOD = [
    ("claims.line", "12", 12),
    ("claims.line", "+7", 7),
    ("findings.value", "84.8", Decimal("84.8")),
    ("findings.value", "-35", Decimal(-35)),
    ("findings.numerator", "0", 0),
    ("claims.figure", "4-8", Figure.parse("4-8")),
    ("claims.figure", "1.2–3.4", Figure.parse("1.2–3.4")),
    ("claims.figure", "-3.5", Figure.parse("-3.5")),
    ("waivers.until", "2028-02-29", date(2028, 2, 29)),
    ("findings.verified", "no", False),
    ("links.stance", "does not address", Stance.DOES_NOT_ADDRESS),
    ("claims.quote", "–91 %“ ", "–91 %“ "),
    ("findings.p", "<0.05", "<0.05"),
    ("claims.note", "#1 of two", "#1 of two"),
]


@pytest.mark.parametrize(("name", "text", "value"), GOOD)
def test_cell_is_read(name, text, value):
    assert field(name).parse(text) == value


BAD = [
    ("claims.line", "12.0", "whole number"),
    ("claims.line", "1,200", "whole number"),
    ("claims.line", "twelve", "whole number"),
    ("claims.line", "٣", "whole number"),
    ("claims.line", "9" * 5000, "whole number"),
    ("claims.line", "0", "1 or more"),
    ("claims.line", "-3", "1 or more"),
    ("findings.numerator", "-1", "0 or more"),
    ("findings.denominator", "0", "1 or more"),
    ("findings.value", "84,8", "a point for the decimals"),
    ("findings.value", "84.8%", "a point for the decimals"),
    ("findings.value", "1e3", "a point for the decimals"),
    ("findings.value", "nan", "a point for the decimals"),
    ("findings.value", "Infinity", "a point for the decimals"),
    ("findings.value", ".5", "a point for the decimals"),
    ("findings.value", "1_000", "a point for the decimals"),
    ("findings.value", "9" * 5000, "a point for the decimals"),
    ("findings.months", "-1", "0 or more"),
    ("findings.p", "0,05", "the form"),
    ("findings.p", "p<0.05", "the form"),
    ("claims.figure", "91%", "without its unit"),
    ("claims.figure", "08-Apr", "without its unit"),
    ("claims.figure", "8-4", "without its unit"),
    ("claims.figure", "٣", "without its unit"),
    ("claims.figure", "0." + "9" * 5000, "without its unit"),
    ("claims.id", "c001", "the form"),
    ("claims.id", "C1", "the form"),
    ("claims.id", "C00１", "the form"),
    ("documents.file", "texts/page1.txt", "the form"),
    ("documents.file", "texts\\page1.txt", "the form"),
    ("documents.sha256", "A" * 64, "the form"),
    ("documents.sha256", "a" * 63, "the form"),
    ("waivers.until", "2030-02-30", "YYYY-MM-DD"),
    ("waivers.until", "31.12.2030", "YYYY-MM-DD"),
    ("waivers.until", "20301231", "YYYY-MM-DD"),
    ("waivers.until", "2030-W01-1", "YYYY-MM-DD"),
    ("findings.verified", "TRUE", "yes or no"),
    ("findings.verified", "Yes", "yes or no"),
    (
        "links.stance",
        "Supports",
        "supports · partly supports · indirect · partly contradicts · contradicts · does not address",
    ),
    ("claims.statement", "#NAME?", "a spreadsheet"),
    ("claims.quote", "#REF!", "a spreadsheet"),
    ("claims.note", "########", "a spreadsheet"),
]


@pytest.mark.parametrize(("name", "text", "needed"), BAD, ids=[f"{name} {text[:20]!r}" for name, text, _ in BAD])
def test_cell_is_refused_with_what_is_needed(name, text, needed):
    with pytest.raises(Unfit, match=f"^needs .*{needed}"):
        field(name).parse(text)


@given(st.sampled_from(FIELDS), st.text(max_size=40))
def test_any_text_is_read_or_refused(one, text):
    value = None
    with suppress(Unfit):
        value = one[1].parse(text)
    assert value is None or isinstance(value, one[1].type)


@given(st.dates())
def test_day_is_written_in_one_way(one):
    assert day(f"{one.year:04}-{one.month:02}-{one.day:02}") == one
