"""Legible text: what a file, a page or a terminal cannot show is named, so that it opens and nothing is lost.

XML 1.0 (section 2.2, *Characters*) allows no control character but tab, line feed and carriage return, no surrogate and
neither U+FFFE nor U+FFFF; a file of Word or Excel with one of them does not open.
"""

import re

_NOT_IN_FILES = "\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff"

#: What no font shows, beside these, or what would turn the direction of what follows it: the other controls (Unicode
#: Cc), separators of lines, bidirectional embeddings, overrides and isolates (UAX #9), and non-characters.
_NOT_ON_PAPER = f"{_NOT_IN_FILES}\x80-\x9f\u2028-\u202e\u2066-\u2069\ufdd0-\ufdef"

_ODD_IN_FILES, _ODD_ON_PAPER = (re.compile(f"[{signs}]") for signs in (_NOT_IN_FILES, _NOT_ON_PAPER))
_LINE_END = re.compile("\r\n?")


def legible(text: str) -> str:
    """The text with the number of every control character, such as ``[U+0007]``, and of what no text may hold.

    Tabs and line feeds stay; every other line end becomes a line feed. Most texts come back as they are.
    """
    return _named(_LINE_END.sub("\n", text), _ODD_IN_FILES) if _ODD_IN_FILES.search(text) else text


def legible_on_paper(text: str) -> str:
    """The text with the number of every character that cannot be set in type; tabs and line feeds stay."""
    return _named(text, _ODD_ON_PAPER)


def controls_escaped(text: str) -> str:
    """The text with every control character written as its escape, so that no cell can steer a terminal."""
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() else repr(character)[1:-1] for character in text)


def _named(text: str, odd: re.Pattern[str]) -> str:
    return odd.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)
