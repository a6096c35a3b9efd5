"""A plot: a picture of the evidence with its name, its title and its words for those who do not see it."""

import io
import re
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr, unescape

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.show.plots.canvas import EDGE, SMALL, TITLE, WIDTH, shown, width, words
from analysis.show.plots.fonts import known_to_matplotlib
from analysis.show.plots.palette import GREY
from analysis.show.plots.strips import Part, Strip, high, pile

_TAG = re.compile(r"<[^!?][^>]*>")
_ID = re.compile(r'(\bid="|href="#|url\(#)')


@cache
def _settings() -> dict[Any, Any]:
    """The settings of matplotlib's own default style and of ours, none of the user's; window systems left alone."""
    known_to_matplotlib()
    settings = mpl.rc_params_from_file(Path(__file__).with_name("style.mplstyle"), use_default_template=True)
    return {name: value for name, value in settings.items() if not name.startswith(("backend", "interactive"))}


@contextmanager
def styled(**more: Any) -> Iterator[None]:
    """Draw in the style of ``style.mplstyle``, whatever settings the user has; they are put back afterwards.

    A character that the font lacks is no reason to warn: the SVG and the tables keep it, the PNG has a box for it.
    """
    with mpl.rc_context(_settings() | more), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph")
        yield


@dataclass(frozen=True, eq=False, repr=False)
class Plot:
    """A plot as every report shows it.

    ``name``: Short name in lower case with hyphens: the file name, and the beginning of every id in the SVG.
    ``title``: Heading, in sentence case; also printed in the figure.
    ``alt``: One to three sentences with the numbers: what the plot shows, for those who do not see it.
    ``parts``: What is drawn, from top to bottom.
    ``wide``: Width in inches.
    ``caption``: What stands under it in a report: how to read it and where its numbers come from, in a sentence or two.
    ``table``: Name of the table that holds its numbers, which stands beside it in a report; empty for none.
    """

    name: str
    title: str
    alt: str
    parts: tuple[Part, ...]
    wide: float = WIDTH
    caption: str = ""
    table: str = ""

    @property
    def height(self) -> float:
        """Height in inches."""
        return high(self.parts)

    def __repr__(self) -> str:
        """The title and the words for those who do not see the plot, as a terminal shows it."""
        return f"{shown(self.title)}\n{shown(self.alt)}"

    def _repr_html_(self) -> str:
        """The plot as an SVG that is never wider than its place, as a notebook shows it."""
        svg = as_svg(self).replace("<svg ", '<svg style="max-width: 100%; height: auto" ', 1)
        return f'<figure class="plot" style="margin: 0">{svg}</figure>'

    def draw(self, axes: Axes | None = None) -> Axes:
        """Draw the plot on axes, which lose their lines and count in inches: to the right, and downwards from the top.

        Without axes a figure of the plot's own size is opened through pyplot, which a notebook or script then shows.
        Words keep their size in points: on axes of another size than ``wide`` by ``height`` they fit less well.
        """
        if axes is None:
            import matplotlib.pyplot as plt

            opened = plt.figure(figsize=(self.wide, self.height), layout="none", facecolor="white")
            axes = opened.add_axes((0, 0, 1, 1))
        with styled():
            axes.set_xlim(0, self.wide)
            axes.set_ylim(self.height, 0)
            axes.set_axis_off()
            pile(self.parts).draw(axes, 0.0)
        return axes

    @cached_property
    def figure(self) -> Figure:
        """The figure of the plot alone. It belongs to no window and to no global state."""
        with styled():
            figure = Figure(figsize=(self.wide, self.height))
            self.draw(figure.add_axes((0, 0, 1, 1)))
        return figure

    def save(self, path: str | Path, dpi: float = 200) -> Path:
        """Write the picture to a file, in the format of its ending: SVG with its words, PNG, PDF; give the path."""
        path = Path(path)
        if path.suffix == ".svg":
            path.write_text(as_svg(self), encoding="utf-8")
        else:
            with styled():
                self.figure.savefig(path, dpi=dpi)
        return path


def page_name(name: str, number: int) -> str:
    """The name of a plot's page: the first keeps the plot's own."""
    return name if number == 1 else f"{name}-{number}"


def paged_plot(
    name: str,
    title: str,
    pages: Sequence[tuple[str, Sequence[Part]]],
    *,
    lead: str = "",
    notes: Sequence[str] = (),
    caption: str = "",
    table: str = "",
) -> tuple[Plot, ...]:
    """A plot for each page, under its title and, where there is one, a lead, with notes below.

    ``pages`` has for each the words for those who do not see it, and its parts. The first keeps the plot's name, an
    only page its title too. ``caption`` and ``table`` are those of each plot.
    """
    found, room = [], WIDTH - 2 * EDGE
    below = [words(note, room, SMALL, colour=GREY) for note in notes]
    for number, (alt, parts) in enumerate(pages, 1):
        page_title = title if len(pages) == 1 else f"{title} ({number} of {len(pages)})"
        above = (words(page_title, room, TITLE, bold=True), *([words(lead, room, colour=GREY)] if lead else []))
        whole: tuple[Part, ...] = (Strip(EDGE), *above, Strip(0.1), *parts, Strip(0.08), *below, Strip(EDGE))
        found.append(Plot(page_name(name, number), page_title, alt, whole, caption=caption, table=table))
    return tuple(found)


def as_svg(plot: Plot) -> str:
    """The plot as one ``<svg>`` element; the same plot gives the same text.

    It stands alone as a file and can stand inside a page beside other plots: every id begins with the plot's name, its
    style rules reach no other element, and it says its title and its words to a screen reader. Texts stay texts, each
    as wide as it was drawn even where its font is not at hand.
    """
    out = io.StringIO()
    unsaid = dict.fromkeys(("Date", "Creator", "Format", "Type"))
    with styled(**{"svg.hashsalt": plot.name}):
        plot.figure.savefig(out, format="svg", metadata=unsaid)
    text = out.getvalue()
    body = _TAG.sub(lambda tag: _ID.sub(rf"\g<1>{plot.name}-", tag[0]), text[text.index("<svg") :])
    body = body.replace('<style type="text/css">*', f'<style type="text/css">#{plot.name}-svg *', 1)
    body = _TEXT.sub(_as_wide_as_drawn, body)
    words = f'<svg id="{plot.name}-svg" role="img" aria-label={quoteattr(plot.alt)} '
    start, end = body.split(">", 1)
    return f"{words}{start.removeprefix('<svg ')}>\n <title>{escape(plot.title)}</title>{end}"


_TEXT = re.compile(r'<text style="((?:font-weight: (\d+); )?font-size: ([\d.]+)px[^"]*)"([^>]*)>([^<]*)</text>')


def _as_wide_as_drawn(text: re.Match[str]) -> str:
    """A text element that says how wide it is, in points, so that a wider font does not run into what is beside it."""
    style, weight, size, rest, words = text.groups()
    inches = width(unescape(words), float(size), bold=weight == "700")
    fit = f' textLength="{72 * inches:.1f}" lengthAdjust="spacingAndGlyphs"' if len(words) > 1 else ""
    return f'<text style="{style}"{rest}{fit}>{words}</text>'
