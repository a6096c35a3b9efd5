"""explain of a question, and what explain says of the certainty behind a claim."""

from pathlib import Path

from tests.tell.explain.test_names import explained

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
