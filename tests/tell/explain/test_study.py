"""What explain says of the witnesses of a design."""

from analysis.tell.explain.study import finding_lines, study_answer, witness_lines
from tests.builders import miniset, shown


def test_witnesses_are_told_one_a_line_with_the_words_of_the_title(tmp_path):
    bib = "citations.bib\n@article{ito2011,\n  title = {Ginger: a double-blind trial},\n  year = {2011}\n}"
    found = miniset.appraised(tmp_path / "data", bib)
    assert list(witness_lines(found.evidence.study["ito2011"], found)) == [
        "  witnesses of its design: 2 of 2 agree",
        "    table: randomised trial",
        "    title: randomised trial (“double-blind trial”)",
        "    publication type: no record",
    ]


def test_a_retracted_study_says_so_first(tmp_path):
    review = shown.review(tmp_path, "studies.csv\nstudy,status\nito2011,retracted")
    found = review.evidence.study["ito2011"]
    first = "ito2011: retracted (checked 2029-05-01); randomised trial, 80 people; read: "
    assert next(study_answer(found, review)).startswith(first)


def test_the_answer_is_what_a_study_is_what_it_found_and_what_claims_it_was_judged_for(tmp_path):
    review = shown.review(tmp_path)
    _, found, claims = study_answer(review.evidence.study["ito2011"], review)
    assert found.startswith("What it found, of 1 finding: In a randomised trial (80 people; motion sickness)")
    assert claims == "1 claim judged by it: 1 partly supports"


def test_what_one_group_alone_shows_is_no_answer(tmp_path):
    alone = "findings.csv\nid,measure,value,unit,comparator_value\nF001,share improved,91,%,"
    review = shown.review(tmp_path, f"{alone}\n\nlinks.csv\nclaim")
    _, found, claims = study_answer(review.evidence.study["ito2011"], review)
    assert found == "What it found: nothing in a comparison, as far as read; 1 finding of one group alone"
    assert "91" not in found
    assert claims == "0 claims judged by it"


def test_a_finding_shows_how_events_were_counted_and_what_is_pooled(tmp_path):
    review = shown.review(tmp_path, "findings.csv\nid,event,causality,pools\nF001,recalled,possible,ito2011")
    told = list(finding_lines(review.evidence.finding["F001"], review))
    assert {"  event: recalled", "  causality: possible", "  pools: ito2011"} <= set(told)
