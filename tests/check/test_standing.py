"""Which problems stand: what waivers set aside, one flag on one sentence, and no claim told of twice in other words."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.catalogue import CHECKS, Check, run
from analysis.check.standing import gathered
from analysis.model.conclusions import Head, Kind
from analysis.model.problem import Remark, on_claim
from analysis.model.words import Severity
from tests.builders import miniset, shipped
from tests.builders.miniset import appraised
from tests.check.test_priority import HIGH, LOW, TOLD_OF_OFTEN, flag

#: Of a check those whose flags on the same claim say the same and more.
SAID_BY = {check.name: check.said_by for check in CHECKS if check.said_by}

_TWO_PAGES = """
documents.csv
id,reference_list
page1,no
page2,no

claims.csv
id,document,sourcing
C001,page1,none
C002,page2,none
"""


def _flagged_documents(folder: Path, waiver: str = "") -> list[str]:
    fragment = _TWO_PAGES + (f"\nwaivers.csv\ncheck,claim,document\ncites-nothing,,{waiver}" if waiver else "")
    problems = run(appraised(folder, fragment))
    return [problem.document for problem in problems if problem.check == "cites-nothing"]


def test_a_flag_on_a_document_is_set_aside_for_that_document_alone(tmp_path):
    assert _flagged_documents(tmp_path / "all") == ["page1", "page2"]
    assert _flagged_documents(tmp_path / "one", "page1") == ["page2"]


def test_a_waiver_that_names_no_document_sets_no_flag_on_a_document_aside(tmp_path):
    fragment = _TWO_PAGES + "\nwaivers.csv\ncheck,claim,document\ncites-nothing,,"
    problems = run(appraised(tmp_path, fragment))
    checks = [problem.check for problem in problems]
    assert checks.count("cites-nothing") == 2
    assert "unused-waiver" in checks


def always(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A check that flags each claim."""
    for claim in appraised.evidence.claims:
        yield on_claim(claim, "quote", "is flagged", "", "nothing")


