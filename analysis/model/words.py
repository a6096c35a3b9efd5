"""Every controlled list: the only words that certain columns, verdicts and labels may use.

A list is a :class:`~enum.StrEnum`, so a member *is* its word and prints as it. The order of members is the order in
which reports show them. Terms follow the field: study designs and levels after OCEBM 2011, certainty after GRADE, tools
after RoB 2, ROBINS-I, JBI and AMSTAR 2.
"""

from enum import StrEnum


class Category(StrEnum):
    """What a claim is about; *caveat* is a limit that the page itself sets, *context* what is about something else."""

    EFFICACY = "efficacy"
    SAFETY = "safety"
    INDICATION = "indication"
    COMPARISON = "comparison"
    PROGNOSIS = "prognosis"
    MECHANISM = "mechanism"
    PROTOCOL = "protocol"
    PROVIDER = "provider"
    ACCESS = "access"
    CAVEAT = "caveat"
    CONTEXT = "context"


class Direction(StrEnum):
    """Whether a claim says that something is so, or that it is not so."""

    ASSERTS = "asserts"
    DENIES = "denies"


class Wording(StrEnum):
    """How strongly the document words the claim."""

    HEDGED = "hedged"
    PLAIN = "plain"
    ABSOLUTE = "absolute"


class Sourcing(StrEnum):
    """How the document itself sources a claim; the first that holds is taken, in the order given here."""

    EXPLICIT = "explicit"
    DANGLING = "dangling"
    VAGUE = "vague"
    LIST_ONLY = "list-only"
    NONE = "none"


class Stance(StrEnum):
    """What one study says of one claim, the claim's stated design and attribution left aside."""

    SUPPORTS = "supports"
    PARTLY_SUPPORTS = "partly supports"
    INDIRECT = "indirect"
    PARTLY_CONTRADICTS = "partly contradicts"
    CONTRADICTS = "contradicts"
    DOES_NOT_ADDRESS = "does not address"


class Basis(StrEnum):
    """On what a stance rests that speaks against a benefit: a *contradicts*, or a *supports* of a denial.

    *Opposite*: the result lies beyond the claim, in the other direction or outside the rate claimed. *Benefit
    excluded*: an interval was read, and it lies below the threshold. *No difference found*: a controlled comparison,
    without a difference, of which no interval was read or a wide one. *Counter-example*: one case against "none",
    "never", "always" and their like.
    """

    OPPOSITE = "opposite"
    BENEFIT_EXCLUDED = "benefit excluded"
    NO_DIFFERENCE_FOUND = "no difference found"
    COUNTER_EXAMPLE = "counter-example"


class Why(StrEnum):
    """Why a study that looked at something near the claim does not test it."""

    NO_COMPARATOR = "no comparator"
    OTHER_COMPARATOR = "other comparator"
    OTHER_CONDITION = "other condition"
    OTHER_AGENT = "other agent"
    OTHER_OUTCOME = "other outcome"
    OTHER_SPECIES = "other species"
    CONFOUNDED = "confounded"
    TOO_FEW_PEOPLE = "too few people"
    RATE_UNKNOWN = "rate unknown"


class Leaning(StrEnum):
    """Where an *indirect* result leans: for the claim, against it, or neither."""

    FOR = "for"
    AGAINST = "against"
    NEITHER = "neither"


class Fit(StrEnum):
    """How the study's condition, agent, comparator or outcome compares: the study's is … than the claim's."""

    SAME = "same"
    NARROWER = "narrower"
    BROADER = "broader"
    DIFFERENT = "different"
    NOT_STATED = "not stated"


class Role(StrEnum):
    """Whether some document's own reference list holds the study, or a reader needs to know it."""

    CITED = "cited"
    WIDER = "wider"


class Design(StrEnum):
    """How a study was done."""

    SYSTEMATIC_REVIEW = "systematic review"
    RANDOMISED_TRIAL = "randomised trial"
    CROSS_OVER_TRIAL = "randomised cross-over trial"
    CONTROLLED_TRIAL = "non-randomised controlled trial"
    COHORT = "cohort study"
    CASE_CONTROL = "case-control study"
    SINGLE_ARM_TRIAL = "single-arm trial"
    CASE_SERIES = "case series"
    CASE_REPORT = "case report"
    CROSS_SECTIONAL = "cross-sectional study"
    SURVEY = "survey"
    NARRATIVE_REVIEW = "narrative review"
    GUIDELINE = "guideline"
    ANIMAL = "animal study"
    LABORATORY = "laboratory study"
    UNKNOWN = "unknown"


class Blinding(StrEnum):
    """Who did not know the allocation, in the study's own word."""

    NONE = "none"
    SINGLE = "single"
    DOUBLE = "double"
    NOT_APPLICABLE = "not applicable"
    NOT_READ = "not read"


