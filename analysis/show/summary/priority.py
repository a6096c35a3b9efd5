"""The gravest flags: what a reader who acts on the documents must know first, one entry a sentence of a document."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from analysis.appraise.wording.source import many, people_and_units
from analysis.check.evidence_review import EvidenceReview
from analysis.check.priority import UNSUPPORTED, Priority, check_rank, gravest_of
from analysis.model.evidence import Evidence
from analysis.model.place import in_document
from analysis.model.problem import Problem
from analysis.model.records import Claim, Finding, Study
from analysis.model.words import Scope, Severity
from analysis.show.cards.study import result_of
from analysis.show.tables.cells import NONE, with_kinds, words
from analysis.text.prose.phrases import sentence

#: Quotes that an entry gives of one sentence, and messages, before it leaves the rest to the report.
_MOST_QUOTES, _MOST_MESSAGES = 3, 2


class GraveFlag(NamedTuple):
    """A sentence of a document with what is wrong with it.

    Attributes
    ----------
    severity, kinds
        That of the gravest flag on it, and the names of the checks that raised flags so grave, the first claim's first.
    document, line, claims, quotes
        Its place, the claims flagged, the gravest first, and their exact words.
    wrong
        What is wrong, as the flags say it of the first claim.
    provisional
        Whether any of these flags would go without the facts that nobody has verified.
    evidence
        The rows behind ``instead``: study, design, people, agent, condition, comparator, result and time. Empty where
        no study listed here bears on the claim.
    instead
        The sentence that would be true of the first claim.
    judged_by
        Who judged what the flags rest on, with what they are.
    """

    severity: Severity
    kinds: tuple[str, ...]
    document: str
    line: int
    claims: tuple[str, ...]
    quotes: tuple[str, ...]
    wrong: tuple[str, ...]
    provisional: bool
    evidence: tuple[str, ...]
    instead: str
    judged_by: tuple[str, ...]

    @property
    def place(self) -> str:
        """Document and line in words."""
        return in_document(self.document, self.line)

    @property
    def anchor(self) -> str:
        """Name of the first claim's first flag within a report."""
        return f"{self.claims[0]}-{self.kinds[0]}"


class _Entry(NamedTuple):
    """Claims of one place whose gravest flags belong together, the gravest claim first.

    ``alike`` are those of the same kind as the first.
    """

    severity: Severity
    claims: tuple[Claim, ...]
    alike: tuple[Claim, ...]
    flags: Mapping[str, tuple[Problem, ...]]


def gravest(review: EvidenceReview) -> tuple[GraveFlag, ...]:
    """Every flagged sentence, in the order of all flags (``check.priority.KEYS``); none without flags on claims.

    One entry gathers the claims of one line with the same gravest severity that share a flag of that severity; claims
    that share no more than being unsupported have to be of the same kind besides.
    """
    order = Priority(review)
    entries = sorted(_entries(review, order), key=lambda entry: order.rank([*chain(*entry.flags.values())]))
    return tuple(_flag(entry, review) for entry in entries)


def _entries(review: EvidenceReview, order: Priority) -> Iterator[_Entry]:
    on_claims: dict[str, list[Problem]] = {}
    for problem in review.flags_on_claims:
        on_claims.setdefault(problem.claim, []).append(problem)
    flags = {claim: gravest_of(problems) for claim, problems in on_claims.items()}
    lines: dict[tuple[str, int, Severity], list[Claim]] = {}
    for claim in review.evidence.claims:
        if claim.id in flags:
            lines.setdefault((claim.document, claim.line, flags[claim.id][0].severity), []).append(claim)
    for (_, _, severity), claims in lines.items():
        for group in _together(claims, flags, order):
            group.sort(key=lambda one: (order.consequence(one), check_rank(flags[one.id][0]), one.id))
            alike = tuple(one for one in group if order.consequence(one) is order.consequence(group[0]))
            yield _Entry(severity, tuple(group), alike, {one.id: flags[one.id] for one in group})


def _together(claims: Iterable[Claim], flags: Mapping[str, tuple[Problem, ...]], order: Priority) -> list[list[Claim]]:
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


def _flag(entry: _Entry, review: EvidenceReview) -> GraveFlag:
    lead = entry.claims[0]
    flags = entry.flags[lead.id]
    told = review.appraised.suggested_wording[lead.id]
    rest = sorted(chain(*entry.flags.values()), key=check_rank)
    kinds = dict.fromkeys(one.check for one in (*flags, *rest))
    return GraveFlag(
        severity=entry.severity,
        kinds=tuple(kinds),
        document=lead.document,
        line=lead.line,
        claims=tuple(claim.id for claim in entry.claims),
        quotes=_quotes(entry.alike),
        wrong=tuple(_said(one, lead) for one in flags[:_MOST_MESSAGES]),
        provisional=any(
            one.check in review.provisional_flags.get(claim, ()) for claim, ones in entry.flags.items() for one in ones
        ),
        evidence=_rows(told.studies, told.findings, review.evidence),
        instead=told.sentence,
        judged_by=_judges(entry, review),
    )


def _quotes(claims: Sequence[Claim]) -> tuple[str, ...]:
    """The claims' words; words that stand within those of another are not repeated."""
    every = list(dict.fromkeys(claim.quote for claim in claims))
    whole = [quote for quote in every if not any(quote in other for other in every if other != quote)]
    return tuple(whole[:_MOST_QUOTES])


def _said(problem: Problem, claim: Claim) -> str:
    return sentence(problem.beside(claim.id))


def _rows(studies: Iterable[str], findings: Iterable[str], evidence: Evidence) -> tuple[str, ...]:
    found = {evidence.finding[name].study: evidence.finding[name] for name in findings}
    return tuple(_row(evidence.study[name], found.get(name)) for name in studies)


def _row(study: Study, finding: Finding | None) -> str:
    """A study with its result: design, people, agent, condition, comparator, result with its time."""
    parts = [study.design.value, people_and_units(study), study.agent, study.condition]
    parts.append(f"comparator: {words(study.comparator, NONE)}")
    if finding:
        untimed = finding.months is None and study.follow_up_months is not None
        time = f"; follow-up {many(study.follow_up_months, 'month')}" if untimed and study.follow_up_months else ""
        parts.append(f"{result_of(finding)}{time}{'' if finding.verified else '; not verified'}")
    return f"{study.study}{f' {finding.id}' if finding else ''}: {' · '.join(parts)}"


def _judges(entry: _Entry, review: EvidenceReview) -> tuple[str, ...]:
    """Who judged the links, the mentions and the disagreements of the claims."""
    evidence, ids = review.evidence, set(entry.flags)
    judges = (
        *(link.judged_by for claim in entry.claims for link in evidence.links_of.get(claim.id, ())),
        *(row.judged_by for claim in entry.claims for row in review.assessment(claim, Scope.ALL).screened),
        *(one.judged_by for one in evidence.mentions if one.claim in ids),
        *(row.judged_by for row in evidence.disagreements if row.claim in ids or row.other in ids),
    )
    return with_kinds(judges, evidence)
