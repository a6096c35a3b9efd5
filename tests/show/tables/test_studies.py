"""Studies, witnesses of their design and findings: absences are worded, and a citation is the reference."""

from dataclasses import replace

import pytest

from analysis.model.evidence import BibEntry, Evidence
from analysis.show.references import references as bibliography
from analysis.show.tables.catalogue import table_named
from analysis.show.tables.studies import (
    cited_studies,
    design_witnesses,
    findings,
    positions,
    reference_accuracy,
    references,
    studies,
    study_names,
    wider_studies,
)
from analysis.show.value import plain
from tests.builders import build, shipped, shown
from tests.builders.fragments import article

FULL = {
    "author": "Hooper, R. A. and Ding, M.",
    "title": "Dextrose in back pain",
    "journal": "J Examples",
    "year": "2004",
    "volume": "10",
    "number": "4",
    "pages": "670-674",
}


def entry(**fields: str) -> BibEntry:
    return build.entry("hooper2004", **{name: text for name, text in (FULL | fields).items() if text})


def test_studies_have_names_that_no_two_share():
    entries = [entry(), build.entry("hooper2004b", author="Hooper, R. A. and Ding, M.", year="2004")]
    entries.append(build.entry("ito2011", author="Ito, K", year="2011"))
    rows = (build.study(study="sato1999"), build.study(study="abe1999", short_name="The sea trial"))
    entries.append(build.entry("abe1999", author="Abe, K", year="1999"))
    found = study_names(Evidence(entries=tuple(entries), studies=rows))
    assert found == {
        "sato1999": "sato1999",
        "abe1999": "The sea trial",
        "hooper2004": "Hooper & Ding 2004 (hooper2004)",
        "hooper2004b": "Hooper & Ding 2004 (hooper2004b)",
        "ito2011": "Ito 2011",
    }


REST = "Dextrose in back pain. J Examples. 2004;10(4):670-674."


def test_citation_is_the_reference_of_the_bibliography(tmp_path):
    review = shown.review(tmp_path)
    row = shown.only(studies(review))
    assert row["Citation"] == plain(bibliography(review.evidence)["ito2011"]) != ""


def test_study_without_an_entry_says_so(tmp_path):
    review = shown.review(tmp_path)
    without = replace(review.appraised, evidence=replace(review.evidence, entries=()))
    assert shown.only(studies(replace(review, appraised=without)))["Citation"] == "no entry in citations.bib"


def test_absent_characteristics_are_worded(tmp_path):
    fragment = """
studies.csv
participants,units,unit_name,region,dose,comparator,sessions,follow_up_months,read_at
,,,,,,,,
"""
    row = shown.only(studies(shown.review(tmp_path, fragment)))
    assert (row["Participants"], row["Units analysed"], row["Region"]) == ("not read", "people", "none in particular")
    assert (row["Comparator"], row["Limits"], row["Included in"]) == ("none", "none noted", "none")
    for heading in ("Dose", "Sessions", "Follow-up, months", "Setting", "Conflicts", "Read at"):
        assert row[heading] == "not read"


@pytest.mark.parametrize(("units", "text"), [("111", "111 knees"), ("", "knees: number not read")])
def test_units_that_are_not_people_are_named(tmp_path, units, text):
    fragment = f"studies.csv\nunits,unit_name\n{units},knees"
    assert shown.only(studies(shown.review(tmp_path, fragment)))["Units analysed"] == text


def test_note_counts_the_studies_read_in_full(tmp_path):
    assert studies(shown.review(tmp_path)).notes[0] == "Read in full: 0 of 1 study."


def test_finding_shows_phase_control_counts_and_interval(tmp_path):
    row = shown.only(findings(shown.review(tmp_path)))
    assert (row["Phase"], row["Verified"], row["Months"]) == ("randomised", "yes", "1")
    assert (row["Control arm"], row["Counts"]) == ("50.0 % (20 of 40)", "30 of 40 people")
    assert (row["95 % interval as reported"], row["p"], row["Note"]) == ("not read", "not read", "none")


def test_reported_interval_is_shown_as_reported(tmp_path):
    row = shown.only(findings(shown.review(tmp_path, "findings.csv\nci_low,ci_high,p\n60.5,86,<0.05")))
    assert (row["95 % interval as reported"], row["p"]) == ("60.5 to 86", "<0.05")


def test_note_counts_what_is_not_verified(tmp_path):
    frame = findings(shown.review(tmp_path, "findings.csv\nverified,read_at\nno,"))
    assert frame.notes[0].startswith("Not verified: 1 of 1 finding.")
    assert shown.only(frame)["Read at"] == "not read"