class ReadAs(StrEnum):
    """How much of a study was read, and through whom."""

    FULL_TEXT = "full text"
    ABSTRACT = "abstract"
    CUT_ABSTRACT = "cut abstract"
    SECOND_HAND = "second-hand"
    NOT_READ = "not read"


class Phase(StrEnum):
    """The part of a study that a finding comes from.

    *Randomised*: a comparison of groups made by chance; of a review, one that rests on randomised trials alone.
    *Controlled*: a comparison of groups that chance did not make. *Open label*: what all groups were given once the
    comparison was over. *Uncontrolled*: no comparison group. *Review*: studies of several kinds together.
    """

    RANDOMISED = "randomised"
    CONTROLLED = "controlled"
    OPEN_LABEL = "open label"
    UNCONTROLLED = "uncontrolled"
    REVIEW = "review"


class Measure(StrEnum):
    """The quantity that a finding's value is. Equal numbers of different measures never agree."""

    SHARE_IMPROVED = "share improved"
    SHARE_WITH_EVENT = "share with event"
    SHARE_CHOOSING = "share choosing"
    MEAN_CHANGE = "mean change"
    MEAN_DIFFERENCE = "mean difference"
    DIFFERENCE = "between-arm difference"
    EFFECT_SIZE = "standardised mean difference"
    RISK_RATIO = "risk ratio"
    ODDS_RATIO = "odds ratio"
    HAZARD_RATIO = "hazard ratio"
    MEDIAN = "median"
    RATE = "rate"
    COUNT = "count"
    P_VALUE = "p value"
    STATEMENT = "statement"


class EventCount(StrEnum):
    """How the events of a harm were counted.

    *Measured*: events and people counted prospectively, or in all consecutive cases. *Recalled*: an estimate from
    memory. *Case*: a documented case, of nobody knows how many people. *None*: it was looked for, and none occurred.
    """

    MEASURED = "measured"
    RECALLED = "recalled"
    CASE = "case"
    NONE = "none"


class Status(StrEnum):
    """What became of a publication, as its journal or its index says."""

    CORRECTED = "corrected"
    EXPRESSION_OF_CONCERN = "expression of concern"
    RETRACTED = "retracted"
    REINSTATED = "reinstated"
    NONE_FOUND = "none found"


class Seriousness(StrEnum):
    """Whether a harm is serious: it kills, threatens life, disables, or brings or keeps a person in hospital.

    After ICH E2A, 1994, section II.B. *Not stated*: what was read of it does not let one tell.
    """

    SERIOUS = "serious"
    NOT_STATED = "not stated"
    NOT_SERIOUS = "not serious"


class Saying(StrEnum):
    """What a claim says of a harm.

    *Minimised*: named, and made small by a word without a number. *Warning sign*: named as a reason to seek help.
    """

    NAMED = "named"
    MINIMISED = "minimised"
    DENIED = "denied"
    WARNING_SIGN = "warning sign"


class HarmStatus(StrEnum):
    """What a document as a whole says of a harm.

    *Silent*: it says nothing of a harm that can occur in what it offers. *Not relevant*: it says nothing of the harm,
    and offers nothing in which the harm was reported.
    """

    NAMED = "named"
    MINIMISED = "minimised"
    DENIED = "denied"
    NAMED_AND_DENIED = "named and denied"
    SILENT = "silent"
    NOT_RELEVANT = "not relevant"


class PositionKind(StrEnum):
    """Whose position it is: an author of guidelines, an assessor of technologies, or somebody who pays."""

    GUIDELINE = "guideline"
    ASSESSMENT = "technology assessment"
    PAYER = "payer"


class TermKind(StrEnum):
    """What kind of word a term is."""

    CONDITION = "condition"
    AGENT = "agent"
    OUTCOME = "outcome"
    HARM = "harm"
    DESIGN_PHRASE = "design phrase"
    WORDING = "wording"


class RaterKind(StrEnum):
    """Whether a rater is a person, or a machine working from a written brief."""

    PERSON = "person"
    MACHINE_ASSISTED = "machine-assisted"


