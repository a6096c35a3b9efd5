"""Claims counted: by study design and strength, the central table, and by document; and pairs of claim and study."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from analysis.appraise.ladder import EDITION, LEVELS
from analysis.appraise.verdict.assessment import Assessment
from analysis.appraise.verdict.cited_studies import CitedBy, known_here, listed_here
from analysis.appraise.verdict.rated_link import RatedLink
from analysis.check.evidence_review import HEADLINE_BLOCKS, Block, EvidenceReview, block
from analysis.model.conclusions import Scope, Verdict
from analysis.model.records import Claim
from analysis.model.words import Category, Design, Role, Sourcing
from analysis.show.table import Table, TableColumn
from analysis.show.tables.cells import place_of, title_of
from analysis.show.tables.layout import laid_out
from analysis.show.value import CLAIMS, BarFill, Count, Lines, Mark, Phrase, Run, Sign, joined
from analysis.tell.numbers.all_numbers import count_of, numbers_by_id, verdicts_shown
from analysis.tell.numbers.number import Number, slug
from analysis.tell.numbers.of_claims import HEADLINE, decided, verdict_columns
from analysis.text.prose.phrases import counted

TOTAL = "total"
ALL_CLAIMS = "all claims"


class CountRow(NamedTuple):
    """A row of counts: its heads, then a number a column, and whether it sums up others."""

    cells: tuple[str | Number | int, ...]
    total: bool = False


def count_row(heads: Sequence[str], ids: Iterable[str], review: EvidenceReview, *, total: bool = False) -> CountRow:
    """The row of the numbers with these ids; 0 where nothing was counted under one."""
    known = review.once(numbers_by_id)
    return CountRow((*heads, *(known.get(name, 0) for name in ids)), total)


def count_columns(heads: Sequence[str], words: Sequence[str]) -> tuple[TableColumn, ...]:
    """Columns of the heads, of a count for each word, and of their total."""
    return tuple(TableColumn(name, f"cells.{place}") for place, name in enumerate((*heads, *words, TOTAL)))


OFF_LADDER = "off the ladder or ungraded"
NO_LEVEL = "no level applies"
INDIRECT_ONLY = "indirect only"

#: What claims are about, and what is asked of them.
ABOUT = {
    Block.BENEFIT: "does it help?",
    Block.SAFETY: "which harm, how often?",
    Block.MECHANISM: "what does it do in the body?",
    Block.FACT: "how, by whom, for what is it used?",
    Block.CONTEXT: "nothing is asked of them",
}


def level_row(level: int) -> str:
    """Label of a level's row: ``level 2: randomised trial``."""
    return f"level {level}: {LEVELS[level]}"


# What decides a verdict, as numbers name it, and the words of its row; the designs and the verdicts have their own.
_ROWS = {
    **{f"level {level}": level_row(level) for level in LEVELS},
    "off ladder": OFF_LADDER,
    Verdict.INDIRECT: INDIRECT_ONLY,
}
_ORDER = (*list(_ROWS)[:-1], *Design, *Verdict)


#: The rows that there can be, strongest first.
ROWS = tuple(dict.fromkeys(_ROWS.get(key, str(key)) for key in _ORDER))


def _deciding(part: Block, scope: Scope, review: EvidenceReview) -> list[str]:
    """What decides claims of a block over a scope, strongest first; for benefit every level, empty ones kept."""
    found = {decided(review.assessment(one, scope)) for one in review.evidence.claims if block(one) is part}
    levels = {f"level {level}" for level in LEVELS} if part is Block.BENEFIT else set[str]()
    return [key for key in _ORDER if key in found | levels]


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
    verdicts = verdicts_shown(scope, scope, review)
    for part in Block:
        for key in _deciding(part, scope, review):
            start = _id(part, scope, key)
            if key in list(Verdict):
                ids = [start if word == key else "" for word in verdicts]
            else:
                ids = [f"{start}.{slug(word)}" for word in verdicts]
            yield count_row((part, _ROWS.get(key, key)), (*ids, start), review)
        ids = [_id(part, scope, word) for word in verdicts]
        yield count_row((part, TOTAL), (*ids, part), review, total=True)
    ids = [f"{scope}.{slug(word)}" for word in verdicts]
    yield count_row((ALL_CLAIMS, TOTAL), (*ids, "claims"), review, total=True)


