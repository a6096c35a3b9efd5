"""What explain says of a document, of a study with the witnesses of its design, and of a finding."""

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.evidence_review import EvidenceReview
from analysis.read.records import read_evidence
from analysis.tell.explain.names import explain
from analysis.tell.explain.records import finding_lines, study_answer, witness_lines
from tests.builders import miniset, shown
from tests.builders.fragments import HARMS


def explained(folder, name, fragment=""):
    return explain(name, lambda: EvidenceReview.of(AppraisedEvidence(read_evidence(miniset.write(folder, fragment)))))


def test_row_counts_and_sources_are_printed(tmp_path):
    text = explained(tmp_path, "page1")
    for part in (
        "page1: Ginger for travellers",
        "documents.csv:2",
        "page1: Ginger for travellers: 1 claim; by the studies that it cites 1 partly supported\n",
        "1 efficacy",
        "that it cites: ito2011",
    ):
        assert part in text


def test_harms_are_listed_by_what_is_said_of_them(tmp_path):
    text = explained(tmp_path, "page1", HARMS)
    assert "that bear on what it describes: 2; 1 named, 1 silent\n" in text
    assert "that bear on what it describes\n  named: 1: heartburn (C003)\n  silent: 1: fainting" in text
    assert "It also speaks of\n  named: 1: swelling (C003)\n  denied: 1: any side effect (C002)" in text


def test_flags_on_claims_are_counted_and_those_on_the_document_printed(tmp_path):
    text = explained(tmp_path, "page1", HARMS)
    assert "  harm-denied: 1\n" in text
    assert "Flags on the document as a whole: 2\n" in text
    assert "to which no marker leads" in text


def test_that_it_offers_the_treatment_is_a_fact_of_it(tmp_path):
    text = explained(tmp_path, "page1", "documents.csv\nid,offers\npage1,yes\n")
    assert "offers: yes" in text
    assert "sells" not in text


def test_document_that_nobody_judged_says_so(tmp_path):
    assert "Harms: not judged" in explained(tmp_path, "page3", HARMS)


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
