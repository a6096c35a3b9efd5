"""Story 3, does it help, for whom, how sure: its sentences against the tables, and when a row of these changes."""

from functools import cache

import pytest

from tests.builders.altered import CORRECT, altered, changes, required_only, rows
from tests.builders.shipped import DATA
from tests.builders.stories import Telling, tell

COMPARED = ("systematic review", "randomised trial", "randomised cross-over trial", "non-randomised controlled trial")

# The sentences, in order.
STUDIED, FOUND, WIDTH, SURE, ALONE, NOT_CHECKED = range(6)


@cache
def shipped() -> Telling:
    """The story of the shipped data, with its solutions."""
    return tell(3, solutions=True)


@cache
def correct() -> list[str]:
    """Its sentences on the folder without a fault."""
    return tell(3, CORRECT, CONDITION="").sentences


@cache
def asked() -> list[dict[str, str]]:
    """The questions on the condition of the parameter, which has no narrower one."""
    return [row for row in rows("questions") if row["condition"] == shipped().names["CONDITION"]]


@cache
def answers() -> list[dict[str, str]]:
    """The findings that they name."""
    findings = {row["id"]: row for row in rows("findings")}
    return [findings[name] for row in asked() for name in row["findings"].split()]


def both_shares(row: dict[str, str]) -> bool:
    """Whether a finding gives the share that improved in both groups: means of both groups are no shares."""
    return row["measure"] == "share improved" and bool(row["comparator_value"])


def broader(term: str) -> set[str]:
    """A condition and every broader one."""
    above = {row["term"]: row["broader"] for row in rows("terms") if row["kind"] == "condition"}
    found = set()
    while term and term not in found:
        found.add(term)
        term = above.get(term, "")
    return found


def test_conditions_are_those_that_claims_name():
    named = {row["condition"] for row in rows("claims")} - {""}
    designs = [(row["design"], broader(row["condition"])) for row in rows("studies")]
    compared = sum(any(term in over and design in COMPARED for design, over in designs) for term in named)
    nothing = sum(not any(term in over for _, over in designs) for term in named)
    assert shipped().sentences[STUDIED] == (
        f"Conditions that claims name: {len(named)}. With a controlled trial or a systematic review listed here,"
        f" of the condition or of a narrower one: {compared}; with no study at all: {nothing}."
    )


def test_shares_are_those_of_both_groups():
    shares = [(float(row["value"]), float(row["comparator_value"])) for row in answers() if both_shares(row)]
    controls = [control for _, control in shares]
    assert shares
    assert all(treated > control for treated, control in shares)
    assert shipped().sentences[FOUND] == (
        f"Results that give both shares: {len(shares)} of {len(answers())}. More improved with the treatment in all"
        f" {len(shares)}; in the comparison groups {min(controls):g} to {max(controls):g} % improved."
    )


def test_intervals_are_those_read_or_counted():
    differences = [row for row in answers() if both_shares(row) or row["measure"] == "between-arm difference"]
    known = [row for row in differences if row["numerator"] and row["comparator_numerator"]]
    assert not any(row["ci_low"] for row in differences)
    assert shipped().sentences[WIDTH] == (
        f"Differences with an interval: {len(known)} of {len(differences)}; leaving out zero: {len(known)}."
        f" Questions with a smallest important difference entered: 0 of {len(asked())}."
    )


def test_certainty_is_that_of_the_steps():
    first = next(iter(shipped().names["rated"].index))
    levels = ["high", "moderate", "low", "very low"]
    steps = {row["domain"]: int(row["step"]) for row in rows("certainty") if row["question"] == first}
    *moved, last = [f"{domain} −{-step}" for domain, step in steps.items() if step]
    text = shipped().sentences[SURE]
    assert f"certainty is {levels[-sum(steps.values())]}. It starts high; steps: {', '.join(moved)} and {last}." in text
    (question,) = (row for row in asked() if row["id"] == first)
    note = next(row["note"] for row in answers() if row["id"] == question["findings"].split()[0])
    assert text.endswith(f"What was noted of its first result: “{note}”")


def test_results_are_told_apart_by_what_else_was_given():
    text = shipped().sentences[ALONE]
    for words, head in (("without co-treatment", "Alone"), ("in both groups", "With other treatment in both groups")):
        found = [name for row in asked() if words in row["comparator"] for name in row["findings"].split()]
        both = sum(row["id"] in found and both_shares(row) for row in answers())
        assert f"{head}: {len(found)} results, {both} with both shares, certainty" in text
    assert text.endswith("These are different questions.")


