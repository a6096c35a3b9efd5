"""What all raters said of a pair, the one word of several adjudicated links, and where raters were overruled."""

import pytest

from analysis.appraise.raters.rated_pairs import disputed, overruled, pair_word
from analysis.model.evidence import Evidence
from tests.builders.build import confirmation, link, rater, ratings


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


OLD, NEW = "a" * 64, "b" * 64


def by_rules(judge, *raters, names="abc"):
    """The adjudicator with a digest of its rules, and raters with theirs who all say *supports* of a pair."""
    known = tuple(rater(name=name, rules_sha256=one) for name, one in zip(names, raters, strict=False))
    return Evidence(
        raters=(rater(rules_sha256=judge), *known),
        links=adjudicated("indirect"),
        ratings=tuple(ratings(name, link(stance="supports")) for name, _ in zip(names, raters, strict=False)),
    )


@pytest.mark.parametrize(
    ("judge", "raters", "peers"),
    [
        (NEW, (NEW, NEW), "ab"),
        ("", ("", ""), "ab"),
        (NEW, (OLD, OLD, NEW), ""),
        (NEW, (OLD, NEW, NEW), "bc"),
        (NEW, ("", ""), ""),
        ("", (OLD, OLD), ""),
    ],
)
def test_only_raters_who_judged_by_the_rules_of_the_adjudicator_can_be_overruled(judge, raters, peers):
    found = overruled(by_rules(judge, *raters))
    assert ["".join(one.rated) for one in found] == ([peers] if peers else [])


def test_raters_by_other_rules_dispute_nothing_and_raters_who_are_not_listed_have_no_rules():
    found = by_rules(NEW, OLD, NEW)
    differing = Evidence(
        raters=found.raters, links=found.links, ratings=(found.ratings[0], ratings("b", link(stance="indirect")))
    )
    assert not disputed(differing)
    assert not overruled(Evidence(raters=found.raters, links=found.links, ratings=(ratings("y"), ratings("z"))))


def test_without_adjudication_all_raters_are_peers_and_a_carried_link_is_none():
    found = by_rules(NEW, OLD, NEW)
    carried = link(stance="indirect", carried_from="C002")
    for links in ((), (carried,)):
        differing = Evidence(
            raters=found.raters, links=links, ratings=(found.ratings[0], ratings("b", link(stance="indirect")))
        )
        assert [tuple(one.rated) for one in disputed(differing)] == [("a", "b")]
    agreed = (rater(), rater(name="mori", kind="person"))
    same = tuple(ratings(name, link(stance="supports")) for name in "ab")
    assert not overruled(Evidence(raters=agreed, links=(carried,), ratings=same))
    confirmed = (confirmation(),)
    assert overruled(Evidence(raters=agreed, links=(carried,), ratings=same, confirmations=confirmed))
