"""Numbers of findings that cannot be."""

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.impossible import (
    impossible_number,
    misplaced_event,
    misplaced_pools,
    p_against_interval,
    phase_unlike_design,
    taken_beyond_found,
)
from analysis.model.evidence import Evidence
from analysis.model.records import Harm
from analysis.read.records import read_evidence
from tests.builders import miniset
from tests.builders.build import finding, harm, search, study, term

BLANK = {"numerator": "", "denominator": "", "comparator_numerator": "", "comparator_denominator": ""}


def messages(finding_columns: dict[str, str], **study_columns: str) -> list[str]:
    found = Evidence(studies=(study(**study_columns),), findings=(finding(**finding_columns),))
    return [remark.message for remark in impossible_number(AppraisedEvidence(found))]


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"numerator": "50"}, "a numerator needs to be 40 or less, its denominator; found 50"),
        ({"comparator_numerator": "41"}, "a numerator needs to be 40 or less, its denominator; found 41"),
        ({"value": "80"}, "30 of 40 does not give 80 %"),
        ({"comparator_value": "60"}, "20 of 40 does not give 60 %"),
        ({"value": "175"}, "a share needs to lie between 0 and 100 %; found 175 %"),
        ({"comparator_value": "-5"}, "a share needs to lie between 0 and 100 %; found -5 %"),
        (
            {"unit": "per 1,000", "value": "1200"} | BLANK,
            "a share needs to lie between 0 and 100 %; found 1200 per 1,000",
        ),
        ({"unit": "per 1,000", "comparator_value": "500"}, "30 of 40 does not give 75.0 per 1,000"),
        ({"ci_low": "86", "ci_high": "60"}, "an interval needs its lower end first; found 86 to 60"),
        ({"ci_low": "76", "ci_high": "86"}, "a value needs to lie within its interval, 76 to 86; found 75.0"),
        (
            {"ci_low": "60", "ci_high": "106"},
            "the interval of a share needs to lie between 0 and 100 %; found 60 to 106",
        ),
        ({"measure": "risk ratio", "value": "0", "unit": ""} | BLANK, "a ratio needs to be above 0; found 0"),
        ({"measure": "odds ratio", "value": "-1.2", "unit": ""} | BLANK, "a ratio needs to be above 0; found -1.2"),
        (
            {"measure": "hazard ratio", "value": "0.5", "unit": "", "ci_low": "-0.1", "ci_high": "1"} | BLANK,
            "the interval of a ratio needs to be 0 or more; found -0.1 to 1",
        ),
        (
            {"measure": "risk ratio", "value": "1.5", "unit": "", "ci_low": "0.5", "ci_high": "1.4"} | BLANK,
            "a value needs to lie within its interval, 0.5 to 1.4; found 1.5",
        ),
        ({"months": "6"}, "ito2011 has a follow-up in months of 1; found a result at 6 months"),
        (BLANK | {"denominator": "90"}, "ito2011 has 80 people; found results of 90"),
        (
            BLANK | {"denominator": "50", "comparator_denominator": "40"},
            "ito2011 has 80 people; found 50 and 40 in two arms",
        ),
    ],
)
def test_what_cannot_be_is_said_with_its_numbers(columns: dict[str, str], message: str) -> None:
    assert messages(columns) == [f"finding F001: {message}"]


@pytest.mark.parametrize(
    ("columns", "study_columns"),
    [
        pytest.param({}, {}, id="the example"),
        pytest.param({"value": "82.8", "numerator": "29", "denominator": "35"}, {}, id="cut off, not rounded"),
        pytest.param(
            {"measure": "mean change", "value": "-175", "comparator_value": "-120"} | BLANK, {}, id="no share"
        ),
        pytest.param(
            {"measure": "risk ratio", "value": "0.1", "unit": "", "ci_low": "0.00", "ci_high": "1.8"} | BLANK,
            {},
            id="an end that rounds to nought",
        ),
        pytest.param({"months": "1.4"}, {}, id="a time that rounds to the follow-up"),
        pytest.param({"months": "30"}, {"follow_up_months": "2-30"}, id="at the end of a range"),
        pytest.param({"months": "30"}, {"follow_up_months": ""}, id="follow-up not read"),
        pytest.param({}, {"participants": ""}, id="number of people not read"),
        pytest.param(
            {}, {"participants": "50", "design": "randomised cross-over trial"}, id="both arms the same people"
        ),
        pytest.param({}, {"participants": "50", "units": "80", "unit_name": "knees"}, id="more knees than people"),
        pytest.param({}, {"participants": "50", "unit_name": "knees"}, id="number of knees not read"),
        pytest.param(
            BLANK | {"measure": "count", "unit": "events", "value": "69", "numerator": "69", "denominator": "472"},
            {},
            id="events, not people",
        ),
    ],
)
def test_what_can_be_is_left_alone(columns: dict[str, str], study_columns: dict[str, str]) -> None:
    assert messages(columns, **study_columns) == []


@pytest.mark.parametrize("column", ["numerator", "comparator_numerator", "months"])
def test_a_negative_count_or_time_is_a_bad_value_of_its_cell(tmp_path, column: str) -> None:
    evidence = read_evidence(miniset.write(tmp_path / "data", f"findings.csv\nid,{column}\nF001,-1\n"))
    (remark,) = evidence.damage["bad-value"]
    assert "-1" in remark.message


