"""Marks: the colour, the shape and the hatching that stand for a word in every plot.

Colours are those of Okabe and Ito, which people with any common colour blindness can tell apart (Okabe M, Ito K. Color
Universal Design, 2008, jfly.uni-koeln.de/color). No two words differ by colour alone: each has a shape or a hatching of
its own that a grey print keeps, and its word or number stands beside it.
"""

from collections.abc import Mapping
from typing import NamedTuple

from analysis.model.conclusions import HarmStatus, Verdict
from analysis.model.words import Phase, Stance
from analysis.show.value import NOT_JUDGED

BLUE = "#0072B2"
SKY = "#56B4E9"
GREEN = "#009E73"
#: A tint of green.
PALE_GREEN = "#c7e8dd"
YELLOW = "#F0E442"
ORANGE = "#E69F00"
VERMILION = "#D55E00"
PURPLE = "#CC79A7"

INK = "#1a1a1a"
#: Secondary text: 7 to 1 against white.
GREY = "#595959"
#: Lines and bands that carry no information.
FAINT = "#d9d9d9"
BAND = "#f4f4f4"
PAPER = "#ffffff"


class Mark(NamedTuple):
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


#: What a study says of a claim; *conflicting* if one of its findings speaks for it and another against it.
STANCES: Mapping[str, Mark] = {
    Stance.SUPPORTS: Mark("o", 13.5, BLUE, BLUE, PAPER),
    Stance.PARTLY_SUPPORTS: Mark("D", 10, SKY, INK, INK),
    Stance.INDIRECT: Mark("s", 12, PAPER, GREY, INK),
    Stance.PARTLY_CONTRADICTS: Mark("^", 14, PAPER, INK, INK),
    Stance.CONTRADICTS: Mark("v", 17, ORANGE, INK, INK),
    Verdict.CONFLICTING: Mark("X", 15, PURPLE, INK, INK),
    Stance.DOES_NOT_ADDRESS: Mark("", 0, PAPER, PAPER, GREY),
    NOT_JUDGED: Mark("h", 13.5, PAPER, FAINT, GREY),
}

# Verdicts: fill of a bar; shape, size and edge of a marker; sign in a text, and the family of words of one colour. Only
# *supported* is a solid colour; words of facts and of a mechanism, which say nothing of help, are pale.
_VERDICTS = (
    (Verdict.SUPPORTED, Fill(BLUE, "", PAPER), "o", 10, BLUE, "●", "for"),
    (Verdict.PARTLY_SUPPORTED, Fill(SKY, "////"), "D", 8, INK, "◐", "for"),
    (Verdict.MIXED, Fill(PURPLE, "oo"), "P", 10, INK, "◫", "both"),
    (Verdict.CONFLICTING, Fill(PURPLE, "xxxx"), "X", 10, INK, "±", "both"),
    (Verdict.INDIRECT, Fill(YELLOW, ".."), "s", 8.5, INK, "○", "beside"),
    (Verdict.HARM_REPORTED, Fill(ORANGE, "**"), "*", 12, INK, "△", "against"),
    (Verdict.NOT_CONFIRMED, Fill(ORANGE, "\\\\\\\\"), "^", 10, INK, "≈", "against"),
    (Verdict.PARTLY_CONTRADICTED, Fill(VERMILION, "||//"), "<", 10, INK, "⊠", "against"),
    (Verdict.CONTRADICTED, Fill(VERMILION, "++++"), "v", 10, INK, "✕", "against"),
    (Verdict.REPORTED, Fill(PALE_GREEN, "OO"), "d", 9, INK, "◇", "beside"),
    (Verdict.NOT_FOUND, Fill("#f0f0f0", "xx--"), "1", 9, INK, "∄", "silent"),
    (Verdict.SEEN_IN_PATIENTS, Fill(PALE_GREEN, "//.."), "p", 10, INK, "◈", "beside"),
    (Verdict.SEEN_IN_ANIMALS, Fill(PALE_GREEN, "||.."), "h", 10, INK, "◌", "beside"),
    (Verdict.PROPOSED, Fill("#f0f0f0", "o-"), "2", 9, INK, "…", "silent"),
    (Verdict.FINDINGS_DIFFER, Fill(PALE_GREEN, "xx.."), "4", 9, INK, "∓", "both"),
    (Verdict.NOT_SEEN, Fill(PALE_GREEN, "\\\\--"), ">", 10, INK, "≉", "against"),
    (Verdict.NOT_ADDRESSED, Fill("#bfbfbf", "----"), "_", 8, GREY, "–", "silent"),
    (Verdict.NOTHING_CITED, Fill("#f0f0f0", ""), "|", 8, GREY, "∅", "silent"),
    (Verdict.NONE_KNOWN, Fill("#f0f0f0", ""), "x", 7, GREY, "∅", "silent"),
    (Verdict.NOT_ASSESSED, Fill(PAPER, "||"), "+", 8, GREY, "?", "unknown"),
    (Verdict.NOT_JUDGED, Fill(PAPER, "/"), ".", 5, GREY, "□", "silent"),
)

