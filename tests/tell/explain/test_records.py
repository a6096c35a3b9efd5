"""What explain says of a document, of a study with its witnesses, of a finding, of a question and of certainty."""

from pathlib import Path

from analysis.tell.explain.records import finding_lines, study_answer, witness_lines
from tests.builders import miniset, shown
from tests.builders.fragments import HARMS
from tests.tell.explain.test_names import explained


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


UNVERIFIED = "findings.csv\nverified\nno"


def test_a_question_shows_findings_start_steps_certainty_and_claims(tmp_path: Path) -> None:
    text = explained(tmp_path, "Q01")
    for part in (
        "Q01: nausea in motion sickness: ginger, against placebo (one hour)",
        "F001 of ito2011: nausea, share improved: 75.0 %, control 50.0 %",
        "per 100: 75.0 treated, 50.0 in the control group, difference 25.0",
        "people to treat for one more: 4.0",
        "against placebo (one hour): certainty moderate\n",
        "What was found (1 finding of 1 study): In a randomised trial",
        "Why: it starts high (randomised); -1 for imprecision",
        "imprecision: -1 (judged)",
        "risk of bias: considered and left (second-hand)",
        "Forty people a group. Judged by adjudicator, not confirmed by a person.",
        "certainty.csv:2",
        "indirectness: considered and left",
        "inconsistency: not applicable",
        "risk of bias: 0 of 80 people in trials judged",
        "imprecision: F001: interval 3.79 to 43.3, does not cross no effect (0)",
        "imprecision: information size: not computed",
        "In what: any effect; threshold not read",
        "importance: critical; baseline risk: not read",
        "Our rating, listed studies; no systematic search.",
        "C001: same terms",
    ):
        assert part in text


def test_a_question_says_what_would_change_its_certainty(tmp_path: Path) -> None:
    assert "no finding of it is unverified" in explained(tmp_path / "verified", "Q01")
    text = explained(tmp_path / "not", "Q01", UNVERIFIED)
    assert "F001 was not verified" in text
    assert "without F001, which was not verified: not rated (none of the findings that it names can be taken)" in text


def test_a_question_that_is_not_rated_says_why(tmp_path: Path) -> None:
    text = explained(tmp_path, "Q01", "questions.csv\nid,findings\nQ01,\n\ncertainty.csv\nquestion")
    assert "certainty not rated (no study listed here)" in text
    assert "What was found: 0 findings of 0 studies, none of which compares groups\nWhy: it starts nowhere\n" in text


def test_a_question_names_the_reasons_that_nobody_considered(tmp_path: Path) -> None:
    text = explained(tmp_path, "Q01", "certainty.csv\ndomain,state\nimprecision,")
    assert "imprecision: -1 (state not judged)" in text
    assert "nobody considered: risk of bias, inconsistency, indirectness and publication bias" in text


def test_counts_of_units_say_why_there_is_no_interval(tmp_path: Path) -> None:
    text = explained(tmp_path, "Q01", "studies.csv\nunits,unit_name\n80,knees")
    assert "no interval: knees of one person are not independent" in text
    assert "people to treat" not in text


def test_a_claim_shows_the_certainty_of_its_questions(tmp_path: Path) -> None:
    text = explained(tmp_path, "C001", UNVERIFIED)
    assert "Q01: moderate (provisional)" in text
    assert "nausea in motion sickness: ginger, against placebo (one hour); same terms" in text


def test_a_claim_that_is_too_vague_for_a_question_says_what_it_does_not_name(tmp_path: Path) -> None:
    text = explained(tmp_path, "C001", "claims.csv\nid,condition,outcome\nC001,,\n")
    assert "it falls under no question, as it names no condition and no outcome" in text


def test_a_claim_that_no_question_asks_about_says_so(tmp_path: Path) -> None:
    text = explained(tmp_path, "C001", "claims.csv\noutcome\nvomiting")
    assert "it falls under no question, as none that is listed has its terms" in text


def test_a_claim_that_certainty_does_not_apply_to_has_none(tmp_path: Path) -> None:
    assert "Certainty" not in explained(tmp_path, "C001", "claims.csv\ncategory\nprotocol")
