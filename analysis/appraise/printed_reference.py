"""Printed references: what a document prints of a study, held field by field against the bibliography."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from analysis.model.bib_names import BibNames
from analysis.model.conclusions import FieldAccuracy, ReferenceGrade
from analysis.model.evidence import BibEntry
from analysis.model.records import PrintedReference
from analysis.text.citation.authors import compare_authors
from analysis.text.citation.identifiers import is_identified
from analysis.text.citation.journals import compare_journals
from analysis.text.citation.latex import without_markup
from analysis.text.citation.names import as_indexed
from analysis.text.citation.references import (
    FieldLikeness,
    compare_numbers,
    compare_pages,
    compare_titles,
    compare_years,
    not_verified,
    number_words,
    omitted,
    variant,
)

#: Column of a printed reference, all but its authors, to the fields of an entry that hold the same, the first there.
_INDEXED_IN = {
    "year": ("year", "date"),
    "title": ("title",),
    "journal": ("journal", "journaltitle", "booktitle"),
    "volume": ("volume",),
    "issue": ("number", "issue"),
    "pages": ("pages", "eid"),
}

# The fields by which a reader finds a source, each way by itself.
_WAYS = (("title",), ("journal", "volume", "pages"), ("journal", "year", "authors"))

# What comes of a field that is as in an entry which itself cannot be checked: page and entry may share a slip.
_ALIKE = (FieldAccuracy.SAME, FieldAccuracy.VARIANT)
_NOT, _WHY = FieldAccuracy.NOT_VERIFIED, "as in the bibliography, whose entry has no whole identifier to check it by"


class FieldComparison(NamedTuple):
    """One field of a printed reference beside the bibliography.

    ``field``: Column of ``references.csv``.
    ``printed``, ``indexed``: Both as text; empty where it is not printed or not in the bibliography.
    ``outcome``, ``why``, ``found``: As of :class:`FieldLikeness`.
    """

    field: str
    printed: str
    indexed: str
    outcome: FieldAccuracy
    why: str
    found: bool

    @property
    def compared(self) -> bool:
        """Whether there was something to compare: printed, and in the bibliography."""
        return bool(self.printed and self.indexed) and self.outcome is not FieldAccuracy.NOT_VERIFIED


class ReferenceComparison(NamedTuple):
    """A printed reference beside the study's entry in the bibliography, one comparison a field."""

    reference: PrintedReference
    fields: tuple[FieldComparison, ...]
    findable: bool
    grade: ReferenceGrade

    def having(self, outcome: FieldAccuracy) -> tuple[FieldComparison, ...]:
        """The fields with that outcome."""
        return tuple(one for one in self.fields if one.outcome is outcome)


def compare_reference(reference: PrintedReference, entry: BibEntry) -> ReferenceComparison:
    """Hold a printed reference against its study's entry.

    A field that the bibliography lacks is *not verified*: nothing is guessed; so is one that agrees with an entry
    without a whole identifier, as page and entry may have been copied from one another. One that the page leaves out is
    *omitted*, which is no error by itself. The source can be found by a title that is recognised; by journal, volume
    and page; or by journal, year and an author. What is not verified counts there as right.

    *Major* is an error by which the source cannot be identified at once (de Lacey et al., BMJ 1985;291:884-6). The
    three ways are this project's rule; they use the fields that PubMed's citation matcher searches by (NLM Tech Bull
    1998;301:e3).
    """
    printed, indexed = _printed(reference), _indexed(entry)
    ours, theirs = ([*number_words(side["volume"]), *number_words(side["issue"])] for side in (printed, indexed))
    fields = []
    for field, text in printed.items():
        likeness = _likeness(field, text, indexed[field], entry.makers)
        if field in ("volume", "issue") and ours == theirs and text != indexed[field]:
            likeness = variant("volume and issue are divided otherwise")
        if likeness.outcome in _ALIKE and not is_identified(entry.fields):
            likeness = likeness._replace(outcome=_NOT, why=_WHY)
        fields.append(FieldComparison(field, text, indexed[field], *likeness))
    found = {one.field: one.found for one in fields}
    findable = any(all(found[field] for field in way) for way in _WAYS)
    return ReferenceComparison(reference, tuple(fields), findable, _grade(fields, findable))


def _printed(reference: PrintedReference) -> dict[str, str]:
    """The fields as printed; an issue in brackets behind the volume is taken for the issue."""
    printed = {field: without_markup(getattr(reference, field)).strip() for field in ("authors", *_INDEXED_IN)}
    both = re.fullmatch(r"([^()]+?)\s*\(([^()]+)\)", printed["volume"])
    return printed | {"volume": both[1], "issue": both[2]} if both and not printed["issue"] else printed


def _indexed(entry: BibEntry) -> dict[str, str]:
    fields = entry.fields
    found = {"authors": as_indexed(entry.makers)} | {
        field: next((fields[name].strip() for name in names if fields.get(name)), "")
        for field, names in _INDEXED_IN.items()
    }
    subtitle = fields.get("subtitle", "").strip()
    return found | {"title": f"{found['title']}: {subtitle}"} if subtitle else found


def _likeness(field: str, printed: str, indexed: str, makers: BibNames) -> FieldLikeness:
    if not indexed:
        why = "not in the bibliography" if printed else "neither printed nor in the bibliography"
        return not_verified(why, found=bool(printed))
    if not printed:
        return omitted("not printed, which may be house style", found=False)
    if field == "authors":
        return compare_authors(printed, makers)
    compare = _COMPARE.get(field)
    return compare(printed, indexed) if compare else compare_numbers(printed, indexed, field)


_COMPARE = {"title": compare_titles, "journal": compare_journals, "year": compare_years, "pages": compare_pages}


def _grade(fields: Sequence[FieldComparison], findable: bool) -> ReferenceGrade:
    if not findable:
        return ReferenceGrade.MAJOR
    if any(one.outcome is FieldAccuracy.WRONG for one in fields):
        return ReferenceGrade.MINOR
    return ReferenceGrade.CORRECT if any(one.compared for one in fields) else ReferenceGrade.NOT_COMPARED
