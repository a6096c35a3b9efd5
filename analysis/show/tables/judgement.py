"""Who judged what, and how well the raters agree."""

from collections import Counter
from collections.abc import Callable
from operator import itemgetter

from analysis.appraise.raters.agreement import FEWEST_PAIRS, STANCES, Agreement
from analysis.appraise.raters.coefficients import RESAMPLES
from analysis.appraise.raters.rated_pairs import NO_REASON, RatedPair, disputed, rated_pairs
from analysis.appraise.raters.rated_pairs import overruled as overruled_pairs
from analysis.check.evidence_review import EvidenceReview
from analysis.model.words import RaterKind
from analysis.schema import RATED
from analysis.show.table import Table, TableColumn
from analysis.show.tables.cells import NONE, NOT_APPLICABLE
from analysis.show.value import Absent, Home
from analysis.tell.numbers.all_numbers import numbers_by_id
from analysis.tell.numbers.number import slug
from analysis.tell.numbers.of_judgements import TOO_FEW, coefficients_in_words, printed_coefficient, specific_agreement
from analysis.tell.who_judged import notice
from analysis.text.prose.phrases import counted, listed

_NO_AGREEMENT = "No row: not computed, as fewer than two raters' own judgements share a pair."


def agreement(review: EvidenceReview) -> Table:
    """Agreement of each two raters, and of more together, on every kind of judgement."""
    found = review.appraised.agreement
    return Table(
        "agreement",
        "Agreement between raters",
        "How often did raters, blind to each other, judge alike? One row a kind of judgement and group of raters.",
        (
            TableColumn("Judged", "judged"),
            TableColumn("Pairs", "scope", under="Judged"),
            TableColumn("Raters", lambda one: listed(one.raters)),
            TableColumn("Kinds", kinds_of, under="Raters"),
            TableColumn("Agreed", lambda one: f"{one.agreed} of {one.pairs}"),
            TableColumn("Share agreed", _given("raw"), under="Agreed"),
            TableColumn("Cohen's kappa", _given("kappa"), under="Unweighted"),
            TableColumn("Gwet's AC1", _given("ac1"), under="Unweighted"),
            TableColumn("Weighted kappa", _given("weighted"), under="Weighted"),
            TableColumn("Krippendorff's alpha", _given("alpha"), under="Weighted"),
            TableColumn("Recorded by one alone", lambda one: listed(map(str, one.alone))),
        ),
        found,
        row_notes=(
            *sorted({meaning_of(one) for one in found}),
            f"A pair is what two or more of the raters judged. Under {FEWEST_PAIRS} pairs no share, coefficient or "
            "interval is given. “relevant pairs”: without those that all found not to address the claim; “judged by "
            "either”: without the domains that all left not assessed.",
            "Kappa and AC1 compare two raters; alpha is over all who are named, whatever each of them judged. Weighted "
            "kappa (linear) and ordinal alpha are over pairs in which two words stand on one scale; where words have "
            "no order, alpha is nominal.",
            "“Recorded by one alone” counts, rater by rater, what none of the others has a row for; it enters no "
            "coefficient. Where nothing says that the others saw it and left it, it may be an oversight.",
            "Kappa and alpha fall towards 0 where one word is used almost throughout, however often the raters agree "
            "(Feinstein & Cicchetti 1990, J Clin Epidemiol 43:543-9).",
            f"In brackets: 95 % interval, from {RESAMPLES:,} bootstrap resamples of claims, studies or questions.",
        ),
        empty=_NO_AGREEMENT,
    )


def _given(field: str) -> Callable[[Agreement], str]:
    """A share or coefficient with its interval, or why there is none."""

    def words(one: Agreement) -> str:
        if field in ("kappa", "ac1", "weighted") and len(one.raters) > 2:
            return Absent(f"{NOT_APPLICABLE}: more than two raters")
        if field == "weighted" and one.ordered is None:
            return Absent(f"{NOT_APPLICABLE}: the words have no order")
        found = getattr(one, field)
        over = f", over {one.ordered} pairs" if found and one.ordered is not None and field != "raw" else ""
        return f"{printed_coefficient(found)}{over}" if found else Absent(TOO_FEW)

    return words


def kinds_of(one: Agreement) -> str:
    """What the raters are, in their order: ``person and machine-assisted``; once if all are alike."""
    kinds = [kind or "kind not recorded" for kind in one.kinds]
    return kinds[0] if len(set(kinds)) == 1 else listed(kinds)


def meaning_of(one: Agreement) -> str:
    """What agreement between raters of these kinds can show, in a sentence."""
    if None in one.kinds:
        return "It is not recorded whether these raters are people, so it is not known what their agreement shows."
    if len(set(one.kinds)) > 1:
        return "Agreement of a person and a machine-assisted rater compares the two and does not show which is right."
    who = "people" if one.kinds[0] is RaterKind.PERSON else "machine-assisted"
    return f"These raters are {who}: agreement shows that the judgements can be repeated, not that they are right."


