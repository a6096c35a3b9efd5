"""Faults of appraisals: risk of bias, what was counted beside people, and steps of certainty that break a rule."""

from collections.abc import Iterator
from functools import partial
from itertools import chain

from analysis.appraise import certainty
from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.bias import FORMS, NOT_ASSESSED, RANDOMISATION, Result, fitting_tool, results
from analysis.appraise.certainty import CertaintyRating
from analysis.appraise.effect import NO_SINGLE_ESTIMATE, effect_interval
from analysis.check.judgements import tables
from analysis.check.keys import misses_rows
from analysis.model.evidence import Evidence
from analysis.model.judgements import Appraisal, CertaintyStep
from analysis.model.problem import Remark, on_row
from analysis.model.records import Finding, Study
from analysis.model.words import CertaintyDomain, ReadAs, StepState, Target, TermKind
from analysis.text.prose.phrases import counted, listed, with_article
from analysis.text.spelling import did_you_mean


def unknown_domain(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """An appraisal names a domain, or uses a word of judgement, that its tool does not have."""
    for row in chain.from_iterable(tables("appraisals", appraised.evidence)):
        form = FORMS[row.tool]
        if row.domain not in form.names:
            yield _unknown(row, "domain", row.domain, form.names)
        if row.judgement not in form.words:
            yield _unknown(row, "judgement", row.judgement, form.words)


def wrong_tool(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A result was judged with a tool that does not fit the study's design and the part that the result comes from."""
    for result in _results(appraised.evidence):
        study = appraised.evidence.study.get(result.study)
        fits = fitting_tool(study, result.phase) if study else None
        if study and fits is not result.tool:
            row = next(iter(result.rows.values()))
            subject = f"{with_article(study.design)} ({result.study}), part “{result.phase}”,"
            needed, found = f"needs {fits or 'no tool: none of those here fits it'}", f"found {result.tool}"
            first = f'judge its domains with "{fits}"' if fits else "remove the rows"
            yield on_row(row, "tool", subject, needed, found, f"{first}, or correct the phase or the design")


def unread_judgement(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A domain was judged without a text that it was judged on, or of a study that nobody read."""
    for row in chain.from_iterable(tables("appraisals", appraised.evidence)):
        if row.judgement == NOT_ASSESSED:
            continue
        study = appraised.evidence.study.get(row.study)
        if not row.read_at:
            field, found = "read_at", "read_at is blank"
        elif study and study.read_as is ReadAs.NOT_READ:
            field, found = "judgement", 'studies.csv says "not read"'
        else:
            continue
        what = f'is judged "{row.judgement}", which needs a text that was read'
        remedy = f'name the text in read_at, or write "{NOT_ASSESSED}"'
        yield on_row(row, field, f"{row.domain} of {row.study}", what, found, remedy)


def incomplete_appraisal(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A result has a domain that was judged, but lacks other domains of its tool."""
    for result in _results(appraised.evidence):
        misnamed = len(result.domains) - len(result.form.domains)
        judged = any(row.judgement != NOT_ASSESSED for row in result.rows.values())
        if judged and len(result.missing) > misnamed:
            row = next(iter(result.rows.values()))
            names = listed(f'"{domain.name}"' for domain in result.missing)
            what, found = f"needs all {len(result.form.domains)} domains of {result.tool}", f"it lacks {names}"
            remedy = f'add a row for each; write "{NOT_ASSESSED}" where nothing was read'
            yield on_row(row, "domain", f"{result.outcome} of {result.study}, {result.phase},", what, found, remedy)


def differing_randomisation(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """The randomisation of one trial is judged in two ways, for two of its results."""
    for rows in tables("appraisals", appraised.evidence):
        first: dict[str, Appraisal] = {}
        for row in rows:
            if row.domain == RANDOMISATION:
                was = first.setdefault(row.study, row)
                if row.judgement != was.judgement:
                    what = f'is judged "{was.judgement}" for {was.outcome}'
                    found = f'for {row.outcome} "{row.judgement}"'
                    yield on_row(row, "judgement", f"{row.domain} of {row.study}", what, found, "judge it once")


def unit_of_analysis(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A study counted knees, teeth or the like, of which one person may have several, and not people."""
    evidence = appraised.evidence
    for study in evidence.studies:
        found = [one.id for one in evidence.findings_of.get(study.study, ()) if _rests_on_units(one, study)]
        if study.units is None or not found or (study.participants or 0) >= study.units:
            continue
        name, people = study.unit_name or "units", "how many people they belong to was not read"
        if study.participants is not None:
            people = f"they belong to {counted(study.participants, 'person', 'people')}"
        independent = (
            f"{name} of one person are not independent, so that an interval is too narrow and a p value too small "
            f"({listed(found)}) unless the analysis allowed for it"
        )
        then = "if it was read how people were counted, say so in participants and limits"
        what, remedy = f"analysed {study.units} {name}, and {people}", f"read these figures with that in mind; {then}"
        yield on_row(study, "units", study.study, what, independent, remedy)


def _rests_on_units(finding: Finding, study: Study) -> bool:
    """Whether a finding has counts, an interval or a p value, and its counts are not those of the people."""
    of_people = finding.denominator is not None and finding.denominator == study.participants
    told = finding.p or finding.ci_low is not None or finding.denominator is not None
    return bool(told) and not of_people


def _unknown(row: Appraisal, field: str, found: str, allowed: tuple[str, ...]) -> Remark:
    remedy = did_you_mean(found, allowed, f"write one of: {' · '.join(allowed)}")
    return on_row(row, field, str(row.tool), f'has no {field} "{found}" (study {row.study})', "", remedy)


def _results(evidence: Evidence) -> Iterator[Result]:
    return chain.from_iterable(map(results, tables("appraisals", evidence)))


def odd_step(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A step of certainty breaks a rule, so that it does not count."""
    for steps in tables("certainty", appraised.evidence):
        for step in steps:
            if rating := appraised.certainty.get(step.question):
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
            if (rating := appraised.certainty.get(step.question)) and rating.findings and step.state:
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
    in_line = partial(appraised.evidence.in_line, kind=TermKind.AGENT)
    for question in appraised.evidence.questions:
        agents: dict[str, str] = {}  # of the studies behind it, with the first finding of each
        for finding in appraised.certainty[question.id].findings:
            agent = appraised.evidence.study[finding.study].agent
            agents.setdefault(agent, f"{finding.id} of {agent}")
        apart = [agents[agent] for agent in agents if not in_line(question.agent, agent)]
        pooled = [agents[agent] for agent in agents if not all(in_line(agent, one) for one in agents)]
        if apart:
            what, joint, found = f"asks about {question.agent}", "; ", f"its findings include {listed(apart)}"
        elif pooled:
            what, joint, found = "pools agents that are not one", ": ", listed(pooled)
        else:
            continue
        remedy = "move those findings to a question of their own"
        yield on_row(question, "findings", question.id, what, found, remedy, joint=joint)


def missing_step(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A question is rated without all five reasons to rate down having been considered."""
    for rating in appraised.certainty.values():
        if rating.level and rating.not_considered:
            subject, what = f"the certainty of {rating.question.id}", f"may be lower than {rating.words}"
            found = f"nobody considered {listed(rating.not_considered)}"
            remedy = "add the missing steps, 0 where a reason was considered and left"
            yield on_row(rating.steps[0], "question", subject, what, found, remedy, joint=": ")