_PLACES = sorted({0, len(CHECKS) // 2, len(CHECKS) - 2, len(CHECKS) - 1, len(CHECKS)})


@pytest.mark.parametrize("place", _PLACES)
def test_a_new_check_may_stand_anywhere_and_be_waived(place, tmp_path):
    checks = [*CHECKS[:place], Check("always", always, Severity.LOW, Kind.FLAG), *CHECKS[place:]]
    waived = _TWO_PAGES + "\nwaivers.csv\ncheck,claim\nalways,C001\nalways,C002\nnever,C001\n"
    problems = run(appraised(tmp_path / "waived", waived), checks)
    assert "always" not in [problem.check for problem in problems]
    (unused,) = (problem for problem in problems if problem.check == "unused-waiver")
    assert '"never" is not raised' in unused.message
    raised = run(appraised(tmp_path / "raised", _TWO_PAGES), checks)
    assert [problem.claim for problem in raised if problem.check == "always"] == ["C001", "C002"]


@pytest.mark.parametrize("place", _PLACES)
def test_the_checks_on_waivers_may_stand_anywhere(place, tmp_path):
    others = [check for check in CHECKS if "waiver" not in check.name]
    moved = [check for check in CHECKS if "waiver" in check.name]
    ended = "figure-without-comparator,C001,2030-01-01"
    fragment = f"as of 2031-01-01\n\nwaivers.csv\ncheck,claim,until\nnever,C001,2040-01-01\n{ended}"
    held = appraised(tmp_path, fragment)
    checks = [*others[:place], *moved, *others[place:]]
    assert len(moved) == 2
    assert set(run(held, checks)) == set(run(held))
    assert [one.check for one in run(held, checks) if "waiver" in one.check] == ["expired-waiver", "unused-waiver"]


@pytest.fixture
def evidence(tmp_path):
    return miniset.appraised(tmp_path, TOLD_OF_OFTEN).evidence


def test_claims_of_one_sentence_are_one_flag_and_the_next_sentence_has_its_own(evidence):
    flags = [flag(evidence, claim, "unsupported", LOW, "is loose") for claim in ("C001", "C002", "C003")]
    one, other = gathered(flags, evidence)
    assert (one.claims, other.claims) == (("C001", "C002"), ("C003",))
    assert one.message == '"first" and "second" (document page1, line 1) are loose'
    assert one.beside("C002") == "are loose"


def test_each_reason_is_told_once_and_the_gravest_severity_counts(evidence):
    flags = [
        flag(evidence, "C001", "unsupported", LOW, "is loose"),
        flag(evidence, "C002", "unsupported", HIGH, "lies"),
    ]
    (one,) = gathered([*flags, *flags], evidence)
    assert (one.reason, one.severity) == ("are loose; lies", HIGH)


def test_checks_and_studies_are_kept_apart(evidence):
    loose = flag(evidence, "C001", "unsupported", LOW, "is loose")
    absolute = flag(evidence, "C001", "absolute-wording", LOW, "is loose")
    assert gathered([loose, absolute], evidence) == (loose, absolute)
    (one,) = gathered([replace(loose, study="ito2011"), replace(loose, study="abe2012", claims=("C002",))], evidence)
    assert one.study == ""


def test_faults_are_never_gathered(evidence):
    fault = replace(flag(evidence, "C001", "unsupported", LOW, "is loose"), kind=Kind.FAULT)
    assert gathered([fault, fault], evidence) == (fault, fault)


WAIVED = f"{TOLD_OF_OFTEN.rpartition('waivers.csv')[0]}waivers.csv\ncheck,claim,until\nvague-sourcing,C001,{{}}\n"
VAGUE = (("plain\nC002", "plain,vague\nC002"), ("plain\nC003", "plain,vague\nC003"), ("plain\n\n", "plain,vague\n\n"))


@pytest.mark.parametrize(("until", "claims"), [("2040-01-01", {("C002",), ("C003",)}), ("2020-01-01", None)])
def test_a_waiver_takes_its_claim_out_of_the_flag_and_an_expired_one_hides_nothing(tmp_path, until, claims):
    fragment = WAIVED.format(until).replace("outcome,wording", "outcome,wording,sourcing")
    for old, new in VAGUE:
        fragment = fragment.replace(old, new, 1)
    flags = run(miniset.appraised(tmp_path, f"as of 2030-01-01\n\n{fragment}"))
    vague = {one.claims for one in flags if one.check == "vague-sourcing"}
    assert vague == (claims or {("C001", "C002"), ("C003",)})


def test_every_check_that_says_more_is_a_check_on_documents():
    flags = {check.name for check in CHECKS if check.kind is Kind.FLAG}
    assert {*SAID_BY, *(name for names in SAID_BY.values() for name in names)} <= flags


def test_a_graver_flag_on_the_same_claim_leaves_nothing_to_say(tmp_path):
    fragment = """claims.csv
id,quote,figure,stated_design
C001,75% of travellers felt better,75,randomised trial

studies.csv
study,design
ito2011,case series

findings.csv
id,phase
F001,uncontrolled

links.csv
claim,stance,why,leans
C001,indirect,no comparator,for
"""
    checks = {one.check for one in run(miniset.appraised(tmp_path / "data", fragment)) if one.claim == "C001"}
    assert "stated-design" in checks
    assert not checks & {"unsupported", "vague-sourcing", "untraced-figure", "not-in-cited-study"}


def test_no_shipped_claim_has_two_flags_that_say_the_same():
    raised = {(one.check, claim) for one in run(shipped.appraised()) for claim in one.claims}
    assert not [(check, claim) for check, claim in raised for more in SAID_BY.get(check, ()) if (more, claim) in raised]


def test_what_one_claim_adds_to_the_reason_is_said_for_it_alone():
    (flag,) = (one for one in run(shipped.appraised()) if one.check == "stated-design")
    assert len(flag.claims) > 1
    assert flag.evidence.count("point to") == 1


@pytest.mark.parametrize(("wording", "checks"), [("plain", {"harm-denied"}), ("hedged", {"contradicts-itself"})])
def test_a_denial_that_is_taken_back_is_one_flag_of_a_harm_left_out(tmp_path, wording, checks):
    fragment = f"""claims.csv
id,line,quote,category,direction,outcome,figure,unit,wording
C001,4,no side effects,safety,denies,any side effect,,,{wording}
C002,9,may cause heartburn,safety,asserts,heartburn,,,hedged

disagreements.csv
id,claim,other,kind,severity
D01,C002,C001,direct,high

links.csv
claim
"""
    flags = [one for one in run(miniset.appraised(tmp_path / "data", fragment)) if one.claim == "C001"]
    assert {one.check for one in flags if one.head is Head.HARM} == checks
