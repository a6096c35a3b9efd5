"""The records: one class a table, one instance a row.

Each annotated field is a column of the table; its :class:`Column` gives the meaning, the constraints and an example.
``schema.py`` derives the tables, the validation and the data dictionary from these classes, so a column is described
here and nowhere else. The examples of all tables together form a small set of files without a fault.

The last field, ``origin``, is where the row was written. It is not a column.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, NamedTuple

from analysis.model import words
from analysis.model.column import NOTE, Column
from analysis.model.figure import Figure
from analysis.model.place import Origin, in_document

_NAME = r"[A-Za-z0-9][A-Za-z0-9_.-]*"


class Document(NamedTuple):
    """A document: something published that makes claims."""

    id: Annotated[
        str, Column("Short name of the document, used by the other tables.", "page1", key=True, pattern=_NAME)
    ]
    title: Annotated[str, Column("Title, or the first words that serve as one.", "Ginger for travellers")]
    short_name: Annotated[str, Column("Name by which reports call it; blank: its id.", "Ginger page", blank=True)]
    publisher: Annotated[str, Column("Who publishes it, as far as the document says; blank if it does not.")]
    kind: Annotated[str, Column("What sort of document it is.", "clinic page")]
    file: Annotated[str, Column("Name of the text file that was read; no folder.", "page1.txt", pattern=r"[^/\\]+")]
    sha256: Annotated[str, Column("SHA-256 of that file, 64 hexadecimal digits.", "0" * 64, pattern=r"[0-9a-f]{64}")]
    lines: Annotated[int, Column("Number of lines in that file.", "20", least=1)]
    reference_list: Annotated[bool, Column("Whether the document prints a list of references: yes or no.", "yes")]
    offers: Annotated[
        bool | None,
        Column("Whether, by its own words, its publisher offers the treatment; blank if it does not say.", "no"),
    ]
    url: Annotated[str, Column("Address at which it was found; blank if not kept.")]
    retrieved: Annotated[date | None, Column("Day on which it was retrieved, YYYY-MM-DD; blank if not kept.")]
    note: Annotated[str, NOTE]
    origin: Origin


class Claim(NamedTuple):
    """A claim: one checkable proposition in a document, with its exact words and its place."""

    id: Annotated[
        str, Column("Identifier, never used again: C and three digits or more.", "C001", key=True, pattern=r"C\d{3,}")
    ]
    document: Annotated[str, Column("The document that makes the claim.", "page1", refers="documents.id")]
    line: Annotated[int, Column("Line of the text file, counted from 1, that holds the quote.", "4", least=1)]
    sentence: Annotated[
        int | None,
        Column("Which sentence of that line it is, counted from 1; blank if not counted.", least=1, added=True),
    ]
    quote: Annotated[
        str,
        Column(
            "Shortest fragment of that line that identifies the claim, letter for letter; 15 words at most.",
            "91% felt better",
        ),
    ]
    statement: Annotated[
        str,
        Column(
            "The proposition in our own words, complete in itself.", "Ginger relieves nausea in 91 % of travellers."
        ),
    ]
    category: Annotated[words.Category, Column("What the claim is about.", "efficacy")]
    direction: Annotated[words.Direction, Column("Whether it says that something is so or is not so.", "asserts")]
    condition: Annotated[
        str, Column("Condition of the patients, a term; blank if the claim states none.", "motion sickness", blank=True)
    ]
    agent: Annotated[
        str, Column("What is given, a term; blank if the claim is not about the treatment.", "ginger", blank=True)
    ]
    comparator: Annotated[str, Column("What it is compared with; blank if nothing.")]
    outcome: Annotated[
        str,
        Column(
            "What changes or is measured, a term. Blank in an indication that promises no outcome ('is used for').",
            "nausea",
            blank=True,
        ),
    ]
    figure: Annotated[Figure | None, Column("The bare number or range as printed: 91, 12.5, -3.5, 4-8.", "91")]
    unit: Annotated[
        str,
        Column(
            "Of what the figure counts: %, sessions, weeks … Blank without a figure, or where it has none, as a ratio.",
            "%",
            blank=True,
        ),
    ]
    stated_design: Annotated[
        str,
        Column(
            "The words by which the sentence names its evidence, a design phrase; blank if none.",
            "randomised trial",
            blank=True,
        ),
    ]
    wording: Annotated[words.Wording, Column("How strongly it is worded.", "plain")]
    sourcing: Annotated[
        words.Sourcing, Column("How the document sources the claim; the first that holds, as listed.", "list-only")
    ]
    marker: Annotated[str, Column("Citation marker as printed, such as [52]; blank if none.")]
    note: Annotated[str, NOTE]
    origin: Origin

    @property
    def place(self) -> str:
        """Document and line in words."""
        return in_document(self.document, self.line)

    @property
    def sentence_key(self) -> tuple[str, int, int]:
        """Document, line and sentence; 0 for the sentence where it is not counted."""
        return self.document, self.line, self.sentence or 0


class Study(NamedTuple):
    """What was read of a study: the row beside its entry in ``citations.bib``."""

    study: Annotated[str, Column("Key of the entry in citations.bib.", "ito2011", key=True, refers="citations.key")]
    short_name: Annotated[str, Column("Name by which reports call it; blank: its authors and year.")]
    role: Annotated[words.Role, Column("Whether a document's own list holds it.", "cited")]
    design: Annotated[words.Design, Column("How the study was done.", "randomised trial")]
    blinding: Annotated[words.Blinding, Column("Who did not know the allocation.", "double")]
    participants: Annotated[int | None, Column("People in the study; blank if not read.", "80", least=1)]
    units: Annotated[
        int | None, Column("Units analysed where they are not people (knees, teeth); else blank.", least=1)
    ]
    unit_name: Annotated[str, Column("What those units are; blank if people.")]
    condition: Annotated[str, Column("Condition of the participants, a term.", "motion sickness")]
    region: Annotated[str, Column("Part of the body; blank if none in particular.")]
    agent: Annotated[str, Column("What was given, a term.", "ginger")]
    dose: Annotated[str, Column("Dose as read; blank if not read.", "1 g", blank=True)]
    concentration: Annotated[
        Figure | None, Column("Concentration of the agent in per cent, a number or a range; blank if not read.")
    ]
    comparator: Annotated[str, Column("What the control group had; blank if there was none.", "placebo", blank=True)]
    sessions: Annotated[Figure | None, Column("Number of treatments, a number or a range; blank if not read.", "1")]
    interval_weeks: Annotated[
        Figure | None, Column("Weeks from one treatment to the next, a number or a range; blank if not read.")
    ]
    follow_up_months: Annotated[Figure | None, Column("Length of follow-up in months; blank if not read.", "1")]
    setting: Annotated[str, Column("Where it was done; blank if not read.")]
    conflicts: Annotated[str, Column("Funding and interests as read; blank if not read.")]
    limits: Annotated[str, Column("Main limits, each marked if inferred; blank if none noted.")]
    included_in: Annotated[
        str,
        Column(
            "Keys of the reviews listed here that contain it, separated by spaces.",
            refers="citations.key",
            several=True,
        ),
    ]
    searched_to: Annotated[
        date | None, Column("Last day of a review's search, YYYY-MM-DD; blank if not read, or no review.")
    ]
    trials: Annotated[
        int | None, Column("Trials that a review includes, as it says; blank if not read, or no review.", least=0)
    ]
    status: Annotated[
        words.Status | None, Column("Whether it was corrected or retracted; blank: not checked.", "none found")
    ]
    status_checked: Annotated[
        date | None, Column("Day on which that was checked, YYYY-MM-DD; blank if it was not.", "2029-05-01")
    ]
    read_as: Annotated[words.ReadAs, Column("How much of it was read.", "abstract")]
    read_at: Annotated[
        str, Column("Address at which it was read; blank if it was not.", "https://example.org/ito2011", blank=True)
    ]
    origin: Origin


class Finding(NamedTuple):
    """One result that a study reports."""

    id: Annotated[
        str, Column("Identifier of the finding: F and three digits or more.", "F001", key=True, pattern=r"F\d{3,}")
    ]
    study: Annotated[str, Column("The study that reports it.", "ito2011", refers="studies.study")]
    outcome: Annotated[str, Column("What was measured, a term.", "nausea")]
    measure: Annotated[words.Measure, Column("Which quantity the value is.", "share improved")]
    value: Annotated[Decimal | None, Column("The value, with the decimals read; blank for a statement.", "75.0")]
    unit: Annotated[str, Column("Unit of the value; blank if it has none.", "%", blank=True)]
    numerator: Annotated[int | None, Column("People (or units) with the outcome, where read.", "30", least=0)]
    denominator: Annotated[int | None, Column("People (or units) out of whom, where read.", "40", least=1)]
    ci_low: Annotated[Decimal | None, Column("Lower end of the 95 % interval as reported.")]
    ci_high: Annotated[Decimal | None, Column("Upper end of the 95 % interval as reported.")]
    p: Annotated[str, Column("p value as reported, such as 0.015 or <0.05; blank if none.", pattern=r"[<>=]?0?\.\d+")]
    threshold: Annotated[
        str, Column("The change that counts as improved, such as 'at least 50 % less pain'; blank if none was read.")
    ]
    group: Annotated[str, Column("The group that the value belongs to, or the two compared.", "ginger")]
    comparator_value: Annotated[Decimal | None, Column("The same quantity in the control group, where read.", "50.0")]
    comparator_numerator: Annotated[
        int | None, Column("People (or units) with the outcome in the control group, where read.", "20", least=0)
    ]
    comparator_denominator: Annotated[
        int | None, Column("People (or units) in the control group out of whom, where read.", "40", least=1)
    ]
    months: Annotated[
        Decimal | None, Column("Time since the start of treatment in months; blank if not read.", "1", least=0)
    ]
    phase: Annotated[words.Phase, Column("The part of the study that it comes from.", "randomised")]
    event: Annotated[
        words.EventCount | None, Column("How the events of a harm were counted; blank: no harm, or not judged.")
    ]
    causality: Annotated[
        str, Column("Whether the treatment caused the event, as the source states it; blank if it does not.")
    ]
    pools: Annotated[
        str,
        Column(
            "Keys of the trials listed here that a review's result pools or counts, separated by spaces.",
            refers="studies.study",
            several=True,
        ),
    ]
    verified: Annotated[bool, Column("Whether the value was read in a source: yes or no.", "yes")]
    read_at: Annotated[
        str, Column("Address at which it was read; blank if it was not.", "https://example.org/ito2011", blank=True)
    ]
    note: Annotated[str, NOTE]
    origin: Origin


class PrintedReference(NamedTuple):
    """A reference as a document prints it, field by field and letter for letter."""

    document: Annotated[str, Column("The document that prints it.", "page1", key=True, refers="documents.id")]
    number: Annotated[
        int, Column("Its number in the list; its position if the list is not numbered.", "1", key=True, least=1)
    ]
    study: Annotated[
        str,
        Column("Key of the study it names; blank if that is not known.", "ito2011", blank=True, refers="citations.key"),
    ]
    authors: Annotated[str, Column("Authors as printed.", "Ito, K.", blank=True)]
    year: Annotated[str, Column("Year as printed.", "2011", blank=True)]
    title: Annotated[str, Column("Title as printed.", "Ginger in travellers", blank=True)]
    journal: Annotated[str, Column("Journal as printed.", "Journal of Examples", blank=True)]
    volume: Annotated[str, Column("Volume as printed.", "3", blank=True)]
    issue: Annotated[str, Column("Issue as printed.", "2", blank=True)]
    pages: Annotated[str, Column("Pages as printed.", "10-15", blank=True)]
    origin: Origin


class Harm(NamedTuple):
    """A harm that a study reports of the treatment, and the patients to whom it matters."""

    harm: Annotated[str, Column("The harm, a term.", "heartburn", key=True)]
    seriousness: Annotated[words.Seriousness, Column("Whether it is serious.", "not serious")]
    region: Annotated[str, Column("Part of the body where it was seen; blank if none in particular.")]
    conditions: Annotated[
        str,
        Column(
            "Conditions, or broader terms of them, at whose treatment it can occur, separated by semicolons; blank "
            "for any.",
            "motion sickness",
            blank=True,
        ),
    ]
    findings: Annotated[
        str,
        Column(
            "The findings that report it, separated by spaces.", "F001", blank=True, refers="findings.id", several=True
        ),
    ]
    note: Annotated[str, NOTE]
    origin: Origin


class Position(NamedTuple):
    """What a guideline, an assessor or a payer holds of the treatment: context, never evidence of an effect."""

    organisation: Annotated[str, Column("Whose position it is.", "Harbour Doctors' Association", key=True)]
    kind: Annotated[words.PositionKind, Column("What sort of body it is.", "guideline")]
    year: Annotated[int, Column("Year of the position.", "2012", key=True, least=1665)]
    condition: Annotated[str, Column("Condition it is about, a term; blank for any.", "motion sickness", blank=True)]
    position: Annotated[
        str, Column("What it holds, in our own words; or what could not be read of it.", "Ginger may be tried.")
    ]
    verified: Annotated[bool, Column("Whether it was read in a source: yes or no.", "yes")]
    read_at: Annotated[
        str, Column("Address at which it was read; blank if it was not.", "https://example.org/harbour", blank=True)
    ]
    note: Annotated[str, NOTE]
    origin: Origin


class Term(NamedTuple):
    """A term and the broader term that it falls under."""

    term: Annotated[str, Column("The term, in lower case.", "nausea", key=True)]
    kind: Annotated[words.TermKind, Column("What kind of word it is.", "outcome", key=True)]
    broader: Annotated[
        str,
        Column("The broader term of the same kind; for a design phrase the design it names, blank if it names none."),
    ]
    note: Annotated[str, NOTE]
    origin: Origin
