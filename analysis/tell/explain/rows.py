"""Rows as explain prints them: their columns one a line, who judged them and where, and paragraphs of lines."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from analysis.model.judgements import Appraisal, CertaintyStep, Link, Screening
from analysis.model.records import Claim, Document, Finding, Study
from analysis.schema import TABLES
from analysis.text.prose.phrases import yes_or_no


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
            yield f"  {field.name}: {_shown(getattr(record, field.name))}"
    yield f"  [{record.origin}]"


def judged(row: Appraisal | CertaintyStep | Link | Screening, reason: str) -> str:
    """The line with the reason of a judgement, who judged and the place of its row."""
    return f"    {reason} Judged by {row.judged_by}. [{row.origin}]"


def unverified_lines(finding: Finding | None) -> Iterator[str]:
    """That a finding was not verified; nothing of one that was, or of none."""
    if finding and not finding.verified:
        yield f"    {finding.id} was not verified: what rests on it is provisional"


def as_written(value: Decimal | None, unit: str) -> str:
    """A number with its unit as the row has them; empty without a number."""
    return "" if value is None else f"{value} {unit}".strip()


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return yes_or_no(value)
    return "–" if value is None or value == "" else str(value)
