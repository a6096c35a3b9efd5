"""How often each harm was reported: counts of one study, practitioners' estimates, shares, single cases; in words too.

Nothing here is put on one scale but the counts of one study in one unit: an estimate is no count, and neither is a rate
where it was not read how many people were treated.
"""

from collections import Counter
from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from analysis.appraise.absolute import SHARES
from analysis.appraise.harms import reported
from analysis.appraise.wording.value import number, value_in_words, with_unit
from analysis.model.evidence import Evidence
from analysis.model.records import Finding
from analysis.model.words import EventCount, Measure
from analysis.show.tables.studies import study_names

#: What stands for a harm of which studies give no number.
NO_COUNT = "no count read"


class ReportKind(StrEnum):
    """What kind of number there is; the first of them that a harm has is drawn."""

    COUNT = "count"
    """One of the counts of one study, which bars compare."""
    ESTIMATE = "estimate"
    """A share that somebody recalled or guessed, in per cent."""
    OTHER = "other"
    """A share, a count of another study, a single case: words alone."""


class HarmReport(NamedTuple):
    """A number that a study gives of a harm, in words."""

    kind: ReportKind
    finding: Finding
    words: str


def harm_reports(evidence: Evidence) -> Mapping[str, tuple[HarmReport, ...]]:
    """By harm the numbers that studies give of it, those that are drawn first; empty where none was read."""
    counts = Counter(
        (one.study, one.unit)
        for harm in evidence.harms
        for one in reported(harm, evidence)
        if one.measure is Measure.COUNT and one.value is not None
    )
    scale, names, order = (
        max(counts, key=lambda key: counts[key], default=("", "")),
        study_names(evidence),
        [*ReportKind],
    )

    def of(one: Finding) -> HarmReport | None:
        doubt = "" if one.verified else " (not verified)"
        if one.measure is Measure.COUNT and one.value is not None:
            if (one.study, one.unit) == scale:
                return HarmReport(ReportKind.COUNT, one, f"{number(one.value)}{doubt}")
            return HarmReport(ReportKind.OTHER, one, f"{with_unit(one.value, one.unit)}, {names[one.study]}{doubt}")
        if one.measure in SHARES and one.value is not None:
            if one.event is EventCount.RECALLED and one.denominator is None and one.unit == "%":
                return HarmReport(ReportKind.ESTIMATE, one, f"about {number(one.value)} %{doubt}")
            return HarmReport(ReportKind.OTHER, one, f"{value_in_words(one)}, {names[one.study]}{doubt}")
        case = one.event is EventCount.CASE
        return HarmReport(ReportKind.OTHER, one, f"single case, {names[one.study]}{doubt}") if case else None

    known = {harm.harm: [of(one) for one in reported(harm, evidence) if one.study in names] for harm in evidence.harms}
    return {
        harm: tuple(sorted(filter(None, found), key=lambda one: (order.index(one.kind), -(one.finding.value or 0))))
        for harm, found in known.items()
    }
