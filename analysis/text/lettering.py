"""Notes to a table, lettered a, b, c … under it in every format."""

from collections.abc import Iterable
from itertools import count, product
from string import ascii_lowercase


def lettered(notes: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Each note with its letter: a to z, then aa, ab … Nothing for no notes."""
    letters = ("".join(signs) for length in count(1) for signs in product(ascii_lowercase, repeat=length))
    return tuple(zip(letters, notes, strict=False))
