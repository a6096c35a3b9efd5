"""Certainty: steps that break a rule, agents that are pooled, and reasons that nobody considered."""

from collections.abc import Iterator
from functools import partial

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.certainty import BOUNDS, CertaintyRating, allowed
from analysis.check.manuals import file, with_manual
from analysis.model.judgements import CertaintyStep, Question
from analysis.model.problem import Remark, on_row
from analysis.model.words import Certainty, TermKind
from analysis.text.prose.phrases import listed


@with_manual(
    passes=file("certainty.csv", "question,domain,step", "Q01,imprecision,-1"),
    fails=file("certainty.csv", "question,domain,step", "Q01,imprecision,1"),
    source="GRADE (see appraise/certainty.py): reasons to rate down and up, and what each may move.",
)
def odd_step(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A step of certainty breaks a rule, so that it does not count.

    It moves a question that names no finding; it goes against its domain's direction or too far; it rates up evidence
    that starts high; or it is judged by another rater than the first step of its question, as when the files of two
    raters are put into one.
    """
    evidence = appraised.evidence
    questions = {question.id: question for question in evidence.questions}
    for steps in (evidence.certainty, *(ratings.certainty for ratings in evidence.ratings)):
        judges: dict[str, str] = {}
        for step in steps:
            question = questions.get(step.question)
            if question is None:
                continue
            judge = judges.setdefault(step.question, step.judged_by)
            found = _oddity(step, question, appraised.certainty[question.id], judge)
            if found:
                field, subject, what, held, remedy = found
                yield on_row(step, field, subject, what, held, remedy)


def _oddity(
    step: CertaintyStep, question: Question, rating: CertaintyRating, judge: str
) -> tuple[str, str, str, str, str] | None:
    """Field, subject, what, evidence and remedy of what is wrong with a step; ``None`` if nothing is."""
    least, most = BOUNDS[step.domain]
    named = f'{question.id}, "{step.domain}"'
    if not question.findings.split():
        return (
            "question",
            "a step",
            "needs findings to judge",
            f"{question.id} names none in questions.csv",
            "name the findings there, or remove the step",
        )
    if not least <= step.step <= most:
        way = f"down, {least} to 0" if least else f"up, 0 to {most}"
        return "step", named, f"rates {way}", f"found {step.step}", "correct the step or its domain"
    if not allowed(step, rating.start):
        return (
            "step",
            named,
            f"rates up by {step.step}, but the evidence of {question.id} starts {Certainty.HIGH} ({rating.body}), and "
            "only what starts lower is rated up",
            "",
            "write 0, or remove the step",
        )
    if step.judged_by != judge:
        return (
            "judged_by",
            f"the steps of {question.id}",
            f"are judged by {judge}",
            f"this one by {step.judged_by}",
            "keep each rater's steps in a folder under ratings/, and here those that were adjudicated",
        )
    return None


@with_manual(
    passes=file("questions.csv", "id,agent", "Q01,ginger") + file("studies.csv", "study,agent", "ito2011,ginger"),
    fails=file("questions.csv", "id,agent", "Q01,ginger")
    + file("studies.csv", "study,agent", "ito2011,dimenhydrinate"),
    source=(
        "DESIGN, appraisal: certainty belongs to a question, of one agent; GRADE on indirectness of the intervention."
    ),
)
def mixed_agents(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A question rests on a study of another agent than it asks about, or pools agents that are not one.

    The agent of each study must be the question's or lie in one line with it in terms.csv, and so must the agents of
    any two of its studies: results of two agents under one broader term are not one body of evidence.
    """
    for question in appraised.evidence.questions:
        agents = _agents(question, appraised)
        in_line = partial(appraised.evidence.in_line, kind=TermKind.AGENT)
        apart = [agent for agent in agents if not in_line(question.agent, agent)]
        pooled = [agent for agent in agents if not all(in_line(agent, one) for one in agents)]
        if apart:
            named = listed(_named(apart, agents))
            what, joint, found = f"asks about {question.agent}", "; ", f"its findings include {named}"
        elif pooled:
            what, joint, found = "pools agents that are not one", ": ", listed(_named(pooled, agents))
        else:
            continue
        remedy = "move those findings to a question of their own"
        yield on_row(question, "findings", question.id, what, found, remedy, joint=joint)


def _agents(question: Question, appraised: AppraisedEvidence) -> dict[str, str]:
    """Agents of the studies behind a question, each with the first finding of it."""
    agents: dict[str, str] = {}
    for finding in appraised.certainty[question.id].findings:
        agents.setdefault(appraised.evidence.study[finding.study].agent, finding.id)
    return agents


def _named(agents: list[str], findings: dict[str, str]) -> Iterator[str]:
    return (f"{findings[agent]} of {agent}" for agent in agents)


@with_manual(
    passes=file(
        "certainty.csv",
        "question,domain,step",
        "Q01,risk of bias,0",
        "Q01,inconsistency,0",
        "Q01,indirectness,0",
        "Q01,imprecision,-1",
        "Q01,publication bias,0",
    ),
    fails=file("certainty.csv", "question,domain,step", "Q01,imprecision,-1"),
    source="GRADE (see appraise/certainty.py): five reasons to rate down.",
)
def missing_step(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A question is rated without all five reasons to rate down having been considered.

    A reason that nobody looked at is not a reason that does not hold: the certainty may be lower than shown. A reason
    that was considered and left is recorded with step 0.
    """
    for rating in appraised.certainty.values():
        if rating.level and rating.not_considered:
            subject, what = f"the certainty of {rating.question.id}", f"may be lower than {rating.level}"
            found = f"nobody considered {listed(rating.not_considered)}"
            remedy = "add the missing steps, 0 where a reason was considered and left"
            yield on_row(rating.steps[0], "question", subject, what, found, remedy, joint=": ")
