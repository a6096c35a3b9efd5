"""Results that answer questions, with their differences and intervals; counted harms; the card of a condition."""

from html import escape

import pytest

import analysis
from analysis.appraise.absolute import Arm, newcombe
from analysis.tell.explain.names import UnknownName
from tests.builders.altered import CORRECT, altered, required_only, rows
from tests.builders.shipped import DATA, of_notebook


@pytest.fixture(scope="module")
def review():
    return of_notebook()


def of_finding(data, finding):
    results = analysis.load(data).results
    return results[results["finding"] == finding].iloc[0]


def test_every_finding_of_every_question_has_a_row(review):
    there = {row["id"] for row in rows("findings")}
    listed = [(row["id"], name) for row in rows("questions") for name in row["findings"].split() if name in there]
    assert list(zip(review.results["question"], review.results["finding"], strict=True)) == listed


def test_difference_of_shares_is_that_of_the_counts(review):
    findings = {row["id"]: row for row in rows("findings")}
    counted = review.results.dropna(subset="counts")
    assert len(counted)
    for row in counted.itertuples():
        found = findings[row.finding]
        arms = [
            Arm(int(found[f"{which}numerator"]), int(found[f"{which}denominator"])) for which in ("", "comparator_")
        ]
        assert row.counts == " against ".join(f"{arm.cases} of {arm.people}" for arm in arms)
        assert row.difference == pytest.approx(arms[0].per_100 - arms[1].per_100)
        assert (row.low / 100, row.high / 100) == pytest.approx(tuple(newcombe(*arms)))
        assert row.interval == "from counts"


def test_reported_differences_keep_their_interval_and_others_say_why_they_have_none(review):
    findings = {row["id"]: row for row in rows("findings")}
    results = review.results.set_index("finding")
    for name, row in results[results["interval"] == "as reported"].iterrows():
        assert (row["low"], row["high"]) == (float(findings[name]["ci_low"]), float(findings[name]["ci_high"]))
    assert not results["interval"].isna()[results["why"].isna()].any()
    assert not results["why"].isna()[results["interval"].isna()].any()


def test_shares_without_counts_have_a_difference_and_no_interval(tmp_path):
    data = altered(tmp_path / "data", CORRECT, "findings", {"id": "F001"}, comparator_numerator="")
    row = of_finding(data, "F001")
    assert (row["difference"], row["why"]) == (30, "counts of the control group not read")
    assert row[["counts", "low", "high"]].isna().all()


def test_counts_of_a_small_group_stand_alone(tmp_path):
    cells = {"numerator": "13", "denominator": "19", "comparator_numerator": "5", "comparator_denominator": "19"}
    row = of_finding(altered(tmp_path / "data", CORRECT, "findings", {"id": "F001"}, **cells), "F001")
    assert (row["counts"], row["why"]) == ("13 of 19 against 5 of 19", "fewer than 20 in a group")
    assert row[["value", "control", "difference", "low", "high"]].isna().all()


def test_units_that_are_no_people_have_no_interval(tmp_path):
    study = {"study": "lindqvist2004"}
    row = of_finding(altered(tmp_path / "data", CORRECT, "studies", study, units="240", unit_name="elbows"), "F001")
    assert (row["difference"], row["why"]) == (30, "elbows of one person are not independent")


@pytest.mark.parametrize(
    ("comparator", "said"),
    [
        ("tap water, without co-treatment", "alone"),
        ("tap water, ointment in both groups", "with other treatment in both groups"),
        ("tap water", "not said whether alone"),
    ],
)
def test_other_treatment_is_read_in_the_comparator(tmp_path, comparator, said):
    data = altered(tmp_path / "data", CORRECT, "questions", {"id": "Q01"}, comparator=comparator)
    assert of_finding(data, "F001")["co_treatment"] == said


def test_a_control_group_is_a_row_of_its_own_and_knees_have_no_interval(tmp_path):
    counted = {"measure": "share with event", "value": "0", "unit": "%", "numerator": "0", "denominator": "21"}
    counted |= {"comparator_numerator": "2", "comparator_denominator": "20", "comparator_value": "10"}
    folder = altered(tmp_path / "data", DATA, "findings", {"id": "F222"}, **counted)
    shares = analysis.load(folder).harm_shares
    assert [*shares["group"]] == ["prolotherapy", "control group"]
    assert shares["share"].to_list() == [0, 10]
    assert [*shares["high"].round(1)] == [15.5, 30.1]
    of_knees = altered(tmp_path / "knees", folder, "studies", {"study": "hauser2015"}, units="40", unit_name="knees")
    assert analysis.load(of_knees).harm_shares[["low", "high"]].isna().all(axis=None)


def test_a_sign_for_a_narrower_harm_is_none_for_the_broader(review):
    given = review.harm_statuses.query("warning_sign and document == '004'")
    assert {*given["harm"]} == {"fever", "severe pain"}


def test_a_condition_has_its_narrower_ones_with_it(review):
    card = review.condition("back pain")
    assert {"back pain", "low back pain", "chronic low back pain", "sciatica"} <= {*card.terms}
    assert {*card.questions.index} == {row["id"] for row in rows("questions") if row["condition"] in card.terms}
    assert card.row["claims"] == sum(row["condition"] in card.terms for row in rows("claims"))
    assert {*card.results["condition"], *card.studies["condition"], *card.claims["condition"]} <= {*card.terms}
    fitting = [fit.question.id for fits in review.evidence_review.appraised.questions.values() for fit in fits]
    numbers = [fitting.count(name) for name in card.questions.index]
    assert numbers == sorted(numbers, reverse=True)


def test_without_a_condition_it_is_that_of_which_most_is_asked(review):
    asked = [row["condition"] for row in rows("questions")]
    most = max(asked, key=asked.count)
    assert review.condition().id == most
    card = review.condition("no such thing", or_gravest=True)
    assert repr(card).startswith(f'There is no condition "no such thing" here; {most} is shown instead.')
    with pytest.raises(UnknownName, match="chronic low back pain"):
        review.condition("chronic low back pains")


def test_a_condition_of_which_nothing_is_asked_says_so(tmp_path):
    card = analysis.load(required_only(tmp_path / "data", CORRECT)).condition("eczema")
    assert "Questions: none: not checked, as questions.csv lists no question on it" in repr(card)
    assert card.questions.empty
    assert card.results.empty


def test_nothing_on_the_card_acts_as_markup(tmp_path):
    words = "<b>eczema</b>"
    data = altered(tmp_path / "data", CORRECT, "questions", {"id": "Q02"}, condition=words)
    html = analysis.load(data).condition(words)._repr_html_()
    assert words not in html
    assert escape(words) in html
