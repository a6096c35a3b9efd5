"""Everything behind one name: the manual of a check, the meaning of a word, the rows and rules behind an id."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from analysis.check.catalogue import CHECKS, Check, check_named
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import Kind
from analysis.model.judgements import Disagreement
from analysis.model.words import Word
from analysis.schema import LISTS, TABLES, columns_of
from analysis.tell.explain import claim, records
from analysis.tell.explain.rows import judged_lines, paragraphs
from analysis.tell.numbers.all_numbers import number_answer, number_lines, numbers_by_id
from analysis.tell.who_judged import notice
from analysis.text.legible import controls_escaped

_Lines = Callable[[Any, EvidenceReview], Iterator[str]]

#: What follows an answer where more is known.
MORE = "Everything behind it: the same command with --full"


class UnknownName(LookupError):
    """Nothing that can be explained has the name. The text offers the nearest."""


def explain(name: str, review_data: Callable[[], EvidenceReview], *, full: bool = True) -> str:
    """Explain a check, a word, a column, a claim, study, finding, question, document, disagreement or number.

    Three lines that answer come first. Where several have one name, each is explained; the number that a row has under
    its own id only in full.

    ``name``: Name of a check, a controlled word, a list of them or a column, key of a study, or id of a claim, finding,
        question, document, disagreement or number.
    ``review_data``: Reads, appraises and checks the data; called only for a name that is not a check's.
    ``full``: Whether everything behind the name follows the answer.
    Raises ``UnknownName`` if nothing has that name.
    """
    check = check_named(name)
    if check:
        return _told([_check(check)], "", full=full)
    review = review_data()
    evidence = review.evidence
    kinds: Sequence[tuple[_Lines, _Lines, Mapping[str, Any]]] = (
        (claim.claim_answer, claim.claim_lines, evidence.claim),
        (records.study_answer, records.study_lines, evidence.study),
        (records.finding_answer, records.finding_lines, evidence.finding),
        (records.question_answer, records.question_lines, review.appraised.certainty),
        (records.document_answer, records.document_lines, evidence.document),
        (claim.disagreement_answer, _as_judged, {one.id: one for one in evidence.disagreements}),
        (number_answer, number_lines, numbers_by_id(review)),
    )
    found = [(answer, rest, named[name]) for answer, rest, named in kinds if name in named]
    if not full and len(found) > 1:  # a row has its value in its own answer
        found = [one for one in found if one[0] is not number_answer]
    rows = [(answer(record, review), rest(record, review)) for answer, rest, record in found]
    words = tuple(word_lines(name))
    if rows or words:
        as_word = [(words, ()) if full else (_shortened(name, words), words[3:])] if words else []
        return _told([*as_word, *rows], notice(evidence) if rows else "", full=full)
    checks = [one.name for one in CHECKS]
    near = offered(name, chain(checks, word_names(), *(named for *_, named in kinds)))
    near = near or f"the checks are: {', '.join(checks)}"
    what = "check, word, column, claim, study, finding, question, document, disagreement or number"
    raise UnknownName(f'"{name}" is no {what}; {near}')


def _as_judged(row: Disagreement, review: EvidenceReview) -> Iterator[str]:
    return judged_lines(row, "", review.evidence)


def _told(parts: Iterable[tuple[Iterable[str], Iterable[str]]], said: str, *, full: bool) -> str:
    """The answers, a line each however long; who judged; then what is behind them, or how to see it."""
    answers, rests = zip(*parts, strict=True)
    first = [[line.replace("\n", " ") for line in answer] for answer in answers]
    behind = [*rests] if full else [[MORE] if any(rests) else []]
    lines = paragraphs(*first, filter(None, [said]), *behind)
    return "\n".join(controls_escaped(line) for text in lines for line in text.split("\n"))


def offered(name: str, known: Iterable[str]) -> str:
    """The known names that go on from one or are most like it, as a question; empty where none is."""
    from difflib import get_close_matches

    names = list(dict.fromkeys(known))
    longer = [one for one in names if one.startswith(f"{name} ")]
    near = list(dict.fromkeys((*longer, *get_close_matches(name, names, 3))))[:3]
    return f"did you mean {' or '.join(near)}?" if near else ""


def _check(check: Check) -> tuple[Iterable[str], Iterable[str]]:
    """How grave and how often right a check is, what it finds and why that matters; the rest of its manual."""
    what, why, *rest = check.manual.split("\n\n")
    right = f"; precision: {check.precision}" if check.kind is Kind.FLAG else ""
    return (f"{check.name}: {check.kind}, severity {check.severity}{right}", what, why), ("\n\n".join(rest).rstrip(),)


def word_lines(name: str) -> Iterator[str]:
    """The lines that explain a name as a controlled word, then as a column, else as a list; none if it is neither."""
    for title, words in LISTS.items():
        if name in list(words):
            yield f"{name}: {words(name).meaning}"
            yield f"  a word of “{title}”{_standing(words)}: {words.__doc__}"
    fields = [(table.file, field) for table in TABLES.values() for field in table.fields if field.name == name]
    for file, field in fields:
        yield f"{name} of {file}: {field.column.meaning}"
    if not fields and name in LISTS:
        yield f"{name}{_standing(LISTS[name])}: {LISTS[name].__doc__}"
    for words in _lists(name):
        yield from (f"  {word}: {word.meaning}" for word in words)


def word_names() -> Iterator[str]:
    """Every name that :func:`word_lines` explains, some more than once."""
    yield from (field.name for table in TABLES.values() for field in table.fields)
    for title, words in LISTS.items():
        yield from (title, *words)


def _shortened(name: str, lines: Sequence[str]) -> Iterator[str]:
    """The first lines on a word, a column or a list, then the words that it may be, without their meanings."""
    words = [word for one in _lists(name)[:1] for word in one]
    yield from lines[:2]
    yield from [f"one of: {' · '.join(words)}"] if words else lines[2:3]


def _lists(name: str) -> list[type[Word]]:
    """The controlled lists that a column takes its words from, else the list of that name."""
    fields = [field for table in TABLES.values() for field in table.fields if field.name == name]
    taken = [field.type for field in fields if issubclass(field.type, Word)]
    return list(dict.fromkeys(taken if fields else [LISTS[name]] if name in LISTS else []))


def _standing(words: type[Word]) -> str:
    columns = ", ".join(columns_of(words))
    return f" ({columns})" if columns else ""
