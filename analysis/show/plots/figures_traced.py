"""Claimed percentages, each a panel, beside every recorded finding in per cent."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from analysis.appraise.absolute import SHARES
from analysis.appraise.figure_match import FigureMatch, is_result, match_figure, stated_measures
from analysis.appraise.interval import Interval
from analysis.appraise.wording.value import FEWEST_FOR_PERCENT
from analysis.check.evidence_review import HEADLINE_BLOCKS, EvidenceReview, block
from analysis.model.conclusions import Comparison, Scope
from analysis.model.figure import Figure
from analysis.model.records import Claim, Finding, Study
from analysis.model.words import Phase
from analysis.show.plots.canvas import EDGE, SMALL, WIDTH, Part, Pile, Strip, paged, rule, words
from analysis.show.plots.dots import DotRow, dot_pages
from analysis.show.plots.marks import KeyEntry, Sign, key, line_sample
from analysis.show.plots.palette import GREY, INK, PAPER, PHASES, Mark
from analysis.show.plots.plot import Plot, paged_plot
from analysis.show.tables.cells import NOT_STATED, control_of, share_interval, value_of
from analysis.show.tables.studies import study_names
from analysis.text.prose.phrases import counted, listed

NAME = "figures-traced"
TITLE = "Claimed percentages beside what the studies report"

#: The unit of the figures traced.
UNIT = "%"

# Inches: a page, and what stands above the rows of a panel.
_PAGE, _ABOVE = 8.4, 1.6
# Most findings of a study with another number than the claim that have a line each; most claims quoted above a panel;
# most claims or documents that are named.
_MOST, _CLAIMS, _NAMED = 8, 10, 3

_CONTROL = Mark("|", 9, INK, INK, line=1.8)
_LEAD = (
    f"Benefit and safety claims with a figure in {UNIT}. The upright line is the claimed figure, each marker a finding:"
    " of a cited study any in that unit, of another study those with the claimed number."
    " A figure agrees with a finding only if number and quantity agree."
)
_NOTES = (
    "Shares without counts are shown as recorded; an interval is drawn only where counts were read and people are"
    " independent. Findings are placed by their size: a fall of 20 %, printed as −20 %, stands at 20.",
)


class Point(NamedTuple):
    """A finding beside a claimed figure: whether it has at least the same number, and how it is drawn.

    The sign of its value is left aside, as documents print "44 % less" and studies −44. There is no value where a share
    has fewer than 20 people behind it, and an interval only of a share of independent people with counts.
    """

    finding: Finding
    same_number: bool
    row: DotRow

    @property
    def agrees(self) -> bool:
        """Whether the finding agrees with the figure of any claim."""
        return any(agrees for _, agrees in self.row.beside)


class Panel(NamedTuple):
    """A claimed figure: the words of every claim that carries it, and the points."""

    figure: Figure
    claims: tuple[str, ...]
    points: tuple[Point, ...]


def panels(review: EvidenceReview) -> tuple[Panel, ...]:
    """One panel for every percentage that benefit or safety claims carry, in the order of the claims."""
    figures: dict[str, list[Claim]] = {}
    for claim in review.evidence.claims:
        if claim.figure is not None and claim.unit == UNIT and is_result(claim) and block(claim) in HEADLINE_BLOCKS:
            figures.setdefault(claim.figure.text, []).append(claim)
    names = study_names(review.evidence)
    return tuple(_panel(claims, names, review) for claims in figures.values())


def _panel(claims: Sequence[Claim], names: Mapping[str, str], review: EvidenceReview) -> Panel:
    figure = claims[0].figure
    assert figure is not None
    evidence = review.evidence
    cited = {key for claim in claims for key in review.assessment(claim, Scope.OWN).cited_studies.studies}
    measures = {one for claim in claims for one in stated_measures(claim, evidence)}
    points, held = [], dict[str, list[FigureMatch]]()
    for one in chain.from_iterable(match_figure(claim, evidence.findings_of, evidence) for claim in claims):
        held.setdefault(one.finding.id, []).append(one)
    for traces in held.values():
        finding, same = traces[0].finding, any(one.same_number for one in traces)
        if finding.unit == UNIT and (finding.study in cited or (finding.measure in measures and same)):
            about = f"{names.get(finding.study, finding.study)}\n{_about(finding.study, claims, review)}"
            row = _row(finding, about, _compared(traces), evidence.study.get(finding.study))
            points.append(Point(finding, same, row))
    told = (
        f"{one.id} ({one.place}): “{one.quote}”. Outcome: {one.outcome or NOT_STATED}; design: "
        f"{f'“{one.stated_design}”' if one.stated_design else NOT_STATED}."
        for one in claims
    )
    return Panel(figure, tuple(told), tuple(points))


def _about(key: str, claims: Sequence[Claim], review: EvidenceReview) -> str:
    study = review.evidence.study.get(key)
    what = f"{study.design}; {study.agent} for {study.condition}" if study else "not in studies.csv"
    silent = dict.fromkeys(
        claim.document for claim in claims if key not in review.assessment(claim, Scope.OWN).cited_studies.studies
    )
    return f"{what}; not cited by document {_first(list(silent))}" if silent else what


def _row(finding: Finding, about: str, compared: Sequence[tuple[str, bool]], study: Study | None) -> DotRow:
    assert finding.value is not None
    few = finding.measure in SHARES and finding.denominator is not None and finding.denominator < FEWEST_FOR_PERCENT
    control, interval = finding.comparator_value, share_interval(finding, study)
    months = f"month {finding.months.normalize():f}" if finding.months is not None else "time not read"
    # What is said of the control group; of an uncontrolled part the phase has said it.
    alone = (
        ", no control group"
        if finding.phase is Phase.OPEN_LABEL and control is None
        else f", control: {control_of(finding)}"
    )
    told = "" if finding.phase is Phase.UNCONTROLLED else alone
    group = f", {finding.group}" if study and study.agent not in finding.group else ""
    low, high = (100 * end for end in interval) if isinstance(interval, Interval) else (None, None)
    return DotRow(
        about,
        f"{finding.outcome}: {value_of(finding)}{group}",
        None if few else abs(float(finding.value)),
        None if few or control is None else abs(float(control)),
        low,
        high,
        f"{finding.measure}, {finding.phase}, {months}{told}",
        compared,
        PHASES[finding.phase] if finding.verified else PHASES[finding.phase]._replace(face=PAPER),
        _CONTROL,
        missing="fewer than 20: counts only",
    )


def _compared(traces: Iterable[FigureMatch]) -> tuple[tuple[str, bool], ...]:
    """Each comparison once, with whether it agrees; where they differ between claims, with the claims it holds for."""
    said: dict[str, list[FigureMatch]] = {}
    for one in traces:
        # What follows the colon, like the outcome between commas, repeats the words left of the point.
        why = one.why.partition(": ")[0].replace(f", {one.finding.outcome},", "")
        said.setdefault(f"{one.comparison}: {why}{'' if one.finding.verified else '; not verified'}", []).append(one)
    found = [(text, several[0].comparison is Comparison.AGREES, several) for text, several in said.items()]
    if len(found) == 1:
        return tuple((text, agrees) for text, agrees, _ in found)
    return tuple((f"{_first([one.claim.id for one in ones])} – {text}", agrees) for text, agrees, ones in found)


def _first(names: Sequence[str]) -> str:
    """The names; of many the first and how many more. The table of figures has them all."""
    return listed(names) if len(names) <= _NAMED else f"{names[0]} and {len(names) - 1} more"


def figures_traced(review: EvidenceReview) -> tuple[Plot, ...]:
    """The plot, on as many pages as its panels need; without such a claim it says so in words."""
    if not (found := panels(review)):
        return paged_plot(NAME, TITLE, [(told(()), [])], lead=told(()))
    pages = paged((part for panel in found for part in _blocks(panel)), _PAGE)
    return paged_plot(NAME, TITLE, [_page(page) for page in pages], lead=_LEAD, notes=_NOTES)


def _page(blocks: Sequence[Pile[Panel]]) -> tuple[str, Sequence[Part]]:
    """What is told of a page, and its parts."""
    found = tuple(dict.fromkeys(block.about for block in blocks))
    phases = {point.finding.phase for panel in found for point in panel.points}
    samples = [KeyEntry(Sign(mark).draw, phase) for phase, mark in PHASES.items() if phase in phases]
    hollow = Mark("o", 7, PAPER, INK, line=1)
    samples += [KeyEntry(Sign(hollow).draw, "hollow: not verified"), KeyEntry(Sign(_CONTROL).draw, "control arm")]
    samples.append(KeyEntry(line_sample, "95 % Wilson interval, sampling error only"))
    return told(found), (*blocks, key(samples))


def _blocks(panel: Panel) -> Iterator[Pile[Panel]]:
    """A panel under a line; one that is higher than a page in several blocks."""
    figure, room = panel.figure, WIDTH - 2 * EDGE
    quoted = [words(claim, room, SMALL, colour=GREY, most=3) for claim in panel.claims[:_CLAIMS]]
    if len(panel.claims) > _CLAIMS:
        more = f"and {len(panel.claims) - _CLAIMS:,} more claims, which the table of claims has"
        quoted.append(words(more, room, SMALL, colour=GREY))
    marks = {f"to {figure.high:g} {UNIT}": float(figure.high), f"claimed {figure.low:g} {UNIT}": float(figure.low)}
    if figure.low == figure.high:
        marks = {f"claimed {figure} {UNIT}": float(figure.low)}
    pages: Sequence[Sequence[Part]] = [[words(f"No finding in {UNIT} is recorded.", room)]]
    if panel.points:
        pages = dot_pages(list(_rows(panel.points)), marks, UNIT, _PAGE - _ABOVE, stacked=True)
    for number, page in enumerate(pages):
        head = words(f"Claimed: {figure} {UNIT}{' (continued)' if number else ''}", room, 9, bold=True)
        line = Strip(0.12, lambda axes, y: rule(axes, y + 0.06))
        yield Pile(panel, (line, head, *([] if number else quoted), Strip(0.08), *page, Strip(0.1)))


def _rows(points: Sequence[Point]) -> Iterator[DotRow]:
    """A row for each point; those of a study with another number than the claim share one where they are many."""
    by_study: dict[str, list[Point]] = {}
    for point in points:
        by_study.setdefault(point.row.heading, []).append(point)
    for study, found in by_study.items():
        others = [point for point in found if not point.same_number]
        yield from (point.row for point in found if point.same_number or len(others) <= _MOST)
        if len(others) > _MOST:
            more = [(one.row.value, one.row.mark) for one in others if one.row.value is not None]
            label, where = f"{len(others):,} findings with another number", "each is a row of the table of findings"
            yield DotRow(study, label, None, None, None, None, where, [("none agrees", False)], more=more)


def told(found: Sequence[Panel]) -> str:
    """The panels in words, for those who do not see them: how many findings each has, and which agree."""
    return " ".join(map(_told, found)) or "No benefit or safety claim carries a percentage."


def _told(panel: Panel) -> str:
    heads = ((one, one.row.heading.splitlines()[0]) for one in panel.points if one.agrees)
    agreeing = [
        f"{one.row.label} ({head}, {one.finding.phase}{'' if one.finding.verified else ', not verified'})"
        for one, head in heads
    ]
    others = sum(point.same_number and not point.agrees for point in panel.points)
    more = f"; {others} more {'has' if others == 1 else 'have'} the same number of another quantity or outcome"
    return (
        f"Claimed {panel.figure} {UNIT} beside {counted(len(panel.points), 'finding')}: "
        f"agrees with {'; '.join(agreeing) or 'none'}{more if others else ''}."
    )
