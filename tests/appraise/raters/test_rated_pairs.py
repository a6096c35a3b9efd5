"""What all raters said of a pair, the one word of several adjudicated links, and where raters were overruled."""

import pytest

from analysis.appraise.raters.rated_pairs import disputed, overruled, pair_word
from analysis.model.evidence import Evidence
from tests.builders.build import link, ratings


def adjudicated(*stances, reasons=()):
    """Adjudicated links of one pair, a finding each."""
    given = (*reasons, *[""] * len(stances))
    return tuple(
        link(stance=stance, finding=f"F{n:03}", overrule_reason=reason)
        for n, (stance, reason) in enumerate(zip(stances, given, strict=False), 1)
    )


@pytest.mark.parametrize(
    ("stances", "word"),
    [
        ((), None),
        (("supports",), "supports"),
        (("does not address", "indirect"), "indirect"),
        (("indirect", "partly supports"), "partly supports"),
        (("partly supports", "supports"), "supports"),
        (("partly contradicts", "contradicts", "indirect"), "contradicts"),
        (("does not address", "partly contradicts"), "partly contradicts"),
        (("supports", "partly contradicts"), "conflicting"),
        (("contradicts", "indirect", "partly supports"), "conflicting"),
    ],
)
def test_the_word_of_a_pair(stances, word):
    assert pair_word(adjudicated(*stances)) == word
    assert pair_word(adjudicated(*stances)[::-1]) == word


def evidence(*words, links=()):
    """Raters a, b, c … with these words on one pair."""
    own = tuple(ratings(name, link(stance=word)) for name, word in zip("abc", words, strict=False))
    return Evidence(links=links, ratings=own)


@pytest.mark.parametrize(
    ("words", "links", "said"),
    [
        pytest.param(("supports", "supports"), adjudicated("supports"), (), id="confirmed"),
        pytest.param(("supports", "supports"), (), (), id="not adjudicated"),
        pytest.param(("supports",), adjudicated("indirect"), (), id="one rater"),
        pytest.param(("supports", "indirect"), adjudicated("indirect"), (), id="they differ"),
        pytest.param(("supports", "supports"), adjudicated("indirect", "supports"), (), id="by another link"),
        pytest.param(
            ("supports", "supports"),
            adjudicated("indirect"),
            ("Both raters said “supports”; adjudicated “indirect”: no reason given",),
            id="no reason",
        ),
        pytest.param(
            ("supports",) * 3,
            adjudicated("supports", "contradicts", reasons=("Another outcome.", "Read again.")),
            ("All 3 raters said “supports”; adjudicated “conflicting”: Another outcome.; Read again.",),
            id="three raters, several links",
        ),
    ],
)
def test_overruled_are_pairs_on_which_all_raters_agree_and_another_word_was_adjudicated(words, links, said):
    assert tuple(pair.overruling for pair in overruled(evidence(*words, links=links))) == said


def test_disputed_pairs_show_every_word_and_what_was_adjudicated():
    (item,) = disputed(evidence("supports", "indirect", "supports", links=adjudicated("partly supports")))
    assert {name: one.stance.value for name, one in item.rated.items()} == {
        "a": "supports",
        "b": "indirect",
        "c": "supports",
    }
    assert (item.claim, item.study, item.word, item.agreed) == ("C001", "ito2011", "partly supports", None)
    assert disputed(evidence("supports", "supports")) == ()
