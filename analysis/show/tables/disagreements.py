"""Claims that disagree, as raters judged, and claims that tell differently of one study or of evidence of one kind."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from analysis.appraise.figure_match import attribution
from analysis.appraise.verdict.cited_studies import CitedBy, cited_studies_of
from analysis.check.evidence_review import EvidenceReview
from analysis.model.evidence import Evidence, grouped
from analysis.model.judgements import Disagreement
from analysis.model.records import Claim
from analysis.model.words import DisagreementKind, Severity, Sourcing, TermKind
from analysis.show.table import Table
from analysis.show.tables.cells import figure_of, place_of
from analysis.show.tables.layout import laid_out
from analysis.show.value import Absent, Home, Lines, Name, Phrase, Run
from analysis.tell.sentences import Told
from analysis.text.prose.phrases import counted, listed, sentence

#: What a disagreement names where it names no other claim.
ITS_REFERENCES = "the references that the document prints"


def disagreements(review: EvidenceReview) -> Table:
    """Pairs of claims that cannot both hold or strain each other, gravest first."""
    claims = review.evidence.claim
    document = {claim.id: claim.document for claim in review.evidence.claims}
    rows = sorted(review.evidence.disagreements, key=lambda row: list(Severity).index(row.severity))
    return laid_out(
        "disagreements",
        rows,
        {
            "Claim": lambda row: _side(claims.get(row.claim)),
            "Its words": lambda row: _words(claims.get(row.claim)),
            "Other claim": lambda row: _side(claims.get(row.other)),
            "Its words there": lambda row: _words(claims.get(row.other)),
        },
        within=sum(document.get(row.claim) == document.get(row.other) for row in rows),
        **_lists(review),
    )


def _side(claim: Claim | None) -> Phrase | None:
    """A claim with its place."""
    return claim and Phrase((Name(Home.CLAIMS, claim.id), f" ({place_of(claim)})"))


def _words(claim: Claim | None) -> str:
    return f"“{claim.quote}”" if claim else Absent(ITS_REFERENCES)


def _lists(review: EvidenceReview) -> dict[str, Told]:
    """How many pairs each rater listed, and how many stand on the lists of two or more."""
    lists = {
        ratings.rater: {frozenset((row.claim, row.other)) for row in ratings.disagreements}
        for ratings in review.evidence.ratings
        if ratings.disagreements
    }
    some, several = bool(review.evidence.disagreements), len(lists) > 1
    told = listed(f"{name} listed {counted(len(pairs), 'pair')}" for name, pairs in lists.items())
    shared = sum(count > 1 for count in Counter(chain.from_iterable(lists.values())).values())
    return {"alone": some and not several, "lists": told if some and several else "", "shared": shared}


class GatheredDisagreement(NamedTuple):
    """Pairs of one kind and severity that share a claim.

    ``claim``: The claim that they share, and ``others`` what it disagrees with, ``None`` for its own references.
    ``rows``: The rows, in file order.
    """

    claim: Claim
    others: tuple[Claim | None, ...]
    rows: tuple[Disagreement, ...]


#: Rows of the gravest disagreements, and claims that one row sets against another before it counts the rest.
_MOST_ROWS, _MOST_OTHERS = 12, 2


def gravest_disagreements(review: EvidenceReview, most: int = _MOST_ROWS) -> Table:
    """At most so many disagreements, gravest first, those that share a claim, a kind and a severity in one row."""
    every = _gathered(review.evidence)
    told = sum(len(one.rows) for one in every[:most])
    return laid_out(
        "gravest-disagreements",
        every[:most],
        {
            "Kind": lambda one: Lines((one.rows[0].kind.value, Run(one.rows[0].kind.meaning, soft=True))),
            "One says": lambda one: Lines(_quoted(one.claim)),
            "Against it": lambda one: Lines(_others(one)),
            "Why it matters": lambda one: sentence(one.rows[0].note),
        },
        pairs=sum(len(one.rows) for one in every),
        rest=sum(len(one.rows) for one in every) - told,
    )


def _gathered(evidence: Evidence) -> tuple[GatheredDisagreement, ...]:
    """The pairs by severity and kind, those with the claim first that most of them share."""
    kinds = grouped(((row.severity, row.kind), row) for row in evidence.disagreements if row.claim in evidence.claim)
    order = sorted(kinds, key=lambda key: (list(Severity).index(key[0]), list(DisagreementKind).index(key[1])))
    return tuple(one for key in order for one in _by_claim(kinds[key], evidence))


def _by_claim(rows: Sequence[Disagreement], evidence: Evidence) -> Iterator[GatheredDisagreement]:
    while rows:
        often = Counter(name for row in rows for name in (row.claim, row.other) if name in evidence.claim)
        shared = max(often, key=lambda name: (often[name], -list(often).index(name)))
        found = tuple(row for row in rows if shared in (row.claim, row.other))
        others = (row.other if row.claim == shared else row.claim for row in found)
        yield GatheredDisagreement(evidence.claim[shared], tuple(evidence.claim.get(name) for name in others), found)
        rows = [row for row in rows if row not in found]


def _quoted(claim: Claim) -> Iterator[Name | Run]:
    yield Run(f"“{claim.quote}”", quoted=True)
    yield Name(Home.CLAIMS, claim.id, soft=True, words=f"page {claim.document}, line {claim.line}")


def _others(one: GatheredDisagreement) -> Iterator[Name | Run | str]:
    for other in one.others[:_MOST_OTHERS]:
        yield from _quoted(other) if other else (ITS_REFERENCES,)
    more = len(one.others) - _MOST_OTHERS
    if more > 0:
        yield Run(f"and {counted(more, 'claim')} more", soft=True)


class Story(NamedTuple):
    """Claims that tell of the same evidence.

    ``name``: What they lean on: ``study ito2011``, or ``evidence on nausea with ginger``.
    ``claims``: The claims, in file order; they stand in two places at least.
    ``differs``: In what they tell it differently: of stated design, figure, agent and wording.
    """

    name: str
    claims: tuple[Claim, ...]
    differs: tuple[str, ...]


# What claims may tell differently. Figures are compared among claims on one outcome in one unit only.
_TOLD = ("stated_design", "agent", "wording")


def stories(review: EvidenceReview) -> Table:
    """Groups of claims that tell of the same evidence with other numbers, designs, agents or strength."""
    found = different_stories(review.evidence)
    return laid_out(
        "same-study-different-story",
        ((story, claim) for story in found for claim in story.claims),
        {
            "What differs": lambda pair: listed(pair[0].differs),
            "Place": lambda pair: place_of(pair[1]),
            "Words": lambda pair: f"“{pair[1].quote}”",
            "Figure": lambda pair: figure_of(pair[1]),
        },
        groups=len(found),
        documents=len({claim.document for story in found for claim in story.claims}),
    )


def different_stories(evidence: Evidence) -> tuple[Story, ...]:
    """The groups, studies first; only those in two or more places that differ in something."""
    by_study = grouped((f"study {key}", claim) for claim in evidence.claims for key in _leaning_on(claim, evidence))
    of_a_kind = {
        name: claims
        for name, claims in _of_a_kind(evidence)
        if not any(set(claims) <= set(told) for told in by_study.values())
    }
    found = (Story(name, claims, _differs(claims)) for name, claims in (by_study | of_a_kind).items())
    return tuple(
        story for story in found if story.differs and len({(one.document, one.line) for one in story.claims}) > 1
    )


def _leaning_on(claim: Claim, evidence: Evidence) -> tuple[str, ...]:
    """The studies that a claim leans on: those that its marker reaches, else the one that its figures point to."""
    reach = cited_studies_of(claim, evidence)
    if reach.cited_by is CitedBy.MARKER:
        return reach.studies
    named = attribution(claim, reach, evidence)
    return (named.study,) if named else ()


def _of_a_kind(evidence: Evidence) -> Iterator[tuple[str, tuple[Claim, ...]]]:
    """Claims that name evidence of one kind, with the name of the kind; one without a condition is of every line's."""
    naming = [claim for claim in evidence.claims if claim.stated_design or claim.sourcing is Sourcing.VAGUE]
    for agent, given in _in_line(naming, "agent", TermKind.AGENT, evidence).items():
        for outcome, measured in _in_line(given, "outcome", TermKind.OUTCOME, evidence).items():
            name = f"evidence{f' on {outcome}' if outcome else ''}{f' with {agent}' if agent else ''}"
            lines = _in_line(measured, "condition", TermKind.CONDITION, evidence)
            general = lines.pop("", ())
            for condition, claims in lines.items():
                both = tuple(claim for claim in measured if claim in claims or claim in general)
                yield f"{name}, {condition}{' or no condition named' if general else ''}", both
            if not lines:
                yield name, general


def _in_line(claims: Sequence[Claim], field: str, kind: TermKind, evidence: Evidence) -> dict[str, tuple[Claim, ...]]:
    """The claims by one of their terms, each taken as the broadest of its line that any of them uses."""
    used = {getattr(claim, field) for claim in claims}
    lines = ((evidence.lineage(getattr(claim, field), kind), claim) for claim in claims)
    return grouped((next((term for term in reversed(line) if term in used), ""), claim) for line, claim in lines)


def _differs(claims: Sequence[Claim]) -> tuple[str, ...]:
    """In what the claims differ; of figures, those on one outcome in one unit, and a figure beside none."""
    told = (name.replace("_", " ") for name in _TOLD if len({getattr(claim, name) for claim in claims}) > 1)
    by_outcome = grouped((claim.outcome, figure_of(claim)) for claim in claims).values()
    return (*told, *(("figure",) if any(len(set(figures)) > 1 for figures in by_outcome) else ()))
