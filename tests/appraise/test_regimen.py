"""Regimens: like against like, ranges that overlap, and when nothing can be told."""

import pytest

from analysis.appraise.regimen import RegimenComparison, regimen, unlike_own
from analysis.model.conclusions import Comparison
from analysis.model.evidence import Evidence
from tests.builders.build import claim, reference, study, term

AGREES, DIFFERS, CANNOT = Comparison.AGREES, Comparison.DIFFERS, Comparison.CANNOT_TELL
INTERVAL = {"quote": "every 2-3 weeks between sessions", "figure": "2-3", "unit": "weeks"}
SESSIONS = {"quote": "four to six sessions", "figure": "4-6", "unit": "sessions"}


def evidence(claimed: dict[str, str], *studies: dict[str, str], terms: tuple[dict[str, str], ...] = ()) -> Evidence:
    """A protocol claim, and a page that prints references to all studies but those that are wider."""
    known = tuple(study(**({"study": f"s{number}"} | columns)) for number, columns in enumerate(studies, 1))
    cited = [one.study for one in known if one.role == "cited"]
    return Evidence(
        claims=(claim(**({"category": "protocol", "outcome": "", "statement": "As the page says."} | claimed)),),
        studies=known,
        references=tuple(reference(number=str(number), study=key) for number, key in enumerate(cited, 1)),
        terms=tuple(term(**columns) for columns in terms),
    )


def held(
    claimed: dict[str, str], *studies: dict[str, str], terms: tuple[dict[str, str], ...] = ()
) -> tuple[RegimenComparison, ...]:
    found = evidence(claimed, *studies, terms=terms)
    return regimen(found.claims[0], found)


@pytest.mark.parametrize(
    ("claimed", "row", "comparison", "why"),
    [
        pytest.param(SESSIONS, {"sessions": "4-6"}, AGREES, "same range", id="same range"),
        pytest.param(SESSIONS, {"sessions": "3-5"}, AGREES, "4-6 overlaps 3-5", id="overlap"),
        pytest.param(SESSIONS, {"sessions": "6"}, AGREES, "4-6 overlaps 6", id="an end in common"),
        pytest.param(SESSIONS, {"sessions": "1-3"}, DIFFERS, "4-6 against 1-3", id="apart"),
        pytest.param(SESSIONS, {"sessions": ""}, CANNOT, "number of treatments not read", id="not read"),
        pytest.param(
            {"quote": "every 2 months between sessions", "figure": "2", "unit": "months"},
            {"interval_weeks": "8.7"},
            AGREES,
            "2 as printed is 8.7 weeks; 8.7 overlaps 8.7, rounded half up to 1 decimals",
            id="months into weeks",
        ),
        pytest.param(
            {"quote": "every 10 days between sessions", "figure": "10", "unit": "days"},
            {"interval_weeks": "2"},
            DIFFERS,
            "10 as printed is 1.4 weeks; 1.4 against 2",
            id="days into weeks, no week of tolerance",
        ),
        pytest.param(
            INTERVAL, {"interval_weeks": "3.4"}, AGREES, "2-3 overlaps 3.4, rounded half up to 0 decimals", id="rounded"
        ),
        pytest.param(INTERVAL, {"interval_weeks": "3.5"}, DIFFERS, "2-3 against 3.5", id="rounds away"),
        pytest.param(
            {"quote": "12-25% solution", "figure": "12-25", "unit": "%"},
            {"concentration": "12.5"},
            AGREES,
            "12-25 overlaps 12.5",
            id="concentration",
        ),
        pytest.param(
            {"quote": "followed for 1 year", "figure": "1", "unit": "year", "category": "efficacy"},
            {"follow_up_months": "12"},
            AGREES,
            "1 as printed is 12 months; same number",
            id="follow-up",
        ),
    ],
)
def test_like_is_held_against_like(
    claimed: dict[str, str], row: dict[str, str], comparison: Comparison, why: str
) -> None:
    (one,) = held(claimed, row)
    assert (one.comparison, one.why) == (comparison, why)


def test_injections_are_treatments_only_if_they_are_given_on_days_apart() -> None:
    several = {"quote": "4-8 injections are needed", "figure": "4-8", "unit": "injections"}
    (one,) = held(several, {"sessions": "1"})
    assert (one.comparison, one.why) == (
        CANNOT,
        "4-8 injections against 1 treatment: one treatment may take several injections",
    )
    (apart,) = held(several | {"quote": "4-8 injections, two weeks apart"}, {"sessions": "1"})
    assert apart.comparison is DIFFERS


def test_a_claim_of_the_same_line_may_say_that_injections_are_apart() -> None:
    found = evidence({"quote": "4-8 injections are needed", "figure": "4-8", "unit": "injections"}, {"sessions": "3-6"})
    spaced = claim(id="C002", **INTERVAL, category="protocol", statement="As the page says.", outcome="")
    (one,) = regimen(found.claims[0], Evidence(claims=(*found.claims, spaced), studies=found.studies))
    assert one.comparison is AGREES


@pytest.mark.parametrize(
    ("quote", "dose", "comparison"),
    [
        pytest.param("take 2 g of ginger", "2000 mg", AGREES, id="another unit of mass"),
        pytest.param("take 2 g of ginger", "1 g", DIFFERS, id="one amount on both sides"),
        pytest.param("take 2 g of ginger daily", "1 g", CANNOT, id="a day"),
        pytest.param("take 2 g of ginger", "1 g twice", CANNOT, id="more than once"),
        pytest.param("take 2 g of ginger", "1 g, later 500 mg", CANNOT, id="two amounts"),
        pytest.param("boil 2 g of peel", "1 g", CANNOT, id="of something else"),
        pytest.param("take 2 g of ginger", "10 ml", CANNOT, id="a volume"),
        pytest.param("take 2 g of ginger", "", CANNOT, id="not read"),
    ],
)
def test_amounts_differ_only_where_both_are_of_the_whole(quote: str, dose: str, comparison: Comparison) -> None:
    (one,) = held({"quote": quote, "figure": "2", "unit": "g"}, {"dose": dose})
    assert one.comparison is comparison


def test_only_studies_of_the_agent_or_a_narrower_one_are_held() -> None:
    narrower = {"term": "ginger tea", "kind": "agent", "broader": "ginger"}
    found = held(SESSIONS, {"agent": "ginger tea"}, {"agent": "peppermint"}, terms=(narrower,))
    assert [one.study.study for one in found] == ["s1"]
    assert held(SESSIONS | {"agent": ""}, {}) == ()


def test_cited_studies_come_first_and_wider_ones_are_told_apart() -> None:
    found = held(SESSIONS, {"role": "wider"}, {"role": "cited"})
    assert [(one.study.study, one.own) for one in found] == [("s2", True), ("s1", False)]


def test_another_condition_leaves_open_whether_the_regimen_differs() -> None:
    (one,) = held(SESSIONS, {"sessions": "1", "condition": "morning sickness"})
    assert (one.comparison, one.why) == (CANNOT, "4-6 against 1, but the study treats morning sickness")


def test_a_reference_that_is_no_study_here_may_hold_the_regimen() -> None:
    found = evidence(SESSIONS, {"sessions": "1"})
    unnamed = Evidence(
        claims=found.claims, studies=found.studies, references=(*found.references, reference(number="2", study=""))
    )
    assert unlike_own(unnamed.claims[0], unnamed) == ()
