"""The wording ladder against its published source, and how a claim's words are read."""

import pytest

from analysis.appraise.wording.wording_ladder import WORDING_LADDER, rank, worded_as
from analysis.model.words import Certainty
from tests.builders.build import claim

# Transcribed from the statements of GRADE guidelines 26 (Santesso et al. 2020, J Clin Epidemiol 119:126-35), as the
# AHRQ's chapter prints them (ncbi.nlm.nih.gov/books/NBK563880), effect of moderate size.
PUBLISHED = {
    "high": "X reduces/increases outcome",
    "moderate": "X likely reduces/increases outcome; X probably reduces/increases outcome",
    "low": "X may reduce/increase outcome; the evidence suggests X reduces/increases outcome",
    "very low": "The evidence is very uncertain about the effect of X on outcome",
}


@pytest.mark.parametrize("certainty", Certainty)
def test_every_word_of_the_ladder_is_in_the_published_statement_of_its_certainty(certainty: Certainty) -> None:
    published = PUBLISHED[certainty].lower().replace("/", " ")
    for word in WORDING_LADDER[certainty]:
        if word != "results in":  # the published form for a large or a trivial effect
            assert word in published
    assert list(WORDING_LADDER) == list(Certainty)


def test_certainties_are_ranked_from_very_low_to_high() -> None:
    assert sorted(Certainty, key=rank) == [Certainty.VERY_LOW, Certainty.LOW, Certainty.MODERATE, Certainty.HIGH]


@pytest.mark.parametrize(
    ("quote", "wording", "certainty", "words"),
    [
        pytest.param("Ginger relieves nausea", "plain", Certainty.HIGH, (), id="plain"),
        pytest.param("Ginger always relieves nausea", "absolute", Certainty.HIGH, ("always",), id="absolute"),
        pytest.param("Ginger probably relieves nausea", "plain", Certainty.MODERATE, ("probably",), id="probably"),
        pytest.param("Ginger may relieve nausea", "hedged", Certainty.LOW, ("may",), id="may"),
        pytest.param("Ginger may probably help", "plain", Certainty.LOW, ("may",), id="the weaker of two"),
        pytest.param("Ginger for nausea", "hedged", Certainty.LOW, (), id="hedged by the record alone"),
        pytest.param("To relieve nausea", "plain", Certainty.LOW, ("To relieve",), id="an aim"),
        pytest.param(
            "was associated with less nausea", "plain", Certainty.LOW, ("was associated with",), id="an association"
        ),
        pytest.param("The findings support ginger", "plain", Certainty.LOW, ("findings support",), id="as suggested"),
        pytest.param("Studies show less nausea", "plain", Certainty.HIGH, (), id="as shown"),
        pytest.param("Ginger is used for nausea", "plain", Certainty.HIGH, (), id="a use has no reserve"),
    ],
)
def test_words_stand_for_a_certainty(quote: str, wording: str, certainty: Certainty, words: tuple[str, ...]) -> None:
    one = worded_as(claim(quote=quote, statement="Ginger and nausea.", wording=wording))
    assert (one.certainty, one.words) == (certainty, words)


def test_the_statement_speaks_for_the_document_too() -> None:
    one = worded_as(claim(quote="nausea", statement="Ginger is a technique for relieving nausea.", wording="plain"))
    assert one.certainty is Certainty.LOW
