"""Claims by study design and strength, counted: the central table, for own and for all studies, and the pairs below."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from analysis.appraise.ladder import EDITION, LEVELS
from analysis.appraise.verdict.assessment import Assessment
from analysis.appraise.verdict.cited_studies import CitedBy, known_here, listed_here
from analysis.appraise.verdict.rated_link import RatedLink
from analysis.check.evidence_review import Block, EvidenceReview
from analysis.model.conclusions import Scope, Verdict
from analysis.model.records import Claim
from analysis.model.words import Role, Stance
from analysis.show.table import Table, TableColumn
from analysis.show.tables.cells import place_of
from analysis.show.tables.layout import laid_out
from analysis.tell.numbers.all_numbers import count_of, numbers_by_id, verdicts_shown
from analysis.tell.numbers.number import Number, slug
from analysis.tell.numbers.of_claims import decided

TOTAL = "total"
ALL_CLAIMS = "all claims"


class CountRow(NamedTuple):
    """A row of counts: its heads, then a number a column, and whether it sums up others."""

    cells: tuple[str | Number | int, ...]
    total: bool = False


def count_row(
    heads: Sequence[str], ids: Iterable[str], known: Mapping[str, Number], *, total: bool = False
) -> CountRow:
    """The row of the numbers with these ids; 0 where nothing was counted under one."""
    return CountRow((*heads, *(known.get(name, 0) for name in ids)), total)


def count_columns(heads: Sequence[str], words: Sequence[str]) -> tuple[TableColumn, ...]:
    """Columns of the heads, of a count for each word, and of their total."""
    return tuple(TableColumn(name, _cell(place)) for place, name in enumerate((*heads, *words, TOTAL)))


def _cell(place: int) -> Callable[[CountRow], str | Number | int]:
    return lambda row: row.cells[place]


OFF_LADDER = "off the ladder or ungraded"
NO_LEVEL = "no level applies"
INDIRECT_ONLY = "indirect only"

#: What claims are about, in words.
ABOUT = {Block.BENEFIT: "benefit", Block.SAFETY: "safety", Block.OTHER: "other claims"}


def level_row(level: int) -> str:
    """Label of a level's row: ``level 2: randomised trial``."""
    return f"level {level}: {LEVELS[level]}"


# What decides a verdict, as numbers name it, and the words of its row; a verdict without a direct link has its own row.
_ROWS = {
    **{f"level {level}": level_row(level) for level in LEVELS},
    "off ladder": OFF_LADDER,
    "no level": NO_LEVEL,
    Verdict.INDIRECT: INDIRECT_ONLY,
    Verdict.HARM_REPORTED: Verdict.HARM_REPORTED,
}


def strength_rows(scope: Scope) -> tuple[str, ...]:
    """The rows of a block: every level, then what stands on none."""
    return tuple(_ROWS.get(row, row) for row in _deciding(scope))


def _deciding(scope: Scope) -> tuple[str, ...]:
    nothing = Verdict.NOTHING_CITED if scope is Scope.OWN else Verdict.NONE_KNOWN
    return (*_ROWS, Verdict.NOT_ADDRESSED, nothing, Verdict.NOT_ASSESSED)


def row_of(found: Assessment) -> str:
    """The row in which an assessment is counted: that of its deciding finding, else that of its verdict."""
    return _ROWS.get(decided(found), decided(found))


def strength_own(review: EvidenceReview) -> Table:
    """Claims by the finding that decides, over the studies that each claim's own document cites."""
    return _strength(review, Scope.OWN, "by the studies that each claim's own document cites")


def strength_all(review: EvidenceReview) -> Table:
    """Claims by the finding that decides, over all studies known here, whichever document cites them."""
    known = known_here(review.evidence)
    wider = any(study.role is Role.WIDER for study in review.evidence.studies)
    studies = f"by all studies {known}, cited or not" if wider else "by the studies cited by any document"
    return _strength(review, Scope.ALL, studies)


def _strength(review: EvidenceReview, scope: Scope, studies: str) -> Table:
    return laid_out(
        f"strength-{scope}",
        _strength_rows(review, scope),
        count_columns(("About", "Study design"), verdicts_shown(scope, scope, review)),
        studies=studies,
        edition=EDITION,
        listed=listed_here(review.evidence),
        by_list=count_of(f"reach.{CitedBy.LIST}", review),
        claims=count_of("claims", review),
        provisional=count_of(f"provisional.{scope}", review),
        capped=sum(bool(review.assessment(claim, scope).over_cap) for claim in review.evidence.claims),
    )


def _strength_rows(review: EvidenceReview, scope: Scope) -> Iterator[CountRow]:
    """The rows of each block and its total, then the total of all."""
    known, verdicts = review.once(numbers_by_id), verdicts_shown(scope, scope, review)
    for part in Block:
        for deciding in _deciding(scope):
            start, design = f"{part}.{scope}.{slug(deciding)}", _ROWS.get(deciding, str(deciding))
            if isinstance(deciding, Verdict):
                ids = [start if word is deciding else "" for word in verdicts]
            else:
                ids = [f"{start}.{slug(word)}" for word in verdicts]
            yield count_row((ABOUT[part], design), (*ids, start), known)
        ids = [f"{part}.{scope}.{slug(word)}" for word in verdicts]
        yield count_row((ABOUT[part], TOTAL), (*ids, part), known, total=True)
    ids = [f"{scope}.{slug(word)}" for word in verdicts]
    yield count_row((ALL_CLAIMS, TOTAL), (*ids, "claims"), known, total=True)


class Pair(NamedTuple):
    """A claim and a rated link to it."""

    claim: Claim
    one: RatedLink


def pairs(review: EvidenceReview) -> Table:
    """Every link that says more than *does not address*, with what it rests on."""
    bearing = [
        Pair(claim, one)
        for claim in review.evidence.claims
        for one in review.assessment(claim, Scope.ALL).weighed
        if one.link.stance is not Stance.DOES_NOT_ADDRESS
    ]
    judged = sum(len(review.assessment(claim, Scope.ALL).weighed) for claim in review.evidence.claims)

    def cited(pair: Pair) -> bool:
        return pair.one.link.study in review.assessment(pair.claim, Scope.OWN).cited_studies.studies

    def level(pair: Pair) -> str | int:
        return level_of(pair.one, review.assessment(pair.claim, Scope.ALL))

    computed = {"Place": lambda pair: place_of(pair.claim), "Cited by the document": cited, "Level": level}
    return laid_out("pairs", bearing, computed, judged=judged)


def level_of(one: RatedLink, found: Assessment) -> str | int:
    """Level of a weighed link for the claim's question, or the words that say why it has none."""
    if found.question is None:
        return NO_LEVEL
    return one.evidence_level.level if one.evidence_level.level is not None else one.evidence_level.why or OFF_LADDER
