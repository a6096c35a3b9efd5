"""Terms as they are spelt: those that differ in capitals, blanks or invisible characters are one."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from unicodedata import category, normalize

from analysis.schema import TERM_COLUMNS

_COLUMNS = (*TERM_COLUMNS, "term", "broader")


def one_spelling(tables: Mapping[str, tuple[Any, ...]], spelt: dict[str, str]) -> dict[str, tuple[Any, ...]]:
    """The records of tables with each term in one spelling: that of ``terms.csv``, else the first that is met.

    ``spelt``: Spellings met so far, by what makes a term the same; those of these tables are added.
    """
    for row in tables.get("terms", ()):
        _in_one(row.term, spelt)
    return {name: _table(rows, spelt) for name, rows in tables.items()}


def _table(rows: tuple[Any, ...], spelt: dict[str, str]) -> tuple[Any, ...]:
    for column in _COLUMNS if rows else ():
        if column in rows[0]._fields:
            words = {getattr(row, column): "" for row in rows}
            sign = ";" if column == "conditions" else "\n"
            words = {word: "; ".join(_in_one(part, spelt) for part in word.split(sign)) for word in words}
            if any(word != term for word, term in words.items()):
                rows = tuple(row._replace(**{column: words[getattr(row, column)]}) for row in rows)
    return rows


def _in_one(term: str, spelt: dict[str, str]) -> str:
    shown = _visible(term)
    return spelt.setdefault(normalize("NFKC", shown).replace("\u2010", "-").casefold(), shown)


@lru_cache(maxsize=4096)
def _visible(term: str) -> str:
    """A term without characters that nobody sees (soft hyphens, zero-width marks), its blanks as single spaces."""
    if not term.isascii():
        term = "".join(sign for sign in term if category(sign) != "Cf")
    return " ".join(term.split())
