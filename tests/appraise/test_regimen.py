"""Regimens: like against like, ranges that overlap, and when nothing can be told."""

import pytest

from analysis.appraise.regimen import (
    RegimenComparison,
    RegimenPart,
    amount_of_agent,
    part_of,
    regimen,
    says_apart,
    unlike_own,
)
from analysis.model.conclusions import Comparison
from analysis.model.evidence import Evidence
from tests.builders.build import claim, reference, study, term

AGREES, DIFFERS, CANNOT = Comparison.AGREES, Comparison.DIFFERS, Comparison.CANNOT_TELL
WEEKS = {"quote": "every 2-3 weeks between sessions", "figure": "2-3", "unit": "weeks"}
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
            WEEKS, {"interval_weeks": "3.4"}, AGREES, "2-3 overlaps 3.4, rounded half up to 0 decimals", id="rounded"
        ),
        pytest.param(WEEKS, {"interval_weeks": "3.5"}, DIFFERS, "2-3 against 3.5", id="rounds away"),
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
    spaced = claim(id="C002", **WEEKS, category="protocol", statement="As the page says.", outcome="")
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


TREATMENTS, INTERVAL, STRENGTH = RegimenPart.TREATMENTS, RegimenPart.INTERVAL, RegimenPart.CONCENTRATION


@pytest.mark.parametrize(
    ("quote", "figure", "unit", "outcome", "part"),
    [
        pytest.param("six weekly sessions", "6", "sessions", "", TREATMENTS, id="sessions"),
        pytest.param("4-8 injections are needed", "4-8", "injections", "", TREATMENTS, id="injections"),
        pytest.param("20-30 injections per visit", "20-30", "injections", "", None, id="injections in one sitting"),
        pytest.param("two sessions a week", "2", "sessions", "", None, id="sessions a week"),
        pytest.param("2 sessions weekly", "2", "sessions", "", None, id="sessions weekly"),
        pytest.param("treatments every 2-3 weeks", "2-3", "weeks", "", INTERVAL, id="every so many weeks"),
        pytest.param("sessions spaced 3 weeks apart", "3", "weeks", "", INTERVAL, id="apart"),
        pytest.param("two weeks between treatments", "2", "weeks", "", INTERVAL, id="between treatments"),
        pytest.param("wait 2 weeks", "2", "weeks", "interval between doses", INTERVAL, id="by its outcome"),
        pytest.param("rest for 2 days after each injection", "2", "days", "", None, id="rest"),
        pytest.param("a session takes 30 minutes", "30", "minutes", "session length", None, id="length of a session"),
        pytest.param("a course of treatment takes 6 weeks", "6", "weeks", "", None, id="length of a course"),
        pytest.param("follow-up visit after 2 weeks", "2", "weeks", "", None, id="a follow-up visit"),
        pytest.param("a 10% solution", "10", "%", "", STRENGTH, id="strength by the words"),
        pytest.param("10% is used", "10", "%", "strength of the cream", STRENGTH, id="strength by its outcome"),
        pytest.param("10% of people come twice", "10", "%", "", None, id="a share"),
        pytest.param("2 g of ginger", "2", "g", "", RegimenPart.AMOUNT, id="mass"),
        pytest.param("three types", "3", "types", "", None, id="another unit"),
    ],
)
def test_a_figure_of_a_protocol(quote: str, figure: str, unit: str, outcome: str, part: RegimenPart | None) -> None:
    one = claim(
        quote=quote, statement="As the page says.", figure=figure, unit=unit, outcome=outcome, category="protocol"
    )
    assert part_of(one) is part


@pytest.mark.parametrize(
    ("quote", "figure", "unit", "part"),
    [
        ("patients were followed for 12 months", "12", "months", RegimenPart.FOLLOW_UP),
        ("better at 2-year follow-up", "2", "year", RegimenPart.FOLLOW_UP),
        ("a 2-week follow-up visit", "2", "weeks", None),
        ("relief lasts 12 months", "12", "months", None),
        ("most feel better after 3 sessions", "3", "sessions", None),
        ("5% dextrose relieved pain", "5", "%", STRENGTH),
        ("85% improved", "85", "%", None),
    ],
)
def test_a_figure_of_a_claim_on_results(quote: str, figure: str, unit: str, part: RegimenPart | None) -> None:
    assert part_of(claim(quote=quote, statement="As the page says.", figure=figure, unit=unit, outcome="")) is part


def test_a_claim_without_a_figure_has_no_part() -> None:
    assert part_of(claim(figure="", unit="")) is None


@pytest.mark.parametrize(
    ("quote", "of_agent"),
    [("take 2 g of ginger", True), ("2 g dried ginger", True), ("2 g of peel is boiled", False), ("2 g", False)],
)
def test_an_amount_is_of_the_agent_if_the_words_say_so(quote: str, of_agent: bool) -> None:
    one = claim(quote=quote, statement="As the page says.", figure="2", unit="g")
    assert amount_of_agent(one) is of_agent


def test_words_that_put_days_between_treatments() -> None:
    assert says_apart(claim(quote="six injections, two weeks apart"))
    assert says_apart(claim(quote="six injections, one every other week"))
    assert not says_apart(claim(quote="six injections in the joint"))
