"""Direction of an effect: what was measured before what was judged, what was judged before what a remark says."""

import pytest

from analysis.appraise.certainty import rate
from analysis.appraise.effect import (
    EffectDirection,
    direction_of,
    direction_of_all,
    effect_interval,
    imprecision_lines,
    information_size,
    people_for_means,
    people_for_shares,
)
from analysis.model.evidence import Evidence
from tests.appraise.test_certainty import evidence
from tests.builders.build import claim, finding, link, question, step, study

NO_COUNTS = dict.fromkeys(("numerator", "denominator", "comparator_numerator", "comparator_denominator"), "")
SMD = {**NO_COUNTS, "measure": "standardised mean difference", "unit": "", "comparator_value": "", "p": ""}
STATEMENT = {**SMD, "measure": "statement", "value": "", "group": "ginger vs placebo"}


def direction(links: tuple = (), **columns: str) -> EffectDirection:
    held = Evidence(claims=(claim(),), links=links, findings=(finding(**columns),), studies=(study(),))
    return direction_of(held.findings[0], held.studies[0], held)


@pytest.mark.parametrize(
    ("columns", "way"),
    [
        pytest.param({}, EffectDirection.BETTER, id="counts whose interval excludes none"),
        pytest.param({"numerator": "10", "value": "25"}, EffectDirection.WORSE, id="fewer improved"),
        pytest.param(
            {"numerator": "22", "value": "55", "p": ""}, EffectDirection.NO_DIFFERENCE, id="interval holds none"
        ),
        pytest.param(
            {"numerator": "22", "value": "55", "p": "0.01"}, EffectDirection.BETTER, id="but a test says other"
        ),
        pytest.param(
            {**SMD, "value": "-0.4", "ci_low": "-0.9", "ci_high": "0.1"}, EffectDirection.NO_DIFFERENCE, id="ci"
        ),
        pytest.param(
            {**SMD, "value": "-0.4", "note": "Negative favours ginger."}, EffectDirection.BETTER, id="sign for"
        ),
        pytest.param(
            {**SMD, "value": "0.4", "note": "Negative favours ginger."}, EffectDirection.WORSE, id="sign against"
        ),
        pytest.param({**SMD, "value": "0.4", "note": "Positive favours placebo."}, EffectDirection.WORSE, id="control"),
        pytest.param({**SMD, "value": "0.4", "note": "A large one."}, EffectDirection.UNKNOWN, id="sign not explained"),
        pytest.param({**STATEMENT, "note": "It favours ginger."}, EffectDirection.BETTER, id="words for"),
        pytest.param({**STATEMENT, "note": "Favours the herb."}, EffectDirection.UNKNOWN, id="words for nobody known"),
        pytest.param({**STATEMENT, "note": "No difference in nausea."}, EffectDirection.NO_DIFFERENCE, id="words none"),
        pytest.param(
            {**STATEMENT, "note": "Negative favours ginger."}, EffectDirection.UNKNOWN, id="sign without number"
        ),
        pytest.param({"phase": "uncontrolled"}, EffectDirection.UNKNOWN, id="one group alone"),
    ],
)
def test_way_a_result_points(columns, way):
    assert direction(**columns) is way


@pytest.mark.parametrize(
    ("judged", "way"),
    [
        pytest.param([{"stance": "supports"}], EffectDirection.BETTER, id="for"),
        pytest.param([{"stance": "contradicts", "basis": "opposite"}], EffectDirection.WORSE, id="opposite"),
        pytest.param(
            [{"stance": "contradicts", "basis": "no difference found"}], EffectDirection.NO_DIFFERENCE, id="none"
        ),
        pytest.param([{"stance": "indirect", "leans": "neither"}], EffectDirection.MIXED, id="on neither side"),
        pytest.param([{"stance": "supports"}, {"stance": "contradicts", "basis": "opposite"}], None, id="as many"),
        pytest.param([{"stance": "supports", "carried_from": "C009"}], None, id="carried, not confirmed"),
    ],
)
def test_where_no_number_tells_the_raters_do(judged, way):
    links = tuple(link(**{"leans": "", "basis": "", **one}) for one in judged)
    found = direction(links, **{**STATEMENT, "note": "Scores of both groups."})
    assert found is (way or EffectDirection.UNKNOWN)


def all_of(notes: list[str], state: str) -> EffectDirection:
    rows = tuple(finding(id=f"F00{place}", **{**STATEMENT, "note": note}) for place, note in enumerate(notes, 1))
    held = Evidence(
        questions=(question(findings=" ".join(one.id for one in rows)),),
        findings=rows,
        studies=(study(),),
        certainty=(step(domain="inconsistency", step="0", state=state),),
    )
    return direction_of_all(rate(held.questions[0], held), held)


@pytest.mark.parametrize(
    ("notes", "state", "way"),
    [
        (["It favours ginger.", "Means of both."], "", EffectDirection.BETTER),
        (["It favours ginger.", "No difference."], "", EffectDirection.MIXED),
        (["It favours ginger.", "No difference."], "judged", EffectDirection.BETTER),
        (["It favours ginger.", "It favours placebo."], "judged", EffectDirection.MIXED),
        (["Means of both."], "judged", EffectDirection.UNKNOWN),
    ],
)
def test_results_differ_unless_they_were_judged_consistent(notes, state, way):
    assert all_of(notes, state) is way


ENDS = {"ci_low": "-19", "ci_high": "-2"}
DIFFERENCE = {"measure": "between-arm difference", "unit": "points", **ENDS}