@pytest.mark.parametrize(
    ("design", "phase", "wrong"),
    [
        ("cohort study", "randomised", True),
        ("case series", "randomised", True),
        ("cohort study", "controlled", False),
        ("randomised trial", "randomised", False),
        ("randomised trial", "controlled", False),
        ("systematic review", "randomised", False),
        ("animal study", "randomised", False),
    ],
)
def test_a_randomised_part_of_a_design_without_chance_is_reported(design: str, phase: str, wrong: bool) -> None:
    found = Evidence(studies=(study(design=design),), findings=(finding(phase=phase),))
    assert bool(list(phase_unlike_design(AppraisedEvidence(found)))) is wrong


REVIEW, TRIAL = study(study="ito2011", design="systematic review"), study(study="abe1999")


@pytest.mark.parametrize(
    ("of", "pools", "message"),
    [
        ("ito2011", "abe1999", ""),
        ("ito2011", "", ""),
        ("abe1999", "", ""),
        ("abe1999", "abe1999", "needs to be a review's result that pools trials; abe1999 is a randomised trial"),
        (
            "ito2011",
            "abe1999 ito2011",
            "needs to be a review's result that pools trials; ito2011 is a systematic review",
        ),
    ],
)
def test_only_a_review_pools_and_only_trials(of: str, pools: str, message: str) -> None:
    found = Evidence(studies=(REVIEW, TRIAL), findings=(finding(study=of, pools=pools),))
    messages = [remark.message for remark in misplaced_pools(AppraisedEvidence(found))]
    assert messages == ([f"finding F001 {message}"] if message else [])


@pytest.mark.parametrize(
    ("columns", "kind", "harms", "message"),
    [
        ({"event": "measured"}, "harm", (), ""),
        ({"event": "measured"}, "outcome", (harm(findings="F001"),), ""),
        (
            {"event": "recalled"},
            "outcome",
            (harm(findings="F002"),),
            'has the event "recalled", but "nausea" is no term',
        ),
        ({"event": ""}, "outcome", (), ""),
        ({"event": "none"}, "harm", (), 'needs a numerator of 0 beside the event "none"; found 30'),
        ({"event": "none", "numerator": "0", "value": "0"}, "harm", (), ""),
    ],
)
def test_an_event_belongs_to_a_harm_and_none_is_none(
    columns: dict[str, str], kind: str, harms: tuple[Harm, ...], message: str
) -> None:
    found = Evidence(findings=(finding(**columns),), terms=(term(kind=kind),), harms=harms)
    messages = [remark.message for remark in misplaced_event(AppraisedEvidence(found))]
    assert len(messages) == bool(message)
    assert all(message in one for one in messages)


def test_without_terms_no_event_is_out_of_place() -> None:
    found = Evidence(findings=(finding(event="measured"),), absent=("terms",))
    assert not list(misplaced_event(AppraisedEvidence(found)))


@pytest.mark.parametrize(
    ("cells", "wrong"),
    [
        pytest.param({"ci_low": "4", "ci_high": "43", "p": "0.02"}, False, id="both significant"),
        pytest.param({"ci_low": "4", "ci_high": "43", "p": "0.44"}, True, id="interval alone"),
        pytest.param({"ci_low": "-4", "ci_high": "43", "p": "<0.001"}, True, id="p value alone"),
        pytest.param({"ci_low": "-4", "ci_high": "43", "p": "0.44"}, False, id="neither"),
        pytest.param({"ci_low": "4", "ci_high": "43", "p": "0.06"}, False, id="near the level"),
        pytest.param({"ci_low": "4", "ci_high": "43", "p": ""}, False, id="no p value"),
        pytest.param({"ci_low": "43", "ci_high": "4", "p": "0.44"}, False, id="reversed, another fault"),
        pytest.param(
            {"ci_low": "0.4", "ci_high": "2.1", "p": "0.44", "measure": "odds ratio", "value": "0.9", "unit": ""},
            False,
            id="ratio around 1",
        ),
        pytest.param(
            {"ci_low": "1.2", "ci_high": "2.1", "p": "0.44", "measure": "odds ratio", "value": "1.5", "unit": ""},
            True,
            id="ratio above 1",
        ),
        pytest.param({"ci_low": "4", "ci_high": "43", "p": "0.44", "measure": "share improved"}, False, id="one arm"),
    ],
)
def test_interval_and_p_value_that_do_not_go_together_are_reported(cells, wrong):
    row = finding(**{"measure": "between-arm difference", "value": "25", "unit": "points"} | cells)
    assert bool(list(p_against_interval(AppraisedEvidence(Evidence(findings=(row,)))))) is wrong


@pytest.mark.parametrize(("found", "taken", "wrong"), [("3", "0", False), ("3", "3", False), ("3", "4", True)])
def test_no_more_is_taken_of_a_search_than_was_found(found, taken, wrong):
    rows = Evidence(searches=(search(found=found, taken=taken),))
    assert bool(list(taken_beyond_found(AppraisedEvidence(rows)))) is wrong
