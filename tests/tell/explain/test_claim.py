"""explain CLAIM: its regimen, what the source says with its rows, how the wording stands, and what would settle it."""

from pathlib import Path

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.evidence_review import EvidenceReview
from analysis.read.records import read_evidence
from analysis.tell.explain.claim import claim_answer, regimen_lines
from analysis.tell.explain.names import explain
from tests.builders import miniset
from tests.builders.miniset import rated
from tests.tell.explain import test_names

SESSIONS = """
claims.csv
quote,category,outcome,figure,unit
four to six sessions,protocol,number of sessions,4-6,sessions

studies.csv
study,role,sessions
ito2011,cited,1
abe1999,wider,
"""


def explained(folder: Path, fragment: str = "") -> str:
    return explain("C001", lambda: EvidenceReview.of(AppraisedEvidence(read_evidence(miniset.write(folder, fragment)))))


def test_the_sentence_stands_with_the_places_of_its_rows(tmp_path: Path) -> None:
    text = explained(tmp_path)
    assert "\nWhat the source says: In a randomised trial (80 people;" in text
    assert "What the source says is made from the rows by rule; no rater judged it:" in text
    assert "rests on F001 of ito2011 [" in text
    assert "findings.csv:2]" in text
    assert "rests on the row of ito2011 [" in text


def test_overruled_raters_are_told_with_the_reason(tmp_path: Path) -> None:
    why = f"links.csv\noverrule_reason\nRead again.\n\n{rated(['indirect'], ['indirect'])}"
    said = "Raters overruled on ito2011: Both raters said “indirect”; adjudicated “partly supports”: Read again. ["
    assert said in explained(tmp_path / "why", why)
    assert "Raters overruled" not in explained(tmp_path / "none")


def test_wording_is_held_against_the_question(tmp_path: Path) -> None:
    plain = "claims.csv\nid,quote,statement,figure,unit\nC001,relieves nausea,Ginger relieves nausea.,,\n"
    assert "Wording: stands for high certainty (see: explain more-certain-than-the-evidence)" in explained(
        tmp_path, plain
    )
    assert "Wording:" not in explained(tmp_path)


def test_what_would_settle_an_open_claim_is_said_with_its_question(tmp_path: Path) -> None:
    text = explained(tmp_path, "claims.csv\nid,sourcing\nC001,dangling\n")
    assert (
        "What would settle it:\n  A randomised trial of ginger against placebo in people with motion sickness" in text
    )
    assert "comparator or time from Q01 [" in text
    assert "What would settle it" not in explained(tmp_path)


def test_a_regimen_is_told_study_by_study(tmp_path):
    found = miniset.appraised(tmp_path / "data", SESSIONS)
    assert list(regimen_lines(found.evidence.claim["C001"], found)) == [
        "Figure 4-6 sessions (number of treatments) against the rows of the studies of ginger:",
        "  differs: ito2011 (cited; motion sickness): 4-6 against 1",
        "  not read in 1 that the document does not cite",
    ]


def test_a_figure_of_a_result_has_no_such_lines(tmp_path):
    found = miniset.appraised(tmp_path / "data")
    assert list(regimen_lines(found.evidence.claim["C001"], found)) == []


def test_a_disagreement_shows_both_claims_and_who_judged(tmp_path):
    two = "claims.csv\nid,quote\nC001,felt better\nC002,never helps\n\n"
    text = test_names.explained(tmp_path, "D01", f"{two}disagreements.csv\nid,claim,other,kind\nD01,C001,C002,direct\n")
    assert "D01: direct, severity low" in text
    assert 'C002: "never helps" (document page1, line 4)' in text
    assert "Judged by adjudicator, not confirmed by a person. [" in text


def test_one_against_its_own_reference_has_one_claim_and_a_lost_claim_is_said(tmp_path):
    text = test_names.explained(tmp_path / "own", "D01")
    assert text.count("document page1, line 4") == 1
    lost = "disagreements.csv\nid,claim,other,kind\nD01,C001,C999,direct\n"
    assert "C999: not in claims.csv" in test_names.explained(tmp_path / "lost", "D01", lost)


TWO = "claims.csv\nid,quote\nC001,quote one\nC002,quote two\n\nlinks.csv\nclaim,carried_from\nC002,\nC001,C002"


def test_a_carried_link_is_told_as_carried_and_not_confirmed(tmp_path: Path) -> None:
    text = explained(tmp_path / "waiting", TWO)
    assert "ito2011: partly supports; carried, not confirmed, so it does not count" in text
    person = "raters.csv\nname,kind\nadjudicator,machine-assisted\nmori,person\n\nconfirmations.csv\nrow\nC001 ito2011"
    assert "carried, not confirmed" not in explained(tmp_path / "confirmed", f"{TWO}\n\n{person}")


def test_a_stance_on_a_finding_without_a_passage_says_so(tmp_path: Path) -> None:
    said = "    rests on F001, a finding without a passage kept"
    assert said in explained(tmp_path / "none")
    kept = "findings.csv\npassage,read_as\n75.0% felt better,second-hand"
    text = explained(tmp_path / "kept", kept)
    assert said not in text
    assert "    F001 was read second-hand" in text


def answer(folder: Path, fragment: str = "") -> list[str]:
    found = miniset.appraised(folder, fragment)
    review = EvidenceReview.of(found)
    return list(claim_answer(found.evidence.claim["C001"], review))


def test_the_answer_is_both_verdicts_what_is_wrong_and_what_the_source_says(tmp_path: Path) -> None:
    verdicts, wrong, source = answer(tmp_path / "plain")
    partly = "partly supported (moderate certainty) (1 of 1 judged)"
    assert verdicts == (
        f'C001 "91% felt better" (document page1, line 4): by its own references {partly}; '
        f"by all studies listed here {partly}"
    )
    assert wrong.startswith("What is wrong: gives 91 % and nothing to compare it with: ")
    assert source.startswith("What the source says: In a randomised trial (80 people; motion sickness)")


def test_the_answer_says_what_nobody_judged_and_what_no_check_flags(tmp_path: Path) -> None:
    quiet = "claims.csv\nid,quote,figure,unit,category\nC001,is sold in packets,,,access\n\nlinks.csv\nclaim"
    verdicts, wrong, source = answer(tmp_path, quiet)
    assert verdicts.count("not assessed (0 of 1 judged)") == 2
    assert wrong == "What is wrong: no check flags it"
    assert "was not assessed" in source


def test_in_full_nothing_of_the_answer_is_said_twice(tmp_path: Path) -> None:
    text = explained(tmp_path)
    for line in answer(tmp_path / "again"):
        said = line.partition(": ")[2]
        assert text.count(said) == 1, said
    assert "told above; " in text
