"""Pages: one HTML file each that works offline, is read without JavaScript and fetches nothing."""

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from analysis.report.outline.blocks import Heading, ListBlock, Outline, Paragraph, PlotBlock, TableBlock
from analysis.report.outline.contents import Contents
from analysis.report.outline.grid import CellLine
from analysis.report.outline.labels import CLOSING, PAGES
from analysis.report.paper.tables import LONGEST_WORD
from analysis.show.plots.fonts import brought
from analysis.show.value import Count, Sign
from analysis.tell.compare.changes import Changes
from analysis.tell.compare.text import chapters, opening
from analysis.text.legible import controls_escaped

_TEMPLATES = Path(__file__).with_name("templates")

#: Things beyond which a list of what changed is folded, so that the chapters after it can be seen.
_LONG = 40

_KINDS = {Heading: "heading", Paragraph: "paragraph", ListBlock: "list", PlotBlock: "plot", TableBlock: "table"}

#: Files, each with what it is.
Files = Sequence[tuple[str, str]]


def page(outline: Outline, forms: Files = (), files: Files = (), opened: Contents | None = None) -> str:
    """An outline as a page.

    ``forms``, ``files``: The same in other formats, at the top; files for other programs, at the end.
    ``opened``: The contents whose one sheet are its first screens.
    """
    sections: list[tuple[Heading, list[Mapping[str, Any]]]] = []
    before: list[Mapping[str, Any]] = []
    for block in outline.blocks:
        if isinstance(block, Heading) and block.level == 1:
            sections.append((block, []))
        else:
            (sections[-1][1] if sections else before).append({"kind": _KINDS[type(block)], "it": block})
    drawings = {one.plot.name: Markup(lighter(one.drawing)) for one in outline.blocks if isinstance(one, PlotBlock)}
    return rendered(
        "outline.html",
        ("site.css", "outline.css", "sheet.css"),
        "outline.js",
        outline=outline,
        opening=before,
        sections=sections,
        here=f"{outline.name}.html",
        drawings=drawings,  # what matplotlib writes is XML in which it has escaped every text itself
        forms=forms,
        files=files,
        closing=CLOSING,
        one=opened.sheet if opened else None,
        grids=opened.sheet_grids if opened else (),
        linked=opened.links.parts if opened else None,
    )


def as_html(comparison: Changes) -> str:
    """A comparison of two versions as a page: the counts, then each change with the rows that touch it."""
    return rendered(
        "compared.html",
        ("site.css", "outline.css"),
        title="What changed",
        opening=opening(comparison),
        notes=comparison.notes,
        chapters=chapters(comparison),
        long=_LONG,
    )


def rendered(template: str, styles: tuple[str, ...], script: str = "", **said: Any) -> str:
    """A template in ``shell.html``, with its style, script and security policy, and what it says.

    Nothing is fetched, and no script runs but our own.
    """
    code = _source(script) if script else Markup("")
    digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
    allowed = ["default-src 'none'", "style-src 'unsafe-inline'", "img-src data:", "font-src data:"]
    allowed += [f"script-src 'sha256-{digest}'"] if script else []
    policy = "; ".join((*allowed, "base-uri 'none'", "form-action 'none'"))
    style = Markup("\n").join((Markup(brought()), *map(_source, styles)))  # faces and styles are nobody's data
    return _environment().get_template(template).render(style=style, script=code, policy=policy, **said)


@cache
def _environment() -> jinja2.Environment:
    """The templates, which escape every text that they are given."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

    @lru_cache(maxsize=50_000)  # most lines stand in many cells
    def drawn(line: CellLine) -> Markup:
        return Markup(made.get_template("table.html").module.drawn(line))  # type: ignore[attr-defined]

    made.globals["pages"] = PAGES
    made.filters |= {"drawn": drawn, "controls_escaped": controls_escaped}
    made.tests |= {
        "sign": lambda one: isinstance(one, Sign),
        "count": lambda one: isinstance(one, Count),
        "long": lambda line: any(len(word) > LONGEST_WORD for word in line.text.split()),
    }
    return made


@cache
def _source(name: str) -> Markup:
    return Markup((_TEMPLATES / name).read_text(encoding="utf-8").strip())  # our own file, nobody's data


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
