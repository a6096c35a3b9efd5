"""The one sheet on paper: exactly one page of A4, whatever the data; what finds no room is left to the report."""

import json
import re
from bisect import bisect_left
from functools import cache
from typing import Any

import analysis
from analysis.check.evidence_review import EvidenceReview
from analysis.report.outline.labels import PROGRAM
from analysis.report.paper.typesetting import printable, typeset
from analysis.show.summary.one_sheet import ON_PAPER, sheet
from analysis.show.summary.sheet import OneSheet, SheetPart
from analysis.show.value import Absent, Lines, Phrase, Run, Sign

#: Longest word, in characters, that stands unbroken in the narrowest column.
_LINE = 22

_PAGE = re.compile(rb"/Type\s*/Page\b")


def sheet_pdf(review: EvidenceReview) -> bytes:
    """The sheet as PDF (PDF/UA-1, tagged): one page of A4, no text under 9 pt but the foot, which has 7.5.

    Where not all fits, less is told (``Limits.fewer``), and the sheet says how much is left to the report. The same
    evidence gives the same bytes.
    """
    every = list(ON_PAPER.fewer())
    made = cache(lambda data: typeset("sheet.typ", {"data": data}))

    def set_with(place: int) -> bytes:
        return made(json.dumps(_data(sheet(review, every[place]))))

    def fits(place: int) -> bool:
        return len(_PAGE.findall(set_with(place))) == 1

    # Mostly all of it fits.
    return set_with(0 if fits(0) else bisect_left(range(len(every) - 1), True, lo=1, key=fits))


def _data(told: OneSheet) -> dict[str, Any]:
    """What the template sets, all of it text."""
    return {
        "title": _words(told.title),
        "notice": _runs(told.notice),
        "harms": _part(told.harms),
        "help": _part(told.help),
        "sentences": _part(told.sentences),
        "foot": [(label, _runs(text)) for label, text in told.foot],
        "made": f"{PROGRAM} {analysis.__version__}",
    }


def _part(part: SheetPart) -> dict[str, Any]:
    return {
        "heading": _words(part.heading),
        "beside": [_runs(text) for text in part.beside],
        "caption": _words(part.table.title),
        "columns": [_words(heading) for heading in part.table.headings],
        "rows": [[_cell(value) for value in row] for row in part.table.values],
        "below": _runs(part.below),
        "key": [_cell(sign) for sign in part.key],
    }


def _cell(value: Any) -> dict[str, Any]:
    """A cell as runs, or as a mark with its word."""
    if isinstance(value, Sign):
        return {"mark": value.mark.value, "word": _words(value.word)}
    return {"runs": _runs(value)}


def _runs(value: Any) -> list[dict[str, Any]]:
    match value:
        case Run():
            return [{**value._asdict(), "text": _words(value.text)}] if value.text else []
        case Absent():
            return [{**Run(_words(value), soft=True)._asdict()}]
        case Phrase():
            return [run for piece in value for run in _runs(piece)]
        case Lines():
            return _runs(Phrase("; ".join(map(str, value))))
    return _runs(Run(str(value)))


def _words(text: str) -> str:
    """The text on one line, ready to be set: numbers stay with their per cent sign."""
    line = re.sub(r"\s+", lambda blank: " " if len(blank[0]) > 1 or blank[0] in "\n\t" else blank[0], text)
    return re.sub(r"(?<=\d) (?=[%])", "\N{NO-BREAK SPACE}", printable(line, _LINE))
