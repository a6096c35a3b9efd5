"""Flags on printed references: what a document prints of a source against the bibliography."""

from collections.abc import Iterable, Iterator

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.printed_reference import FieldComparison, ReferenceComparison
from analysis.model.conclusions import FieldAccuracy, ReferenceGrade
from analysis.model.evidence import grouped
from analysis.model.problem import Remark, on_row

_REMEDY = "look at the source itself; then correct the reference, or the bibliography if that is what errs"


def unfindable_reference(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A source cannot be found from what is printed of it."""
    for comparison in appraised.references:
        if comparison.grade is ReferenceGrade.MAJOR and not _is_of_another(comparison):
            wrong = comparison.having(FieldAccuracy.WRONG)
            lacking = [one for one in comparison.having(FieldAccuracy.OMITTED) if not one.printed]
            said = [*map(_said, wrong), *(f"{one.field} not printed" for one in lacking)]
            what = f"does not lead to {comparison.reference.study}"
            found = "; ".join(said) or "too little is printed of it"
            remedy = f"see whether the row names the study that is meant, and {_REMEDY}"
            yield _remark(comparison, (*wrong, *lacking), what, found, remedy, joint=": ")


def reference_of_another_work(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A printed reference has nothing in common with the study that references.csv names for it."""
    for comparison in appraised.references:
        if comparison.grade is ReferenceGrade.MAJOR and _is_of_another(comparison):
            wrong = comparison.having(FieldAccuracy.WRONG)
            what = f"is named as {comparison.reference.study} and has nothing in common with it"
            remedy = "correct the study, or leave it blank if the reference is none of those listed here"
            yield _remark(comparison, wrong, what, "; ".join(map(_said, wrong)), remedy, joint=": ")


def _is_of_another(comparison: ReferenceComparison) -> bool:
    """Whether authors, year, title and journal were all compared, or as many as are printed, and all are wrong."""
    telling = [one for one in comparison.fields if one.field in ("authors", "year", "title", "journal") and one.printed]
    return len(telling) > 2 and all(one.outcome is FieldAccuracy.WRONG for one in telling)


def wrong_reference_detail(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A printed reference has a wrong detail, and its source can still be found."""
    for comparison in appraised.references:
        wrong = comparison.having(FieldAccuracy.WRONG)
        if wrong and comparison.findable:
            yield _remark(comparison, wrong, "prints", "; ".join(map(_said, wrong)), _REMEDY, joint=" ")


def omitted_reference_detail(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A printed reference leaves out a detail that the bibliography has."""
    house = set(_house_style(appraised.references))
    for comparison in appraised.references:
        omitted = comparison.having(FieldAccuracy.OMITTED)
        lacking = tuple(one for one in omitted if (comparison.reference.document, one.field) not in house)
        if lacking and comparison.findable:
            said = "; ".join(
                _said(one) if one.printed else f'no {one.field} where the bibliography has "{one.indexed}"'
                for one in lacking
            )
            what = "leaves out details, which may be house style"
            remedy = "add them, unless the document leaves the same out of every reference"
            yield _remark(comparison, lacking, what, f"it prints {said}", remedy, joint=": ")


def _house_style(references: Iterable[ReferenceComparison]) -> Iterator[tuple[str, str]]:
    """Documents with the fields that no reference of theirs has in full, of two or more that could be compared."""
    fields = ((one.reference.document, field) for one in references for field in one.fields if field.indexed)
    outcomes = grouped(((document, field.field), field.outcome) for document, field in fields)
    return (key for key, found in outcomes.items() if len(found) > 1 and set(found) == {FieldAccuracy.OMITTED})


def _said(one: FieldComparison) -> str:
    return f'{one.field} "{one.printed}" where the bibliography has "{one.indexed}" ({one.why})'


def _remark(
    comparison: ReferenceComparison,
    fields: tuple[FieldComparison, ...],
    what: str,
    evidence: str,
    remedy: str,
    joint: str,
) -> Remark:
    one, field = comparison.reference, fields[0].field if fields else ""
    return on_row(one, field, f"reference {one.number} of document {one.document}", what, evidence, remedy, joint=joint)
