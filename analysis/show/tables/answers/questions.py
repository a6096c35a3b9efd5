"""The clinical questions, all of them: how sure the evidence on each is, what moved that, and each result."""

from collections.abc import Iterator

from analysis.appraise.absolute import counts_people
from analysis.appraise.certainty import LABEL, MOVES_NOTHING, CertaintyRating
from analysis.appraise.question_fit import closest
from analysis.appraise.wording.result import at_months
from analysis.appraise.wording.wording_ladder import plain_sentence
from analysis.check.evidence_review import EvidenceReview
from analysis.model.records import Study
from analysis.model.words import Measure
from analysis.show.table import Table
from analysis.show.tables.answers.told_result import measured, told_result
from analysis.show.tables.cells import NOT_READ, words
from analysis.show.tables.layout import laid_out
from analysis.show.value import Home, Name, Phrase, joined, names
from analysis.tell.numbers.all_numbers import count_of
from analysis.text.prose.phrases import capital, listed


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
            "Studies (people)": _studies,
            "Start": lambda one: f"{one.start} ({one.body})" if one.start else None,
            "Steps": lambda one: ". ".join(capital(step) for step in steps_of(one)),
            "Results": lambda one: _results(one, review),
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


def _studies(rating: CertaintyRating) -> Phrase:
    """The studies with their people."""
    return joined(([Name(Home.STUDIES, one.study), f": {people_of(one)}"] for one in rating.studies), "; ")


def steps_of(rating: CertaintyRating) -> Iterator[str]:
    """The steps that moved the certainty, ``−1 imprecision: few people``, each with its reason; then the others.

    Those for which nothing was judged come by their state, and reasons to rate down that nobody considered last.
    """
    for step in rating.steps:
        if step.step:
            yield f"{step.step:+d} {step.domain}: {step.reason.rstrip('.')}".replace("-", "−", 1)
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


def _results(rating: CertaintyRating, review: EvidenceReview) -> Phrase:
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
