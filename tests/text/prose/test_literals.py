"""Literals: what a text must hold is never more than a match needs, and rules out what it can."""

import re
from collections.abc import Iterator
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.appraise import regimen_part
from analysis.check import times
from analysis.text.prose import designs, measures, numbers, wording
from analysis.text.prose.literals import needs, possible
from analysis.text.prose.quotes import Shape, Shapes

MODULES = (designs, measures, numbers, regimen_part, times, wording)


def shapes_of(module: ModuleType) -> Iterator[tuple[str, Shapes]]:
    """Every text of a module's tables that is a shape, with what reads it."""
    (read,) = (one for name, one in vars(module).items() if isinstance(one, Shapes) and name != "_printed")
    waiting = [one for name, one in vars(module).items() if name.startswith("_") and name != "_PARTS"]
    while waiting:
        one = waiting.pop()
        if isinstance(one, tuple):
            waiting.extend(one)
        elif type(one) is str and len(one) > 1:
            yield one, read


SHAPES = [(module.__name__, shape, read) for module in MODULES for shape, read in shapes_of(module)]


@pytest.mark.parametrize(
    ("shape", "read"), [one[1:] for one in SHAPES], ids=[f"{one[0]}-{one[1][:20]}" for one in SHAPES]
)
@given(data=st.data())
@settings(max_examples=15, deadline=None)
def test_no_match_is_ruled_out(shape: str, read: Shapes, data: st.DataObject) -> None:
    try:
        pattern = read._pattern(shape)
    except re.error:
        return
    text = data.draw(st.from_regex(pattern))
    assert possible(read(shape)._needed, text) or not pattern.search(text)


@pytest.mark.parametrize(
    "read", [read for module in MODULES for read in {id(one): one for _, one in shapes_of(module)}.values()]
)
def test_a_part_is_a_group_or_a_sequence_without_alternatives_of_its_own(read: Shapes) -> None:
    for part in read._parts.values():
        flat = re.sub(r"\\.|\[[^]]*\]", "", part)
        while (inner := re.sub(r"\([^()]*\)", "", flat)) != flat:
            flat = inner
        assert "|" not in flat


def needed(shape: str, **parts: str) -> set[frozenset[str]]:
    return set(Shapes(parts or {"PART": "part"})(shape)._needed)


@pytest.mark.parametrize(
    ("shape", "literals"),
    [
        (r"\bmay\b|\bmight\b", [{"may", "might"}]),
        (r"side[ -]effects?", [{"side"}, {"effect"}]),
        (r"(?:no |not )?cures?d*\b", [{"cure"}]),
        (r"\d+ ?% of (?:the )?(?:men|women)", [{"%"}, {"of"}, {"men", "women"}]),
        (r"[(\[]\d+[)\]]", [{"(", "["}, {")", "]"}]),
        (r"benefit+ed(?! nobody)", [{"benefit"}, {"ed"}]),
        (r"\w+|always", []),
        (r"x{0,3}y{2}(?<!z)", [{"y"}]),
        (r"(?<=\baged )\d+(?= years)(?<!old )", [{"aged"}, {"years"}]),
        (r"PART of PARTs", [{"part"}, {"of"}, {"s"}]),
    ],
)
def test_what_a_shape_needs(shape: str, literals: list[set[str]]) -> None:
    assert needed(shape) == {frozenset(one) for one in literals}


def test_case_and_letters_of_other_alphabets_rule_nothing_out() -> None:
    shape = Shapes({"PART": "part"})("kind[ -]mission")
    for text in ("KIND MISSION", "K\u0131nd m\u0130\u017fs\u0131on", "\u212aind-mission"):
        assert shape.search(text)
    assert not shape.search("kind remission"[:4])


def test_a_pattern_is_compiled_when_a_text_holds_its_letters() -> None:
    compiled = []

    def pattern() -> re.Pattern[str]:
        compiled.append(True)
        return re.compile("cures")

    shape = Shape((frozenset({"cure"}),), pattern)
    assert shape.search("nothing") is shape.match("nothing") is shape.fullmatch("nothing") is None
    assert (list(shape.finditer("nothing")), shape.sub("heals", "nothing"), compiled) == ([], "nothing", [])
    assert shape.sub("heals", "it cures") == "it heals"
    assert shape.search("cure") is None
    assert compiled == [True]


def test_a_name_that_is_no_part_needs_itself() -> None:
    assert needs("RCTs", re.compile("(PART)"), lambda _: ()) == (frozenset({"rcts"}),)
