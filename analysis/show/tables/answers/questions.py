"""The clinical questions: how sure the evidence on each is, what moved that, and each result; and those shown in short.

The summary of findings has one row an outcome, with both groups, how sure it is and why, and a sentence in plain words:
columns in GRADE's order (Guyatt et al. 2011, GRADE guidelines 1, J Clin Epidemiol 64:383-94). Results are shown as
read and not pooled; nothing is per 100 without counts of 20 people or more.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from analysis.appraise.absolute import counts_people
from analysis.appraise.certainty import LABEL, MOVES_NOTHING, NO_DENOMINATOR, CertaintyRating
from analysis.appraise.effect import EffectDirection, direction_of
from analysis.appraise.promises import promised_conditions, untested_conditions
from analysis.appraise.question_fit import closest
from analysis.appraise.wording.result import COMPARING, at_months
from analysis.appraise.wording.source import people_nouns, units_in_words
from analysis.appraise.wording.wording_ladder import is_harm_question, plain_sentence
from analysis.check.evidence_review import EvidenceReview
from analysis.model.evidence import grouped
from analysis.model.records import Finding, Study
from analysis.model.words import Certainty, Design, Importance, Measure, Seriousness, StepState
from analysis.show.table import Table
from analysis.show.tables.answers.told_result import harm_cells, measured, told_result
from analysis.show.tables.cells import NOT_READ
from analysis.show.tables.layout import laid_out
from analysis.show.value import Home, Lines, Name, Phrase, Run, joined, names
from analysis.tell.numbers.all_numbers import count_of
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
    rows = Counter(one.question.condition for one in shown if not is_harm_question(one.question, review.evidence))
    alone = {name for name, number in rows.items() if number == 1}
    return laid_out(
        "summary-of-findings",
        shown,
        {
            "Condition": lambda one: _group(one, alone, review),
            "Outcome, time": lambda one: Lines(_outcome(one, alone, review)),
            "People, studies": lambda one: Lines(_people(one)),
            "With control": lambda one: Lines(control for control, _ in _results(one, review) if str(control)),
            "With treatment, or the difference": lambda one: Lines(treated for _, treated in _results(one, review)),
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
    if is_harm_question(one.question, review.evidence):
        return capital(one.question.group or f"harms in {condition}")
    if not one.is_compared:
        return NOT_COMPARED
    return OTHERS if condition in alone else capital(condition)


def _outcome(one: CertaintyRating, alone: Set[str], review: EvidenceReview) -> Iterator[Name | Run]:
    """The outcome; under it time, what was given against what, and what counts as improved."""
    asked = one.question
    harm = is_harm_question(asked, review.evidence)
    where = f" in {asked.condition}" if not harm and (asked.condition in alone or not one.is_compared) else ""
    time = "" if asked.time in ("", "any", "not read") else f"{asked.time}; "
    against = ", no comparator" if asked.comparator in _NONE else f" against {asked.comparator}"
    limit = next((finding.threshold for finding in one.findings if finding.threshold and one.is_compared), "")
    yield Name(Home.QUESTIONS, asked.id, strong=True, words=capital(f"{asked.outcome}{where}"))
    yield Run(f"{time}{asked.agent}{against}", soft=True)
    if limit:
        yield Run(f"improved: {limit}", soft=True)


def _people(one: CertaintyRating) -> Iterator[Phrase | Run]:
    """People and studies by design, ``206 people in 3 randomised trials``, with the studies' names."""
    for design, studies in grouped((study.design, study) for study in one.studies).items():
        yield Run(size_of(design, studies))
        yield names(Home.STUDIES, (study.study for study in studies))


def size_of(design: Design, studies: Sequence[Study]) -> str:
    """How many people, or units, in how many studies of a design.

    People of reviews are never added up, as reviews share trials; those who answer a survey are no patients.
    """
    noun = str(design)
    # *Survey* ends in a vowel and a y, *study* does not; *series* has no plural of its own.
    plural = noun if noun.endswith("s") else re.sub("(?<![aeiou])y$", "ie", noun) + "s"
    number = counted(len(studies), noun, plural)
    people = [study.participants for study in studies if study.participants is not None]
    if design is Design.SYSTEMATIC_REVIEW:
        return f"{number} ({listed(map(str, people)) or 'number of'} people{' in all' if people else ' not read'})"
    who = people_nouns(design)
    apart = [study for study in studies if study.units and not study.participants]
    found = [counted(sum(people), *who)] if people else []
    found += map(units_in_words, apart)
    if len(people) + len(apart) < len(studies):
        found.append(f"{who[1]} not read")
    return f"{', '.join(found)} in {number}"


