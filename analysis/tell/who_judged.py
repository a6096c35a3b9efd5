"""Who judged, and what people confirmed of it: the sentence with which every output for people begins."""

from collections.abc import Iterable

from analysis.appraise.raters.confirmed import JUDGED, Confirmed, answers, confirmed
from analysis.model.evidence import Evidence
from analysis.model.words import RaterKind
from analysis.text.prose.phrases import counted


def notice(evidence: Evidence) -> str:
    """How many judgements a person confirmed and who made the ratings; until all are confirmed, that it is a draft."""
    found = evidence.once(confirmed)
    if not found.judgements:
        return "No claim has been judged against a study."
    why = "Draft until all are confirmed: " if found.draft else ""
    return f"{why}{in_numbers(found)}; {rated_by(evidence)}."


def in_numbers(found: Confirmed) -> str:
    """How many judgements a person confirmed; with how many people disagree or are unsure, where there are any."""
    apart = ", ".join(f"{word}: {found.counts[word]}" for word in ("disagree", "unsure") if found.counts[word])
    judgements = counted(len(found.judgements), "judgement")
    return f"{len(found.agree):,} of {judgements} here confirmed by a person{f' ({apart})' if apart else ''}"


def rated_by(evidence: Evidence) -> str:
    """Who made the ratings, in a clause: a machine alone, people, or not recorded."""
    kinds = {rater.name: rater.kind for rater in evidence.raters}
    judges = dict.fromkeys(link.judged_by for link in evidence.links)
    if not judges:
        return "no claim has been judged against a study"
    if any(kinds.get(judge) is not RaterKind.MACHINE_ASSISTED for judge in judges):
        return f"ratings are by {', '.join(with_kinds(judges, evidence))}"
    seen = any(table in ("links", *JUDGED) for table, _ in evidence.once(answers))
    return f"ratings are machine-assisted{'' if seen else ', and no clinician has reviewed them'}"


def kind_of(judge: str, evidence: Evidence) -> str:
    """What a judge is, a person or machine-assisted, or that it is not recorded."""
    return next((rater.kind.value for rater in evidence.raters if rater.name == judge), "kind not recorded")


def with_kinds(judges: Iterable[str], evidence: Evidence) -> tuple[str, ...]:
    """Judges, each once, with what they are: ``ann (person)``."""
    return tuple(f"{judge} ({kind_of(judge, evidence)})" for judge in dict.fromkeys(judges))
