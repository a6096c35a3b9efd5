"""The records: one class a table, one instance a row.

Each field is a column of the table; its :class:`Column` gives the meaning, the constraints and an example.
``schema.py`` derives the tables, the validation and the data dictionary from these classes, so a column is described
here and nowhere else. The examples of all tables together form a small set of files without a fault.

The first field, ``origin``, is where the row was written. It is not a column.
"""

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any, NamedTuple

from analysis.model import words
from analysis.model.figure import Figure
from analysis.model.place import Origin, in_document


class Column(NamedTuple):
    """What a column means and what it may hold.

    ``key`` marks the columns that together identify a row. ``refers`` names the column of another table (or the keys of
    ``citations.bib``) that the value must be found in. ``pattern`` is a regular expression that the whole text must
    match; ``least`` and ``most`` bound a number. ``several`` marks a cell that may name more than one, separated by
    spaces; ``added`` one that a table may lack, which is then read as blank. A column whose type allows
    ``None``, or whose type is ``str`` and that has no example or is marked ``blank``, may be left empty.
    """

    meaning: str
    example: str = ""
    key: bool = False
    refers: str = ""
    blank: bool = False
    pattern: str = ""
    least: float | None = None
    most: float | None = None
    several: bool = False
    added: bool = False


#: What makes a column the default of a record's field, whatever the field's type; no record is made without its values.
column: Callable[..., Any] = Column

#: What identifies a document, a rater and their like.
NAME = r"[A-Za-z0-9][A-Za-z0-9_.-]*"

#: A column for remarks, as several tables have it.
NOTE = column("Anything that a reviewer must know; blank if nothing.")

#: What stands in a finding's ``passage`` where no fragment of its source can be had.
NO_PASSAGE = "no passage kept"

_READ_AT = column("Address at which it was read; blank if it was not.", "https://example.org/ito2011", blank=True)


class Document(NamedTuple):
    """A document: something published that makes claims."""

    origin: Origin
    id: str = column("Short name of the document, used by the other tables.", "page1", key=True, pattern=NAME)
    title: str = column("Title, or the first words that serve as one.", "Ginger for travellers")
    short_name: str = column("Name by which reports call it; blank: its id.", "Ginger page", blank=True)
    publisher: str = column("Who publishes it, as far as the document says; blank if it does not.")
    kind: str = column("What sort of document it is.", "clinic page")
    file: str = column("Name of the text file that was read; no folder.", "page1.txt", pattern=r"[^/\\]+")
    sha256: str = column("SHA-256 of that file, 64 hexadecimal digits.", "0" * 64, pattern=r"[0-9a-f]{64}")
    lines: int = column("Number of lines in that file.", "20", least=1)
    reference_list: bool = column("Whether the document prints a list of references: yes or no.", "yes")
    offers: bool | None = column(
        "Whether, by its own words, its publisher offers the treatment; blank if it does not say.", "no"
    )
    url: str = column("Address at which it was found; blank if not kept.")
    retrieved: datetime.date | None = column("Day on which it was retrieved, YYYY-MM-DD; blank if not kept.")
    note: str = NOTE


