"""A comparison of two versions as a page that opens offline."""

from collections.abc import Iterable

from markupsafe import Markup

from analysis.report.html.page import shell
from analysis.tell.compare.changes import Changes
from analysis.tell.compare.text import ChangeItem, Chapter, chapters, opening
from analysis.text.legible import controls_escaped

_TITLE = "What changed"

#: Things beyond which a list is folded, so that the chapters after it can be seen.
_LONG = 40


def as_html(comparison: Changes) -> str:
    """The comparison as one HTML file: the counts, then each change with the rows that touch it."""
    parts = [_element("h1", _TITLE), _element("p", opening(comparison))]
    parts += [
        Markup('<p class="notice" role="note">{}</p>').format(controls_escaped(note)) for note in comparison.notes
    ]
    if not comparison.same:
        found = chapters(comparison)
        parts.append(_list(_linked(number, chapter) for number, chapter in enumerate(found, 1)))
        parts += [_chapter(number, chapter) for number, chapter in enumerate(found, 1) if chapter.items]
    return shell(_TITLE, Markup("\n").join(parts))


def _element(name: str, text: str) -> Markup:
    return Markup("<{0}>{1}</{0}>").format(Markup(name), controls_escaped(text))


def _list(items: Iterable[Markup]) -> Markup:
    return Markup("<ul>\n{}\n</ul>").format(Markup("\n").join(Markup("<li>{}</li>").format(item) for item in items))


def _linked(number: int, chapter: Chapter) -> Markup:
    title = Markup('<a href="#changed-{}">{}</a>').format(number, chapter.title) if chapter.items else chapter.title
    return Markup("{}: {}").format(title, controls_escaped(chapter.counts))


def _chapter(number: int, chapter: Chapter) -> Markup:
    items = _list(map(_item, chapter.items))
    if len(chapter.items) > _LONG:
        items = Markup("<details>\n<summary>All {}</summary>\n{}\n</details>").format(len(chapter.items), items)
    return Markup('<h2 id="changed-{}">{}</h2>\n{}').format(number, chapter.title, items)


def _item(item: ChangeItem) -> Markup:
    line = Markup("{}").format(controls_escaped(item.line))
    return line + _list(Markup("{}").format(controls_escaped(under)) for under in item.under) if item.under else line
