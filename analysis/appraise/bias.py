"""Risk of bias: the tools, which of them fits a result, what was judged of each result, and of how many people.

A result is one outcome of one part of one study. Its domains are judged one by one, and no words are added up beyond
what the tool's own authors published. A domain that nobody could judge on what was read is *not assessed*, which is not
a judgement and counts for nothing.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from analysis.appraise.absolute import counts_people
from analysis.appraise.ladder import ALONE
from analysis.model.evidence import Evidence, grouped
from analysis.model.judgements import Appraisal
from analysis.model.records import Finding, Study
from analysis.model.words import Design, Phase, TermKind, Tool
from analysis.text.rows import rows_beside

#: What is written where the text that was read does not let anybody judge. Every tool has it.
NOT_ASSESSED = "not assessed"
#: Words that a row may hold without judging the domain: of ROBINS-I where the report tells nothing to judge by, of the
#: checklists where the study cannot have the item, and that.
NO_JUDGEMENT = ("no information", "not applicable", NOT_ASSESSED)


class Domain(NamedTuple):
    """A domain or item of a tool: its short key, as its authors number it, and its words in ``appraisals.csv``."""

    key: str
    name: str

    @property
    def label(self) -> str:
        """Key and words, the key once: ``D1 randomisation process``."""
        return self.name if self.name.startswith(f"{self.key} ") else f"{self.key} {self.name}"


class AppraisalForm(NamedTuple):
    """What a tool asks, and in which words it is answered.

    ``domains``: In the tool's order.
    ``words``: The words of a judgement, best first; then those that give no judgement, *not assessed* last.
    ``ordered``: Those words that stand on one scale, best first; empty if the tool's words are answers and not
        grades.
    ``source``: Where domains and words were published.
    ``no_overall``: Why it tells no overall risk of bias (``overall``); empty if it may.
    """

    domains: tuple[Domain, ...]
    words: tuple[str, ...]
    ordered: tuple[str, ...]
    source: str
    no_overall: str

    @property
    def names(self) -> tuple[str, ...]:
        """The domains' words, in the tool's order."""
        return tuple(domain.name for domain in self.domains)


#: The domain of RoB 2 that is about the trial and not about one of its results.
RANDOMISATION = "randomisation process"


def _forms() -> Iterator[tuple[Tool, AppraisalForm]]:
    """The forms of the tables beside this file: a row a domain, and a row a tool, with its words and their source."""
    domains = grouped((row["tool"], Domain(row["key"], row["domain"])) for row in rows_beside(__file__))
    for row in rows_beside(__file__, "bias_tools"):
        # JBI's answers stand on no scale: "unclear" says that the report does not tell.
        words, ordered = (tuple(filter(None, row[column].split("; "))) for column in ("words", "ordered"))
        yield Tool(row["tool"]), AppraisalForm(domains[row["tool"]], words, ordered, row["source"], row["no_overall"])


#: What each tool asks.
FORMS: Mapping[Tool, AppraisalForm] = dict(_forms())
#: Tools by which an overall risk of bias may be told.
WITH_OVERALL = tuple(tool for tool in Tool if not FORMS[tool].no_overall)


def fitting_tool(study: Study, phase: Phase) -> Tool | None:
    """The tool that fits a part of a study, by the study's design; ``None`` if none here does.

    A randomised comparison is judged with RoB 2, its variant where the groups crossed over; a comparison without
    randomisation, be it a part of a randomised trial, with ROBINS-I, which needs one to hold against a target trial
    (Sterne et al. 2016) and takes the phase's word for it, else that the row names a comparator; people who were
    followed without a comparison, the extension of a trial included, as a case series. Surveys, narrative reviews,
    guidelines, work on animals or in a laboratory, and studies of unknown design have no tool here.
    """
    match study.design:
        case Design.SYSTEMATIC_REVIEW:
            return Tool.AMSTAR_2
        case Design.CASE_REPORT:
            return Tool.JBI_CASE_REPORT
        case Design.CASE_SERIES | Design.SINGLE_ARM_TRIAL:
            return Tool.JBI_CASE_SERIES
        case Design.RANDOMISED_TRIAL | Design.CROSS_OVER_TRIAL as design:
            rob_2 = Tool.ROB_2 if design is Design.RANDOMISED_TRIAL else Tool.ROB_2_CROSS_OVER
            by_phase = {Phase.RANDOMISED: rob_2, Phase.CONTROLLED: Tool.ROBINS_I}
            return (by_phase | dict.fromkeys(ALONE, Tool.JBI_CASE_SERIES)).get(phase)
        case Design.CONTROLLED_TRIAL | Design.COHORT | Design.CASE_CONTROL:
            compared = phase is Phase.CONTROLLED or (study.comparator and phase not in ALONE)
            return Tool.ROBINS_I if compared else Tool.JBI_CASE_SERIES
    return None


class Result(NamedTuple):
    """One outcome of one part of a study, judged with one tool.

    ``rows`` has the appraisal of each domain by the domain's words: the tool's own in its order, then any that it does
    not have. A domain without a row is not there.
    """

    study: str
    outcome: str
    phase: Phase
    tool: Tool
    rows: Mapping[str, Appraisal]

    @property
    def form(self) -> AppraisalForm:
        """What the tool asks."""
        return FORMS[self.tool]

    @property
    def domains(self) -> tuple[Domain, ...]:
        """The tool's domains, then what only a row names, under the key ``?``."""
        names = self.form.names
        return (*self.form.domains, *(Domain("?", name) for name in self.rows if name not in names))

    @property
    def missing(self) -> tuple[Domain, ...]:
        """Domains of the tool that have no row."""
        return tuple(domain for domain in self.form.domains if domain.name not in self.rows)

    def word(self, domain: Domain) -> str:
        """The judgement of a domain; *not assessed* where nobody judged it."""
        row = self.rows.get(domain.name)
        return row.judgement if row else NOT_ASSESSED

    @property
    def judged(self) -> tuple[Domain, ...]:
        """Domains of the tool that were judged: those with any word but ``NO_JUDGEMENT``."""
        return tuple(domain for domain in self.form.domains if self.word(domain) not in NO_JUDGEMENT)


