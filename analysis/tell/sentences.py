"""Sentences as rows of the tables that stand beside modules: each with when it is said, and with what is put into it.

In braces stands what is told under a name. A number may bear its noun, ``{claims:claim}`` or, with the plural that is
not the noun and an *s*, ``{studies:study,studies}``; ``{claims:carries/carry}`` is the word that follows it alone.
"""

from collections.abc import Iterable, Iterator, Mapping

from analysis.text.prose.phrases import counted, verb

#: What can be told: a word, or a number; several texts are sentences of their own.
Told = str | int | tuple[str, ...]


class CountInWords(int):
    """A number as sentences have it."""

    def __format__(self, words: str) -> str:
        """The number, alone or with its noun; or the word that follows it."""
        if "/" in words:
            return verb(self, *words.split("/"))
        return counted(int(self), *words.split(",")) if words else f"{int(self):,}"


def filled(sentence: str, told: Mapping[str, Told]) -> str:
    """The sentence with what is told put into it. Raises ``KeyError`` if it names what is not told."""
    return sentence.format_map(_counting(told))


def _counting(told: Mapping[str, Told]) -> dict[str, Told]:
    return {name: CountInWords(one) if isinstance(one, int) else one for name, one in told.items()}


def said(rows: Iterable[Mapping[str, str]], told: Mapping[str, Told]) -> Iterator[str]:
    """The sentences of rows that hold: those whose ``when`` is blank or names something told that is not nothing.

    A sentence that is one name alone stands for all the texts told under it.
    """
    known = _counting(told)
    for row in rows:
        if not row["when"] or known[row["when"]]:
            several = known.get(row["sentence"][1:-1])
            yield from several if isinstance(several, tuple) else (row["sentence"].format_map(known),)
