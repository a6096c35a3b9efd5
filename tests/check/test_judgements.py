"""Screening rows without a kind, studies that nobody judged, raters' own rows, codings, and confirmations."""

from dataclasses import replace

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.catalogue import run
from analysis.check.judgements import (
    coding_unlike_claim,
    empty_screening,
    foreign_signature,
    overruled_without_reason,
    pair_rated_twice,
    screened_though_found,
    undated_status,
    unjudged_study,
)
from analysis.model.conclusions import Kind
from analysis.model.evidence import Evidence, Ratings
from tests.appraise.raters.test_confirmed import TWO_LINKS
from tests.appraise.verdict.test_assessment import screened
from tests.builders import miniset
from tests.builders.build import appraisal, claim, coding, finding, link, rater, ratings, screening, study, term
from tests.builders.fragments import ALL_CONFIRMED, PERSON
from tests.builders.miniset import appraised
from tests.builders.miniset import rated as rated_by

BLANK = {"category": ""}


@pytest.mark.parametrize("column", ["agent", "condition", "outcome", "document"])
def test_a_row_that_names_no_kind_of_claim_is_a_fault(column: str) -> None:
    assert [remark.study for remark in empty_screening(AppraisedEvidence(screened(BLANK)))] == ["ito2011"]
    assert not list(empty_screening(AppraisedEvidence(screened(BLANK | {column: "page1"}))))


@pytest.mark.parametrize(
    ("row", "reported", "told"),
    [
        pytest.param({"outcome": "nausea"}, "nausea", True, id="the outcome"),
        pytest.param({"outcome": "sickness"}, "nausea", True, id="a broader outcome"),
        pytest.param({"outcome": "nausea"}, "sickness", False, id="a narrower outcome"),
        pytest.param({"outcome": "pain"}, "nausea", False, id="another"),
        pytest.param({"outcome": "nausea", "condition": "mumps"}, "nausea", False, id="in another condition"),
        pytest.param({"outcome": ""}, "nausea", False, id="no outcome"),
    ],
)
def test_a_study_is_not_set_aside_for_what_was_read_of_it(row, reported, told) -> None:
    terms = (term(term="sickness", broader=""), term(term="nausea", broader="sickness"))
    rows = (screening(category="efficacy", **row),)
    held = Evidence(screening=rows, studies=(study(),), findings=(finding(outcome=reported),), terms=terms)
    found = [remark.message for remark in screened_though_found(AppraisedEvidence(held))]
    assert found == ([f"ito2011 is set aside for claims on {row['outcome']} and reports it in F001"] if told else [])
    unread = replace(held, findings=(finding(outcome=reported, verified="no", read_at=""),))
    assert not list(screened_though_found(AppraisedEvidence(unread)))


#: Seven claims, of which the last two are judged by no study, and a study with a link to each of the others.
WHOLE = Evidence(
    claims=tuple(claim(id=f"C00{number}", category="caveat" if number > 5 else "efficacy") for number in range(1, 8)),
    studies=(study(),),
    links=tuple(link(claim=f"C00{number}") for number in range(1, 6)),
)


def unjudged(found: Evidence) -> list[str]:
    return [remark.message for remark in unjudged_study(AppraisedEvidence(found))]


def test_a_new_study_is_one_fault_with_the_number_of_claims_and_the_first_of_them() -> None:
    more = replace(WHOLE, studies=(*WHOLE.studies, study(study="abe1999")))
    assert unjudged(more) == ["abe1999 was not judged for 5 claims: C001, C002, C003, C004, C005"]
    claims = (*more.claims, claim(id="C008"), claim(id="C009", category="context"))
    assert unjudged(replace(more, claims=claims)) == [
        "abe1999 was not judged for 6 claims: C001, C002, C003, C004, C005 and 1 more"
    ]


def test_links_and_screening_rows_judge_a_study() -> None:
    assert unjudged(WHOLE) == []
    abe = study(study="abe1999")
    aside = replace(WHOLE, studies=(*WHOLE.studies, abe), screening=(screening(study="abe1999", category="efficacy"),))
    assert unjudged(aside) == []
    assert unjudged(replace(WHOLE, studies=(abe,), links=(*WHOLE.links, link(study="abe1999")))) == []


def test_a_study_that_was_judged_for_others_is_not_at_fault_for_a_claim_without_a_link() -> None:
    assert unjudged(replace(WHOLE, claims=(*WHOLE.claims, claim(id="C008")))) == []
    abe = tuple(link(study="abe1999", claim=one.claim) for one in WHOLE.links[:4])
    both = replace(WHOLE, studies=(*WHOLE.studies, study(study="abe1999")), links=(*WHOLE.links, *abe))
    assert unjudged(both) == ["abe1999 was not judged for 1 claim: C005"]


