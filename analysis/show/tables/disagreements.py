"""Claims that disagree, as raters judged, and claims that tell differently of one study or of evidence of one kind."""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import chain
from operator import itemgetter
from typing import Any, NamedTuple

from analysis.appraise.figure_match import attribution
from analysis.appraise.verdict.cited_studies import CitedBy, cited_studies_of
from analysis.check.evidence_review import EvidenceReview
from analysis.model.evidence import Evidence
from analysis.model.records import Claim
from analysis.model.words import Severity, Sourcing, TermKind
from analysis.show.table import Table, TableColumn
from analysis.show.tables.cells import NONE, NOT_APPLICABLE, NOT_STATED, figure_of, place_of
from analysis.show.value import Absent, Home, Name, Phrase
from analysis.text.prose.phrases import counted, listed

#: What a disagreement names where it names no other claim.
ITS_REFERENCES = "the references that the document prints"


def disagreements(review: EvidenceReview) -> Table:
    """Pairs of claims that cannot both hold or strain each other, gravest first."""
    claim = review.evidence.claim.get

    def document(name: str) -> str:
        found = claim(name)
        return found.document if found else ""

    rows = sorted(review.evidence.disagreements, key=lambda row: list(Severity).index(row.severity))
    within = sum(document(row.claim) == document(row.other) for row in rows)
    return Table(
        "disagreements",
        "Claims that disagree",
        "Which claims cannot both hold, or would lead a reader to act differently? One row a pair, gravest first.",
        (
            TableColumn("Id", "id", under="Severity", describes=Home.DISAGREEMENTS),
            TableColumn("Severity", "severity"),
            TableColumn("Kind", "kind", under="Severity"),
            TableColumn("Claim", lambda row: _side(claim(row.claim))),
            TableColumn("Its words", lambda row: _words(claim(row.claim)), under="Claim", label=False),
            TableColumn("Other claim", lambda row: _side(claim(row.other))),
            TableColumn("Its words there", lambda row: _words(claim(row.other)), under="Other claim", label=False),
            TableColumn("What the matter is", "note"),
            TableColumn("Judged by", "judged_by", under="What the matter is"),
        ),
        tuple(rows),
        row_notes=(f"{within} of {counted(len(rows), 'pair')} stand within one document.", *_found_by(review)),
        empty="No row: not checked, as disagreements.csv lists none.",
    )


def _side(claim: Claim | None) -> Phrase | Absent:
    """A claim with its place."""
    if claim is None:
        return Absent(NOT_APPLICABLE)
    return Phrase((Name(Home.CLAIMS, claim.id), f" ({place_of(claim)})"))


def _words(claim: Claim | None) -> str:
    return f"“{claim.quote}”" if claim else Absent(ITS_REFERENCES)


def _found_by(review: EvidenceReview) -> tuple[str, ...]:
    """How many pairs each rater listed, and how many stand on the lists of two or more."""
    lists = {
        ratings.rater: {frozenset((row.claim, row.other)) for row in ratings.disagreements}
        for ratings in review.evidence.ratings
        if ratings.disagreements
    }
    if len(lists) < 2:
        return ("Fewer than two raters listed pairs of their own, so that it is not known how many were missed.",)
    told = listed(f"{name} listed {counted(len(pairs), 'pair')}" for name, pairs in lists.items())
    shared = sum(count > 1 for count in Counter(chain.from_iterable(lists.values())).values())
    return (f"{told}, each without sight of the others' lists; on two lists or more: {shared}.",)


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
    evidence = review.evidence
    found = different_stories(evidence)
    documents = len({claim.document for story in found for claim in story.claims})
    return Table(
        "same-study-different-story",
        "Same study, different story",
        "Which claims lean on the same study, or on evidence of the same kind, and tell it differently? One row a "
        "claim, group by group.",
        _STORY,
        tuple((story, claim) for story in found for claim in story.claims),
        row_notes=(
            f"{counted(len(found), 'group')}, in {counted(documents, 'document')}.",
            "A claim leans on a study if its marker leads to it or if the study's findings give the figures of the "
            "sentence. Other claims are set side by side if they name evidence without saying which it is, and if "
            "condition, agent and outcome are the same or one is a broader term of the other; a claim that names no "
            "condition speaks of all of them.",
            "To tell a thing differently is not to tell it wrongly: one of them may be right.",
        ),
        empty="No row: no two places were found to tell of the same evidence differently.",
    )


