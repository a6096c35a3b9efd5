"""Help, on the sheet: the conditions that a listed study bears on, each with its best comparison in a sentence."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from analysis.appraise.verdict.rated_link import RatedLink
from analysis.check.evidence_review import EvidenceReview
from analysis.show.summary.comparisons import ConditionHelp, Finds, HelpComparison, conditions_of_help
from analysis.show.summary.sheet import SheetPart
from analysis.show.summary.short_result import cut, in_numbers, people_in, study_run
from analysis.show.tables.layout import laid_out
from analysis.show.value import Absent, Phrase, Run, joined
from analysis.text.prose.phrases import counted
from analysis.text.vocabulary.refused import refused

#: Studies that a sentence names of those that point one way.
_NAMED = 2

# Outcomes that say no more than that something was measured, so that a sentence is better without them.
_VAGUE = ("effectiveness", "improvement", "efficacy", "")

_BOTH = (Finds.NOT_SETTLED, Finds.DISAGREE)


class HelpRow(NamedTuple):
    """A row: a condition and one comparison; ``first`` where it is the first of the condition."""

    row: ConditionHelp
    compared: HelpComparison
    first: bool


def help_part(review: EvidenceReview, most: int) -> SheetPart:
    """At most so many rows; the conditions that find no room, and those that no study bears on, are named below."""
    found = review.once(conditions_of_help)
    told = [one for one in found if one.compared and one.promising]
    rows = [HelpRow(one, two, two is one.compared[0]) for one in told for two in one.compared][:most]
    shown = {(one.row.condition, one.row.agent) for one in rows}
    left = [one for one in found if (one.condition, one.agent) not in shown]
    every = len(review.document_ids)
    table = laid_out(
        "sheet-help",
        rows,
        {
            "Condition": _condition,
            "Pages": lambda one: _pages(one.row, every) if one.first else Absent("as above"),
            "Best comparison (95 % interval)": lambda one: _sentence(one.compared, review),
            "Certainty": lambda one: _certainty(one.compared),
        },
    )
    return SheetPart(f"Help: {_heading(found, [one.compared for one in rows], rows)}", (), table, _below(left))


def _condition(one: HelpRow) -> Phrase:
    name = one.row.condition[:1].upper() + one.row.condition[1:]
    agent = f", {one.row.agent}" if one.row.agent else ""
    against = one.compared.against.removeprefix(f"{one.row.condition}, ")
    never = one.compared.finds is Finds.NEVER
    return Phrase((Run(cut(f"{name}{agent}"), strong=True), *([] if never else [Run(f" {cut(against, 70)}", soft=True)])))


def _pages(one: ConditionHelp, every: int) -> Phrase:
    using = Run(f" +{len(one.using)} use", soft=True)
    return Phrase((f"{len(one.promising)} of {every}", *([using] if one.using else [])))


def _certainty(one: HelpComparison) -> str | Absent:
    rated = one.rating is not None and one.rating.level is not None
    words = one.rating.words if one.rating and rated else ""
    return words[:1].upper() + words[1:] if words else Absent("Not rated")


def _sentence(one: HelpComparison, review: EvidenceReview) -> Phrase:
    """Which way it points, the outcome, the numbers, and whose they are; the other side after it."""
    lead, both = one.told[0], one.finds in _BOTH
    if one.finds is Finds.NEVER:
        return Phrase((Run(f"{one.finds}:", strong=True), " ", *joined(_series(one, review), "; "), "."))
    outcome, study = _outcome(lead, review), lead.study
    opening = f"{one.finds} in {outcome}:" if outcome and not both else f"{one.finds}:"
    better = f" better in {outcome}" if outcome and both else ""
    numbers = in_numbers(lead.finding, better=one.finds is not Finds.NO_DIFFERENCE) if lead.finding else ""
    said = ", ".join(filter(None, (better, numbers if better else f" {numbers}" if numbers else "")))
    people = people_in(study, lead.finding)
    whose = (study_run(study.study, review.evidence), f", {study.design}", f", {people}" if people else "")
    named = joined(([study_run(key, review.evidence)] for key in one.beside[:_NAMED]), ", ")
    more = len(one.beside[_NAMED:])
    return Phrase(
        (
            Run(opening, strong=True),
            *((said, " (", *whose, ")") if said else (" ", *whose)),
            *(("; so also ", *named, f" and {more} more" if more else "") if named else ()),
            *(_other_side(one.told[1], lead, review) if both else ()),
            ".",
        )
    )


def _other_side(one: RatedLink, lead: RatedLink, review: EvidenceReview) -> Iterator[str | Run]:
    outcome = _outcome(one, review)
    yield f"; no difference found{f' in {outcome}' if outcome else ''}"
    if one.study is not lead.study:
        yield from (" (", study_run(one.study.study, review.evidence), ")")


def _outcome(one: RatedLink, review: EvidenceReview) -> str:
    """The outcome of the result, else that of its question; empty where neither says more than that it helped."""
    asked = review.evidence.question.get(one.link.question)
    named = [one.finding.outcome if one.finding else "", asked.outcome if asked else ""]
    return next((cut(name, 40) for name in named if name not in _VAGUE and not refused(name)), "")


def _series(one: HelpComparison, review: EvidenceReview) -> Iterator[tuple[str | Run, ...]]:
    """The studies without a comparison: design, people and name of each, those of the most people first."""
    studies = list({told.study.study: told.study for told in one.told}.values())
    for study in studies[:_NAMED]:
        people = people_in(study)
        yield (f"{study.design}{f', {people}' if people else ''} (", study_run(study.study, review.evidence), ")")
    if len(studies) > _NAMED:
        yield (f"{len(studies) - _NAMED} more",)


def _heading(found: Sequence[ConditionHelp], told: Sequence[HelpComparison], rows: Sequence[HelpRow]) -> str:
    """What was found: the first condition in which each way of pointing was tested directly; else that none was."""
    promised = [one for one in found if one.promising]
    if not promised:
        return "no page promises help in a named condition" if found else "no condition is named"
    if not rows:
        return f"no study listed bears on any of the {counted(len(promised), 'condition')} promised"
    said: dict[Finds, str] = {}
    for one in rows:
        if one.compared.finds not in (Finds.NEVER, Finds.UNTESTED) and any(t.is_direct for t in one.compared.told):
            said.setdefault(one.compared.finds, one.row.condition)
    words = {
        Finds.NO_DIFFERENCE: "no difference found in {}",
        Finds.BETTER: "better in {}",
        Finds.NOT_SETTLED: "not settled in {}",
        Finds.DISAGREE: "trials disagree on {}",
        Finds.WORSE: "worse in {}",
        Finds.EXCLUDED: "no worthwhile benefit in {}",
    }
    parts = [text.format(cut(said[finds], 40)) for finds, text in words.items() if finds in said]
    return "; ".join(parts[:2]) or "no condition promised was compared with a control"


def _below(left: Sequence[ConditionHelp]) -> Phrase:
    """The conditions without a row, by why they have none, each with the number of pages that promise help."""
    promised = [one for one in left if one.promising]
    untouched = [one for one in promised if not one.within and not one.compared]
    groups = {
        "No study listed:": [one for one in untouched if one.judged],
        "Not judged:": [one for one in untouched if not one.judged],
        "Studied only in part, or mixed with others:": [one for one in promised if one.within and not one.compared],
        "More in the report:": [one for one in promised if one.compared],
    }
    used = [one for one in left if not one.promising]
    told = [[Run(label, strong=True), f" {_named(found)}."] for label, found in groups.items() if found]
    told += [[f"{len(used)} more are only said to be treated."]] if used else []
    return joined(told, " ")


def _named(found: Iterable[ConditionHelp]) -> str:
    """The names, those of one count of pages together: ``sciatica, ligament injury (2 each); muscle injury (1)``."""
    by_count: dict[int, list[str]] = {}
    for one in found:
        by_count.setdefault(len(one.promising), []).append(cut(f"{one.condition}{f', {one.agent}' if one.agent else ''}", 40))
    told = []
    for count, names in by_count.items():
        each = f" ({count}{' each' if len(names) > 1 else ''})" if count else ""
        told.append(f"{', '.join(names)}{each}")
    return "; ".join(told)
