"""Studies as readers meet them: what each is, what it found on both sides, and what the documents make of it."""

import pytest

from analysis.show.tables.study_cards import cited_studies, wider_studies
from tests.builders import shipped, shown

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
