"""Flags said once: a claim is not told of twice in words that say the same."""

from analysis.check.catalogue import CHECKS, run
from analysis.check.said_once import SAID_BY
from analysis.model.conclusions import Kind
from tests.builders import miniset, shipped


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
