"""Numbers: quantities found in sentences, rounding, and what a percentage is of."""

import csv
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from analysis.text.prose.numbers import (
    contradictions,
    find_numbers,
    find_quantities,
    rounds_to,
    stated_significance,
    unlike_counts,
)

DEVSET = Path(__file__).resolve().parents[4] / "shared" / "devset"


def told(text: str) -> list[tuple[str, str, str, str]]:
    """Kind, ends and unit of what is found, as text."""
    return [(q.kind, f"{q.low.normalize():f}", f"{q.high.normalize():f}", q.unit) for q in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The efficacy rate was 91%.", [("share", "91", "91", "%")]),
        ("It was 50 per cent or 12.5 percent.", [("share", "50", "50", "%"), ("share", "12.5", "12.5", "%")]),
        ("From 5% to 10% had a rash.", [("share", "5", "10", "%")]),
        ("Some 5–10% had a rash.", [("share", "5", "10", "%")]),
        ("Pain fell by 12·5%.", [("share", "12.5", "12.5", "%")]),
        ("It rose by 12 percentage points.", [("points", "12", "12", "percentage points")]),
        ("Scores were 12 points lower.", [("points", "12", "12", "points")]),
        ("Nine in 10 people felt better.", [("share", "90", "90", "%")]),
        ("One in five adults has back pain.", [("share", "20", "20", "%")]),
        ("Sixteen per 1,000 vaccinated children had a fever.", [("share", "1.6", "1.6", "%")]),
        ("Half of patients improved.", [("share", "50", "50", "%")]),
        ("A quarter of the women stopped.", [("share", "25", "25", "%")]),
        ("12 of 40 patients improved.", [("share", "30", "30", "%")]),
        ("Usually, 4-8 injections are needed.", [("count", "4", "8", "injections")]),
        ("They need between 4 and 8 sessions.", [("count", "4", "8", "sessions")]),
        ("Plan four to six short visits.", [("count", "4", "6", "visits")]),
        ("It takes a dozen treatments.", [("count", "12", "12", "treatments")]),
        ("Twenty-two studies were done in China.", [("count", "22", "22", "studies")]),
        ("Over 1,234 people took part.", [("count", "1234", "1234", "people")]),
        ("Two hundred patients took part.", [("count", "200", "200", "patients")]),
        ("Rest for one or two days.", [("duration", "1", "2", "days")]),
        ("Rest for 24-48 hours.", [("duration", "24", "48", "hours")]),
        ("A 12-week diet.", [("duration", "12", "12", "week")]),
        ("It lasts around one hour.", [("duration", "1", "1", "hour")]),
        ("Adults aged 18 to 65 took part.", [("age", "18", "65", "years")]),
        ("A 12-year-old girl.", [("age", "12", "12", "year")]),
        ("Take 20 mg of simvastatin.", [("dose", "20", "20", "mg")]),
        ("Give 0.5 mL into the joint.", [("dose", "0.5", "0.5", "mL")]),
        ("A dose of 5 mg/kg is usual.", [("dose", "5", "5", "mg/kg")]),
        ("It contains 10 mg/ml.", [("concentration", "10", "10", "mg/ml")]),
        ("A 10% dextrose injection.", [("concentration", "10", "10", "%")]),
        ("A 12-25% dextrose solution.", [("concentration", "12", "25", "%")]),
        ("Concentrations range from 12.5% to 25% [52].", [("concentration", "12.5", "25", "%")]),
        ("Use 1% hydrocortisone cream.", [("concentration", "1", "1", "%")]),
        ("Minoxidil 5% is sold freely.", [("concentration", "5", "5", "%")]),
        ("Rinse with 0.9% saline.", [("concentration", "0.9", "0.9", "%")]),
        ("An 85% decline in those visits.", [("share", "85", "85", "%")]),
    ],
)
def test_finds_quantities(text: str, found: list[tuple[str, str, str, str]]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    ("text", "counts", "percent"),
    [
        ("Ulcers healed in 81/103 (78.6%) patients.", (81, 103), "78.6"),
        ("It was 45 of 81 patients (55%).", (45, 81), "55"),
        ("It was 15 (60%) of the 26 patients.", (15, 26), "60"),
        ("It was 43 out of 74 (58%).", (43, 74), "58"),
        ("It was 23/27 [85%].", (23, 27), "85"),
        ("Seen in 92 of the 142 evaluable migraine patients (65%).", (92, 142), "65"),
        ("Relapse in eight of 82 (9.8%).", (8, 82), "9.8"),
        ("Seen in 1 in 1,000 vaccinations.", (1, 1000), "0.1"),
        ("Two-thirds of them slept.", (2, 3), "66.66666666666666666666666667"),
    ],
)
def test_keeps_the_counts_of_a_share(text: str, counts: tuple[int, int], percent: str) -> None:
    (quantity,) = find_quantities(text)
    assert (quantity.numerator, quantity.denominator) == counts
    assert str(quantity.low) == percent


