"""The clinical questions: how sure the evidence on each is and what moved that, and the results that answer it.

The columns of the summary of findings follow GRADE's order (Guyatt et al. 2011, GRADE guidelines 1, J Clin Epidemiol
64:383-94), one row a result, as results are listed here and not pooled.
"""

from collections.abc import Callable, Iterator, Mapping
from math import ceil
from typing import NamedTuple

from analysis.appraise.absolute import DIFFERENCES, RATIOS, SHARES, Absolute, Arm, absolute
from analysis.appraise.certainty import LABEL, MOVES_NOTHING, CertaintyRating
from analysis.appraise.interval import counts_people
from analysis.appraise.question_fit import closest
from analysis.appraise.wording.value import ALONE, FEWEST_FOR_PERCENT, reported_interval
from analysis.check.evidence_review import EvidenceReview
from analysis.model.records import Finding, Study
from analysis.model.words import Measure
from analysis.show.table import Table, TableColumn
from analysis.show.tables.cells import (
    FEW,
    NO_CONTROL,
    NONE,
    NOT_APPLICABLE,
    NOT_READ,
    control_of,
    of_finding,
    value_of,
    words,
)
from analysis.show.value import Home, Name, Phrase, joined, names
from analysis.tell.numbers.all_numbers import count_of
from analysis.text.lettering import lettered
from analysis.text.prose.phrases import counted, listed


def questions(review: EvidenceReview) -> Table:
    """Every question with the evidence listed for it, where its certainty starts, and what moved it."""
    ratings = review.appraised.certainty.values()
    unjudged = sum(bool(one.steps) and not any(step.state for step in one.steps) for one in ratings)
    rated, unsure = (count_of(f"questions.{name}", review) for name in ("rated", "provisional"))
    return Table(
        "questions",
        "Certainty of each question",
        "How sure is the evidence listed here on each clinical question, and why? One row a question.",
        tuple(_question_columns(review)),
        tuple(ratings),
        row_notes=(
            LABEL,
            f"Rated: {rated} of {counted(len(ratings), 'question')}; the others are open in either direction.",
            f"Provisional: {unsure}. Their certainty would change if the facts that nobody verified were left out.",
            "Certainty starts high for randomised evidence, or if ROBINS-I judged the lack of it, else low; recorded "
            "steps move it, an absent control group by one under risk of bias, down to very low and up to high.",
            f"Steps without a state, not judged by these rules yet and taken as read: {unjudged} of the questions.",
            "“At most”: one reason to rate down was not read. Where two were not, or risk of bias, nothing is rated "
            "but what is very low all the same.",
            "A claim falls under a question if condition, agent and outcome are each the same, narrower or broader, by "
            "terms.csv; under “Claims” stand those whose closest question it is.",
        ),
        empty="No row: not checked, as questions.csv lists no question.",
    )


def _question_columns(review: EvidenceReview) -> Iterator[TableColumn]:
    def under(rating: CertaintyRating) -> Phrase:
        found = review.appraised.questions.items()
        return names(
            Home.CLAIMS,
            (claim for claim, fits in found if any(fit.question is rating.question for fit in closest(fits))),
        )

    def judges(rating: CertaintyRating) -> str:
        return ", ".join(dict.fromkeys(step.judged_by for step in rating.steps))

    yield TableColumn("Question", "question.id", describes=Home.QUESTIONS)
    yield TableColumn("Condition", "question.condition", under="Question")
    yield TableColumn("Agent", "question.agent")
    yield TableColumn("Comparator", "question.comparator", under="Agent")
    yield TableColumn("Outcome", "question.outcome", under="Question")
    yield TableColumn("Time", "question.time", NOT_READ, under="Question")
    yield TableColumn("Studies (people)", _studies, "none listed here")
    yield TableColumn("Start", lambda one: f"{one.start} ({one.body})" if one.start else None, NONE)
    yield TableColumn("Steps", lambda one: "; ".join(steps_of(one, reasons=False)), "none recorded", under="Start")
    yield TableColumn("Risk of bias", lambda one: one.people.words if one.findings else None, NONE, under="Start")
    yield TableColumn("Certainty", "words")
    yield TableColumn("In what", "in_what", under="Certainty")
    yield TableColumn("Importance", "question.importance", "not judged", under="Certainty")
    yield TableColumn("Body", lambda one: one.label if one.review else None, NONE, under="Certainty")
    yield TableColumn(
        "Provisional", lambda one: one.question.id in review.appraised.provisional_certainty, under="Certainty"
    )
    yield TableColumn("Claims", under, NONE)
    yield TableColumn("Judged by", judges, "nobody", under="Certainty")


