"""The explorer of claims: every claim on a row that opens to its card, with filters; a page that works offline.

Without JavaScript it is the plain table, each card in a fold of its own. With it, a card stays a text until it is
opened (``noscript`` is one where scripts run), so that a page of thousands is soon there.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

import analysis
from analysis.appraise.wording.source import people_and_units
from analysis.appraise.wording.verdict_words import stance_words
from analysis.model.conclusions import Verdict
from analysis.report.html.claim_facets import Facet, facets, heads
from analysis.report.html.page import rendered
from analysis.report.outline.contents import Contents
from analysis.report.outline.labels import PROGRAM
from analysis.report.outline.marks import rank_of, verdict_sign
from analysis.report.outline.sections import ON_CARDS
from analysis.show.cards.behind import behind, studies_behind
from analysis.show.cards.claim import CardVerdict, ClaimCard
from analysis.show.cards.study_groups import StudyGroup, study_groups
from analysis.show.table import Table
from analysis.show.tables.cells import NONE
from analysis.show.tables.studies import study_names
from analysis.show.value import Sign
from analysis.tell.who_judged import notice
from analysis.text.lettering import lettered
from analysis.text.prose.phrases import counted, listed, sentence

# Columns of the table of claims in which words are searched.
_SEARCHED = ("Claim", "Words", "Statement", "Condition", "Agent", "Outcome", "Stated design")

# What a card's last line says of the claim's row; the filters and the verdicts tell the rest.
_TOLD = ("Condition", "Agent", "Comparator", "Outcome", "Figure", "Stated design", "Marker", "Note")

# Studies that nobody judged and that are named, not counted.
_NAMED = 5

#: Name in the address of each other order than that of the documents, and its words.
ORDERS = {"gravest": "gravest flag first", "verdict": "by verdict, all studies", "studies": "most studies first"}


class VerdictLine(NamedTuple):
    """A verdict on a claim's row and card: over which studies, its mark and word, and the studies behind it."""

    scope: str
    over: str
    sign: Sign
    behind: str
    verdict: CardVerdict


class ClaimRow(NamedTuple):
    """A claim as the explorer shows it.

    ``source``: Each sentence of what the source says, with the key of its study; empty where no study bears on it.
    ``unjudged``: Studies that nobody judged for it, by name or counted; nothing where nothing is asked of it.
    """

    card: ClaimCard
    lines: tuple[VerdictLine, VerdictLine]
    heads: tuple[str, ...]
    source: tuple[tuple[str, str], ...]
    groups: tuple[StudyGroup, ...]
    unjudged: str


def claims_page(contents: Contents) -> str:
    """The page ``claims.html``. The same contents give the same bytes; no text of the data acts as markup."""
    review, table = contents.review, contents.table("claims")
    found = facets(contents.cards, review)
    names = study_names(review.evidence)
    shown = {line for card in contents.cards for line in (card.own.found.verdict, card.all.found.verdict)}
    return rendered(
        "claims.html",
        ("site.css", "claims.css"),
        "claims.js",
        rows=[_row(card, contents, names) for card in contents.cards],
        facets=found,
        orders=ORDERS,
        data=_data(found, contents.cards, table),
        notes=lettered(table.notes) if table else (),
        notice=notice(review.evidence),
        files=[one.name for one in contents.tables if one.name in ON_CARDS],
        words=[word for word in Verdict if word in shown],
        names=names,
        studies=review.evidence.study,
        anchors=contents.links,
        told=_TOLD,
        absent=NONE,
        people=people_and_units,
        stance_words=stance_words,
        counted=counted,
        sentence=sentence,
        closing=f"Made by {PROGRAM} {analysis.__version__}. The same files give the same page.",
    )


def _row(card: ClaimCard, contents: Contents, names: Mapping[str, str]) -> ClaimRow:
    told = contents.review.appraised.source_statement[card.claim.id]
    over = (("own", "Own references", card.own), ("all", "All studies", card.all))
    own, over_all = (
        VerdictLine(scope, words, verdict_sign(one.found), behind(one.found, names), one) for scope, words, one in over
    )
    if card.all.found.verdict is Verdict.NOT_JUDGED:
        return ClaimRow(card, (own, over_all), heads(card), (), (), "")
    source = tuple(zip(told.sentences, told.told_by or ("",) * len(told.sentences), strict=True))
    left = card.not_assessed
    unjudged = (
        listed(names.get(key, key) for key in left) if len(left) <= _NAMED else counted(len(left), "study", "studies")
    )
    return ClaimRow(card, (own, over_all), heads(card), source, study_groups(card), unjudged)


def _data(found: Sequence[Facet], cards: Sequence[ClaimCard], table: Table | None) -> Markup:
    """What the page filters, sorts and saves by, as JSON that no text can break out of."""
    headings = table.headings if table else ()
    data: Mapping[str, Any] = {
        "facets": [
            {"name": one.name, "words": [word.value for word in one.words], "of": list(map(_places, one.of))}
            for one in found
        ],
        "orders": dict(zip(ORDERS, zip(*_ranks(cards), strict=True), strict=True)) if cards else {},
        "searched": [headings.index(name) for name in _SEARCHED if name in headings],
        "table": [list(headings), *([str(cell) for cell in row] for row in (table.rows if table else ()))],
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))


def _places(found: tuple[int, ...]) -> int | list[int]:
    return found[0] if len(found) == 1 else list(found)


def _ranks(cards: Sequence[ClaimCard]) -> Iterator[tuple[int, int | None, int]]:
    """The place of each claim in each of ``ORDERS``, lowest first."""
    last = sum(len(card.flags) for card in cards)
    for card in cards:
        gravest = min((flag.rank for flag in card.flags), default=last)
        yield gravest, rank_of(card.all.found.verdict), -len(studies_behind(card.all.found))
