"""The controlled lists of columns: the only words that they may hold, each with its meaning.

A member of a list *is* its word and prints as it; ``meaning`` is the one clause by which dictionary, reports and
``explain`` define it. The order of members is the order in which reports show them. Terms follow the field: study
designs and levels after OCEBM 2011, certainty after GRADE, tools after RoB 2, ROBINS-I, JBI and AMSTAR 2.
"""

from enum import StrEnum


class Word(StrEnum):
    """A word of a controlled list."""

    _value_: str
    meaning: str

    def __new__(cls, word: str, meaning: str = "") -> "Word":
        """The member that is the word."""
        member = str.__new__(cls, word)
        member._value_, member.meaning = word, meaning
        return member


class Category(Word):
    """What a claim is about."""

    EFFICACY = "efficacy", "that the treatment helps"
    SAFETY = "safety", "what harm it does or does not do"
    INDICATION = "indication", "what it is used for"
    COMPARISON = "comparison", "how it does against something else"
    PROGNOSIS = "prognosis", "what happens, above all without it"
    MECHANISM = "mechanism", "how it works in tissue"
    PROTOCOL = "protocol", "how it is given"
    PROVIDER = "provider", "who gives it"
    ACCESS = "access", "where, to whom and at what price it is to be had"
    CAVEAT = "caveat", "a limit that the page itself sets"
    CONTEXT = "context", "something else, a heading or a definition"


class Direction(Word):
    """Whether a claim says that something is so, or that it is not so."""

    ASSERTS = "asserts", "something is so"
    DENIES = "denies", "something is not so"


class Wording(Word):
    """How strongly the document words the claim."""

    HEDGED = "hedged", "with a word of doubt, such as may or some"
    PLAIN = "plain", "as a fact"
    ABSOLUTE = "absolute", "without exception, such as always or no risk"


class Sourcing(Word):
    """How the document itself sources a claim; the first that holds is taken, in the order given here."""

    EXPLICIT = "explicit", "a marker leads to a printed reference"
    DANGLING = "dangling", "a marker leads to no printed reference"
    VAGUE = "vague", "evidence is named and no source, such as studies show"
    LIST_ONLY = "list-only", "no marker, and the document prints a list"
    NONE = "none", "neither a marker nor a list"


class Stance(Word):
    """What one study says of one claim, the claim's stated design and attribution left aside."""

    SUPPORTS = "supports", "the study bears out the whole claim, in the same condition, agent and outcome"
    PARTLY_SUPPORTS = "partly supports", "it bears out a part of the claim, or only with a co-treatment"
    INDIRECT = "indirect", "it tests another condition, agent or outcome, or has no comparator where one is needed"
    PARTLY_CONTRADICTS = "partly contradicts", "it speaks against a part of the claim; the basis says how"
    CONTRADICTS = "contradicts", "it speaks against the whole claim; the basis says how"
    DOES_NOT_ADDRESS = "does not address", "it did not look at this; that does not make the claim false"


class Basis(Word):
    """On what a stance rests that speaks against a benefit: a *contradicts*, or a *supports* of a denial."""

    OPPOSITE = "opposite", "the result lies beyond the claim, in the other direction or outside the rate claimed"
    BENEFIT_EXCLUDED = "benefit excluded", "an interval was read, and it lies below the threshold"
    NO_DIFFERENCE_FOUND = "no difference found", "controlled, without a difference; no interval read, or a wide one"
    COUNTER_EXAMPLE = "counter-example", "one case against none, never, always and their like"


class Why(Word):
    """Why a study that looked at something near the claim does not test it."""

    NO_COMPARATOR = "no comparator", "no group without the treatment was looked at"
    OTHER_COMPARATOR = "other comparator", "it was compared with something else than the claim has in mind"
    OTHER_CONDITION = "other condition", "its people had another condition"
    OTHER_AGENT = "other agent", "something else was given"
    OTHER_OUTCOME = "other outcome", "something else was measured"
    OTHER_SPECIES = "other species", "animals, cells or tissue"
    CONFOUNDED = "confounded", "the groups differed in something else too"
    TOO_FEW_PEOPLE = "too few people", "too few people were looked at to tell"
    RATE_UNKNOWN = "rate unknown", "events without the people out of whom they came"


class Leaning(Word):
    """Where an *indirect* result leans: for the claim, against it, or neither."""

    FOR = "for", "its result is as the claim would have it"
    AGAINST = "against", "its result is as the claim would not"
    NEITHER = "neither", "its result points neither way"


class Fit(Word):
    """How the study's condition, agent, comparator or outcome compares: the study's is … than the claim's."""

    SAME = "same", "the study's is the claim's, or falls under the claim's term"
    NARROWER = "narrower", "the study's is a part of the claim's"
    BROADER = "broader", "the claim's is a part of the study's"
    DIFFERENT = "different", "neither is a part of the other"
    NOT_STATED = "not stated", "the claim or the study does not say"


class Role(Word):
    """Whether some document's own reference list holds the study, or a reader needs to know it."""

    CITED = "cited", "a document's own list holds it"
    WIDER = "wider", "no document cites it, and a reader needs to know it"


