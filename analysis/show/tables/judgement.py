"""Who judged what, and how well the raters agree."""

from collections import Counter
from collections.abc import Callable, Iterable

from analysis.appraise.raters.agreement import ALL_PAIRS, STANCES, Agreement
from analysis.appraise.raters.coefficients import FEWEST_PAIRS, RESAMPLES
from analysis.appraise.raters.rated_pairs import NO_REASON, RatedPair, disputed, rated_pairs
from analysis.appraise.raters.rated_pairs import overruled as overruled_pairs
from analysis.check.evidence_review import EvidenceReview
from analysis.model.evidence import grouped
from analysis.model.words import RaterKind
from analysis.schema import RATED
from analysis.show.table import Table, TableColumn
from analysis.show.tables.cells import NOT_APPLICABLE
from analysis.show.tables.layout import columns_of, laid_out, layouts
from analysis.show.value import Absent
from analysis.tell.numbers.all_numbers import numbers_by_id
from analysis.tell.numbers.number import slug
from analysis.tell.numbers.of_judgements import TOO_FEW, coefficients_in_words, printed_coefficient, specific_agreement
from analysis.tell.who_judged import notice
from analysis.text.prose.phrases import counted, listed, sentence

# What it means that a table on agreement is empty.
_NO_AGREEMENT = layouts()["agreement"].empty


