"""The judgements: one class a table of what somebody judged, and who judged, described as in ``records.py``."""

import datetime
from decimal import Decimal
from typing import NamedTuple

from analysis.model import words
from analysis.model.place import Origin
from analysis.model.records import NAME, column

_JUDGED_BY = column("Who judged: a name from raters.csv.", "adjudicator", refers="raters.name")


class Link(NamedTuple):
    """A judgement on one claim and one study, by one of its findings.

    A pair may have several links, one a finding; a rater's own table has one.
    """

    origin: Origin
    claim: str = column("The claim judged.", "C001", key=True, refers="claims.id")
    study: str = column("The study it is judged by.", "ito2011", key=True, refers="studies.study")
    finding: str = column(
        "The finding that the stance rests on; blank if none.", "F001", key=True, blank=True, refers="findings.id"
    )
    question: str = column(
        "The question that it bears on; blank: not judged, and grouped by the study's condition and comparator.",
        "Q01",
        blank=True,
        refers="questions.id",
    )
    stance: words.Stance = column("What the study says of the claim.", "partly supports")
    basis: words.Basis | None = column(
        "On what a stance against a benefit rests: any contradicts, or the support of a denial; else blank."
    )
    why: words.Why | None = column("Why an indirect does not test the claim; blank: not judged.")
    leans: words.Leaning | None = column("Where an indirect leans; blank: not judged.")
    condition_fit: words.Fit = column("The study's condition against the claim's.", "same")
    agent_fit: words.Fit = column("The study's agent against the claim's.", "same")
    comparator_fit: words.Fit | None = column("The study's comparator against the claim's; blank: not judged.", "same")
    outcome_fit: words.Fit = column("The study's outcome against the claim's.", "same")
    rationale: str = column("The reason in one line.", "Fewer travellers improved than the page says.")
    overrule_reason: str = column("Why raters who agree on another stance are overruled; blank if they are not.")
    carried_from: str = column("The claim whose link was carried here; blank: judged.", refers="claims.id", added=True)
    judged_by: str = _JUDGED_BY


class Screening(NamedTuple):
    """A judgement on many pairs at once: claims of one kind that a study, as it was read, does not address.

    Of two rows that cover a claim the one with more columns filled counts; a link on the pair beats both.
    """

    origin: Origin
    study: str = column("The study.", "ito2011", key=True, refers="studies.study")
    category: words.Category | None = column("Category of the claims; blank for any.", "provider", key=True)
    agent: str = column("Agent of the claims, or a broader term of it; blank for any.", key=True)
    condition: str = column(
        "Condition of the claims, or a broader term of it; blank for any, those that name none included.", key=True
    )
    outcome: str = column("Outcome of the claims, or a broader term of it; blank for any.", key=True)
    document: str = column("The document of the claims; blank for any.", key=True, refers="documents.id")
    reason: str = column("The reason in one line.", "A trial; it says nothing of who may give ginger.")
    judged_by: str = _JUDGED_BY


class Appraisal(NamedTuple):
    """One domain of one tool, for one study's outcome and phase."""

    origin: Origin
    study: str = column("The study appraised.", "ito2011", key=True, refers="studies.study")
    outcome: str = column("The outcome appraised, a term.", "nausea", key=True)
    phase: words.Phase = column("The part of the study appraised.", "randomised", key=True)
    tool: words.Tool = column("The tool used.", "RoB 2", key=True)
    domain: str = column("The domain or item, as the tool names it.", "randomisation process", key=True)
    judgement: str = column("The tool's word, or 'not assessed'.", "not assessed")
    reason: str = column("The reason in one line.", "Only the abstract was read.")
    read_at: str = column("Address of the text it was judged on.", "https://example.org/ito2011", blank=True)
    judged_by: str = _JUDGED_BY


class Question(NamedTuple):
    """A clinical question: the body of evidence that a certainty belongs to."""

    origin: Origin
    id: str = column("Identifier: Q and two digits or more.", "Q01", key=True, pattern=r"Q\d{2,}")
    group: str = column(
        "The broadest question that it is part of, in words: condition, kind of comparator, with or without "
        "co-treatment; blank: not judged.",
        "motion sickness, against placebo",
        blank=True,
    )
    condition: str = column("Condition, a term.", "motion sickness")
    agent: str = column("Agent, a term.", "ginger")
    comparator: str = column("Comparator, co-treatment included.", "placebo")
    outcome: str = column("Outcome, a term.", "nausea")
    time: str = column("Time of measurement.", "one hour", blank=True)
    findings: str = column(
        "The findings that answer it, separated by spaces; blank if none is known.",
        "F001",
        blank=True,
        refers="findings.id",
        several=True,
    )
    target: words.Target | None = column("In what the certainty is; blank: not judged.", "any effect")
    threshold: Decimal | None = column(
        "Smallest difference that matters to patients, in the unit of the findings; blank if not read."
    )
    threshold_source: str = column("Where the threshold was read; blank if it was not.")
    importance: words.Importance | None = column("How much the outcome matters; blank: not judged.", "critical")
    baseline_risk: Decimal | None = column(
        "People with the outcome per 100 without the treatment, as read; blank if not.", least=0, most=100
    )

    @property
    def words(self) -> str:
        """The question in one line: outcome, condition, agent, comparator and, where it has one, the time."""
        beside = {"none": "without a comparison group", "any": "against any comparator"}
        against = beside.get(self.comparator, f"against {self.comparator}")
        time = "" if self.time in ("", "any", "not read") else f" ({self.time})"
        return f"{self.outcome} in {self.condition}: {self.agent}, {against}{time}"


