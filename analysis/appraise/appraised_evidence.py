"""Evidence appraised: every judgement that follows from the rows by rule, worked out once and when first asked for."""

from collections.abc import Callable, Collection, Mapping, Set
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from analysis.appraise.bias import Result, results
from analysis.appraise.certainty import CertaintyRating, rate
from analysis.appraise.design import compare_design
from analysis.appraise.figure_match import FigureMatch, match_figure, sentence_of
from analysis.appraise.harms import HarmView, harm_views
from analysis.appraise.likeness import unlike_printed
from analysis.appraise.printed_reference import ReferenceComparison, compare_reference
from analysis.appraise.question_fit import questions_of
from analysis.appraise.raters.agreement import Agreement, agreement
from analysis.appraise.regimen import regimen
from analysis.appraise.verdict.assessment import Assessment, assess
from analysis.appraise.verdict.cited_studies import cited_studies_of
from analysis.appraise.wording.evidence_needed import EvidenceNeeded, evidence_needed, known_help
from analysis.appraise.wording.source_statement import SourceStatement, source_statement
from analysis.appraise.wording.verdict_words import verdict_words
from analysis.model.conclusions import Scope
from analysis.model.evidence import Evidence, Kept, Ratings
from analysis.model.records import Claim, PrintedReference

_T = TypeVar("_T")
_Rows = TypeVar("_Rows", Evidence, Ratings)


def _of_claims(of: Callable[["AppraisedEvidence", Claim], _T | None]) -> cached_property[Mapping[str, _T]]:
    """What comes of each claim that anything comes of, by claim id; of some of the claims that of the whole."""

    def by_claim(appraised: "AppraisedEvidence") -> Mapping[str, _T]:
        if appraised.whole:
            known: Mapping[str, _T] = getattr(appraised.whole, made.attrname or "")
            return {claim: known[claim] for claim in appraised.evidence.claim if claim in known}
        found = ((claim.id, of(appraised, claim)) for claim in appraised.evidence.claims)
        return {claim: one for claim, one in found if one}

    made = cached_property(by_claim)
    return made


def _judged(claims: Set[str], rows: _Rows) -> _Rows:
    """The rows without what was judged of other claims."""
    kept: dict[str, Any] = {
        table: tuple(row for row in getattr(rows, table) if claims & {row.claim, getattr(row, "other", "")})
        for table in ("links", "mentions", "codings", "disagreements")
    }
    return replace(rows, **kept)


