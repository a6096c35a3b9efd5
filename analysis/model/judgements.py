"""The judgements: one class a table of what somebody judged, one instance a row, and who judged.

They are described as the records are: see ``records.py``.
"""

from datetime import date
from decimal import Decimal
from typing import Annotated, NamedTuple

from analysis.model import words
from analysis.model.column import Column
from analysis.model.place import Origin

_NAME = r"[A-Za-z0-9][A-Za-z0-9_.-]*"
_JUDGED_BY = Column("Who judged: a name from raters.csv.", "adjudicator", refers="raters.name")


class Link(NamedTuple):
    """A judgement on one claim and one study, by one of its findings.

    A pair may have several links, one a finding; a rater's own table has one.
    """

    claim: Annotated[str, Column("The claim judged.", "C001", key=True, refers="claims.id")]
    study: Annotated[str, Column("The study it is judged by.", "ito2011", key=True, refers="studies.study")]
    finding: Annotated[
        str,
        Column(
            "The finding that the stance rests on; blank if none.", "F001", key=True, blank=True, refers="findings.id"
        ),
    ]
    question: Annotated[
        str,
        Column(
            "The question that it bears on; blank: not judged, and grouped by the study's condition and comparator.",
            "Q01",
            blank=True,
            refers="questions.id",
        ),
    ]
    stance: Annotated[words.Stance, Column("What the study says of the claim.", "partly supports")]
    basis: Annotated[
        words.Basis | None,
        Column("On what a stance against a benefit rests: any contradicts, or the support of a denial; else blank."),
    ]
    why: Annotated[words.Why | None, Column("Why an indirect does not test the claim; blank: not judged.")]
    leans: Annotated[words.Leaning | None, Column("Where an indirect leans; blank: not judged.")]
    condition_fit: Annotated[words.Fit, Column("The study's condition against the claim's.", "same")]
    agent_fit: Annotated[words.Fit, Column("The study's agent against the claim's.", "same")]
    comparator_fit: Annotated[
        words.Fit | None, Column("The study's comparator against the claim's; blank: not judged.", "same")
    ]
    outcome_fit: Annotated[words.Fit, Column("The study's outcome against the claim's.", "same")]
    rationale: Annotated[str, Column("The reason in one line.", "Fewer travellers improved than the page says.")]
    overrule_reason: Annotated[
        str, Column("Why raters who agree on another stance are overruled; blank if they are not.")
    ]
    judged_by: Annotated[str, _JUDGED_BY]
    origin: Origin


class Screening(NamedTuple):
    """A judgement on many pairs at once: claims of one kind that a study, as it was read, does not address.

    Of two rows that cover a claim the one with more columns filled counts; a link on the pair beats both.
    """

    study: Annotated[str, Column("The study.", "ito2011", key=True, refers="studies.study")]
    category: Annotated[words.Category | None, Column("Category of the claims; blank for any.", "provider", key=True)]
    agent: Annotated[str, Column("Agent of the claims, or a broader term of it; blank for any.", key=True)]
    condition: Annotated[
        str,
        Column(
            "Condition of the claims, or a broader term of it; blank for any, those that name none included.", key=True
        ),
    ]
    outcome: Annotated[str, Column("Outcome of the claims, or a broader term of it; blank for any.", key=True)]
    document: Annotated[str, Column("The document of the claims; blank for any.", key=True, refers="documents.id")]
    reason: Annotated[str, Column("The reason in one line.", "A trial; it says nothing of who may give ginger.")]
    judged_by: Annotated[str, _JUDGED_BY]
    origin: Origin