class Claim(NamedTuple):
    """A claim: one checkable proposition in a document, with its exact words and its place."""

    origin: Origin
    id: str = column("Identifier, never used again: C and three digits or more.", "C001", key=True, pattern=r"C\d{3,}")
    document: str = column("The document that makes the claim.", "page1", refers="documents.id")
    line: int = column("Line of the text file, counted from 1, that holds the quote.", "4", least=1)
    sentence: int | None = column(
        "Which sentence of that line it is, counted from 1; blank if not counted.", least=1, added=True
    )
    quote: str = column(
        "Shortest fragment of that line that identifies the claim, letter for letter; 15 words at most.",
        "91% felt better",
    )
    statement: str = column(
        "The proposition in our own words, complete in itself.", "Ginger relieves nausea in 91 % of travellers."
    )
    category: words.Category = column("What the claim is about.", "efficacy")
    direction: words.Direction = column("Whether it says that something is so or is not so.", "asserts")
    condition: str = column(
        "Condition of the patients, a term; blank if the claim states none.", "motion sickness", blank=True
    )
    agent: str = column("What is given, a term; blank if the claim is not about the treatment.", "ginger", blank=True)
    comparator: str = column("What it is compared with; blank if nothing.")
    outcome: str = column(
        "What changes or is measured, a term. Blank in an indication that promises no outcome ('is used for').",
        "nausea",
        blank=True,
    )
    figure: Figure | None = column("The bare number or range as printed: 91, 12.5, -3.5, 4-8.", "91")
    unit: str = column(
        "Of what the figure counts: %, sessions, weeks … Blank without a figure, or where it has none, as a ratio.",
        "%",
        blank=True,
    )
    stated_design: str = column(
        "The words by which the sentence names its evidence, a design phrase; blank if none.",
        "randomised trial",
        blank=True,
    )
    wording: words.Wording = column("How strongly it is worded.", "plain")
    sourcing: words.Sourcing = column(
        "How the document sources the claim; the first that holds, as listed.", "list-only"
    )
    marker: str = column("Citation marker as printed, such as [52]; blank if none.")
    note: str = NOTE

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

    origin: Origin
    study: str = column("Key of the entry in citations.bib.", "ito2011", key=True, refers="citations.key")
    short_name: str = column("Name by which reports call it; blank: its authors and year.")
    role: words.Role = column("Whether a document's own list holds it.", "cited")
    design: words.Design = column("How the study was done.", "randomised trial")
    blinding: words.Blinding = column("Who did not know the allocation.", "double")
    participants: int | None = column("People in the study; blank if not read.", "80", least=1)
    units: int | None = column("Units analysed where they are not people (knees, teeth); else blank.", least=1)
    unit_name: str = column("What those units are; blank if people.")
    condition: str = column("Condition of the participants, a term.", "motion sickness")
    region: str = column("Part of the body; blank if none in particular.")
    agent: str = column("What was given, a term.", "ginger")
    dose: str = column("Dose as read; blank if not read.", "1 g", blank=True)
    concentration: Figure | None = column(
        "Concentration of the agent in per cent, a number or a range; blank if not read."
    )
    comparator: str = column("What the control group had; blank if there was none.", "placebo", blank=True)
    sessions: Figure | None = column("Number of treatments, a number or a range; blank if not read.", "1")
    interval_weeks: Figure | None = column(
        "Weeks from one treatment to the next, a number or a range; blank if not read."
    )
    follow_up_months: Figure | None = column("Length of follow-up in months; blank if not read.", "1")
    setting: str = column("Where it was done; blank if not read.")
    conflicts: str = column("Funding and interests as read; blank if not read.")
    limits: str = column("Main limits, each marked if inferred; blank if none noted.")
    included_in: str = column(
        "Keys of the reviews listed here that contain it, separated by spaces.", refers="citations.key", several=True
    )
    searched_to: datetime.date | None = column("Last day of a review's search, YYYY-MM-DD; blank if not read.")
    trials: int | None = column("Trials that a review includes, as it says; blank if not read, or no review.", least=0)
    status: words.Status | None = column("Whether it was corrected or retracted; blank: not checked.", "none found")
    status_checked: datetime.date | None = column(
        "Day on which that was checked, YYYY-MM-DD; blank if it was not.", "2029-05-01"
    )
    read_as: words.ReadAs = column("How much of it was read.", "abstract")
    read_at: str = _READ_AT


class Finding(NamedTuple):
    """One result that a study reports."""

    origin: Origin
    id: str = column("Identifier of the finding: F and three digits or more.", "F001", key=True, pattern=r"F\d{3,}")
    study: str = column("The study that reports it.", "ito2011", refers="studies.study")
    outcome: str = column("What was measured, a term.", "nausea")
    measure: words.Measure = column("Which quantity the value is.", "share improved")
    value: Decimal | None = column("The value, with the decimals read; blank for a statement.", "75.0")
    unit: str = column("Unit of the value; blank if it has none.", "%", blank=True)
    numerator: int | None = column("People (or units) with the outcome, where read.", "30", least=0)
    denominator: int | None = column("People (or units) out of whom, where read.", "40", least=1)
    ci_low: Decimal | None = column("Lower end of the 95 % interval as reported.")
    ci_high: Decimal | None = column("Upper end of the 95 % interval as reported.")
    p: str = column("p value as reported, such as 0.015 or <0.05; blank if none.", pattern=r"[<>=]?0?\.\d+")
    threshold: str = column(
        "The change that counts as improved, such as 'at least 50 % less pain'; blank if none was read."
    )
    group: str = column("The group that the value belongs to, or the two compared.", "ginger")
    comparator_value: Decimal | None = column("The same quantity in the control group, where read.", "50.0")
    comparator_numerator: int | None = column(
        "People (or units) with the outcome in the control group, where read.", "20", least=0
    )
    comparator_denominator: int | None = column(
        "People (or units) in the control group out of whom, where read.", "40", least=1
    )
    months: Decimal | None = column("Time since the start of treatment in months; blank if not read.", "1", least=0)
    phase: words.Phase = column("The part of the study that it comes from.", "randomised")
    event: words.EventCount | None = column("How the events of a harm were counted; blank: no harm, or not judged.")
    causality: str = column("Whether the treatment caused the event, as the source states it; blank if it does not.")
    pools: str = column(
        "Keys of the trials listed here that a review's result pools or counts, separated by spaces.",
        refers="studies.study",
        several=True,
    )
    verified: bool = column("Whether the value was read in a source: yes or no.", "yes")
    passage: str = column(
        "Shortest fragment of the source, as read, that holds the value: 15 words at most, never a whole sentence; "
        "'no passage kept' where none can be had; blank: not looked for.",
        NO_PASSAGE,
        blank=True,
        added=True,
    )
    read_as: words.ReadAs | None = column("How the value was read; blank: not said.", "abstract", added=True)
    read_at: str = _READ_AT
    note: str = NOTE


