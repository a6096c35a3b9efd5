"""explain DOCUMENT: its row, its claims counted, what it says of harms, and its flags."""

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.evidence_review import EvidenceReview
from analysis.read.records import read_evidence
from analysis.tell.explain.names import explain
from tests.builders import miniset
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