class Certainty(StrEnum):
    """GRADE certainty of a body of evidence, highest first (Guyatt et al. 2011, GRADE guidelines 1)."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very low"


class Target(StrEnum):
    """In what a certainty is: that there is any effect, one worth having, or little or none (GRADE guidelines 32)."""

    ANY_EFFECT = "any effect"
    WORTHWHILE_EFFECT = "worthwhile effect"
    LITTLE_OR_NO_EFFECT = "little or no effect"


class Importance(StrEnum):
    """How much an outcome matters to the decision (Guyatt et al. 2011, GRADE guidelines 2)."""

    CRITICAL = "critical"
    IMPORTANT = "important"
    LIMITED = "of limited importance"


class StepState(StrEnum):
    """How a step of certainty came about: judged on a text, by somebody else, or not, and why not."""

    JUDGED = "judged"
    SECOND_HAND = "second-hand"
    UNREAD = "unread"
    NOT_APPLICABLE = "not applicable"
    NOT_ASSESSED = "not assessed"


class Answer(StrEnum):
    """What a person says of a row that they looked at."""

    AGREE = "agree"
    DISAGREE = "disagree"
    UNSURE = "unsure"


class CertaintyDomain(StrEnum):
    """A reason to rate certainty down (the first five) or up (the last three), after GRADE."""

    RISK_OF_BIAS = "risk of bias"
    INCONSISTENCY = "inconsistency"
    INDIRECTNESS = "indirectness"
    IMPRECISION = "imprecision"
    PUBLICATION_BIAS = "publication bias"
    LARGE_EFFECT = "large effect"
    DOSE_RESPONSE = "dose-response"
    PLAUSIBLE_CONFOUNDING = "plausible confounding"


class Tool(StrEnum):
    """A risk-of-bias or quality tool."""

    ROB_2 = "RoB 2"
    ROB_2_CROSS_OVER = "RoB 2 cross-over"
    ROBINS_I = "ROBINS-I"
    JBI_CASE_SERIES = "JBI case series"
    JBI_CASE_REPORT = "JBI case report"
    AMSTAR_2 = "AMSTAR 2"


class DisagreementKind(StrEnum):
    """How two claims stand against each other."""

    DIRECT = "direct"
    NUMERIC = "numeric"
    TENSION = "tension"
    AGAINST_REFERENCE = "against its own reference"


class Severity(StrEnum):
    """How much a problem matters to a reader who acts on the document."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Kind(StrEnum):
    """What is wrong: the files themselves, or what a document says."""

    FAULT = "fault"
    FLAG = "flag"


class Verdict(StrEnum):
    """What the links together say of a claim: of help, harms and prognosis, then of facts, then of a mechanism."""

    SUPPORTED = "supported"
    PARTLY_SUPPORTED = "partly supported"
    MIXED = "mixed"
    CONFLICTING = "conflicting"
    INDIRECT = "indirect"
    HARM_REPORTED = "harm reported, rate unknown"
    NOT_CONFIRMED = "not confirmed"
    PARTLY_CONTRADICTED = "partly contradicted"
    CONTRADICTED = "contradicted"
    REPORTED = "reported"
    NOT_FOUND = "not found"
    SEEN_IN_PATIENTS = "seen in patients"
    SEEN_IN_ANIMALS = "seen in animals or cells only"
    PROPOSED = "proposed only"
    FINDINGS_DIFFER = "findings differ"
    NOT_SEEN = "not seen where looked for"
    NOT_ADDRESSED = "not addressed"
    NOTHING_CITED = "nothing cited"
    NONE_KNOWN = "none known"
    NOT_ASSESSED = "not assessed"
    NOT_JUDGED = "not judged"


class Comparison(StrEnum):
    """What comes of holding a claim's figure against a finding."""

    AGREES = "agrees"
    DIFFERS = "differs"
    CANNOT_TELL = "cannot tell"


class DesignOutcome(StrEnum):
    """What comes of holding a claim's stated design against the studies."""

    CONTRADICTED = "contradicted by the attributed study"
    NOT_GIVEN = "no listed study of that design, as read, gives the figure"
    MATCHED = "matched"
    VAGUE = "vague: the words name no design"
    CANNOT_TELL = "cannot tell"


class FieldAccuracy(StrEnum):
    """What comes of holding one field of a printed reference against the bibliography.

    *Omitted*: the page leaves out the field or a part of it, which may be house style. *Not verified*: the
    bibliography lacks the field, or the part that the page prints.
    """

    SAME = "same"
    VARIANT = "variant of style"
    OMITTED = "omitted"
    WRONG = "wrong"
    NOT_VERIFIED = "not verified"


class ReferenceGrade(StrEnum):
    """How a printed reference as a whole compares with the bibliography, after de Lacey et al. (BMJ 1985;291:884-6).

    *Major*: the source cannot be found from what is printed. *Minor*: a field is wrong, and it can. *Correct*: no field
    that could be compared is wrong; *not compared*: there was none.
    """

    CORRECT = "correct"
    MINOR = "minor"
    MAJOR = "major"
    NOT_COMPARED = "not compared"


class Scope(StrEnum):
    """Which studies a verdict is taken over: those the document cites, or all that are known here."""

    OWN = "own"
    ALL = "all"