class PrintedReference(NamedTuple):
    """A reference as a document prints it, field by field and letter for letter."""

    origin: Origin
    document: str = column("The document that prints it.", "page1", key=True, refers="documents.id")
    number: int = column("Its number in the list; its position if the list is not numbered.", "1", key=True, least=1)
    study: str = column(
        "Key of the study it names; blank if that is not known.", "ito2011", blank=True, refers="citations.key"
    )
    authors: str = column("Authors as printed.", "Ito, K.", blank=True)
    year: str = column("Year as printed.", "2011", blank=True)
    title: str = column("Title as printed.", "Ginger in travellers", blank=True)
    journal: str = column("Journal as printed.", "Journal of Examples", blank=True)
    volume: str = column("Volume as printed.", "3", blank=True)
    issue: str = column("Issue as printed.", "2", blank=True)
    pages: str = column("Pages as printed.", "10-15", blank=True)


class Harm(NamedTuple):
    """A harm that a study reports of the treatment, and the patients to whom it matters."""

    origin: Origin
    harm: str = column("The harm, a term.", "heartburn", key=True)
    seriousness: words.Seriousness = column("Whether it is serious.", "not serious")
    region: str = column("Part of the body where it was seen; blank if none in particular.")
    conditions: str = column(
        "Conditions, or broader terms of them, at whose treatment it can occur, separated by semicolons; blank "
        "for any.",
        "motion sickness",
        blank=True,
    )
    findings: str = column(
        "The findings that report it, separated by spaces.", "F001", blank=True, refers="findings.id", several=True
    )
    note: str = NOTE


class Position(NamedTuple):
    """What a guideline, an assessor or a payer holds of the treatment: context, never evidence of an effect."""

    origin: Origin
    organisation: str = column("Whose position it is.", "Harbour Doctors' Association", key=True)
    kind: words.PositionKind = column("What sort of body it is.", "guideline")
    year: int = column("Year of the position.", "2012", key=True, least=1665)
    condition: str = column("Condition it is about, a term; blank for any.", "motion sickness", blank=True)
    position: str = column("What it holds, in our own words; or what could not be read of it.", "Ginger may be tried.")
    verified: bool = column("Whether it was read in a source: yes or no.", "yes")
    read_at: str = _READ_AT
    note: str = NOTE


class Term(NamedTuple):
    """A term and the broader term that it falls under."""

    origin: Origin
    term: str = column("The term, in lower case.", "nausea", key=True)
    kind: words.TermKind = column("What kind of word it is.", "outcome", key=True)
    broader: str = column(
        "The broader term of the same kind; for a design phrase the design it names, blank if it names none."
    )
    note: str = NOTE


class Search(NamedTuple):
    """A search that was made for these rows."""

    origin: Origin
    question: str = column(
        "The question it was for; blank if none.", "Q01", key=True, blank=True, refers="questions.id"
    )
    source: str = column("What kind of place was searched.", "a bibliographic database", key=True)
    date: datetime.date = column("On which day, YYYY-MM-DD.", "2029-05-01", key=True)
    words: str = column("The words that were searched for.", "ginger nausea travel", key=True)
    found: int = column("How many hits concerned the subject.", "3", least=0)
    taken: int = column("From how many of them a row was taken.", "1", least=0)
    reason: str = column("Why no row was taken from the others.", "They speak of ginger as food.", blank=True)


class KnownStudy(NamedTuple):
    """A study that is known and not entered."""

    origin: Origin
    study: str = column("Authors, year and title.", "Abe 2012: Ginger at sea", key=True)
    named_in: str = column("Where it was named.", "A review's list of excluded studies.")
    reason: str = column("Why it is not entered.", "Nothing but its title was read.")
