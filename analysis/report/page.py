"""The page: one HTML file that works offline, is read without JavaScript and fetches nothing."""

import base64
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import jinja2
from markupsafe import Markup

import analysis
from analysis.appraise.appraised import Appraised
from analysis.model.evidence import Evidence
from analysis.model.problem import Problem
from analysis.model.words import Kind, RaterKind
from analysis.report.anchors import Anchors
from analysis.report.highlights import Card, cards, choices, safety_claims
from analysis.report.sections import Section, arranged
from analysis.report.symbols import VERDICTS
from analysis.report.tables import Line, Table, table
from analysis.show.frame import Frame
from analysis.show.headline import Headline
from analysis.show.plot import Plot

TITLE = "Which claims do the cited studies support?"

_TEMPLATES = Path(__file__).with_name("templates")

#: Column whose values become headings inside a table, by frame.
_BLOCKS = {"strength-own": "About", "strength-all": "About"}

#: Lines of cells whose HTML is kept, as most stand in many cells.
_LINES_KEPT = 50_000

#: Name of a filter of the claims to the column that it looks at.
_FILTERS = {
    "document": "Document",
    "category": "Category",
    "sourcing": "Sourcing",
    "verdict": "Verdict own",
    "flag": "Flags",
}


class Item(NamedTuple):
    """One thing in a section: a table with the folder of its file, a plot, the cards, or the key to the words."""

    table: Table | None = None
    folder: str = ""
    plot: Plot | None = None
    cards: tuple[Card, ...] = ()
    key: bool = False


def page(
    appraised: Appraised,
    problems: tuple[Problem, ...],
    frames: Sequence[Frame],
    headline: Headline,
    pictures: Sequence[Plot],
    drawings: Mapping[str, str],
) -> str:
    """The whole page as HTML.

    Parameters
    ----------
    appraised, problems
        What the frames were made from.
    frames, headline, pictures
        Tables, first sentences and plots. Every frame and every plot is shown once.
    drawings
        SVG of each plot by its name.
    """
    items = _items(appraised, frames, pictures)
    view = next((item.table for item in items.values() if item.table and item.table.name == "claims"), None)
    evidence = appraised.evidence
    return (
        _environment()
        .get_template("page.html")
        .render(
            **furniture("page.css", "page.js"),
            title=TITLE,
            kicker=_kicker(evidence),
            sentences=headline.sentences(),
            notice=notice(evidence),
            faults=sum(problem.kind is Kind.FAULT for problem in problems),
            sections=[_filled(section, items) for section in arranged(items)],
            choices=choices(view, _FILTERS) if view else (),
            key_verdicts=VERDICTS.items(),
            # What matplotlib writes is XML in which it has escaped every text itself.
            drawings={name: Markup(drawing) for name, drawing in drawings.items()},
            closing=f"Made by claims-to-evidence {analysis.__version__} from the files listed under “Inputs and "
            "version”. The same files give the same page.",
        )
    )


def shell(title: str, body: str) -> str:
    """A page of the same look around ``body``, which is HTML that a program made, such as a notebook's."""
    return _environment().get_template("plain.html").render(**furniture("page.css"), title=title, content=Markup(body))


def notice(evidence: Evidence) -> str:
    """Who made the judgements, in a plain sentence: by machine alone, by people, or not recorded."""
    kinds = {rater.name: rater.kind for rater in evidence.raters}
    judges = dict.fromkeys(link.judged_by for link in evidence.links)
    if not judges:
        return "No claim has been judged against a study."
    if all(kinds.get(judge) is RaterKind.MACHINE_ASSISTED for judge in judges):
        return "Ratings are machine-assisted; no clinician has reviewed them."
    named = ", ".join(f"{judge} ({kinds.get(judge, 'kind not recorded')})" for judge in judges)
    return f"Ratings are by {named}."


def furniture(style: str, script: str = "") -> dict[str, Any]:
    """Style, script and security policy of ``shell.html``: nothing is fetched, and no script runs but our own."""
    code = _source(script) if script else Markup("")
    digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
    scripts = f" script-src 'sha256-{digest}';" if script else ""
    policy = (
        f"default-src 'none'; style-src 'unsafe-inline'; img-src data:;{scripts} base-uri 'none'; form-action 'none'"
    )
    return {"style": _source(style), "script": code, "policy": policy}


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

    @lru_cache(maxsize=_LINES_KEPT)
    def drawn(line: Line) -> Markup:
        return Markup(environment.get_template("table.html").module.drawn(line))  # type: ignore[attr-defined]

    environment.filters["drawn"] = drawn
    return environment


@cache
def _source(name: str) -> Markup:
    return Markup((_TEMPLATES / name).read_text(encoding="utf-8").strip())  # our own file, nobody's data


def _kicker(evidence: Evidence) -> str:
    counts = ((len(evidence.documents), "document"), (len(evidence.claims), "claim"), (len(evidence.studies), "study"))
    plural = {"study": "studies"}
    return " · ".join(f"{count} {noun if count == 1 else plural.get(noun, f'{noun}s')}" for count, noun in counts)


def _items(appraised: Appraised, frames: Sequence[Frame], pictures: Iterable[Plot]) -> dict[str, Item]:
    """What the page shows, by the names that sections use."""
    anchors = Anchors(appraised)
    by_name = {frame.name: frame for frame in frames}
    items: dict[str, Item] = {}
    for frame in frames:
        filters = _FILTERS if frame.name == "claims" else None
        items[frame.name] = Item(table(frame, anchors, block=_BLOCKS.get(frame.name, ""), filters=filters), "tables/")
    if "claims" in by_name:
        safety = safety_claims(by_name["claims"])
        items[safety.name] = Item(table(safety, anchors))
    items |= {f"plot {picture.name}": Item(plot=picture) for picture in pictures}
    items["key"] = Item(key=True)
    if "flagged" in by_name and (high := cards(by_name["flagged"], anchors)):
        items["cards"] = Item(cards=high)
    return items


def _filled(section: Section, items: Mapping[str, Item]) -> dict[str, Any]:
    return section._asdict() | {"shown": [items[name] for name in section.items]}
