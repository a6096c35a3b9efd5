"""Refused words: told from their harmless neighbours, and what may be told of a remark."""

import pytest

from analysis.text.vocabulary.refused import refused, telling


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Ginger is safe and effective.", ("safe", "effective"), id="promise and reassurance"),
        pytest.param("Clinically proven; a cure.", ("proven", "cure"), id="proof and cure"),
        pytest.param("Harms are rare, discomfort minimal.", ("rare", "minimal"), id="no denominator"),
        pytest.param("A significant difference.", ("significant",), id="no size"),
        pytest.param("It treats the root cause; studies show it.", ("root cause", "studies show"), id="phrases"),
        pytest.param("More effective than placebo.", (), id="beside its comparator"),
        pytest.param("Safety and effectiveness; secure; accurate; improved.", (), id="other words"),
    ],
)
def test_refused_words_are_found_as_they_stand(text: str, found: tuple[str, ...]) -> None:
    assert refused(text) == found


@pytest.mark.parametrize(
    ("remark", "told"),
    [
        pytest.param(
            "No difference in nausea; two trials. Not pooled.", "No difference in nausea; two trials", id="first"
        ),
        pytest.param("Results conflict; all have significant limits.", "Results conflict", id="clause before"),
        pytest.param("The authors call it safe. No rate.", "", id="nothing before"),
        pytest.param("Fell by 0.5 points. Not adjusted.", "Fell by 0.5 points", id="a point is no end"),
        pytest.param("", "", id="no remark"),
    ],
)
def test_of_a_remark_only_what_may_be_said_is_told(remark: str, told: str) -> None:
    assert telling(remark) == told
