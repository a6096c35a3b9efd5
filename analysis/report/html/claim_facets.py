"""By what the explorer of claims is filtered: each filter's words, and which of them each claim has."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from analysis.check.evidence_review import Block, EvidenceReview, block
from analysis.model.conclusions import Head, Verdict
from analysis.model.words import Category
from analysis.report.outline.claim_rows import heads
from analysis.show.cards.claim import ClaimCard
from analysis.show.tables.cells import NOT_STATED, document_name
from analysis.show.tables.strength import ROWS, row_of

#: The word of a claim without a flag.
NO_FLAG = "no flag"


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
        facet("all", "Verdict, all studies", Verdict, lambda card: (str(card.all.found.verdict),)),
        facet("own", "Verdict, own references", Verdict, lambda card: (str(card.own.found.verdict),)),
        facet("all-study", "Strongest study, all", ROWS, lambda card: (row_of(card.all.found),)),
        facet("own-study", "Strongest study, own", ROWS, lambda card: (row_of(card.own.found),)),
        facet("flag", "Flag", (*Head, NO_FLAG), lambda card: heads(card) or (NO_FLAG,)),
        facet("category", "Category", Category, lambda card: (str(card.claim.category),)),
        facet("condition", "Condition", (*conditions, NOT_STATED), lambda card: (card.claim.condition or NOT_STATED,)),
    )