class Appraisal(NamedTuple):
    """One domain of one tool, for one study's outcome and phase."""

    study: Annotated[str, Column("The study appraised.", "ito2011", key=True, refers="studies.study")]
    outcome: Annotated[str, Column("The outcome appraised, a term.", "nausea", key=True)]
    phase: Annotated[words.Phase, Column("The part of the study appraised.", "randomised", key=True)]
    tool: Annotated[words.Tool, Column("The tool used.", "RoB 2", key=True)]
    domain: Annotated[str, Column("The domain or item, as the tool names it.", "randomisation process", key=True)]
    judgement: Annotated[str, Column("The tool's word, or 'not assessed'.", "not assessed")]
    reason: Annotated[str, Column("The reason in one line.", "Only the abstract was read.")]
    read_at: Annotated[str, Column("Address of the text it was judged on.", "https://example.org/ito2011", blank=True)]
    judged_by: Annotated[str, _JUDGED_BY]
    origin: Origin


class Question(NamedTuple):
    """A clinical question: the body of evidence that a certainty belongs to."""

    id: Annotated[str, Column("Identifier: Q and two digits or more.", "Q01", key=True, pattern=r"Q\d{2,}")]
    group: Annotated[
        str,
        Column(
            "The broadest question that it is part of, in words: condition, kind of comparator, with or without "
            "co-treatment; blank: not judged.",
            "motion sickness, against placebo",
            blank=True,
        ),
    ]
    condition: Annotated[str, Column("Condition, a term.", "motion sickness")]
    agent: Annotated[str, Column("Agent, a term.", "ginger")]
    comparator: Annotated[str, Column("Comparator, co-treatment included.", "placebo")]
    outcome: Annotated[str, Column("Outcome, a term.", "nausea")]
    time: Annotated[str, Column("Time of measurement.", "one hour", blank=True)]
    findings: Annotated[
        str,
        Column(
            "The findings that answer it, separated by spaces; blank if none is known.",
            "F001",
            blank=True,
            refers="findings.id",
            several=True,
        ),
    ]
    target: Annotated[words.Target | None, Column("In what the certainty is; blank: not judged.", "any effect")]
    threshold: Annotated[
        Decimal | None,
        Column("Smallest difference that matters to patients, in the unit of the findings; blank if not read."),
    ]
    threshold_source: Annotated[str, Column("Where the threshold was read; blank if it was not.")]
    importance: Annotated[
        words.Importance | None, Column("How much the outcome matters; blank: not judged.", "critical")
    ]
    baseline_risk: Annotated[
        Decimal | None,
        Column("People with the outcome per 100 without the treatment, as read; blank if not.", least=0, most=100),
    ]
    origin: Origin

    @property
    def words(self) -> str:
        """The question in one line: outcome, condition, agent, comparator and, where it has one, the time."""
        beside = {"none": "without a comparison group", "any": "against any comparator"}
        against = beside.get(self.comparator, f"against {self.comparator}")
        time = "" if self.time in ("", "any", "not read") else f" ({self.time})"
        return f"{self.outcome} in {self.condition}: {self.agent}, {against}{time}"


class CertaintyStep(NamedTuple):
    """One step of the certainty of one question, down or up."""

    question: Annotated[str, Column("The question.", "Q01", key=True, refers="questions.id")]
    domain: Annotated[words.CertaintyDomain, Column("The reason's name.", "imprecision", key=True)]
    step: Annotated[
        int, Column("Levels moved: -1 or -2 down, 1 or 2 up, 0 considered and left.", "-1", least=-2, most=2)
    ]
    state: Annotated[
        words.StepState | None,
        Column("How it came about; blank: not said, and a step with a reason is read as judged.", "judged"),
    ]
    reason: Annotated[str, Column("The reason in one line.", "Forty people a group.")]
    judged_by: Annotated[str, _JUDGED_BY]
    origin: Origin


class Mention(NamedTuple):
    """What one claim says of one harm."""

    claim: Annotated[str, Column("The claim.", "C001", key=True, refers="claims.id")]
    harm: Annotated[str, Column("The harm, a term.", "heartburn", key=True)]
    says: Annotated[words.Saying, Column("What the claim says of it.", "named")]
    judged_by: Annotated[str, _JUDGED_BY]
    origin: Origin


