"""Who judged what, how well the raters agree, what was not checked, and which files it all rests on."""

from collections import Counter

from analysis.appraise.agreement import RESAMPLES, Agreement, Coefficient, disputed
from analysis.appraise.other_agreement import OtherAgreement
from analysis.check.evidence_review import EvidenceReview
from analysis.model.words import RaterKind
from analysis.show.tables.cells import FEWEST_FOR_PERCENT, NONE, NOT_APPLICABLE, framed, words
from analysis.show.tables.frame import Frame
from analysis.tell.not_checked import not_checked as unchecked
from analysis.text.prose.phrases import counted

_NO_AGREEMENT = "No row: not computed, as fewer than two raters' own links share a pair."
_FEW = f"not given: fewer than {FEWEST_FOR_PERCENT}"


def agreement(review: EvidenceReview) -> Frame:
    """Agreement of the first two raters, over all pairs and over the relevant ones."""
    found = review.agreements
    return framed(
        "agreement",
        "Agreement between raters",
        "How often did two raters, blind to each other, choose the same stance? One row a set of pairs.",
        ("Pairs", "First rater", "Second rater", "Agreed", "Share agreed", "Cohen's kappa", "Gwet's AC1"),
        (
            (
                one.scope,
                one.first,
                one.second,
                f"{one.agreed} of {one.pairs}",
                coefficient(one.raw) if one.pairs >= FEWEST_FOR_PERCENT else _FEW,
                coefficient(one.kappa),
                coefficient(one.ac1),
            )
            for one in found
        ),
        (
            *sorted({meaning_of(one) for one in found}),
            "Relevant pairs: those that either rater found to be more than “does not address”.",
            f"In brackets: 95 % interval, from {RESAMPLES:,} bootstrap resamples of whole claims.",
        )
        if found
        else (),
        empty=_NO_AGREEMENT,
    )


def coefficient(one: Coefficient) -> str:
    """A coefficient with its interval, ``0.71 (0.62 to 0.79)``, or that it is undefined."""
    if one.value is None:
        return "undefined: one word was used throughout"
    if one.low is None or one.high is None:
        return f"{_decimal(one.value)} (interval undefined)"
    return f"{_decimal(one.value)} ({_decimal(one.low)} to {_decimal(one.high)})"


def _decimal(value: float) -> str:
    return f"{value:.2f}".replace("-0.00", "0.00").replace("-", "−")


def meaning_of(one: Agreement | OtherAgreement) -> str:
    """What agreement between raters of these kinds can show, in a sentence."""
    first, second = one.kinds
    if first is None or second is None:
        return "It is not recorded whether these raters are people, so it is not known what their agreement shows."
    if first is second:
        who = "people" if first is RaterKind.PERSON else "machine-assisted"
        return f"Both raters are {who}: agreement shows that the judgements can be repeated, not that they are right."
    kinds = f"{one.first} is {_kind(first)} and {one.second} {_kind(second)}"
    return f"{kinds}: agreement compares the two and does not show which is right."


def _kind(kind: RaterKind) -> str:
    return "a person" if kind is RaterKind.PERSON else kind.value


def agreement_by_stance(review: EvidenceReview) -> Frame:
    """Agreement on each of the five words, with its numerator and denominator."""
    return framed(
        "agreement-by-stance",
        "Agreement by stance",
        "On which stance do the raters agree? One row a set of pairs and stance.",
        ("Pairs", "Stance", "Chosen by both", "Chosen by either", "Specific agreement"),
        (
            (
                one.scope,
                stance.value,
                both // 2,
                chosen - both // 2,
                f"{both / chosen:.2f} ({both} of {chosen} choices)"
                if chosen >= FEWEST_FOR_PERCENT
                else f"{both} of {chosen} choices",
            )
            for one in review.agreements
            for stance, both, chosen in one.by_stance
        ),
        (
            "“Chosen by both” and “Chosen by either” count pairs. Specific agreement: of the times that either rater "
            "chose the word, how many fell on a pair where both did; a pair on which both did is two choices.",
            "Among relevant pairs none can be “does not address” by both, so its agreement there is 0 by definition.",
        )
        if review.agreements
        else (),
        empty=_NO_AGREEMENT,
    )


def rater_disagreements(review: EvidenceReview) -> Frame:
    """Pairs on which the raters differ, with what was settled."""
    found = disputed(review.evidence)
    pairs = review.agreements[0].pairs if review.agreements else 0
    raters = [(one.first, one.second) for one in review.agreements[:1]]
    return framed(
        "rater-disagreements",
        "Disagreements between raters",
        "Where did the raters differ, and what was settled? One row a pair.",
        ("Claim", "Study", "First rater", "Second rater", "Settled"),
        (
            (one.claim, one.study, one.first.value, one.second.value, words(one.settled, "not adjudicated"))
            for one in found
        ),
        tuple(
            f"The first rater is {first}, the second {second}; they differ on {len(found)} of {counted(pairs, 'pair')}."
            for first, second in raters
        ),
        empty="No row: the raters differ on no pair that both judged." if pairs else _NO_AGREEMENT,
    )


def judged_by(review: EvidenceReview) -> Frame:
    """Raters, what they are, and how many links each judged alone and how many each settled."""
    evidence = review.evidence
    own = {ratings.rater: len(ratings.links) for ratings in evidence.ratings}
    settled = Counter(link.judged_by for link in evidence.links)
    listed = {rater.name: rater for rater in evidence.raters}
    names = dict.fromkeys([*listed, *own, *settled])
    return framed(
        "judged-by",
        "Judged by",
        "Who judged, and how much? One row a rater.",
        ("Name", "Kind", "Links judged blind", "Links adjudicated", "Note"),
        (
            (
                name,
                listed[name].kind.value if name in listed else "not listed in raters.csv",
                own.get(name, 0),
                settled[name],
                words(listed[name].note if name in listed else "", NONE),
            )
            for name in names
        ),
        (f"{counted(len(evidence.links), 'adjudicated link')} in all; what both raters chose is adjudicated too.",),
        empty="No row: nobody is recorded to have judged.",
    )


def not_checked(review: EvidenceReview) -> Frame:
    """What was not checked, and why."""
    return framed(
        "not-checked",
        "Not checked",
        "What was not checked, and why? One row a thing; none of it counts as fine.",
        ("What", "Why"),
        unchecked(review.appraised),
        empty="No row: nothing is recorded as not checked.",
    )


def inputs(review: EvidenceReview) -> Frame:
    """The files read, with the SHA-256 of their bytes, and how many rows of each table became records."""
    evidence = review.evidence
    kept = {sheet.file: (len(sheet.rows), len(evidence.records_of(sheet))) for sheet in evidence.sheets}
    return framed(
        "inputs",
        "Files read",
        "Which files does this report rest on, byte for byte, and did all of their rows arrive? One row a file.",
        ("File", "Rows", "Records", "SHA-256"),
        (
            (file, *kept.get(file, (NOT_APPLICABLE, NOT_APPLICABLE)), digest)
            for file, digest in sorted(evidence.inputs.items())
        ),
        ("A row that gave no record is reported as a fault, with its place.",) if kept else (),
        empty="No row: no file was read.",
    )
