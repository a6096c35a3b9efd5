"""Rows of a hundred dots, one for each person of 100: what was found in both groups of every controlled comparison."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from math import nan
from operator import itemgetter
from typing import NamedTuple

from matplotlib.axes import Axes

from analysis.appraise.absolute import Arm, Interval, counts_people, per_100, wilson
from analysis.appraise.controlled_comparisons import ControlledComparisons, ControlledStudy, Fairness
from analysis.appraise.wording.source import people_and_units
from analysis.show.plots.canvas import Words, height, shown, width, words, wrap, write
from analysis.show.plots.palette import BAND, GREY, INK, PAPER
from analysis.show.plots.strips import Part, Strip, high
from analysis.show.tables.sentence.annotated_sentence import about_study, compared_in_words, shown_share
from analysis.text.prose.phrases import counted

#: Points of every word.
SIZE = 10.0
# Inches: a row of dots; the indent of what is said of it, and the room for its number at the right.
_ROW, _INDENT, _NUMBER = 0.2, 0.25, 0.95
# Inches of studies drawn at the most, fairest first.
_MOST = 14.0
# Of what cannot be told apart from something else; hollow dots.
_PALE, _EMPTY = "#8f8f8f", "#b0b0b0"
# Every ten dots a gap as wide as so many dots.
_GAP = 0.6


def rows_of_dots(found: ControlledComparisons, names: Mapping[str, str], left: float, right: float) -> Iterator[Part]:
    """Every study under the heading of its fairness, between two edges in inches; of very many those that fit."""
    drawn, said = 0.0, set[Fairness]()
    arms = (arm for one in found.studies for share in one.shares for arm in shown_share(share, one.study).arms)
    named = max((width(_label(name, counts), SIZE, True) for name, _, counts in arms), default=0.0) + 0.12
    for place, one in enumerate(found.studies):
        if drawn > _MOST:
            more = f"{counted(len(found.studies) - place, 'more study', 'more studies')}: see the table."
            yield Words((more,), SIZE, bold=True, left=left)
            return
        parts = [] if one.fairness in said else [_band(one.fairness, left, right)]
        said.add(one.fairness)
        parts += _study(one, names.get(one.study.study, one.study.study), found.condition, (left, right, named))
        drawn += high(parts)
        yield from parts


def _label(name: str, arm: Arm | None) -> str:
    return f"{name}, {arm.cases} of {arm.people}" if arm else name


def _band(fair: Fairness, left: float, right: float) -> Part:
    title = Words((fair.value.upper(),), SIZE, bold=True)
    rest = words(fair.meaning, right - left - title.width - 0.3, SIZE, colour=GREY)
    tall = max(title.height, rest.height) + 0.05

    def draw(axes: Axes, y: float) -> None:
        axes.fill([left, right, right, left], [y, y, y + tall, y + tall], color=BAND, linewidth=0)
        write(axes, left + 0.07, y + 0.025, title)
        write(axes, left + 0.07 + title.width + 0.15, y + 0.025, rest)

    return Strip(tall + 0.05, draw)


def _study(found: ControlledStudy, name: str, condition: str, room: tuple[float, float, float]) -> Iterator[Part]:
    """A study: who was treated and how; then both groups of each share, or what was found in words."""
    study, (left, right, named) = found.study, room
    about = about_study(study, condition)
    said = [(about, False)] if found.shares else [(f"{about}.", False), (compared_in_words(found), True)]
    yield run_in((f"{name} · {people_and_units(study)}", True), *said, room=right - left, left=left)
    ink, scale = _PALE if found.fairness is Fairness.CONFOUNDED else INK, _Dots(left + named, right - _NUMBER)
    for one in (shown_share(finding, study) for finding in found.shares):
        yield Strip(0.03)
        for arm, value, counts in () if one.few else one.arms:
            if value is not None:
                interval = wilson(*counts) if counts and counts_people(study) else None
                yield _arm(_label(arm, counts), per_100(float(value)), interval, scale, ink)
        told = ((f"{one.measured}:", False), (one.difference, True))
        yield run_in(*told, room=right - left - _INDENT, left=left + _INDENT)
    yield Strip(0.07)


def run_in(*texts: tuple[str, bool], room: float, left: float) -> Part:
    """A paragraph of texts that follow each other, those that are strong in bold, the others in grey."""
    lines, x = list[list[tuple[float, str, bool]]]([[]]), 0.0
    for text, strong in texts:
        for word in (piece for part in shown(text).split(" ") for piece in wrap(part, room, SIZE, strong)):
            wide, blank = width(word, SIZE, strong), width(" ", SIZE, strong)
            if x and x + blank + wide > room:
                lines.append([])
                x = 0.0
            x += blank if x else 0.0
            lines[-1].append((x, word, strong))
            x += wide

    def draw(axes: Axes, y: float) -> None:
        for place, line in enumerate(lines):
            for strong, run in groupby(line, key=itemgetter(2)):
                (start, *_), found = zip(*((x, word) for x, word, _ in run), strict=True)
                said = Words((" ".join(found),), SIZE, strong, INK if strong else GREY)
                write(axes, left + start, y + height(place, SIZE), said)

    return Strip(height(len(lines), SIZE), draw)


def _arm(label: str, value: int, interval: Interval | None, scale: "_Dots", ink: str) -> Part:
    left, bold = scale.right + 0.08, label.startswith("treated")

    def draw(axes: Axes, y: float) -> None:
        name = Words((label,), SIZE, bold)
        write(axes, scale.left - 0.12, y, name, align="right")
        scale.draw(axes, y + 0.08, value, ink)
        write(axes, left, y - 0.02, Words((f"{value}",), SIZE + 2, bold, INK if ink == INK else GREY))
        if interval:
            low, above = (100 * end for end in interval)
            scale.draw_interval(axes, y + 0.155, low, above, ink)
            ends = Words((f"{per_100(low)} to {per_100(above)}",), SIZE, colour=GREY)
            write(axes, left + 0.36, y, ends)

    return Strip(_ROW, draw)


class _Dots(NamedTuple):
    """A hundred places in a row between two edges in inches, with a gap after every ten."""

    left: float
    right: float

    @property
    def pitch(self) -> float:
        """From one dot to the next."""
        return (self.right - self.left) / (100 + 9 * _GAP)

    def x(self, share: float) -> float:
        """Where so many of 100 end."""
        return self.left + self.pitch * (share + _GAP * min(9, int(max(share - 1e-9, 0) / 10)))

    def draw(self, axes: Axes, y: float, full: int, ink: str) -> None:
        """Draw so many filled dots, and the others hollow."""
        size = 0.7 * self.pitch * 72
        self._line(axes, y, range(full), size, ink)
        self._line(axes, y, range(full, 100), size, _EMPTY)
        self._line(axes, y, range(full, 100), size - 0.9, PAPER)

    def _line(self, axes: Axes, y: float, places: range, size: float, colour: str) -> None:
        """Draw dots as the round ends of dashes without a length, one path for all: a shape each makes files large."""
        ends: list[float] = []
        for ten in range(0, 100, 10):
            if here := [place for place in places if ten <= place < ten + 10]:
                centre = [self.x(place + 1) - self.pitch / 2 for place in (here[0], here[-1])]
                ends += [centre[0], centre[1] + 0.001, nan]
        dashes = (0, (0.01 / size, (self.pitch * 72 - 0.01) / size))
        (drawn,) = axes.plot(ends, [y] * len(ends), color=colour, linewidth=size, linestyle=dashes)
        drawn.set_dash_capstyle("round")

    def draw_interval(self, axes: Axes, y: float, low: float, above: float, ink: str) -> None:
        """Draw an interval with its ends."""
        ends = (self.x(low), self.x(above))
        axes.plot(ends, [y, y], color=ink, linewidth=0.9)
        for end in ends:
            axes.plot([end, end], [y - 0.025, y + 0.025], color=ink, linewidth=0.9)
