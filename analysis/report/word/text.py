"""Texts of the Word document: runs, links and bookmarks as WordprocessingML.

Everything that comes from data becomes XML here and nowhere else: ``escaped`` is the one way in. Sources: ECMA-376,
Part 1, section 17 (WordprocessingML).
"""

import re
from collections.abc import Callable, Iterable
from functools import cache
from urllib.parse import quote, urlsplit
from xml.sax.saxutils import escape

from analysis.report.outline.blocks import anchor_of
from analysis.show.value import Run
from analysis.text.legible import legible

#: Longest name of a bookmark that Word keeps.
_LONGEST_NAME = 40

#: Characters of an address that stand for themselves (RFC 3986); any other is written as ``%XX``.
_IN_ADDRESSES = "%/:?#[]@!$&'()*+,;=~-._"

_BREAKS = re.compile(r"[\n\t]")


def escaped(text: str) -> str:
    """The text as it stands between two tags or in an attribute's double quotes."""
    return escape(legible(text), {'"': "&quot;"})


def run(text: str, style: str = "", more: str = "") -> str:
    """A run in a character style of its own, or in none. Line feeds break the line. ``more`` is XML of its look."""
    if not text:
        return ""
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    look = f"<w:rPr>{named}{more}</w:rPr>" if style or more else ""
    body = f'<w:t xml:space="preserve">{escaped(text)}</w:t>'
    if _BREAKS.search(body):
        body = body.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
        body = body.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    return f"<w:r>{look}{body}</w:r>"


def paragraph(style: str, content: str, properties: str = "") -> str:
    """A paragraph in a style. ``properties`` is XML of ours that the style does not hold, such as its list."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


class Links:
    """Where the links of a document lead: to its own bookmarks, or to addresses outside.

    ``anchors``: The anchors that there are; a link to any other is left out, its text stays.
    ``outside``: Gives the id of the relation to an address.
    """

    def __init__(self, anchors: Iterable[str], outside: Callable[[str], str]) -> None:
        self._names = _bookmarks(sorted(anchors))
        self._outside = outside
        #: A run, as a link if it leads somewhere.
        self.run: Callable[[Run], str] = cache(self._made)
        self._addresses: dict[str, str] = {}
        self._placed: set[str] = set()

    def runs(self, runs: Iterable[Run]) -> str:
        """The runs, each leading where it leads."""
        return "".join(map(self.run, runs))

    def bookmark(self, anchor: str) -> str:
        """The bookmark of an anchor; nothing for none, or if it has been placed before."""
        if anchor not in self._names or anchor in self._placed:
            return ""
        self._placed.add(anchor)
        number = len(self._placed)
        return f'<w:bookmarkStart w:id="{number}" w:name="{self._names[anchor]}"/><w:bookmarkEnd w:id="{number}"/>'

    def _made(self, one: Run) -> str:
        looks = {"b": one.strong, "i": one.italic, 'u w:val="single"': one.marked}
        look = "".join(f"<w:{name}/>" for name, is_so in looks.items() if is_so)
        name = self._names.get(anchor_of(one.href))
        if name:
            return f'<w:hyperlink w:anchor="{name}" w:history="1">{run(one.text, "Reference", look)}</w:hyperlink>'
        if one.href and one.href not in self._addresses:
            there = address(one.href)
            self._addresses[one.href] = self._outside(there) if there else ""
        if relation := self._addresses.get(one.href):
            return f'<w:hyperlink r:id="{relation}" w:history="1">{run(one.text, "Hyperlink", look)}</w:hyperlink>'
        return run(one.text, "Quoted" if one.quoted else "Soft" if one.soft else "", look)


def address(href: str) -> str:
    """The address as Word takes it; empty for one that is no address of the web, as a false one spoils the file."""
    try:
        parts = urlsplit(legible(href))
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not re.fullmatch(r"[\w.:@-]+", parts.netloc, re.ASCII):
        return ""
    return re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", quote(legible(href), safe=_IN_ADDRESSES))


def _bookmarks(anchors: Iterable[str]) -> dict[str, str]:
    """A name for each anchor: a letter or ``_``, letters, digits and ``_``, unique whatever its case."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for number, anchor in enumerate(anchors):
        name = "_" + re.sub(r"\W", "_", anchor, flags=re.ASCII)
        if len(name) > _LONGEST_NAME or name.casefold() in taken:
            name = f"{name[:24]}__{number}"
        taken.add(name.casefold())
        names[anchor] = name
    return names
