"""The table of regimens: a row a claim and study of the same agent."""

from analysis.show.tables.regimens import regimens
from tests.builders import shown

SESSIONS = """
claims.csv
quote,category,outcome,figure,unit
{quote},protocol,{outcome},{figure},{unit}
"""


def frame(tmp_path, more="", **columns):
    given = {"quote": "four to six sessions", "outcome": "number of sessions", "figure": "4-6", "unit": "sessions"}
    return regimens(shown.review(tmp_path, SESSIONS.format(**(given | columns)) + more))


def test_a_claim_stands_beside_the_row_of_its_study(tmp_path):
    row = shown.only(frame(tmp_path))
    assert (row["Figure"], row["Quantity"], row["The study's value"]) == (
        "4-6 sessions",
        "number of treatments",
        "1 treatment",
    )
    assert (row["Study"], row["Cited by the document"]) == ("ito2011", "yes")
    assert (row["Comparison"], row["Why"]) == ("differs", "4-6 against 1")


def test_a_wider_study_that_does_not_say_is_counted_not_shown(tmp_path):
    more = "\nreferences.csv\ndocument\n\nstudies.csv\nstudy,role,sessions\nito2011,wider,\n"
    found = frame(tmp_path, more)
    row = shown.only(found)
    assert (row["Study"], row["Comparison"]) == ("none", "cannot tell")
    assert row["Why"] == "no study of ginger listed here gives the number of treatments"
    assert any(note.startswith("Not shown: 1 pair of a claim and a study") for note in found.notes)


def test_a_quantity_that_no_row_has_is_said_to_be_so(tmp_path):
    row = shown.only(
        frame(tmp_path, quote="each lasts 30 minutes", outcome="session length", figure="30", unit="minutes")
    )
    assert (row["Quantity"], row["Comparison"]) == ("none that the row of a study has", "cannot tell")


def test_without_such_a_claim_the_table_says_so(tmp_path):
    found = regimens(shown.review(tmp_path))
    assert found.notes == ("No row: no claim states a figure of a regimen.",)