def different_stories(evidence: Evidence) -> tuple[Story, ...]:
    """The groups, studies first; only those in two or more places that differ in something."""
    by_study: dict[str, list[Claim]] = {}
    for claim in evidence.claims:
        for study in _leaning_on(claim, evidence):
            by_study.setdefault(f"study {study}", []).append(claim)
    of_a_kind = {
        name: claims
        for name, claims in _of_a_kind(evidence)
        if not any(set(claims) <= set(told) for told in by_study.values())
    }
    found = (Story(name, tuple(claims), _differs(claims)) for name, claims in (by_study | of_a_kind).items())
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


def _of_a_kind(evidence: Evidence) -> Iterator[tuple[str, list[Claim]]]:
    """Claims that name evidence of one kind, with the name of the kind; one without a condition is of every line's."""
    naming = [claim for claim in evidence.claims if claim.stated_design or claim.sourcing is Sourcing.VAGUE]
    for agent, given in _in_line(naming, "agent", TermKind.AGENT, evidence).items():
        for outcome, measured in _in_line(given, "outcome", TermKind.OUTCOME, evidence).items():
            name = f"evidence{f' on {outcome}' if outcome else ''}{f' with {agent}' if agent else ''}"
            lines = _in_line(measured, "condition", TermKind.CONDITION, evidence)
            general = lines.pop("", [])
            for condition, claims in lines.items():
                both = [claim for claim in measured if claim in claims or claim in general]
                yield f"{name}, {condition}{' or no condition named' if general else ''}", both
            if not lines:
                yield name, general


def _in_line(claims: list[Claim], field: str, kind: TermKind, evidence: Evidence) -> dict[str, list[Claim]]:
    """The claims by one of their terms, each taken as the broadest of its line that any of them uses."""
    used = {getattr(claim, field) for claim in claims}
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        line = evidence.lineage(getattr(claim, field), kind)
        groups.setdefault(next((term for term in reversed(line) if term in used), ""), []).append(claim)
    return groups


def _differs(claims: list[Claim]) -> tuple[str, ...]:
    """In what the claims differ; of figures, those on one outcome in one unit, and a figure beside none."""
    told = (name.replace("_", " ") for name in _TOLD if len({getattr(claim, name) for claim in claims}) > 1)
    by_outcome: dict[str, set[str]] = {}
    for claim in claims:
        by_outcome.setdefault(claim.outcome, set()).add(figure_of(claim))
    return (*told, *(("figure",) if any(len(figures) > 1 for figures in by_outcome.values()) else ()))


def _of(name: str) -> Callable[[tuple[Story, Claim]], Any]:
    return lambda pair: getattr(pair[1], name)


_STORY = (
    TableColumn("Group", lambda pair: pair[0].name),
    TableColumn("What differs", lambda pair: listed(pair[0].differs), under="Group"),
    TableColumn("Claim", _of("id"), leads=Home.CLAIMS),
    TableColumn("Place", itemgetter(1), words=place_of, under="Claim"),
    TableColumn("Words", lambda pair: f"“{pair[1].quote}”"),
    TableColumn("Stated design", _of("stated_design"), NONE),
    TableColumn("Figure", itemgetter(1), words=figure_of),
    TableColumn("Condition", _of("condition"), NOT_STATED, under="Agent"),
    TableColumn("Agent", _of("agent"), NOT_STATED),
    TableColumn("Outcome", _of("outcome"), NOT_STATED, under="Figure"),
    TableColumn("Wording", _of("wording")),
)
