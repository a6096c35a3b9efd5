"""The gravest flags: what a reader who acts on the documents must know first, one entry a sentence of a document."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from analysis.appraise.wording.source import many, people_and_units
from analysis.check.evidence_review import EvidenceReview
from analysis.check.priority import UNSUPPORTED, Priority, check_rank, gravest_of
from analysis.model.conclusions import Scope
from analysis.model.problem import Problem
from analysis.model.records import Claim, Finding, Study
from analysis.model.words import Severity
from analysis.show.cards.study import result_of
from analysis.show.tables.cells import NONE, words
from analysis.show.value import Home, Name, Phrase
from analysis.tell.who_judged import with_kinds
from analysis.text.prose.phrases import sentence

#: Quotes that an entry gives of one sentence, and messages, before it leaves the rest to the report.
_MOST_QUOTES, _MOST_MESSAGES = 3, 2


class GraveFlag(NamedTuple):
    """A sentence of a document with what is wrong with it.

    ``claims``: The claims flagged, all of one place, the gravest first.
    ``severity``, ``kinds``: That of the gravest flag on it, and the names of the checks that raised flags so grave, the
        first claim's first.
    ``quotes``: The exact words of the claims that follow from the first one's kind of mistake.
    ``wrong``: What is wrong, as the flags say it of the first claim.
    ``provisional``: Whether any of these flags would go without the facts that nobody has verified.
    ``evidence``: The rows behind ``source``: study, design, people, agent, condition, comparator, result and time.
        Empty where no study listed here bears on the claim.
    ``source``: What the source says of the first claim.
    ``judged_by``: Who judged what the flags rest on, with what they are.
    """

    claims: tuple[Claim, ...]
    severity: Severity
    kinds: tuple[str, ...]
    quotes: tuple[str, ...]
    wrong: tuple[str, ...]
    provisional: bool
    evidence: tuple[Phrase, ...]
    source: str
    judged_by: tuple[str, ...]

    @property
    def anchor(self) -> str:
        """Name of the first claim's first flag within a report."""
        return f"{self.claims[0].id}-{self.kinds[0]}"


#: The gravest flags on each flagged claim, by its id.
_Flags = Mapping[str, tuple[Problem, ...]]


def gravest(review: EvidenceReview) -> tuple[GraveFlag, ...]:
    """Every flagged sentence, in the order of all flags (``check.priority.KEYS``); none without flags on claims.

    One entry gathers the claims of one line with the same gravest severity that share a flag of that severity; claims
    that share no more than being unsupported have to be of the same kind besides.
    """
    on_claims: dict[str, list[Problem]] = {}
    for problem in review.flags_on_claims:
        on_claims.setdefault(problem.claim, []).append(problem)
    flags = {claim: gravest_of(problems) for claim, problems in on_claims.items()}
    order = Priority(review)
    found = sorted(_sentences(flags, order, review), key=lambda claims: order.rank(_on(claims, flags)))
    return tuple(_flag(claims, flags, order, review) for claims in found)


def _sentences(flags: _Flags, order: Priority, review: EvidenceReview) -> Iterator[list[Claim]]:
    """Claims of one place whose gravest flags belong together, the gravest claim first."""
    lines: dict[tuple[str, int, Severity], list[Claim]] = {}
    for claim in review.evidence.claims:
        if claim.id in flags:
            lines.setdefault((claim.document, claim.line, flags[claim.id][0].severity), []).append(claim)
    for claims in lines.values():
        for group in _together(claims, flags, order):
            yield sorted(group, key=lambda one: (order.consequence(one), check_rank(flags[one.id][0]), one.id))


def _on(claims: Iterable[Claim], flags: _Flags) -> list[Problem]:
    return [flag for name in dict.fromkeys(claim.id for claim in claims) for flag in flags[name]]


def _together(claims: Iterable[Claim], flags: _Flags, order: Priority) -> list[list[Claim]]:
    """Claims in groups: two that share a check, directly or through others, are in the same."""
    groups: list[tuple[set[object], list[Claim]]] = []
    for claim in claims:
        kind = order.consequence(claim)
        checks: set[object] = {(kind, one.check) if one.check in UNSUPPORTED else one.check for one in flags[claim.id]}
        members = [claim]
        for group in [group for group in groups if not group[0].isdisjoint(checks)]:
            groups.remove(group)
            checks, members = group[0] | checks, group[1] + members
        groups.append((checks, members))
    return [members for _, members in groups]


def _flag(claims: Sequence[Claim], flags: _Flags, order: Priority, review: EvidenceReview) -> GraveFlag:
    lead, every = claims[0], _on(claims, flags)
    first, told = flags[lead.id], review.appraised.source_statement[lead.id]
    found = {one.study: one for one in map(review.evidence.finding.__getitem__, told.findings)}
    return GraveFlag(
        claims=tuple(claims),
        severity=first[0].severity,
        kinds=tuple(dict.fromkeys(one.check for one in (*first, *sorted(every, key=check_rank)))),
        quotes=_quotes([one for one in claims if order.consequence(one) is order.consequence(lead)]),
        wrong=tuple(sentence(one.beside(lead.id)) for one in first[:_MOST_MESSAGES]),
        provisional=any(one.check in review.provisional_flags.get(one.claim, ()) for one in every),
        evidence=tuple(_row(review.evidence.study[name], found.get(name)) for name in told.studies),
        source=told.text,
        judged_by=_judges(claims, review),
    )


def _quotes(claims: Sequence[Claim]) -> tuple[str, ...]:
    """The claims' words; words that stand within those of another are not repeated."""
    every = list(dict.fromkeys(claim.quote for claim in claims))
    whole = [quote for quote in every if not any(quote in other for other in every if other != quote)]
    return tuple(whole[:_MOST_QUOTES])


def _row(study: Study, finding: Finding | None) -> Phrase:
    """A study with its result: design, people, agent, condition, comparator, result with its time."""
    parts = [study.design.value, people_and_units(study), study.agent, study.condition]
    parts.append(f"comparator: {words(study.comparator, NONE)}")
    if finding:
        length = study.follow_up_months if finding.months is None else None
        time = "" if length is None else f"; follow-up {many(length, 'month')}"
        parts.append(f"{result_of(finding)}{time}{'' if finding.verified else '; not verified'}")
    result = (" ", Name(Home.FINDINGS, finding.id)) if finding else ()
    return Phrase((Name(Home.STUDIES, study.study), *result, f": {' · '.join(parts)}"))


def _judges(claims: Sequence[Claim], review: EvidenceReview) -> tuple[str, ...]:
    """Who judged the links, the mentions and the disagreements of the claims."""
    evidence, ids = review.evidence, {claim.id for claim in claims}
    judges = (
        *(link.judged_by for claim in claims for link in evidence.links_of.get(claim.id, ())),
        *(row.judged_by for claim in claims for row in review.assessment(claim, Scope.ALL).screened),
        *(one.judged_by for one in evidence.mentions if one.claim in ids),
        *(row.judged_by for row in evidence.disagreements if row.claim in ids or row.other in ids),
    )
    return with_kinds(judges, evidence)