def test_what_was_not_checked_is_counted():
    studies = {row["study"] for row in answers()}
    domains = [row["judgement"] != "not assessed" for row in rows("appraisals") if row["study"] in studies]
    text = shipped().sentences[NOT_CHECKED]
    assert f"Of the domains of their risk of bias, {sum(domains)} of {len(domains)} were judged." in text
    assert f"none of {len(studies)} was read in full" in text
    made = [row["date"] for row in rows("searches")]
    assert text.startswith(f"{len(made)} searches logged, to {max(made)}; no systematic search was made.")


def test_pictures_are_the_reports_and_its_own():
    titles = [plot.title for plot in shipped().plots]
    assert " of help, " in titles[0]
    assert any(title.startswith("Risk of bias of each result, by domain") for title in titles)
    (grid,) = (plot for plot in shipped().plots if plot.title == "Studies of the conditions that claims name")
    assert "16 of 35 rows shown." in grid.alt


def test_a_doubt_more_changes_the_certainty_alone(tmp_path):
    key = {"question": next(iter(shipped().names["rated"].index)), "domain": "imprecision"}
    fewer = tell(3, altered(tmp_path / "data", DATA, "certainty", key, step="0"), solutions=True).sentences
    steps = "It starts high; steps: risk of bias −1"
    assert f"certainty is low. {steps} and indirectness −1." in fewer[SURE]
    assert fewer[ALONE].startswith("Alone: 7 results, 0 with both shares, certainty low and very low.")
    changed = changes(fewer, shipped().sentences)
    assert list(changed) == [SURE, ALONE]
    assert f"certainty is very low. {steps}, indirectness −1 and imprecision −1." in changed[SURE]
    assert changed[ALONE].startswith("Alone: 7 results, 0 with both shares, certainty very low.")


def test_a_control_group_that_did_better_changes_what_was_found(tmp_path):
    cells = {"comparator_value": "75", "comparator_numerator": "45"}
    data = altered(tmp_path / "data", CORRECT, "findings", {"id": "F001"}, **cells)
    assert changes(correct(), tell(3, data, CONDITION="").sentences) == {
        FOUND: "Results that give both shares: 1 of 2. More improved with the treatment in none of 1;"
        " in the comparison groups 75 % improved.",
        WIDTH: "Differences with an interval: 2 of 2; leaving out zero: 1."
        " Questions with a smallest important difference entered: 0 of 1.",
    }


def test_another_condition_of_a_study_changes_the_first_sentence_alone(tmp_path):
    data = altered(tmp_path / "data", CORRECT, "studies", {"study": "lindqvist2004"}, condition="gout")
    changed = changes(correct(), tell(3, data, CONDITION="").sentences)
    assert list(changed) == [STUDIED]
    assert changed[STUDIED].endswith("of the condition or of a narrower one: 3; with no study at all: 1.")


def test_other_treatment_in_both_groups_changes_that_sentence_alone(tmp_path):
    words = "tap-water bath, ointment in both groups"
    data = altered(tmp_path / "data", CORRECT, "questions", {"id": "Q01"}, comparator=words)
    assert changes(correct(), tell(3, data, CONDITION="").sentences) == {
        ALONE: "With other treatment in both groups: 2 results, 1 with both shares, certainty not rated."
    }


@pytest.mark.parametrize("condition", ["", "no such thing"])
def test_without_a_condition_it_goes_on_with_another_and_says_so_once(condition):
    told = tell(3, CORRECT, CONDITION=condition, solutions=True)
    card = told.of("ShownCondition")[0]
    said = 'There is no condition "no such thing" here; plaque psoriasis is shown instead.'
    assert card.instead == (said if condition else "")
    assert told.sentences == correct()


def test_required_tables_alone_are_enough(tmp_path):
    told = tell(3, required_only(tmp_path / "data", CORRECT), CONDITION="eczema", solutions=True)
    assert told.sentences[FOUND:] == [
        "Not checked: no result on eczema gives the share improved in both groups.",
        "Differences with an interval: 0 of 0; leaving out zero: 0."
        " Questions with a smallest important difference entered: 0 of 0.",
        "Not checked: no question on eczema is rated.",
        "Not checked: no result on eczema is listed.",
        "No study listed here answers a question on eczema. Risk of bias was not appraised."
        " No question on eczema is listed in questions.csv.",
    ]
    assert len(told.plots) == 7
