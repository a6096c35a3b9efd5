"""Which part of a regimen a claim's figure is, by general English and not by any data set's terms."""

import pytest

from analysis.appraise.regimen_part import RegimenPart, amount_of_agent, part_of, says_apart
from tests.builders.build import claim

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
