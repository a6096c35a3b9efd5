"""Which quantity a figure is, by the words around it."""

import csv
from pathlib import Path

import pytest

from analysis.model.figure import Figure
from analysis.model.words import Measure
from analysis.text.prose.measures import measures_of


def measure_of(text: str, figure: str = "", complaint: str = "", harms: tuple[str, ...] = ()) -> Measure | None:
    """The likeliest measure."""
    found = measures_of(text, Figure.parse(figure) if figure else None, complaint, harms)
    return found[0] if found else None


@pytest.mark.parametrize(
    ("measure", "text"),
    [
        (Measure.SHARE_IMPROVED, "A trial showed the efficacy rate to be 91% for pain reduction."),
        (Measure.SHARE_IMPROVED, "Knee surgery has a success rate of 80%."),
        (Measure.SHARE_IMPROVED, "The response rate was 45%."),
        (Measure.SHARE_IMPROVED, "85% of patients improved."),
        (Measure.SHARE_IMPROVED, "9 in 10 people felt better."),
        (Measure.SHARE_IMPROVED, "12 of 40 patients (30%) improved."),
        (Measure.SHARE_IMPROVED, "60% were responders."),
        (Measure.SHARE_IMPROVED, "85% of patients reported pain relief."),
        (Measure.SHARE_IMPROVED, "Pain fell in 60% of patients."),
        (Measure.SHARE_IMPROVED, "Acupuncture helped 55% of sufferers."),
        (Measure.SHARE_IMPROVED, "Two out of three adults recovered."),
        (Measure.SHARE_IMPROVED, "75% of travellers felt better."),
        (Measure.SHARE_IMPROVED, "Ginger relieves nausea in 91 % of travellers."),
        (Measure.SHARE_IMPROVED, "Seventy per cent of patients improved."),
        (Measure.SHARE_IMPROVED, "Pain improved in 30/40 (75%) of patients."),
        (Measure.SHARE_IMPROVED, "Pain improved in 30 of 40 (75%) patients."),
        (Measure.SHARE_WITH_EVENT, "5% had bruising."),
        (Measure.SHARE_WITH_EVENT, "The complication rate is 2%."),
        (Measure.SHARE_WITH_EVENT, "There is a 1% risk of infection."),
        (Measure.SHARE_WITH_EVENT, "Nausea occurred in 12% of people."),
        (Measure.SHARE_WITH_EVENT, "One in 10 children develops a fever."),
        (Measure.SHARE_WITH_EVENT, "2% died within 30 days."),
        (Measure.MEAN_CHANGE, "Yoga reduced pain by 44%."),
        (Measure.MEAN_CHANGE, "Statins lower cholesterol by about 40%."),
        (Measure.MEAN_CHANGE, "A 44% reduction in pain."),
        (Measure.MEAN_CHANGE, "Pain fell by 30 per cent."),
        (Measure.DIFFERENCE, "Pain was 12 points lower than with placebo."),
        (Measure.DIFFERENCE, "It helped 12 percentage points more than placebo."),
        (Measure.DIFFERENCE, "The difference was 12 percentage points."),
        (Measure.RELATIVE_REDUCTION, "Statins cut the risk of stroke by 30%."),
        (Measure.RELATIVE_REDUCTION, "A 30% reduction in risk."),
        (Measure.RELATIVE_REDUCTION, "The vaccine is 95% effective."),
        (Measure.RELATIVE_REDUCTION, "Vaccine efficacy was 95%."),
        (Measure.RELATIVE_REDUCTION, "Walking cut the risk of a fall by a quarter."),
        (Measure.RISK_RATIO, "Pilots given mint were half as likely to fall."),
        (Measure.RISK_RATIO, "Falls were twice as common."),
        (Measure.SHARE_WITH_EVENT, "12% of pilots given mint were readmitted"),
        (Measure.SHARE_WITH_EVENT, "mumps in 3% of those vaccinated"),
        (Measure.SHARE_WITH_EVENT, "a new diagnosis of gout in 2% of 9,000 pilots"),
        (Measure.SHARE_WITH_EVENT, "hiccups were reported by 7% of pilots given mint"),
        (Measure.SHARE_IMPROVED, "mint restored sleep in 60% of pilots"),
        (Measure.SHARE_CHOOSING, "60% would recommend it to a friend."),
        (Measure.MEAN_CHANGE, "Pain fell by 2 points compared with baseline."),
        (Measure.DIFFERENCE, "Mint lowered pain by 2 points compared with placebo."),
        (Measure.EFFECT_SIZE, "The standardised mean difference in pain was -0.5 (95% CI -0.8 to -0.2)."),
        (Measure.EFFECT_SIZE, "An effect size of 0.5."),
        (Measure.MEAN_DIFFERENCE, "A mean difference of -3.5 points."),
        (Measure.RISK_RATIO, "A relative risk of 0.5 (95% CI 0.2 to 1.1)."),
        (Measure.ODDS_RATIO, "The odds ratio for nausea was 1.8."),
        (Measure.HAZARD_RATIO, "Hazard ratio 0.7."),
        (Measure.MEDIAN, "The median was 4 days."),
        (Measure.RATE, "3 events per 1,000 patient-years."),
        (Measure.SHARE_IMPROVED, "After a median of 12 months 85% of patients improved."),
    ],
)
def test_tells_what_a_percentage_is(measure: Measure, text: str) -> None:
    assert measure_of(text) is measure


@pytest.mark.parametrize(
    "text",
    [
        "A risk ratio of 0.5 and an odds ratio of 0.4.",
        "Mortality fell by 20%.",
        "40% of the patients were women.",
        "40% of patients had diabetes.",
        "An 85% improvement.",
        "20% more patients improved than with placebo.",
        "The drug is 95% effective.",
        "Most patients report gradual improvement.",
        "85% did not improve.",
        "No side effects in 95% of pilots.",
        "5% of infections cleared, and 5% returned.",
        "Aspirin is used in 60% of hospitals.",
        "Use a 10% solution.",
        "The risk of bias was high in 40% of studies.",
        "80% of surgeons recommend it.",
        "40% of tumours had grown.",
        "85% of patients improved and pain fell by 44%.",
        "10% of patients had headaches and 50% improved.",
        "",
    ],
)
def test_tells_nothing_when_the_words_do_not_say(text: str) -> None:
    assert measure_of(text) is None


SENTENCES = Path(__file__).with_name("plain_sentences.csv")


def plain_sentences() -> list[dict[str, str]]:
    with SENTENCES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("row", plain_sentences(), ids=lambda row: row["sentence"])
def test_reads_plain_sentences_of_many_fields(row: dict[str, str]) -> None:
    assert str(measure_of(row["sentence"], row["figure"])) == row["measure"]


def test_of_several_figures_the_one_meant_is_read() -> None:
    text = "85% of patients improved, pain fell by 44%, 10% had headaches (odds ratio 3.1)."
    found = [measure_of(text, figure) for figure in ("85", "44", "10", "3.1", "12")]
    assert found == [Measure.SHARE_IMPROVED, Measure.MEAN_CHANGE, Measure.SHARE_WITH_EVENT, Measure.ODDS_RATIO, None]


def test_words_for_harms_may_be_given() -> None:
    assert measure_of("9% of pilots had the wobbles") is None
    assert measure_of("9% of pilots had the wobbles", harms=("wobble",)) is Measure.SHARE_WITH_EVENT


def test_complaint_treated_is_no_side_effect() -> None:
    assert measure_of("Itch fell by 45%", complaint="itch") is Measure.MEAN_CHANGE
    assert measure_of("5% had itching") is Measure.SHARE_WITH_EVENT
