"""The annotated sentence: the page's words, what stands behind each, and what fair comparisons found."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.ft2font import LoadFlags

from analysis.appraise.absolute import per_100
from analysis.check.evidence_review import EvidenceReview
from analysis.show.plots.canvas import Words, longest, shown, words, write
from analysis.show.plots.hundred_dots import SIZE, rows_of_dots
from analysis.show.plots.palette import BAND, GREY, INK
from analysis.show.plots.plot import Plot, page_name, paged_plot
from analysis.show.plots.strips import Part, Strip, high
from analysis.show.tables.sentence.annotated_sentence import (
    AnnotatedSentence,
    Fragment,
    annotated_sentences,
    compared_in_words,
    shown_share,
)
from analysis.show.tables.sentence.annotation_notes import noted
from analysis.show.tables.studies import study_names
from analysis.tell.sentences import Told
from analysis.text.prose.phrases import counted

NAME = "annotated-sentence"
_TITLE_OF_NONE = "Sentences and their evidence"
_CAPTION = (
    "Words set in serif are the document's own; under each stands what is behind it by the rows. Shares are as printed"
    " where their counts were not read, and then have no interval; other intervals are Wilson's, those of differences"
    " Newcombe's, for sampling error only. Grey dots: the groups differ in more than the treatment."
)

#: Width in inches: 17 cm, the width of the text of a page, so that no word is smaller than 10 points on it.
_WIDE = 6.69
_LEFT, _RIGHT = 0.14, _WIDE - 0.04
# Points: the title, the page's words. Inches: least width of a column, gap between columns, indent of a note.
_TITLE, _SERIF = 14.0, 15.0
_LEAST, _GUTTER, _INDENT = 0.8, 0.22, 0.08
# Step in which room is given to columns; most lines of a paragraph, whose whole text the table has.
_STEP, _LINES = 0.06, 12
_FAMILY = ("Source Serif Pro", "DejaVu Serif")


def annotated_sentence(review: EvidenceReview) -> tuple[Plot, ...]:
    """A plot for each sentence with a study that it speaks of, the gravest first; without any it says so in words."""
    found = review.once(annotated_sentences)
    names = dict(review.evidence.once(study_names))
    if not found:
        none = f"Of {counted(len(review.evidence.claims), 'claim')}, none names evidence that can be tied to a study."
        return paged_plot(NAME, _TITLE_OF_NONE, [(none, [])], lead=none)
    return tuple(
        Plot(page_name(NAME, at), shown(one.title), _alt(one, names), tuple(_parts(one, names)), _WIDE, _CAPTION, NAME)
        for at, one in enumerate(found, 1)
    )


def _words(text: str, size: float = SIZE, *, bold: bool = False, colour: str = INK) -> Iterator[Part]:
    if text:
        yield words(text, _RIGHT - _LEFT, size, bold=bold, colour=colour, most=_LINES)._replace(left=_LEFT)


def _parts(one: AnnotatedSentence, names: dict[str, str]) -> Iterator[Part]:
    yield Strip(0.06)
    yield from _words(one.title, _TITLE, bold=True)
    yield from _words(one.answer, _TITLE, bold=True)
    yield from _words(one.place, colour=GREY)
    yield Strip(0.14)
    for place, columns in enumerate(rows := _rows(one.fragments)):
        yield _sentence(columns, first=not place, last=place == len(rows) - 1)
        yield Strip(0.12)
    yield _boxed(one.strip)
    found = one.comparisons
    yield Strip(0.2, lambda axes, y: axes.plot([_LEFT, _RIGHT], [y + 0.12] * 2, color=INK, linewidth=0.9))
    told: dict[str, Told] = {"condition": found.condition, "asked": found.asked, "studies": len(found.studies)}
    told |= {"broader": found.condition not in ("", found.asked), "nothing": not found.studies}
    notes = noted("found", told)
    yield from _words(" ".join(one.text for one in notes if one.strong), 12, bold=True)
    yield from _words(" ".join(one.text for one in notes if not one.strong), colour=GREY)
    yield Strip(0.08)
    yield from rows_of_dots(found, names, _LEFT, _RIGHT)


def _boxed(text: str) -> Part:
    inner = words(text, _RIGHT - _LEFT - 0.16, SIZE, most=_LINES)
    tall = inner.height + 0.12

    def draw(axes: Axes, y: float) -> None:
        axes.fill([_LEFT, _RIGHT, _RIGHT, _LEFT], [y, y, y + tall, y + tall], color=BAND, linewidth=0)
        write(axes, _LEFT + 0.08, y + 0.06, inner)

    return Strip(tall, draw)


# The sentence


class _Column(NamedTuple):
    """A fragment and how wide its note is."""

    fragment: Fragment
    wide: float

    @property
    def paragraphs(self) -> tuple[Words, ...]:
        """The note in lines."""
        room = self.wide - _INDENT
        return tuple(
            words(note.text, room, SIZE, bold=note.strong, colour=INK if note.strong else GREY, most=_LINES)
            for note in self.fragment.notes
        )


def _rows(fragments: Sequence[Fragment]) -> list[list[_Column]]:
    """The fragments in as few rows as hold them, each note as wide as makes the row lowest."""
    room, rows = _RIGHT - _LEFT, list[list[_Column]]([[]])
    for fragment in fragments:
        fitting = _cut(fragment.words, room - 0.2)
        word = longest((note.text for note in fragment.notes), SIZE, bold=True)
        least = max(_LEAST, _serif(fitting), min(word + _INDENT, 2.0))
        column = _Column(fragment._replace(words=fitting), min(least, room))
        if rows[-1] and sum(one.wide + _GUTTER for one in (*rows[-1], column)) - _GUTTER > room:
            rows.append([])
        rows[-1].append(column)
    return [_widened(row, room) for row in rows if row]


def _widened(row: list[_Column], room: float) -> list[_Column]:
    free = room - sum(one.wide + _GUTTER for one in row) + _GUTTER
    while free >= _STEP:
        place = max(range(len(row)), key=lambda at: high(row[at].paragraphs))
        row[place] = row[place]._replace(wide=row[place].wide + _STEP)
        free -= _STEP
    return row


def _sentence(columns: Sequence[_Column], *, first: bool, last: bool) -> Part:
    """A row of the sentence: each fragment over its note, with a line under the fragment and down the note's side."""
    head = 0.36
    tall = head + 0.06 + max(high(one.paragraphs) for one in columns)

    def draw(axes: Axes, y: float) -> None:
        x = _LEFT
        for place, (fragment, wide) in enumerate(columns):
            end = x + _serif(fragment.words)
            _write_serif(axes, x, y + 0.13, fragment.words, INK)
            if first and not place:
                _write_serif(axes, x - 0.01, y + 0.13, "“", GREY, align="right")
            elif fragment.gap or (not first and not place):
                _write_serif(axes, x - 0.04, y + 0.13, "…", GREY, align="right")
            if last and place == len(columns) - 1:
                _write_serif(axes, end + 0.01, y + 0.13, "”", GREY)
            note, line = columns[place].paragraphs, y + 0.28
            axes.plot([x, x, end, end], [y + head + high(note) + 0.02, line, line, line + 0.05], color=INK, linewidth=1)
            write(axes, x + _INDENT, y + head, *note)
            x += wide + _GUTTER

    return Strip(tall, draw)


