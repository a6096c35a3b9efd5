"""Evidence appraised: every judgement that follows from the rows by rule, worked out once and when first asked for."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from analysis.appraise.agreement import Agreement, agreement
from analysis.appraise.design import DesignComparison, compare_design
from analysis.appraise.printed import ReferenceComparison, compare_reference
from analysis.appraise.provisional import resting_on_unverified, verified_only
from analysis.appraise.trace import Trace, trace
from analysis.appraise.verdict import Assessment, assess, reach_of
from analysis.model.evidence import Evidence
from analysis.model.records import PrintedReference
from analysis.model.words import Scope


@dataclass(frozen=True)
class Appraised:
    """The evidence and what follows from it. What the checks, the tables and the reports look at.

    ``left_out`` names, by claim id, studies that do not count for a claim; empty but for ``verified``. ``as_of`` is the
    day on which waivers are to hold; without one their expiry is not checked.
    """

    evidence: Evidence
    left_out: Mapping[str, Collection[str]] = field(default_factory=dict)
    as_of: date | None = None

    @cached_property
    def own(self) -> Mapping[str, Assessment]:
        """Verdict of every claim over the studies that its own document cites, by claim id."""
        return self._over(Scope.OWN)

    @cached_property
    def assessments(self) -> Mapping[tuple[str, Scope], Assessment]:
        """Verdict of every claim over both scopes, by claim id and scope."""
        over = {Scope.OWN: self.own, Scope.ALL: self._over(Scope.ALL)}
        return {(claim.id, scope): over[scope][claim.id] for claim in self.evidence.claims for scope in Scope}

    def _over(self, scope: Scope) -> Mapping[str, Assessment]:
        return {
            claim.id: assess(claim, scope, self.evidence, self.left_out.get(claim.id, ()))
            for claim in self.evidence.claims
        }

    @cached_property
    def traces(self) -> Mapping[str, tuple[Trace, ...]]:
        """Figures of claims held against the findings of their documents' own studies, by claim id.

        A claim without a figure, or whose document brings no study with a finding in its unit, is not there.
        """
        found = {
            claim.id: trace(claim, reach_of(claim, self.evidence).studies, self.evidence)
            for claim in self.evidence.claims
            if claim.figure is not None
        }
        return {claim: traces for claim, traces in found.items() if traces}

    @cached_property
    def designs(self) -> Mapping[str, DesignComparison]:
        """Stated designs held against the studies, by claim id; claims that state no design are not there."""
        compared = ((claim.id, compare_design(claim, self.evidence)) for claim in self.evidence.claims)
        return {claim: comparison for claim, comparison in compared if comparison is not None}

    @cached_property
    def references(self) -> tuple[ReferenceComparison, ...]:
        """Printed references held against the bibliography, in file order; without those that have no entry."""
        entry = self.evidence.entry
        return tuple(compare_reference(one, entry[one.study]) for one in self.evidence.references if one.study in entry)

    @cached_property
    def references_aside(self) -> tuple[PrintedReference, ...]:
        """Printed references that cannot be compared: no study is named, or it has no entry."""
        return tuple(one for one in self.evidence.references if one.study not in self.evidence.entry)

    @cached_property
    def agreement(self) -> tuple[Agreement, ...]:
        """Agreement of the raters on stance: over all pairs, then over the relevant ones; empty without two raters."""
        return agreement(self.evidence)

    @cached_property
    def verified(self) -> "Appraised":
        """The same, with the facts left out that nobody has verified; itself if all are."""
        rest = verified_only(self.evidence)
        return self if rest is self.evidence else Appraised(rest, resting_on_unverified(self.evidence), self.as_of)

    @cached_property
    def provisional(self) -> Mapping[str, tuple[Scope, ...]]:
        """Scopes over which a claim's verdict would change without the unverified facts, by claim id.

        Claims whose verdicts would stand are not there.
        """
        changed = {
            claim.id: tuple(
                scope
                for scope in Scope
                if self.assessments[claim.id, scope].verdict is not self.verified.assessments[claim.id, scope].verdict
            )
            for claim in self.evidence.claims
        }
        return {claim: scopes for claim, scopes in changed.items() if scopes}