class Disagreement(NamedTuple):
    """Two claims that cannot both hold, or that strain each other."""

    id: Annotated[str, Column("Identifier: D and two digits or more.", "D01", key=True, pattern=r"D\d{2,}")]
    claim: Annotated[str, Column("One claim.", "C001", refers="claims.id")]
    other: Annotated[str, Column("The other claim; blank for 'against its own reference'.", refers="claims.id")]
    kind: Annotated[words.DisagreementKind, Column("How they disagree.", "against its own reference")]
    severity: Annotated[words.Severity, Column("How much it matters to a reader who acts on it.", "low")]
    note: Annotated[
        str, Column("What the disagreement is, in one line.", "Says 91 %; its own reference is to a case report.")
    ]
    judged_by: Annotated[str, _JUDGED_BY]
    origin: Origin


class Rater(NamedTuple):
    """Who judged: a person, or a machine that worked from a written brief."""

    name: Annotated[str, Column("Short name; also the folder under ratings/.", "adjudicator", key=True, pattern=_NAME)]
    kind: Annotated[words.RaterKind, Column("Person or machine-assisted.", "machine-assisted")]
    profession: Annotated[str, Column("A person's profession; blank for a machine, or if not told.")]
    rules_sha256: Annotated[
        str,
        Column(
            "SHA-256 of the rules as they were frozen before the rating; blank if they were not kept.",
            pattern=r"[0-9a-f]{64}",
        ),
    ]
    note: Annotated[
        str, Column("How the rater worked and on what text.", "Adjudicated what two raters judged.", blank=True)
    ]
    origin: Origin


class Coding(NamedTuple):
    """A rater's own word for what a claim is about; the adjudicated word is the claim's own category."""

    claim: Annotated[str, Column("The claim coded.", "C001", key=True, refers="claims.id")]
    category: Annotated[words.Category, Column("What the claim is about.", "efficacy")]
    outcome: Annotated[
        str, Column("The outcome; blank if the claim promises none, as a bare 'is used for'.", "nausea", blank=True)
    ]
    reason: Annotated[str, Column("The reason where the choice was not plain, else blank.")]
    judged_by: Annotated[str, _JUDGED_BY]
    origin: Origin


class Confirmation(NamedTuple):
    """What a named person says of one row, having read what."""

    table: Annotated[str, Column("Name of the table that holds the row, without .csv; or flags.", "links", key=True)]
    row: Annotated[
        str,
        Column(
            "The row's id, else its key columns joined by a space; of a flag its check and its claim.",
            "C001 ito2011",
            key=True,
        ),
    ]
    person: Annotated[str, Column("Who: a person from raters.csv.", "mori", key=True, refers="raters.name")]
    profession: Annotated[str, Column("The person's profession.", "general practitioner")]
    text_read: Annotated[str, Column("What the person read to decide it.", "the abstract")]
    date: Annotated[date, Column("On which day, YYYY-MM-DD.", "2029-05-01")]
    answer: Annotated[words.Answer, Column("Whether the person agrees with the row.", "agree")]
    reason: Annotated[str, Column("The reason in one line; blank if the person agrees.")]
    origin: Origin


class Waiver(NamedTuple):
    """A flag set aside, by whom, why and until when."""

    check: Annotated[str, Column("Name of the check.", "unsupported", key=True)]
    claim: Annotated[
        str,
        Column("The claim flagged; blank if the flag concerns none.", "C001", key=True, blank=True, refers="claims.id"),
    ]
    study: Annotated[str, Column("The study concerned; blank if none.", key=True, refers="studies.study")]
    document: Annotated[
        str,
        Column(
            "The document flagged as a whole; blank if the flag is on a claim or a reference.",
            key=True,
            refers="documents.id",
        ),
    ]
    reason: Annotated[str, Column("Why it is set aside.", "The page was corrected on request.")]
    by: Annotated[str, Column("Who set it aside: a name from raters.csv.", "adjudicator", refers="raters.name")]
    until: Annotated[date, Column("Last day on which it holds, YYYY-MM-DD.", "2030-01-01")]
    origin: Origin