def stances_chosen(one: Agreement) -> str:
    """How often raters chose the same stance, with the coefficients, in a sentence."""
    return (
        f"On {one.scope}, {listed(one.raters)} chose the same stance for {one.agreed:,} of {one.pairs:,}; "
        f"{coefficients_in_words(one)}."
    )


def agreement_by_stance(review: EvidenceReview) -> Table:
    """Agreement of each two raters on each stance, with its numerator and denominator."""
    return Table(
        "agreement-by-stance",
        "Agreement by stance",
        "On which stance do two raters agree? One row two raters, a set of pairs and a stance.",
        (
            TableColumn("Pairs", lambda row: row[0].scope),
            TableColumn("Raters", lambda row: listed(row[0].raters), under="Pairs"),
            TableColumn("Stance", itemgetter(1)),
            TableColumn("Chosen by both", lambda row: row[2] // 2),
            TableColumn("Chosen by either", lambda row: row[3] - row[2] // 2),
            TableColumn("Specific agreement", lambda row: specific_agreement(row[2], row[3], row[0].pairs)),
        ),
        tuple((one, *row) for one in review.appraised.agreement if one.judged == STANCES for row in one.by_word),
        row_notes=(
            "“Chosen by both” and “Chosen by either” count pairs. Specific agreement: of the times that either rater "
            "chose the word, how many fell on a pair where both did; a pair on which both did is two choices.",
            "Among relevant pairs none can be “does not address” by both, so its agreement there is 0 by definition.",
        ),
        empty=_NO_AGREEMENT,
    )


def rater_disagreements(review: EvidenceReview) -> Table:
    """Pairs on which raters differ, with what was adjudicated."""
    found = review.evidence.once(disputed)
    raters = [one.rater for one in review.evidence.ratings if one.links]
    shared = any(one.judged == STANCES for one in review.appraised.agreement)
    return Table(
        "rater-disagreements",
        "Disagreements between raters",
        "Where did raters differ, and what was adjudicated? One row a pair.",
        (
            *_PAIR,
            *(TableColumn(name, _word_of(name), "not judged") for name in raters),
            TableColumn("Adjudicated", "word", "not adjudicated"),
        ),
        found,
        row_notes=(f"Raters differ on {counted(len(found), 'pair')}; under each rater's name stands that one's word.",),
        empty="No row: the raters differ on no pair that two of them judged." if shared else _NO_AGREEMENT,
    )


_PAIR = (
    TableColumn("Claim", "claim", leads=Home.CLAIMS),
    TableColumn("Study", "study", leads=Home.STUDIES),
)


def _word_of(rater: str) -> Callable[[RatedPair], str | None]:
    return lambda pair: pair.rated[rater].stance if rater in pair.rated else None


def overruled(review: EvidenceReview) -> Table:
    """Pairs on which all raters agree and another word was adjudicated, with the reason."""
    found = review.evidence.once(overruled_pairs)
    without = sum(not pair.reason for pair in found)
    return Table(
        "overruled",
        "Raters overruled",
        "Where do all raters agree, two or more, and another word was adjudicated, and why? One row a pair.",
        (
            *_PAIR,
            TableColumn("All raters", "agreed"),
            TableColumn("How many", lambda pair: len(pair.rated), under="All raters"),
            TableColumn("Adjudicated", "word"),
            TableColumn("Reason for overruling", "reason", NO_REASON),
        ),
        found,
        row_notes=(f"No reason is given for {without} of {counted(len(found), 'pair')}.",),
        empty="No row: no raters who agree were overruled."
        if any(pair.agreed and pair.adjudicated for pair in review.evidence.once(rated_pairs))
        else _NO_AGREEMENT,
    )


def judged_by(review: EvidenceReview) -> Table:
    """Raters, what they are, and how many links each judged alone and how many each adjudicated."""
    evidence, known = review.evidence, review.once(numbers_by_id)
    known_raters = {rater.name: rater for rater in evidence.raters}
    own = (ratings.rater for ratings in evidence.ratings)
    adjudicators = (link.judged_by for link in evidence.links)
    tables = (getattr(one, name) for one in (evidence, *evidence.ratings) for name in RATED if name != "links")
    others = Counter(row.judged_by for rows in tables for row in rows)
    return Table(
        "judged-by",
        "Judged by",
        "Who judged, and how much? One row a rater.",
        (
            TableColumn("Name", str),
            TableColumn("Kind", lambda name: getattr(known_raters.get(name), "kind", None), "not listed in raters.csv"),
            TableColumn("Links judged blind", lambda name: known.get(f"alone.{slug(name)}", 0)),
            TableColumn("Links adjudicated", lambda name: known.get(f"adjudicated.{slug(name)}", 0)),
            TableColumn("Other rows", lambda name: others[name]),
            TableColumn("Note", lambda name: known_raters[name].note if name in known_raters else "", NONE),
        ),
        tuple(dict.fromkeys([*known_raters, *own, *adjudicators])),
        (
            f"{counted(len(evidence.links), 'adjudicated link')} in all; what all raters chose is adjudicated too.",
            "Other rows: of risk of bias, certainty, harms, disagreements and categories, judged blind or adjudicated.",
            notice(evidence),
        ),
        empty="No row: nobody is recorded to have judged.",
    )
