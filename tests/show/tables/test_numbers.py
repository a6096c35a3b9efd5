"""The table of numbers."""

from analysis.show.tables.numbers import numbers
from analysis.tell.numbers.all_numbers import numbers as all_numbers
from tests.builders.shown import review, rows


def test_the_table_holds_every_number_in_order(tmp_path):
    found = review(tmp_path)
    counted = all_numbers(found)
    assert [(row["Id"], row["Value"]) for row in rows(numbers(found))] == [(one.id, one.value) for one in counted]


def test_the_table_says_how_to_ask_for_the_rows(tmp_path):
    assert "explain ID" in numbers(review(tmp_path)).notes[0]
