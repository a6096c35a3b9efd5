"""Which word was meant."""

import pytest

from analysis.model.words import Fit, Stance, Tool
from analysis.text.spelling import meant


@pytest.mark.parametrize(
    ("found", "allowed", "word"),
    [
        pytest.param("3", ["000", "003", "030"], "003", id="leading zeros lost"),
        pytest.param("3.0", ["003", "030"], "003", id="decimal put in"),
        pytest.param("0", ["000", "001"], "000", id="nothing but zeros"),
        pytest.param("c12", ["C011", "C012"], "C012", id="capital and zero lost"),
        pytest.param("Hooper2004", ["hooper2004", "hooper2014"], "hooper2004", id="capitals first"),
        pytest.param("does-not address", Stance, "does not address", id="punctuation"),
        pytest.param("supports\u200b", Stance, "supports", id="invisible character"),
        pytest.param("partially supports", Stance, "partly supports", id="synonym spelt alike"),
        pytest.param("narower", Fit, "narrower", id="letter left out"),
        pytest.param("ROB2", Tool, "RoB 2", id="capitals and blank"),
        pytest.param("zzz", Stance, "", id="nothing alike"),
        pytest.param("", Stance, "", id="nothing found"),
        pytest.param("x", [], "", id="nothing allowed"),
    ],
)
def test_nearest_word_is_found(found, allowed, word):
    assert meant(found, allowed) == word