@pytest.mark.parametrize(
    ("columns", "ends"),
    [
        pytest.param(DIFFERENCE, (-19, -2), id="as reported"),
        pytest.param({}, (3.8, 43.3), id="from the counts of both groups"),
        pytest.param({"numerator": "", **ENDS}, None, id="of one arm of two"),
        pytest.param({"phase": "uncontrolled", "ci_low": "60", "ci_high": "86"}, (60, 86), id="of the only group"),
        pytest.param({"phase": "uncontrolled"}, (59.8, 85.8), id="from the counts of the only group"),
        pytest.param({"measure": "statement", "value": "", "numerator": ""}, None, id="a statement"),
    ],
)
def test_an_effect_has_the_interval_that_was_read_or_that_its_counts_give(columns, ends):
    found = effect_interval(finding(**columns), study())
    assert found == (None if ends is None else pytest.approx(ends, abs=0.1))


def lines(asked: dict[str, str], columns: dict[str, str]) -> list[str]:
    held = evidence(questions=(question(**asked),), findings=(finding(**columns),))
    return list(imprecision_lines(rate(held.questions[0], held), held))


WORTHWHILE = {"target": "worthwhile effect", "threshold": "12"}
RATIO = {"measure": "risk ratio", "ci_low": "0.7", "ci_high": "0.9"}


@pytest.mark.parametrize(
    ("asked", "columns", "words"),
    [
        pytest.param({}, DIFFERENCE, "interval -19 to -2, does not cross no effect (0)", id="any effect"),
        pytest.param({}, DIFFERENCE | {"ci_high": "2"}, "interval -19 to 2, crosses no effect (0)", id="null within"),
        pytest.param(WORTHWHILE, DIFFERENCE, "crosses the threshold (12)", id="worthwhile, not sure"),
        pytest.param(WORTHWHILE, DIFFERENCE | {"ci_high": "-13"}, "does not cross the threshold (12)", id="worthwhile"),
        pytest.param(
            WORTHWHILE | {"target": "little or no effect"},
            DIFFERENCE | {"ci_low": "-5", "ci_high": "5"},
            "does not cross the threshold (12)",
            id="little effect",
        ),
        pytest.param(
            WORTHWHILE | {"threshold": ""}, DIFFERENCE, "no effect (0), as no threshold was read", id="no threshold"
        ),
        pytest.param({}, RATIO, "does not cross no effect (1)", id="ratio"),
        pytest.param(WORTHWHILE | {"threshold": "1.25"}, RATIO, "crosses the threshold (1.25)", id="either way"),
        pytest.param({}, {"phase": "uncontrolled"}, "interval 59.8 to 85.8, no comparison", id="no control group"),
        pytest.param({}, {"measure": "statement", "value": ""}, "no single estimate: no estimate", id="statement"),
    ],
)
def test_the_interval_is_held_against_what_the_target_asks(asked, columns, words):
    assert words in lines(asked, columns)[0]


def test_the_information_size_comes_last_beside_the_people_there_and_only_of_a_comparison():
    *_, last = lines({}, DIFFERENCE)
    assert last.startswith("information size: 126 people")
    assert last.endswith("; 80 people there")
    assert not any("information size" in line for line in lines({}, {"phase": "uncontrolled"}))
    assert lines({"findings": ""}, {}) == []


def test_size_for_means_is_that_of_the_published_tables():
    # 63 a group for 0.5 by the normal approximation (Cohen 1988, table 2.4.1: 64 with Student's t); 392 to 394 for 0.2.
    assert people_for_means(0.5) == 126
    assert people_for_means(0.2) == 2 * 393
    assert people_for_means(-0.5) == people_for_means(0.5)


def test_size_for_shares_is_that_of_pocock():
    # Pocock 1983, chapter 9: 5 against 10 per 100 is (5 * 95 + 10 * 90) / 5 ** 2 * f a group; f is 7.85 in his table.
    assert people_for_shares(5, 5) == 2 * 432


def test_of_the_two_ways_the_one_that_needs_more_people_is_taken_and_none_beyond_100():
    assert people_for_shares(30, 20) == 2 * 91  # to 50 per 100; to 10 it would be 59 a group
    assert people_for_shares(10, 20) == 2 * 59
    assert people_for_shares(50, 60) is None


@pytest.mark.parametrize(
    ("asked", "measure", "words"),
    [
        pytest.param(
            {"baseline_risk": "10", "threshold": "5"},
            "share improved",
            "1366 people in two groups of one size, for a difference of 5 per 100 from 10 per 100, alpha 0.05, "
            "two-sided, power 0.8",
            id="shares",
        ),
        pytest.param({"threshold": "5"}, "share improved", "not computed: it needs a baseline risk", id="no risk"),
        pytest.param({"baseline_risk": "10"}, "share improved", "not computed: it needs a base", id="no threshold"),
        pytest.param(
            {"threshold": "0.2"},
            "standardised mean difference",
            "786 people in two groups of one size, for a standardised mean difference of 0.2 (the threshold)",
            id="standardised",
        ),
        pytest.param(
            {"threshold": "12"},
            "between-arm difference",
            "126 people in two groups of one size, for a standardised mean difference of 0.5 (moderate by convention",
            id="a threshold in points",
        ),
        pytest.param({}, "statement", "standardised mean difference of 0.5 (moderate by convention", id="statement"),
    ],
)
def test_size_says_everything_that_was_assumed(asked, measure, words):
    assert words in information_size(question(**asked), (finding(measure=measure),))
