"""Risk of bias as tables: every domain of every result with its reason, and each result on one line."""

from collections import Counter
from collections.abc import Iterator

from analysis.appraise.bias import NO_JUDGEMENT, NOT_ASSESSED, WITH_OVERALL, Domain, Result, overall
from analysis.check.evidence_review import EvidenceReview
from analysis.model.words import RaterKind
from analysis.show.tables.cells import NOT_READ, Cell, framed, words
from analysis.show.tables.frame import Frame
from analysis.text.prose.phrases import counted, listed

_EMPTY = "No row: risk of bias was not appraised, as appraisals.csv lists nothing."

_ABSENT = (
    "“not assessed”: what was read does not let anybody judge the domain. It is not a judgement, and no sign that the "
    "study did well or badly there. A study's own abstract alone lets nobody judge, except of a limitation that it "
    "states itself."
)


def risk_of_bias(review: EvidenceReview) -> Frame:
    """Every domain of every result that was appraised, those without a row included."""
    found = review.appraised.bias
    return framed(
        "risk-of-bias",
        "Risk of bias, domain by domain",
        "What may have distorted each result, by whose judgement and on what text? One row a domain of a result.",
        ("Study", "Outcome", "Phase", "Tool", "Domain", "Judgement", "Reason", "Read at", "Judged by"),
        (_row(result, domain) for result in found for domain in result.domains),
        (_judged(found), _ABSENT, *_raters(review), _tools(found)) if found else (),
        empty=_EMPTY,
    )


def _row(result: Result, domain: Domain) -> tuple[Cell, ...]:
    row = result.rows.get(domain.name)
    about = (result.study, result.outcome, result.phase.value, result.tool.value, domain.label)
    if row is None:
        return (*about, NOT_ASSESSED, "no row: nobody judged this domain", NOT_READ, "nobody")
    return (*about, row.judgement, row.reason, words(row.read_at, NOT_READ), row.judged_by)


def risk_of_bias_summary(review: EvidenceReview) -> Frame:
    """One row a result: how many of its domains were judged, and with which words."""
    found = review.appraised.bias
    return framed(
        "risk-of-bias-summary",
        "Risk of bias, result by result",
        "How much of the risk of bias of each result could be judged, and how? One row a result.",
        ("Study", "Design", "Outcome", "Phase", "Tool", "Domains", "Overall", "Judged by"),
        (_line(result, review) for result in found),
        (_judged(found), _ABSENT, *_overall(found), *_raters(review)) if found else (),
        empty=_EMPTY,
    )


def _line(result: Result, review: EvidenceReview) -> tuple[Cell, ...]:
    study = review.evidence.study.get(result.study)
    whole = overall(result)
    none = "not told" if result.tool in WITH_OVERALL else "none"
    return (
        result.study,
        study.design.value if study else "not in studies.csv",
        result.outcome,
        result.phase.value,
        result.tool.value,
        tally(result),
        f"{whole.judgement or none}: {whole.why}",
        ", ".join(dict.fromkeys(row.judged_by for row in result.rows.values())),
    )


def tally(result: Result) -> str:
    """How many domains have which word: ``2 of 5 judged: 1 some concerns, 1 high; 3 not assessed``."""
    counts = Counter(result.word(domain) for domain in result.form.domains)
    used = [word for word in dict.fromkeys([*result.form.words, *counts]) if counts[word]]
    told = ", ".join(f"{counts[word]} {word}" for word in used if word not in NO_JUDGEMENT)
    untold = ", ".join(f"{counts[word]} {word}" for word in used if word in NO_JUDGEMENT)
    judged = f"{len(result.judged)} of {len(result.form.domains)} judged"
    return "; ".join(filter(None, (f"{judged}: {told}" if told else judged, untold)))


def _judged(found: tuple[Result, ...]) -> str:
    domains = sum(len(result.form.domains) for result in found)
    judged = sum(len(result.judged) for result in found)
    return f"Judged: {judged} of {counted(domains, 'domain')} of {counted(len(found), 'result')}."


def _overall(found: tuple[Result, ...]) -> Iterator[str]:
    tools = {result.tool for result in found}
    if tools & set(WITH_OVERALL):
        yield (
            "Overall: the worst word among the domains, as the tools' authors have it, and only where every domain was "
            "judged."
        )
    if tools - set(WITH_OVERALL):
        yield "Of JBI's checklists and of the critical items of AMSTAR 2, which are answers, no overall rating is made."


def _tools(found: tuple[Result, ...]) -> str:
    forms = dict.fromkeys((result.tool, result.form.source) for result in found)
    return f"Tools: {'; '.join(f'{tool} ({source})' for tool, source in forms)}."


def _raters(review: EvidenceReview) -> Iterator[str]:
    """Of what kind the judges are, and where their agreement stands."""
    kinds = {rater.name: rater.kind for rater in review.evidence.raters}
    judges = dict.fromkeys(row.judged_by for row in review.evidence.appraisals)
    machines = [name for name in judges if kinds.get(name) is RaterKind.MACHINE_ASSISTED]
    if machines:
        yield f"Machine-assisted: {listed(machines)}, that is a machine that worked from a written brief."
    if any(one.judged.startswith("risk of bias") for one in review.appraised.other_agreement):
        yield "How well the raters agree is under “Agreement on other judgements”."
    else:
        yield "Not checked: agreement on risk of bias, as no two raters' own appraisals share a domain."
