"""Tables to sort and filter, and cards to choose among, in JupyterLab; complete as well where nothing runs."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib.util import find_spec
from typing import Any

import pandas as pd

from analysis.notebook.sentence import Sentence
from analysis.report.html.notebooks import STATIC

#: A number without zeros that say nothing.
_PLAIN = "{:.10g}".format


def browse(frame: pd.DataFrame, *, rows: int = 12) -> "BrowsedFrame":
    """A frame to sort, search and filter in JupyterLab, ``rows`` rows at a time; nothing is fetched from the network.

    In an exported page, in a terminal and without itables (``make lab`` installs it) it shows the first ``rows`` rows
    and says how many there are. Every text is escaped; a missing value is blank.

    >>> import pandas as pd
    >>> browse(pd.DataFrame({"value": [91, 85, 44]}, index=["F001", "F002", "F003"]), rows=2)
         value
    F001    91
    F002    85
    2 of 3 rows shown
    """
    return BrowsedFrame(frame, rows)


def choose(show: Callable[[str], object], names: Iterable[str], value: str = "", *, label: str = "Show") -> "Choice":
    """A list of ``names`` in JupyterLab to choose from, and below it what ``show`` gives for the name chosen.

    ``value`` is chosen at first, the first name if it is blank. In an exported page, in a terminal and without
    ipywidgets (``make lab`` installs it) ``show(value)`` stands alone. ``label`` is said beside the list. Without names
    it says that there is nothing to choose.

    Raises ``ValueError`` if ``value`` is not one of the names.

    >>> choose("card of {}".format, ["C001", "C002"], "C002")
    'card of C002'
    >>> choose("card of {}".format, [])
    Nothing to choose from.
    """
    there = tuple(names)
    if value and value not in there:
        raise ValueError(f'"{value}" is not one of the {len(there)} names to choose from')
    if not there:
        return Choice(lambda _: Sentence("Nothing to choose from."), ("",), "", label)
    return Choice(show, there, value or there[0], label)


@dataclass(frozen=True, eq=False, repr=False)
class BrowsedFrame:
    """A frame, shown ``rows`` rows at a time."""

    frame: pd.DataFrame
    rows: int

    def __repr__(self) -> str:
        table = _legible(self.frame.head(self.rows)).to_string(float_format=_PLAIN)
        return f"{table}\n{self._cut}".rstrip()

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        with pd.option_context("display.max_colwidth", None):
            static = _legible(self.frame.head(self.rows)).to_html(border=0, float_format=_PLAIN)
        static += f'\n<p class="place">{self._cut}</p>' if self._cut else ""
        if not find_spec("itables"):
            return {"text/plain": repr(self), "text/html": static}
        return {"text/plain": repr(self), "text/html": _itables(self.frame, self.rows), STATIC: static}

    @property
    def _cut(self) -> str:
        """How many rows are shown, where not all are or there is none."""
        rows = len(self.frame)
        return f"{self.rows} of {rows} rows shown" if rows > self.rows else "" if rows else "no rows"


@dataclass(frozen=True, eq=False, repr=False)
class Choice:
    """Names, one of them chosen, and what is shown of it."""

    show: Callable[[str], object]
    names: tuple[str, ...]
    value: str
    label: str

    def __repr__(self) -> str:
        return repr(self.show(self.value))

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        card = self.show(self.value)
        said, html = repr(card), _html(card)
        if not any(self.names) or not find_spec("ipywidgets"):
            return {"text/plain": said, "text/html": html}
        return self._widget(html) | {"text/plain": said, STATIC: html}

    def _widget(self, card: str) -> dict[str, Any]:
        from ipywidgets import HTML, Dropdown, VBox

        wide = {"description_width": "initial"}
        names = Dropdown(options=self.names, value=self.value, description=self.label, style=wide)
        shown = HTML(card)
        names.observe(lambda change: setattr(shown, "value", _html(self.show(change["new"]))), "value")
        return dict(VBox([names, shown])._repr_mimebundle_())


def _html(shown: object) -> str:
    """What a notebook would show, as HTML."""
    html = getattr(shown, "_repr_html_", lambda: None)()
    return str(html) if html else f"<pre>{escape(str(shown))}</pre>"


def _legible(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame, blank where a value is missing, its index's name in the row of the columns' names."""
    frame = frame.astype(object).mask(frame.isna(), "")
    if frame.index.nlevels == frame.columns.nlevels == 1:
        frame.columns, frame.index = frame.columns.rename(frame.index.name), frame.index.rename(None)
    return frame


def _itables(frame: pd.DataFrame, rows: int) -> str:
    """The frame as a table of itables, every row in it, with its script where the notebook does not hold it yet."""
    from itables import options, to_html_datatable
    from itables.javascript import generate_init_offline_itables_html

    levels = frame.index.nlevels
    words = [at for at, kind in enumerate(frame.dtypes, levels) if not pd.api.types.is_numeric_dtype(kind)]
    with pd.option_context("display.float_format", _PLAIN):
        table = to_html_datatable(
            _legible(frame),
            connected=False,
            display_logo_when_loading=False,
            maxBytes=0,
            maxColumns=0,
            showIndex=True,
            text_in_header_can_be_selected=False,
            classes="display compact",
            columnDefs=[{"className": "dt-left", "targets": [*range(levels), *words]}],
            scrollX=True,
            pageLength=rows,
            lengthMenu=[rows, 50, 100, 500],
        )
    return table if _cell() != _first_cell() else generate_init_offline_itables_html(options.dt_bundle) + table


def _cell() -> str | None:
    """The cell of the notebook that is running, where that is known."""
    from IPython import get_ipython

    shell: Any = get_ipython()
    return shell.get_parent().get("metadata", {}).get("cellId") if hasattr(shell, "get_parent") else None


@cache
def _first_cell() -> str | None:
    """The first cell that showed a table. It holds the script, a megabyte, whenever it runs; the others do without."""
    return _cell()