def _results(one: CertaintyRating, review: EvidenceReview) -> Iterator[tuple[Phrase | Run, Phrase | Run]]:
    """What stands under the control group and under the treatment: alike results once, studies with both groups first.

    Of one group alone only harms are told.
    """
    evidence, harm = review.evidence, is_harm_question(one.question, review.evidence)
    if not harm and not one.is_compared:
        yield Run("no control group", soft=True), Run("not compared", soft=True)
        return

    def cells(finding: Finding) -> tuple[str, str]:
        study = evidence.study[finding.study]
        return harm_cells(finding, evidence) if harm else told_result(finding, study, evidence).cells

    told = grouped(((finding.study, *cells(finding)), _what(finding, one)) for finding in _in_order(one, review))
    kept = dict(list(told.items())[:_MOST_RESULTS])
    by_study = grouped(
        (study, (control, treated if harm or "" in what else f"{', '.join(dict.fromkeys(what))}: {treated}"))
        for (study, control, treated), what in kept.items()
    )
    named, same = len(one.studies) > 1, len({control for _, control, _ in kept}) == 1
    for place, (key, rows) in enumerate(by_study.items()):
        control, treated = ("; ".join(dict.fromkeys(column)) for column in zip(*rows, strict=True))
        control = "" if same and place else control
        yield _said(key, control, named and not same), _said(key, treated, named)
    if more := len(one.findings) - sum(map(len, kept.values())):
        yield Run(""), Run(f"and {counted(more, 'other result')}", soft=True)


def _in_order(one: CertaintyRating, review: EvidenceReview) -> Sequence[Finding]:
    """Of harm the gravest first; of benefit counts and values of both groups, differences, what points a way.

    Of benefit what is only remarked stands where there is nothing else.
    """
    evidence = review.evidence
    if is_harm_question(one.question, evidence):
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


#: Rows of the whole table, harms included, and of one condition: what two and a half pages hold beside the rest.
MOST_ROWS, MOST_OF_CONDITION, MOST_HARMS = 22, 3, 8


def chosen(review: EvidenceReview) -> tuple[CertaintyRating, ...]:
    """The questions that the summary shows, in its order.

    Of benefit: those with findings that some claim falls under, not of limited importance. Of each condition at most
    three: compared before not compared, rated before not rated, then by importance, by the claims that fall under them,
    by certainty and by people; one alone where none is rated or none compares. Conditions compared come before others,
    and those that most documents, then most claims, promise help for come first; the last give way to the limit of the
    whole table. Of harm: all with findings, critical ones first, up to a limit of their own, by the questions' groups.
    """
    evidence, fits = review.evidence, review.appraised.questions.items()
    claims = defaultdict(tuple, grouped((fit.question.id, claim) for claim, found in fits for fit in found))
    told = [one for one in review.appraised.certainty.values() if one.findings]
    harms = [one for one in told if is_harm_question(one.question, evidence)]
    harms = sorted(harms, key=_importance)[:MOST_HARMS]
    groups = list(dict.fromkeys(one.question.group or one.question.condition for one in harms))
    harms.sort(key=lambda one: groups.index(one.question.group or one.question.condition))
    asked = (one for one in told if claims[one.question.id] and one.question.importance is not Importance.LIMITED)
    by_condition = grouped(
        (one.question.condition, one) for one in asked if not is_harm_question(one.question, evidence)
    )
    kept = {name: _kept(group, claims) for name, group in by_condition.items()}

    def promised(name: str) -> tuple[object, ...]:
        under = {claim for one in by_condition[name] for claim in claims[one.question.id]}
        documents = {evidence.claim[claim].document for claim in under}
        return not kept[name][0].is_compared, len(kept[name]) == 1, -len(documents), -len(under)

    benefit = [one for name in sorted(kept, key=promised) for one in kept[name]]
    return (*benefit[: MOST_ROWS - len(harms)], *harms)