class Overall(NamedTuple):
    """The overall risk of bias of a result, ``None`` where it cannot be told, and by which rule or why not."""

    judgement: str | None
    why: str


def results(appraisals: Iterable[Appraisal]) -> tuple[Result, ...]:
    """Appraisals gathered by result, in the order in which each first appears; of two rows on a domain the first."""
    groups: dict[tuple[str, str, Phase, Tool], dict[str, Appraisal]] = {}
    for row in appraisals:
        groups.setdefault((row.study, row.outcome, row.phase, row.tool), {}).setdefault(row.domain, row)
    return tuple(
        Result(*key, {name: rows[name] for name in (*FORMS[key[-1]].names, *rows) if name in rows})
        for key, rows in groups.items()
    )


def overall(result: Result) -> Overall:
    """The overall risk of bias of a result, by the published rule of its tool.

    The worst word among the domains (RoB 2: Cochrane Handbook 6.3, chapter 8; ROBINS-I: Sterne et al. 2016). Nothing is
    told while a domain is not assessed or gives no information, nor of a checklist (JBI) or of a part of a tool (AMSTAR
    2's critical items). Some concerns in several domains may add up to high; that is the raters' to say, and ``why``
    recalls it.
    """
    form = result.form
    if form.no_overall:
        return Overall(None, form.no_overall)
    words = [result.word(domain) for domain in form.domains]
    untold = sum(word not in form.ordered for word in words)
    if untold:
        return Overall(None, f"{untold} of {len(words)} domains without a judgement")
    worst = max(words, key=form.ordered.index)
    if worst == form.ordered[0]:
        return Overall(worst, f"every domain is {worst}")
    count = words.count(worst)
    why = f"the worst of {len(words)} domains; {count} {'is' if count == 1 else 'are'} {worst}"
    if worst == "some concerns" and count > 1:
        why += "; whether they add up to high was not judged"
    return Overall(worst, why)


class JudgedPeople(NamedTuple):
    """How many of the people of a comparison are in trials of which any domain of bias was judged.

    Trials are counted instead, and ``unread`` names those to blame, where the people of one were not read.
    """

    judged: int
    of: int
    unread: tuple[str, ...]

    @property
    def half(self) -> bool:
        """Whether the trials judged hold half of them or more."""
        return 0 < self.of <= 2 * self.judged

    @property
    def words(self) -> str:
        """``80 of 110 people in trials judged``."""
        if self.unread:
            return f"{self.judged} of {self.of} trials judged (people of {', '.join(self.unread)} not read)"
        return f"{self.judged} of {self.of} people in trials judged"


def judged_people(findings: Iterable[Finding], evidence: Evidence) -> JudgedPeople:
    """The people of the comparisons that some findings of listed studies make, and those in trials judged.

    A review's people are those of the trials that it pools here, and the rest of its own; a trial counts once.
    """
    people: dict[str, int | None] = {}
    judged: set[str] = set()
    for finding in findings:
        for trial, number in _trials(finding, evidence):
            people[trial] = max(filter(None, (number, people.get(trial))), default=None)
            if _was_judged(trial, finding, evidence):
                judged.add(trial)
    unread = tuple(trial for trial, number in people.items() if number is None)
    weight = {trial: 1 if unread else number or 0 for trial, number in people.items()}
    return JudgedPeople(sum(weight[trial] for trial in judged), sum(weight.values()), unread)


def people_compared(finding: Finding, study: Study) -> int | None:
    """People in the two arms of a finding; those of its study where they were not read, ``None`` if neither was."""
    one, other = finding.denominator, finding.comparator_denominator
    return one + other if counts_people(study) and one and other else study.participants


def _trials(finding: Finding, evidence: Evidence) -> Iterator[tuple[str, int | None]]:
    """The trials behind a finding with their people; a review stands for those that are not listed here."""
    study = evidence.study[finding.study]
    pooled = [evidence.study[key] for key in dict.fromkeys(finding.pools.split()) if key in evidence.study]
    yield from ((trial.study, trial.participants) for trial in pooled)
    left = people_compared(finding, study)
    if left is not None:
        left -= sum(trial.participants or 0 for trial in pooled)
    if left is None or left > 0 or not pooled:
        yield study.study, left


def _was_judged(trial: str, finding: Finding, evidence: Evidence) -> bool:
    """Whether bias was judged of the finding's own result; of a pooled trial, of one in line with what is pooled."""
    judged = evidence.once(_judged_results).get(trial, ())
    if trial == finding.study:
        return (finding.outcome, finding.phase) in judged
    return any(
        finding.phase in (phase, Phase.REVIEW) and evidence.in_line(outcome, finding.outcome, TermKind.OUTCOME)
        for outcome, phase in judged
    )


def _judged_results(evidence: Evidence) -> dict[str, tuple[tuple[str, Phase], ...]]:
    """Results with any domain judged, by study. How a review was made says nothing of its trials' bias."""
    found = (one for one in results(evidence.appraisals) if one.judged and one.tool is not Tool.AMSTAR_2)
    return grouped((one.study, (one.outcome, one.phase)) for one in found)
