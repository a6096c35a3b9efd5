"""The order of flags, gravest first: one list of named keys, which everything that lists flags uses."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import IntEnum
from typing import Any, NamedTuple

from analysis.appraise.ladder import SAFETY_OUTCOMES
from analysis.check.catalogue import CHECKS
from analysis.check.evidence_review import Block, EvidenceReview, block
from analysis.model.problem import Problem
from analysis.model.records import Claim
from analysis.model.words import Category, Direction, Saying, Severity

#: That a claim is unsupported comes last among what is wrong with it: all else says more.
UNSUPPORTED = ("unsupported", "unsupported-fact")

_CHECKS = {check.name: number for number, check in enumerate(CHECKS)} | dict.fromkeys(UNSUPPORTED, len(CHECKS))
_SEVERITIES = {severity: number for number, severity in enumerate(Severity)}


class Consequence(IntEnum):
    """Kinds of claims by what follows if they are wrong, gravest first: to take a harm away, to promise a benefit."""

    REASSURES = 0
    BENEFIT = 1
    OTHER = 2


class Key(NamedTuple):
    """One criterion of the order: its name, what it puts first in words, and its value, the lowest first.

    The value is that of flags which a list shows as one, the leading flag first among them.
    """

    name: str
    words: str
    value: Callable[[Sequence[Problem], "Priority"], Any]


#: The order: each key decides among what all before it leave equal; the last leaves nothing. It follows what clinicians
#: asked for: how bad it is to act on it, and how many readers do (readers' requirement of this project).
KEYS: tuple[Key, ...] = (
    Key("severity", "severity", lambda flags, _: _SEVERITIES[flags[0].severity]),
    Key(
        "consequence",
        "words that take a harm away, then those on benefit, then all others",
        lambda flags, order: min(map(order.consequence, order.claims(flags)), default=Consequence.OTHER),
    ),
    Key(
        "reach",
        "the documents, and then the claims, on which one check flags claims of one category and outcome, most first",
        lambda flags, order: min(map(order.reach, flags)),
    ),
    Key("number", "the number of flags, most first", lambda flags, _: -len(flags)),
    Key("place", "document, line and claim", lambda flags, order: order.place(flags[0])),
    Key("check", "the check, support last", lambda flags, _: _CHECKS[flags[0].check]),
    Key("sentence", "the words", lambda flags, _: (flags[0].message, flags[0].study)),
)


class Priority:
    """The order of one review's flags. No row's place in its table counts."""

    def __init__(self, review: EvidenceReview) -> None:
        self._claims = review.evidence.claim
        self._says: dict[str, set[Saying]] = {}
        for mention in review.evidence.mentions:
            self._says.setdefault(mention.claim, set()).add(mention.says)
        on_documents = (flag for flags in review.flags_on_documents.values() for flag in flags)
        self._reach = self._counted((*review.flags_on_claims, *on_documents))

    def _counted(self, flags: Iterable[Problem]) -> Mapping[tuple[str, str, str], tuple[int, int]]:
        """On how many documents and claims each check flags a category and outcome, negative."""
        alike: dict[tuple[str, str, str], list[Problem]] = {}
        for flag in flags:
            alike.setdefault(self._alike(flag), []).append(flag)
        return {
            key: (-len({self.place(flag)[0] for flag in found}), -len({flag.claim for flag in found}))
            for key, found in alike.items()
        }

    def _alike(self, flag: Problem) -> tuple[str, str, str]:
        claim = self._claims.get(flag.claim)
        return (flag.check, claim.category, claim.outcome) if claim else (flag.check, "", "")

    def claims(self, flags: Iterable[Problem]) -> list[Claim]:
        """The claims that flags are on."""
        return [self._claims[flag.claim] for flag in flags if flag.claim in self._claims]

    def consequence(self, claim: Claim) -> Consequence:
        """What follows if the claim is wrong. Who judged what it says of harms decides, else its category."""
        said = self._says.get(claim.id)
        if said is not None:
            reassures = not said.isdisjoint((Saying.DENIED, Saying.MINIMISED))
        else:
            calms = claim.direction is Direction.DENIES or claim.outcome in SAFETY_OUTCOMES
            reassures = claim.category is Category.SAFETY and calms
        if reassures:
            return Consequence.REASSURES
        return Consequence.BENEFIT if block(claim) is Block.BENEFIT else Consequence.OTHER

    def reach(self, flag: Problem) -> tuple[int, int]:
        """How many documents and claims the flag's check flags for the like of it, negative."""
        return self._reach.get(self._alike(flag), (0, 0))

    def place(self, flag: Problem) -> tuple[str, int, str]:
        """Document, line and id of the claim that a flag is on; the document alone of one on a whole document."""
        claim = self._claims.get(flag.claim)
        return (claim.document, claim.line, claim.id) if claim else (flag.document, 0, "")

    def rank(self, flags: Sequence[Problem]) -> tuple[Any, ...]:
        """Where flags that a list shows as one stand in it, by each key; the leading flag is the first."""
        return tuple(key.value(flags, self) for key in KEYS)

    def gravest_first(self, flags: Iterable[Problem]) -> list[Problem]:
        """The flags in order. Those of one severity on one claim, or on one document, stay together."""
        every = tuple(flags)
        together: dict[tuple[Severity, tuple[str, int, str]], list[Problem]] = {}
        for flag in every:
            together.setdefault((flag.severity, self.place(flag)), []).append(flag)

        def rank(flag: Problem) -> tuple[Any, ...]:
            others = [one for one in together[flag.severity, self.place(flag)] if one is not flag]
            return self.rank((flag, *others))

        return sorted(every, key=rank)


def by_check(flags: Iterable[Problem]) -> list[Problem]:
    """The flags of one sentence, by the last keys: the check, then the words."""
    return sorted(flags, key=lambda flag: (_CHECKS[flag.check], flag.message, flag.study))


def gravest_of(flags: Iterable[Problem]) -> tuple[Problem, ...]:
    """The flags of the highest severity among some, in the order of the checks, each check once."""
    every = by_check(flags)
    highest = min((flag.severity for flag in every), key=_SEVERITIES.__getitem__)
    found: dict[str, Problem] = {}
    for flag in every:
        if flag.severity is highest:
            found.setdefault(flag.check, flag)
    return tuple(found.values())


def check_rank(flag: Problem) -> int:
    """Where a flag's check stands among the checks."""
    return _CHECKS[flag.check]
