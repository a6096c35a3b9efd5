"""The review of the evidence: what was appraised and what is wrong with it, made once and handed on."""

from collections.abc import Container, Mapping, Set
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.ladder import ClaimType, QuestionType, claim_type, question_of
from analysis.appraise.verdict.assessment import Assessment
from analysis.check.catalogue import provisional_flags, run
from analysis.check.priority import Priority
from analysis.model.conclusions import Kind, Scope, Verdict
from analysis.model.evidence import Evidence, Kept, grouped
from analysis.model.problem import Problem
from analysis.model.records import Claim
from analysis.model.words import Category


class Block(StrEnum):
    """What a claim is about, as the tables of strength part the claims. Headline shares count the first two only."""

    BENEFIT = "benefit"
    SAFETY = "safety"
    MECHANISM = "mechanism"
    FACT = "fact"
    CONTEXT = "context"


#: The blocks that headline shares count.
HEADLINE_BLOCKS = (Block.BENEFIT, Block.SAFETY)


def block(claim: Claim) -> Block:
    """The block of a claim: safety by its category, benefit by the question it asks, else by its type (``ladder``)."""
    if claim.category is Category.SAFETY:
        return Block.SAFETY
    if question_of(claim) is QuestionType.BENEFIT:
        return Block.BENEFIT
    return {ClaimType.MECHANISM: Block.MECHANISM, ClaimType.NONE: Block.CONTEXT}.get(claim_type(claim), Block.FACT)


@dataclass(frozen=True, repr=False)
class EvidenceReview(Kept):
    """What was appraised and the problems found: the one thing from which every output is made.

    ``whole`` is the review that this is a part of (``on_claims``); ``None`` for a whole one. ``held_back`` are flags on
    sentences that have two graver ones, which no output tells unless it is asked for all.
    """

    appraised: AppraisedEvidence
    problems: tuple[Problem, ...]
    whole: "EvidenceReview | None" = None
    held_back: tuple[Problem, ...] = ()

    @classmethod
    def of(cls, appraised: AppraisedEvidence, asked: Container[str] = ()) -> "EvidenceReview":
        """The review by every check that is on or asked for, run here and nowhere else."""
        found = run(appraised, asked=asked)
        aside = Priority(appraised, found).held_back(found)
        kept = {id(one) for one in found}.difference(map(id, aside))
        return cls(appraised, tuple(one for one in found if id(one) in kept), held_back=aside)

    @cached_property
    def priority(self) -> Priority:
        """The order of the flags."""
        return Priority(self.appraised, self.problems)

    def is_provisional(self, problem: Problem) -> bool:
        """Whether a flag would go, on one of its claims at least, without the facts that nobody has verified."""
        return any(problem.check in self.provisional_flags.get(claim, ()) for claim in problem.claims)

    def on_claims(self, claims: Set[str]) -> "EvidenceReview":
        """The review of some claims: their flags, those on their pages, and every fault; nothing is checked again."""
        part = self.appraised.on_claims(claims)
        standing = part.evidence.document

        def stays(problem: Problem) -> bool:
            if problem.kind is not Kind.FLAG or problem.claims:
                return problem.kind is not Kind.FLAG or not claims.isdisjoint(problem.claims)
            return self.document_of(problem) in standing

        return EvidenceReview(part, tuple(filter(stays, self.problems)), self, tuple(filter(stays, self.held_back)))

    @property
    def evidence(self) -> Evidence:
        """The evidence appraised."""
        return self.appraised.evidence

    def assessment(self, claim: Claim, scope: Scope) -> Assessment:
        """Assessment of a claim over a scope."""
        return self.appraised.assessments[claim.id, scope]

    def verdict(self, claim: Claim, scope: Scope) -> Verdict:
        """Verdict of a claim over a scope."""
        return self.assessment(claim, scope).verdict

    def document_of(self, problem: Problem) -> str:
        """The document that a problem is about as a whole, or whose printed reference; empty where it is neither."""
        return self._documents_of_rows.get(problem.place[:2], problem.document)

    @cached_property
    def flags_on_claims(self) -> tuple[Problem, ...]:
        """Flags on what claims say."""
        claims = self.evidence.claim.keys()
        return tuple(one for one in self.problems if one.kind is Kind.FLAG and not claims.isdisjoint(one.claims))

    @cached_property
    def flags(self) -> Mapping[str, tuple[str, ...]]:
        """Names of the checks that flag a claim, by claim id; claims without a flag are not there."""
        on_claims = ((claim, flag.check) for flag in self.flags_on_claims for claim in flag.claims)
        found = grouped((claim, check) for claim, check in on_claims if claim in self.evidence.claim)
        return {claim: tuple(dict.fromkeys(checks)) for claim, checks in found.items()}

    @cached_property
    def flags_on_documents(self) -> Mapping[str, tuple[Problem, ...]]:
        """Flags on a document as a whole, by document id; documents without one are not there."""
        return grouped((one.document, one) for one in self.problems if one.kind is Kind.FLAG and one.document)

    @cached_property
    def _documents_of_rows(self) -> Mapping[tuple[str, int], str]:
        """The documents whose rows, or rows of references, stand on a line of a file."""
        rows = [(one.origin, one.id) for one in self.evidence.documents]
        rows += [(one.origin, one.document) for one in self.evidence.references]
        return {(origin.file, origin.line): document for origin, document in rows}

    @cached_property
    def provisional_flags(self) -> Mapping[str, tuple[str, ...]]:
        """Flags that would go or come without the unverified facts, by claim id."""
        if self.whole:
            whole = self.whole.provisional_flags
            return {claim: checks for claim, checks in whole.items() if claim in self.evidence.claim}
        return provisional_flags(self.appraised, (*self.problems, *self.held_back))

    @cached_property
    def document_ids(self) -> tuple[str, ...]:
        """Documents in file order, then any that only a claim names, so that no claim is left uncounted."""
        return tuple(dict.fromkeys([*self.evidence.document, *(claim.document for claim in self.evidence.claims)]))
