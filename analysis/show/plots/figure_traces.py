"""Traces: percentages that documents claim, each beside every recorded finding in per cent, ready to be drawn."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from analysis.appraise.absolute import SHARES
from analysis.appraise.figure_match import FigureMatch, is_result, match_figure, stated_measure
from analysis.appraise.interval import Interval
from analysis.appraise.wording.value import FEWEST_FOR_PERCENT
from analysis.check.evidence_review import HEADLINE_BLOCKS, EvidenceReview, block
from analysis.model.figure import Figure
from analysis.model.records import Claim, Finding, Study
from analysis.model.words import Comparison, Phase, Scope
from analysis.show.tables.cells import NOT_STATED, control_of, share_interval, value_of
from analysis.text.prose.phrases import counted, listed

#: The unit of the figures traced.
UNIT = "%"

# Most claims or documents that are named; of more, the first.
_NAMED = 3


class Point(NamedTuple):
    """A finding beside a claimed figure.

    Attributes
    ----------
    finding
        The finding; the sign of its value is left aside, as documents print "44 % less" and studies −44.
    heading, label
        Words left of the point: outcome and value; measure, phase, time and control arm.
    comparisons
        Words right of it with what they tell: once where that is the same for all claims, else each that differs.
    value, control
        In per cent; ``None`` where there is none, or where a share has fewer than 20 people behind it.
    interval
        95 % Wilson interval of a share of independent people with counts, else ``None``.
    """

    finding: Finding
    heading: str
    label: str
    comparisons: tuple[tuple[str, FigureMatch], ...]
    value: float | None
    control: float | None
    interval: Interval | None

    @property
    def agrees(self) -> bool:
        """Whether the finding agrees with the figure of any claim."""
        return any(one.comparison is Comparison.AGREES for _, one in self.comparisons)

    @property
    def same_number(self) -> bool:
        """Whether the finding has at least the same number."""
        return any(one.same_number for _, one in self.comparisons)


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


def panels(review: EvidenceReview) -> tuple[Panel, ...]:
    """One panel for every percentage that benefit or safety claims carry, in the order of the claims."""
    figures: dict[str, list[Claim]] = {}
    for claim in review.evidence.claims:
        if claim.figure is not None and claim.unit == UNIT and is_result(claim) and block(claim) in HEADLINE_BLOCKS:
            figures.setdefault(claim.figure.text, []).append(claim)
    return tuple(_panel(claims, review) for claims in figures.values())


def _panel(claims: Sequence[Claim], review: EvidenceReview) -> Panel:
    figure = claims[0].figure
    assert figure is not None
    evidence = review.evidence
    cited = {key for claim in claims for key in review.assessment(claim, Scope.OWN).cited_studies.studies}
    measures = {stated_measure(claim) for claim in claims}
    studies: dict[str, list[Point]] = {}
    for traces in zip(*(match_figure(claim, evidence.findings_of, evidence) for claim in claims), strict=True):
        finding = traces[0].finding
        if finding.unit != UNIT or (finding.study not in cited and finding.measure not in measures):
            continue
        point = _point(traces, finding, evidence.study.get(finding.study))
        if finding.study in cited or point.agrees or point.same_number:
            studies.setdefault(finding.study, []).append(point)
    return Panel(
        figure,
        tuple(_claimed(claim) for claim in claims),
        tuple(StudyPoints(key, _about(key, claims, review), tuple(points)) for key, points in studies.items()),
    )


def _claimed(claim: Claim) -> str:
    design = f"“{claim.stated_design}”" if claim.stated_design else NOT_STATED
    return f"{claim.id} ({claim.place}): “{claim.quote}”. Outcome: {claim.outcome or NOT_STATED}; design: {design}."


def _about(key: str, claims: Sequence[Claim], review: EvidenceReview) -> str:
    study = review.evidence.study.get(key)
    what = f"{study.design}; {study.agent} for {study.condition}" if study else "not in studies.csv"
    silent = dict.fromkeys(
        claim.document for claim in claims if key not in review.assessment(claim, Scope.OWN).cited_studies.studies
    )
    return f"{what}; not cited by document {_first(list(silent))}" if silent else what


def _point(traces: Sequence[FigureMatch], finding: Finding, study: Study | None) -> Point:
    assert finding.value is not None
    few = finding.measure in SHARES and finding.denominator is not None and finding.denominator < FEWEST_FOR_PERCENT
    control, interval = finding.comparator_value, share_interval(finding, study)
    months = f"month {finding.months.normalize():f}" if finding.months is not None else "time not read"
    return Point(
        finding=finding,
        heading=f"{finding.outcome}: {value_of(finding)}{_group(finding, study)}",
        label=f"{finding.measure}, {finding.phase}, {months}{_control(finding)}",
        comparisons=_compared(traces),
        value=None if few else abs(float(finding.value)),
        control=None if few or control is None else abs(float(control)),
        interval=interval if isinstance(interval, Interval) else None,
    )


def _group(finding: Finding, study: Study | None) -> str:
    """The group that the value belongs to, where that is not those who had the study's agent."""
    return f", {finding.group}" if study and study.agent not in finding.group else ""


def _control(finding: Finding) -> str:
    """What is said of the control group; of an uncontrolled part the phase has said it."""
    if finding.phase is Phase.UNCONTROLLED:
        return ""
    none = finding.phase is Phase.OPEN_LABEL and finding.comparator_value is None
    return ", no control group" if none else f", control: {control_of(finding)}"


def _compared(traces: Iterable[FigureMatch]) -> tuple[tuple[str, FigureMatch], ...]:
    """Each comparison once; where they differ between claims, with the claims that it holds for."""
    said: dict[str, list[FigureMatch]] = {}
    for one in traces:
        # What follows the colon, like the outcome between commas, repeats the words left of the point.
        why = one.why.partition(": ")[0].replace(f", {one.finding.outcome},", "")
        said.setdefault(f"{one.comparison}: {why}{'' if one.finding.verified else '; not verified'}", []).append(one)
    if len(said) == 1:
        return tuple((words, found[0]) for words, found in said.items())
    return tuple((f"{_first([one.claim.id for one in found])} – {words}", found[0]) for words, found in said.items())


def _first(names: Sequence[str]) -> str:
    """The names; of many the first and how many more. The table of figures has them all."""
    return listed(names) if len(names) <= _NAMED else f"{names[0]} and {len(names) - 1} more"


def told(found: Sequence[Panel]) -> str:
    """The panels in words, for those who do not see them: how many findings each has, and which agree."""
    if not found:
        return "No benefit or safety claim carries a percentage."
    return " ".join(_told(panel) for panel in found)


def _told(panel: Panel) -> str:
    points = [(study.name, point) for study in panel.studies for point in study.points]
    agreeing = [
        f"{point.heading} ({study}, {point.finding.phase}{'' if point.finding.verified else ', not verified'})"
        for study, point in points
        if point.agrees
    ]
    others = sum(point.same_number and not point.agrees for _, point in points)
    more = f"; {others} more {'has' if others == 1 else 'have'} the same number of another quantity or outcome"
    return (
        f"Claimed {panel.figure} {UNIT} beside {counted(len(points), 'finding')}: "
        f"agrees with {'; '.join(agreeing) or 'none'}{more if others else ''}."
    )
