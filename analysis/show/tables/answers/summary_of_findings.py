"""Summary of findings: one row an outcome, with both groups, how sure it is and why, and a sentence in plain words.

Columns in GRADE's order (Guyatt et al. 2011, GRADE guidelines 1, J Clin Epidemiol 64:383-94). Results are shown as
read and not pooled; nothing is per 100 without counts of 20 people or more. Which questions: ``chosen_questions.py``.
"""

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from typing import NamedTuple

from analysis.appraise.certainty import LABEL, NO_DENOMINATOR, CertaintyRating
from analysis.appraise.effect import EffectDirection, direction_of
from analysis.appraise.promises import promised_conditions, untested_conditions
from analysis.appraise.wording.result import COMPARING, at_months
from analysis.appraise.wording.source import people_nouns
from analysis.appraise.wording.wording_ladder import asks_of_harm, plain_sentence
from analysis.check.evidence_review import EvidenceReview
from analysis.model.evidence import grouped
from analysis.model.records import Finding, Study
from analysis.model.words import Design, Seriousness, StepState
from analysis.show.table import Table
from analysis.show.tables.answers.chosen_questions import chosen
from analysis.show.tables.answers.told_result import harm_cells, told_result
from analysis.show.tables.layout import laid_out
from analysis.show.value import Home, Lines, Name, Phrase, Run, joined
from analysis.text.prose.phrases import capital, counted, listed

# Results told in one cell; the others are counted.
_MOST_RESULTS = 3

# Comparators of questions that compare with nothing.
_NONE = ("", "none")

#: What stands over conditions with one row each, those compared in a study and those in none.
OTHERS, NOT_COMPARED = "Other conditions", "Conditions without a comparison"


def summary_of_findings(review: EvidenceReview) -> Table:
    """The questions that bear most on what the documents promise, then harms; the rest are counted in a note."""
    ratings = review.appraised.certainty.values()
    shown = chosen(review)
    kept = {rating.question.id for rating in shown}
    left = Counter(one.question.condition for one in ratings if one.question.id not in kept and one.findings)
    nowhere = untested_conditions(review.appraised.once(promised_conditions))
    untested = (f"{name} ({', '.join(documents)})" for name, documents in nowhere.items())
    rows = Counter(one.question.condition for one in shown if not asks_of_harm(one.question, review.evidence))
    alone = {name for name, number in rows.items() if number == 1}
    return laid_out(
        "summary-of-findings",
        shown,
        {
            "Condition": lambda one: _group(one, alone, review),
            "Outcome, time": lambda one: _outcome(one, alone, review),
            "People, studies": _people,
            "With control": lambda one: Lines(pair.control for pair in _results(one, review) if str(pair.control)),
            "With treatment, or the difference": lambda one: Lines(pair.treated for pair in _results(one, review)),
            "Certainty, and why": lambda one: _certainty(one, review),
            "In plain words": lambda one: plain_sentence(one, review.evidence, whole=False),
        },
        label=LABEL,
        untested=" · ".join(untested),
        left=sum(left.values()),
        elsewhere=", ".join(f"{name} {count}" for name, count in left.most_common()),
    )


def _group(one: CertaintyRating, alone: Set[str], review: EvidenceReview) -> str:
    """What a row stands under: its condition, or with others that have one row; of harms the questions' own group."""
    condition = one.question.condition
    if asks_of_harm(one.question, review.evidence):
        return capital(one.question.group or f"harms in {condition}")
    if not one.is_compared:
        return NOT_COMPARED
    return OTHERS if condition in alone else capital(condition)


def _outcome(one: CertaintyRating, alone: Set[str], review: EvidenceReview) -> Lines:
    """The outcome; under it time, what was given against what, and what counts as improved."""
    asked = one.question
    harm = asks_of_harm(asked, review.evidence)
    where = f" in {asked.condition}" if not harm and (asked.condition in alone or not one.is_compared) else ""
    time = "" if asked.time in ("", "any", "not read") else f"{asked.time}; "
    against = ", no comparator" if asked.comparator in _NONE else f" against {asked.comparator}"
    limit = next((finding.threshold for finding in one.findings if finding.threshold and one.is_compared), "")
    lines: list[Name | Run] = [
        Name(Home.QUESTIONS, asked.id, strong=True, words=capital(f"{asked.outcome}{where}")),
        Run(f"{time}{asked.agent}{against}", soft=True),
        Run(f"improved: {limit}" if limit else "", soft=True),
    ]
    return Lines(line for line in lines if str(line))


def _people(one: CertaintyRating) -> Lines:
    """People and studies by design, ``206 people in 3 randomised trials``, with the studies' names."""
    lines: list[Phrase | Run] = []
    for design, studies in grouped((study.design, study) for study in one.studies).items():
        lines += [Run(size_of(design, studies)), joined([Name(Home.STUDIES, study.study)] for study in studies)]
    return Lines(lines)


