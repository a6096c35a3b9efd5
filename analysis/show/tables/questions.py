"""The questions: what is listed here on each, where its certainty starts, and what moved it."""

from collections.abc import Iterator
from operator import attrgetter

from analysis.appraise.certainty import LABEL, MOVES_NOTHING, CertaintyRating
from analysis.appraise.interval import counts_people
from analysis.appraise.question_fit import closest
from analysis.check.evidence_review import EvidenceReview
from analysis.model.records import Study
from analysis.show.table import Table, TableColumn
from analysis.show.tables.cells import NONE, NOT_READ, words
from analysis.show.value import Home, Name, Phrase, joined, names
from analysis.tell.numbers.all_numbers import count_of
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
        tuple(_columns(review)),
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


def _columns(review: EvidenceReview) -> Iterator[TableColumn]:
    def under(rating: CertaintyRating) -> Phrase:
        found = review.appraised.questions.items()
        return names(
            Home.CLAIMS,
            (claim for claim, fits in found if any(fit.question is rating.question for fit in closest(fits))),
        )

    def judges(rating: CertaintyRating) -> str:
        return ", ".join(dict.fromkeys(step.judged_by for step in rating.steps))

    of = attrgetter
    yield TableColumn("Question", of("question.id"), describes=Home.QUESTIONS)
    yield TableColumn("Condition", of("question.condition"), under="Question")
    yield TableColumn("Agent", of("question.agent"))
    yield TableColumn("Comparator", of("question.comparator"), under="Agent")
    yield TableColumn("Outcome", of("question.outcome"), under="Question")
    yield TableColumn("Time", of("question.time"), NOT_READ, under="Question")
    yield TableColumn("Studies (people)", _studies, "none listed here")
    yield TableColumn("Start", lambda one: f"{one.start} ({one.body})" if one.start else None, NONE)
    yield TableColumn("Steps", lambda one: "; ".join(steps_of(one, reasons=False)), "none recorded", under="Start")
    yield TableColumn("Risk of bias", lambda one: one.people.words if one.findings else None, NONE, under="Start")
    yield TableColumn("Certainty", of("words"))
    yield TableColumn("In what", of("in_what"), under="Certainty")
    yield TableColumn("Importance", of("question.importance"), "not judged", under="Certainty")
    yield TableColumn("Body", lambda one: one.label if one.review else None, NONE, under="Certainty")
    yield TableColumn(
        "Provisional", lambda one: one.question.id in review.appraised.provisional_certainty, under="Certainty"
    )
    yield TableColumn("Claims", under, NONE)
    yield TableColumn("Judged by", judges, "nobody", under="Certainty")


def _studies(rating: CertaintyRating) -> Phrase:
    """The studies with their people."""
    return joined(([Name(Home.STUDIES, one.study), f": {people_of(one)}"] for one in rating.studies), "; ")


def certainty_of(rating: CertaintyRating, review: EvidenceReview) -> str:
    """The certainty in words, marked if it would change without the unverified facts."""
    provisional = rating.question.id in review.appraised.provisional_certainty
    return f"{rating.words} (provisional)" if provisional else rating.words


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
