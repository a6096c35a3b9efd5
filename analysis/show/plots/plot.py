"""A plot: a picture of the evidence with its name, its title and its words for those who do not see it."""

import io
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from xml.sax.saxutils import escape, quoteattr

import matplotlib as mpl
from matplotlib.figure import Figure

_STYLE = Path(__file__).with_name("style.mplstyle")

_TAG = re.compile(r"<[^!?][^>]*>")
_ID = re.compile(r'(\bid="|href="#|url\(#)')


class Plot(NamedTuple):
    """A plot as every report shows it.

    Attributes
    ----------
    name
        Short name in lower case with hyphens: the file name, and the beginning of every id in the SVG.
    title
        Heading, in sentence case; also printed in the figure.
    alt
        One to three sentences with the numbers: what the plot shows, for those who do not see it.
    figure
        The figure. It belongs to no window and to no global state.
    """

    name: str
    title: str
    alt: str
    figure: Figure


@cache
def _settings() -> dict[Any, Any]:
    """The settings of matplotlib's own default style and of ours, none of the user's; window systems left alone."""
    settings = mpl.rc_params_from_file(_STYLE, use_default_template=True)
    return {name: value for name, value in settings.items() if not name.startswith(("backend", "interactive"))}


@contextmanager
def styled(**more: Any) -> Iterator[None]:
    """Draw in the style of ``style.mplstyle``, whatever settings the user has; they are put back afterwards.

    A character that the font lacks is no reason to warn: the SVG and the tables keep it, the PNG has a box for it.
    """
    with mpl.rc_context(_settings() | more), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph")
        yield


def as_svg(plot: Plot) -> str:
    """The plot as one ``<svg>`` element; the same plot gives the same text.

    It stands alone as a file and can stand inside a page beside other plots: every id begins with the plot's name, its
    style rules reach no other element, and it says its title and its words to a screen reader. Texts stay texts.
    """
    out = io.StringIO()
    unsaid = dict.fromkeys(("Date", "Creator", "Format", "Type"))
    with styled(**{"svg.hashsalt": plot.name}):
        plot.figure.savefig(out, format="svg", metadata=unsaid)
    text = out.getvalue()
    body = _TAG.sub(lambda tag: _ID.sub(rf"\g<1>{plot.name}-", tag[0]), text[text.index("<svg") :])
    body = body.replace('<style type="text/css">*', f'<style type="text/css">#{plot.name}-svg *', 1)
    words = f'<svg id="{plot.name}-svg" role="img" aria-label={quoteattr(plot.alt)} '
    start, end = body.split(">", 1)
    return f"{words}{start.removeprefix('<svg ')}>\n <title>{escape(plot.title)}</title>{end}"
