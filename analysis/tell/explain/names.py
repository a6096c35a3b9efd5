"""Everything behind one name: the manual of a check, the meaning of a word, the rows and rules behind an id."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from textwrap import dedent
from typing import Any

from analysis.check.catalogue import CHECKS, Check, check_named
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import Kind
from analysis.model.word import Word
from analysis.schema import LISTS, TABLES, columns_of
from analysis.tell.explain.claim import claim_lines, disagreement_lines
from analysis.tell.explain.document import document_lines
from analysis.tell.explain.question import question_lines
from analysis.tell.explain.rows import paragraphs
from analysis.tell.explain.study import finding_lines, study_lines
from analysis.tell.numbers.all_numbers import number_lines, numbers_by_id
from analysis.tell.who_judged import notice
from analysis.text.legible import controls_escaped


class UnknownName(LookupError):
    """Nothing that can be explained has the name. The text offers the nearest."""


def explain(name: str, review_data: Callable[[], EvidenceReview]) -> str:
    """Explain a check, a word, a column, a claim, study, finding, question, document, disagreement or number.

    Where several have one name, such as a finding and its value, each is explained.

    ``name``: Name of a check, a controlled word, a list of them or a column, key of a study, or id of a claim, finding,
        question, document, disagreement or number.
    ``review_data``: Reads, appraises and checks the data; called only for a name that is not a check's.
    Raises ``UnknownName`` if nothing has that name.
    """
    check = check_named(name)
    if check:
        return _printable(_check(check))
    review = review_data()
    evidence = review.evidence
    kinds: Mapping[Callable[[Any, EvidenceReview], Iterator[str]], Mapping[str, Any]] = {
        claim_lines: evidence.claim,
        study_lines: evidence.study,
        finding_lines: evidence.finding,
        question_lines: review.appraised.certainty,
        document_lines: evidence.document,
        disagreement_lines: {one.id: one for one in evidence.disagreements},
        number_lines: numbers_by_id(review),
    }
    explained = [lines(named[name], review) for lines, named in kinds.items() if name in named]
    as_word = tuple(word_lines(name))
    if explained or as_word:
        return _printable(paragraphs(as_word, [notice(evidence)] if explained else [], *explained))
    checks = [check.name for check in CHECKS]
    near = offered(name, chain(checks, word_names(), *kinds.values())) or f"the checks are: {', '.join(checks)}"
    what = "check, word, column, claim, study, finding, question, document, disagreement or number"
    raise UnknownName(f'"{name}" is no {what}; {near}')


def _printable(lines: Iterable[str]) -> str:
    """Lines joined, control characters in them escaped."""
    return "\n".join(controls_escaped(line) for text in lines for line in text.split("\n"))


def offered(name: str, known: Iterable[str]) -> str:
    """The known names that go on from one or are most like it, as a question; empty where none is."""
    from difflib import get_close_matches

    names = list(dict.fromkeys(known))
    longer = [one for one in names if one.startswith(f"{name} ")]
    near = list(dict.fromkeys((*longer, *get_close_matches(name, names, 3))))[:3]
    return f"did you mean {' or '.join(near)}?" if near else ""


def _check(check: Check) -> Iterator[str]:
    title, _, rest = check.manual.partition("\n")
    yield f"{check.name}: {check.kind}, severity {check.severity}"
    if check.kind is Kind.FLAG:
        yield f"precision: {check.precision}"
    yield ""
    yield title
    yield dedent(rest).rstrip()


def word_lines(name: str) -> Iterator[str]:
    """The lines that explain a name as a controlled word, then as a column, else as a list; none if it is neither."""
    for title, words in LISTS.items():
        if name in list(words):
            yield f"{name}: {words(name).meaning}"
            yield f"  a word of “{title}”{_standing(words)}: {words.__doc__}"
    fields = [(table.file, field) for table in TABLES.values() for field in table.fields if field.name == name]
    for file, field in fields:
        yield f"{name} of {file}: {field.column.meaning}"
    lists = [field.type for _, field in fields if issubclass(field.type, Word)]
    if not fields and name in LISTS:
        lists = [LISTS[name]]
        yield f"{name}{_standing(lists[0])}: {lists[0].__doc__}"
    for words in dict.fromkeys(lists):
        yield from (f"  {word}: {word.meaning}" for word in words)


def word_names() -> Iterator[str]:
    """Every name that :func:`word_lines` explains, some more than once."""
    yield from (field.name for table in TABLES.values() for field in table.fields)
    for title, words in LISTS.items():
        yield from (title, *words)


def _standing(words: type[Word]) -> str:
    columns = ", ".join(columns_of(words))
    return f" ({columns})" if columns else ""
