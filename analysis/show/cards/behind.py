"""The studies that speak of a claim, in a few words: the one by its name, several counted by kind, strongest first."""

from collections import Counter
from collections.abc import Mapping

from analysis.appraise.verdict.assessment import Assessment
from analysis.model.words import Design, Stance
from analysis.text.prose.phrases import counted

#: Kinds of study as a line names them, one and several; any other is one of the *others*.
_KINDS: Mapping[Design, tuple[str, str]] = {
    Design.SYSTEMATIC_REVIEW: ("review", "reviews"),
    Design.RANDOMISED_TRIAL: ("trial", "trials"),
    Design.CROSS_OVER_TRIAL: ("trial", "trials"),
    Design.COHORT: ("cohort", "cohorts"),
    Design.CASE_SERIES: ("series", "series"),
    Design.CASE_REPORT: ("case", "cases"),
    Design.SURVEY: ("survey", "surveys"),
}
_OTHER = ("other", "others")

# Kinds that are named before the rest is counted together.
_MOST_NAMED = 2


def studies_behind(found: Assessment) -> tuple[str, ...]:
    """Keys of the studies that speak of the claim or beside it, by their comparison, then by their design."""
    speaking = [one for one in found.weighed if one.link.stance is not Stance.DOES_NOT_ADDRESS]
    ordered = sorted(speaking, key=lambda one: (-one.evidence_level.tier, list(Design).index(one.study.design)))
    return tuple(dict.fromkeys(one.study.study for one in ordered))


def behind(found: Assessment, names: Mapping[str, str]) -> str:
    """``Ito 2011, randomised trial``, or ``4 reviews, 5 trials, 2 others``; *none* where no study speaks of it."""
    designs = {one.study.study: one.study.design for one in found.weighed}
    keys = studies_behind(found)
    if len(keys) < 2:
        return f"{names[keys[0]]}, {designs[keys[0]]}" if keys else "none"
    kinds = Counter(_KINDS.get(designs[key], _OTHER) for key in keys)
    named = [kind for kind in kinds if kind is not _OTHER]
    named = named if len(kinds) <= _MOST_NAMED + 1 else named[:_MOST_NAMED]
    rest = len(keys) - sum(kinds[kind] for kind in named)
    others = counted(rest, *(_OTHER if named else ("study", "studies")))
    return ", ".join((*(counted(kinds[kind], *kind) for kind in named), *([others] if rest else [])))
