"""The order of flags, gravest first: one list of named keys, which everything that lists flags uses."""

from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum
from typing import Any, NamedTuple

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.harms import serious_harms
from analysis.appraise.ladder import SAFETY_OUTCOMES, ClaimType, claim_type
from analysis.check.catalogue import CHECKS
from analysis.model.conclusions import Head, Kind
from analysis.model.evidence import grouped
from analysis.model.problem import Problem
from analysis.model.records import Claim
from analysis.model.words import Category, Direction, Saying, Severity

_CHECKS = {check.name: number for number, check in enumerate(CHECKS)}
_SEVERITIES = {severity: number for number, severity in enumerate(Severity)}


class Act(IntEnum):
    """What a reader could do on the strength of a sentence, gravest first."""

    UNWARNED = 0
    TAKEN_AS_TESTED = 1
    HOPED_FOR = 2
    OTHER = 3


class Key(NamedTuple):
    """One criterion of the order: its name, what it puts first in words, and its value, the lowest first."""

    name: str
    words: str
    value: Callable[[Problem, "Priority"], Any]


#: The order: each key decides among what all before it leave equal; the last leaves nothing. It follows what clinicians
#: asked for: how bad it is to act on it, what a reader would do, where in the body, and how many say it (readers'
#: requirement of this project).
KEYS: tuple[Key, ...] = (
    Key("severity", "severity", lambda flag, _: _SEVERITIES[flag.severity]),
    Key(
        "act",
        "words that take a harm away or leave it out, then what passes for tested and is not, then hopes of benefit",
        lambda flag, order: order.act(flag),
    ),
    Key("site", "the serious harms known where it is given, most first", lambda flag, order: -order.serious(flag)),
    Key(
        "reach",
        "the documents, and then the claims, on which one check flags claims of one category and outcome, most first",
        lambda flag, order: order.reach(flag),
    ),
    Key("place", "document, line and claim", lambda flag, order: order.place(flag)),
    Key("check", "the check", lambda flag, _: _CHECKS[flag.check]),
    Key("sentence", "the words", lambda flag, _: (flag.message, flag.study)),
)


class Priority:
    """The order of one set of flags. No row's place in its table counts."""

    def __init__(self, appraised: AppraisedEvidence, problems: Iterable[Problem]) -> None:
        self._appraised = appraised
        self._claims = appraised.evidence.claim
        self._says = grouped((mention.claim, mention.says) for mention in appraised.evidence.mentions)
        alike = grouped((self._alike(flag), flag) for flag in problems if flag.kind is Kind.FLAG)
        self._reach = {
            key: (-len({self.place(flag)[0] for flag in found}), -len({name for flag in found for name in flag.claims}))
            for key, found in alike.items()
        }

    def _alike(self, flag: Problem) -> tuple[str, str, str]:
        claim = self._claims.get(flag.claim)
        return (flag.check, claim.category, claim.outcome) if claim else (flag.check, "", "")

    def claims(self, flag: Problem) -> list[Claim]:
        """The claims that a flag is on."""
        return [self._claims[name] for name in flag.claims if name in self._claims]

    def act(self, flag: Problem) -> Act:
        """What a reader could do on the strength of what is flagged."""
        claims = self.claims(flag)
        if flag.head in (Head.UNCHECKABLE, Head.REFERENCE):
            return Act.OTHER
        if flag.head is Head.HARM or any(map(self._reassures, claims)):
            return Act.UNWARNED
        types = set(map(claim_type, claims))
        if flag.head in (Head.AGAINST, Head.ATTRIBUTION) and types != {ClaimType.MECHANISM}:
            return Act.TAKEN_AS_TESTED
        return Act.HOPED_FOR if ClaimType.HELP in types else Act.OTHER

    def _reassures(self, claim: Claim) -> bool:
        """Whether a claim takes a harm away. Who judged what it says of harms decides, else its category."""
        if said := self._says.get(claim.id):
            return Saying.DENIED in said or Saying.MINIMISED in said
        calms = claim.direction is Direction.DENIES or claim.outcome in SAFETY_OUTCOMES
        return claim.category is Category.SAFETY and calms

    def serious(self, flag: Problem) -> int:
        """How many serious harms are known where it is given: in the claims' conditions, else in its document's."""
        views = self._appraised.harms.get(self.place(flag)[0], ())
        return len(serious_harms(self.claims(flag), views, self._appraised.evidence))

    def reach(self, flag: Problem) -> tuple[int, int]:
        """How many documents and claims the flag's check flags for the like of it, negative."""
        return self._reach.get(self._alike(flag), (0, 0))

    def place(self, flag: Problem) -> tuple[str, int, str]:
        """Document, line and id of the claim that a flag is on; the document alone of one on a whole document."""
        claim = self._claims.get(flag.claim)
        return (claim.document, claim.line, claim.id) if claim else (flag.document, 0, "")

    def rank(self, flag: Problem) -> tuple[Any, ...]:
        """Where a flag stands, by each key."""
        return tuple(key.value(flag, self) for key in KEYS)

    def gravest_first(self, flags: Iterable[Problem]) -> list[Problem]:
        """The flags in order."""
        return sorted(flags, key=self.rank)

    def sentences(self, flags: Iterable[Problem]) -> list[tuple[Problem, ...]]:
        """The flags on claims, those of one sentence together, the gravest sentence and flag first."""
        on_claims = (flag for flag in self.gravest_first(flags) if flag.claim in self._claims)
        return list(grouped((self._claims[flag.claim].sentence_key, flag) for flag in on_claims).values())

    def held_back(self, problems: Sequence[Problem]) -> tuple[Problem, ...]:
        """Flags on sentences that have two graver ones: a sentence is told of twice at most."""
        flags = (problem for problem in problems if problem.kind is Kind.FLAG)
        return tuple(flag for found in self.sentences(flags) for flag in found[MOST_FLAGS:])


#: Flags that one sentence may have (DESIGN, flags).
MOST_FLAGS = 2
