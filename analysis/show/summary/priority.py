"""The gravest flags: what a reader who acts on the documents must know first, one entry a sentence of a document."""

from collections.abc import Sequence
from typing import NamedTuple

from analysis.check.evidence_review import EvidenceReview
from analysis.check.said_once import whole_quotes
from analysis.model.conclusions import Scope
from analysis.model.problem import Problem
from analysis.model.records import Claim
from analysis.model.words import Severity
from analysis.show.tables.cells import rests_on
from analysis.show.value import Phrase
from analysis.tell.who_judged import with_kinds
from analysis.text.prose.phrases import sentence

#: Quotes that an entry gives of one sentence before it leaves the rest to the report.
_MOST_QUOTES = 3


class GraveFlag(NamedTuple):
    """A sentence of a document with what is wrong with it.

    ``claims``: The claims flagged, those of the gravest flag first.
    ``severity``, ``kinds``: That of the gravest flag on it, and the names of the checks that raised its flags.
    ``quotes``: The exact words of the claims of the gravest flag.
    ``wrong``: What is wrong, as the flags say it beside the first claim.
    ``provisional``: Whether any of these flags would go without the facts that nobody has verified.
    ``source``, ``rests_on``: What the source says of the first claim, by sentence, and the rows that this rests on.
    ``judged_by``: Who judged what the flags rest on, with what they are.
    """

    claims: tuple[Claim, ...]
    severity: Severity
    kinds: tuple[str, ...]
    quotes: tuple[str, ...]
    wrong: tuple[str, ...]
    provisional: bool
    source: tuple[str, ...]
    rests_on: Phrase
    judged_by: tuple[str, ...]

    @property
    def anchor(self) -> str:
        """Name of the first claim's first flag within a report."""
        return f"{self.claims[0].id}-{self.kinds[0]}"


def gravest(review: EvidenceReview) -> tuple[GraveFlag, ...]:
    """Every flagged sentence, in the order of all flags (``check.priority.KEYS``); none without flags on claims."""
    return tuple(_flag(flags, review) for flags in review.priority.sentences(review.flags_on_claims))


def _flag(flags: Sequence[Problem], review: EvidenceReview) -> GraveFlag:
    claims = tuple(dict.fromkeys(claim for flag in flags for claim in review.priority.claims(flag)))
    lead, told = claims[0], review.appraised.source_statement[claims[0].id]
    return GraveFlag(
        claims=claims,
        severity=flags[0].severity,
        kinds=tuple(dict.fromkeys(one.check for one in flags)),
        quotes=whole_quotes(review.priority.claims(flags[0]))[:_MOST_QUOTES],
        wrong=tuple(sentence(one.beside(lead.id)) for one in flags),
        provisional=any(map(review.is_provisional, flags)),
        source=told.sentences,
        rests_on=rests_on(told),
        judged_by=_judges(claims, review),
    )


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
