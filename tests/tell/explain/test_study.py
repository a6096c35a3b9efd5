"""What explain says of the witnesses of a design."""

from analysis.tell.explain.study import finding_lines, study_lines, witness_lines
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
    assert next(study_lines(found, review)) == "ito2011: retracted (checked 2029-05-01); randomised trial"


def test_a_finding_shows_how_events_were_counted_and_what_is_pooled(tmp_path):
    review = shown.review(tmp_path, "findings.csv\nid,event,causality,pools\nF001,recalled,possible,ito2011")
    told = list(finding_lines(review.evidence.finding["F001"], review))
    assert {"  event: recalled", "  causality: possible", "  pools: ito2011"} <= set(told)
