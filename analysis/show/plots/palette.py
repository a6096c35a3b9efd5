"""Marks: the colour, the shape and the hatching that stand for a word in every plot.

Colours are those of Okabe and Ito, which people with any common colour blindness can tell apart (Okabe M, Ito K. Color
Universal Design, 2008, jfly.uni-koeln.de/color). No two words differ by colour alone: each has a shape or a hatching of
its own that a grey print keeps, and its word or number stands beside it.

The table beside this file has a row a word: its marker, its fill of a bar, the sign in its marker; first the colours.
"""

from collections.abc import Mapping
from typing import NamedTuple

from analysis.model.conclusions import Verdict
from analysis.model.evidence import grouped
from analysis.text.rows import rows_beside

_ROWS = grouped((row["list"], row) for row in rows_beside(__file__))

_COLOURS = {row["word"]: row["fill"] for row in _ROWS["colour"]}

BLUE, VERMILION = _COLOURS["blue"], _COLOURS["vermilion"]
INK, PAPER = _COLOURS["ink"], _COLOURS["paper"]
#: Secondary text: 7 to 1 against white.
GREY = _COLOURS["grey"]
#: Lines and bands that carry no information.
FAINT, BAND = _COLOURS["faint"], _COLOURS["band"]


class PlotMark(NamedTuple):
    """A marker: its shape (in matplotlib's letters; empty for the bare sign), size in points, and three colours.

    ``line`` is how thick its edge is, in points.
    """

    shape: str
    size: float
    face: str
    edge: str
    ink: str = INK
    line: float = 0.8


class Fill(NamedTuple):
    """A bar's colour, its hatching and the colours of words upon it and of its edge."""

    face: str
    hatch: str
    ink: str = INK
    edge: str = INK


def _colour(cell: str) -> str:
    return _COLOURS.get(cell, cell)


def _fill(row: Mapping[str, str]) -> Fill:
    return Fill(_colour(row["fill"]), row["hatch"], _colour(row["on_fill"]))


def _mark(row: Mapping[str, str]) -> PlotMark:
    face, edge, ink = (_colour(row[part]) for part in ("face", "edge", "ink"))
    return PlotMark(row["shape"], float(row["size"]), face, edge, ink)


#: Marks of the words of each closed list. A *stance* is *conflicting* if one finding of the study speaks for the claim
#: and another against it. An *answer* that is *open* was not given, which is no *no*. Words of a *judgement* on a risk
#: of bias that say the same in two tools share one.
MARKS = {
    name: {row["word"]: _mark(row) for row in _ROWS[name]}
    for name in ("stance", "verdict", "harm status", "answer", "judgement")
}
#: The sign that stands in the marker of each word of judgement.
JUDGEMENT_SIGNS = {row["word"]: row["sign"] for row in _ROWS["judgement"]}

#: Verdicts as fills of bars, in the colours of their marks. Only *supported* is a solid colour; words of facts and of a
#: mechanism, which say nothing of help, are pale.
VERDICTS: Mapping[Verdict, Fill] = {Verdict(row["word"]): _fill(row) for row in _ROWS["verdict"]}

#: Has no shape: words alone, or nothing.
BLANK = PlotMark("", 0, PAPER, PAPER)
#: Stands where a grid has nothing to count.
NOTHING = PlotMark(".", 2.5, GREY, GREY, line=0)

# Fills of what has no fill of its own; a grey print keeps them apart.
_FILLS = tuple(map(_fill, _ROWS["further"]))


def fill_at(place: int) -> Fill:
    """The fill of the first, second … thing that has none of its own; colours come again with another hatching."""
    again = place + place // len(_FILLS)
    return _FILLS[place % len(_FILLS)]._replace(hatch=_FILLS[again % len(_FILLS)].hatch)