class CertaintyStep(NamedTuple):
    """One step of the certainty of one question, down or up."""

    origin: Origin
    question: str = column("The question.", "Q01", key=True, refers="questions.id")
    domain: words.CertaintyDomain = column("The reason's name.", "imprecision", key=True)
    step: int = column("Levels moved: -1 or -2 down, 1 or 2 up, 0 considered and left.", "-1", least=-2, most=2)
    state: words.StepState | None = column(
        "How it came about; blank: not said, and a step with a reason is read as judged.", "judged"
    )
    reason: str = column("The reason in one line.", "Forty people a group.")
    judged_by: str = _JUDGED_BY


class Mention(NamedTuple):
    """What one claim says of one harm."""

    origin: Origin
    claim: str = column("The claim.", "C001", key=True, refers="claims.id")
    harm: str = column("The harm, a term.", "heartburn", key=True)
    says: words.Saying = column("What the claim says of it.", "named")
    judged_by: str = _JUDGED_BY


class Disagreement(NamedTuple):
    """Two claims that cannot both hold, or that strain each other."""

    origin: Origin
    id: str = column("Identifier: D and two digits or more.", "D01", key=True, pattern=r"D\d{2,}")
    claim: str = column("One claim.", "C001", refers="claims.id")
    other: str = column("The other claim; blank for 'against its own reference'.", refers="claims.id")
    kind: words.DisagreementKind = column("How they disagree.", "against its own reference")
    severity: words.Severity = column("How much it matters to a reader who acts on it.", "low")
    note: str = column("What the disagreement is, in one line.", "Says 91 %; its own reference is to a case report.")
    judged_by: str = _JUDGED_BY


class Rater(NamedTuple):
    """Who judged: a person, or a machine that worked from a written brief."""

    origin: Origin
    name: str = column("Short name; also the folder under ratings/.", "adjudicator", key=True, pattern=NAME)
    kind: words.RaterKind = column("Person or machine-assisted.", "machine-assisted")
    profession: str = column("A person's profession; blank for a machine, or if not told.")
    rules_sha256: str = column(
        "SHA-256 of the rules as they were frozen before the rating; blank if they were not kept.",
        pattern=r"[0-9a-f]{64}",
    )
    note: str = column("How the rater worked and on what text.", "Adjudicated what two raters judged.", blank=True)


class Coding(NamedTuple):
    """A rater's own word for what a claim is about; the adjudicated word is the claim's own category."""

    origin: Origin
    claim: str = column("The claim coded.", "C001", key=True, refers="claims.id")
    category: words.Category = column("What the claim is about.", "efficacy")
    outcome: str = column(
        "The outcome; blank if the claim promises none, as a bare 'is used for'.", "nausea", blank=True
    )
    reason: str = column("The reason where the choice was not plain, else blank.")
    judged_by: str = _JUDGED_BY


class Confirmation(NamedTuple):
    """What a named person says of one row, having read what."""

    origin: Origin
    table: str = column("Name of the table that holds the row, without .csv; or flags.", "links", key=True)
    row: str = column(
        "The row's id, else its key columns joined by a space; of a flag its check and its claim or document.",
        "C001 ito2011",
        key=True,
    )
    person: str = column("Who: a person from raters.csv.", "mori", key=True, refers="raters.name")
    profession: str = column("The person's profession.", "general practitioner")
    text_read: str = column("What the person read to decide it.", "the abstract")
    date: datetime.date = column("On which day, YYYY-MM-DD.", "2029-05-01")
    answer: words.Answer = column("Whether the person agrees with the row.", "agree")
    reason: str = column("The reason in one line; blank if the person agrees.")


class Waiver(NamedTuple):
    """A flag set aside, by whom, why and until when."""

    origin: Origin
    check: str = column("Name of the check.", "unsupported", key=True)
    claim: str = column(
        "The claim flagged; blank if the flag concerns none.", "C001", key=True, blank=True, refers="claims.id"
    )
    study: str = column("The study concerned; blank if none.", key=True, refers="studies.study")
    document: str = column(
        "The document flagged as a whole; blank if the flag is on a claim or a reference.",
        key=True,
        refers="documents.id",
    )
    reason: str = column("Why it is set aside.", "The page was corrected on request.")
    by: str = column("Who set it aside: a name from raters.csv.", "adjudicator", refers="raters.name")
    until: datetime.date = column("Last day on which it holds, YYYY-MM-DD.", "2030-01-01")
