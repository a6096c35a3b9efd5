"""The pairs that raters share, and how well each two of them agree, as frames."""

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.evidence_review import EvidenceReview
from analysis.model.evidence import Evidence
from analysis.model.judgements import Link
from analysis.notebook.frames.catalogue import frame_named
from tests.builders.build import claim, link, ratings


def review(*raters: tuple[Link, ...], settled: tuple[Link, ...] = ()) -> EvidenceReview:
    """A review of raters a, b, c …, each with links of their own."""
    own = tuple(ratings(name, *links) for name, links in zip("abc", raters, strict=False))
    claims = tuple(claim(id=f"C{number:03}") for number in range(1, 31))
    return EvidenceReview.of(AppraisedEvidence(Evidence(claims=claims, links=settled, ratings=own)))


@pytest.mark.parametrize(
    ("settled", "overruled", "own_reason"),
    [
        ((), False, None),
        ((link(stance="supports"),), False, False),
        ((link(stance="partly"),), True, False),
        ((link(stance="partly", rationale="A reason of its own."),), True, True),
    ],
)
def test_a_pair_is_overruled_where_all_its_raters_chose_another_word(settled, overruled, own_reason):
    alike = (link(stance="supports"),)
    (row,) = frame_named("shared_pairs", review(alike, alike, settled=settled)).to_dict("records")
    assert (row["same"], row["unanimous"], row["overruled"]) == (True, True, overruled)
    assert row["own_reason"] is own_reason or (own_reason is None and str(row["own_reason"]) == "<NA>")


def test_raters_who_differ_are_not_overruled_and_each_two_have_a_row():
    alike, other = (link(stance="supports"),), (link(stance="indirect"),)
    found = frame_named("shared_pairs", review(alike, alike, other, settled=(link(stance="partly"),)))
    assert found[["first", "second"]].to_numpy().tolist() == [["a", "b"], ["a", "c"], ["b", "c"]]
    assert found["same"].to_list() == [True, False, False]
    assert not found["unanimous"].any()
    assert not found["overruled"].any()


@pytest.mark.parametrize(("pairs", "enough"), [(19, False), (20, True)])
def test_few_shared_pairs_get_no_coefficient(pairs, enough):
    stances = ("supports", "indirect")
    links = tuple(link(claim=f"C{number:03}", stance=stances[number % 2]) for number in range(1, pairs + 1))
    found = frame_named("agreement", review(links, links)).to_dict("records")
    assert [(row["among"], row["pairs"], row["agreed"]) for row in found] == [
        ("all pairs", pairs, pairs),
        ("relevant pairs", pairs, pairs),
    ]
    assert {row["printed"] for row in found} == {"kappa 1.00 (1.00 to 1.00)" if enough else "too few for a coefficient"}
    for name in ("share", "kappa", "kappa_low", "ac1", "ac1_high"):
        assert [row[name] == row[name] for row in found] == [enough, enough], name
