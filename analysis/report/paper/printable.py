"""Text made fit for paper: what cannot be set is named, and words longer than their line may break."""

import re
from functools import lru_cache

from analysis.text.legible import legible_on_paper

#: Longest word, in characters, that stands unbroken in running text.
LINE = 60

#: A break may follow these inside an address, a file name or an identifier.
_JOINTS = re.compile(r"(?<=[/._=&?,;:|+)\]–-])(?=[^\s/._=&?,;:|+)\]–-])")

#: ZERO WIDTH SPACE: where a line may break, without a hyphen that the word does not have.
_BREAK = "\u200b"


@lru_cache(maxsize=50_000)
def printable(text: str, limit: int = LINE) -> str:
    """The text with a place to break in every word of more than ``limit`` characters.

    A character that cannot be set is printed as its number, ``[U+0007]``.
    """

    def parted(word: re.Match[str]) -> str:
        pieces = _JOINTS.split(word[0])
        return _BREAK.join(piece[at : at + limit] for piece in pieces for at in range(0, len(piece), limit))

    return re.sub(rf"[^\s{_BREAK}]{{{limit + 1},}}", parted, legible_on_paper(text))
