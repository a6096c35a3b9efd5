"""Help, on the sheet: the conditions that a listed study bears on, each with its best comparison in a sentence."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from analysis.appraise.absolute import SHARES
from analysis.appraise.verdict.rated_link import RatedLink
from analysis.check.evidence_review import EvidenceReview
from analysis.model.words import Design
from analysis.show.summary.comparisons import ConditionHelp, Finds, HelpComparison, conditions_of_help
from analysis.show.summary.sheet import SheetPart
from analysis.show.summary.short_result import cut, design_of, in_numbers, people_in, short_name
from analysis.show.tables.layout import laid_out
from analysis.show.value import Absent, Name, Phrase, Run, joined
from analysis.text.prose.phrases import counted, verb
from analysis.text.vocabulary.refused import refused

#: Studies that a sentence names of those that point one way, and conditions that a line names.
_NAMED, _MOST_NAMES = 2, 30

# Outcomes that say no more than that something was measured, so that a sentence is better without them.
_VAGUE = ("effectiveness", "improvement", "efficacy", "")

_BOTH = (Finds.NOT_SETTLED, Finds.DISAGREE)


class HelpRow(NamedTuple):
    """A row: a condition and one comparison; ``first`` where it is the first of the condition."""

    row: ConditionHelp
    compared: HelpComparison
    first: bool


def help_part(review: EvidenceReview, most: int) -> SheetPart:
    """At most so many rows; the conditions that no study bears on are named below."""
    found = review.once(conditions_of_help)
    told = [one for one in found if one.compared and one.promising]
    rows = [HelpRow(one, two, two is one.compared[0]) for one in told for two in one.compared][:most]
    table = laid_out(
        "sheet-help",
        rows,
        {
            "Condition": _condition,
            "Pages": lambda one: _pages(one.row) if one.first else Absent("same"),
            "Best comparison (95 % interval)": lambda one: _sentence(one.compared, review),
            "Certainty": lambda one: _certainty(one.compared),
        },
    )
    condition, pages, *others = table.columns
    named = replace(pages, name=f"Pages of {len(review.document_ids)}")
    table = replace(table, columns=(condition, named, *others))
    return SheetPart(f"Help: {_heading(found, rows)}", (), table, _below(found))


def _condition(one: HelpRow) -> Phrase:
    """The condition, and what was compared; in its second row what the comparison has that the first has not."""
    row, compared = one.row, one.compared
    name = cut(f"{row.condition[:1].upper()}{row.condition[1:]}{f', {row.agent}' if row.agent else ''}")
    against = compared.against.removeprefix(f"{row.condition}, ")
    if not one.first:
        first = row.compared[0].against.split(", ")
        apart = [part for part in against.split(", ") if part not in first]
        return Phrase((Run(cut(f"The same, {', '.join(apart) or against}", 70), soft=True),))
    if compared.finds is Finds.NEVER:
        return Phrase((Run(name, strong=True),))
    return Phrase((Run(name, strong=True), " ", Run(cut(against, 70), soft=True)))


def _pages(one: ConditionHelp) -> Phrase:
    using = Run(f" +{len(one.using)}", soft=True)
    return Phrase((str(len(one.promising)), *([using] if one.using else [])))


def _certainty(one: HelpComparison) -> str | Absent:
    return one.rating.words.capitalize() if one.rating and one.rating.level else Absent("Not rated")


def _sentence(one: HelpComparison, review: EvidenceReview) -> Phrase:
    """Which way it points, the outcome, the numbers, and whose they are; the other side after it."""
    lead, both = one.told[0], one.finds in _BOTH
    if one.finds is Finds.NEVER:
        return Phrase((Run(f"{one.finds}:", strong=True), " ", *joined(_series(one, review), "; "), "."))
    numbers = in_numbers(lead.finding, better=one.finds is not Finds.NO_DIFFERENCE) if lead.finding else ""
    shares = lead.finding is not None and lead.finding.measure in SHARES and bool(numbers)
    outcome = "" if shares and both else _outcome(lead, review)
    opening = f"{one.finds} in {outcome}:" if outcome and not both else f"{one.finds}:"
    said = " ".join(filter(None, (f"better in {outcome}" if outcome and both else "", numbers)))
    other = _other_side(one.told[1], lead, review) if both else _others(one, review)
    whose = tuple(_whose(lead, review, people=" of " not in numbers))
    return Phrase((Run(opening, strong=True), *((f" {said} (", *whose, ")") if said else (" ", *whose)), *other, "."))


def _whose(one: RatedLink, review: EvidenceReview, *, people: bool) -> Iterator[str | Name | Run]:
    """The study, its design but of a trial, and its people where no counts of them are told."""
    yield short_name(one.study.study, review.evidence)
    if one.study.design is not Design.RANDOMISED_TRIAL:
        yield f", {design_of(one.study)}"
    if people and (told := people_in(one.study, one.finding)):
        yield f", {told}"


def _others(one: HelpComparison, review: EvidenceReview) -> Iterator[str | Name | Run]:
    """Other studies that point the same way."""
    if one.beside:
        more = len(one.beside[_NAMED:])
        yield from ("; so also ", *joined(([short_name(key, review.evidence)] for key in one.beside[:_NAMED]), ", "))
        yield f" and {more} more" if more else ""


def _other_side(one: RatedLink, lead: RatedLink, review: EvidenceReview) -> Iterator[str | Name | Run]:
    outcome, told = _outcome(one, review), _outcome(lead, review)
    outcome = "" if outcome == told and one.study is not lead.study else outcome
    yield f"; no difference{f' in {outcome}' if outcome else ''}"
    if one.study is not lead.study:
        yield from (" (", short_name(one.study.study, review.evidence), ")")


def _outcome(one: RatedLink, review: EvidenceReview) -> str:
    """The outcome of the result, else that of its question; empty where neither says more than that it helped."""
    asked = review.evidence.question.get(one.link.question)
    named = [one.finding.outcome if one.finding else "", asked.outcome if asked else ""]
    return next((cut(name, 40) for name in named if name not in _VAGUE and not refused(name)), "")


def _series(one: HelpComparison, review: EvidenceReview) -> Iterator[tuple[str | Name | Run, ...]]:
    """The studies without a comparison: design, people and name of each, those of the most people first."""
    studies = list({told.study.study: told.study for told in one.told}.values())
    for study in studies[:_NAMED]:
        people = people_in(study) if study.design is not Design.CASE_REPORT else ""
        yield (f"{design_of(study)}{f', {people}' if people else ''} (", short_name(study.study, review.evidence), ")")
    if len(studies) > _NAMED:
        yield (f"{len(studies) - _NAMED} more",)


def _heading(found: Sequence[ConditionHelp], rows: Sequence[HelpRow]) -> str:
    """What was found: the first condition in which each way of pointing was tested directly; else that none was."""
    promised = [one for one in found if one.promising]
    if not promised:
        return "no page promises help in a named condition" if found else "no condition is named"
    if not rows:
        return f"no study listed bears on any of the {counted(len(promised), 'condition')} promised"
    said: dict[Finds, str] = {}
    for one in rows:
        finds = one.compared.finds
        if finds in _IN_HEADING and any(told.is_direct for told in one.compared.told):
            rating = one.compared.rating
            rated = f"{rating.words} certainty" if rating and rating.level else "not rated"
            said.setdefault(finds, f"{_IN_HEADING[finds]} {cut(one.row.condition, 40)} ({rated})")
    parts = [said[finds] for finds in _IN_HEADING if finds in said]
    return "; ".join(parts[:2]) or "no condition promised was compared with a control"


_IN_HEADING = {
    Finds.NO_DIFFERENCE: "no difference found in",
    Finds.BETTER: "better in",
    Finds.NOT_SETTLED: "not settled in",
    Finds.DISAGREE: "trials disagree on",
    Finds.WORSE: "worse in",
    Finds.EXCLUDED: "no worthwhile benefit in",
}


def _below(found: Sequence[ConditionHelp]) -> Phrase:
    """The conditions that no study listed bears on, with the number of pages that promise help."""
    untouched = [one for one in found if one.promising and not one.within and not one.compared]
    groups = {
        "No study listed:": [one for one in untouched if one.judged],
        "Not judged:": [one for one in untouched if not one.judged],
    }
    return joined(
        (Phrase((Run(label, strong=True), f" {_named(group)}.")) for label, group in groups.items() if group), " "
    )


def other_conditions(review: EvidenceReview, shown: Iterable[HelpRow]) -> Phrase:
    """The conditions that have no row and that studies bear on, by why; then those only said to be treated."""
    rows = {(one.row.condition, one.row.agent) for one in shown}
    left = [one for one in review.once(conditions_of_help) if (one.condition, one.agent) not in rows]
    groups = {
        "Also studied, see the report:": [one for one in left if one.promising and one.compared],
        "Studied only in part, or mixed with others:": [
            one for one in left if one.promising and one.within and not one.compared
        ],
    }
    told = [[f"{label} {_named(group)}."] for label, group in groups.items() if group]
    used = sum(not one.promising for one in left)
    return joined(
        [*told, *([[f"{used} more {verb(used, 'is', 'are')} only said to be treated."]] if used else [])], " "
    )


def _named(found: Iterable[ConditionHelp]) -> str:
    """The names, with the number of pages where it is more than one: ``sciatica (2), muscle injury``."""
    told = []
    for one in found:
        name = cut(f"{one.condition}{f', {one.agent}' if one.agent else ''}", 40)
        told.append(f"{name} ({len(one.promising)})" if len(one.promising) > 1 else name)
    more = f" and {len(told) - _MOST_NAMES} more" if len(told) > _MOST_NAMES else ""
    return f"{', '.join(told[:_MOST_NAMES])}{more}"
