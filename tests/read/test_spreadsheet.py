"""What spreadsheets and data frames made of a cell."""

import pytest

from tests.builders import miniset


@pytest.mark.parametrize(
    ("table", "column", "cell", "remedy"),
    [
        ("references", "pages", "4-Aug", 'did you mean "4-8"?'),
        ("references", "pages", "Aug-12", 'did you mean "8-12"?'),
        ("references", "issue", "2004-08-04 00:00:00", 'did you mean "4-8"?'),
        ("references", "year", "2011.0", 'did you mean "2011"?'),
        ("references", "volume", "3.0", 'did you mean "3"?'),
        ("claims", "line", "4.0", 'did you mean "4"?'),
        ("claims", "figure", "8-Apr", 'did you mean "4-8"?'),
        ("studies", "interval_weeks", "2. Jun", 'did you mean "2-6"?'),
        ("studies", "comparator", "NA", "empty the cell"),
        ("studies", "participants", "NaN", "empty the cell"),
        ("references", "issue", "<NA>", "empty the cell"),
        ("references", "authors", "#REF!", 'write it in the form of this example: "Ito, K."'),
    ],
)
def test_what_a_spreadsheet_made_of_a_cell_is_a_fault_with_the_remedy(tmp_path, table, column, cell, remedy):
    damage = miniset.appraised(tmp_path / "data", f"{table}.csv\n{column}\n{cell}").evidence.damage
    assert [one.remedy for one in damage["bad-value"]] == [remedy]


@pytest.mark.parametrize(
    ("table", "column", "cell"),
    [
        ("references", "pages", "S35-8"),
        ("references", "issue", "Suppl 1"),
        ("references", "issue", "Aug"),
        ("references", "year", "2011"),
        ("references", "title", "Ginger on 4-Aug"),
        ("studies", "limits", "None"),
    ],
)
def test_what_a_person_typed_is_kept(tmp_path, table, column, cell):
    damage = miniset.appraised(tmp_path / "data", f"{table}.csv\n{column}\n{cell}").evidence.damage
    assert "bad-value" not in damage
