"""References as the documents print them, and every one against the bibliography, field by field, with totals."""

from collections.abc import Iterator, Sequence

from analysis.appraise.printed_reference import ReferenceComparison
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import FieldAccuracy, ReferenceGrade
from analysis.show.table import Table, TableColumn
from analysis.show.tables.cells import NONE, NOT_PRINTED
from analysis.show.value import Home
from analysis.text.prose.phrases import counted

_REFERENCE = (
    TableColumn("Document", "document"),
    TableColumn("Number", "number", under="Document"),
    TableColumn("Study", "study", "not known", leads=Home.STUDIES),
    TableColumn("Authors", "authors", NOT_PRINTED),
    TableColumn("Year", "year", NOT_PRINTED, under="Journal"),
    TableColumn("Title", "title", NOT_PRINTED, under="Authors"),
    TableColumn("Journal", "journal", NOT_PRINTED),
    TableColumn("Volume", "volume", NOT_PRINTED, under="Journal"),
    TableColumn("Issue", "issue", NOT_PRINTED, under="Journal"),
    TableColumn("Pages", "pages", NOT_PRINTED, under="Journal"),
)


def references(review: EvidenceReview) -> Table:
    """References as the documents print them."""
    printing = {reference.document for reference in review.evidence.references}
    silent = [name for name in review.document_ids if name not in printing]
    return Table(
        "references",
        "References as printed",
        "What does each document's list of references say, letter for letter? One row a printed reference.",
        _REFERENCE,
        review.evidence.references,
        (f"No printed reference is recorded for: {', '.join(silent)}.",) if silent else (),
        empty="No row: no printed reference is recorded.",
    )


# The only published rate of the same thing that was read. Rates of quotation errors are about something else.
_CONTEXT = (
    "Context: in medical journals de Lacey et al. (BMJ 1985;291:884-6) found citation errors in 24 % of 300 "
    "references, of which 8 % were major. That rate is about journal articles; none for other documents was looked up."
)


def reference_accuracy(review: EvidenceReview) -> Table:
    """Printed references against the bibliography, one row a field of a reference."""
    found = review.appraised.references
    return Table(
        "reference-accuracy",
        "References as printed against the bibliography",
        "Does each printed reference agree with its entry in the bibliography (“Indexed”)? One row a field.",
        (
            TableColumn("Document", lambda pair: pair[0].document),
            TableColumn("Number", lambda pair: pair[0].number),
            TableColumn("Study", lambda pair: pair[0].study, leads=Home.STUDIES),
            TableColumn("Field", lambda pair: pair[1].field),
            TableColumn("Printed", lambda pair: pair[1].printed, NOT_PRINTED),
            TableColumn("Indexed", lambda pair: pair[1].indexed, "not in the bibliography"),
            TableColumn("Outcome", lambda pair: pair[1].outcome),
            TableColumn("Why", lambda pair: pair[1].why, NONE),
        ),
        tuple((comparison.reference, field) for comparison in found for field in comparison.fields),
        (*_notes(found), *_left_aside(review)),
        empty="No row: no printed reference names a study that has an entry in the bibliography.",
    )


def _notes(found: Sequence[ReferenceComparison]) -> Iterator[str]:
    if not found:
        return
    fields = [one for comparison in found for one in comparison.fields]
    compared = [one for one in fields if one.compared]
    wrong = sum(one.outcome is FieldAccuracy.WRONG for one in fields)
    erring = sum(bool(comparison.having(FieldAccuracy.WRONG)) for comparison in found)
    major = sum(comparison.grade is ReferenceGrade.MAJOR for comparison in found)
    left_out = sum(one.outcome is FieldAccuracy.OMITTED for one in fields)
    unverified = sum(one.outcome is FieldAccuracy.NOT_VERIFIED for one in fields)
    yield (
        f"Wrong: {wrong} of {counted(len(compared), 'field')} that could be compared, as they are printed and in the "
        f"bibliography; at least one in {erring} of {counted(len(found), 'reference')}. "
        f"The source cannot be found from what is printed: {major} of {len(found)}."
    )
    yield (
        f"Omitted, in whole or in part: {left_out} of {counted(len(fields), 'field')}. It may be house style and is "
        "not counted as wrong."
    )
    yield (
        f"Not verified: {unverified} of {counted(len(fields), 'field')}. The bibliography lacks the field or that part "
        "of it, and nothing is guessed."
    )
    yield _CONTEXT


def _left_aside(review: EvidenceReview) -> Iterator[str]:
    aside = review.appraised.references_aside
    if aside:
        printed = ", ".join(f"{reference.document}:{reference.number}" for reference in aside)
        yield f"Not compared, as no study with an entry is known for them (document:number): {printed}."