TITLED = """
citations.bib
@article{{ito2011,
  author = {{Ito, K}},
  title = {{Ginger: {title}}},
  year = {{2011}},
  publication_type = {{{types}}}
}}
"""


def test_witnesses_stand_side_by_side(tmp_path):
    frame = design_witnesses(shown.review(tmp_path, TITLED.format(title="a randomised trial", types="Clinical Trial")))
    row = shown.only(frame)
    assert (row["Study"], row["Our table"], row["Its title"]) == ("ito2011", "randomised trial", "randomised trial")
    assert (row["Words of the title"], row["Publication type"]) == ("randomised trial", "Clinical Trial")
    assert row["Witnesses"] == "3 of 3 agree"
    assert frame.notes[0].startswith("Publication type: no record for 0 of 1 study.")


def test_those_that_disagree_are_named(tmp_path):
    row = shown.only(design_witnesses(shown.review(tmp_path, TITLED.format(title="a case series", types="Review"))))
    assert row["Witnesses"] == "table and title disagree"


def test_what_is_not_recorded_is_said(tmp_path):
    row = shown.only(design_witnesses(shown.review(tmp_path)))
    assert (row["Its title"], row["Publication type"]) == ("names no design", "no record")
    assert row["Witnesses"] == "not compared: fewer than two name a design"


def test_without_studies_the_table_says_so(tmp_path):
    frame = design_witnesses(shown.review(tmp_path, "studies.csv\nstudy\n"))
    assert frame.notes == ("No row: no study is listed.",)


# References as printed, and field by field against the bibliography


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


# Positions, in their order, with what was not verified

THREE = """
positions.csv
organisation,kind,year,position,verified,read_at
Late Payer,payer,2020,Not paid for.,yes,https://example.org/payer
Old Guild,guideline,2001,May be tried.,yes,https://example.org/guild
New Guild,guideline,2012,Is advised against.,no,
"""


def test_guidelines_stand_before_payers_and_new_before_old(tmp_path):
    rows = shown.rows(positions(shown.review(tmp_path, THREE)))
    assert [row["Organisation"] for row in rows] == ["New Guild", "Old Guild", "Late Payer"]


def test_what_nobody_read_is_counted(tmp_path):
    frame = positions(shown.review(tmp_path, THREE))
    assert [row["Verified"] for row in shown.rows(frame)] == ["no", "yes", "yes"]
    assert "1 position of 3 not verified." in frame.notes
    assert frame.notes[0].startswith("Context, not evidence of effect")


def test_no_verdict_rests_on_a_position(tmp_path):
    without = shown.review(tmp_path / "without", "positions.csv\norganisation")
    having = shown.review(tmp_path / "having", THREE)
    tables = [table_named("strength-all", one).data for one in (without, having)]
    assert tables[0].equals(tables[1])


# As readers meet them

FOUND = "What it found"
MADE_OF = "What the documents make of it"


def card(tmp_path, fragment=""):
    return shown.only(cited_studies(shown.review(tmp_path, fragment)))


def test_card_says_what_a_study_is_and_how_it_was_read(tmp_path):
    columns = "study,blinding,comparator,follow_up_months,read_as,participants"
    said = card(tmp_path, f"studies.csv\n{columns}\nito2011,double,placebo,1-6,cut abstract,80")
    assert said["Study"] == "ito2011"
    assert str(said["What it is"]).split("\n") == [
        "randomised trial, double-blind",
        "80 people; motion sickness",
        "ginger against placebo",
        "followed up for 1 to 6 months",
        "read: a part of the abstract",
    ]


@pytest.mark.parametrize(
    ("columns", "cells", "said"),
    [
        ("blinding,comparator", "not applicable,", ["randomised trial", "ginger, no comparator"]),
        ("blinding,follow_up_months", "not read,", ["randomised trial, blinding not read", "follow-up not read"]),
        ("status,status_checked", "retracted,2029-05-01", ["retracted (checked 2029-05-01)"]),
    ],
)
def test_what_was_not_read_and_what_was_withdrawn_is_said(tmp_path, columns, cells, said):
    what = str(card(tmp_path, f"studies.csv\nstudy,{columns}\nito2011,{cells}")["What it is"]).split("\n")
    assert set(said) <= set(what)


