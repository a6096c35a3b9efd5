"""The explorer of claims: every claim on a row that opens to its card, with filters; a page that works offline.

Without JavaScript it is the plain table, each card in a fold of its own. With it, a card stays a text until it is
opened (``noscript`` is one where scripts run), so that a page of thousands is soon there.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from analysis.check.evidence_review import Block, EvidenceReview, block
from analysis.model.conclusions import Head, Verdict
from analysis.model.words import Category
from analysis.report.html.page import rendered
from analysis.report.outline.claim_rows import claim_row
from analysis.report.outline.contents import Contents
from analysis.report.outline.labels import CLOSING
from analysis.report.outline.marks import rank_of
from analysis.report.outline.sections import ON_CARDS
from analysis.show.cards import ClaimCard, studies_behind
from analysis.show.table import Table
from analysis.show.tables.cells import NOT_STATED, document_name
from analysis.show.tables.claims import claims
from analysis.show.tables.strength import ROWS, row_of
from analysis.tell.who_judged import notice
from analysis.text.prose.phrases import counted, lettered

# Columns of the table of claims in which words are searched.
_SEARCHED = ("Claim", "Words", "Statement", "Condition", "Agent", "Outcome", "Stated design")

#: The word of a claim without a flag.
NO_FLAG = "no flag"

#: Name in the address of each other order than that of the documents, and its words.
ORDERS = {"gravest": "gravest flag first", "verdict": "by verdict, all studies", "studies": "most studies first"}


class FacetWord(NamedTuple):
    """A word of a filter as the address has it, as the page shows it, and how many claims have it."""

    value: str
    label: str
    claims: int


class Facet(NamedTuple):
    """A filter of the explorer.

    ``name``: Its name in the address. ``label``: Its heading.
    ``words``: Its words, those that no claim has left out.
    ``of``: For each claim the places of its words in ``words``.
    """

    name: str
    label: str
    words: tuple[FacetWord, ...]
    of: tuple[tuple[int, ...], ...]


def facets(cards: Sequence[ClaimCard], review: EvidenceReview) -> tuple[Facet, ...]:
    """The filters in the order of the page; without claims they have no words."""
    documents = {key: document_name(key, review) for key in review.document_ids}
    conditions = sorted({card.claim.condition for card in cards} - {""})

    def facet(
        name: str, label: str, words: Mapping[str, str] | Iterable[str], of: Callable[[ClaimCard], tuple[str, ...]]
    ) -> Facet:
        held = [of(card) for card in cards]
        counts = Counter(word for found in held for word in found)
        labels = words if isinstance(words, Mapping) else {str(word): str(word) for word in (*words, *counts)}
        kept = tuple(FacetWord(word, said, counts[word]) for word, said in labels.items() if counts[word])
        places = {word.value: place for place, word in enumerate(kept)}
        return Facet(name, label, kept, tuple(tuple(places[word] for word in found) for found in held))

    return (
        facet("document", "Page", documents, lambda card: (card.claim.document,)),
        facet("about", "About", Block, lambda card: (block(card.claim).value,)),
        facet("all", "Verdict, all studies", Verdict, lambda card: (str(card.all.verdict),)),
        facet("own", "Verdict, own references", Verdict, lambda card: (str(card.own.verdict),)),
        facet("all-study", "Strongest study, all", ROWS, lambda card: (row_of(card.all),)),
        facet("own-study", "Strongest study, own", ROWS, lambda card: (row_of(card.own),)),
        facet("flag", "Flag", (*Head, NO_FLAG), lambda card: card.heads or (NO_FLAG,)),
        facet("category", "Category", Category, lambda card: (str(card.claim.category),)),
        facet("condition", "Condition", (*conditions, NOT_STATED), lambda card: (card.claim.condition or NOT_STATED,)),
    )


def claims_page(contents: Contents) -> str:
    """The page ``claims.html``. The same contents give the same bytes; no text of the data acts as markup."""
    review, table = contents.review, contents.review.once(claims)
    found = facets(contents.cards, review)
    shown = {line for card in contents.cards for line in (card.own.verdict, card.all.verdict)}
    return rendered(
        "claims.html",
        ("site.css", "claims.css"),
        "claims.js",
        rows=[claim_row(card, contents) for card in contents.cards],
        facets=found,
        orders=ORDERS,
        data=_data(found, contents.cards, table),
        notes=lettered(table.notes),
        notice=notice(review.evidence),
        files=[one.name for one in contents.tables if one.name in ON_CARDS],
        words=[word for word in Verdict if word in shown],
        counted=counted,
        closing=CLOSING,
    )


def _data(found: Sequence[Facet], cards: Sequence[ClaimCard], table: Table) -> Markup:
    """What the page filters, sorts and saves by, as JSON that no text can break out of."""
    last = sum(len(card.flags) for card in cards)
    orders = {
        "gravest": [min((flag.rank for flag in card.flags), default=last) for card in cards],
        "verdict": [rank_of(card.all.verdict) for card in cards],
        "studies": [-len(studies_behind(card.all)) for card in cards],
    }
    data: Mapping[str, Any] = {
        "facets": [
            {
                "name": one.name,
                "words": [word.value for word in one.words],
                "of": [places if len(places) > 1 else places[0] for places in one.of],
            }
            for one in found
        ],
        "orders": orders if cards else {},
        "searched": [table.headings.index(name) for name in _SEARCHED],
        "table": [table.headings, *([str(cell) for cell in row] for row in table.rows)],
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))
