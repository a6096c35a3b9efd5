"""Drawings inside the page: the same SVG with less text, as a page holds many of them and a reader's device one page.

Nothing that is seen or read aloud changes. The files beside the page stay as they were drawn.
"""

import re
from collections import Counter

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