def _cut(text: str, room: float) -> str:
    """The page's words, or as many of their first letters as the room holds."""
    text = shown(text)
    if _serif(text) <= room:
        return text
    kept = next(at for at in range(len(text)) if _serif(f"{text[: at + 1]}…") > room)
    return f"{text[:kept]}…"


def _serif(text: str) -> float:
    """Width in inches of the page's words."""
    face = get_font(findfont(FontProperties(family=list(_FAMILY))))
    face.set_size(_SERIF, 72)
    advances = (face.load_char(ord(char), flags=LoadFlags.NO_HINTING).linearHoriAdvance for char in shown(text))
    return sum(advances) / 65536 / 72


def _write_serif(axes: Axes, x: float, middle: float, text: str, colour: str, align: str = "left") -> None:
    look = {"family": list(_FAMILY), "size": _SERIF, "color": colour, "va": "center_baseline"}
    axes.text(x, middle, shown(text), look, ha=align)


# In words


def _alt(one: AnnotatedSentence, names: dict[str, str]) -> str:
    notes = (f"“{part.words}”: {' '.join(note.text for note in part.notes if note.strong)}" for part in one.fragments)
    found = []
    for study in one.comparisons.studies:
        name, told = names.get(study.study.study, study.study.study), []
        for share in (shown_share(finding, study.study) for finding in study.shares):
            values = (f"{per_100(float(value))}" for _, value, _ in share.arms if value is not None)
            per = "" if share.few else f"{' against '.join(values)} of 100, "
            told.append(f"{share.measured}: {per}{share.difference.rstrip('.')}")
        found.append(f"{name} ({study.fairness}), {'; '.join(told) + '.' if told else compared_in_words(study)}")
    return " ".join((f"{one.title}. {one.answer}", " ".join(notes), one.strip, *found))
