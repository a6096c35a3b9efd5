"""The table of numbers."""

from analysis.show.numbers import numbers
from tests.shown import material, rows


def test_the_table_holds_every_number_in_order(tmp_path):
    found = material(tmp_path)
    assert [(row["Id"], row["Value"]) for row in rows(numbers(found))] == [(one.id, one.value) for one in found.numbers]


def test_the_table_says_how_to_ask_for_the_rows(tmp_path):
    assert "explain ID" in numbers(material(tmp_path)).notes[0]
