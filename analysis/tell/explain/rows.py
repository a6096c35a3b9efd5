"""Rows as explain prints them: their columns one a line, who judged them and where, and paragraphs of lines."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from analysis.appraise.raters.confirmed import answers_to
from analysis.appraise.wording.result import compares, in_words, on_harm
from analysis.model.evidence import Evidence
from analysis.model.judgements import Appraisal, CertaintyStep, Disagreement, Link, Mention, Screening
from analysis.model.problem import Problem
from analysis.model.records import Claim, Document, Finding, Study
from analysis.schema import TABLES, cell_text
from analysis.tell.formats.screen import as_line

_Judged = Appraisal | CertaintyStep | Disagreement | Link | Mention | Screening


def paragraphs(*parts: Iterable[str]) -> Iterator[str]:
    """The lines of each part, an empty line between two; a part without a line is left out."""
    told = [lines for part in parts if (lines := tuple(part))]
    for number, lines in enumerate(told):
        if number:
            yield ""
        yield from lines


def column_lines(record: Claim | Document | Finding | Study, table: str, skip: tuple[str, ...]) -> Iterator[str]:
    """The columns of a record but those to skip, one a line, empty ones as a dash, then its place."""
    for field in TABLES[table].fields:
        if field.name not in skip:
            yield f"  {field.name}: {cell_text(getattr(record, field.name)) or '–'}"
    yield f"  [{record.origin}]"


def judged_lines(row: _Judged, reason: str, evidence: Evidence) -> Iterator[str]:
    """The line with the reason of a judgement, who judged and the place of its row; then what people answered on it."""
    found = tuple(answer_lines(row, evidence))
    unseen = "" if found or isinstance(row, Screening) else ", not confirmed by a person"
    yield f"    {f'{reason} ' if reason else ''}Judged by {row.judged_by}{unseen}. [{row.origin}]"
    yield from found


def answer_lines(row: _Judged | Problem, evidence: Evidence) -> Iterator[str]:
    """What people answered on a row or a flag, a line each: who, as what, when, having read what, and why."""
    for one in answers_to(row, evidence):
        why = f": {one.reason}" if one.reason else ""
        who = f"{one.person} ({one.profession}), {one.date}, having read {one.text_read}"
        yield f"    {one.answer}: {who}{why} [{one.origin}]"


def problem_lines(problem: Problem, told: Problem | None, evidence: Evidence, note: str = "") -> Iterator[str]:
    """A problem on one line, one that was told by its place and remedy alone, and what people answered on it."""
    line = f"{problem.place}: told above; {problem.remedy} [{problem.check}]" if problem is told else as_line(problem)
    yield f"  {line}{note}"
    yield from answer_lines(problem, evidence)


def comparison_in_words(findings: Iterable[Finding], evidence: Evidence) -> str:
    """The first that compares groups, in a sentence: a verified one, and one with a number, before others; or empty."""
    compared = [one for one in findings if compares(one)]
    told = min(compared, key=lambda one: (not one.verified, one.value is None), default=None)
    return in_words(told, evidence.study[told.study], is_harm=on_harm(told, evidence)) if told else ""


def unverified_lines(finding: Finding | None) -> Iterator[str]:
    """That a finding was not verified; nothing of one that was, or of none."""
    if finding and not finding.verified:
        yield f"    {finding.id} was not verified: what rests on it is provisional"


def as_written(value: Decimal | None, unit: str) -> str:
    """A number with its unit as the row has them; empty without a number."""
    return "" if value is None else f"{value} {unit}".strip()
