"""Phrases: numbers with their nouns, nouns with their article, lists, and notes with their letters."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import count, product
from string import ascii_lowercase
from typing import TypeVar

_W = TypeVar("_W", bound=str)


def counted(number: int | Decimal, noun: str, plural: str = "") -> str:
    """The number with its noun: ``1 claim``, ``3 claims``; ``plural`` where that is not the noun and an ``s``."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


_SPELLED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def spelled(number: int) -> str:
    """A number as a heading has it: ``three``, ``12``."""
    return _SPELLED[number] if number < len(_SPELLED) else f"{number:,}"


def verb(number: int, one: str, many: str) -> str:
    """The word that follows a number of things: ``is`` after 1, ``are`` after any other."""
    return one if number == 1 else many


def with_article(noun: str) -> str:
    """The noun after ``a`` or ``an``, by its first letter."""
    return f"{'an' if noun[:1].lower() in set('aeiou') else 'a'} {noun}"


def listed(items: Iterable[str]) -> str:
    """Items as a sentence lists them: ``a``, ``a and b``, ``a, b and c``; empty without items."""
    *front, last = tuple(items) or ("",)
    return f"{', '.join(front)} and {last}" if front else last


def listed_in_part(items: Sequence[str], most: int) -> str:
    """The first items of a list, at most so many, then how many more there are: ``a, b and 3 more``."""
    more = len(items) - most
    return listed([*items[:most], f"{more} more"] if more > 0 else items)


def lettered(notes: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Each note under a table with its letter: a to z, then aa, ab … Nothing for no notes."""
    letters = ("".join(signs) for length in count(1) for signs in product(ascii_lowercase, repeat=length))
    return tuple(zip(letters, notes, strict=False))


def tallied(counts: Mapping[_W, int], order: Iterable[_W]) -> str:
    """How many there are of each word, in that order, words without any left out: ``12 supported, 3 conflicting``."""
    return ", ".join(f"{counts[word]:,} {word}" for word in order if counts.get(word))


def capital(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def going_on(text: str) -> str:
    """The text without its first capital, as it goes on after a colon; a name of several words keeps it."""
    is_name = text.split(" ", 2)[1:2] and text.split(" ", 2)[1][:1].isupper()
    return text if is_name else text[:1].lower() + text[1:]


def sentence(text: str) -> str:
    """The text with a capital and a full stop; a text that ends in a mark keeps it."""
    text = capital(text)
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