#: Verdicts as fills of bars, as marks in the same colours, and as signs.
VERDICTS: Mapping[Verdict, Fill] = {verdict: fill for verdict, fill, *_ in _VERDICTS}
VERDICT_MARKS: Mapping[str, Mark] = {
    verdict: Mark(shape, size, fill.face, edge) for verdict, fill, shape, size, edge, *_ in _VERDICTS
}
VERDICT_SIGNS: Mapping[Verdict, tuple[str, str]] = {verdict: (sign, family) for verdict, *_, sign, family in _VERDICTS}

#: Has no shape: words alone, or nothing.
BLANK = Mark("", 0, PAPER, PAPER)
#: Stands where a grid has nothing to count.
NOTHING = Mark(".", 2.5, GREY, GREY, line=0)

PHASES: Mapping[Phase, Mark] = {
    Phase.RANDOMISED: Mark("o", 7, BLUE, BLUE, line=1),
    Phase.CONTROLLED: Mark("p", 7.5, SKY, INK, line=1),
    Phase.OPEN_LABEL: Mark("D", 6, ORANGE, "#8a5f00", line=1),
    Phase.UNCONTROLLED: Mark("^", 7.5, VERMILION, "#8f3f00", line=1),
    Phase.REVIEW: Mark("s", 6.5, GREEN, "#00634a", line=1),
}

HARM_STATUSES: Mapping[str, Mark] = {
    HarmStatus.NAMED: Mark("o", 9, BLUE, BLUE, PAPER),
    HarmStatus.MINIMISED: Mark("D", 7, SKY, INK, INK),
    HarmStatus.NAMED_AND_DENIED: Mark("P", 10, PURPLE, INK, INK),
    HarmStatus.DENIED: Mark("v", 10, ORANGE, INK, INK),
    HarmStatus.SILENT: Mark("s", 8.5, PAPER, GREY, INK),
    HarmStatus.NOT_RELEVANT: Mark("_", 7, GREY, GREY, GREY),
    NOT_JUDGED: Mark("h", 9, PAPER, FAINT, GREY),
}

#: Answers to a question asked of each row; an open one was not answered, which is no no.
ANSWERS: Mapping[str, Mark] = {
    "yes": Mark("o", 9, BLUE, BLUE),
    "partly": Mark("D", 7, SKY, INK),
    "no": Mark("s", 8, PAPER, INK),
    "open": Mark("_", 8, GREY, GREY),
    NOT_JUDGED: Mark("h", 9, PAPER, FAINT),
}

# Fills of what has no fill of its own; a grey print keeps them apart.
_FILLS = (
    Fill(BLUE, "", PAPER),
    Fill(SKY, "////"),
    Fill(YELLOW, ".."),
    Fill("#f0f0f0", ""),
    Fill(ORANGE, "\\\\\\\\"),
    Fill(PURPLE, "xxxx"),
    Fill("#bfbfbf", "----"),
    Fill(VERMILION, "++++"),
    Fill(PAPER, "||"),
)


def fill_at(place: int) -> Fill:
    """The fill of the first, second … thing that has none of its own; colours come again with another hatching."""
    again = place + place // len(_FILLS)
    return _FILLS[place % len(_FILLS)]._replace(hatch=_FILLS[again % len(_FILLS)].hatch)
