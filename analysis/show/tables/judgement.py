"""Who judged what, how well the raters agree, what was not checked, and which files it all rests on."""

from operator import attrgetter, itemgetter

from analysis.appraise.agreement import RESAMPLES, Agreement, Coefficient, disputed
from analysis.appraise.other_agreement import OtherAgreement
from analysis.appraise.wording.value import FEWEST_FOR_PERCENT
from analysis.check.evidence_review import EvidenceReview
from analysis.model.words import RaterKind
from analysis.show.table import Table, TableColumn
from analysis.show.tables.cells import FEW, NONE, NOT_APPLICABLE
from analysis.show.value import Absent, Home
from analysis.tell.not_checked import not_checked as unchecked
from analysis.tell.numbers.all_numbers import numbers_by_id
from analysis.tell.numbers.number import slug
from analysis.tell.numbers.of_judgements import printed_coefficient, specific_agreement
from analysis.tell.who_judged import notice
from analysis.text.prose.phrases import counted

_NO_AGREEMENT = "No row: not computed, as fewer than two raters' own links share a pair."


def agreement(review: EvidenceReview) -> Table:
    """Agreement of the first two raters, over all pairs and over the relevant ones."""
    found = review.agreements
    return Table(
        "agreement",
        "Agreement between raters",
        "How often did two raters, blind to each other, choose the same stance? One row a set of pairs.",
        (
            TableColumn("Pairs", attrgetter("scope")),
            TableColumn("First rater", attrgetter("first")),
            TableColumn("Second rater", attrgetter("second")),
            TableColumn("Agreed", agreed),
            TableColumn("Share agreed", lambda one: given(one, one.raw)),
            TableColumn("Cohen's kappa", attrgetter("kappa"), words=printed_coefficient),
            TableColumn("Gwet's AC1", attrgetter("ac1"), words=printed_coefficient),
        ),
        found,
        row_notes=(
            *sorted({meaning_of(one) for one in found}),
            "Relevant pairs: those that either rater found to be more than “does not address”.",
            f"In brackets: 95 % interval, from {RESAMPLES:,} bootstrap resamples of whole claims.",
        ),
        empty=_NO_AGREEMENT,
    )


def agreed(one: Agreement | OtherAgreement) -> str:
    """How many pairs were judged alike, of how many."""
    return f"{one.agreed} of {one.pairs}"


def given(one: Agreement | OtherAgreement, of: Coefficient) -> str:
    """A share or coefficient of the pairs, if there are enough."""
    return printed_coefficient(of) if one.pairs >= FEWEST_FOR_PERCENT else Absent(FEW)


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


def agreement_by_stance(review: EvidenceReview) -> Table:
    """Agreement on each of the five words, with its numerator and denominator."""
    return Table(
        "agreement-by-stance",
        "Agreement by stance",
        "On which stance do the raters agree? One row a set of pairs and stance.",
        (
            TableColumn("Pairs", itemgetter(0)),
            TableColumn("Stance", itemgetter(1)),
            TableColumn("Chosen by both", lambda row: row[2] // 2),
            TableColumn("Chosen by either", lambda row: row[3] - row[2] // 2),
            TableColumn("Specific agreement", lambda row: specific_agreement(row[2], row[3])),
        ),
        tuple((one.scope, *row) for one in review.agreements for row in one.by_stance),
        row_notes=(
            "“Chosen by both” and “Chosen by either” count pairs. Specific agreement: of the times that either rater "
            "chose the word, how many fell on a pair where both did; a pair on which both did is two choices.",
            "Among relevant pairs none can be “does not address” by both, so its agreement there is 0 by definition.",
        ),
        empty=_NO_AGREEMENT,
    )


def rater_disagreements(review: EvidenceReview) -> Table:
    """Pairs on which the raters differ, with what was settled."""
    found = disputed(review.evidence)
    pairs = review.agreements[0].pairs if review.agreements else 0
    raters = [(one.first, one.second) for one in review.agreements[:1]]
    return Table(
        "rater-disagreements",
        "Disagreements between raters",
        "Where did the raters differ, and what was settled? One row a pair.",
        (
            TableColumn("Claim", attrgetter("claim"), leads=Home.CLAIMS),
            TableColumn("Study", attrgetter("study"), leads=Home.STUDIES),
            TableColumn("First rater", attrgetter("first")),
            TableColumn("Second rater", attrgetter("second")),
            TableColumn("Settled", attrgetter("settled"), "not adjudicated"),
        ),
        found,
        tuple(
            f"The first rater is {first}, the second {second}; they differ on {len(found)} of {counted(pairs, 'pair')}."
            for first, second in raters
        ),
        empty="No row: the raters differ on no pair that both judged." if pairs else _NO_AGREEMENT,
    )


def judged_by(review: EvidenceReview) -> Table:
    """Raters, what they are, and how many links each judged alone and how many each settled."""
    evidence, known = review.evidence, review.once(numbers_by_id)
    listed = {rater.name: rater for rater in evidence.raters}
    own = (ratings.rater for ratings in evidence.ratings)
    settled = (link.judged_by for link in evidence.links)
    return Table(
        "judged-by",
        "Judged by",
        "Who judged, and how much? One row a rater.",
        (
            TableColumn("Name", str),
            TableColumn("Kind", lambda name: listed[name].kind if name in listed else None, "not listed in raters.csv"),
            TableColumn("Links judged blind", lambda name: known.get(f"alone.{slug(name)}", 0)),
            TableColumn("Links adjudicated", lambda name: known.get(f"settled.{slug(name)}", 0)),
            TableColumn("Note", lambda name: listed[name].note if name in listed else "", NONE),
        ),
        tuple(dict.fromkeys([*listed, *own, *settled])),
        (
            f"{counted(len(evidence.links), 'adjudicated link')} in all; what both raters chose is adjudicated too.",
            notice(evidence),
        ),
        empty="No row: nobody is recorded to have judged.",
    )


def not_checked(review: EvidenceReview) -> Table:
    """What was not checked, and why."""
    return Table(
        "not-checked",
        "Not checked",
        "What was not checked, and why? One row a thing; none of it counts as fine.",
        (TableColumn("What", itemgetter(0)), TableColumn("Why", itemgetter(1))),
        tuple(unchecked(review.appraised)),
        empty="No row: nothing is recorded as not checked.",
    )


def inputs(review: EvidenceReview) -> Table:
    """The files read, with the SHA-256 of their bytes, and how many rows of each table became records."""
    evidence = review.evidence
    kept = {sheet.file: (len(sheet.rows), len(evidence.records_of(sheet))) for sheet in evidence.sheets}
    return Table(
        "inputs",
        "Files read",
        "Which files does this report rest on, byte for byte, and did all of their rows arrive? One row a file.",
        (
            TableColumn("File", itemgetter(0)),
            TableColumn("Rows", lambda row: kept.get(row[0], (None, None))[0], NOT_APPLICABLE),
            TableColumn("Records", lambda row: kept.get(row[0], (None, None))[1], NOT_APPLICABLE),
            TableColumn("SHA-256", itemgetter(1)),
        ),
        tuple(sorted(evidence.inputs.items())),
        ("A row that gave no record is reported as a fault, with its place.",) if kept else (),
        empty="No row: no file was read.",
    )