@pytest.mark.parametrize(
    "fragment",
    [
        pytest.param("links.csv\nclaim,study,stance\nC001,ito2011,maybe\n", id="a row of links cannot be read"),
        pytest.param("links.csv\nclaim,study\nC001,itto2011\n", id="a link names no study of ours"),
        pytest.param("links.csv\nclaim\n\nscreening.csv\ncategory\nmisc\n", id="a row of screening cannot be read"),
        pytest.param("missing links.csv", id="there are no links"),
    ],
)
def test_nothing_is_said_of_pairs_whose_rows_are_at_fault_themselves(fragment: str, tmp_path) -> None:
    assert not list(unjudged_study(miniset.appraised(tmp_path, fragment)))


@pytest.mark.parametrize(
    ("status", "checked", "missing"),
    [
        ("", "", ""),
        ("none found", "2029-05-01", ""),
        ("retracted", "", "status_checked"),
        ("", "2029-05-01", "status"),
    ],
)
def test_a_status_and_the_day_on_which_it_was_checked_stand_together(status: str, checked: str, missing: str) -> None:
    found = Evidence(studies=(study(status=status, status_checked=checked),))
    messages = [remark.message for remark in undated_status(AppraisedEvidence(found))]
    assert [message.partition(" needs a ")[2] for message in messages] == (
        [f"{missing}; the cell is empty"] * bool(missing)
    )


def test_every_table_of_a_rater_is_signed_by_that_rater():
    own = link(judged_by="ann")
    other = Ratings(rater="bob", links=(own,), appraisals=(appraisal(judged_by="bob"), appraisal(judged_by="Bob")))
    known = tuple(rater(name=name) for name in ("ann", "bob"))
    evidence = Evidence(raters=known, ratings=(ratings("ann", own), other))
    found = list(foreign_signature(AppraisedEvidence(evidence)))
    assert not list(foreign_signature(AppraisedEvidence(replace(evidence, raters=known[:1]))))
    assert [(one.claim, one.study) for one in found] == [("C001", "ito2011"), ("", "ito2011")]
    assert found[0].remedy == 'write "bob", or move them to the folder of ann'


@pytest.mark.parametrize(
    ("findings", "lines"),
    [(("F001",), 0), (("F001", ""), 1), (("F001", "", "F002"), 2), (("F001", "F001"), 0)],
)
def test_a_rater_has_one_row_a_pair_and_the_adjudicated_table_may_have_several(findings, lines):
    rows = tuple(link(finding=one) for one in findings)
    evidence = Evidence(links=rows, ratings=(ratings("ann", *rows), ratings("bob", link(), link(study="abe1999"))))
    assert len(list(pair_rated_twice(AppraisedEvidence(evidence)))) == lines


def test_a_coding_that_was_adjudicated_has_the_category_of_its_claim_and_a_raters_own_need_not():
    rows = (coding(category="caveat"), coding(claim="C002", category="safety"), coding(claim="C009", category="access"))
    claims = (claim(), claim(id="C002", category="safety"))
    evidence = Evidence(claims=claims, codings=rows, ratings=(Ratings(rater="ann", codings=rows),))
    (one,) = coding_unlike_claim(AppraisedEvidence(evidence))
    assert (one.claim, one.message) == ("C001", 'C001 is coded "caveat"; test.csv:2:1 has "efficacy"')


def faults(folder, fragment):
    return [problem for problem in run(appraised(folder, fragment)) if problem.kind is Kind.FAULT]


def test_every_judgement_of_the_set_can_be_named(tmp_path):
    assert faults(tmp_path, ALL_CONFIRMED) == []


@pytest.mark.parametrize(
    "row",
    [
        "flags,figure-without-comparator C001",
        "screening,ito2011 provider",
        "positions,Harbour Doctors' Association 2012",
        "studies,ito2011",
        "terms,nausea outcome",
    ],
)
def test_any_row_and_any_flag_may_be_named(tmp_path, row):
    assert faults(tmp_path, f"screening.csv\nstudy,category\nito2011,provider\n{PERSON}{row},agree,\n") == []


def test_a_flag_on_a_document_is_named_by_the_document(tmp_path):
    two = "documents.csv\nid,reference_list\npage1,no\npage2,no\n\nclaims.csv\nid,document,sourcing\nC001,page2,none\n"
    assert faults(tmp_path / "there", f"{two}{PERSON}flags,cites-nothing page2,agree,\n") == []
    (fault,) = faults(tmp_path / "gone", f"{two}{PERSON}flags,cites-nothing page3,agree,\n")
    assert fault.remedy == 'did you mean "cites-nothing page2"?'


@pytest.mark.parametrize(
    ("answer", "place", "message", "remedy"),
    [
        ("link,C001 ito2011", 1, 'needs one table that is there; "link" is none', 'did you mean "links"?'),
        ("zzz,C001", 1, '"zzz" is none', "correct it, or remove the confirmation"),
        ("links,C001 itto2011", 7, 'one row that is there; "C001 itto2011" is none', 'did you mean "C001 ito2011"?'),
        ("disagreements,D1", 15, '"D1" is none', 'did you mean "D01"?'),
        ("flags,figure-without-comparater C001", 7, "is none", 'did you mean "figure-without-comparator C001"?'),
        ("ratings,C001", 1, '"ratings" is none', ""),
    ],
)
def test_a_table_or_row_that_is_not_there_is_a_fault_with_the_nearest(tmp_path, answer, place, message, remedy):
    (fault,) = faults(tmp_path, f"{PERSON}{answer},agree,\n")
    assert (fault.check, fault.place.line, fault.place.column) == ("unknown-row", 2, place)
    assert message in fault.message
    assert remedy in fault.remedy


