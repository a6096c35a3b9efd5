"""Risk of bias as tables: every domain of every result with its reason, and each result on one line."""

from collections import Counter
from collections.abc import Callable, Iterator

from analysis.appraise.bias import NO_JUDGEMENT, NOT_ASSESSED, WITH_OVERALL, Domain, Result, overall
from analysis.appraise.raters.agreement import BIAS
from analysis.check.evidence_review import EvidenceReview
from analysis.model.words import Design, RaterKind
from analysis.show.table import Table, TableColumn
from analysis.show.tables.cells import NOT_READ
from analysis.show.value import Home
from analysis.text.prose.phrases import counted, listed, tallied

_EMPTY = "No row: risk of bias was not appraised, as appraisals.csv lists nothing."

_ABSENT = (
    "“not assessed”: what was read does not let anybody judge the domain. It is not a judgement, and no sign that the "
    "study did well or badly there. A study's own abstract alone lets nobody judge, except of a limitation that it "
    "states itself."
)


def risk_of_bias(review: EvidenceReview) -> Table:
    """Every domain of every result that was appraised, those without a row included."""
    found = review.appraised.bias
    tools = dict.fromkeys(f"{result.tool} ({result.form.source})" for result in found)
    return Table(
        "risk-of-bias",
        "Risk of bias, domain by domain",
        "What may have distorted each result, by whose judgement and on what text? One row a domain of a result.",
        _DOMAINS,
        tuple((result, domain) for result in found for domain in result.domains),
        row_notes=(_judged(found), _ABSENT, *_raters(review), f"Tools: {'; '.join(tools)}."),
        empty=_EMPTY,
    )


def _of_row(name: str) -> Callable[[tuple[Result, Domain]], str | None]:
    """What the row of a domain holds; ``None`` if nobody judged it."""
    return lambda pair: getattr(pair[0].rows.get(pair[1].name), name, None)


_DOMAINS = (
    TableColumn("Study", lambda pair: pair[0].study, under="Result", leads=Home.STUDIES),
    TableColumn("Outcome", lambda pair: pair[0].outcome, under="Result"),
    TableColumn("Phase", lambda pair: pair[0].phase, under="Result"),
    TableColumn("Tool", lambda pair: pair[0].tool, under="Domain"),
    TableColumn("Domain", lambda pair: pair[1].label),
    TableColumn("Judgement", _of_row("judgement"), NOT_ASSESSED),
    TableColumn("Reason", _of_row("reason"), "no row: nobody judged this domain"),
    TableColumn("Read at", _of_row("read_at"), NOT_READ, under="Reason", leads=Home.ADDRESS),
    TableColumn("Judged by", _of_row("judged_by"), "nobody", under="Judgement"),
)


def risk_of_bias_summary(review: EvidenceReview) -> Table:
    """One row a result: how many of its domains were judged, and with which words."""
    found, study = review.appraised.bias, review.evidence.study

    def design(result: Result) -> Design | None:
        return study[result.study].design if result.study in study else None

    return Table(
        "risk-of-bias-summary",
        "Risk of bias, result by result",
        "How much of the risk of bias of each result could be judged, and how? One row a result.",
        (
            TableColumn("Study", "study", under="Result", leads=Home.STUDIES),
            TableColumn("Design", design, "not in studies.csv", under="Result"),
            TableColumn("Outcome", "outcome", under="Result"),
            TableColumn("Phase", "phase", under="Result"),
            TableColumn("Tool", "tool"),
            TableColumn("Domains", tally),
            TableColumn("Overall", _whole),
            TableColumn("Judged by", lambda one: ", ".join(dict.fromkeys(row.judged_by for row in one.rows.values()))),
        ),
        found,
        row_notes=(_judged(found), _ABSENT, *_overall(found), *_raters(review)),
        empty=_EMPTY,
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


def _raters(review: EvidenceReview) -> Iterator[str]:
    """Of what kind the judges are, and where their agreement stands."""
    kinds = {rater.name: rater.kind for rater in review.evidence.raters}
    judges = dict.fromkeys(row.judged_by for row in review.evidence.appraisals)
    machines = [name for name in judges if kinds.get(name) is RaterKind.MACHINE_ASSISTED]
    if machines:
        yield f"Machine-assisted: {listed(machines)}, that is a machine that worked from a written brief."
    if any(one.judged.startswith(BIAS) for one in review.appraised.agreement):
        yield "How well the raters agree is under “Agreement between raters”."
    else:
        yield "Not checked: agreement on risk of bias, as no two raters' own appraisals share a domain."
