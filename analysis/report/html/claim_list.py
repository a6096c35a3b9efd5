"""The page's list of claims: what each card is filtered and sorted by, the filters' words, and the flags by check."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from analysis.model.words import Severity, Stance
from analysis.report.outline.sections import FLAGGED, ON_CARDS
from analysis.report.outline.symbols import RANKS
from analysis.show.cards.claim import CardFlag, ClaimCard
from analysis.show.table import Table
from analysis.show.value import Run, Runs
from analysis.text.lettering import lettered

#: Name of a filter to its label. ``stance`` and ``design``, chosen together, must both hold of one study.
FILTERS: Mapping[str, str] = {
    "document": "Document",
    "category": "Category",
    "sourcing": "Sourcing",
    "verdict": "Verdict own",
    "stance": "A study's stance",
    "design": "A study's design",
    "flag": "Flag",
}

#: Word of a filter that is shown after all others: it names what is not there.
_NONE = "none"

#: Between the stance and the design of one study.
_WITH = "~"


class ClaimEntry(NamedTuple):
    """A card with what it is filtered by and sorted by.

    ``filters`` holds the words of every filter but stance and design, several parted by ``|``; ``studies`` these two,
    study by study. ``gravity`` is lowest for the gravest flag, ``rank`` for the first verdict of the list.
    """

    card: ClaimCard
    filters: Mapping[str, str]
    studies: str
    gravity: int
    rank: int


class FlagGroup(NamedTuple):
    """The flags of one check and severity: how many, how many provisional, and each claim leading to its own."""

    severity: Severity
    check: str
    flags: int
    provisional: int
    claims: Runs


class ClaimList(NamedTuple):
    """Every card, the filters with their words and how many claims have each, and what the tables on the cards add.

    ``files`` are the names of these tables, ``notes`` their notes, lettered.
    """

    title: str
    entries: tuple[ClaimEntry, ...]
    choices: tuple[tuple[str, str, tuple[tuple[str, int], ...]], ...]
    files: tuple[str, ...]
    notes: tuple[tuple[str, str], ...]


def claim_list(cards: Sequence[ClaimCard], tables: Iterable[Table]) -> ClaimList:
    """The cards in their order, ready for the template. Of the tables those count that the cards hold."""
    flags = sum(len(card.flags) for card in cards)
    held = [table for table in tables if table.name in ON_CARDS]
    notes = [note for table in held if table.name != FLAGGED for note in table.notes]
    return ClaimList(
        "Claims",
        tuple(_entry(card, flags) for card in cards),
        _choices(cards),
        tuple(table.name for table in held),
        lettered(dict.fromkeys(notes)),
    )


def flag_groups(cards: Iterable[ClaimCard]) -> tuple[FlagGroup, ...]:
    """Every flag on a claim by severity and check, gravest first; empty if there is no flag."""
    groups: dict[tuple[Severity, str], list[tuple[ClaimCard, CardFlag]]] = {}
    for card in cards:
        for flag in card.flags:
            groups.setdefault((flag.problem.severity, flag.problem.check), []).append((card, flag))
    return tuple(
        FlagGroup(
            severity,
            check,
            len({flag.rank for _, flag in found}),
            len({flag.rank for _, flag in found if flag.provisional}),
            tuple(Run(card.claim.id, f"#{flag.anchor}") for card, flag in found),
        )
        for (severity, check), found in sorted(groups.items(), key=lambda item: min(flag.rank for _, flag in item[1]))
    )


def _entry(card: ClaimCard, unflagged: int) -> ClaimEntry:
    words = {name: "|".join(found) for name, found in _words(card).items() if name not in ("stance", "design")}
    return ClaimEntry(
        card,
        words,
        "|".join(dict.fromkeys(_WITH.join(study) for study in _studies(card))),
        min((flag.rank for flag in card.flags), default=unflagged),
        RANKS[card.own.found.verdict],
    )


def _studies(card: ClaimCard) -> list[tuple[str, str]]:
    """Stance and design of each study that speaks of the claim; without any, what there is instead."""
    found = [(one.rated.link.stance.value, one.rated.study.design.value) for one in card.studies]
    return found or [(Stance.DOES_NOT_ADDRESS.value if card.studies_not_addressing else _NONE, _NONE)]


def _words(card: ClaimCard) -> dict[str, tuple[str, ...]]:
    """Words of each filter that a claim has."""
    studies = _studies(card)
    return {
        "document": (card.claim.document,),
        "category": (card.claim.category.value,),
        "sourcing": (card.claim.sourcing.value,),
        "verdict": (card.own.found.verdict.value,),
        "stance": tuple(dict.fromkeys(stance for stance, _ in studies)),
        "design": tuple(dict.fromkeys(design for _, design in studies)),
        "flag": tuple(dict.fromkeys(flag.problem.check for flag in card.flags)) or (_NONE,),
    }


def _choices(cards: Iterable[ClaimCard]) -> tuple[tuple[str, str, tuple[tuple[str, int], ...]], ...]:
    """For each filter its name, its label and its words with the number of claims; *none* comes last."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in FILTERS}
    for card in cards:
        for name, found in _words(card).items():
            counts[name].update(found)
    return tuple((name, label, _ordered(counts[name])) for name, label in FILTERS.items())


def _ordered(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda item: (item[0] == _NONE, RANKS.get(item[0], 0), item[0])))
