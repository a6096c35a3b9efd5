"""Text made fit for paper: what cannot be set is named, and words longer than their line may break."""

import re
from functools import cache, lru_cache

#: Characters that no font shows or that would turn the direction of what follows them: controls (Unicode Cc but for
#: tab and line feed), bidirectional embeddings, overrides and isolates (UAX #9), surrogates and non-characters.
_UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)

#: A break may follow these inside an address, a file name or an identifier.
_JOINTS = re.compile(r"(?<=[/._=&?,;:|+)\]–-])(?=[^\s/._=&?,;:|+)\]–-])")

#: ZERO WIDTH SPACE: where a line may break, without a hyphen that the word does not have.
_BREAK = "\u200b"


@lru_cache(maxsize=50_000)
def printable(text: str, limit: int) -> str:
    """The text with a place to break in every word of more than ``limit`` characters.

    A character that cannot be set is printed as its number, ``[U+0007]``.
    """
    if _UNPRINTABLE.search(text):
        text = _UNPRINTABLE.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)
    return _longer(limit).sub(lambda found: _parted(found[0], limit), text)


@cache
def _longer(limit: int) -> re.Pattern[str]:
    return re.compile(rf"[^\s{_BREAK}]{{{limit + 1},}}")


def _parted(word: str, limit: int) -> str:
    return _BREAK.join(
        piece[start : start + limit] for piece in _JOINTS.split(word) for start in range(0, len(piece), limit)
    )
