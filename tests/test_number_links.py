"""Numbers in print lead to ids: sentences and tables print what the numbers of these ids say, counted a second way."""

from functools import cache
from pathlib import Path

import pytest

from analysis.show.frames import FRAMES
from analysis.show.headline import headline
from analysis.show.material import Block, Material, block
from analysis.show.number_links import cells, sentences
from analysis.show.strength import strength_own
from analysis.tell.claim_numbers import about
from tests.shown import material, of_folder

DATA = Path(__file__).parents[1] / "data"
LINKED = (
    *("strength-own", "strength-all", "documents", "sourcing", "support-by-document", "claims", "findings"),
    *("questions", "judged-by", "agreement", "agreement-by-stance", "agreement-other"),
)
COUNTING = ("strength-own", "strength-all", "documents", "sourcing", "support-by-document")

SUBJECTS = {"benefit": Block.BENEFIT, "safety": Block.SAFETY, "other": Block.OTHER}


@cache
def shipped() -> Material:
    return of_folder(DATA)


def values(found: Material) -> dict[str, str]:
    return {number.id: number.value for number in found.numbers}


@pytest.mark.parametrize("name", LINKED)
def test_a_table_prints_what_its_numbers_say(name):
    frame, said = FRAMES[name](shipped()), values(shipped())
    linked = cells(frame, shipped())
    assert linked
    for (row, heading), number in linked.items():
        assert str(frame.data[heading].iloc[row]) == said[number], f"{number} at row {row}, {heading}"


@pytest.mark.parametrize("name", COUNTING)
def test_every_count_of_a_table_that_is_not_0_has_a_number(name):
    frame = FRAMES[name](shipped())
    linked = cells(frame, shipped())
    for row in range(len(frame.data)):
        for heading in frame.data.columns:
            count = frame.data[heading].iloc[row]
            if not isinstance(count, str) and count:
                assert (row, heading) in linked, f"row {row}, {heading}: {count}"


def test_a_small_set_agrees_as_well(tmp_path):
    found = material(tmp_path, "claims.csv\nid,category,line\nC001,safety,4\nC002,provider,5\nC003,efficacy,6")
    said = values(found)
    for name in LINKED:
        frame = FRAMES[name](found)
        for (row, heading), number in cells(frame, found).items():
            assert str(frame.data[heading].iloc[row]) == said[number], f"{name}: {number}"


def test_a_table_without_numbers_has_no_link():
    assert cells(FRAMES["not-checked"](shipped()), shipped()) == {}


def test_the_headline_prints_what_its_numbers_say():
    top, said = headline(shipped().appraised, shipped().problems), values(shipped())
    pieces = sentences(top)
    assert tuple("".join(piece.text for piece in one) for one in pieces) == top.sentences()
    linked = [piece for one in pieces for piece in one if piece.number]
    assert {"claims", "benefit", "safety", "benefit-or-safety.sourced"} <= {piece.number for piece in linked}
    assert all(piece.text == said[piece.number] for piece in linked)


@pytest.mark.parametrize(
    "fragment",
    [
        pytest.param("", id="the example"),
        pytest.param("claims.csv\nid", id="no claim"),
        pytest.param("claims.csv\nid,category\nC001,provider", id="none of benefit or safety"),
        pytest.param("findings.csv\nid,verified\nF001,no", id="a provisional verdict"),
        pytest.param(
            "claims.csv\nid,quote,figure,stated_design\nC001,7 of 12 felt 91% better,91,randomised trial\n\n"
            "studies.csv\nstudy,design\nito2011,case series\n\nlinks.csv\nstance\nindirect",
            id="a quote with numbers",
        ),
    ],
)
def test_the_headline_of_any_set_agrees(tmp_path, fragment):
    found = material(tmp_path, fragment)
    top, said = headline(found.appraised, found.problems), values(found)
    for sentence, pieces in zip(top.sentences(), sentences(top), strict=True):
        assert "".join(piece.text for piece in pieces) == sentence
        assert all(piece.text == said[piece.number] for piece in pieces if piece.number)


def test_what_a_claim_is_about_is_told_alike_here_and_there():
    assert all(SUBJECTS[about(claim)] is block(claim) for claim in shipped().evidence.claims)


def test_a_cell_leads_to_the_count_of_its_row_and_column(tmp_path):
    found = material(tmp_path)
    linked = cells(strength_own(found), found)
    assert "benefit.own.level-2.partly-supported" in {number for (_, head), number in linked.items() if head != "total"}
    assert {number for (_, head), number in linked.items() if head == "total"} >= {"benefit", "claims"}
