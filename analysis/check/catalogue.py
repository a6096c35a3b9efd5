"""The checks: what can be wrong, in one list, each a function with a manual."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check import (
    appraisals,
    attribution,
    balance,
    certainty,
    certainty_wording,
    citation,
    comparators,
    confirmations,
    counts,
    damage,
    design,
    directions,
    disagreement,
    entries,
    fits,
    harm_terms,
    harms,
    impossible,
    intervals,
    judgements,
    keys,
    markers,
    numbers,
    quotes,
    raters,
    regimen,
    sourcing,
    stances,
    support,
    times,
    waivers,
    wording,
)
from analysis.check.manuals import manual_of
from analysis.check.waivers import waive
from analysis.model.conclusions import Kind
from analysis.model.problem import Problem, Remark
from analysis.model.words import Severity


class Check(NamedTuple):
    """A check: a function from everything appraised to what it found; whether that is a fault or a flag; how grave.

    With ``on_raised`` the function also takes the problems that all checks without it raised.
    """

    function: Callable[..., Iterator[Remark]]
    kind: Kind
    severity: Severity
    on_raised: bool = False

    @property
    def name(self) -> str:
        """Name of the problem, as messages show it in brackets: ``unknown-study`` for ``unknown_study``."""
        return self.function.__name__.replace("_", "-")

    def problems(self, appraised: AppraisedEvidence, raised: Sequence[Problem] = ()) -> tuple[Problem, ...]:
        """What the check found, under its name, kind and severity."""
        remarks = self.function(appraised, raised) if self.on_raised else self.function(appraised)
        name, kind, severity = self.name, self.kind, self.severity
        return tuple(Problem(**vars(remark), check=name, kind=kind, severity=severity) for remark in remarks)

    @property
    def manual(self) -> str:
        """What the problem is, why it matters, a fragment that passes, one that fails, and the source."""
        return manual_of(self.function)


#: Every check, faults first; any order serves. Adding one is adding its function and its line here, anywhere.
CHECKS: tuple[Check, ...] = (
    *(Check(damage.reported(manual), Kind.FAULT, manual.severity) for manual in damage.DAMAGE),
    Check(entries.malformed_doi, Kind.FAULT, Severity.MEDIUM),
    Check(entries.malformed_pmid, Kind.FAULT, Severity.MEDIUM),
    Check(entries.shared_identifier, Kind.FAULT, Severity.HIGH),
    Check(entries.repeated_entry, Kind.FAULT, Severity.HIGH),
    Check(entries.impossible_year, Kind.FAULT, Severity.MEDIUM),
    Check(entries.reversed_pages, Kind.FAULT, Severity.MEDIUM),
    Check(keys.duplicate_id, Kind.FAULT, Severity.HIGH),
    Check(keys.unknown_document, Kind.FAULT, Severity.HIGH),
    Check(keys.unknown_claim, Kind.FAULT, Severity.HIGH),
    Check(keys.unknown_study, Kind.FAULT, Severity.HIGH),
    Check(keys.unknown_finding, Kind.FAULT, Severity.HIGH),
    Check(keys.unknown_question, Kind.FAULT, Severity.HIGH),
    Check(keys.unknown_rater, Kind.FAULT, Severity.MEDIUM),
    Check(raters.foreign_signature, Kind.FAULT, Severity.HIGH),
    Check(raters.pair_rated_twice, Kind.FAULT, Severity.HIGH),
    Check(raters.coding_unlike_claim, Kind.FAULT, Severity.HIGH),
    Check(confirmations.unknown_row, Kind.FAULT, Severity.MEDIUM, on_raised=True),
    Check(confirmations.confirmed_by_no_person, Kind.FAULT, Severity.MEDIUM),
    Check(confirmations.answer_without_reason, Kind.FAULT, Severity.MEDIUM),
    Check(quotes.changed_document, Kind.FAULT, Severity.HIGH),
    Check(quotes.quote_not_in_line, Kind.FAULT, Severity.HIGH),
    Check(quotes.line_beyond_document, Kind.FAULT, Severity.HIGH),
    Check(quotes.long_quote, Kind.FAULT, Severity.LOW),
    Check(quotes.duplicate_claim, Kind.FAULT, Severity.MEDIUM),
    Check(quotes.wrong_marker, Kind.FAULT, Severity.MEDIUM),
    Check(markers.marker_not_in_line, Kind.FAULT, Severity.HIGH),
    Check(markers.unlisted_reference, Kind.FAULT, Severity.HIGH),
    Check(directions.direction_unlike_words, Kind.FAULT, Severity.MEDIUM),
    Check(impossible.impossible_number, Kind.FAULT, Severity.HIGH),
    Check(impossible.phase_unlike_design, Kind.FAULT, Severity.HIGH),
    Check(impossible.misplaced_pools, Kind.FAULT, Severity.HIGH),
    Check(impossible.misplaced_event, Kind.FAULT, Severity.HIGH),
    Check(intervals.p_against_interval, Kind.FAULT, Severity.MEDIUM),
    Check(numbers.figure_without_unit, Kind.FAULT, Severity.MEDIUM),
    Check(numbers.figure_not_in_quote, Kind.FAULT, Severity.HIGH),
    Check(judgements.foreign_finding, Kind.FAULT, Severity.HIGH),
    Check(judgements.wrong_basis, Kind.FAULT, Severity.HIGH),
    Check(judgements.link_above_cap, Kind.FAULT, Severity.HIGH),
    Check(stances.reach_unlike_fits, Kind.FAULT, Severity.HIGH),
    Check(stances.stance_without_finding, Kind.FAULT, Severity.HIGH),
    Check(stances.unsaid_why, Kind.FAULT, Severity.HIGH),
    Check(stances.misplaced_contradiction, Kind.FAULT, Severity.HIGH),
    Check(stances.exclusion_without_interval, Kind.FAULT, Severity.HIGH),
    Check(stances.stance_unlike_interval, Kind.FAULT, Severity.HIGH),
    Check(stances.absence_not_shown, Kind.FAULT, Severity.HIGH),
    Check(stances.rate_not_shown, Kind.FAULT, Severity.HIGH),
    Check(stances.safety_not_refuted, Kind.FAULT, Severity.HIGH),
    Check(judgements.empty_screening, Kind.FAULT, Severity.HIGH),
    Check(judgements.unjudged_study, Kind.FAULT, Severity.MEDIUM),
    Check(judgements.wrong_role, Kind.FAULT, Severity.MEDIUM),
    Check(judgements.undated_status, Kind.FAULT, Severity.LOW),
    Check(fits.fit_unlike_terms, Kind.FAULT, Severity.MEDIUM),
    Check(fits.stance_unlike_finding, Kind.FAULT, Severity.MEDIUM),
    Check(fits.finding_unlike_figure, Kind.FAULT, Severity.MEDIUM),
    Check(disagreement.odd_pair, Kind.FAULT, Severity.MEDIUM),
    Check(appraisals.unknown_domain, Kind.FAULT, Severity.HIGH),
    Check(appraisals.wrong_tool, Kind.FAULT, Severity.HIGH),
    Check(appraisals.unread_judgement, Kind.FAULT, Severity.HIGH),
    Check(appraisals.incomplete_appraisal, Kind.FAULT, Severity.MEDIUM),
    Check(harm_terms.unknown_harm, Kind.FAULT, Severity.HIGH),
    Check(harm_terms.unknown_harm_condition, Kind.FAULT, Severity.HIGH),
    Check(appraisals.differing_randomisation, Kind.FAULT, Severity.HIGH),
    Check(certainty.step_unlike_state, Kind.FAULT, Severity.HIGH),
    Check(certainty.odd_step, Kind.FAULT, Severity.HIGH),
    Check(certainty.mixed_agents, Kind.FAULT, Severity.HIGH),
    Check(design.stated_design, Kind.FLAG, Severity.HIGH),
    Check(wording.harm_denied, Kind.FLAG, Severity.HIGH),
    Check(disagreement.contradicts_itself, Kind.FLAG, Severity.HIGH),
    Check(balance.denies_admitted_harm, Kind.FLAG, Severity.HIGH),
    Check(harms.names_no_harm, Kind.FLAG, Severity.HIGH),
    Check(numbers.differing_figure, Kind.FLAG, Severity.HIGH),
    Check(counts.counts_against_percentage, Kind.FLAG, Severity.HIGH),
    Check(numbers.untraced_figure, Kind.FLAG, Severity.MEDIUM),
    Check(support.unsupported, Kind.FLAG, Severity.MEDIUM),
    Check(support.unsupported_fact, Kind.FLAG, Severity.LOW),
    Check(attribution.other_condition, Kind.FLAG, Severity.MEDIUM),
    Check(attribution.other_agent, Kind.FLAG, Severity.MEDIUM),
    Check(comparators.other_comparator, Kind.FLAG, Severity.MEDIUM),
    Check(times.other_time, Kind.FLAG, Severity.MEDIUM),
    Check(attribution.figure_of_another_agent, Kind.FLAG, Severity.MEDIUM),
    Check(design.design_witnesses_disagree, Kind.FLAG, Severity.MEDIUM),
    Check(wording.absolute_wording, Kind.FLAG, Severity.MEDIUM),
    Check(certainty_wording.stronger_than_certainty, Kind.FLAG, Severity.MEDIUM),
    Check(appraisals.unit_of_analysis, Kind.FLAG, Severity.MEDIUM),
    Check(harms.commonest_events_unnamed, Kind.FLAG, Severity.MEDIUM),
    Check(harms.narrow_safety_net, Kind.FLAG, Severity.MEDIUM),
    Check(balance.figure_without_comparator, Kind.FLAG, Severity.MEDIUM),
    Check(harms.harm_without_rate, Kind.FLAG, Severity.LOW),
    Check(balance.sells_what_it_describes, Kind.FLAG, Severity.LOW),
    Check(disagreement.differing_numbers, Kind.FLAG, Severity.LOW),
    Check(regimen.regimen_unlike, Kind.FLAG, Severity.LOW),
    Check(sourcing.dangling_marker, Kind.FLAG, Severity.MEDIUM),
    Check(sourcing.vague_sourcing, Kind.FLAG, Severity.MEDIUM),
    Check(sourcing.list_only_sourcing, Kind.FLAG, Severity.LOW),
    Check(citation.unfindable_reference, Kind.FLAG, Severity.HIGH),
    Check(citation.wrong_reference_detail, Kind.FLAG, Severity.MEDIUM),
    Check(citation.omitted_reference_detail, Kind.FLAG, Severity.LOW),
    Check(certainty.missing_step, Kind.FLAG, Severity.LOW),
    Check(waivers.expired_waiver, Kind.FLAG, Severity.MEDIUM),
    Check(waivers.unused_waiver, Kind.FLAG, Severity.LOW, on_raised=True),
)


def run(appraised: AppraisedEvidence, checks: Sequence[Check] = CHECKS) -> tuple[Problem, ...]:
    """Run every check and leave out the flags that a waiver sets aside.

    Faults come before flags, in the order of ``checks`` and, within a check, of the files.
    """
    found = {check: check.problems(appraised) for check in checks if not check.on_raised}
    raised = tuple(chain.from_iterable(found.values()))
    found |= {check: check.problems(appraised, raised) for check in checks if check.on_raised}
    standing = waive(chain.from_iterable(map(found.__getitem__, checks)), appraised)
    return tuple(sorted(standing, key=lambda problem: problem.kind is Kind.FLAG))


def flags_by_claim(problems: Iterable[Problem]) -> dict[str, tuple[str, ...]]:
    """Names of the checks that flag a claim, each once, by claim id; claims without a flag are not there."""
    found: dict[str, dict[str, None]] = {}
    for problem in problems:
        if problem.kind is Kind.FLAG and problem.claim:
            found.setdefault(problem.claim, {})[problem.check] = None
    return {claim: tuple(checks) for claim, checks in found.items()}


def check_named(name: str) -> Check | None:
    """The check of that name, ``None`` if there is none."""
    return next((check for check in CHECKS if check.name == name), None)


def provisional_flags(appraised: AppraisedEvidence, problems: Iterable[Problem]) -> dict[str, tuple[str, ...]]:
    """Flags on claims that would go or come if the unverified facts were left out: check names by claim id."""
    if appraised.verified is appraised:
        return {}
    unlike = _flagged(problems) ^ _flagged(appraised.verified.once(run))
    changed: dict[str, tuple[str, ...]] = {}
    for check in CHECKS:
        for claim in appraised.evidence.claim:
            if (check.name, claim) in unlike:
                changed[claim] = (*changed.get(claim, ()), check.name)
    return changed


def _flagged(problems: Iterable[Problem]) -> set[tuple[str, str]]:
    return {(problem.check, problem.claim) for problem in problems if problem.kind is Kind.FLAG and problem.claim}
