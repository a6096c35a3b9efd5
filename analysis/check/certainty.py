"""Certainty: steps that break a rule, agents that are pooled, and reasons that nobody considered."""

from collections.abc import Iterator
from functools import partial

from analysis.appraise import certainty
from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.certainty import CertaintyRating
from analysis.appraise.effect import NO_SINGLE_ESTIMATE, effect_interval
from analysis.check.keys import misses_rows
from analysis.check.raters import tables
from analysis.model.judgements import CertaintyStep, Question
from analysis.model.problem import Remark, on_row
from analysis.model.words import CertaintyDomain, StepState, Target, TermKind
from analysis.text.prose.phrases import listed


def odd_step(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A step of certainty breaks a rule, so that it does not count."""
    for steps in tables("certainty", appraised.evidence):
        for step in steps:
            rating = appraised.certainty.get(step.question)
            if rating:
                yield from _oddity(step, [one for one in steps if one.question == step.question], rating)


def _oddity(step: CertaintyStep, beside: list[CertaintyStep], rating: CertaintyRating) -> Iterator[Remark]:
    """The first thing that is wrong with a step beside the others of its question in the same table."""
    question, (least, most), judge = rating.question, certainty.BOUNDS[step.domain], beside[0].judged_by
    named, barred = f'{question.id}, "{step.domain}"', certainty.no_way_up(rating.body, beside)
    if not question.findings.split():
        names_none, remedy = f"{question.id} names none in questions.csv", "name the findings there, or remove the step"
        yield on_row(step, "question", "a step", "needs findings to judge", names_none, remedy)
    elif not least <= step.step <= most:
        way = f"down, {least} to 0" if least else f"up, 0 to {most}"
        yield on_row(step, "step", named, f"rates {way}", f"found {step.step}", "correct the step or its domain")
    elif not certainty.allowed(step, barred):
        yield on_row(step, "step", named, f"rates up by {step.step}, but {barred}", "", "take the step back")
    elif step.judged_by != judge:
        remedy = "keep each rater's steps in a folder under ratings/, and here those that were adjudicated"
        what, found = f"are judged by {judge}", f"this one by {step.judged_by}"
        yield on_row(step, "judged_by", f"the steps of {question.id}", what, found, remedy)


def step_unlike_state(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A step of certainty says how it came about, and its state or its size does not go with what the rows hold."""
    for steps in tables("certainty", appraised.evidence):
        for step in steps:
            rating = appraised.certainty.get(step.question)
            if rating and rating.findings and step.state:
                adjudicated = steps is appraised.evidence.certainty
                for field, what, found, remedy in _unlike(step, step.state, rating, appraised, adjudicated=adjudicated):
                    yield on_row(step, field, f'{step.question}, "{step.domain}"', what, found, remedy)


def _unlike(
    step: CertaintyStep, state: StepState, rating: CertaintyRating, appraised: AppraisedEvidence, *, adjudicated: bool
) -> Iterator[tuple[str, str, str, str]]:
    """Field, what is wrong, what was found and the remedy of each thing that does not go together."""
    may_be = " or ".join(f'"{one}"' for one in certainty.states_of(step.domain, rating))
    judged = state not in certainty.MOVES_NOTHING
    if state not in certainty.states_of(step.domain, rating):
        yield "state", f"is {may_be} here", f'found "{state}"', f"write {may_be}"
    if step.step and not judged:
        remedy = "correct the state, or take the step back"
        yield "step", f'is "{state}", and so moves nothing', f"found {step.step}", remedy
    if step.domain is CertaintyDomain.RISK_OF_BIAS and judged:
        untold = rating.bias_was_judged or misses_rows("appraisals", appraised.evidence)
        if adjudicated and state is StepState.JUDGED and not untold:
            remedy = f'judge them in appraisals.csv, or write "{StepState.UNREAD}"'
            yield "state", "is judged where trials judged hold half of the people", rating.people.words, remedy
        if rating.body is certainty.EvidenceBody.UNCONTROLLED and not step.step:
            yield "step", "needs at least -1 where there is no control group", "found 0", "write -1"
    if step.domain is CertaintyDomain.IMPRECISION and not step.step:
        study = appraised.evidence.study
        if not any(effect_interval(finding, study[finding.study]) for finding in rating.findings):
            found = "found 0, and no estimate with an interval"
            yield "step", "needs at least -1 without a single estimate", found, f'write -1, "{NO_SINGLE_ESTIMATE}"'


def rating_without_target(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A certainty does not say in what it is, or is in a size of the effect and has no threshold."""
    for rating in appraised.certainty.values():
        question, target = rating.question, rating.question.target
        if not rating.level or not any(step.state for step in rating.steps):
            continue
        if target is None:
            remedy = f"write one of: {' · '.join(Target)}"
            yield on_row(question, "target", question.id, "needs a target", f"it is rated {rating.words}", remedy)
        elif target is not Target.ANY_EFFECT and question.threshold is None:
            remedy = f'enter the threshold with its source, or write "{Target.ANY_EFFECT}"'
            yield on_row(question, "threshold", question.id, "needs a threshold", f'its target is "{target}"', remedy)


def mixed_agents(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A question rests on a study of another agent than it asks about, or pools agents that are not one."""
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


def missing_step(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A question is rated without all five reasons to rate down having been considered."""
    for rating in appraised.certainty.values():
        if rating.level and rating.not_considered:
            subject, what = f"the certainty of {rating.question.id}", f"may be lower than {rating.words}"
            found = f"nobody considered {listed(rating.not_considered)}"
            remedy = "add the missing steps, 0 where a reason was considered and left"
            yield on_row(rating.steps[0], "question", subject, what, found, remedy, joint=": ")
