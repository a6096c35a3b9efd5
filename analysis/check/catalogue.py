"""The checks: what can be wrong, in one list, each a function with a manual."""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import Any, NamedTuple

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check import (
    appeals,
    appraisals,
    attribution,
    balance,
    certainty,
    citation,
    damage,
    design,
    directions,
    disagreement,
    entries,
    fits,
    harm_rates,
    harms,
    impossible,
    judgements,
    keys,
    numbers,
    propositions,
    quotes,
    raters,
    sourcing,
    stances,
    support,
    terms,
    times,
    waivers,
    wording,
)
from analysis.check.manuals import described, manual_of, manuals_by_function
from analysis.check.precision import Precision, measured
from analysis.check.said_once import gathered, without_lesser
from analysis.check.waivers import waive
from analysis.model.conclusions import Head, Kind
from analysis.model.problem import Problem, Remark
from analysis.model.words import Severity


class Check(NamedTuple):
    """A check: a function from everything appraised to what it found, the kind of that, how grave it is, and its head.

    ``head`` is what kind of wrong its flags say of a document; ``None`` where it raises none. With ``on_raised`` the
    function also takes the problems that all checks without it raised.
    """

    function: Callable[..., Iterator[Remark]]
    kind: Kind
    severity: Severity
    head: Head | None = None
    on_raised: bool = False

    @property
    def name(self) -> str:
        """Name of the problem, as messages show it in brackets: ``unknown-study`` for ``unknown_study``."""
        return self.function.__name__.replace("_", "-")

    def problems(self, appraised: AppraisedEvidence, raised: Sequence[Problem] = ()) -> tuple[Problem, ...]:
        """What the check found, under its name and kind, of its severity and head where a remark has no own."""
        remarks = self.function(appraised, raised) if self.on_raised else self.function(appraised)
        return tuple(Problem(**vars(remark) | self._named(remark)) for remark in remarks)

    def _named(self, remark: Remark) -> dict[str, Any]:
        grave, head = remark.severity or self.severity, remark.head or self.head
        return {"check": self.name, "kind": self.kind, "severity": grave, "head": head}

    @property
    def manual(self) -> str:
        """What the problem is, why it matters, a fragment that passes, one that fails, and the source."""
        return manual_of(self.function)

    @property
    def precision(self) -> Precision:
        """How often its flags were right, where any was labelled."""
        return measured().get(self.name, Precision())

    @property
    def on(self) -> bool:
        """Whether it runs without being asked for: not a flag check that was too seldom right."""
        return self.kind is not Kind.FLAG or not self.precision.too_low


def _tabled(
    kind: Kind, *functions: Callable[..., Iterator[Remark]], head: Head | None = None, on_raised: bool = False
) -> Iterator[Check]:
    """Checks whose manuals, and with them how grave they are, stand in the table of manuals."""
    for function in functions:
        manual = manuals_by_function()[function.__name__]
        yield Check(described(manual, function), kind, manual.severity, head, on_raised)


_faults = partial(_tabled, Kind.FAULT)


def _flags(head: Head, *functions: Callable[..., Iterator[Remark]]) -> Iterator[Check]:
    return _tabled(Kind.FLAG, *functions, head=head)


