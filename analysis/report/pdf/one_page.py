"""The one page on paper: exactly one page of A4, whatever the data; what finds no room is continued in the report."""

import json
import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import analysis
from analysis.report.outline.contents import Contents
from analysis.report.outline.labels import PROGRAM, TITLE, kicker
from analysis.report.paper.printable import drawable
from analysis.report.paper.typesetting import typeset
from analysis.show.conditions import ConditionRow
from analysis.show.plots.canvas import shown
from analysis.show.summary.one_page import CONTINUED, HARMS, OnePage
from analysis.show.tables.flagged_sentence import FlaggedSentence
from analysis.tell.who_judged import notice
from analysis.text.lettering import lettered
from analysis.text.prose.phrases import counted, listed

#: Characters of one text beyond which it is continued in the report: some eight lines of a column.
_MOST_CHARACTERS = 560

#: Characters of a cell of the table.
_MOST_IN_CELL = 120

#: Characters of what is wrong: some four lines of a column.
_MOST_WRONG = 240

#: Claims that an entry names.
_MOST_CLAIMS = 3

# A word that no column holds, and the pieces that it may be broken into.
_LONG_WORD = re.compile(r"\S{25,}")
_BREAKABLE = re.compile(r"\S{8}")

_PAGE = re.compile(rb"/Type\s*/Page\b")

# Fewest flags for the sake of which fewer rows are printed, with these rows: first try, second, last.
_LEAST = ((5, 7), (3, 4), (0, 0))


_MADE = (
    f"Made by {PROGRAM} {analysis.__version__}",
    "the same files give the same page; the rows behind each statement are in the report.",
)


def one_page_pdf(contents: Contents) -> bytes:
    """The page as PDF (PDF/UA-1, tagged): one page of A4, no text under 8 pt; the same contents give the same bytes.

    Where not all fits, the last flags and the last rows are left to the report, and the page says so.
    """
    return fitted(contents.one_page, notice(contents.review.evidence))


def fitted(page: OnePage, who: str) -> bytes:
    """The page with as many flags and rows as one sheet holds; ``who`` says who made the judgements.

    Flags come before rows, but for the first rows, which leave room for the rest of the flags only.
    """
    made: dict[tuple[int, int], bytes] = {}
    drawing = drawable(page.drawing)

    def fits(flags: int, rows: int) -> bool:
        if (flags, rows) not in made:
            data = json.dumps(_settable(_data(page, who, flags, rows)))
            made[flags, rows] = typeset("one_page.typ", {"data": data, "drawing": drawing})
        return len(_PAGE.findall(made[flags, rows])) == 1

    every, rows, flags = len(page.rows), 0, 0
    for least_flags, least_rows in _LEAST:
        rows = min(least_rows, every)
        flags = _most(len(page.flags), partial(fits, rows=rows))
        if flags >= min(least_flags, len(page.flags)):
            break
    rows += _most(every - rows, lambda number: fits(flags, rows + number))
    fits(flags, rows)
    return made[flags, rows]


def _most(top: int, fits: Callable[[int], bool]) -> int:
    """The largest number up to ``top`` that fits, 0 if none does; a number that fits is not looked below."""
    return bisect_left(range(1, top + 1), True, key=lambda number: not fits(number))


def _data(page: OnePage, who: str, flags: int, rows: int) -> dict[str, Any]:
    """What the template sets, all of it text."""
    each = set(map(_judges, page.flags[:flags]))
    judges = each.pop() if len(each) == 1 else ""  # said once where it is the same for each
    more = _left(page.more_flags + len(page.flags) - flags, "flagged sentence")
    notes = " · ".join(filter(None, (f"Judged by {judges}" if judges else "", more)))
    omitted = "; ".join(f"{_plain(check)}: {', '.join(documents)}" for check, documents in page.omissions)
    whole = [("Flags on documents as a whole", omitted)] if omitted else []
    letters = dict(zip(page.cited, (letter.upper() for letter, _ in lettered(page.cited)), strict=True))
    return {
        "title": TITLE,
        "kicker": kicker(page),
        "notice": who,
        "sentences": [_cut(text) for text in page.sentences],
        "harms": {"title": HARMS, "lines": [(label, _cut(text)) for label, text in (*page.harms, *whole)]},
        "flags_title": "What is wrong, gravest for a patient first",
        "flags_note": notes or ("" if page.flags else "No check raised a flag on a claim."),
        "flags": [_flag(number, flag, judges) for number, flag in enumerate(page.flags[:flags], 1)],
        "rows_title": "What is claimed to be helped, and the evidence",
        "rows_note": _left(page.more_rows + len(page.rows) - rows, "row"),
        "headings": ["Condition", "Agent", f"n of {page.documents}", "Cited studies", "Best design"],
        "rows": [_row(row, letters) for row in page.rows[:rows]],
        "rows_key": _key(letters),
        "alt": page.dots.alt,
        "closing": [(label, _cut(text)) for label, text in (*page.closing, _MADE)],
    }


