"""Faults within entries of the bibliography: identifiers, years and pages that cannot be, and one study under two keys.

What the reader of the file itself can see (a missing brace, a key given twice) is in ``damage.py``.
"""

import re
from collections.abc import Iterator

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.manuals import article, example, source
from analysis.model.evidence import BibEntry
from analysis.model.problem import Remark, Subject
from analysis.text.citation.identifiers import DOI, IDENTIFIERS, PMID, bare_doi, bare_pmid

#: The year of the first scientific journal (Philosophical Transactions of the Royal Society, March 1665).
FIRST_JOURNAL = 1665

# The last year that a year of publication of this century can be, where no day is given to compare with.
_LAST_YEAR = 2099


@source("DOI Handbook, 2.2: a prefix that begins with 10 and a dot, a slash, and a suffix.")
@example("citations.bib", passes=article(doi="https://doi.org/10.5555/ABC.12"), fails=article(doi="10.5555-abc.12"))
def malformed_doi(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A DOI does not have the form of one.

    It leads nowhere, or to another work. An address (``https://doi.org/…``), the label ``doi:`` and capitals are
    matters of style.
    """
    for entry in appraised.evidence.entries:
        doi = bare_doi(entry.fields)
        if doi and not DOI.fullmatch(doi):
            near = DOI.search(doi)
            what, found = "needs a DOI of the form 10.1234/abc", f'found "{entry.fields["doi"]}"'
            remedy = f'did you mean "{near[0]}"?' if near else "copy the DOI from the article itself"
            yield _remark(entry, "doi", entry.key, what, found, remedy)


@source("NLM, MEDLINE/PubMed Data Element Descriptions: 1 to 8 digits without leading zeros.")
@example("citations.bib", passes=article(pmid="1234567"), fails=article(pmid="PMC1234567"))
def malformed_pmid(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A PMID is not a number of one to eight digits.

    It leads nowhere, or to another record. A PMC number is another identifier.
    """
    for entry in appraised.evidence.entries:
        pmid = bare_pmid(entry.fields)
        if pmid and not PMID.fullmatch(pmid):
            what, found = "needs a PMID of one to eight digits", f'found "{entry.fields["pmid"]}"'
            yield _remark(entry, "pmid", entry.key, what, found, "copy the PMID from the record in PubMed")


@source("DOI Handbook, 2.2: a DOI names one object, and is read without regard to case.")
@example(
    "citations.bib", article(doi="10.5555/a"), passes=article("b", doi="10.5555/b"), fails=article("b", doi="10.5555/A")
)
def shared_identifier(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """Two entries have the same DOI or PMID.

    One of the two was copied from the wrong record, or a study stands in the bibliography twice. Capitals and the
    address before a DOI make no difference.
    """
    for field, bare in IDENTIFIERS.items():
        first: dict[str, BibEntry] = {}
        for entry in appraised.evidence.entries:
            identifier = bare(entry.fields).casefold()
            if identifier and first.setdefault(identifier, entry) is not entry:
                found = f'"{entry.fields[field]}" of {entry.key} is also that of {first[identifier].key}'
                remedy = "copy each from the work itself, or keep one entry if both are the same study"
                yield _remark(entry, field, f"a {field.upper()}", "belongs to one work", found, remedy)


@source("DESIGN, words: a study is one entry of the bibliography.")
@example(
    "citations.bib", article(), passes=article("c", title="At sea"), fails=article("b", author="Ito, Ken and Abe, M")
)
def repeated_entry(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """Two entries under different keys have the same title, year and first author.

    The study would be counted twice.
    """
    from analysis.text.citation.references import words

    first: dict[tuple[str, ...], BibEntry] = {}
    for entry in appraised.evidence.entries:
        title = words(entry.fields.get("title", ""))
        family = [word for name in entry.authors.people[:1] for word in words(name.literal or name.surname)]
        if not title or not family:
            continue
        same = first.setdefault((_year(entry), " ".join(family), *title), entry)
        if same is not entry and same.key != entry.key:
            found = f'{entry.key} has title, year and first author of {same.key}: "{entry.fields["title"]}"'
            remedy = f"keep one, and write its key wherever the tables name the other: {same.key} or {entry.key}"
            yield _remark(entry, "title", "a study", "has one entry", found, remedy)


@source("arithmetic; the first scientific journal appeared in 1665.")
@example("citations.bib", passes=article(year="2011"), fails=article(year="2911"))
def impossible_year(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A year is before the first journal, or after the day on which the set is looked at.

    Without such a day (``--as-of``) a year of this century passes. A year in words ("in press") is not looked at.
    """
    # An article of a January issue is often out in the year before.
    last = appraised.as_of.year + 1 if appraised.as_of else _LAST_YEAR
    for entry in appraised.evidence.entries:
        year = _year(entry)
        numbers = [int(number) for number in re.findall(r"\d+", year)]
        if numbers and not any(FIRST_JOURNAL <= number <= last for number in numbers):
            what, found = f"needs a year from {FIRST_JOURNAL} to {last}", f'found "{year}"'
            remedy = "copy the year from the article itself"
            yield _remark(entry, "year" if "year" in entry.fields else "date", entry.key, what, found, remedy)


@source("arithmetic; NLM, Citing Medicine, on shortened pages.")
@example("citations.bib", passes=article(pages="670--4"), fails=article(pages="674--670"))
def reversed_pages(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """The last page stands before the first.

    Shortened last pages (``670-4``) and pages with letters are read as they are meant.
    """
    from analysis.text.citation.pages import page_runs

    for entry in appraised.evidence.entries:
        for run in page_runs(entry.fields.get("pages", "")):
            if run.first.isdigit() and run.last.isdigit() and int(run.last) < int(run.first):
                what, remedy = "needs its first page first", "swap the two, or copy them from the article itself"
                yield _remark(entry, "pages", entry.key, what, f"found {run.first} to {run.last}", remedy)


def _year(entry: BibEntry) -> str:
    return entry.fields.get("year") or entry.fields.get("date", "")


def _remark(entry: BibEntry, field: str, subject: str, what: str, evidence: str, remedy: str) -> Remark:
    return Remark(entry.origin.at(field), Subject(subject), what, evidence, remedy, study=entry.key)
