"""Direction of an effect: what was measured before what was judged, what was judged before what a remark says."""

import pytest

from analysis.appraise.certainty import rate
from analysis.appraise.effect_direction import EffectDirection, direction_of, direction_of_all
from analysis.model.evidence import Evidence
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