class Design(Word):
    """How a study was done."""

    SYSTEMATIC_REVIEW = "systematic review", "studies searched for by a stated method and put together"
    RANDOMISED_TRIAL = "randomised trial", "chance made the groups"
    CROSS_OVER_TRIAL = "randomised cross-over trial", "chance made the order in which each person had the treatments"
    CONTROLLED_TRIAL = "non-randomised controlled trial", "groups that the researchers made otherwise than by chance"
    COHORT = "cohort study", "people followed from what they were given to what became of them"
    CASE_CONTROL = "case-control study", "people with an outcome beside people without, and what they had been given"
    SINGLE_ARM_TRIAL = "single-arm trial", "a planned treatment of one group, without a comparison"
    CASE_SERIES = "case series", "patients treated one after the other, without a comparison"
    CASE_REPORT = "case report", "one patient, or a few told one by one"
    CROSS_SECTIONAL = "cross-sectional study", "people looked at once"
    SURVEY = "survey", "what people answered"
    NARRATIVE_REVIEW = "narrative review", "an author's account of studies, without a stated method of search"
    GUIDELINE = "guideline", "recommendations of a body"
    ANIMAL = "animal study", "done in animals"
    LABORATORY = "laboratory study", "done in cells or tissue"
    UNKNOWN = "unknown", "nobody read how it was done"


class Blinding(Word):
    """Who did not know the allocation, in the study's own word."""

    NONE = "none", "everybody knew"
    SINGLE = "single", "one party did not know, mostly the patients"
    DOUBLE = "double", "two parties did not know, mostly patients and assessors"
    NOT_APPLICABLE = "not applicable", "nothing was allocated"
    NOT_READ = "not read", "what was read does not say"


class ReadAs(Word):
    """How much of a study was read, and through whom."""

    FULL_TEXT = "full text", "the whole text"
    ABSTRACT = "abstract", "the abstract alone"
    CUT_ABSTRACT = "cut abstract", "a part of the abstract"
    SECOND_HAND = "second-hand", "what somebody else says of it"
    NOT_READ = "not read", "nothing of it"


class Phase(Word):
    """The part of a study that a finding comes from."""

    RANDOMISED = "randomised", "a comparison of groups made by chance; of a review, of randomised trials alone"
    CONTROLLED = "controlled", "a comparison of groups that chance did not make"
    OPEN_LABEL = "open label", "what all groups were given once the comparison was over"
    UNCONTROLLED = "uncontrolled", "no comparison group"
    REVIEW = "review", "studies of several kinds together"


class Measure(Word):
    """The quantity that a finding's value is. Equal numbers of different measures never agree."""

    SHARE_IMPROVED = "share improved", "people who got better, out of all"
    SHARE_WITH_EVENT = "share with event", "people with an event, out of all"
    SHARE_CHOOSING = "share choosing", "people who chose or would choose something, out of all"
    MEAN_CHANGE = "mean change", "the average change in one group"
    MEAN_DIFFERENCE = "mean difference", "the difference of two groups' averages"
    DIFFERENCE = "between-arm difference", "a difference between two groups, in points or per cent"
    EFFECT_SIZE = "standardised mean difference", "a difference of averages in standard deviations; no unit"
    RISK_RATIO = "risk ratio", "one group's share with the outcome over the other's; no unit"
    ODDS_RATIO = "odds ratio", "one group's odds of the outcome over the other's; no unit"
    HAZARD_RATIO = "hazard ratio", "one group's hazard of the outcome over the other's; no unit"
    RELATIVE_REDUCTION = "relative risk reduction", "one less the risk, odds or hazard ratio, in per cent"
    NUMBER_NEEDED = "number needed to treat", "people to treat for one more, or one fewer, with the outcome; no unit"
    MEAN = "mean", "the average in one group at one time"
    MEDIAN = "median", "the value that half of the people lie below"
    RATE = "rate", "events over people and time"
    COUNT = "count", "how many, out of nobody knows how many"
    P_VALUE = "p value", "how often chance alone gives such a result or a stronger one"
    STATEMENT = "statement", "words without a number"


class EventCount(Word):
    """How the events of a harm were counted."""

    MEASURED = "measured", "events and people counted prospectively, or in all consecutive cases"
    RECALLED = "recalled", "an estimate from memory"
    CASE = "case", "a documented case, of nobody knows how many people"
    NONE = "none", "it was looked for, and none occurred"


class Status(Word):
    """What became of a publication, as its journal or its index says."""

    CORRECTED = "corrected", "a correction was published"
    EXPRESSION_OF_CONCERN = "expression of concern", "its journal doubts it in print"
    RETRACTED = "retracted", "it was withdrawn; it never votes"
    REINSTATED = "reinstated", "it was withdrawn, and the withdrawal taken back"
    NONE_FOUND = "none found", "none of these was found on the day of the check"


class Seriousness(Word):
    """Whether a harm is serious (ICH E2A, 1994, section II.B)."""

    SERIOUS = "serious", "it kills, threatens life, disables, or brings or keeps a person in hospital"
    NOT_STATED = "not stated", "what was read of it does not let one tell"
    NOT_SERIOUS = "not serious", "it does none of these"


