"""Everything behind one name: the manual of a check, or the rows, rules and places behind anything with an id."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from textwrap import dedent
from typing import Any

from analysis.check.catalogue import CHECKS, Check, check_named
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import Kind
from analysis.tell.explain.claim import claim_lines, disagreement_lines
from analysis.tell.explain.document import document_lines
from analysis.tell.explain.question import question_lines
from analysis.tell.explain.rows import paragraphs
from analysis.tell.explain.study import finding_lines, study_lines
from analysis.tell.explain.words import word_lines, word_names
from analysis.tell.numbers.all_numbers import number_lines, numbers_by_id
from analysis.tell.who_judged import notice
from analysis.text.legible import controls_escaped


class UnknownName(LookupError):
    """Nothing that can be explained has the name. The text offers the nearest."""


def explain(name: str, review_data: Callable[[], EvidenceReview]) -> str:
    """Explain a check, a word, a column, a claim, study, finding, question, document, disagreement or number.

    Where several have one name, such as a finding and its value, each is explained.

    Parameters
    ----------
    name
        Name of a check, a controlled word, a list of them or a column, key of a study, or id of a claim, finding,
        question, document, disagreement or number.
    review_data
        Reads, appraises and checks the data; called only for a name that is not a check's.

    Raises
    ------
    UnknownName
        If nothing has that name.
    """
    check = check_named(name)
    if check:
        return _printable(_check(check))
    review = review_data()
    kinds = _kinds(review)
    explained = [lines(named[name], review) for lines, named in kinds.items() if name in named]
    as_word = tuple(word_lines(name))
    if not explained and not as_word:
        raise UnknownName(_unknown(name, [word_names(), *kinds.values()]))
    return _printable(paragraphs(as_word, [notice(review.evidence)] if explained else [], *explained))


def _kinds(review: EvidenceReview) -> Mapping[Callable[[Any, EvidenceReview], Iterator[str]], Mapping[str, Any]]:
    """What has a name beside checks, kind by kind, under what makes its lines."""
    evidence = review.evidence
    return {
        claim_lines: evidence.claim,
        study_lines: evidence.study,
        finding_lines: evidence.finding,
        question_lines: review.appraised.certainty,
        document_lines: evidence.document,
        disagreement_lines: {one.id: one for one in evidence.disagreements},
        number_lines: numbers_by_id(review),
    }


def _printable(lines: Iterable[str]) -> str:
    """Lines joined, control characters in them escaped."""
    return "\n".join(controls_escaped(line) for text in lines for line in text.split("\n"))


def _unknown(name: str, kinds: Iterable[Iterable[str]]) -> str:
    checks = [check.name for check in CHECKS]
    known = [*checks, *(known for kind in kinds for known in kind)]
    near = offered(name, known) or f"the checks are: {', '.join(checks)}"
    return (
        f'"{name}" is no check, word, column, claim, study, finding, question, document, disagreement or number; {near}'
    )


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