def _kept(group: Iterable[CertaintyRating], claims: Mapping[str, tuple[str, ...]]) -> Sequence[CertaintyRating]:
    """Those of one condition that are shown, best first."""
    ranked = sorted(group, key=lambda one: _rank(one, claims))
    rated = [one for one in ranked if one.is_compared and one.level is not None]
    return rated[:MOST_OF_CONDITION] or ranked[:1]


def _rank(one: CertaintyRating, claims: Mapping[str, tuple[str, ...]]) -> tuple[object, ...]:
    return (
        not one.is_compared,
        one.level is None,
        _importance(one),
        -len(claims[one.question.id]),
        list(Certainty).index(one.level or Certainty.VERY_LOW),
        one.at_most,
        -sum(study.participants or 0 for study in one.studies),
    )


def _importance(one: CertaintyRating) -> int:
    return [*Importance, None].index(one.question.importance)


def questions(review: EvidenceReview) -> Table:
    """Every question with the evidence listed for it, where its certainty starts, and what moved it."""
    ratings, fits = review.appraised.certainty.values(), review.appraised.questions.items()

    def under(rating: CertaintyRating) -> Phrase:
        near = ((claim, closest(found)) for claim, found in fits)
        return names(Home.CLAIMS, (claim for claim, found in near if any(f.question is rating.question for f in found)))

    return laid_out(
        "questions",
        ratings,
        {
            "Studies (people)": lambda one: joined(map(_with_people, one.studies), "; "),
            "Start": lambda one: f"{one.start} ({one.body})" if one.start else None,
            "Steps": lambda one: ". ".join(capital(step) for step in steps_of(one)),
            "Results": lambda one: _every_result(one, review),
            "In plain words": lambda one: plain_sentence(one, review.evidence),
            "Risk of bias": lambda one: one.people.words if one.findings else None,
            "Body": lambda one: one.label if one.review else None,
            "Provisional": lambda one: one.question.id in review.appraised.provisional_certainty,
            "Claims": under,
            "Judged by": lambda one: ", ".join(dict.fromkeys(step.judged_by for step in one.steps)),
        },
        label=LABEL,
        rated=count_of("questions.rated", review),
        unsure=count_of("questions.provisional", review),
        unjudged=sum(bool(one.steps) and not any(step.state for step in one.steps) for one in ratings),
    )


def steps_of(rating: CertaintyRating) -> Iterator[str]:
    """The steps that moved the certainty, ``−1 imprecision: few people``, each with its reason; then the others.

    Those for which nothing was judged come by their state, and reasons to rate down that nobody considered last.
    """
    for step in rating.steps:
        if step.step:
            yield f"{step.step:+d} {step.domain}: {step.reason.rstrip('.')}".replace("-", "−", 1)
    left = (step for step in rating.steps if not step.step)
    still = grouped((step.state if step.state in MOVES_NOTHING else None, step.domain) for step in left)
    for state in filter(still.__contains__, (None, *MOVES_NOTHING)):
        yield f"{state or 'considered and left'}: {listed(still[state])}"
    if rating.steps and rating.not_considered:
        yield f"not considered: {listed(rating.not_considered)}"


def _with_people(study: Study) -> Iterator[Name | str]:
    """A study with the number of its people, and of the units analysed where they are others."""
    people, units = (NOT_READ if one is None else str(one) for one in (study.participants, study.units))
    others = "" if counts_people(study) else f", {units} {study.unit_name or 'units'} analysed"
    yield from (Name(Home.STUDIES, study.study), f": {people}{others}")


def _every_result(rating: CertaintyRating, review: EvidenceReview) -> Phrase:
    """Every result that answers a question: its finding, both groups, the difference per 100, what was counted."""
    parts: list[list[str | Name]] = []
    for finding in rating.findings:
        study = review.evidence.study[finding.study]
        of = f"{measured(finding)} ({finding.group}){at_months(finding)}"
        note = finding.note.rstrip(".") if finding.measure is Measure.STATEMENT else ""
        told = told_result(finding, study, review.evidence)
        said = note or "; ".join(filter(None, (told.line, told.needed)))
        limit = f"; improved: {finding.threshold}" if finding.threshold else ""
        verified = "" if finding.verified else "; not verified"
        parts.append([Name(Home.FINDINGS, finding.id), f": {of}: {said}{limit}{verified}"])
    return joined(parts, ". ")