def agreement(review: EvidenceReview) -> Table:
    """Agreement of each two raters, and of more together, on every kind of judgement."""
    found = review.appraised.agreement
    return laid_out(
        "agreement",
        found,
        {
            "Raters": lambda one: listed(one.raters),
            "Kinds": kinds_of,
            "Agreed": lambda one: f"{one.agreed} of {one.pairs}",
            "Share agreed": _given("raw"),
            "Cohen's kappa": _given("kappa"),
            "Gwet's AC1": _given("ac1"),
            "Weighted kappa": _given("weighted"),
            "Krippendorff's alpha": _given("alpha"),
            "Recorded by one alone": lambda one: listed(map(str, one.alone)),
        },
        meanings=tuple(sorted({meaning_of(one) for one in found})),
        fewest=FEWEST_PAIRS,
        resamples=f"{RESAMPLES:,}",
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
    if one.rules is None:
        return "These raters judged by different rules: where they differ, the rules may, and not the reading."
    who = "people" if one.kinds[0] is RaterKind.PERSON else "machine-assisted"
    return f"These raters are {who}: agreement shows that the judgements can be repeated, not that they are right."


def stances_chosen(one: Agreement) -> str:
    """How often raters chose the same stance, with the coefficients, in a sentence."""
    return (
        f"On {one.scope}, {listed(one.raters)} chose the same stance for {one.agreed:,} of {one.pairs:,}; "
        f"{coefficients_in_words(one)}."
    )


#: From which alpha on judgements are called repeatable, and from which only tentatively (Krippendorff 2004, Content
#: Analysis, 2nd ed., p. 241).
_REPEATABLE, _TENTATIVE = 0.8, 0.667


def agreement_in_short(review: EvidenceReview) -> Table:
    """Agreement on what there was to judge, of the largest groups of raters, where there are pairs enough."""
    every = [one for one in review.appraised.agreement if _is_widest(one, review.appraised.agreement)]
    shown = [one for one in every if one.pairs >= FEWEST_PAIRS]
    return laid_out(
        "agreement-in-short",
        shown,
        {
            "Judged": lambda one: one.judged if one.scope == ALL_PAIRS else f"{one.judged}, {one.scope}",
            "Raters": lambda one: listed(one.raters),
            "Agreed of rated": lambda one: f"{one.agreed:,} of {one.pairs:,}",
            "Krippendorff's alpha": _given("alpha"),
            "What that means": _repeated,
        },
        meanings=tuple(sorted({meaning_of(one) for one in shown})),
        few="; ".join(dict.fromkeys(one.judged for one in every if one not in shown)),
        fewest=FEWEST_PAIRS,
    )


def _is_widest(one: Agreement, every: Iterable[Agreement]) -> bool:
    """Whether no more raters are compared on the same, nor these on what is left when nothing is taken from it."""
    alike = [other for other in every if other.judged == one.judged]
    wider = any({*one.raters} < {*other.raters} for other in alike)
    left = any(other.raters == one.raters and other.scope != ALL_PAIRS for other in alike)
    return not wider and not (left and one.scope == ALL_PAIRS)


def _repeated(one: Agreement) -> str:
    """How far the judgements can be repeated, by the customary limits."""
    value = one.alpha.value if one.alpha else None
    if value is None:
        return Absent(NOT_APPLICABLE)
    if value >= _REPEATABLE:
        return "can be repeated"
    return "can be repeated, tentatively" if value >= _TENTATIVE else "cannot be relied on to be repeated"


def agreement_by_stance(review: EvidenceReview) -> Table:
    """Agreement of each two raters on each stance, with its numerator and denominator."""
    return laid_out(
        "agreement-by-stance",
        ((one, *row) for one in review.appraised.agreement if one.judged == STANCES for row in one.by_word),
        {
            "Raters": lambda row: listed(row[0].raters),
            "Chosen by both": lambda row: row[2] // 2,
            "Chosen by either": lambda row: row[3] - row[2] // 2,
            "Specific agreement": lambda row: specific_agreement(row[2], row[3], row[0].pairs),
        },
    )


def rater_disagreements(review: EvidenceReview) -> Table:
    """Pairs on which raters differ, with what was adjudicated."""
    found = review.evidence.once(disputed)
    claim, study, adjudicated = columns_of("rater-disagreements")
    words = (TableColumn(one.rater, _word_of(one.rater), "not judged") for one in review.evidence.ratings if one.links)
    shared = any(one.judged == STANCES for one in review.appraised.agreement)
    return laid_out(
        "rater-disagreements",
        found,
        (claim, study, *words, adjudicated),
        empty="No row: the raters differ on no pair that two of them judged." if shared else _NO_AGREEMENT,
    )


def _word_of(rater: str) -> Callable[[RatedPair], str | None]:
    return lambda pair: pair.rated[rater].stance if rater in pair.rated else None


def overruled(review: EvidenceReview) -> Table:
    """Pairs on which all raters agree and another word was adjudicated, with the reason."""
    found = review.evidence.once(overruled_pairs)
    agreed = any(pair.agreed and pair.adjudicated for pair in review.evidence.once(rated_pairs))
    return laid_out(
        "overruled",
        found,
        {"How many": lambda pair: len(pair.rated)},
        without=sum(not pair.reason for pair in found),
        empty="No row: no raters who agree were overruled." if agreed else _NO_AGREEMENT,
    )


def overruled_in_short(review: EvidenceReview) -> Table:
    """What raters who agree were overruled from and to, how often, and the reason given most often."""
    found = review.evidence.once(overruled_pairs)
    changes = grouped(((str(pair.agreed), str(pair.word)), pair) for pair in found)
    agreed = any(pair.agreed and pair.adjudicated for pair in review.evidence.once(rated_pairs))
    return laid_out(
        "overruled-in-short",
        sorted(changes.items(), key=lambda change: (-len(change[1]), change[0])),
        {"Pairs": lambda change: len(change[1]), "Why": lambda change: _reasons(change[1])},
        rows_of=len(found),
        empty="No row: no raters who agree were overruled." if agreed else _NO_AGREEMENT,
    )


def _reasons(pairs: Iterable[RatedPair]) -> str:
    """The reason given most often, and how many others there are."""
    reasons = Counter(pair.reason or NO_REASON for pair in pairs)
    (most, times), *others = reasons.most_common()
    more = f" {counted(sum(count for _, count in others), 'pair')} for other reasons." if others else ""
    often = f" ({times} pairs)" if others and times > 1 else ""
    return f"{sentence(most).removesuffix('.')}{often}.{more}"


def judged_by(review: EvidenceReview) -> Table:
    """Raters, what they are, and how many links each judged alone and how many each adjudicated."""
    evidence, known = review.evidence, review.once(numbers_by_id)
    known_raters = {rater.name: rater for rater in evidence.raters}
    own = (ratings.rater for ratings in evidence.ratings)
    adjudicators = (link.judged_by for link in evidence.links)
    tables = (getattr(one, name) for one in (evidence, *evidence.ratings) for name in RATED if name != "links")
    others = Counter(row.judged_by for rows in tables for row in rows)
    return laid_out(
        "judged-by",
        dict.fromkeys([*known_raters, *own, *adjudicators]),
        {
            "Name": str,
            "Kind": lambda name: getattr(known_raters.get(name), "kind", None),
            "Links judged blind": lambda name: known.get(f"alone.{slug(name)}", 0),
            "Links adjudicated": lambda name: known.get(f"adjudicated.{slug(name)}", 0),
            "Other rows": lambda name: others[name],
            "Note": lambda name: known_raters[name].note if name in known_raters else "",
        },
        links=len(evidence.links),
        notice=notice(evidence),
    )