def _studies(rating: CertaintyRating) -> Phrase:
    """The studies with their people."""
    return joined(([Name(Home.STUDIES, one.study), f": {people_of(one)}"] for one in rating.studies), "; ")


def steps_of(rating: CertaintyRating, *, reasons: bool) -> Iterator[str]:
    """The steps that moved the certainty, ``−1 imprecision``, each with its reason if asked for; then the others.

    Those for which nothing was judged come by their state, and reasons to rate down that nobody considered last.
    """
    for step in rating.steps:
        if step.step:
            reason = f": {step.reason.rstrip('.')}" if reasons else ""
            yield f"{step.step:+d} {step.domain}{reason}".replace("-", "−", 1)
    still = {step.domain: step.state for step in rating.steps if not step.step}
    for state in (None, *MOVES_NOTHING):
        left = [domain for domain, one in still.items() if (one if one in MOVES_NOTHING else None) is state]
        if left:
            yield f"{state or 'considered and left'}: {listed(left)}"
    if rating.steps and rating.not_considered:
        yield f"not considered: {listed(rating.not_considered)}"


def people_of(study: Study) -> str:
    """Number of people in a study, with the units analysed where they are others."""
    people = words(study.participants, NOT_READ)
    if counts_people(study):
        return people
    return f"{people}, {words(study.units, NOT_READ)} {study.unit_name or 'units'} analysed"


_WITHIN = "within the difference"
_OTHER_ROW = "in another row"

_READING = (
    LABEL,
    "A certainty (GRADE) belongs to the question and all of its rows together; no row has one of its own.",
    "Numbers per 100 are made from counts only and rounded each by itself. The 95 % interval of their difference is "
    "Newcombe's (method 10), for sampling error only. People to treat are rounded up.",
    "Each result is shown as read; results of several studies are not pooled here.",
)


def summary_of_findings(review: EvidenceReview) -> Table:
    """Every question with its results; a question without any has one row that says so."""
    ratings = review.appraised.certainty.values()
    explained = {rating.question.id: _explained(rating) for rating in ratings if rating.steps}
    notes = (*_READING, *explained.values())
    letters = dict(zip(explained, (letter for letter, _ in lettered(notes)[len(_READING) :]), strict=True))
    return Table(
        "summary-of-findings",
        "Summary of findings",
        "What do the studies listed here find on each question, beside which control, and how sure is it? One row a "
        "question and result.",
        tuple(_columns(letters, review)),
        tuple(row for rating in ratings for row in _rows(rating, review)),
        row_notes=notes,
        empty="No row: not checked, as questions.csv lists no question.",
    )


def _explained(rating: CertaintyRating) -> str:
    start = f"starts {rating.start} ({rating.body})" if rating.start else "has no start"
    judges = listed(dict.fromkeys(step.judged_by for step in rating.steps))
    steps = ". ".join(step[:1].upper() + step[1:] for step in steps_of(rating, reasons=True))
    body = f" {rating.label}" if rating.review else ""
    return f"{rating.question.id} {start}. {steps}. {rating.people.words}. Judged by {judges}.{body}"


class FindingRow(NamedTuple):
    """A question's rating with one finding and its study, or with none."""

    rating: CertaintyRating
    finding: Finding | None
    study: Study | None
    effect: Absolute | None


def _rows(rating: CertaintyRating, review: EvidenceReview) -> Iterator[FindingRow]:
    for finding in rating.findings:
        study = review.evidence.study[finding.study]
        yield FindingRow(rating, finding, study, absolute(finding, study))
    if not rating.findings:
        yield FindingRow(rating, None, None, None)


