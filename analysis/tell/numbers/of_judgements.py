"""Numbers of judgements: stances, certainty, harms and disagreements, who judged, and how well the raters agree."""

from collections.abc import Iterator, Mapping
from itertools import chain
from operator import attrgetter
from typing import Any, NamedTuple

from analysis.appraise.agreement import Agreement, Coefficient, disputed
from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.other_agreement import CERTAINTY, HARMS, OtherAgreement
from analysis.appraise.wording.value import FEWEST_FOR_PERCENT
from analysis.model.evidence import Evidence
from analysis.model.judgements import Link
from analysis.model.words import Certainty, HarmStatus, Stance
from analysis.tell.numbers.number import Number, Way, slug

_LINK = "One row of links.csv is one settled judgement on a claim and a study."
_SCREENING = "One row of screening.csv says which claims a study, as read, does not address."
_BLIND = "One row of a rater's own links.csv is one judgement made without sight of the other's."
_QUESTION = "One row of questions.csv is one clinical question."
_CERTAINTY = "GRADE: the start set by the comparison behind the findings, moved by the recorded steps."
_HARM = "One row of harms.csv is one harm that a study reports."
_SILENCE = "Each harm relevant to what the document describes counts once, by what its claims say of it."
_DISAGREEMENT = "One row of disagreements.csv is one pair of claims that cannot both hold, or strain each other."
_PAIRS = "Pairs that both raters judged; agreed are those on which they chose the same word."

# Coefficients of an agreement by their field: what each measures, and how it follows.
_COEFFICIENTS = {
    "raw": ("share agreed", "Share of pairs on which both chose the same word; 95 % bootstrap interval in brackets."),
    "kappa": ("Cohen's kappa", "Cohen's kappa, unweighted; 95 % bootstrap interval in brackets."),
    "ac1": ("Gwet's AC1", "Gwet's AC1; 95 % bootstrap interval in brackets."),
}
_SPECIFIC = "Of the times that either rater chose the word, how many fell on a pair where both did."

#: Scope of an agreement that leaves no pair out.
ALL_PAIRS = "all pairs"


def judgement_numbers(appraised: AppraisedEvidence) -> Iterator[Number]:
    """Every number of judgements, then the certainty of each question."""
    evidence = appraised.evidence
    links = Number.counting("links", "settled judgements on a claim and a study", _LINK, evidence.links)
    yield from links.and_by(Way(attrgetter("stance"), "with the stance “{}”", Stance))
    yield from links._replace(id="settled").by(Way(attrgetter("judged_by"), "by {}"))
    yield Number.counting("screening", "rows of screening", _SCREENING, evidence.screening)
    for one in evidence.ratings:
        said = f"judgements on a claim and a study that {one.rater} made alone"
        yield Number.counting(f"alone.{slug(one.rater)}", said, _BLIND, one.links)
    yield from _agreement(appraised)
    yield from _harms(appraised)
    pairs = Number.counting("disagreements", "pairs of claims that disagree", _DISAGREEMENT, evidence.disagreements)
    yield from pairs.and_by(Way(attrgetter("kind"), "of the kind “{}”"), Way(attrgetter("severity"), "of {} severity"))
    yield from _certainty(appraised)


def printed_coefficient(one: Coefficient) -> str:
    """A coefficient with its interval in brackets, or that it is undefined."""
    if one.value is None:
        return "undefined: one word was used throughout"
    ends = [f"{number:.2f}" for number in one if number is not None]
    value, *interval = [end.replace("-0.00", "0.00").replace("-", "−") for end in ends]
    return f"{value} ({' to '.join(interval) if len(interval) == 2 else 'interval undefined'})"


def specific_agreement(both: int, chosen: int) -> str:
    """Of either rater's choices of a word, how many fell on a pair where both chose it; of few the counts alone."""
    counts = f"{both} of {chosen} choices"
    return f"{both / chosen:.2f} ({counts})" if chosen >= FEWEST_FOR_PERCENT else counts


def agreement_id(one: Agreement | OtherAgreement) -> str:
    """Name of an agreement: ``agreement.links``, ``agreement.relevant-links``, ``agreement.certainty`` …."""
    if isinstance(one, Agreement):
        return "agreement.links" if one.scope == ALL_PAIRS else "agreement.relevant-links"
    judged = {CERTAINTY: "certainty", HARMS: "harms"}.get(one.judged, slug(one.judged.lower()))
    return f"agreement.{judged}" if one.scope == ALL_PAIRS else f"agreement.{judged}.{slug(one.scope)}"


