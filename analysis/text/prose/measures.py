"""Measures: which quantity a figure in a sentence is.

The words of the lists in ``vocabulary/measures.csv`` are marked where they stand, every share becomes ``‰`` and every
other number ``№``; what each quantity's rules then look at is a few marks and the words between them.
"""

import re
from functools import cache

from analysis.model.figure import Figure
from analysis.model.words import Measure
from analysis.text.prose.numbers import find_numbers, find_quantities
from analysis.text.vocabulary.shapes import Shapes, alternation, parts, shapes, word_lists

# The marks of the lists, set behind their words.
_MARKS = {"BETTER": "▲", "WORSE": "▼", "LESSEN": "↓", "FELL": "↘", "CHANGE": "↔", "RISK": "⚠", "NOT": "¬", "OCCUR": "●"}

# Quantities that their own names tell, those first whose names hold another's.
_NAMED: tuple[Measure, ...] = (
    Measure.RELATIVE_REDUCTION,
    Measure.DIFFERENCE,
    Measure.EFFECT_SIZE,
    Measure.MEAN_DIFFERENCE,
)
_NAMED += (Measure.RISK_RATIO, Measure.ODDS_RATIO, Measure.HAZARD_RATIO, Measure.NUMBER_NEEDED)
# How papers shorten these names (AMA Manual of Style, 11th ed., 13.11); capitals tell "OR" from "or".
_SHORT = {"RR": "risk ratio", "OR": "odds ratio", "HR": "hazard ratio", "SMD": "effect size"}
_SHORT |= {"NNT": "number needed to treat", "NNH": "number needed to harm"}
_SHORT |= {
    "MD": "mean difference",
    "WMD": "mean difference",
    "ARR": "risk difference",
    "RRR": "relative risk reduction",
}
_SHORTENED = re.compile(rf"\b[aw]?({'|'.join(_SHORT)})\b(?=\W{{0,3}}(?:was|of|\d|[-–−.]))")

_INTERVAL = re.compile(r"[(\[,;]? ?\b9\d(?:\.\d)? ?% ?(?:ci|confidence|credible)\b[^()\[\]]{0,60}", re.IGNORECASE)

_OF_MARKS = {name: rf"\S{{1,30}}{mark}MARKS" for name, mark in _MARKS.items()}
_shape = Shapes({**_OF_MARKS, **parts("measures")}, re.NOFLAG)
_in_any_case = Shapes(parts("measures"))

# Points between two groups may be a difference of averages.
_POINTS = (Measure.DIFFERENCE, Measure.MEAN_DIFFERENCE)


def measures_of(
    text: str, figure: Figure | None = None, complaint: str = "", harms: tuple[str, ...] = ()
) -> tuple[Measure, ...]:
    """The quantities that a figure in a sentence may be, the likeliest first.

    ``figure`` is the one that is meant; without it, or where the sentence does not print it, every percentage is, or
    every number if there is none. ``complaint`` is what was treated, if that is known: an itch that a treatment eases
    is no side effect of it. ``harms`` are words for events besides those of the vocabulary.

    Empty when the words do not say, when they say two things, and when it is not told whether a percentage is absolute
    or relative (*30% fewer people*): a wrong answer is worse than none.
    """
    text = _marked(_numbered(_INTERVAL.sub(" ", _spelt_out(text)), figure), complaint, harms)
    named = {_NAMED[ord(one[1] or one[2]) - ord("①")] for one in _shape("BY_NAME").finditer(text)}
    if named:
        one = named.pop()
        return () if named else _POINTS if one is Measure.DIFFERENCE else (one,)
    said: set[tuple[Measure, ...]] = set()
    # The first row that fits is taken; where it names no quantity, or several, the words leave it open.
    for shape, says in shapes()["quantity"]:
        if ("SHARE" in shape and "‰" not in text) or ("№" in shape and "№" not in text):
            continue
        text, times = _shape(shape).subn(" ; ", text)
        said |= {tuple(map(Measure, filter(None, says.split("; "))))} if times else set()
    return said.pop() if len(said) == 1 else ()


def _spelt_out(text: str) -> str:
    """The text with names of quantities in full, and with the numbers that words stand for."""
    text = _SHORTENED.sub(lambda match: f" {_SHORT[match[1]]} ", text)
    for shape, number in shapes()["number in words"]:
        text = _in_any_case(shape).sub(number, text)
    return text


def _numbered(text: str, figure: Figure | None) -> str:
    """The text in small letters with ``‰`` for a share and ``№`` for a number that is meant, ``§`` for any other."""
    quantities = (one for one in find_quantities(text) if one.unit == "%")
    shares = {one.span: {(one.low, one.high), (one.numerator, one.numerator)} for one in quantities}
    inside = {position for span in shares for position in range(*span)}
    numbers = {one.span: {(one.low, one.high)} for one in find_numbers(text) if one.span.start not in inside}
    printed = shares | numbers
    wanted = figure and (abs(figure.low), abs(figure.high))
    meant = {span for span, ends in printed.items() if wanted in ends} or set(shares or numbers)
    parts, done = [], 0
    for span in sorted(printed):
        parts += [text[done : span.start], " § " if span not in meant else " ‰ " if span in shares else " № "]
        done = span.end
    return "".join((*parts, text[done:])).lower()


def _marked(text: str, complaint: str, harms: tuple[str, ...]) -> str:
    """The text in small letters, its words apart by single blanks and those of the lists marked."""
    text = re.sub(r"([.;,<>≤≥])", r" \1 ", re.sub(r"[()\[\]\"“”:=–—−%]|(?<=[№‰§] )-", " ", text))
    text = " ".join(text.split())
    for number, measure in enumerate(_NAMED):
        text = _list(measure.upper()).sub(chr(ord("①") + number), text)
    if complaint:
        text = re.sub(rf"\b{re.escape(complaint.lower())}\w*", "pain", text)
    for name, mark in _MARKS.items():
        text = _list(name).sub(rf"\g<0>{mark}", text)
    return _of_harms(harms).sub(rf"\g<0>{_MARKS['WORSE']}", text) if harms else text


@cache
def _list(name: str) -> re.Pattern[str]:
    return re.compile(word_lists("measures")[name])


@cache
def _of_harms(harms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(alternation([f"{harm.lower()}*" for harm in harms]))
