"""The controlled lists of what the program concludes: verdicts, comparisons and grades, each word with its meaning."""

from analysis.model.words import Word


class HarmStatus(Word):
    """What a document as a whole says of a harm."""

    NAMED = "named", "told of as something that can occur, a warning sign included"
    MINIMISED = "minimised", "named only with a word that makes it small and no number, such as mild or rare"
    DENIED = "denied", "said not to occur"
    NAMED_AND_DENIED = "named and denied", "told of in one place and denied in another"
    SILENT = "silent", "not a word of it"
    NOT_RELEVANT = "not relevant", "not a word of it, and the document is about nothing in which it was reported"


class Kind(Word):
    """What is wrong: the files themselves, or what a document says."""

    FAULT = "fault", "the files themselves are wrong"
    FLAG = "flag", "what a document says is wrong"
    NOTE = "note", "something of these files that wants a look; it is no fault, and is held against no document"


class Head(Word):
    """What kind of wrong a flag says of a document, the gravest first."""

    AGAINST = "against the evidence", "studies found otherwise, wholly or in part"
    ATTRIBUTION = "false attribution", "a source is said to be, or to say, what it is not or does not"
    MORE_SAID = "more said than shown", "no evidence was found, or it is less certain than the words"
    HARM = "harm left out or made small", "a harm is denied, made small or not named, or care is put off"
    UNCHECKABLE = "cannot be checked", "no source is named, or none that a reader can find"
    REFERENCE = "reference printed wrongly", "a printed reference differs from what it stands for"


class Verdict(Word):
    """What the links together say of a claim: of help, harms and prognosis, then of facts, then of a mechanism."""

    SUPPORTED = "supported", "in each comparison tested, one of the strongest kind bears it out whole, none is against"
    PARTLY_SUPPORTED = "partly supported", "studies bear out a part, or the whole in some people or with a co-treatment"
    MIXED = "mixed", "studies speak for it in one condition or comparison and against it in another"
    CONFLICTING = "conflicting", "in one comparison, studies of the strongest kind speak for it and against it"
    INDIRECT = "indirect", "the studies concern another condition, agent or outcome, or lack a needed comparator"
    HARM_REPORTED = "harm reported, rate unknown", "events of a harm were reported, and nobody counted out of how many"
    NOT_CONFIRMED = "not confirmed", "the studies found no difference; that does not show that there is none"
    PARTLY_CONTRADICTED = "partly contradicted", "the studies speak against a part of it"
    CONTRADICTED = "contradicted", "the studies found the opposite, ruled it out, or document a case against it"
    REPORTED = "reported", "a study reports it; that it is so says nothing of whether it helps"
    NOT_FOUND = "not found", "no listed study reports it; that does not make it false"
    SEEN_IN_PATIENTS = "seen in patients", "the process was seen in patients"
    SEEN_IN_ANIMALS = "seen in animals or cells only", "the process was seen, and not in patients"
    PROPOSED = "proposed only", "an author says so, and shows nothing"
    FINDINGS_DIFFER = "findings differ", "some studies saw the process, others looked and did not"
    NOT_SEEN = "not seen where looked for", "studies looked for the process and did not see it"
    NOT_ADDRESSED = "not addressed", "none of the listed studies looked at it; that does not make it false"
    NOTHING_CITED = "nothing cited", "the document cites no study for it"
    NONE_KNOWN = "none known", "no study is listed here"
    NOT_ASSESSED = "not assessed", "it has not been judged against any study; no information"
    NOT_JUDGED = "not judged", "a limit that the page sets itself, or about something else"


class Comparison(Word):
    """What comes of holding a claim's figure against a finding."""

    AGREES = "agrees", "number and quantity are the same"
    DIFFERS = "differs", "the quantity is the same and the number is not"
    CANNOT_TELL = "cannot tell", "the quantity is another, or not said"


class DesignOutcome(Word):
    """What comes of holding a claim's stated design against the studies."""

    CONTRADICTED = "contradicted by the attributed study", "the study that the sentence speaks of has another design"
    NOT_GIVEN = "no listed study of that design, as read, gives the figure", "each was read in full"
    MATCHED = "matched", "the study has the design"
    VAGUE = "vague: the words name no design", "evidence is named, its design is not"
    CANNOT_TELL = "cannot tell", "no study can be named, or its design is in doubt"


class FieldAccuracy(Word):
    """What comes of holding one field of a printed reference against the bibliography."""

    SAME = "same", "as the bibliography has it"
    VARIANT = "variant of style", "another form of the same"
    OMITTED = "omitted", "the page leaves out the field or a part of it, which may be house style"
    WRONG = "wrong", "the bibliography has something else"
    NOT_VERIFIED = "not verified", "the bibliography lacks the field, or the part that the page prints"


class ReferenceGrade(Word):
    """How a printed reference as a whole compares with the bibliography, after de Lacey et al. (BMJ 1985;291:884-6)."""

    CORRECT = "correct", "no field that could be compared is wrong"
    MINOR = "minor", "a field is wrong, and the source can be found"
    MAJOR = "major", "the source cannot be found from what is printed"
    NOT_COMPARED = "not compared", "no field could be compared"


class Scope(Word):
    """Which studies a verdict is taken over: those the document cites, or all that are known here."""

    OWN = "own", "those the document cites"
    ALL = "all", "all that are known here"