def _agreement(appraised: AppraisedEvidence) -> Iterator[Number]:
    evidence = appraised.evidence
    both = _both(evidence)
    relevant = [pair for pair in both.values() if any(one.stance is not Stance.DOES_NOT_ADDRESS for one in pair)]
    for one in appraised.agreement:
        behind = tuple(chain.from_iterable(both.values() if one.scope == ALL_PAIRS else relevant))
        yield from _coefficients(one, f"{one.scope} of claim and study", behind)
        for stance, agreed, chosen in one.by_stance:
            value = specific_agreement(agreed, chosen)
            said = f"specific agreement on “{stance}”, {one.scope}"
            yield Number(
                id=f"{agreement_id(one)}.stance.{slug(stance)}",
                value=value,
                exact=agreed / chosen,
                what=said,
                rule=_SPECIFIC,
                records=behind,
            )
    for other in appraised.other_agreement:
        yield from _coefficients(other, f"{other.judged}, {other.scope}", tuple(_other_rows(other, evidence)))
    differ = disputed(evidence)
    behind = tuple(chain.from_iterable(both[one.claim, one.study] for one in differ))
    count = len(differ)
    yield Number(
        id="agreement.disputed",
        value=str(count),
        exact=count,
        what="pairs on which the raters differ",
        rule=_PAIRS,
        records=behind,
    )


def _other_rows(one: OtherAgreement, evidence: Evidence) -> Iterator[NamedTuple]:
    """Rows of the raters' own judgements of one kind."""
    for ratings in evidence.ratings:
        if one.judged == CERTAINTY:
            yield from ratings.certainty
        elif one.judged == HARMS:
            yield from ratings.mentions
        else:
            yield from (row for row in ratings.appraisals if one.judged.endswith(f", {row.tool}"))


def _both(evidence: Evidence) -> Mapping[tuple[str, str], tuple[Link, Link]]:
    """The links of the two raters compared on each pair of claim and study that both judged."""
    own = [{(link.claim, link.study): link for link in one.links} for one in evidence.ratings if one.links]
    first, second = own[:2] if len(own) > 1 else ({}, {})
    return {pair: (link, second[pair]) for pair, link in first.items() if pair in second}


def _coefficients(one: Agreement | OtherAgreement, said: str, behind: tuple[Any, ...]) -> Iterator[Number]:
    name = agreement_id(one)
    yield Number(
        id=f"{name}.pairs",
        value=str(one.pairs),
        exact=one.pairs,
        what=f"pairs judged by both: {said}",
        rule=_PAIRS,
        records=behind,
    )
    alike = f"{one.agreed} of {one.pairs}"
    yield Number(
        id=f"{name}.agreed",
        value=alike,
        exact=one.agreed,
        what=f"pairs judged alike: {said}",
        rule=_PAIRS,
        records=behind,
    )
    for key, (measure, rule) in _COEFFICIENTS.items():
        if one.pairs < FEWEST_FOR_PERCENT and (key == "raw" or isinstance(one, OtherAgreement)):
            continue
        found: Coefficient = getattr(one, key)
        exact = "undefined" if found.value is None else round(found.value, 6)
        yield Number(
            id=f"{name}.{key}",
            value=printed_coefficient(found),
            exact=exact,
            what=f"{measure}: {said}",
            rule=rule,
            records=behind,
        )


def _harms(appraised: AppraisedEvidence) -> Iterator[Number]:
    evidence = appraised.evidence
    yield Number.counting("harms", "harms that studies report", _HARM, evidence.harms)
    for document, views in appraised.harms.items():
        relevant = [view for view in views if view.relevant]
        said = f"harms relevant to document {document}"
        yield _views(f"harms.relevant.{slug(document)}", said, relevant, appraised)
        for status in HarmStatus:
            of_status = [view for view in relevant if view.status is status]
            if of_status:
                name = f"harms.{slug(status)}.{slug(document)}"
                yield _views(name, f"{said}, “{status}” there", of_status, appraised)


def _views(name: str, said: str, views: list[Any], appraised: AppraisedEvidence) -> Number:
    harm = appraised.evidence.harm
    behind = tuple(harm[view.harm] for view in views if view.harm in harm)
    return Number(id=name, value=str(len(views)), exact=len(views), what=said, rule=_SILENCE, records=behind)


def _certainty(appraised: AppraisedEvidence) -> Iterator[Number]:
    ratings = tuple(appraised.certainty.values())
    asked = Number.counting("questions", "clinical questions", _QUESTION, (one.question for one in ratings))
    words = {one.question.id: one.words for one in ratings if one.level}
    rated = asked.part("rated", "whose certainty is rated", lambda one: one.id in words)
    yield asked
    yield rated
    unsure = appraised.provisional_certainty
    yield asked.part("provisional", "whose certainty is provisional", lambda one: one.id in unsure)
    levels = rated._replace(id="certainty", what="questions", rule=_CERTAINTY)
    yield from levels.by(Way(lambda one: words[one.id], "of {} certainty", Certainty))
    for one in ratings:
        behind = (one.question, *one.steps, *one.findings)
        said = f"certainty of the evidence listed here on: {one.question.words}"
        yield Number(
            id=one.question.id,
            value=one.words,
            exact=one.words,
            what=said,
            rule=_CERTAINTY,
            records=behind,
        )
