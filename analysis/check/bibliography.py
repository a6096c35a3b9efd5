"""Faults of the bibliography's entries, and flags on what a document prints of a source against them.

What the reader of the file itself can see (a missing brace, a key given twice) is damage.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.printed_reference import FieldComparison, ReferenceComparison
from analysis.model.conclusions import FieldAccuracy, ReferenceGrade
from analysis.model.evidence import BibEntry, grouped
from analysis.model.problem import Remark, Subject, on_row
from analysis.model.words import Status
from analysis.schema import BIBLIOGRAPHY_KEYS, TABLES
from analysis.text.citation.authors import spellings
from analysis.text.citation.identifiers import DOI, IDENTIFIERS, PMID, bare_doi, bare_pmid
from analysis.text.citation.references import page_runs, words
from analysis.text.spelling import did_you_mean

#: The year of the first scientific journal (Philosophical Transactions of the Royal Society, March 1665).
FIRST_JOURNAL = 1665

# The last year that a year of publication of this century can be, where no day is given to compare with.
_LAST_YEAR = 2099


def malformed_doi(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A DOI does not have the form of one."""
    for entry in appraised.evidence.entries:
        if (doi := bare_doi(entry.fields)) and not DOI.fullmatch(doi):
            near = DOI.search(doi)
            what, found = "needs a DOI of the form 10.1234/abc", f'found "{entry.fields["doi"]}"'
            remedy = f'did you mean "{near[0]}"?' if near else "copy the DOI from the article itself"
            yield _remark(entry, "doi", entry.key, what, found, remedy)


