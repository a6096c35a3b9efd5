"""The cells of a notebook that was run, as one page: prose, code that unfolds, and what each piece of code gave."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup
from nbconvert.filters import strip_ansi
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

from analysis.report.html.page import rendered

if TYPE_CHECKING:
    from nbformat import NotebookNode

_TITLE = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_ANCHOR = re.compile(r'<a class="anchor-link"[^>]*>[^<]*</a>')
#: A link to another notebook of the folder; one with a scheme leads elsewhere and stays.
_STORY = re.compile(r'(<a\b[^>]*? href="[^":]*)\.ipynb(?=["#])')
_HEADING = re.compile(r"(</?h)([1-6])\b")
_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
#: What pandas writes into its tables and the rules of HTML no longer allow, or a screen reader stumbles over.
_PANDAS = ((re.compile(r"<style scoped>.*?</style>\s*", re.DOTALL), ""), (re.compile(r'(<table) border="\d+"'), r"\1"))
_REGION = re.compile(r'(<(?:section|div)\b[^>]*? aria-label=")([^"]*)(?=")')
#: A picture, which scrolls on a phone and so has to be within reach of the keyboard.
_FIGURE = re.compile(r"<figure(?![^>]*\btabindex)")
_EMPTY_HEADING = re.compile(r"<th( style=\"[^\"]*\")?></th>")


class CodeCell(NamedTuple):
    """A piece of code as HTML, how many lines it has, and the HTML of what it gave."""

    code: Markup
    lines: int
    outputs: tuple[Markup, ...]


def cells_page(cells: "Sequence[NotebookNode]", name: str) -> str:
    """The page of a notebook's cells. Its title is the notebook's first heading, or else ``name``.

    Prose and HTML outputs are the notebook's own and stand as they are; code and plain text are escaped. No address of
    the page is fetched; links to other notebooks lead to their pages.
    """
    renderer = IPythonRenderer(escape=False, allow_harmful_protocols=False)
    prose = MarkdownWithMath(renderer=renderer)
    labels: Counter[str] = Counter()
    level = 1
    shown: list[Markup | CodeCell] = []
    for cell in cells:
        if cell.cell_type == "markdown":
            html = _linked(_ANCHOR.sub("", str(prose(cell.source))))
            level = int(([str(level), *(found[2] for found in _HEADING.finditer(html))])[-1])
            shown.append(Markup(html))
        elif cell.cell_type == "code" and cell.source.strip():
            code = Markup(renderer.block_code(cell.source, "python"))
            outputs = tuple(Markup(_linked(_output(output, level, labels))) for output in cell.outputs)
            shown.append(CodeCell(code, len(cell.source.splitlines()), outputs))
    title = next(filter(None, (_TITLE.search(part) for part in shown if isinstance(part, Markup))), None)
    return rendered(
        "notebook.html",
        ("site.css", "outline.css", "notebook.css"),
        title=Markup(title[1]).striptags() if title else name,
        cells=[(isinstance(part, CodeCell), part) for part in shown],
    )


def _linked(html: str) -> str:
    return _STORY.sub(r"\1.html", _FIGURE.sub('<figure tabindex="0"', html))


def _output(output: "NotebookNode", level: int, labels: Counter[str]) -> str:
    """One output, under a heading of that level, in the richest of its forms that a page can hold."""
    if output.output_type in ("stream", "error"):
        told = output.text if output.output_type == "stream" else f"{output.ename}: {output.evalue}"
        return f"<pre>{escape(strip_ansi(told))}</pre>"
    data: Mapping[str, Any] = output.data
    text = escape(data.get("text/plain", ""))
    if html := data.get("text/html"):
        # The highest heading comes next below the level, as screen readers go by levels without a gap.
        down = level + 1 - min((int(found[2]) for found in _HEADING.finditer(html)), default=level + 1)
        return _tidied(_HEADING.sub(lambda found: f"{found[1]}{min(int(found[2]) + down, 6)}", html), labels)
    if drawing := data.get("image/svg+xml"):
        return f'<figure class="plot">{drawing[drawing.find("<svg") :]}</figure>'
    for kind in ("image/png", "image/jpeg"):
        if kind in data:
            return f'<figure class="plot"><img src="data:{kind};base64,{data[kind].strip()}" alt="{text}"></figure>'
    return f"<pre>{text}</pre>" if text else ""


def _tidied(html: str, labels: Counter[str]) -> str:
    """HTML whose tables keep to the rules and scroll where the keyboard reaches them, no two places of one name."""
    for pattern, instead in _PANDAS:
        html = pattern.sub(instead, html)
    if 'role="region"' not in html:
        region = '<div class="region" role="region" tabindex="0" aria-label="Table">{}</div>'
        html = _TABLE.sub(lambda table: region.format(_EMPTY_HEADING.sub("<td></td>", table[0])), html)

    def once(found: re.Match[str]) -> str:
        """The label, numbered from the second time on."""
        labels[found[2]] += 1
        return f"{found[0]} ({labels[found[2]]})" if labels[found[2]] > 1 else found[0]

    return _REGION.sub(once, html)
