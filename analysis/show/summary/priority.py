"""The gravest flags: what a reader who acts on the documents must know first, one entry a sentence of a document."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from analysis.appraise.ladder import SAFETY_OUTCOMES
from analysis.appraise.wording.source import many
from analysis.check.catalogue import CHECKS
from analysis.check.evidence_review import HEADLINE_BLOCKS, EvidenceReview, block
from analysis.model.evidence import Evidence
from analysis.model.judgements import Mention
from analysis.model.place import in_document
from analysis.model.problem import Problem
from analysis.model.records import Claim, Finding, Study
from analysis.model.words import Category, Direction, Saying, Scope, Severity
from analysis.show.cards.study import result_of
from analysis.show.tables.cells import NONE, NOT_READ, words
from analysis.text.prose.phrases import counted, sentence

_UNSUPPORTED = ("unsupported", "unsupported-fact")

# That a claim is unsupported comes last: what else is wrong with it says more.
_CHECK_ORDER = {check.name: number for number, check in enumerate(CHECKS)} | dict.fromkeys(_UNSUPPORTED, len(CHECKS))

# Kinds of claims by what follows if they are wrong, gravest first.
_REASSURES, _BENEFIT, _OTHER = range(3)

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
    """Every flagged sentence, by consequence to the patient, the gravest first; none without flags on claims.

    The order: severity; within it sentences that take a harm away (deny it, make it small, or call the treatment safe),
    then those on benefit, then all others, warnings among them; then the number of documents, and of claims, on which
    the same check flags a claim of the same category and outcome; then the number of flags; then the place. It follows
    what clinicians asked for: how bad it is to act on it, and how many readers do (readers' requirement of this
    project).

    One entry gathers the claims of one line with the same gravest severity that share a flag of that severity; claims
    that share no more than being unsupported have to be of the same kind besides.
    """
    order = {claim.id: number for number, claim in enumerate(review.evidence.claims)}
    mentions = _mentions(review.evidence.mentions)
    reach = _reach(review)
    entries = _entries(review, mentions)
    entries.sort(
        key=lambda entry: (
            list(Severity).index(entry.severity),
            _kind(entry.claims[0], mentions),
            *(-count for count in _shared(entry, reach)),
            -sum(map(len, entry.flags.values())),
            order[entry.claims[0].id],
        )
    )
    return tuple(_flag(entry, review) for entry in entries)


def _mentions(mentions: Iterable[Mention]) -> Mapping[str, set[Saying]]:
    found: dict[str, set[Saying]] = {}
    for mention in mentions:
        found.setdefault(mention.claim, set()).add(mention.says)
    return found


def _kind(claim: Claim, mentions: Mapping[str, set[Saying]]) -> int:
    said = mentions.get(claim.id)
    if said is not None:
        reassures = not said.isdisjoint((Saying.DENIED, Saying.MINIMISED))
    else:
        calms = claim.direction is Direction.DENIES or claim.outcome in SAFETY_OUTCOMES
        reassures = claim.category is Category.SAFETY and calms
    if reassures:
        return _REASSURES
    return _BENEFIT if block(claim) is HEADLINE_BLOCKS[0] else _OTHER


def _reach(review: EvidenceReview) -> Mapping[tuple[str, Category, str], tuple[int, int]]:
    """On how many documents and claims each check flags a category and outcome."""
    documents: dict[tuple[str, Category, str], set[str]] = {}
    claims: dict[tuple[str, Category, str], set[str]] = {}
    for problem in review.flags_on_claims:
        claim = review.evidence.claim[problem.claim]
        key = problem.check, claim.category, claim.outcome
        documents.setdefault(key, set()).add(claim.document)
        claims.setdefault(key, set()).add(claim.id)
    return {key: (len(documents[key]), len(claims[key])) for key in documents}


def _shared(entry: _Entry, reach: Mapping[tuple[str, Category, str], tuple[int, int]]) -> tuple[int, int]:
    return max(
        reach[problem.check, claim.category, claim.outcome]
        for claim in entry.claims
        for problem in entry.flags[claim.id]
    )


def _entries(review: EvidenceReview, mentions: Mapping[str, set[Saying]]) -> list[_Entry]:
    flags: dict[str, list[Problem]] = {}
    for problem in review.flags_on_claims:
        flags.setdefault(problem.claim, []).append(problem)
    gravest_of = {claim: _gravest(problems) for claim, problems in flags.items()}
    lines: dict[tuple[str, int, Severity], list[Claim]] = {}
    for claim in review.evidence.claims:
        if claim.id in gravest_of:
            lines.setdefault((claim.document, claim.line, gravest_of[claim.id][0].severity), []).append(claim)
    return [
        _entry(group, gravest_of, mentions)
        for claims in lines.values()
        for group in _together(claims, gravest_of, mentions)
    ]


def _entry(
    group: Iterable[Claim], flags: Mapping[str, tuple[Problem, ...]], mentions: Mapping[str, set[Saying]]
) -> _Entry:
    claims = sorted(group, key=lambda claim: (_kind(claim, mentions), _CHECK_ORDER[flags[claim.id][0].check]))
    kind = _kind(claims[0], mentions)
    alike = tuple(claim for claim in claims if _kind(claim, mentions) == kind)
    severity = flags[claims[0].id][0].severity
    return _Entry(severity, tuple(claims), alike, {claim.id: flags[claim.id] for claim in claims})


def _gravest(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """The flags of the highest severity among these, in the order of the checks, each check once."""
    highest = min(problems, key=lambda one: list(Severity).index(one.severity)).severity
    found = {one.check: one for one in reversed(problems) if one.severity is highest}
    return tuple(sorted(found.values(), key=lambda one: _CHECK_ORDER[one.check]))


def _together(
    claims: Iterable[Claim], flags: Mapping[str, tuple[Problem, ...]], mentions: Mapping[str, set[Saying]]
) -> list[list[Claim]]:
    """Claims in groups: two that share a check, directly or through others, are in the same."""
    groups: list[tuple[set[object], list[Claim]]] = []
    for claim in claims:
        kind = _kind(claim, mentions)
        checks: set[object] = {(kind, one.check) if one.check in _UNSUPPORTED else one.check for one in flags[claim.id]}
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
    rest = sorted((one for ones in entry.flags.values() for one in ones), key=lambda one: _CHECK_ORDER[one.check])
    kinds = dict.fromkeys(one.check for one in (*flags, *rest))
    return GraveFlag(
        entry.severity,
        tuple(kinds),
        lead.document,
        lead.line,
        tuple(claim.id for claim in entry.claims),
        _quotes(entry.alike),
        tuple(_said(one, lead) for one in flags[:_MOST_MESSAGES]),
        any(
            one.check in review.provisional_flags.get(claim, ()) for claim, ones in entry.flags.items() for one in ones
        ),
        _rows(told.studies, told.findings, review.evidence),
        told.sentence,
        _judges(entry, review),
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
    people = counted(study.participants, "person", "people") if study.participants else f"people: {NOT_READ}"
    units = f", {study.units} {study.unit_name or 'units'}" if study.units else ""
    parts = [study.design.value, f"{people}{units}", study.agent, study.condition]
    parts.append(f"comparator: {words(study.comparator, NONE)}")
    if finding:
        untimed = finding.months is None and study.follow_up_months is not None
        time = f"; follow-up {many(study.follow_up_months, 'month')}" if untimed and study.follow_up_months else ""
        parts.append(f"{result_of(finding)}{time}{'' if finding.verified else '; not verified'}")
    return f"{study.study}{f' {finding.id}' if finding else ''}: {' · '.join(parts)}"


def _judges(entry: _Entry, review: EvidenceReview) -> tuple[str, ...]:
    """Who judged the links, the mentions and the disagreements of the claims."""
    evidence, ids = review.evidence, set(entry.flags)
    kinds = {rater.name: rater.kind for rater in evidence.raters}
    names = [
        *(link.judged_by for claim in entry.claims for link in evidence.links_of.get(claim.id, ())),
        *(row.judged_by for claim in entry.claims for row in review.assessment(claim, Scope.ALL).screened),
        *(one.judged_by for one in evidence.mentions if one.claim in ids),
        *(row.judged_by for row in evidence.disagreements if row.claim in ids or row.other in ids),
    ]
    return tuple(f"{name} ({kinds.get(name, 'kind not recorded')})" for name in dict.fromkeys(names))
