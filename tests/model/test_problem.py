"""Remarks: one sentence of four parts, and the same without a subject that is shown beside it."""

from dataclasses import replace

import pytest

from analysis.model.place import Place
from analysis.model.problem import Remark, Subject, claim_in_place, on_claim
from tests.builders import build

REMARK = Remark(Place("links.csv"), Subject("a link"), "needs a basis", "that of C001 has none", "write one")


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        pytest.param({}, "a link needs a basis; that of C001 has none", id="all parts"),
        pytest.param({"evidence": ""}, "a link needs a basis", id="no evidence"),
        pytest.param({"joint": ", "}, "a link needs a basis, that of C001 has none", id="another joint"),
        pytest.param(
            {"subject": Subject("a link", mark=":")}, "a link: needs a basis; that of C001 has none", id="mark"
        ),
        pytest.param({"subject": Subject()}, "needs a basis; that of C001 has none", id="no subject"),
    ],
)
def test_sentence_is_composed_of_its_parts(changed, sentence):
    assert replace(REMARK, **changed).message == sentence


def test_subject_is_left_out_beside_the_claim_whose_words_it_gives():
    claim = build.claim()
    remark = on_claim(claim, "quote", "is unsupported", "nothing cited", "cite a study", joint=": ")
    assert claim_in_place(claim).words == f'"{claim.quote}" (document {claim.document}, line {claim.line})'
    assert remark.message == f"{claim_in_place(claim).words} is unsupported: nothing cited"
    assert remark.beside(claim.id) == "is unsupported: nothing cited"
    assert remark.beside("C999") == remark.message
    assert REMARK.beside("") == REMARK.message