def _id(part: Block, scope: Scope, key: str) -> str:
    return f"{part}.{scope}.{slug(key)}"


class StrengthRow(NamedTuple):
    """A row of the compact table: its block, what decides, and its claims and their verdicts over each scope."""

    part: Block
    label: str
    own: Count | Sign | Lines
    all: Count | Sign | Lines


def strength(review: EvidenceReview) -> Table:
    """Claims by the strongest study behind them, over their own references and over all studies side by side."""

    def about(row: StrengthRow) -> Phrase:
        total = count_of(row.part, review)
        return Phrase((f"{row.part.capitalize()}: {ABOUT[row.part]} ", Run(counted(total, "claim"), soft=True)))

    rows = [row for part in Block if part is not Block.CONTEXT for row in _compact(part, review)]
    reached = {row.label for row in rows if row.part is Block.BENEFIT}
    return laid_out(
        "strength",
        rows,
        {"About": about},
        studies=count_of("studies", review),
        benefit=count_of(Block.BENEFIT, review),
        cited=_tested(Scope.OWN, review),
        uncited=count_of(f"benefit.own.{slug(Verdict.NOTHING_CITED)}", review),
        tested=_tested(Scope.ALL, review),
        unreached=", ".join(words for words in LEVELS.values() if words not in reached) if reached else "",
        context=count_of(Block.CONTEXT, review),
        by_list=count_of(f"reach.{CitedBy.LIST}", review),
        provisional=count_of("provisional.own", review),
    )


def _compact(part: Block, review: EvidenceReview) -> Iterator[StrengthRow]:
    """The rows of a block: what decides any of its claims over either scope, strongest first."""
    decide = {key for scope in Scope for key in _deciding(part, scope, review)}
    counts = {key: [count_of(_id(part, one, key), review) for one in Scope] for key in _ORDER if key in decide}
    most = max(map(max, counts.values()), default=0)
    for key, both in counts.items():
        if any(both):
            label = _ROWS.get(key, key)
            own, every = (_told(part, scope, key, most, review) for scope in (Scope.OWN, Scope.ALL))
            yield StrengthRow(part, label.partition(": ")[2] or label, own, every)


def _told(part: Block, scope: Scope, key: str, most: int, review: EvidenceReview) -> Count | Sign | Lines:
    """The claims that something decides, with their verdicts; a verdict that the scope cannot have does not apply."""
    known, label = review.once(numbers_by_id), _ROWS.get(key, key)
    number = known.get(_id(part, scope, key)) or Number("", "0", 0, "", "")
    count = Count(number, _query(part, scope, label), most, _FILLS.get(key, BarFill.TESTED))
    if key in list(Verdict):
        return count if key in verdict_columns(scope) else Sign(Mark.DASH, "does not apply", shown=False)
    found = ((word, known.get(f"{number.id}.{slug(word)}")) for word in verdict_columns(scope))
    shown = [(word, number) for word, number in found if number and number.exact]
    counts = ((Run(number.value, f"{CLAIMS}?{_query(part, scope, label, word)}"), f" {word}") for word, number in shown)
    return Lines((count, joined(counts, " · "))) if shown else count


def _tested(scope: Scope, review: EvidenceReview) -> int:
    """Claims of benefit whose verdict a direct study decides."""
    found = (review.assessment(one, scope) for one in review.evidence.claims if block(one) is Block.BENEFIT)
    return sum(decided(one) not in list(Verdict) for one in found)


