"""Risk of bias as tables: every domain of every result with its reason, and each result on one line."""

from collections import Counter

from analysis.appraise.bias import NO_JUDGEMENT, WITH_OVERALL, Result, overall
from analysis.appraise.raters.agreement import BIAS
from analysis.check.evidence_review import EvidenceReview
from analysis.model.words import RaterKind
from analysis.show.table import Table
from analysis.show.tables.layout import laid_out
from analysis.tell.sentences import Told
from analysis.text.prose.phrases import listed, tallied


def risk_of_bias(review: EvidenceReview) -> Table:
    """Every domain of every result that was appraised, those without a row included."""
    found = review.appraised.bias
    tools = dict.fromkeys(f"{result.tool} ({result.form.source})" for result in found)
    rows = [(result, domain, result.rows.get(domain.name)) for result in found for domain in result.domains]
    return laid_out("risk-of-bias", rows, {}, tools="; ".join(tools), **_told(review))


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
        **_told(review),
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


def _told(review: EvidenceReview) -> dict[str, Told]:
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
