"""Witnesses of a design: three, kept apart; which exclude each other and which do not."""

import pytest

from analysis.appraise.witness import WitnessSource, agreeing, concord, disagreement, naming, title_witness, witnesses
from analysis.model.evidence import Evidence
from analysis.model.words import Design
from tests.builders.build import entry, study


def told(title: str = "", types: str = "", **columns: str) -> tuple[Evidence, str]:
    fields = {"title": title} | ({"publication_type": types} if types else {})
    found = Evidence(studies=(study(**columns),), entries=(entry(**fields),))
    return found, concord(witnesses(found.studies[0], found), found.studies[0])


def test_all_three_are_kept_and_say_what_they_say() -> None:
    found, _ = told("A retrospective case series", "Journal Article; Case Reports", design="case series")
    said = witnesses(found.studies[0], found)
    assert [str(one) for one in said] == ["table: case series", "title: case series", "publication type: Case Reports"]
    assert said[1].quote == "retrospective case series"


def test_what_is_not_there_is_no_record_and_what_is_silent_names_none() -> None:
    found, concordance = told("Ginger in travellers", "Journal Article", design="unknown")
    table, title, types = witnesses(found.studies[0], found)
    assert (table.says, title.says, types.says) == ("unknown", "names no design", "names no design")
    assert naming((table, title, types)) == ()
    assert concordance == "not compared: fewer than two name a design"
    alone = Evidence(studies=(study(),))
    assert [one.says for one in witnesses(alone.studies[0], alone)][1:] == ["no record", "no record"]


@pytest.mark.parametrize(
    ("columns", "title", "types"),
    [
        pytest.param({"design": "randomised trial"}, "a randomised cross-over trial", "", id="a cross-over is a trial"),
        pytest.param({"design": "case series"}, "a prospective case series", "", id="prospective series"),
        pytest.param({"design": "systematic review"}, "a meta-analysis", "Review", id="meta-analysis"),
        pytest.param({"design": "systematic review"}, "Ginger: a review", "", id="a review may be systematic"),
        pytest.param({"design": "case series", "comparator": ""}, "a cohort study", "", id="cohort without control"),
        pytest.param({"design": "single-arm trial", "comparator": ""}, "a case series", "", id="one arm, a series"),
        pytest.param({"design": "case series", "participants": "4"}, "a case report", "Case Reports", id="few cases"),
        pytest.param({"design": "survey"}, "a cross-sectional study", "", id="a survey is cross-sectional"),
    ],
)
def test_akin_designs_do_not_exclude_each_other(columns: dict[str, str], title: str, types: str) -> None:
    found, concordance = told(title, types, **columns)
    assert disagreement(witnesses(found.studies[0], found), found.studies[0]) is None
    assert concordance.endswith("agree")


#: Columns of a study, its title and its publication type, with the two witnesses that exclude each other.
EXCLUDING = [
    pytest.param({"design": "randomised trial"}, "a case series", "", "table and title", id="table above title"),
    pytest.param({"design": "cohort study"}, "a case series", "", "table and title", id="cohort with control"),
    pytest.param(
        {"design": "case series", "participants": "1"}, "a case report", "", "table and title", id="one patient"
    ),
    pytest.param(
        {"design": "narrative review"}, "a systematic review", "", "table and title", id="narrative and systematic"
    ),
    pytest.param(
        {"design": "case series"},
        "",
        "Randomized Controlled Trial",
        "table and publication type",
        id="type against table",
    ),
    pytest.param(
        {"design": "unknown"},
        "a survey",
        "Randomized Controlled Trial",
        "title and publication type",
        id="type against title",
    ),
]


@pytest.mark.parametrize(("columns", "title", "types", "between"), EXCLUDING)
def test_designs_that_exclude_each_other_disagree(
    columns: dict[str, str], title: str, types: str, between: str
) -> None:
    _, concordance = told(title, types, **columns)
    assert concordance == f"{between} disagree"


def test_witnesses_agree_with_a_stated_design_by_its_strength() -> None:
    found, _ = told("a randomised cross-over trial", "Case Reports", design="randomised trial")
    said = agreeing(witnesses(found.studies[0], found), Design.RANDOMISED_TRIAL)
    assert [one.source for one in said] == [WitnessSource.TABLE, WitnessSource.TITLE]


def test_a_narrative_review_by_its_title_is_no_systematic_one() -> None:
    assert title_witness("Ginger: a narrative review").designs == {Design.NARRATIVE_REVIEW}