def _columns(letters: Mapping[str, str], review: EvidenceReview) -> Iterator[TableColumn]:
    def of_arms(worded: Callable[[Finding, Study, Absolute], str]) -> Callable[[FindingRow], str | None]:
        return lambda row: (
            worded(row.finding, row.study, row.effect) if row.finding and row.study and row.effect else None
        )

    def question(row: FindingRow) -> Phrase:
        asked = row.rating.question
        return Phrase((Name(Home.QUESTIONS, asked.id), f": {asked.words}"))

    def certainty(row: FindingRow) -> str:
        unsure = row.rating.question.id in review.appraised.provisional_certainty
        return f"{row.rating.words} (provisional)" if unsure else row.rating.words

    def measured(finding: Finding) -> str:
        return f"{finding.outcome}, {finding.measure} ({finding.group})"

    def time(finding: Finding) -> str | None:
        return None if finding.months is None else counted(finding.months, "month")

    def threshold(finding: Finding) -> str:
        return finding.threshold or (NOT_READ if finding.measure is Measure.SHARE_IMPROVED else NOT_APPLICABLE)

    none, what = NOT_APPLICABLE, "Measured"
    yield TableColumn("Question", question)
    yield TableColumn("Certainty", certainty)
    yield TableColumn("Study", lambda row: row.study and row.study.study, "none listed here", leads=Home.STUDIES)
    yield TableColumn("Design", lambda row: row.study and row.study.design, none, under="Study")
    yield TableColumn("People", lambda row: row.study and people_of(row.study), none, under="Study")
    yield TableColumn("Finding", "finding.id", none, under=what, leads=Home.FINDINGS)
    yield TableColumn(what, of_finding(measured), none)
    yield TableColumn("As read", of_finding("finding.note", NONE), none, under=what)
    yield TableColumn("Time", of_finding(time, NOT_READ), none, under=what)
    yield TableColumn("Treated", of_arms(lambda *row: _arms(*row)[0]), none)
    yield TableColumn("Control", of_arms(lambda *row: _arms(*row)[1]), none)
    yield TableColumn("Difference", of_arms(_difference), none)
    yield TableColumn("In what", "rating.in_what", under="Certainty")
    yield TableColumn("Counts as improved", of_finding(threshold), none, under=what)
    yield TableColumn("Verified", "finding.verified", none, under=what)
    yield TableColumn("Notes", lambda row: letters.get(row.rating.question.id), NONE, under="Certainty")


def _arms(finding: Finding, study: Study, effect: Absolute) -> tuple[str, str]:
    """What stands for the treated and for the control group."""
    if finding.measure in (*DIFFERENCES, *RATIOS):
        return _WITHIN, _WITHIN
    interval = reported_interval(finding)
    read = f"{value_of(finding)}; 95 % interval {interval} as reported" if interval else value_of(finding)
    own = _per_100(effect.treated, study) if effect.treated else read
    if _of_control(finding, study):
        return _OTHER_ROW, own
    return own, _per_100(effect.control, study) if effect.control else control_of(finding)


def _of_control(finding: Finding, study: Study) -> bool:
    """Whether the finding's value is that of the control group, as its group is named in the study's comparator."""
    return bool(finding.group) and finding.group in study.comparator and finding.group not in study.agent


def _per_100(arm: Arm, study: Study) -> str:
    units = "" if counts_people(study) else f" {study.unit_name or 'units'}"
    counts = f"{arm.cases} of {arm.people}{units}"
    return counts if arm.people < FEWEST_FOR_PERCENT else f"{arm.per_100:.0f} per 100 ({counts})"


def _difference(finding: Finding, study: Study, effect: Absolute) -> str:
    if finding.measure in (*DIFFERENCES, *RATIOS):
        interval = reported_interval(finding)
        return f"{value_of(finding)}; 95 % interval {f'{interval} as reported' if interval else NOT_READ}"
    if finding.phase in ALONE:
        return NO_CONTROL
    if _of_control(finding, study):
        return _OTHER_ROW
    if finding.measure not in SHARES:
        return NOT_APPLICABLE if finding.measure is Measure.STATEMENT else NOT_READ
    return _from_counts(effect)


def _from_counts(effect: Absolute) -> str:
    """The difference per 100 with its interval and the people to treat, or why there is none."""
    if effect.difference is None:
        return f"not given: {effect.why}"
    if any(arm is not None and arm.people < FEWEST_FOR_PERCENT for arm in (effect.treated, effect.control)):
        return f"{FEW} in a group"
    if effect.interval is None:
        return f"{_more(effect.difference)} per 100 (interval not given: {effect.why})"
    low, high = effect.interval
    told = f"{_more(effect.difference)} per 100 (95 % interval {_more(low)} to {_more(high)})"
    if effect.needed is None:
        return told
    number, ends = ceil(effect.needed.number), (ceil(effect.needed.low), ceil(effect.needed.high))
    one = "one more" if effect.difference > 0 else "one fewer"
    return f"{told}; {one} for every {number} treated ({ends[0]} to {ends[1]})"


def _more(difference: float) -> str:
    """``12 more``, ``3 fewer`` or ``0``."""
    number = round(abs(difference))
    return f"{number} {'more' if difference > 0 else 'fewer'}" if number else "0"