# Verdicts that say that nothing was found, looked at or judged.
_NOTHING = (
    Verdict.NOT_FOUND,
    Verdict.NOT_ADDRESSED,
    Verdict.NOTHING_CITED,
    Verdict.NONE_KNOWN,
    Verdict.NOT_ASSESSED,
    Verdict.NOT_JUDGED,
)
#: How the bar of a row without a direct study is drawn.
_FILLS: Mapping[str, BarFill] = {
    **dict.fromkeys((Verdict.INDIRECT, Verdict.HARM_REPORTED), BarFill.INDIRECT),
    **dict.fromkeys(map(str, _NOTHING), BarFill.NOTHING),
}


def _query(part: Block, scope: Scope, label: str, verdict: str = "") -> str:
    """The filters under which the claims of a cell stand among all claims."""
    asked = {"about": part.value, f"{scope}-study": label} | ({scope.value: verdict} if verdict else {})
    return urlencode(asked)


def level_of(one: RatedLink, found: Assessment) -> str | int:
    """Level of a weighed link for the claim's question, or the words that say why it has none."""
    if found.question is None:
        return NO_LEVEL
    return one.evidence_level.level if one.evidence_level.level is not None else one.evidence_level.why or OFF_LADDER


def documents(review: EvidenceReview) -> Table:
    """Claims counted by document and category."""
    return _by_document("documents", "category", tuple(Category), review)


def sourcing(review: EvidenceReview) -> Table:
    """Claims counted by document and by how the document sources them."""
    return _by_document("sourcing", "sourcing", tuple(Sourcing), review)


def _by_document(table: str, whole: str, words: Sequence[str], review: EvidenceReview) -> Table:
    """The counts of ``whole`` by its words, document by document and for all of them."""
    ids = [*(f"{whole}.{slug(word)}" for word in words), "claims"]
    rows = [
        count_row((name, title_of(name, review)), [f"{one}.{slug(name)}" for one in ids], review)
        for name in review.document_ids
    ]
    every = count_row((TOTAL, ALL_CLAIMS), ids, review, total=True)
    return laid_out(table, (*rows, every), count_columns(("Document", "Title"), words))


def support_by_document(review: EvidenceReview) -> Table:
    """Benefit and safety claims of each document, counted by verdict over its own studies."""
    return laid_out(
        "support-by-document",
        _support(review),
        count_columns(("Document", "About"), verdicts_shown(f"{HEADLINE}.own", Scope.OWN, review)),
        weighty=review.once(numbers_by_id)[HEADLINE].value,
        claims=len(review.evidence.claims),
    )


def _support(review: EvidenceReview) -> Iterator[CountRow]:
    verdicts = [slug(word) for word in verdicts_shown(f"{HEADLINE}.own", Scope.OWN, review)]
    for name in review.document_ids:
        for part in HEADLINE_BLOCKS:
            ids = [*(f"{part}.own.{word}.{slug(name)}" for word in verdicts), f"{part}.{slug(name)}"]
            yield count_row((name, part), ids, review)
    ids = [*(f"{HEADLINE}.own.{word}" for word in verdicts), HEADLINE]
    yield count_row((TOTAL, "benefit and safety"), ids, review, total=True)


class Pair(NamedTuple):
    """A claim and a rated link to it."""

    claim: Claim
    one: RatedLink


def pairs(review: EvidenceReview) -> Table:
    """Every link that says more than *does not address*, with what it rests on."""
    claims = review.evidence.claims
    judged = [Pair(claim, one) for claim in claims for one in review.assessment(claim, Scope.ALL).weighed]
    bearing = [pair for pair in judged if pair.one.speaks]

    def cited(pair: Pair) -> bool:
        return pair.one.link.study in review.assessment(pair.claim, Scope.OWN).cited_studies.studies

    def level(pair: Pair) -> str | int:
        return level_of(pair.one, review.assessment(pair.claim, Scope.ALL))

    computed = {"Place": lambda pair: place_of(pair.claim), "Cited by the document": cited, "Level": level}
    return laid_out("pairs", bearing, computed, judged=len(judged))