def _flag(number: int, flag: FlaggedSentence, shared: str) -> dict[str, Any]:
    """An entry: its words, its place with the kinds of fault, and its labelled lines; ``shared`` is said above all."""
    sure = "; provisional, resting on a fact that nobody has verified" if flag.provisional else ""
    claims = ", ".join(claim.id for claim in flag.claims[:_MOST_CLAIMS])
    claims += " …" if len(flag.claims) > _MOST_CLAIMS else ""
    judges = _judges(flag)
    return {
        "number": number,
        "words": _cut("”, “".join(flag.quotes)),
        "place": _cut(f"{flag.claims[0].place} ({claims})"),
        "fault": f"{', '.join(map(_plain, flag.kinds))} ({flag.severity}{sure})",
        "lines": [
            ("Wrong:", _short(" ".join(flag.wrong))),
            ("The source says:", _both_sides(flag.source)),
            *([("Judged by:", judges)] if judges != shared else []),
        ],
    }


def _judges(flag: FlaggedSentence) -> str:
    return listed(flag.judged_by) or "nobody"


def _row(row: ConditionRow, letters: dict[str, str]) -> list[str]:
    """Cells of a row; letters stand for the cited studies."""
    narrower = f" +{len(row.narrower)}" if row.narrower else ""
    stances = (" ".join((stance, *(letters[study] for study in studies))) for stance, studies in row.stances)
    cells = (f"{row.condition}{narrower}", row.agent, str(len(row.documents)), " · ".join(stances) or "none cited")
    return [_cut(cell, _MOST_IN_CELL) for cell in (*cells, row.best)]


def _key(letters: dict[str, str]) -> str:
    studies = "; ".join(f"{letter} {study}" for study, letter in letters.items()) or "no document cites a study"
    return _cut(
        f"n: documents that claim it; +: with so many narrower conditions. Cited studies, by their stance: {studies}. "
        "Best design: of all studies listed here with the same agent and condition or narrower ones. Dots: documents "
        "that claim help, each once a row, by the strongest evidence that speaks of it."
    )


def _left(number: int, noun: str) -> str:
    return f"{counted(number, f'more {noun}')}: {CONTINUED}" if number > 0 else ""


def _plain(check: str) -> str:
    return check.replace("-", " ")


def _cut(text: str, most: int = _MOST_CHARACTERS) -> str:
    """The text on one line, cut where it is longer than the page has room for: after a word, if it has several."""
    line = " ".join(text.split())
    head = line[: most - len(CONTINUED) - 5]
    return line if len(line) <= most else f"{head.rpartition(' ')[0] or head} … ({CONTINUED})"


def _both_sides(sentences: Sequence[str]) -> str:
    """Whole or not at all, as nothing is to stand without its comparator or what is against it.

    Of three sentences, which tell events and a count of people, the first tells the gravest event.
    """
    text = " ".join(sentences if len(sentences) < 3 else sentences[:1])
    return text if len(text) <= 2 * _MOST_CHARACTERS else CONTINUED


def _short(text: str) -> str:
    """What comes before the last semicolon within the room of a few lines, as the report has the rest."""
    line = " ".join(text.split())
    if len(line) <= _MOST_WRONG:
        return line
    head, found, _ = line[:_MOST_WRONG].rpartition("; ")
    return f"{head if found else line[:_MOST_WRONG].rpartition(' ')[0]} …"


def _settable(value: Any) -> Any:
    """The same with every text ready to be set: printable, on one line, long words with places to break at.

    Numbers stay with their per cent sign, a middle dot with what stands before it.
    """
    if isinstance(value, dict):
        return {key: text if key == "alt" else _settable(text) for key, text in value.items()}
    if isinstance(value, (list, tuple)):
        return [_settable(one) for one in value]
    if not isinstance(value, str):
        return value
    line = re.sub(" (?=[…%·])", "\N{NO-BREAK SPACE}", shown(value))
    return _LONG_WORD.sub(lambda word: _BREAKABLE.sub("\\g<0>\N{ZERO WIDTH SPACE}", word[0]), line)