def size_of(design: Design, studies: Sequence[Study]) -> str:
    """How many people, or units, in how many studies of a design.

    People of reviews are never added up, as reviews share trials; those who answer a survey are no patients.
    """
    noun = str(design)
    plural = f"{noun}s" if not noun.endswith(("s", "y")) else f"{noun[:-1]}ies" if noun.endswith("y") else noun
    number = counted(len(studies), noun, plural)
    people = [study.participants for study in studies if study.participants is not None]
    if design is Design.SYSTEMATIC_REVIEW:
        return f"{number} ({listed(map(str, people)) or 'number of'} people{' in all' if people else ' not read'})"
    who = people_nouns(design)
    apart = [study for study in studies if study.units and not study.participants]
    found = [counted(sum(people), *who)] if people else []
    found += [f"{study.units} {study.unit_name or 'units'}" for study in apart]
    if len(people) + len(apart) < len(studies):
        found.append(f"{who[1]} not read")
    return f"{', '.join(found)} in {number}"


class _Pair(NamedTuple):
    """What stands for the results of a study under the control group and under the treatment."""

    control: Phrase | Run
    treated: Phrase | Run


def _results(one: CertaintyRating, review: EvidenceReview) -> tuple[_Pair, ...]:
    """The results by study, alike ones once, those with numbers of both groups first; of one group alone only harms."""
    harm = asks_of_harm(one.question, review.evidence)
    if not harm and not one.is_compared:
        return (_Pair(Run("no control group", soft=True), Run("not compared", soft=True)),)
    told: dict[tuple[str, str, str], list[str]] = {}
    evidence = review.evidence
    for finding in _in_order(one, review):
        study = evidence.study[finding.study]
        cells = harm_cells(finding, evidence) if harm else told_result(finding, study, evidence).cells
        told.setdefault((finding.study, *cells), []).append(_what(finding, one))
    kept = dict(list(told.items())[:_MOST_RESULTS])
    by_study = grouped(
        (study, (control, _about(what, treated, harm))) for (study, control, treated), what in kept.items()
    )
    named, same = len(one.studies) > 1, len({control for _, control, _ in kept}) == 1
    pairs: list[_Pair] = []
    for key, rows in by_study.items():
        control, treated = ("; ".join(dict.fromkeys(cells)) for cells in zip(*rows, strict=True))
        control = "" if same and pairs else control
        pairs.append(_Pair(_said(key, control, named and not same), _said(key, treated, named)))
    more = len(one.findings) - sum(map(len, kept.values()))
    return (*pairs, *([_Pair(Run(""), Run(f"and {counted(more, 'other result')}", soft=True))] if more else []))


def _in_order(one: CertaintyRating, review: EvidenceReview) -> Sequence[Finding]:
    """Of harm the gravest first; of benefit counts and values of both groups, differences, what points a way.

    Of benefit what is only remarked stands where there is nothing else.
    """
    evidence = review.evidence
    if asks_of_harm(one.question, evidence):
        grave = {name: row.seriousness for row in evidence.harms for name in row.findings.split()}
        return sorted(one.findings, key=lambda finding: [*Seriousness, None].index(grave.get(finding.id)))

    def telling_first(finding: Finding) -> int:
        if finding.comparator_value is not None:
            return 0 if finding.comparator_denominator and finding.numerator is not None else 1
        if finding.measure in COMPARING:
            return 2
        way = direction_of(finding, evidence.study[finding.study], evidence)
        return 4 if way is EffectDirection.UNKNOWN else 3

    ranked = sorted(one.findings, key=telling_first)
    return [finding for finding in ranked if telling_first(finding) < 4] or ranked


def _what(finding: Finding, one: CertaintyRating) -> str:
    """What a result is of and when, as far as that is not what the question asks; empty where it is."""
    several = len({finding.months for finding in one.findings} - {None}) > 1
    time = at_months(finding).strip() if several else ""
    of = "" if finding.outcome == one.question.outcome else finding.outcome
    return " ".join(filter(None, (of, time)))


def _about(what: Iterable[str], words: str, harm: bool) -> str:
    """A result after what it is of; a harm's result names it itself."""
    named = list(dict.fromkeys(what))
    return words if harm or "" in named else f"{', '.join(named)}: {words}"


def _said(study: str, words: str, named: bool) -> Phrase | Run:
    return Phrase((Name(Home.STUDIES, study), f": {words}")) if named and words else Run(words)


def _certainty(one: CertaintyRating, review: EvidenceReview) -> Lines:
    """The word, then what moved it down or up and what was not read; or that it is not rated and why."""
    if one.level is None:
        why = "no denominator" if one.why_not == NO_DENOMINATOR else one.why_not
        return Lines((Run("not rated", strong=True), Run(why, soft=True)))
    down = [f"{'very serious ' if step.step < -1 else ''}{step.domain}" for step in one.steps if step.step < 0]
    up = [f"up for {step.domain}" for step in one.steps if step.step > 0]
    unread = [f"{step.domain} not read" for step in one.steps if step.state is StepState.UNREAD]
    unsure = ["provisional"] if one.question.id in review.appraised.provisional_certainty else []
    why = ", ".join((*down, *up, *unread, *unsure)) or "no step down"
    return Lines((Run(one.words, strong=True), Run(why, soft=True)))
