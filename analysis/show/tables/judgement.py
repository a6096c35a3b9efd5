"""Judgements: who judged what, how well the raters agree, and the risk of bias, every domain of every result."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import partial

from analysis.appraise.bias import NO_JUDGEMENT, WITH_OVERALL, Result, overall
from analysis.appraise.raters.agreement import ALL_PAIRS, BIAS, STANCES, Agreement
from analysis.appraise.raters.coefficients import FEWEST_PAIRS, RESAMPLES
from analysis.appraise.raters.rated_pairs import NO_REASON, RatedPair, disputed, rated_pairs
from analysis.appraise.raters.rated_pairs import overruled as overruled_pairs
from analysis.check.evidence_review import EvidenceReview
from analysis.model.evidence import Evidence, grouped
from analysis.model.words import RaterKind
from analysis.schema import RATED
from analysis.show.table import Table, TableColumn
from analysis.show.tables.cells import NOT_APPLICABLE
from analysis.show.tables.layout import columns_of, laid_out, layouts
from analysis.show.tables.studies import study_names
from analysis.show.value import Absent
from analysis.tell.numbers.all_numbers import numbers_by_id
from analysis.tell.numbers.number import slug
from analysis.tell.numbers.of_judgements import TOO_FEW, coefficients_in_words, printed_coefficient, specific_agreement
from analysis.tell.sentences import Told
from analysis.tell.who_judged import notice
from analysis.text.prose.phrases import counted, listed, sentence, tallied

# What it means that a table on agreement is empty.
_NO_AGREEMENT = layouts()["agreement"]["empty"]


def agreement(review: EvidenceReview) -> Table:
    """Agreement of each two raters, and of more together, on every kind of judgement."""
    found = review.appraised.agreement
    return laid_out(
        "agreement",
        found,
        {
            "Raters": lambda one: listed(one.raters),
            "Kinds": kinds_of,
            "Agreed": lambda one: f"{one.agreed:,} of {one.pairs:,}",
            "Share agreed": partial(_given, "raw"),
            "Cohen's kappa": partial(_given, "kappa"),
            "Gwet's AC1": partial(_given, "ac1"),
            "Weighted kappa": partial(_given, "weighted"),
            "Krippendorff's alpha": partial(_given, "alpha"),
            "Recorded by one alone": lambda one: listed(map(str, one.alone)),
        },
        meanings=tuple(sorted({meaning_of(one) for one in found})),
        fewest=FEWEST_PAIRS,
        resamples=f"{RESAMPLES:,}",
    )


def _given(field: str, one: Agreement) -> str:
    """A share or coefficient with its interval, or why there is none."""
    if field in ("kappa", "ac1", "weighted") and len(one.raters) > 2:
        return Absent(f"{NOT_APPLICABLE}: more than two raters")
    if field == "weighted" and one.ordered is None:
        return Absent(f"{NOT_APPLICABLE}: the words have no order")
    found = getattr(one, field)
    over = f", over {one.ordered} pairs" if found and one.ordered is not None and field != "raw" else ""
    return f"{printed_coefficient(found)}{over}" if found else Absent(TOO_FEW)


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
            "Krippendorff's alpha": partial(_given, "alpha"),
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
    raters = (one.rater for one in review.evidence.ratings if one.links)
    words = (TableColumn(rater, partial(_word_of, rater), "not judged") for rater in raters)
    shared = any(one.judged == STANCES for one in review.appraised.agreement)
    return laid_out(
        "rater-disagreements",
        found,
        (claim, study, *words, adjudicated),
        empty="No row: the raters differ on no pair that two of them judged." if shared else _NO_AGREEMENT,
    )


def _word_of(rater: str, pair: RatedPair) -> str | None:
    return pair.rated[rater].stance if rater in pair.rated else None


def overruled(review: EvidenceReview) -> Table:
    """Pairs on which all raters agree and another word was adjudicated, with the reason."""
    found = review.evidence.once(overruled_pairs)
    return laid_out(
        "overruled",
        found,
        {"How many": lambda pair: len(pair.rated)},
        without=sum(not pair.reason for pair in found),
        empty=_not_overruled(review),
    )


def _not_overruled(review: EvidenceReview) -> str:
    agreed = any(pair.agreed and pair.adjudicated for pair in review.evidence.once(rated_pairs))
    return "No row: no raters who agree were overruled." if agreed else _NO_AGREEMENT


def overruled_in_short(review: EvidenceReview) -> Table:
    """What raters who agree were overruled from and to, how often, and the reason given most often."""
    found = review.evidence.once(overruled_pairs)
    changes = grouped(((str(pair.agreed), str(pair.word)), pair) for pair in found)
    return laid_out(
        "overruled-in-short",
        sorted(changes.items(), key=lambda change: (-len(change[1]), change[0])),
        {"Pairs": lambda change: len(change[1]), "Why": lambda change: _reasons(change[1], review.evidence)},
        rows_of=len(found),
        empty=_not_overruled(review),
    )


def _reasons(pairs: Iterable[RatedPair], evidence: Evidence) -> str:
    """The reason given most often, studies by their names, and how many others there are."""
    reasons = Counter(pair.reason or NO_REASON for pair in pairs)
    (most, times), *others = reasons.most_common()
    more = f" {counted(sum(count for _, count in others), 'pair')} for other reasons." if others else ""
    often = f" ({times} pairs)" if others and times > 1 else ""
    names = evidence.once(study_names)
    most = re.sub(r"\w+", lambda word: names.get(word[0], word[0]), most)
    return f"{sentence(most).removesuffix('.')}{often}.{more}"


def judged_by(review: EvidenceReview) -> Table:
    """Raters, what they are, and how many links each judged alone and how many each adjudicated."""
    evidence, known = review.evidence, review.once(numbers_by_id)
    raters = {rater.name: rater for rater in evidence.raters}
    own = (ratings.rater for ratings in evidence.ratings)
    adjudicators = (link.judged_by for link in evidence.links)
    tables = (getattr(one, name) for one in (evidence, *evidence.ratings) for name in RATED if name != "links")
    others = Counter(row.judged_by for rows in tables for row in rows)
    return laid_out(
        "judged-by",
        [(name, raters.get(name)) for name in dict.fromkeys([*raters, *own, *adjudicators])],
        {
            "Links judged blind": lambda row: known.get(f"alone.{slug(row[0])}", 0),
            "Links adjudicated": lambda row: known.get(f"adjudicated.{slug(row[0])}", 0),
            "Other rows": lambda row: others[row[0]],
        },
        links=len(evidence.links),
        notice=notice(evidence),
    )


def risk_of_bias(review: EvidenceReview) -> Table:
    """Every domain of every result that was appraised, those without a row included."""
    found = review.appraised.bias
    tools = dict.fromkeys(f"{result.tool} ({result.form.source})" for result in found)
    rows = [(result, domain, result.rows.get(domain.name)) for result in found for domain in result.domains]
    return laid_out("risk-of-bias", rows, {}, tools="; ".join(tools), **_judged(review))


def risk_of_bias_summary(review: EvidenceReview) -> Table:
    """One row a result: how many of its domains were judged, and with which words."""
    found, study = review.appraised.bias, review.evidence.study
    tools = {result.tool for result in found}
    return laid_out(
        "risk-of-bias-summary",
        found,
        {
            "Design": lambda result: getattr(study.get(result.study), "design", None),
            "Domains": tally,
            "Overall": _whole,
            "Judged by": lambda result: ", ".join(dict.fromkeys(row.judged_by for row in result.rows.values())),
        },
        graded=bool(tools & set(WITH_OVERALL)),
        answered=bool(tools - set(WITH_OVERALL)),
        **_judged(review),
    )


def _whole(result: Result) -> str:
    """The overall judgement with its reason."""
    whole = overall(result)
    return f"{whole.judgement or ('not told' if result.tool in WITH_OVERALL else 'none')}: {whole.why}"


def tally(result: Result) -> str:
    """How many domains have which word: ``2 of 5 judged: 1 some concerns, 1 high; 3 not assessed``."""
    counts = Counter(result.word(domain) for domain in result.form.domains)
    used = dict.fromkeys([*result.form.words, *counts])
    told, untold = (tallied(counts, [word for word in used if (word in NO_JUDGEMENT) is no]) for no in (False, True))
    judged = f"{len(result.judged)} of {len(result.form.domains)} judged"
    return "; ".join(filter(None, (f"{judged}: {told}" if told else judged, untold)))


def _judged(review: EvidenceReview) -> dict[str, Told]:
    """How many domains were judged, of what kind the judges are, and whether their agreement is known."""
    found, kinds = review.appraised.bias, {rater.name: rater.kind for rater in review.evidence.raters}
    judges = dict.fromkeys(row.judged_by for row in review.evidence.appraisals) if found else ()
    compared = any(one.judged.startswith(BIAS) for one in review.appraised.agreement)
    return {
        "judged": sum(len(result.judged) for result in found),
        "domains": sum(len(result.form.domains) for result in found),
        "results": len(found),
        "machines": listed([name for name in judges if kinds.get(name) is RaterKind.MACHINE_ASSISTED]),
        "compared": bool(found) and compared,
        "alone": bool(found) and not compared,
    }
