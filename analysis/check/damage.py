"""Damage that the readers of the files report: a row for each kind, and one function that yields what they found."""

from collections.abc import Iterator

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.manuals import Function, Manual, article, described
from analysis.model.problem import Remark
from analysis.model.words import Severity

_RATERS = "raw raters.csv\nname,kind,profession,rules_sha256,note\n"

_ITO = f"citations.bib\n{article(year='2011')}"
_IN_JOE = _ITO.replace("  year", "  journal = joe,\n  year")
_AT_SEA = "\n@misc{%s,\n  title = {Ginger at sea},\n  year = {%s}\n}"


def reported(manual: Manual) -> Function:
    """The check that yields what a reader reported under the manual's name."""

    def damage(appraised: AppraisedEvidence) -> Iterator[Remark]:
        yield from appraised.evidence.damage.get(manual.name, ())

    return described(manual, damage)


#: What a reader can report: a kind of damage without a row here would be shown to nobody.
DAMAGE: tuple[Manual, ...] = (
    Manual(
        "missing-file",
        "A required file is not there or cannot be opened.",
        "Claims, documents, studies, links and the bibliography are the least that a claim can be judged by.",
        "claims.csv\nid\nC001",
        "missing links.csv",
        "DESIGN, data files marked as required.",
    ),
    Manual(
        "unknown-file",
        "A table file has a name that nothing reads.",
        "A misspelt file name would otherwise leave a whole table out without a word.",
        "terms.csv\nterm\nnausea",
        "raw finding.csv\nid,study",
        "nothing is lost silently.",
        Severity.MEDIUM,
    ),
    Manual(
        "not-utf8",
        "A file is not UTF-8, so its letters beyond ASCII may be wrong.",
        "It is read as Windows-1252, which is what spreadsheets write; only a person can see whether the letters "
        "are right.",
        "raters.csv\nname,note\nadjudicator,Zoë",
        "latin-1 raters.csv\nname,kind,note\nadjudicator,person,Zoë",
        "RFC 4180 leaves the encoding open; this project takes UTF-8, and UTF-16 by its mark.",
        Severity.MEDIUM,
    ),
    Manual(
        "unclosed-quote",
        "A row has a quotation mark that is not closed, or one in the middle of a cell.",
        "Everything up to the next quotation mark would be read as one cell. The row is left out and reading goes on.",
        _RATERS + 'adjudicator,person,,,"says ""yes"" again"',
        _RATERS + 'adjudicator,person,,,"says yes',
        "RFC 4180, section 2.",
    ),
    Manual(
        "ragged-row",
        "A row has more or fewer cells than the header.",
        "Its cells may stand under the wrong columns, most often because a comma was not quoted.",
        _RATERS + 'adjudicator,person,,,"calm, careful"',
        _RATERS + "adjudicator,person,,,calm, careful",
        "RFC 4180, section 2.",
    ),
    Manual(
        "control-character",
        "A cell holds an invisible control character.",
        "It makes equal words unequal and breaks XML; it is usually left by copying from a PDF.",
        "raters.csv\nname,note\nadjudicator,plain",
        "raters.csv\nname,note\nadjudicator,pl\x07ain",
        "W3C XML 1.0, section 2.2, characters that no XML document may hold.",
        Severity.MEDIUM,
    ),
    Manual(
        "missing-column",
        "A table lacks a column.",
        "Without it no row of the table can be understood in full.",
        _RATERS + "adjudicator,person,,,",
        "raw raters.csv\nname,profession,rules_sha256,note\nadjudicator,,,",
        "the data dictionary.",
    ),
    Manual(
        "unknown-column",
        "A table has a column that the dictionary does not know.",
        "What stands in it would be lost; most often a known column is misspelt.",
        _RATERS + "adjudicator,person,,,",
        "raw raters.csv\nname,kind,profession,rules_sha256,note,colour\nadjudicator,person,,,,blue",
        "the data dictionary.",
        Severity.MEDIUM,
    ),
    Manual(
        "duplicate-column",
        "A column stands twice in the header.",
        "Only the first is read, so that half of what was entered would be lost.",
        _RATERS + "adjudicator,person,,,",
        "raw raters.csv\nname,kind,profession,rules_sha256,note,note\nadjudicator,person,,,one,two",
        "the data dictionary.",
    ),
    Manual(
        "missing-value",
        "A cell that must not be empty is empty.",
        "The row is left out of every table and count until it is filled.",
        "claims.csv\nid,quote\nC001,felt better",
        "claims.csv\nid,quote\nC001,",
        "the data dictionary.",
    ),
    Manual(
        "bad-value",
        "A cell holds what its column may not hold.",
        "A word outside the controlled list, a number with letters, a date in another form. The row is left out "
        "until it is mended.",
        "links.csv\nclaim,stance\nC001,partly supports",
        "links.csv\nclaim,stance\nC001,partially",
        "the data dictionary.",
    ),
    Manual(
        "bibtex-syntax",
        "An entry of the bibliography departs from the grammar of BibTeX.",
        "A missing brace or comma makes programs drop fields or whole entries, or run two together, often without a"
        " word. What could be read is kept; where a brace is missing, the place is the first line of the entry.",
        _ITO,
        _ITO.replace("K},", "K}"),
        "BibTeX's grammar, as bibtex.web enforces it (\"I was expecting a `,' or a `}'\").",
    ),
    Manual(
        "no-entries",
        "The bibliography has no entry, or is a file of another format.",
        "Reference managers export RIS and other formats under any name. Nothing of it is read, and that no study is in"
        " it is not said once more for each.",
        "terms.csv\nterm\nnausea",
        "citations.bib\nTY  - JOUR\nAU  - Ito, K\nER  -",
        "BibTeX's grammar: a file holds entries (btxdoc.tex).",
    ),
    Manual(
        "missing-key",
        "An entry of the bibliography has no key.",
        "The tables name a study by its key, so nothing can refer to such an entry. It is kept, under an empty key.",
        _ITO + _AT_SEA % ("park2015", 2015),
        _ITO + _AT_SEA % ("", 2015),
        "BibTeX's grammar: the key is the first thing after the opening brace (btxdoc.tex).",
    ),
    Manual(
        "bad-key",
        "A key holds a blank, an invisible character or one that BibTeX or LaTeX forbids.",
        "Such a key cannot be cited, and one with an invisible character looks like a key that it does not equal.",
        _ITO + _AT_SEA % ("park2015", 2015),
        _ITO + _AT_SEA % ("park 2015", 2015),
        "BibTeX ends a key at a blank or a comma (bibtex.web); { } # % ~ and the backslash mean something to LaTeX.",
    ),
    Manual(
        "duplicate-key",
        "Two entries have the same key, or keys that differ only in capitals.",
        "A table that names the key could mean either study. The first entry is kept; the later one is left out.",
        _ITO + _AT_SEA % ("ito2012", 2012),
        _ITO + _AT_SEA % ("Ito2011", 2012),
        'BibTeX compares keys without regard to case and calls the second a "Repeated entry" (bibtex.web).',
    ),
    Manual(
        "duplicate-field",
        "An entry gives the same field twice.",
        "Programs disagree on which of the two counts. The first is kept.",
        _ITO,
        _ITO.replace("\n}", ",\n  Year = {1999}\n}"),
        'BibTeX keeps the first and warns that it ignores the "extra" one (bibtex.web).',
        Severity.MEDIUM,
    ),
    Manual(
        "undefined-macro",
        "A value without braces names a macro that no @string before it defines.",
        "BibTeX leaves the field empty, other programs print the macro's name. The name is kept as the value.",
        _IN_JOE.replace("@", "@string{joe = {Journal of Examples}}\n@"),
        _IN_JOE,
        'BibTeX warns that the "string name" is "undefined" (bibtex.web); its styles define jan to dec (plain.bst).',
        Severity.MEDIUM,
    ),
    Manual(
        "commented-entry",
        "An entry stands after a %, which BibTeX does not take for a comment.",
        "A person reads it as switched off, BibTeX as any other entry. It is left out here.",
        _ITO + "\n@comment{ @misc{park2015, title = {Ginger at sea}} }",
        _ITO + "\n% @misc{park2015, title = {Ginger at sea}}",
        "btxdoc.tex: to comment out an entry, remove the @ before its type.",
        Severity.MEDIUM,
    ),
    Manual(
        "no-fields",
        "An entry has a key and nothing else.",
        "Nobody can tell which study it is. It is kept, since a table may name it.",
        _ITO + "\n@misc{park2015,\n  title = {Ginger at sea}\n}",
        _ITO + "\n@misc{park2015}",
        "btxdoc.tex: every type of entry has required fields.",
        Severity.MEDIUM,
    ),
)
