"""Legible text: what a document cannot hold is named, so that the file opens and nothing is lost.

XML 1.0 (section 2.2, *Characters*) allows no control character but tab, line feed and carriage return, no surrogate and
neither U+FFFE nor U+FFFF; a file of Word or Excel with one of them does not open.
"""

import re

_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile("\r\n?")


def legible(text: str) -> str:
    """The text with the number of every control character, such as ``[U+0007]``, and of what no text may hold.

    Tabs and line feeds stay; every other line end becomes a line feed. Most texts come back as they are.
    """
    if not _ODD.search(text):
        return text
    return _ODD.sub(lambda odd: f"[U+{ord(odd[0]):04X}]", _LINE_END.sub("\n", text))
