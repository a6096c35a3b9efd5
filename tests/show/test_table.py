"""Tables: values typed to the last, words only at the formatter, absences said."""

from datetime import date
from decimal import Decimal

import pytest

from analysis.model.conclusions import Verdict
from analysis.show.table import Table, TableColumn
from analysis.show.value import Absent, Home, Name, Phrase, names, worded
from analysis.tell.numbers.number import Number

CUPS = (TableColumn("Cup", lambda row: row[0]), TableColumn("Size", lambda row: row[1], "not read"))
TABLE = Table("cups", "Cups", "Which?", CUPS, (("blue", 20), ("red", None)), ("Note.",))


def test_values_stay_values_and_rows_are_words():
    assert TABLE.values == (("blue", 20), ("red", Absent("not read")))
    assert isinstance(TABLE.values[1][1], Absent)
    assert TABLE.rows == (("blue", 20), ("red", "not read"))
    assert list(TABLE.data.columns) == ["Cup", "Size"]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (True, "yes"),
        (False, "no"),
        (Decimal("-1.50"), "−1.50"),
        (date(2030, 1, 31), "2030-01-31"),
        (Verdict.NOT_ADDRESSED, "not addressed"),
        (7, 7),
        ("a text", "a text"),
        (Number.counting("claims", "claims", "", ()), 0),
        (Number("F001", "75 % (30 of 40)", 75, "", ""), 75),
        (Number("Q01", "low", "low", "", ""), "low"),
        (Name(Home.STUDIES, "ito2011"), "ito2011"),
    ],
)
def test_a_value_reads_as_its_kind(value, words):
    assert worded(value) == words


def test_an_absent_value_is_worded_as_its_column_says():
    column = TableColumn("Size", lambda row: row, "not read")
    assert [column.worded(size) for size in (20, None, "")] == [20, "not read", "not read"]


def test_a_name_of_another_row_is_a_name_and_an_absence_is_none():
    column = TableColumn("Study", lambda row: row, "none named", leads=Home.STUDIES)
    assert column.value("ito2011") == Name(Home.STUDIES, "ito2011")
    assert column.value("") == "none named"
    assert column.value(Absent("not known")) == "not known"


def test_names_in_a_list_keep_what_they_name():
    found = names(Home.CHECKS, ("unsupported", "harm-denied"))
    assert found == Phrase((Name(Home.CHECKS, "unsupported"), ", ", Name(Home.CHECKS, "harm-denied")))
    assert str(found) == "unsupported, harm-denied"
    assert str(names(Home.CHECKS, ())) == ""
