"""The page: one HTML file that works offline, is read without JavaScript and fetches nothing."""

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

import analysis
from analysis.appraise.verdict.rules import ALL_RULES
from analysis.appraise.wording.verdict_words import stance_words
from analysis.model.conclusions import Kind
from analysis.report.html.claim_list import ClaimList, claim_list, flag_groups
from analysis.report.outline.contents import Contents
from analysis.report.outline.grid import CellLine, Grid, grid
from analysis.report.outline.labels import PROGRAM, TITLE, kicker
from analysis.report.outline.sections import FLAGGED, arranged
from analysis.report.outline.symbols import SYMBOLS, VERDICTS, stance_symbol, symbol_of
from analysis.show.plots.plot import Plot
from analysis.show.tables.cells import NONE
from analysis.show.tables.claims import safety_claims
from analysis.tell.who_judged import notice
from analysis.text.legible import controls_escaped
from analysis.text.lettering import lettered

_TEMPLATES = Path(__file__).with_name("templates")

#: Lines of cells whose HTML is kept, as most stand in many cells.
_LINES_KEPT = 50_000


#: One thing in a section: what the template calls its kind, and the thing itself.
Item = tuple[str, Grid | Plot | ClaimList | Mapping[str, Any] | None]


def page(contents: Contents, for_people: Iterable[tuple[str, str]], for_programs: Iterable[tuple[str, str]]) -> str:
    """The whole page as HTML. Every table, plot and card is shown once; what the cards hold is no table as well.

    ``for_people`` and ``for_programs`` are the files beside it that it leads to, each with what it is.
    """
    evidence, links, one = contents.review.evidence, contents.links, contents.sheet
    items = _items(contents)
    return rendered(
        "page.html",
        ("page.css", "cards.css", "sheet.css"),
        "page.js",
        title=TITLE,
        kicker=kicker(evidence),
        one=one,
        sheet_grids=[grid(part.table, links) for part in (one.harms, one.help, one.sentences)],
        notice=notice(evidence),
        faults=sum(problem.kind is Kind.FAULT for problem in contents.review.problems),
        sections=[
            section._asdict() | {"shown": [items[name] for name in section.items]} for section in arranged(items)
        ],
        key_verdicts=VERDICTS.items(),
        rules=ALL_RULES,
        symbols=SYMBOLS,
        symbol_of=symbol_of,
        stance_symbol=stance_symbol,
        stance_words=stance_words,
        absent=NONE,
        named=links.to,
        linked=links.parts,
        # What matplotlib writes is XML in which it has escaped every text itself.
        drawings={name: Markup(lighter(drawing)) for name, drawing in contents.drawings.items()},
        for_people=tuple(for_people),
        for_programs=tuple(for_programs),
        closing=f"Made by {PROGRAM} {analysis.__version__} from the files listed under “Inputs and "
        "version”. The same files give the same page.",
    )


def rendered(template: str, styles: tuple[str, ...], script: str = "", **said: Any) -> str:
    """A template in ``shell.html``, with its style, script and security policy, and what it says.

    Nothing is fetched, and no script runs but our own.
    """
    code = _source(script) if script else Markup("")
    digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
    scripts = f" script-src 'sha256-{digest}';" if script else ""
    policy = (
        f"default-src 'none'; style-src 'unsafe-inline'; img-src data:;{scripts} base-uri 'none'; form-action 'none'"
    )
    style = Markup("\n").join(map(_source, styles))
    return environment().get_template(template).render(style=style, script=code, policy=policy, **said)


@cache
def environment() -> jinja2.Environment:
    """The templates, which escape every text that they are given."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

    @lru_cache(maxsize=_LINES_KEPT)
    def drawn(line: CellLine) -> Markup:
        return Markup(made.get_template("table.html").module.drawn(line))  # type: ignore[attr-defined]

    made.filters |= {"drawn": drawn, "controls_escaped": controls_escaped}
    return made


@cache
def _source(name: str) -> Markup:
    return Markup((_TEMPLATES / name).read_text(encoding="utf-8").strip())  # our own file, nobody's data


def _items(contents: Contents) -> dict[str, Item]:
    """What the page shows, by the names that sections use."""
    items: dict[str, Item] = {name: ("filed", table) for name, table in contents.grids.items()}
    safety = grid(safety_claims(contents.review), contents.links)
    items[safety.name] = ("table", safety)
    items["claims"] = ("claims", claim_list(contents.cards, contents.tables))
    items |= {f"plot {picture.name}": ("plot", picture) for picture in contents.plots}
    items["key"] = ("key", None)
    if flagged := contents.table(FLAGGED):
        # The flags by check, each leading to its card, with the notes to the table that lists them in full.
        groups, notes = flag_groups(contents.cards), lettered(flagged.notes)
        items[FLAGGED] = ("flags", {"title": flagged.title, "groups": groups, "notes": notes})
    return items


_TAG = re.compile(r"<[^!?][^>]*>")
_INDENT = re.compile(r">\s*\n\s*<")
#: A group of one text or line that says nothing of its own.
_BARE_GROUP = re.compile(r"<g>\n(<text[^>]*>[^<]*</text>|<(?:path|use)[^>]*/>)\n</g>")
_FONT = re.compile(r"font-family: ([^;\"]*)(?:; )?")
#: matplotlib turns every text, most of them by nothing.
_NO_TURN = re.compile(r' transform="rotate\(-?0 [^)]*\)"')
_ID = re.compile(r' id="([^"]*)"')
_REFERENCE = re.compile(r'(?:href="#|url\(#)([^")]*)')
#: Places beyond the second decimal of a point, 1/72 inch, are finer than any screen or printer.
_FINE = re.compile(r"(\d\.\d\d)\d+")


def lighter(svg: str) -> str:
    """An ``<svg>`` element as matplotlib writes it, without what a page does not need.

    The commonest font stands once, on the element itself; turns by nothing, names that nothing refers to, indents and
    the places of a number beyond the second go. Texts are left as they are.
    """
    wanted = set(_REFERENCE.findall(svg))
    fonts = Counter(found[1] for found in _FONT.finditer(svg))
    font = fonts.most_common(1)[0][0] if fonts else ""
    root, _, rest = svg.partition(">")

    def tag(match: re.Match[str]) -> str:
        text = _FONT.sub(lambda found: "" if found[1] == font else found[0], _NO_TURN.sub("", match[0]))
        text = _ID.sub(lambda found: found[0] if found[1] in wanted else "", text)
        return _FINE.sub(r"\1", text).replace("\n", " ")

    quoted = font.replace('"', "&quot;")
    head = f'{root} font-family="{quoted}">' if font else f"{root}>"
    return _BARE_GROUP.sub(r"\1", _INDENT.sub(">\n<", head + _TAG.sub(tag, rest)))
