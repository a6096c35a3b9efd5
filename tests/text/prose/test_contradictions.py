"""Numbers that a text prints together and that cannot hold together."""

import csv

import pytest

from analysis.text.prose.contradictions import contradictions, stated_significance
from tests.text.prose.test_numbers import DEVSET


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("75% (30/60) felt better", "which is 50.0 %"),
        ("75% of pilots slept (30 of 60)", "which is 50.0 %"),
        ("sleep (30 of 60) 75%", "which is 50.0 %"),
        ("30/60, 75%", "which is 50.0 %"),
        ("30 of the 60 pilots, or 75%, slept", "which is 50.0 %"),
        ("30 (75%) of the 60 pilots slept", "which is 50.0 %"),
        ("75 per cent (30 out of 60) felt better", "which is 50.0 %"),
        ("thirty of sixty pilots (75%) slept", "which is 50.0 %"),
        ("One hundred and twelve (78%) of 400 slept", "which is 28.0 %"),
        ("70 of 60 pilots (75%) slept", "more are counted than there are"),
        ("150% of pilots slept", "above 100 %"),
        ("120% of patients improved", "above 100 %"),
        ("Of those who take it, 120% feel fresher", "above 100 %"),
        ("an odds ratio of 3.1 (95% CI 4.0 to 2.0)", "reversed"),
        ("OR 3.1, 95% CI 4.0–2.0", "reversed"),
        ("RR 0.8 [95% confidence interval: 0.9, 0.6]", "reversed"),
        ("30% (95% CI 45 to 60)", "leaves out its estimate"),
        ("a difference of -0.1 (95% CI −0.8 to −0.3)", "leaves out its estimate"),
        ("HR 1.9; 95% CI 0.7-1.2", "leaves out its estimate"),
    ],
)
def test_what_cannot_hold_together_is_told(text, wrong):
    (one,) = contradictions(text)
    assert wrong in one.wrong


@pytest.mark.parametrize(
    "text",
    [
        "50% (30/60) felt better",
        "50% of pilots slept (30 of 60)",
        "30 of the 60 pilots, or 50%, slept",
        "Three hundred twelve (78%) of 400 pilots slept",
        "In 30 of 60 patients, 75% of lesions healed",
        "an increase of 150%",
        "growth of 150% had been seen",
        "costs rose to 150% of doses given",
        "110% of predicted",
        "150% of the usual value",
        "a blood pressure over 140/90 (75%)",
        "vision of 20/40 (75%)",
        "an odds ratio of 3.1 (95% CI 2.0 to 4.0)",
        "an odds ratio of 3.1 at 12 months (95% CI 2.0 to 4.0)",
        "at 12 (95% CI 2.0 to 4.0)",
        "a reduction of 0.5 (95% CI -0.8 to -0.2)",
        "0.5 lower (95% CI -0.2 to -0.8)",
        "75% (95% CI 60% to 86%)",
        "30 of 40 (75%; 95% CI 60-86)",
        "between 20-30% (95% CI 15 to 35)",
    ],
)
def test_what_can_hold_together_is_left_alone(text):
    assert list(contradictions(text)) == []


@pytest.mark.parametrize(
    ("text", "significant", "p"),
    [
        ("slept significantly longer (p = 0.41)", True, "=0.41"),
        ("no significant difference (P<0.001)", False, "<0.001"),
        ("not statistically significant, p=.03", False, "=.03"),
        ("a significant gain in sleep with mint (p > 0.5)", True, ">0.5"),
    ],
)
def test_what_is_called_significant_is_read_with_its_p_value(text, significant, p):
    assert [one[1:] for one in stated_significance(text)] == [(significant, p)]


@pytest.mark.parametrize("text", ["not significantly better, but safer (p = 0.001)", "a significant gain. P = 0.4", ""])
def test_a_p_value_of_something_else_is_not_read(text):
    assert not list(stated_significance(text))


def test_scores_on_the_labelled_percentages():
    path = DEVSET / "counts-and-percentages.csv"
    if not path.is_file():
        pytest.skip("../shared is absent: the labelled percentages cannot be compared")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    told = [bool(list(contradictions(row["statement"]))) for row in rows]
    assert told == [row["status"] == "inconsistent" for row in rows]