def malformed_pmid(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A PMID is not a number of one to eight digits."""
    for entry in appraised.evidence.entries:
        if (pmid := bare_pmid(entry.fields)) and not PMID.fullmatch(pmid):
            what, found = "needs a PMID of one to eight digits", f'found "{entry.fields["pmid"]}"'
            yield _remark(entry, "pmid", entry.key, what, found, "copy the PMID from the record in PubMed")


def shared_identifier(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """Two entries have the same DOI or PMID."""
    for field, bare in IDENTIFIERS.items():
        first: dict[str, BibEntry] = {}
        for entry in appraised.evidence.entries:
            identifier = bare(entry.fields).casefold()
            if identifier and first.setdefault(identifier, entry) is not entry:
                found = f'"{entry.fields[field]}" of {entry.key} is also that of {first[identifier].key}'
                remedy = "copy each from the work itself, or keep one entry if both are the same study"
                yield _remark(entry, field, f"a {field.upper()}", "belongs to one work", found, remedy)


def repeated_entry(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """Two entries under different keys have the same title, year and first author."""
    first: dict[tuple[str, ...], BibEntry] = {}
    for entry in appraised.evidence.entries:
        title, family = words(entry.fields.get("title", "")), _first_author(entry)
        same = first.setdefault((_year(entry), family, *title), entry) if title and family else entry
        if same is not entry and same.key != entry.key:
            found = f'{entry.key} has title, year and first author of {same.key}: "{entry.fields["title"]}"'
            remedy = f"keep one, and write its key wherever the tables name the other: {same.key} or {entry.key}"
            yield _remark(entry, "title", "a study", "has one entry", found, remedy)


def key_unlike_entry(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """An entry's key names another first author or year than the entry."""
    for entry in appraised.evidence.entries:
        parts = _KEY.fullmatch(entry.key)
        year = re.search(r"\d{4}", _year(entry))
        if parts and year and parts["year"] != year[0]:
            what, found = f"is of {parts['year']} by its key", f'the entry has the year "{_year(entry)}"'
            yield _remark(entry, "year", entry.key, what, found, _EITHER)
        first = entry.makers.people[:1]
        if parts and first and not _names(parts["name"], entry):
            what, found = f'is by "{parts["name"]}" by its key', f'the first author is "{first[0].inverted}"'
            yield _remark(entry, "author", entry.key, what, found, _EITHER)


_EITHER = "correct the entry, or rename the key here and wherever the tables name it"
_KEY = re.compile(r"(?P<name>[^\W\d_]{2,})[-_:]?(?P<year>1[6-9]\d\d|20\d\d)[a-z]?")


def _names(name: str, entry: BibEntry) -> bool:
    """Whether the name in a key is that of the first author, or made of the authors or of a word of the entry."""
    families = [one.literal or one.surname for one in entry.makers.people]
    parts = [spelt for one in (families[0], *families[0].split()) for spelt in spellings(one) if len(spelt) > 1]
    initials = ("".join(spellings(one)[0][:1] for one in families), "".join(word[:1] for word in words(families[0])))
    titled = {word for field in ("title", "journal", "publisher") for word in words(entry.fields.get(field, ""))}
    name = spellings(name)[0]
    alike = any(one.startswith(name) or name.startswith(one) for one in parts)
    return alike or name.startswith((*initials, entry.type)) or any(word.startswith(name) for word in titled)


def one_title_two_works(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """Two entries have the same title and other first authors."""
    first: dict[tuple[str, ...], BibEntry] = {}
    for entry in appraised.evidence.entries:
        title = words(entry.fields.get("title", ""))
        other = first.setdefault(title, entry)
        if len(title) > 2 and other is not entry and _first_author(other) != _first_author(entry) != "":
            found = f"{entry.key} has the title of {other.key}: “{entry.fields['title']}”"
            remedy = "copy title and authors of each from the work itself"
            yield _remark(entry, "title", "two works by other authors", "rarely have one title", found, remedy)


def _first_author(entry: BibEntry) -> str:
    return " ".join(word for name in entry.makers.people[:1] for word in words(name.literal or name.surname))


def unused_entry(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """No table names an entry of the bibliography."""
    named = {
        key
        for sheet in appraised.evidence.sheets
        for field in TABLES[sheet.table].fields
        if field.column.refers in (BIBLIOGRAPHY_KEYS, "studies.study") and field.name in sheet.header
        for cell in sheet.column(field.name)
        for key in cell.split()
    }
    for entry in appraised.evidence.entries:
        if entry.key not in named:
            what, remedy = "is named by no table", "add its row to studies.csv, or remove the entry"
            yield _remark(entry, entry.type, f'entry "{entry.key}"', what, "", remedy)


def unrecorded_retraction(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """An entry's title says that the work was retracted, and studies.csv does not."""
    for study in appraised.evidence.studies:
        entry = appraised.evidence.entry.get(study.study)
        title = entry.fields.get("title", "") if entry else ""
        if _RETRACTED.search(title) and study.status not in (Status.RETRACTED, Status.REINSTATED):
            found, remedy = f"its title is “{title}”", 'write "retracted", and the day on which you looked'
            yield on_row(study, "status", study.study, "needs its status", found, remedy)


_RETRACTED = re.compile(
    r"^\W*(?:[Rr]etracted|[Ww]ithdrawn)(?: [Aa]rticle)?\s*[:\]]|\b(?:RETRACTED|WITHDRAWN)\b"
    r"|[\[(]\s*[Rr]etract(?:ed|ion)\b"
)


def unknown_crossref(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """An entry refers to another that is not in the file."""
    known = {key.casefold() for key in appraised.evidence.entry}
    for entry in appraised.evidence.entries:
        if (key := entry.fields.get("crossref", "")) and key.casefold() not in known:
            remedy = did_you_mean(key, appraised.evidence.entry, f'add the entry "{key}", or remove the field')
            yield _remark(entry, "crossref", entry.key, "needs the entry that it refers to", f'"{key}" is none', remedy)


def impossible_year(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A year is before the first journal, or after the day on which the set is looked at."""
    # An article of a January issue is often out in the year before.
    last = appraised.as_of.year + 1 if appraised.as_of else _LAST_YEAR
    for entry in appraised.evidence.entries:
        year = _year(entry)
        numbers = [int(number) for number in re.findall(r"\d+", year)]
        if numbers and not any(FIRST_JOURNAL <= number <= last for number in numbers):
            what, found = f"needs a year from {FIRST_JOURNAL} to {last}", f'found "{year}"'
            remedy = "copy the year from the article itself"
            yield _remark(entry, "year" if "year" in entry.fields else "date", entry.key, what, found, remedy)


def reversed_pages(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """The last page stands before the first."""
    for entry in appraised.evidence.entries:
        for run in page_runs(entry.fields.get("pages", "")):
            if run.first.isdigit() and run.last.isdigit() and int(run.last) < int(run.first):
                what, remedy = "needs its first page first", "swap the two, or copy them from the article itself"
                yield _remark(entry, "pages", entry.key, what, f"found {run.first} to {run.last}", remedy)


def _year(entry: BibEntry) -> str:
    return entry.fields.get("year") or entry.fields.get("date", "")


def _remark(entry: BibEntry, field: str, subject: str, what: str, evidence: str, remedy: str) -> Remark:
    return Remark(entry.origin.at(field), Subject(subject), what, evidence, remedy, study=entry.key)


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
            yield _on_reference(comparison, (*wrong, *lacking), what, found, remedy)


def reference_of_another_work(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A printed reference has nothing in common with the study that references.csv names for it."""
    for comparison in appraised.references:
        if comparison.grade is ReferenceGrade.MAJOR and _is_of_another(comparison):
            wrong = comparison.having(FieldAccuracy.WRONG)
            what = f"is named as {comparison.reference.study} and has nothing in common with it"
            remedy = "correct the study, or leave it blank if the reference is none of those listed here"
            yield _on_reference(comparison, wrong, what, "; ".join(map(_said, wrong)), remedy)


def _is_of_another(comparison: ReferenceComparison) -> bool:
    """Whether authors, year, title and journal were all compared, or as many as are printed, and all are wrong."""
    telling = [one for one in comparison.fields if one.field in ("authors", "year", "title", "journal") and one.printed]
    return len(telling) > 2 and all(one.outcome is FieldAccuracy.WRONG for one in telling)


def wrong_reference_detail(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A printed reference has a wrong detail, and its source can still be found."""
    for comparison in appraised.references:
        if (wrong := comparison.having(FieldAccuracy.WRONG)) and comparison.findable:
            yield _on_reference(comparison, wrong, "prints", "; ".join(map(_said, wrong)), _REMEDY, " ")


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
            yield _on_reference(comparison, lacking, what, f"it prints {said}", remedy)


def _house_style(references: Iterable[ReferenceComparison]) -> Iterator[tuple[str, str]]:
    """Documents with the fields that no reference of theirs has in full, of two or more that could be compared."""
    fields = ((one.reference.document, field) for one in references for field in one.fields if field.indexed)
    outcomes = grouped(((document, field.field), field.outcome) for document, field in fields)
    return (key for key, found in outcomes.items() if len(found) > 1 and set(found) == {FieldAccuracy.OMITTED})


def _said(one: FieldComparison) -> str:
    return f'{one.field} "{one.printed}" where the bibliography has "{one.indexed}" ({one.why})'


def _on_reference(
    one: ReferenceComparison, fields: Sequence[FieldComparison], what: str, found: str, remedy: str, joint: str = ": "
) -> Remark:
    row, field = one.reference, fields[0].field if fields else ""
    return on_row(row, field, f"reference {row.number} of document {row.document}", what, found, remedy, joint)
