"""Traces: percentages that documents claim, each beside every recorded finding in per cent, ready to be drawn."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from analysis.appraise.interval import Interval, wilson
from analysis.appraise.trace import Trace, trace
from analysis.model.figure import Figure
from analysis.model.records import Claim, Finding, Study
from analysis.model.words import Comparison, Scope
from analysis.show.cells import FEWEST_FOR_PERCENT, NOT_STATED, SHARES, control_of, listed, value_of
from analysis.show.material import HEADLINE_BLOCKS, Material, block

#: The unit of the figures traced.
UNIT = "%"


class Point(NamedTuple):
    """A finding beside a claimed figure.

    Attributes
    ----------
    finding
        The finding; the sign of its value is left aside, as documents print "44 % less" and studies −44.
    heading, label, comparison
        Words left of the point (outcome and value; measure, phase, time and control arm) and right of it.
    value, control
        In per cent; ``None`` where there is none, or where a share has fewer than 20 people behind it.
    interval
        95 % Wilson interval of a share of independent people with counts, else ``None``.
    agrees, same_number
        Whether any claim's figure agrees with the finding, or has at least the same number.
    """

    finding: Finding
    heading: str
    label: str
    comparison: str
    value: float | None
    control: float | None
    interval: Interval | None
    agrees: bool
    same_number: bool


class StudyPoints(NamedTuple):
    """A study's points, with the words about it: its name, and what it is."""

    name: str
    about: str
    points: tuple[Point, ...]


class Panel(NamedTuple):
    """A claimed figure: the words of every claim that carries it, and the studies' points."""

    figure: Figure
    claims: tuple[str, ...]
    studies: tuple[StudyPoints, ...]


def panels(material: Material) -> tuple[Panel, ...]:
    """One panel for every percentage that benefit or safety claims carry, in the order of the claims; empty without one."""
    figures: dict[str, list[Claim]] = {}
    for claim in material.evidence.claims:
        if claim.figure is not None and claim.unit == UNIT and block(claim) in HEADLINE_BLOCKS:
            figures.setdefault(claim.figure.text, []).append(claim)
    return tuple(_panel(claims, material) for claims in figures.values())


def _panel(claims: Sequence[Claim], material: Material) -> Panel:
    figure = claims[0].figure
    assert figure is not None
    evidence = material.evidence
    studies: dict[str, list[Point]] = {}
    for traces in zip(*(trace(claim, evidence.findings_of, evidence) for claim in claims), strict=True):
        finding = traces[0].finding
        studies.setdefault(finding.study, []).append(_point(traces, finding, evidence.study.get(finding.study)))
    return Panel(
        figure,
        tuple(_claimed(claim) for claim in claims),
        tuple(StudyPoints(key, _about(key, claims, material), tuple(points)) for key, points in studies.items()),
    )


def _claimed(claim: Claim) -> str:
    design = f"“{claim.stated_design}”" if claim.stated_design else NOT_STATED
    return (
        f"{claim.id} (document {claim.document}, line {claim.line}): “{claim.quote}”. Outcome: {claim.outcome or NOT_STATED};"
        f" design: {design}."
    )


def _about(key: str, claims: Sequence[Claim], material: Material) -> str:
    study = material.evidence.study.get(key)
    what = f"{study.design}; {study.agent} for {study.condition}" if study else "not in studies.csv"
    silent = dict.fromkeys(
        claim.document for claim in claims if key not in material.assessment(claim, Scope.OWN).reach.studies
    )
    return f"{what}; not cited by document {listed(silent)}" if silent else what


def _point(traces: Sequence[Trace], finding: Finding, study: Study | None) -> Point:
    assert finding.value is not None
    few = finding.measure in SHARES and finding.denominator is not None and finding.denominator < FEWEST_FOR_PERCENT
    control = finding.comparator_value
    months = f"month {finding.months.normalize():f}" if finding.months is not None else "time not read"
    return Point(
        finding,
        f"{finding.outcome}: {value_of(finding)}",
        f"{finding.measure}, {finding.phase}, {months}; control: {control_of(finding).removesuffix(' in this part')}",
        _compared(traces),
        None if few else abs(float(finding.value)),
        None if few or control is None else abs(float(control)),
        None if few else _interval(finding, study),
        any(one.comparison is Comparison.AGREES for one in traces),
        any(one.same_number for one in traces),
    )


def _compared(traces: Iterable[Trace]) -> str:
    """Each comparison in words; once where it is the same for all claims, else with the claims that it holds for."""
    said: dict[str, list[str]] = {}
    for one in traces:
        verified = "" if one.finding.verified else "; not verified"
        # What follows the colon repeats the finding's own outcome or measure, which the label has.
        said.setdefault(f"{one.comparison}: {one.why.partition(': ')[0]}{verified}", []).append(one.claim.id)
    if len(said) == 1:
        return next(iter(said))
    return ". ".join(f"{listed(claims)} {words}" for words, claims in said.items())


def _interval(finding: Finding, study: Study | None) -> Interval | None:
    cases, people = finding.numerator, finding.denominator
    independent = study is not None and not study.unit_name
    if finding.measure not in SHARES or not independent or cases is None or people is None or not 0 <= cases <= people:
        return None
    return wilson(cases, people)