class Saying(Word):
    """What a claim says of a harm."""

    NAMED = "named", "told of as something that can occur"
    MINIMISED = "minimised", "named, and made small by a word without a number"
    DENIED = "denied", "said not to occur"
    WARNING_SIGN = "warning sign", "named as a reason to seek help"


class PositionKind(Word):
    """Whose position it is: an author of guidelines, an assessor of technologies, or somebody who pays."""

    GUIDELINE = "guideline", "an author of guidelines"
    ASSESSMENT = "technology assessment", "an assessor of technologies"
    PAYER = "payer", "somebody who pays"


class TermKind(Word):
    """What kind of word a term is."""

    CONDITION = "condition", "what patients have"
    AGENT = "agent", "what is given"
    OUTCOME = "outcome", "what changes or is measured"
    HARM = "harm", "an outcome that harms"
    DESIGN_PHRASE = "design phrase", "words by which a document names its evidence"
    WORDING = "wording", "words that say how sure a document is"


class RaterKind(Word):
    """Whether a rater is a person, or a machine working from a written brief."""

    PERSON = "person", "a human being"
    MACHINE_ASSISTED = "machine-assisted", "a machine working from a written brief"


class Certainty(Word):
    """GRADE certainty of a body of evidence, highest first (Balshem et al. 2011, GRADE guidelines 3)."""

    HIGH = "high", "the true effect very likely lies close to the estimate"
    MODERATE = "moderate", "it probably lies close, and may be substantially different"
    LOW = "low", "it may be substantially different"
    VERY_LOW = "very low", "it is likely to be substantially different"


class Target(Word):
    """In what a certainty is: that there is any effect, one worth having, or little or none (GRADE guidelines 32)."""

    ANY_EFFECT = "any effect", "there is an effect, of whatever size"
    WORTHWHILE_EFFECT = "worthwhile effect", "the effect is above the threshold"
    LITTLE_OR_NO_EFFECT = "little or no effect", "the effect is below the threshold"


class Importance(Word):
    """How much an outcome matters to the decision (Guyatt et al. 2011, GRADE guidelines 2)."""

    CRITICAL = "critical", "the decision turns on it"
    IMPORTANT = "important", "it bears on the decision"
    LIMITED = "of limited importance", "it hardly bears on the decision"


class StepState(Word):
    """How a step of certainty came about: judged on a text, by somebody else, or not, and why not."""

    JUDGED = "judged", "judged on a text"
    SECOND_HAND = "second-hand", "taken from somebody else's judgement"
    UNREAD = "unread", "what would decide it was not read"
    NOT_APPLICABLE = "not applicable", "the reason cannot arise, as inconsistency in one trial"
    NOT_ASSESSED = "not assessed", "it was not looked for; no step"


class Answer(Word):
    """What a person says of a row that they looked at."""

    AGREE = "agree", "the row is right"
    DISAGREE = "disagree", "the row is wrong, for the reason given"
    UNSURE = "unsure", "the person cannot tell, for the reason given"


class CertaintyDomain(Word):
    """A reason to rate certainty down (the first five) or up (the last three), after GRADE."""

    RISK_OF_BIAS = "risk of bias", "the studies were done in a way that may mislead"
    INCONSISTENCY = "inconsistency", "the studies differ, and nobody knows why"
    INDIRECTNESS = "indirectness", "other people, treatments or outcomes than those asked about"
    IMPRECISION = "imprecision", "too few people, or an interval too wide to decide"
    PUBLICATION_BIAS = "publication bias", "studies with other results may lie unpublished"
    LARGE_EFFECT = "large effect", "an effect too large for bias alone to explain"
    DOSE_RESPONSE = "dose-response", "more of it does more"
    PLAUSIBLE_CONFOUNDING = "plausible confounding", "what was not balanced would have made the effect smaller"


class Tool(Word):
    """A risk-of-bias or quality tool."""

    ROB_2 = "RoB 2", "randomised comparisons, parallel groups"
    ROB_2_CROSS_OVER = "RoB 2 cross-over", "randomised comparisons, groups that crossed over"
    ROBINS_I = "ROBINS-I", "comparisons without randomisation"
    JBI_CASE_SERIES = "JBI case series", "people followed without a comparison"
    JBI_CASE_REPORT = "JBI case report", "single cases"
    AMSTAR_2 = "AMSTAR 2", "systematic reviews"


class DisagreementKind(Word):
    """How two claims stand against each other."""

    DIRECT = "direct", "one says what the other denies"
    NUMERIC = "numeric", "their numbers cannot both hold"
    TENSION = "tension", "both can hold, and strain each other"
    AGAINST_REFERENCE = "against its own reference", "a claim against what its own document's reference says"


class Severity(Word):
    """How much a problem matters to a reader who acts on the document."""

    HIGH = "high", "matters much to a reader who acts on the document"
    MEDIUM = "medium", "matters to a reader who acts on the document"
    LOW = "low", "makes the document harder to check"
