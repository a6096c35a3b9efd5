"""Faults of stances: what each rule lets pass and what it does not, beyond the fragments of the manuals."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.judgements import wrong_basis
from analysis.check.stances import (
    Reach,
    absence_not_shown,
    exclusion_without_interval,
    misplaced_contradiction,
    rate_not_shown,
    reach_allowed,
    reach_below_fits,
    reach_unlike_fits,
    safety_not_refuted,
    stance_unlike_interval,
    unsaid_why,
)
from analysis.model.evidence import Evidence
from analysis.model.problem import Remark
from analysis.read.records import read_evidence
from tests.builders import miniset
from tests.builders.build import appraisal, claim, finding, link, question, study

Columns = dict[str, str]
SAFE = {"category": "safety", "outcome": "safety", "statement": "Ginger is safe.", "figure": "", "unit": ""}
RARE = SAFE | {"statement": "Heartburn from ginger is rare."}
COUNTED = {"measure": "share with event", "event": "measured"}
DENIES = {"direction": "denies"}
RELIEVES = "claims.csv\nid,statement,quote,figure,unit\nC001,Ginger relieves nausea.,relieves nausea,,\n"
NULL = {"measure": "mean difference", "value": "-4", "ci_low": "-16", "ci_high": "8"}


def found(
    check: Callable[[AppraisedEvidence], Iterator[Remark]],
    *,
    of: Any = None,
    on: Any = None,
    threshold: Any = "",
    bias: str = "",
    **judged: str,
) -> bool:
    """Whether a check faults one link to a claim (columns ``of``) by one finding (columns ``on``)."""
    evidence = Evidence(
        claims=(claim(**(of or {})),),
        studies=(study(),),
        findings=(finding(**(on or {})),),
        questions=(question(threshold=threshold),),
        links=(link(**judged),),
        appraisals=(appraisal(judgement=bias, read_at="https://example.org/ito2011"),) if bias else (),
    )
    return bool(list(check(AppraisedEvidence(evidence))))


@pytest.mark.parametrize("whole", ["supports", "contradicts"])
@pytest.mark.parametrize("fit", ["condition_fit", "comparator_fit", "outcome_fit"])
def test_the_whole_of_a_claim_is_reached_by_the_same_alone_for_and_against(whole: str, fit: str) -> None:
    basis = "opposite" if whole == "contradicts" else ""
    assert not found(reach_unlike_fits, stance=whole, basis=basis)
    assert found(reach_unlike_fits, stance=whole, basis=basis, **{fit: "narrower"})
    assert not found(reach_unlike_fits, stance=f"partly {whole}", basis=basis, **{fit: "narrower"})
    assert found(reach_unlike_fits, stance=f"partly {whole}", basis=basis, **{fit: "different"})


def test_an_agent_under_the_claims_term_counts_as_the_same_and_a_claim_without_condition_is_reached_in_part() -> None:
    assert not found(reach_unlike_fits, stance="supports", agent_fit="narrower")
    assert found(reach_unlike_fits, of={"condition": ""}, stance="supports")
    assert not found(reach_unlike_fits, of={"condition": ""}, stance="partly supports")


def test_what_was_judged_before_the_rules_is_not_held_to_them() -> None:
    assert not found(reach_unlike_fits, stance="supports", condition_fit="different", question="")
    assert not found(unsaid_why, stance="indirect", question="")


@pytest.mark.parametrize(
    ("why", "fits", "fault"),
    [
        ("other condition", {"condition_fit": "different"}, False),
        ("other condition", {"condition_fit": "same"}, True),
        ("other agent", {"agent_fit": "same"}, True),
        ("other comparator", {"comparator_fit": "different"}, False),
        ("other outcome", {"outcome_fit": "same"}, True),
        ("no comparator", {}, True),
        ("confounded", {}, False),
    ],
)
def test_a_why_is_what_the_fits_and_the_finding_say(why: str, fits: Columns, *, fault: bool) -> None:
    assert found(unsaid_why, stance="indirect", why=why, leans="for", **fits) is fault


def test_what_a_finding_that_was_not_read_allows_nobody_can_tell() -> None:
    excluded = {"stance": "contradicts", "basis": "benefit excluded"}
    null = {"stance": "indirect", "why": "no comparator"}
    for check, judged in ((exclusion_without_interval, excluded), (unsaid_why, null | {"leans": "neither"})):
        assert found(check, of=HELPS, **judged)
        assert not found(check, of=HELPS, finding="F999", **judged)
    for stance in ("partly supports", "partly contradicts"):
        assert found(reach_below_fits, of=HELPS, stance=stance)
        assert not found(reach_below_fits, of=HELPS, finding="F999", stance=stance)


def test_a_part_may_be_due_where_rows_on_bias_were_lost(tmp_path: Path) -> None:
    folder = miniset.write(tmp_path, "links.csv\nstance,overrule_reason\npartly supports,\n\n" + RELIEVES)
    before = AppraisedEvidence(read_evidence(folder))
    assert list(reach_below_fits(before))
    (folder / "appraisals.csv").write_bytes(b"")
    assert not list(reach_below_fits(AppraisedEvidence(read_evidence(folder))))


def test_a_why_and_a_leaning_are_of_an_indirect_alone() -> None:
    assert found(unsaid_why, stance="supports", why="confounded")
    assert found(unsaid_why, stance="supports", leans="for", question="")


@pytest.mark.parametrize(
    ("stance", "basis", "fault"),
    [
        ("supports", "", True),
        ("partly supports", "", True),
        ("contradicts", "opposite", True),
        ("contradicts", "no difference found", False),
    ],
)
def test_an_interval_that_holds_no_difference_is_a_null_result_on_either_side(
    stance: str, basis: str, *, fault: bool
) -> None:
    assert found(stance_unlike_interval, on=NULL, stance=stance, basis=basis) is fault
    assert not found(stance_unlike_interval, on=NULL | {"ci_high": "-1"}, stance=stance, basis=basis)
    assert found(stance_unlike_interval, on=NULL | {"measure": "risk ratio"}, stance=stance, basis=basis) is fault


def test_a_benefit_is_excluded_below_a_threshold_that_was_read() -> None:
    excluded = {"stance": "contradicts", "basis": "benefit excluded"}
    within = NULL | {"ci_low": "-2", "ci_high": "3"}
    assert not found(exclusion_without_interval, on=within, threshold="10", **excluded)
    assert found(exclusion_without_interval, on=within, **excluded)
    assert found(exclusion_without_interval, on=within, threshold="1", **excluded)
    assert found(exclusion_without_interval, on=NULL | {"ci_low": ""}, threshold="10", **excluded)


def test_a_denial_of_benefit_is_supported_by_an_exclusion_and_partly_by_a_null_result() -> None:
    null = {"basis": "no difference found"}
    assert found(exclusion_without_interval, of=DENIES, on=NULL, threshold="20", stance="supports", **null)
    assert not found(exclusion_without_interval, of=DENIES, on=NULL, stance="partly supports", **null)
    assert not found(wrong_basis, of=DENIES, stance="partly supports", **null)
    assert found(wrong_basis, of=DENIES, stance="supports", basis="opposite")
    assert found(wrong_basis, stance="supports", **null)


@pytest.mark.parametrize(
    ("of", "on", "fault"),
    [
        (RARE, COUNTED | {"numerator": "0", "denominator": "4000"}, False),
        (RARE, COUNTED | {"numerator": "0", "denominator": "21"}, True),
        (RARE, COUNTED | {"event": "recalled", "numerator": "0", "denominator": "4000"}, True),
        (SAFE, COUNTED | {"numerator": "0", "denominator": "40000"}, True),
        (RARE | {"statement": "It is very rare."}, COUNTED | {"numerator": "0", "denominator": "4000"}, True),
        (RARE | {"statement": "Heartburn is common."}, COUNTED | {"numerator": "400", "denominator": "1000"}, False),
    ],
)
def test_a_rate_is_borne_out_by_counted_people_and_safe_by_none(of: Columns, on: Columns, *, fault: bool) -> None:
    assert found(rate_not_shown, of=of, on=on, stance="partly supports") is fault


@pytest.mark.parametrize(
    ("of", "on", "fault"),
    [
        (SAFE, COUNTED | {"numerator": "4", "denominator": "40", "comparator_numerator": ""}, False),
        (SAFE, COUNTED | {"numerator": "1", "denominator": "40", "comparator_numerator": ""}, True),
        (SAFE, COUNTED | {"numerator": "3", "comparator_numerator": "1", "comparator_denominator": "40"}, False),
        (SAFE, COUNTED | {"event": "case", "numerator": "4", "denominator": "40"}, True),
        (RARE, COUNTED | {"numerator": "28", "denominator": "40"}, False),
        (RARE, COUNTED | {"event": "recalled", "numerator": "28", "denominator": "40"}, True),
        (RARE, COUNTED | {"numerator": "1", "denominator": "1000"}, True),
    ],
)
def test_graded_safety_is_contradicted_by_what_was_measured(of: Columns, on: Columns, *, fault: bool) -> None:
    assert found(safety_not_refuted, of=of, on=on, stance="partly contradicts", basis="opposite") is fault


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("Ginger never causes a rash.", False),
        ("No side effect is known.", False),
        ("Ginger rarely irritates.", True),
        ("Ginger is mild.", True),
    ],
)
def test_one_case_refutes_only_words_that_leave_none_out(statement: str, *, fault: bool) -> None:
    columns = {"category": "safety", "outcome": "rash", "statement": statement, "quote": "words"}
    assert found(misplaced_contradiction, of=columns, stance="contradicts", basis="counter-example") is fault


def test_a_fact_is_contradicted_where_it_is_said_to_be_the_rule() -> None:
    fact = {"category": "protocol", "statement": "Ginger is given weekly.", "quote": "given weekly"}
    usual = fact | {"statement": "Ginger is usually given weekly."}
    assert found(misplaced_contradiction, of=fact, stance="contradicts", basis="opposite")
    assert not found(misplaced_contradiction, of=usual, stance="contradicts", basis="opposite")


def test_a_case_decides_with_its_causality_and_none_of_so_many_never_does() -> None:
    never = {"category": "safety", "outcome": "rash", "direction": "denies", "figure": "", "unit": ""}
    never |= {"statement": "It never causes a rash."}
    case = {"event": "case", "numerator": "", "denominator": ""}
    against = {"stance": "contradicts", "basis": "counter-example"}
    assert found(absence_not_shown, of=never, on=case, **against)
    assert not found(absence_not_shown, of=never, on=case | {"causality": "held to be the cause"}, **against)
    assert found(absence_not_shown, of=never, on={"event": "none", "numerator": "0"}, stance="supports")
    assert not found(absence_not_shown, of=never, on={"event": "none", "numerator": "0"}, stance="indirect")


HELPS = {"figure": "", "unit": ""}
SHORT = {"supports": ("partly supports", "indirect"), "contradicts": ("partly contradicts", "indirect")}


@pytest.mark.parametrize("whole", SHORT)
def test_a_stance_that_stays_below_its_fits_says_why_for_and_against(whole: str) -> None:
    assert not found(reach_below_fits, of=HELPS, stance=whole)
    for stance in SHORT[whole]:
        assert found(reach_below_fits, of=HELPS, stance=stance)
        assert not found(reach_below_fits, of=HELPS, stance=stance, overrule_reason="Half had been treated before.")
        assert not found(reach_below_fits, of=HELPS, stance=stance, question="")
    assert not found(reach_below_fits, of=HELPS, stance="indirect", why="confounded")
    assert not found(reach_below_fits, of=HELPS, stance="does not address")


@pytest.mark.parametrize("whole", SHORT)
def test_high_risk_of_bias_takes_one_step_for_and_against(whole: str) -> None:
    part, indirect = SHORT[whole]
    basis = "opposite" if whole == "contradicts" else ""
    for bias, high in (("high", True), ("some concerns", False), ("", False)):
        assert found(reach_below_fits, of=HELPS, bias=bias, stance=part) is not high
        assert found(reach_unlike_fits, of=HELPS, bias=bias, stance=whole, basis=basis) is high
        assert found(reach_below_fits, of=HELPS, bias=bias, stance=indirect)
    elsewhere = {"outcome": "vomiting"}
    assert found(reach_below_fits, of=HELPS, on=elsewhere, bias="high", stance=part)
    assert found(reach_below_fits, of=HELPS, on={"phase": "controlled"}, bias="high", stance=part)


@pytest.mark.parametrize(
    ("of", "fits", "phase", "most", "due"),
    [
        ({}, {}, "randomised", Reach.WHOLE, Reach.WHOLE),
        ({}, {}, "controlled", Reach.WHOLE, Reach.WHOLE),
        ({}, {"agent_fit": "narrower"}, "randomised", Reach.WHOLE, Reach.WHOLE),
        ({}, {"condition_fit": "narrower"}, "randomised", Reach.PART, Reach.PART),
        ({}, {"outcome_fit": "broader"}, "randomised", Reach.PART, Reach.INDIRECT),
        ({}, {"comparator_fit": "not stated"}, "randomised", Reach.PART, Reach.INDIRECT),
        ({}, {"comparator_fit": ""}, "randomised", Reach.PART, Reach.INDIRECT),
        ({}, {"agent_fit": "different"}, "randomised", Reach.INDIRECT, Reach.INDIRECT),
        ({}, {}, "uncontrolled", Reach.INDIRECT, Reach.INDIRECT),
        ({"condition": ""}, {}, "randomised", Reach.PART, Reach.PART),
        ({"condition": ""}, {"condition_fit": "not stated"}, "randomised", Reach.PART, Reach.PART),
    ],
)
def test_the_reach_that_fits_comparison_and_claim_allow(
    of: Columns, fits: Columns, phase: str, most: Reach, due: Reach
) -> None:
    one, judged = claim(**of), link(**fits)
    evidence = Evidence(claims=(one,), studies=(study(),), findings=(finding(phase=phase),), links=(judged,))
    allowed = reach_allowed(judged, one, AppraisedEvidence(evidence))
    assert (allowed.most, allowed.due) == (most, due)


def test_a_number_and_a_denial_that_no_difference_bears_out_are_borne_out_in_part() -> None:
    assert not found(reach_below_fits, stance="partly supports")
    denial = HELPS | DENIES
    assert not found(reach_below_fits, of=denial, stance="partly supports", basis="no difference found")
    assert found(reach_below_fits, of=denial, stance="partly supports")
    assert found(reach_below_fits, of=denial, stance="partly contradicts", basis="no difference found")
    assert not found(reach_below_fits, of=SAFE, stance="indirect")
