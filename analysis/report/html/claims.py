"""The explorer of claims: every claim on a row that opens to its card, with filters; a page that works offline.

Without JavaScript it is the plain table, each card in a fold of its own. With it, a card stays a text until it is
opened (``noscript`` is one where scripts run), so that a page of thousands is soon there.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from analysis.model.conclusions import Verdict
from analysis.report.html.claim_facets import Facet, facets
from analysis.report.html.page import rendered
from analysis.report.outline.claim_rows import claim_row
from analysis.report.outline.contents import Contents
from analysis.report.outline.labels import CLOSING
from analysis.report.outline.marks import rank_of
from analysis.report.outline.sections import ON_CARDS
from analysis.show.cards.claim import ClaimCard
from analysis.show.cards.study import studies_behind
from analysis.show.table import Table
from analysis.tell.who_judged import notice
from analysis.text.prose.phrases import counted, lettered

# Columns of the table of claims in which words are searched.
_SEARCHED = ("Claim", "Words", "Statement", "Condition", "Agent", "Outcome", "Stated design")

#: Name in the address of each other order than that of the documents, and its words.
ORDERS = {"gravest": "gravest flag first", "verdict": "by verdict, all studies", "studies": "most studies first"}


def claims_page(contents: Contents) -> str:
    """The page ``claims.html``. The same contents give the same bytes; no text of the data acts as markup."""
    review, table = contents.review, next((one for one in contents.tables if one.name == "claims"), None)
    found = facets(contents.cards, review)
    shown = {line for card in contents.cards for line in (card.own.found.verdict, card.all.found.verdict)}
    return rendered(
        "claims.html",
        ("site.css", "claims.css"),
        "claims.js",
        rows=[claim_row(card, contents) for card in contents.cards],
        facets=found,
        orders=ORDERS,
        data=_data(found, contents.cards, table),
        notes=lettered(table.notes) if table else (),
        notice=notice(review.evidence),
        files=[one.name for one in contents.tables if one.name in ON_CARDS],
        words=[word for word in Verdict if word in shown],
        counted=counted,
        closing=CLOSING,
    )


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
