"""Faults that only a reader can see: files that are not there, and rows, columns and cells that cannot be read."""

from collections.abc import Iterator

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.model.problem import Remark


def missing_file(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A required file is not there or cannot be opened.

    Claims, documents, studies, links and the bibliography are the least that a claim can be judged by.

    Passes::

        claims.csv
        id
        C001

    Fails::

        missing links.csv

    Source: DESIGN, data files marked as required.
    """
    yield from appraised.evidence.damage.get("missing-file", ())


def unknown_file(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A table file has a name that nothing reads.

    A misspelt file name would otherwise leave a whole table out without a word.

    Passes::

        terms.csv
        term
        nausea

    Fails::

        raw finding.csv
        id,study

    Source: nothing is lost silently.
    """
    yield from appraised.evidence.damage.get("unknown-file", ())


def not_utf8(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A file is not UTF-8, so its letters beyond ASCII may be wrong.

    It is read as Windows-1252, which is what spreadsheets write; only a person can see whether the letters are right.

    Passes::

        raters.csv
        name,note
        adjudicator,Zoë

    Fails::

        latin-1 raters.csv
        name,kind,note
        adjudicator,person,Zoë

    Source: RFC 4180 leaves the encoding open; this project takes UTF-8, and UTF-16 by its mark.
    """
    yield from appraised.evidence.damage.get("not-utf8", ())


def unclosed_quote(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A row has a quotation mark that is not closed, or one in the middle of a cell.

    Everything up to the next quotation mark would be read as one cell. The row is left out and reading goes on.

    Passes::

        raw raters.csv
        name,kind,note
        adjudicator,person,"says ""yes"" again"

    Fails::

        raw raters.csv
        name,kind,note
        adjudicator,person,"says yes

    Source: RFC 4180, section 2.
    """
    yield from appraised.evidence.damage.get("unclosed-quote", ())


def ragged_row(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A row has more or fewer cells than the header.

    Its cells may stand under the wrong columns, most often because a comma was not quoted.

    Passes::

        raw raters.csv
        name,kind,note
        adjudicator,person,"calm, careful"

    Fails::

        raw raters.csv
        name,kind,note
        adjudicator,person,calm, careful

    Source: RFC 4180, section 2.
    """
    yield from appraised.evidence.damage.get("ragged-row", ())


def control_character(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A cell holds an invisible control character.

    It makes equal words unequal and breaks XML; it is usually left by copying from a PDF.

    Passes::

        raters.csv
        name,note
        adjudicator,plain

    Fails::

        raters.csv
        name,note
        adjudicator,pl\x07ain

    Source: W3C XML 1.0, section 2.2, characters that no XML document may hold.
    """  # noqa: D301 - the fragment holds the character itself
    yield from appraised.evidence.damage.get("control-character", ())


def missing_column(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A table lacks a column.

    Without it no row of the table can be understood in full.

    Passes::

        raw raters.csv
        name,kind,note
        adjudicator,person,

    Fails::

        raw raters.csv
        name,note
        adjudicator,

    Source: the data dictionary.
    """
    yield from appraised.evidence.damage.get("missing-column", ())


def unknown_column(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A table has a column that the dictionary does not know.

    What stands in it would be lost; most often a known column is misspelt.

    Passes::

        raw raters.csv
        name,kind,note
        adjudicator,person,

    Fails::

        raw raters.csv
        name,kind,note,colour
        adjudicator,person,,blue

    Source: the data dictionary.
    """
    yield from appraised.evidence.damage.get("unknown-column", ())


def duplicate_column(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A column stands twice in the header.

    Only the first is read, so that half of what was entered would be lost.

    Passes::

        raw raters.csv
        name,kind,note
        adjudicator,person,

    Fails::

        raw raters.csv
        name,kind,note,note
        adjudicator,person,one,two

    Source: the data dictionary.
    """
    yield from appraised.evidence.damage.get("duplicate-column", ())


def missing_value(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A cell that must not be empty is empty.

    The row is left out of every table and count until it is filled.

    Passes::

        claims.csv
        id,quote
        C001,felt better

    Fails::

        claims.csv
        id,quote
        C001,

    Source: the data dictionary.
    """
    yield from appraised.evidence.damage.get("missing-value", ())


def bad_value(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A cell holds what its column may not hold.

    A word outside the controlled list, a number with letters, a date in another form. The row is left out until it is
    mended.

    Passes::

        links.csv
        claim,stance
        C001,partly

    Fails::

        links.csv
        claim,stance
        C001,partially

    Source: the data dictionary.
    """
    yield from appraised.evidence.damage.get("bad-value", ())
