"""The studies: their characteristics, their findings, and the references as the documents print them."""

from analysis.check.evidence_review import EvidenceReview
from analysis.model.bib_names import BibNames
from analysis.model.evidence import BibEntry
from analysis.model.records import Finding, PrintedReference, Study
from analysis.model.words import ReadAs
from analysis.show.tables.cells import (
    NONE,
    NOT_PRINTED,
    NOT_READ,
    Cell,
    control_of,
    counts_of,
    framed,
    interval_of,
    value_of,
    words,
    yes_no,
)
from analysis.show.tables.frame import Frame
from analysis.text.citation.names import as_indexed
from analysis.text.prose.phrases import counted

# AMA Manual of Style, 11th ed., 3.7: of more than six authors the first three are named.
_MOST_AUTHORS = 6
_NAMED_AUTHORS = 3


def studies(review: EvidenceReview) -> Frame:
    """Characteristics of every study."""
    columns = (
        *("Study", "Citation", "Role", "Design", "Blinding", "Participants", "Units analysed", "Condition", "Region"),
        *(
            "Agent",
            "Dose",
            "Comparator",
            "Sessions",
            "Follow-up, months",
            "Setting",
            "Conflicts",
            "Limits",
            "Included in",
        ),
        *("Read as", "Read at"),
    )
    in_full = sum(study.read_as is ReadAs.FULL_TEXT for study in review.evidence.studies)
    return framed(
        "studies",
        "Studies",
        "What are the studies, how were they done, and how much of each was read? One row a study.",
        columns,
        (_study(study, review) for study in review.evidence.studies),
        (
            f"Read in full: {in_full} of {counted(len(review.evidence.studies), 'study', 'studies')}.",
            "“not verified” in a citation: the field is left out of the bibliography because it was not confirmed.",
            "Role: “cited” by a document, or “wider”, which none cites.",
        )
        if review.evidence.studies
        else (),
        empty="No row: no study is listed.",
    )


def _study(study: Study, review: EvidenceReview) -> tuple[Cell, ...]:
    units = f"{study.units} {study.unit_name}".strip() if study.units is not None else ""
    return (
        study.study,
        citation(review.evidence.entry.get(study.study)),
        study.role.value,
        study.design.value,
        study.blinding.value,
        study.participants if study.participants is not None else NOT_READ,
        units or (f"{study.unit_name}: number {NOT_READ}" if study.unit_name else "people"),
        study.condition,
        words(study.region, "none in particular"),
        study.agent,
        words(study.dose, NOT_READ),
        words(study.comparator, NONE),
        words(study.sessions, NOT_READ),
        words(study.follow_up_months, NOT_READ),
        words(study.setting, NOT_READ),
        words(study.conflicts, NOT_READ),
        words(study.limits, "none noted"),
        words(study.included_in, NONE),
        study.read_as.value,
        words(study.read_at, NOT_READ),
    )


def citation(entry: BibEntry | None) -> str:
    """A study's citation on one line: authors. title. journal. year;volume(issue):pages.

    A part that the entry leaves out is said to be *not verified*; an absent issue is left out, as many journals have
    none.
    """
    if entry is None:
        return "no entry in citations.bib"
    fields = entry.fields
    authors = _authors(entry.makers)
    issue = f"({fields['number']})" if fields.get("number") else ""
    source = next((fields[name] for name in ("journal", "booktitle", "publisher") if fields.get(name)), "")
    year, volume, pages = (fields.get(name) or f"{name} not verified" for name in ("year", "volume", "pages"))
    parts = (
        authors or "authors not verified",
        fields.get("title") or "title not verified",
        source or "journal not verified",
    )
    said = " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in parts)
    return f"{said} {year};{volume}{issue}:{pages}."


def _authors(names: BibNames) -> str:
    more = BibNames(names.people[:_NAMED_AUTHORS], more=True)
    return as_indexed(more if len(names.people) > _MOST_AUTHORS else names)


def findings(review: EvidenceReview) -> Frame:
    """Every result recorded of a study."""
    columns = (
        *("Finding", "Study", "Outcome", "Measure", "Value", "Group", "Control arm", "Counts"),
        *(
            "95 % interval (sampling error only)",
            "95 % interval as reported",
            "p",
            "Months",
            "Phase",
            "Verified",
            "Read at",
        ),
        "Note",
    )
    found = review.evidence.findings
    unverified = sum(not finding.verified for finding in found)
    return framed(
        "findings",
        "Findings",
        "What did the studies report, in which part and beside which control? One row a result.",
        columns,
        (_finding(finding, review) for finding in found),
        (
            f"Not verified: {unverified} of {counted(len(found), 'finding')}. Such a value was read in no source, and "
            "what rests on it is provisional.",
            "The interval is Wilson's, for the sampling error of a share of people; it says nothing of bias.",
        )
        if found
        else (),
        empty="No row: no finding is recorded; figures in claims were not checked against results.",
    )


def _finding(finding: Finding, review: EvidenceReview) -> tuple[Cell, ...]:
    study = review.evidence.study.get(finding.study)
    reported = None not in (finding.ci_low, finding.ci_high)
    return (
        finding.id,
        finding.study,
        finding.outcome,
        finding.measure.value,
        value_of(finding),
        finding.group,
        control_of(finding),
        counts_of(finding, study),
        interval_of(finding, study),
        f"{words(finding.ci_low, '')} to {words(finding.ci_high, '')}" if reported else NOT_READ,
        words(finding.p, NOT_READ),
        words(finding.months, NOT_READ),
        finding.phase.value,
        yes_no(finding.verified),
        words(finding.read_at, NOT_READ),
        words(finding.note, NONE),
    )


def references(review: EvidenceReview) -> Frame:
    """References as the documents print them."""
    printing = {reference.document for reference in review.evidence.references}
    silent = [name for name in review.document_ids if name not in printing]
    return framed(
        "references",
        "References as printed",
        "What does each document's list of references say, letter for letter? One row a printed reference.",
        ("Document", "Number", "Study", "Authors", "Year", "Title", "Journal", "Volume", "Issue", "Pages"),
        (_reference(reference) for reference in review.evidence.references),
        (f"No printed reference is recorded for: {', '.join(silent)}.",) if silent else (),
        empty="No row: no printed reference is recorded.",
    )


def _reference(reference: PrintedReference) -> tuple[Cell, ...]:
    texts = (
        *(reference.authors, reference.year, reference.title, reference.journal, reference.volume),
        *(reference.issue, reference.pages),
    )
    study = words(reference.study, "not known")
    return reference.document, reference.number, study, *(words(text, NOT_PRINTED) for text in texts)