def test_of_several_links_of_a_pair_the_finding_must_be_named(tmp_path):
    (fault,) = faults(tmp_path / "short", f"{TWO_LINKS}{PERSON}links,C001 ito2011,agree,\n")
    assert '"C001 ito2011" is 2' in fault.message
    assert fault.remedy == 'did you mean "C001 ito2011 F001" or "C001 ito2011 F002"?'
    assert faults(tmp_path / "full", f"{TWO_LINKS}{PERSON}links,C001 ito2011 F002,agree,\n") == []
    blank = TWO_LINKS.replace("study,finding", "study,question,finding").replace("ito2011,F001", "ito2011,,")
    blank = blank.replace("ito2011,F002", "ito2011,Q01,F002")
    assert faults(tmp_path / "blank", f"{blank}{PERSON}links,C001 ito2011,agree,\n") == []


def test_a_row_of_a_table_without_rows_or_file_is_not_there(tmp_path):
    for name, gone in (("empty", "mentions.csv\nclaim\n"), ("missing", "missing mentions.csv\n")):
        (fault,) = faults(tmp_path / name, f"{gone}\n{PERSON}mentions,C001 heartburn,agree,\n")
        assert fault.check == "unknown-row"


def test_a_row_that_could_not_be_read_is_there_all_the_same(tmp_path):
    found = faults(
        tmp_path, f"mentions.csv\nclaim,harm,says\nC001,heartburn,nameed\n{PERSON}mentions,C001 heartburn,agree,\n"
    )
    assert [fault.check for fault in found] == ["bad-value"]


def test_what_is_tried_without_a_fact_charges_no_answer_on_a_flag(tmp_path):
    whole = appraised(tmp_path, f"{PERSON}flags,untraced-figure C001,agree,\nlinks,C001 ito2011,agree,\n")
    rest = whole.without(["F001"])
    assert "untraced-figure" in {problem.check for problem in run(whole)}
    assert [problem for problem in run(rest) if problem.kind is Kind.FAULT] == []


@pytest.mark.parametrize("answer", ["disagree", "unsure"])
def test_who_does_not_agree_says_why(tmp_path, answer):
    (fault,) = faults(tmp_path / "bare", f"{PERSON}disagreements,D01,{answer},\n")
    assert (fault.check, fault.message) == (
        "answer-without-reason",
        f'an answer that does not agree needs a reason; mori says "{answer}" of disagreements D01',
    )
    assert faults(tmp_path / "told", f"{PERSON}disagreements,D01,{answer},Both can hold.\n") == []


def test_a_machine_confirms_nothing(tmp_path):
    machine = PERSON.replace("mori,person", "mori,machine-assisted")
    (fault,) = faults(tmp_path, f"{machine}disagreements,D01,agree,\n")
    assert (fault.check, fault.message) == (
        "confirmed-by-no-person",
        'a confirmation needs a person; mori is "machine-assisted"',
    )


def test_who_is_in_no_table_of_raters_is_one_fault(tmp_path):
    (fault,) = faults(tmp_path, "confirmations.csv\ntable,row\ndisagreements,D01\n")
    assert fault.check == "unknown-rater"


@pytest.mark.parametrize(
    ("words", "reason", "faults"),
    [
        ([["indirect"], ["indirect"]], "", 1),
        ([["indirect"], ["indirect"]], "Read again.", 0),
        ([["indirect"], ["supports"]], "", 0),
        ([["partly supports"], ["partly supports"]], "", 0),
        ([["indirect"]], "", 0),
    ],
)
def test_raters_who_agree_are_overruled_with_a_reason_alone(tmp_path, words, reason, faults):
    evidence = appraised(tmp_path, f'links.csv\noverrule_reason\n"{reason}"\n\n{rated_by(*words)}')
    found = list(overruled_without_reason(evidence))
    assert [one.what for one in found] == ['is "partly supports" and needs a reason'] * faults


def test_raters_by_other_rules_are_overruled_by_nobody(tmp_path):
    rated = rated_by(["indirect"], ["indirect"])
    digest = "\n".join(f"{name},{number * 64}" for name, number in (("adjudicator", "a"), ("ann", "b"), ("bob", "b")))
    other = f"raters.csv\nname,rules_sha256\n{digest}"
    fragment = "\n\n".join(block for block in rated.split("\n\n") if not block.startswith("raters.csv"))
    assert not list(overruled_without_reason(appraised(tmp_path, f"{fragment}\n\n{other}")))
