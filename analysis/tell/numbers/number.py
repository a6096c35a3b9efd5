"""A number of the reports: its id, its value, what it counts by which rule, and the records behind it."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, groupby
from typing import Any, NamedTuple

from analysis.model.problem import Problem
from analysis.text.rows import rows_beside


class NumberWords(NamedTuple):
    """What a number counts or measures, and its rule, as its row in the table beside this file has them."""

    what: str
    rule: str


_WORDS = {row["number"]: NumberWords(row["what"], row["rule"]) for row in rows_beside(__file__)}


def words_of(name: str) -> NumberWords:
    """The words of a number, or of a kind of numbers, by its name."""
    return _WORDS[name]


def _itself(record: Any) -> tuple[Any, ...]:
    return (record,)


class Number(NamedTuple):
    """A number that the reports print.

    ``id``: A speaking name that stays the same from run to run, its parts joined by dots: ``own.not-addressed.003``.
        Results, figures of claims and questions have the id of their row: ``F014``, ``C270``, ``Q07``.
    ``value``, ``exact``: The value as printed, with its unit, counts or interval; and as worked out, unrounded.
    ``what``, ``rule``: What the number counts or measures; in a sentence, how it follows from the rows.
    ``records``: The records behind it, each with its place; none for a count of nothing.
    """

    id: str
    value: str
    exact: int | float | str
    what: str
    rule: str
    records: tuple[Any, ...] = ()

    @classmethod
    def known(cls, name: str, records: Iterable[Any], behind: Callable[[Any], Iterable[Any]] = _itself) -> "Number":
        """The number of these records under a name that the table has; ``behind`` gives those behind each."""
        return cls.counting(name, *words_of(name), records, behind)

    def under(self, name: str) -> "Number":
        """The same records under another name that the table has, with its words and its rule."""
        return Number.known(name, self.records)

    @classmethod
    def counting(
        cls, name: str, what: str, rule: str, records: Iterable[Any], behind: Callable[[Any], Iterable[Any]] = _itself
    ) -> "Number":
        """The number of these records; ``behind`` gives those behind each."""
        kept = tuple(records)
        return cls(name, str(len(kept)), len(kept), what, rule, tuple(chain.from_iterable(map(behind, kept))))

    @property
    def rows(self) -> tuple[str, ...]:
        """The rows behind it, a text a file, lines that follow each other as a range: ``data/claims.csv:2-9,14``."""
        by_file: dict[str, set[int]] = {}
        for record in self.records:
            place = record.place if isinstance(record, Problem) else record.origin
            by_file.setdefault(place.file, set()).add(place.line)
        return tuple(f"{file}:{','.join(_spans(lines))}" for file, lines in by_file.items())

    def part(self, name: str, what: str, keep: Callable[[Any], bool]) -> "Number":
        """The records that ``keep`` accepts, under this id and ``name``; ``what`` follows the words of the whole."""
        return self.counting(f"{self.id}.{slug(name)}", f"{self.what} {what}", self.rule, filter(keep, self.records))

    def by(self, *ways: "Way") -> Iterator["Number"]:
        """One count a word that the first way gives, each followed by its own counts by the ways after it."""
        if not ways:
            return
        way, *then = ways
        groups: dict[str, list[Any]] = {str(word): [] for word in way.words}
        for record in self.records:
            groups.setdefault(str(way.key(record)), []).append(record)
        for word, found in groups.items():
            said = f"{self.what} {way.what.replace('{}', word)}"
            part = self.counting(f"{self.id}.{slug(word)}", said, self.rule, found)
            yield part
            yield from part.by(*then)

    def and_by(self, *ways: "Way") -> Iterator["Number"]:
        """The number itself, then its counts by each of the ways, one way after the other."""
        yield self
        for way in ways:
            yield from self.by(way)


class Way(NamedTuple):
    """A way to part records: by the word that ``key`` gives of each.

    ``what`` says of a part what it is, with ``{}`` where its word belongs. Parts of ``words`` come first and even if
    they are empty, then the others.
    """

    key: Callable[[Any], object]
    what: str
    words: Iterable[str] = ()


def slug(text: str) -> str:
    """The text as a part of an id: letters, digits, dots, underscores and hyphens; the rest becomes hyphens.

    Letters become small where the text is words, and stay where it is a name such as ``Page1``.
    """
    text = text.lower() if " " in text else text
    return re.sub(r"[^\w.-]+", "-", text).strip("-") or "-"


def _spans(lines: Iterable[int]) -> Iterator[str]:
    for _, group in groupby(enumerate(sorted(lines)), lambda item: item[1] - item[0]):
        span = [line for _, line in group]
        yield f"{span[0]}-{span[-1]}" if len(span) > 1 else str(span[0])


def unique(numbers: Iterable[Number]) -> Iterator[Number]:
    """The numbers; an id that two rows bear, or a document named like a part of one, has ``~2``, ``~3`` … after it."""
    given: dict[str, int] = {}
    for number in numbers:
        times = given[number.id] = given.get(number.id, 0) + 1
        yield number._replace(id=f"{number.id}~{times}") if times > 1 else number