#: Every check, faults first; any order serves. Adding one is adding its function here, anywhere, in a line or to one;
#: its manual is a row of ``manuals.csv``.
CHECKS: tuple[Check, ...] = (
    *(Check(damage.reported(manual), Kind.FAULT, manual.severity) for manual in damage.DAMAGE),
    *_faults(entries.malformed_doi, entries.malformed_pmid, entries.shared_identifier, entries.repeated_entry),
    *_faults(entries.impossible_year, entries.reversed_pages, entries.key_unlike_entry, entries.unrecorded_retraction),
    *_faults(entries.unknown_crossref, keys.duplicate_id, *keys.NAMING, keys.unknown_rater, raters.foreign_signature),
    *_faults(raters.pair_rated_twice, raters.coding_unlike_claim),
    *_faults(raters.unknown_row, on_raised=True),
    *_faults(raters.confirmed_by_no_person, raters.answer_without_reason, quotes.changed_document),
    *_faults(quotes.quote_not_in_line, quotes.line_beyond_document, quotes.long_quote, quotes.duplicate_claim),
    *_faults(quotes.wrong_marker, sourcing.marker_not_in_line, sourcing.unlisted_reference),
    *_faults(design.stated_design_not_in_line, directions.direction_unlike_words, impossible.impossible_number),
    *_faults(impossible.phase_unlike_design, impossible.misplaced_pools, impossible.misplaced_event),
    *_faults(quotes.value_not_in_passage, quotes.long_passage),
    *_faults(impossible.taken_beyond_found, raters.overruled_without_reason, propositions.carried_amiss),
    *_faults(impossible.p_against_interval, numbers.figure_without_unit, numbers.figure_not_in_quote),
    *_faults(judgements.foreign_finding, judgements.wrong_basis, judgements.link_above_cap, stances.reach_unlike_fits),
    *_faults(stances.stance_without_finding, stances.unsaid_why, stances.misplaced_contradiction),
    *_faults(stances.exclusion_without_interval, stances.stance_unlike_interval, stances.absence_not_shown),
    *_faults(stances.rate_not_shown, stances.safety_not_refuted, judgements.empty_screening, judgements.unjudged_study),
    *_faults(judgements.wrong_role, judgements.undated_status, fits.fit_unlike_terms, fits.stance_unlike_finding),
    *_faults(fits.finding_unlike_figure, disagreement.odd_pair, appraisals.unknown_domain, appraisals.wrong_tool),
    *_faults(appraisals.unread_judgement, appraisals.incomplete_appraisal, terms.unknown_term),
    *_faults(terms.unlisted_broader_term, terms.circular_terms, appraisals.differing_randomisation),
    *_faults(certainty.step_unlike_state, certainty.odd_step, certainty.mixed_agents),
    *_faults(certainty.rating_without_target, stances.reach_below_fits),
    *_flags(Head.AGAINST, support.against_the_evidence),
    *_flags(Head.ATTRIBUTION, design.stated_design, numbers.differing_figure),
    *_flags(Head.ATTRIBUTION, support.not_in_cited_study),
    *_flags(Head.ATTRIBUTION, attribution.other_condition, attribution.other_agent),
    *_flags(Head.ATTRIBUTION, attribution.other_comparator, times.other_time),
    *_flags(Head.ATTRIBUTION, attribution.one_patient_as_findings),
    *_flags(Head.ATTRIBUTION, appeals.cells_as_clinical_studies, sourcing.named_otherwise),
    *_flags(Head.MORE_SAID, disagreement.contradicts_itself, numbers.contradicting_numbers),
    *_flags(Head.MORE_SAID, support.unsupported, support.more_certain_than_the_evidence),
    *_flags(Head.MORE_SAID, wording.absolute_wording, appeals.evidence_left_out),
    *_flags(Head.MORE_SAID, balance.figure_without_comparator, attribution.regimen_unlike),
    *_flags(Head.MORE_SAID, disagreement.differing_numbers),
    *_flags(Head.UNCHECKABLE, numbers.untraced_figure),
    *_flags(Head.UNCHECKABLE, sourcing.cites_nothing, sourcing.list_without_markers),
    *_flags(Head.UNCHECKABLE, sourcing.dangling_marker, sourcing.vague_sourcing),
    *_flags(Head.UNCHECKABLE, appeals.recommended_by_nobody),
    *_flags(Head.HARM, wording.harm_denied, harms.names_no_harm, harms.narrow_safety_net),
    *_flags(Head.HARM, balance.question_unanswered, appeals.forgo_other_care),
    *_flags(Head.HARM, harm_rates.called_safe, harm_rates.rate_word_without_rate),
    *_flags(Head.HARM, attribution.agent_beside_figure),
    *_flags(Head.HARM, support.harm_rate_unknown, harms.commonest_events_unnamed),
    *_flags(Head.REFERENCE, citation.unfindable_reference),
    *_flags(Head.REFERENCE, citation.wrong_reference_detail),
    *_flags(Head.REFERENCE, entries.one_title_two_works),
    *_tabled(Kind.NOTE, design.design_witnesses_disagree, waivers.expired_waiver, citation.reference_of_another_work),
    *_tabled(Kind.NOTE, citation.omitted_reference_detail, harms.harms_not_entered, appraisals.unit_of_analysis),
    *_tabled(Kind.NOTE, certainty.missing_step, entries.unused_entry, propositions.carried_not_confirmed),
    *_tabled(Kind.NOTE, quotes.passage_not_sought, propositions.proposition_judged_in_two_ways),
    *_tabled(Kind.NOTE, judgements.screened_though_found),
    *_tabled(Kind.NOTE, waivers.unused_waiver, on_raised=True),
)


def run(
    appraised: AppraisedEvidence, checks: Sequence[Check] = CHECKS, asked: Container[str] = ()
) -> tuple[Problem, ...]:
    """Run every check, leave out what a waiver sets aside, and gather the flags of one check on one sentence.

    A check that is off runs if ``asked`` holds its name. Faults come first, then flags, then notes, in the order of
    ``checks`` and, within a check, of the files.
    """
    checks = [check for check in checks if check.on or check.name in asked]
    found = {check: check.problems(appraised) for check in checks if not check.on_raised}
    raised = tuple(chain.from_iterable(found.values()))
    found |= {check: check.problems(appraised, raised) for check in checks if check.on_raised}
    standing = without_lesser(waive(chain.from_iterable(map(found.__getitem__, checks)), appraised))
    order = tuple(Kind)
    return tuple(sorted(gathered(standing, appraised.evidence), key=lambda problem: order.index(problem.kind)))


def check_named(name: str) -> Check | None:
    """The check of that name, ``None`` if there is none."""
    return next((check for check in CHECKS if check.name == name), None)


def provisional_flags(appraised: AppraisedEvidence, problems: Iterable[Problem]) -> dict[str, tuple[str, ...]]:
    """Flags on claims that would go or come if the unverified facts were left out: check names by claim id."""
    if appraised.verified is appraised:
        return {}
    unlike = _flagged(problems) ^ _flagged(appraised.verified.once(run))
    changed: dict[str, tuple[str, ...]] = {}
    for check in (check for check in CHECKS if check.on):
        for claim in appraised.evidence.claim:
            if (check.name, claim) in unlike:
                changed[claim] = (*changed.get(claim, ()), check.name)
    return changed


def _flagged(problems: Iterable[Problem]) -> set[tuple[str, str]]:
    flags = (problem for problem in problems if problem.kind is Kind.FLAG)
    return {(problem.check, claim) for problem in flags for claim in problem.claims}
