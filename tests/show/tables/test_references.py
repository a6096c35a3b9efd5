"""Printed references as they stand, and field by field against the bibliography, with what could not be compared."""

from analysis.show.tables.references import reference_accuracy, references
from tests.builders import shown
from tests.builders.fragments import article


def test_reference_is_shown_as_printed_and_what_is_not_printed_is_said(tmp_path):
    row = shown.only(references(shown.review(tmp_path, "references.csv\nstudy,issue\n,")))
    assert (row["Study"], row["Issue"], row["Pages"]) == ("not known", "not printed", "10-15")


def test_documents_without_printed_references_are_named(tmp_path):
    frame = references(shown.review(tmp_path, "references.csv\ndocument"))
    assert frame.notes == (
        "No row: no printed reference is recorded.",
        "No printed reference is recorded for: page1.",
    )


FAULTY = 'references.csv\nnumber,authors,issue,pages\n1,"Ito, K.",2,10-15\n2,"Ito, J.",,10-18'
RECORD = article(journal="Journal of Examples", year="2011", volume="3", number="2", pages="10--15", pmid="1234567")
FAULTY += f"\n\ncitations.bib\n{RECORD}"


def test_one_row_a_field_of_a_reference(tmp_path):
    frame = reference_accuracy(shown.review(tmp_path, FAULTY))
    assert len(frame.data) == 14
    row = shown.rows(frame)[-1]
    assert (row["Number"], row["Field"], row["Printed"], row["Indexed"]) == (2, "pages", "10-18", "10-15")
    assert (row["Outcome"], row["Why"]) == ("wrong", "last page")


def test_absence_is_worded(tmp_path):
    bib = "citations.bib\n@article{ito2011,\n  title = {Ginger in travellers}\n}"
    rows = shown.rows(reference_accuracy(shown.review(tmp_path, f"references.csv\nissue,pages\n,10\n\n{bib}")))
    issue = next(row for row in rows if row["Field"] == "issue")
    assert (issue["Printed"], issue["Indexed"]) == ("not printed", "not in the bibliography")
    assert issue["Outcome"] == "not verified"


def test_totals_have_denominators(tmp_path):
    wrong, omitted, unverified, context = reference_accuracy(shown.review(tmp_path, FAULTY)).notes
    assert wrong.startswith("Wrong: 2 of 13 fields")
    assert "at least one in 1 of 2 references" in wrong
    assert wrong.endswith("0 of 2.")
    assert omitted.startswith("Omitted, in whole or in part: 1 of 14 fields.")
    assert unverified.startswith("Not verified: 0 of 14 fields.")
    assert "journal articles" in context


def test_references_that_name_no_study_are_listed(tmp_path):
    frame = reference_accuracy(shown.review(tmp_path, "references.csv\nstudy,number\nito2011,1\n,2"))
    assert frame.notes[-1].endswith("page1:2.")
    assert len(frame.data) == 7


def test_without_references_there_is_no_context_either(tmp_path):
    (note,) = reference_accuracy(shown.review(tmp_path, "references.csv\ndocument")).notes
    assert note.startswith("No row: ")