@dataclass(frozen=True, repr=False)
class AppraisedEvidence(Kept):
    """The evidence and what follows from it. What the checks, the tables and the reports look at.

    ``left_out`` names, by claim id, studies that do not count for a claim; empty but for ``without`` and ``verified``.
    ``as_of`` is the day on which waivers are to hold; without one their expiry is not checked. ``whole`` is set
    where these are some of its claims (``on_claims``): what follows for a claim is then taken from there.
    """

    evidence: Evidence
    left_out: Mapping[str, Collection[str]] = field(default_factory=dict)
    as_of: date | None = None
    whole: "AppraisedEvidence | None" = None

    #: Verdict of every claim over the studies that its own document cites, by claim id.
    own = _of_claims(lambda self, claim: assess(claim, Scope.OWN, self.evidence, self.left_out.get(claim.id, ())))
    #: Verdict of every claim over all studies known here, by claim id.
    known = _of_claims(lambda self, claim: assess(claim, Scope.ALL, self.evidence, self.left_out.get(claim.id, ())))
    #: Figures of regimens held against the rows of the studies of the same agent, by claim id. A claim whose figure is
    #: no part of a regimen, or of whose agent no study is known, is not there.
    regimens = _of_claims(lambda self, claim: regimen(claim, self.evidence))
    #: What claims name as their evidence, held against the studies, by claim id. Claims that name no evidence are not
    #: there; those whose words name no design are, as *vague*.
    designs = _of_claims(lambda self, claim: compare_design(claim, self.evidence))
    #: Questions that claims fall under, closest first, by claim id; claims without one are not there.
    questions = _of_claims(lambda self, claim: questions_of(claim, self.evidence))

    def on_claims(self, claims: Set[str]) -> "AppraisedEvidence":
        """The same on some of the claims, with what was judged of them and the documents that make them.

        Studies, their findings and everything else stay, and so do the raters' own rows on these claims. No verdict,
        comparison or view of a document is taken again.
        """
        evidence = self.evidence
        kept = tuple(claim for claim in evidence.claims if claim.id in claims)
        documents = {claim.document for claim in kept}
        part = replace(
            _judged(claims, evidence),
            claims=kept,
            documents=tuple(one for one in evidence.documents if one.id in documents),
            references=tuple(one for one in evidence.references if one.document in documents),
            ratings=tuple(_judged(claims, one) for one in evidence.ratings),
        )
        return AppraisedEvidence(part, self.left_out, self.as_of, self)

    def without(self, findings: Collection[str], studies: Collection[str] = ()) -> "AppraisedEvidence":
        """The same with these findings, and all of these studies, left out, and everything taken again without them.

        A study that spoke of a claim by such a finding alone is left out for that claim; it is not one that nobody has
        judged.
        """
        evidence = self.evidence
        facts = {*findings, *(one.id for one in evidence.findings if one.study in studies)}
        claims = (*self.left_out, *(evidence.claim if studies else ()))
        left_out = {claim: {*studies, *self.left_out.get(claim, ())} for claim in claims}
        for link in evidence.links:
            if link.finding in facts:
                left_out.setdefault(link.claim, set()).add(link.study)
        part = replace(
            evidence,
            findings=tuple(one for one in evidence.findings if one.id not in facts),
            links=tuple(one for one in evidence.links if one.finding not in facts and one.study not in studies),
        )
        return AppraisedEvidence(part, left_out, self.as_of)

    @cached_property
    def assessments(self) -> Mapping[tuple[str, Scope], Assessment]:
        """Verdict of every claim over both scopes, by claim id and scope."""
        over = {Scope.OWN: self.own, Scope.ALL: self.known}
        return {(claim.id, scope): over[scope][claim.id] for claim in self.evidence.claims for scope in Scope}

    def verdict_words(self, claim: str, scope: Scope) -> str:
        """The verdict of a claim in words: with its certainty, its comparisons and how far it is judged."""
        return verdict_words(self.assessments[claim, scope], self.certainty)

    def known_help(self, claim: Claim) -> str:
        """What is known of help in the condition of a bare "is used for", in a sentence; empty for any other claim."""
        return known_help(claim, self.certainty, self.evidence)

    @_of_claims
    def figure_matches(self, claim: Claim) -> tuple[FigureMatch, ...]:
        """Figures of claims held against the findings of their documents' own studies, by claim id.

        A claim without a figure, with one that its quote does not print, or whose document brings no study with a
        finding in its unit, is not there.
        """
        evidence = self.evidence
        if claim.figure is None or unlike_printed(claim, sentence_of(claim, evidence)):
            return ()
        return match_figure(claim, cited_studies_of(claim, evidence).studies, evidence)

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
    def harms(self) -> Mapping[str, tuple[HarmView, ...]]:
        """What each document says of each harm, by document id; documents that nobody judged on it are not there."""
        if self.whole:
            return {name: views for name, views in self.whole.harms.items() if name in self.evidence.document}
        return harm_views(self.evidence)

    @cached_property
    def agreement(self) -> tuple[Agreement, ...]:
        """Agreement of the raters, kind by kind of judgement; empty where no two of them judged the same thing."""
        return agreement(self.evidence)

    @cached_property
    def certainty(self) -> Mapping[str, CertaintyRating]:
        """Certainty of every question, by question id; those that are not rated say why."""
        return {question.id: rate(question, self.evidence) for question in self.evidence.questions}

    @cached_property
    def bias(self) -> tuple[Result, ...]:
        """Risk of bias of each result that was appraised, in file order; empty if none was."""
        return results(self.evidence.appraisals)

    @_of_claims
    def source_statement(self, claim: Claim) -> SourceStatement:
        """What the studies listed say that bears on each claim, by claim id."""
        return source_statement(self.known[claim.id], self.evidence)

    @_of_claims
    def evidence_needed(self, claim: Claim) -> EvidenceNeeded | None:
        """What would settle each open claim of benefit or safety, by claim id; the others are not there."""
        return evidence_needed(self.own[claim.id], self.known[claim.id], self.evidence)

    @cached_property
    def verified(self) -> "AppraisedEvidence":
        """The same, with the facts left out that nobody has verified; itself if all are."""
        if self.whole:
            whole = self.whole.verified
            return self if whole is self.whole else whole.on_claims(self.evidence.claim.keys())
        facts = [one.id for one in self.evidence.findings if not one.verified]
        return self.without(facts) if facts else self

    @_of_claims
    def provisional(self, claim: Claim) -> tuple[Scope, ...]:
        """By claim id the scopes over which its verdict would change without the unverified facts, if over any."""
        now, then = self.assessments, self.verified.assessments
        return tuple(one for one in Scope if now[claim.id, one].verdict is not then[claim.id, one].verdict)

    @cached_property
    def provisional_certainty(self) -> tuple[str, ...]:
        """Questions whose certainty would change without the unverified facts, in file order."""
        if self.verified is self:
            return ()
        then = self.verified.certainty
        return tuple(
            key
            for key, now in self.certainty.items()
            if (now.level, now.at_most) != (then[key].level, then[key].at_most)
        )