def test_design_is_told_by_its_witnesses_where_they_differ(tmp_path):
    fields = "author = {Ito, K},\n  title = {Ginger: a case report},\n  year = {2011}"
    entry = f"raw citations.bib\n@article{{ito2011,\n  {fields}\n}}"
    assert "its design by its title: case report, publication type: no record" in str(
        card(tmp_path, entry)["What it is"]
    )


def test_results_stand_beside_the_control_group_and_one_that_nobody_verified_says_so(tmp_path):
    found = card(tmp_path, "findings.csv\nid,months,verified\nF001,1,no")[FOUND]
    assert found == (
        "nausea, share improved: 30 of 40 (75 per 100) against 20 of 40 (50 per 100); 25 more per 100 "
        "(95 % interval 4 more to 43 more) at 1 month; not verified: read in no source"
    )


ALONE = "id,outcome,measure,value,unit,phase,comparator_value,numerator,denominator,note"


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (
            "nausea,share improved,91,%,uncontrolled,,,,",
            "nausea, share improved: 91 % (counts not read), no control group",
        ),
        ("nausea,statement,,,uncontrolled,,,,All good.", "nausea: in words only, no control group"),
        ("trials,count,7,trials,review,,7,9,", "trials: 7 of 9 trials"),
    ],
)
def test_one_group_alone_is_said_to_be_one(tmp_path, cells, said):
    empty = "links.csv\nclaim\n\nfindings.csv\n"
    assert card(tmp_path, f"{empty}{ALONE},months\nF001,{cells},")[FOUND] == said


def test_further_results_are_counted_and_alike_ones_stand_together(tmp_path):
    rows = [f"F00{place},o{place % 2},{place},{place}" for place in range(1, 8)]
    rows += ["F008,o8,7,7"]
    found = str(card(tmp_path, "\n".join(["findings.csv\nid,outcome,months,numerator", *rows]))[FOUND]).split("\n")
    assert len(found) == 5
    assert found[-1].startswith("and ")
    assert card(tmp_path / "none", "findings.csv\nid")[FOUND] == "no result read"


def test_documents_that_cite_it_are_counted_by_what_it_says_of_their_claims(tmp_path):
    made_of = str(card(tmp_path)[MADE_OF]).split("\n")
    assert made_of[0] == "page1, by its list as a whole, for 1 claim: partly supports 1 (C001)"
    assert card(tmp_path / "none", "references.csv\nstudy\n\nclaims.csv\nsourcing,marker,stated_design\nnone,,")[
        MADE_OF
    ].startswith("no claim leads to it")


def test_design_that_a_document_gives_it_stands_against_its_own():
    frame = cited_studies(shipped.review())
    said = " ".join(str(cell) for cell in frame.data[MADE_OF])
    for one in shipped.appraised().designs.values():
        if one.attributed and one.attributed.study in {study.study for study in frame.records}:
            assert f"called “{one.claim.stated_design}”" in said


WIDER = "studies.csv\nstudy,role\nito2011,wider\n\nlinks.csv\nclaim\n\nfindings.csv\n"


def test_no_result_is_told_without_its_opposite(tmp_path):
    head = "id,measure,value,unit,group,comparator_value,note,numerator,denominator,comparator_numerator,p"
    words = "statement,,,{},,{},,,,"
    rows = [
        f"F001,{words.format('ginger vs placebo', 'It favours ginger.')}",
        f"F002,{words.format('ginger vs placebo', 'It favours ginger.')}",
        f"F003,{words.format('ginger vs rest', 'No difference.')}",
        f"F004,{words.format('ginger vs rest', 'Seventy were asked.')}",
    ]
    found = shown.only(wider_studies(shown.review(tmp_path, "\n".join([f"{WIDER}{head}", *rows]))))
    assert found[FOUND] == (
        "nausea: better with ginger (ginger vs placebo); nausea: no difference found (ginger vs rest)"
    )
    assert (found["People"], found["Certainty"]) == ("80 people", "moderate")


def test_wider_study_without_results_or_rating_says_so(tmp_path):
    found = shown.only(
        wider_studies(shown.review(tmp_path, f"{WIDER}id\n\nquestions.csv\nid\n\ncertainty.csv\nquestion"))
    )
    assert (found[FOUND], found["Certainty"]) == ("no result read", "not rated")
    assert not wider_studies(shown.review(tmp_path / "cited")).rows


def test_every_study_has_its_card_or_its_line():
    review = shipped.review()
    made = len(cited_studies(review).rows) + len(wider_studies(review).rows)
    assert made == len(review.evidence.studies)
