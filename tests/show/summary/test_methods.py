"""Methods: sentences whose numbers are those of the rows, and which say what was not done."""

import re

import pytest

from analysis.show.summary.methods import how_judged, methods
from tests.builders import shipped, shown
from tests.builders.fragments import ONE_CONFIRMED
from tests.builders.miniset import rated

REFUSED = re.compile(
    r"\b(proven|safe|debunked|validated|gold standard|comprehensive|robust|high confidence|no evidence)\b"
)

SEARCHED = "searches.csv\nquestion\nQ01"
TWO_RATERS = rated(["partly supports", "partly supports"], ["partly supports", "indirect"])


def text(folder, fragment: str = "") -> str:
    return " ".join(methods(shown.review(folder, fragment)))


@pytest.mark.parametrize(
    ("fragment", "words"),
    [
        pytest.param("", "Claims were taken from 1 document: 1 claim", id="documents and claims"),
        pytest.param("", "1 study: 1 that a document cites and 0 that no document cites", id="studies"),
        pytest.param("", "Status (corrected, retracted) not checked: 0.", id="status"),
        pytest.param("studies.csv\nstatus,status_checked\n,", "retracted) not checked: 1.", id="status not checked"),
        pytest.param("", "No systematic search was made", id="search"),
        pytest.param(SEARCHED, "1 search logged, to 2029-05-01; no systematic search was made. What is", id="logged"),
        pytest.param(SEARCHED, "said of the studies we found.", id="found"),
        pytest.param("", "1 pair of claim and study was adjudicated one by one", id="pairs"),
        pytest.param("", "adjudicator (machine-assisted; 1 pair", id="by whom"),
        pytest.param("", "11 links support only partly → partly supported", id="rules"),
        pytest.param("", "Levels are those of OCEBM 2011", id="ladder"),
        pytest.param("", "Agreement between raters was not computed", id="no agreement"),
        pytest.param("missing appraisals.csv", "Risk of bias was not judged.", id="no appraisal"),
        pytest.param("missing questions.csv\n\nmissing certainty.csv", "Certainty was not rated.", id="no question"),
        pytest.param("missing mentions.csv", "Which harms the documents leave out was not judged.", id="no mention"),
        pytest.param("links.csv\nclaim", "No claim has been judged against a study.", id="nothing judged"),
        pytest.param("findings.csv\nverified\nno", "1 was not verified in its source", id="unverified"),
        pytest.param(TWO_RATERS, "ann and bob chose the same stance for 1 of 2; too few for a coe", id="two raters"),
        pytest.param(TWO_RATERS, "Raters who agree were overruled in 0 pairs, each listed.", id="nobody overruled"),
        pytest.param(
            rated(["indirect"], ["indirect"]),
            "Raters who agree were overruled in 1 pair, each listed; for 1 of them no reason is given.",
            id="overruled",
        ),
    ],
)
def test_methods_say(tmp_path, fragment, words):
    assert words in text(tmp_path, fragment)


def test_methods_end_in_full_stops_and_hold_no_refused_word(tmp_path):
    paragraphs = methods(shown.review(tmp_path, TWO_RATERS))
    assert all(paragraph.endswith(".") for paragraph in paragraphs)
    assert not any(REFUSED.search(paragraph) for paragraph in paragraphs)


def test_document_whose_text_is_there_is_said_to_be_compared(tmp_path):
    found = text(tmp_path, "page1.txt\nGinger.")
    assert "held against the text of 1 of 1" in found
    assert "not at hand" not in found


def test_how_it_was_judged_takes_150_words():
    words = " ".join(how_judged(shipped.review()))
    assert len(words.split()) <= 150
    assert not REFUSED.search(words)


@pytest.mark.parametrize(
    ("fragment", "words", "there"),
    [
        pytest.param("", "no clinician has reviewed them", True, id="machines alone"),
        pytest.param(ONE_CONFIRMED, "no clinician has reviewed them", False, id="a person looked"),
        pytest.param(TWO_RATERS, "2 raters judged without sight of each other", True, id="two raters"),
        pytest.param("", "raters judged without sight", False, id="one"),
        pytest.param("links.csv\nclaim", "No claim has been judged against a study.", True, id="nothing judged"),
        pytest.param("", "agreement shows that", False, id="no agreement"),
    ],
)
def test_how_it_was_judged_says_what_the_rows_bear(tmp_path, fragment, words, there):
    assert (words in " ".join(how_judged(shown.review(tmp_path, fragment)))) is there
