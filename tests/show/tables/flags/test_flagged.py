"""Flagged claims in their order, problems that concern no claim, and flags set aside."""

from datetime import date

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.evidence_review import EvidenceReview
from analysis.show.tables.flags.flagged import flagged, flagged_documents, other_problems, set_aside
from tests.builders import shown

MANY = (
    """
claims.csv
id,sentence,quote,category,direction,outcome,figure,unit,sourcing,wording,stated_design
C001,1,protocol,protocol,asserts,dose,,,none,plain,
C002,2,harm,safety,asserts,bruising,,,none,plain,
C003,3,benefit,efficacy,asserts,nausea,,,none,plain,
C004,4,denied,safety,denies,any side effect,,,none,plain,
C005,5,absolute,efficacy,asserts,nausea,,,list-only,absolute,

links.csv
claim,stance,finding
C001,does not address,
C002,does not address,
C003,does not address,
C004,does not address,
C005,supports,F001

certainty.csv
question
"""
    + shown.UNWAIVED
)


def test_flags_stand_in_the_order_of_the_keys(tmp_path):
    frame = flagged(shown.review(tmp_path, MANY))
    assert [(row["Severity"], row["Flag"], row["Claim"]) for row in shown.rows(frame)] == [
        ("high", "harm-denied", "C004"),
        ("medium", "unsupported", "C003"),
        ("medium", "absolute-wording", "C005"),
    ]
    assert frame.notes[0] == "Flagged: 3 of 5 claims, by 3 flags: 1 high, 2 medium and 0 low."


def test_flag_has_the_words_what_is_wrong_and_what_to_do(tmp_path):
    first, *_ = shown.rows(flagged(shown.review(tmp_path, MANY)))
    assert (first["Document"], first["Line"], first["Words"], first["Study"]) == ("page1", 4, "denied", "none")
    assert "denies a harm" in str(first["What is wrong"])
    assert first["Remedy"]
    assert first["Provisional"] == "no"


def test_flag_that_rests_on_an_unverified_fact_is_provisional(tmp_path):
    fragment = """
studies.csv
study,design,comparator
ito2011,case series,
abe1999,randomised trial,

references.csv
number,study
1,ito2011
2,abe1999

findings.csv
value,numerator,denominator,phase,verified
91,,,uncontrolled,no

links.csv
study,stance,finding
ito2011,indirect,F001
abe1999,does not address,
"""
    found = {row["Flag"]: row["Provisional"] for row in shown.rows(flagged(shown.review(tmp_path, fragment)))}
    assert found["stated-design"] == "yes"
    assert found["figure-without-comparator"] == "no"


def test_faults_and_flags_on_waivers_are_in_a_table_of_their_own(tmp_path):
    review = shown.review(tmp_path, "findings.csv\nphase\nuncontrolled\n\ncertainty.csv\nquestion")
    rows = shown.rows(other_problems(review))
    assert {row["Check"] for row in rows} == {"link-above-cap", "unused-waiver"}
    assert len(rows) + len(flagged(review).data) + len(flagged_documents(review).data) == len(review.problems)


def test_no_fault_is_not_said_to_be_all_checked(tmp_path):
    frame = other_problems(shown.review(tmp_path, shown.UNWAIVED))
    assert frame.notes == ("No row: no fault was found; what could not be checked is under “Not checked”.",)


def test_waiver_is_shown_with_its_reason_and_whether_it_holds(tmp_path):
    review = shown.review(tmp_path)
    frame = set_aside(review)
    row = shown.only(frame)
    assert (row["Flag"], row["Claim"], row["Study"], row["In force"]) == ("unsupported", "C001", "any", "yes")
    assert frame.notes == ("Not checked: whether a waiver has expired, as no day was given.",)
    later = AppraisedEvidence(review.evidence, as_of=date(2031, 1, 1))
    assert shown.only(set_aside(EvidenceReview(later, ())))["In force"] == "no"