@pytest.mark.parametrize(
    "text",
    [
        "The clinic opened in 2004.",
        "In 2004 patients were few.",
        "1. Knee osteoarthritis",
        "This is well known [3].",
        "Call 020 7946 0958 or 555-1234.",
        "The L4-5 disc and C1-C2 joints.",
        "COVID-19 patients and type 2 patients.",
        "The odds ratio was 2.1 (95% CI 1.3 to 3.4).",
        "The difference was real (p < 0.05).",
        "Blood pressure was 120/80.",
        "We are open 24/7.",
        "One of three types of therapy.",
        "A third option is surgery.",
        "No one knows.",
        "",
    ],
)
def test_leaves_other_numbers_alone(text: str) -> None:
    assert find_quantities(text) == ()


def test_a_quantity_is_the_text_of_its_span_and_none_overlaps() -> None:
    text = "Of 40 adults, 12 of 40 (30%) needed 4-8 sessions of 30 minutes with 5% cream, 2 weeks apart."
    found = find_quantities(text)
    assert [text[q.span.start : q.span.end] for q in found] == [q.text for q in found]
    assert all(first.span.end <= second.span.start for first, second in pairwise(found))
    assert [q.kind for q in found] == ["count", "share", "count", "duration", "concentration", "duration"]


@pytest.mark.parametrize("denominator", [0, -4])
def test_a_share_of_nobody_is_refused(denominator: int) -> None:
    with pytest.raises(ValueError, match="positive number of people"):
        unlike_counts(Decimal(50), 1, denominator)


@pytest.mark.parametrize(
    ("value", "printed", "decimals", "agrees"),
    [("84.8", "85", 0, True), ("84.5", "85", 0, True), ("84.4", "85", 0, False), ("84.8", "85.0", 1, False)],
)
def test_tells_whether_rounding_explains_a_number(value: str, printed: str, decimals: int, agrees: bool) -> None:
    assert rounds_to(Decimal(value), Decimal(printed), decimals) is agrees


@pytest.mark.parametrize(
    ("numerator", "denominator", "percent", "unlike"),
    [
        (106, 207, "51", False),
        (36, 40, "90", False),
        (1, 8, "13", False),
        (1, 8, "12", False),
        (45, 81, "55", False),
        (15, 19, "78.94", False),
        (20, 28, "80", True),
        (1234, 5000, "24.7", False),
    ],
)
def test_a_printed_percentage_may_be_cut_off_or_rounded_the_wrong_way(numerator, denominator, percent, unlike) -> None:
    assert unlike_counts(Decimal(percent), numerator, denominator) is unlike


def test_agrees_with_the_labelled_percentages() -> None:
    path = DEVSET / "counts-and-percentages.csv"
    if not path.is_file():
        pytest.skip("../shared is absent: the labelled percentages cannot be compared")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows
    for row in rows:
        counts = int(row["numerator"]), int(row["denominator"])
        unlike = unlike_counts(Decimal(row["percent"]), *counts)
        assert unlike is (row["status"] == "inconsistent"), row["statement"]
        found = {(q.numerator, q.denominator, str(q.low)) for q in find_quantities(row["context"])}
        assert (*counts, row["percent"]) in found, row["context"]


def test_finds_numbers_whatever_they_count() -> None:
    found = find_numbers("One of three types, 12.5-25 in all, at L4-5.")
    assert [(str(one.low), str(one.high)) for one in found] == [("1", "1"), ("3", "3"), ("12.5", "25")]


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
    ((_, told),) = contradictions(text)
    assert wrong in told


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
