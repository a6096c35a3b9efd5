"""Help, on the sheet: the conditions that a listed study bears on, each with its best comparison in a sentence."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from analysis.appraise.absolute import SHARES
from analysis.appraise.help_found import HelpComparison, HelpFound, link_found
from analysis.appraise.promises import PromisedCondition, only_used, promised_conditions, untested_conditions
from analysis.appraise.verdict.rated_link import RatedLink
from analysis.check.evidence_review import EvidenceReview
from analysis.model.words import Basis, Design
from analysis.show.summary.sheet import SheetPart
from analysis.show.summary.short_result import cut, design_of, in_numbers, people_in, short_name
from analysis.show.tables.layout import laid_out
from analysis.show.value import Absent, Name, Phrase, Run, joined
from analysis.text.prose.phrases import capital, counted, verb
from analysis.text.vocabulary.refused import refused

#: Studies that a sentence names of those that point one way, and conditions that a line names.
_NAMED, _MOST_NAMES = 2, 30

# Outcomes that say no more than that something was measured, so that a sentence is better without them.
_VAGUE = ("effectiveness", "improvement", "efficacy", "")


class HelpRow(NamedTuple):
    """A row: a condition and one comparison; ``first`` where it is the first of the condition."""

    row: PromisedCondition
    compared: HelpComparison
    first: bool


def help_part(review: EvidenceReview, most: int) -> SheetPart:
    """At most so many rows; the conditions that no study bears on are named below.

    Those promised in most documents first, then those that most name, the strongest comparison, the most people in it.
    """
    found = sorted(review.appraised.once(promised_conditions), key=_place)
    rows = [HelpRow(one, two, not number) for one in found for number, two in enumerate(_compared(one))][:most]
    table = laid_out(
        "sheet-help",
        rows,
        {
            "Condition": _condition,
            "Pages": lambda one: _pages(one.row) if one.first else Absent("same"),
            "Best comparison (95 % interval, where read)": lambda one: _sentence(one.compared, review),
            "Certainty": lambda one: _level(one.compared).capitalize() or Absent("Not rated"),
        },
    )
    condition, pages, *others = table.columns
    pages = replace(pages, name=f"Pages of {len(review.document_ids)}")
    table = replace(table, columns=(condition, pages, *others))
    return SheetPart(f"Help: {_heading(found, rows, review)}", (), table, _below(found))


def _place(one: PromisedCondition) -> tuple[int, ...]:
    lead = one.nearest[0].told[0] if one.nearest else None
    people = (lead.study.participants or lead.study.units or 0) if lead else 0
    return -len(one.own), -len(one.used), -lead.evidence_level.tier if lead else 0, -people


def _compared(one: PromisedCondition) -> Sequence[HelpComparison]:
    """The nearest and strongest comparison, and the next that was tested directly and points another way."""
    if one.found is HelpFound.NOT_JUDGED or not one.nearest:
        return ()
    best, *rest = one.nearest
    return (best, *[two for two in rest if two.is_direct and _finds(two) != _finds(best)][:1])


def _finds(one: HelpComparison) -> str:
    """Which way a comparison points, in the words that open its sentence."""
    if one.found is HelpFound.MIXED:
        return "Not settled" if link_found(one.told[-1]) is HelpFound.NO_DIFFERENCE else "Trials disagree"
    if one.found is HelpFound.AGAINST:
        excluded = one.is_direct and one.told[0].link.basis is Basis.BENEFIT_EXCLUDED
        return "No worthwhile benefit" if excluded else "Worse"
    return _FINDS[one.found]


_FINDS = {
    HelpFound.FOR: "Better",
    HelpFound.NO_DIFFERENCE: "No difference found",
    HelpFound.INDIRECT: "Not tested directly",
    HelpFound.UNCONTROLLED: "Never compared",
}


def _condition(one: HelpRow) -> Phrase:
    """The condition, and what was compared; in its second row what the comparison has that the first has not."""
    if not one.first:
        return Phrase((Run(cut(f"The same, {_apart(one)}", 70), soft=True),))
    name = Run(cut(capital(one.row.condition)), strong=True)
    return Phrase((name, " ", Run(cut(_apart(one), 70), soft=True)) if one.compared.is_controlled else (name,))


def _apart(one: HelpRow) -> str:
    """What was compared; of a second row what the first has not."""
    against = one.compared.against.removeprefix(f"{one.row.condition}, ")
    first = () if one.first else one.row.nearest[0].against.split(", ")
    return ", ".join(part for part in against.split(", ") if part not in first) or against


def _pages(one: PromisedCondition) -> Phrase:
    return Phrase((str(len(one.own)), *([Run(f" +{len(one.used)}", soft=True)] if one.used else [])))


def _sentence(one: HelpComparison, review: EvidenceReview) -> Phrase:
    """Which way it points, the outcome, the numbers, and whose they are; the other side after it."""
    lead, both, finds = one.told[0], one.found is HelpFound.MIXED, _finds(one)
    if not one.is_controlled:
        return Phrase((Run(f"{finds}:", strong=True), " ", *joined(_series(one, review), "; "), "."))
    numbers = in_numbers(lead.finding, better=link_found(lead) is HelpFound.FOR) if lead.finding else ""
    shares = lead.finding is not None and lead.finding.measure in SHARES and bool(numbers)
    outcome = "" if shares and both else _outcome(lead, review)
    opening = f"{finds} in {outcome}:" if outcome and not both else f"{finds}:"
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
    found = "no difference" if link_found(one) is HelpFound.NO_DIFFERENCE else "worse"
    yield f"; {found}{f' in {outcome}' if outcome else ''}"
    if one.study is not lead.study:
        yield from (" (", short_name(one.study.study, review.evidence), ")")


def _outcome(one: RatedLink, review: EvidenceReview) -> str:
    """The outcome of the result, else that of its question; empty where neither says more than that it helped."""
    asked = review.evidence.question.get(one.link.question)
    named = [one.finding.outcome if one.finding else "", asked.outcome if asked else ""]
    return next((cut(name, 40) for name in named if name not in _VAGUE and not refused(name)), "")


def _series(one: HelpComparison, review: EvidenceReview) -> Iterator[tuple[str | Name | Run, ...]]:
    """The studies without a comparison: design, people and name of each, those of the most people first."""
    studies = list({told.study.study: told.study for told in one.links}.values())
    for study in studies[:_NAMED]:
        people = people_in(study) if study.design is not Design.CASE_REPORT else ""
        yield (f"{design_of(study)}{f', {people}' if people else ''} (", short_name(study.study, review.evidence), ")")
    if len(studies) > _NAMED:
        yield (f"{len(studies) - _NAMED} more",)


def _heading(found: Sequence[PromisedCondition], rows: Sequence[HelpRow], review: EvidenceReview) -> str:
    """What was found where a claim was tested directly, of what is rated first; else that none was."""
    if not found:
        used = only_used(review.appraised)
        return "no page promises help in a named condition" if used else "no condition is named"
    if not rows:
        return f"no study listed bears on any of the {counted(len(found), 'condition')} promised"
    said: dict[str, tuple[str, str]] = {}
    for one in sorted(rows, key=lambda row: not _level(row.compared)):
        compared = one.compared
        if compared.is_direct and compared.is_controlled and compared.found is not HelpFound.INDIRECT:
            rated = f"{_level(compared)} certainty" if _level(compared) else "not rated"
            where = one.row.condition if one.first else compared.told[0].study.condition
            finds, (before, level) = _finds(compared).lower(), said.get(where, ("", ""))
            if not before:
                said[where] = (f"{finds} in {cut(where, 40)}", rated)
            elif level == rated and not one.first:
                said[where] = (f"{before}, {finds} {cut(_apart(one), 40)}", rated)
    told = [*said.values()][:2]
    if len({rated for _, rated in told}) == 1 < len(told):
        return f"{'; '.join(words for words, _ in told)} (both {told[0][1]})"
    return (
        "; ".join(f"{words} ({rated})" for words, rated in told) or "no condition promised was compared with a control"
    )


def _level(one: HelpComparison) -> str:
    """The certainty in words; empty where it is not rated."""
    return one.rating.words if one.rating and one.rating.level else ""


def _below(found: Sequence[PromisedCondition]) -> Phrase:
    """The conditions that no study listed bears on, with the number of pages that promise help."""
    untested = untested_conditions(found)
    groups = {
        "No study listed:": [one for one in found if one.condition in untested],
        "Not judged:": [one for one in found if one.found is HelpFound.NOT_JUDGED],
    }
    return joined(
        (Phrase((Run(label, strong=True), f" {_named(group)}.")) for label, group in groups.items() if group), " "
    )


def other_conditions(review: EvidenceReview, shown: Iterable[HelpRow]) -> Phrase:
    """The conditions that have no row and that studies bear on, by why; then those only said to be treated."""
    rows = {one.row.condition for one in shown}
    found = sorted(review.appraised.once(promised_conditions), key=_place)
    known = [one for one in found if not one.found.is_absent and one.found is not HelpFound.NOT_JUDGED]
    left = [one for one in known if one.condition not in rows]
    groups = {
        "Also studied, see the report:": [one for one in left if one.nearest],
        "Studied only in part, or mixed with others:": [one for one in left if not one.nearest],
    }
    told = [[f"{label} {_named(group)}."] for label, group in groups.items() if group]
    if used := len(only_used(review.appraised)):
        told.append([f"{used} more {verb(used, 'is', 'are')} only said to be treated."])
    return joined(told, " ")


def _named(found: Iterable[PromisedCondition]) -> str:
    """The names, with the number of pages where it is more than one: ``sciatica (2 pages), muscle injury``."""
    told = [f"{cut(one.condition, 40)}{f' ({len(one.own)} pages)' if len(one.own) > 1 else ''}" for one in found]
    more = f" and {len(told) - _MOST_NAMES} more" if len(told) > _MOST_NAMES else ""
    return f"{', '.join(told[:_MOST_NAMES])}{more}"
