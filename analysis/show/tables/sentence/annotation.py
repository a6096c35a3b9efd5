"""The annotated sentence: the page's own words for its evidence, and what stands behind each of them by the rows.

A sentence is here if a study can be named that it speaks of. Words of a kind that it lacks have no note.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from analysis.appraise.controlled_comparisons import ControlledComparisons, controlled_comparisons
from analysis.appraise.design import DesignComparison
from analysis.check.evidence_review import EvidenceReview
from analysis.check.standing import whole_quotes
from analysis.model.evidence import grouped
from analysis.model.records import Claim
from analysis.show.tables.cells import document_name
from analysis.show.tables.sentence.annotation_notes import Note, SentenceSources
from analysis.text.prose.phrases import listed
from analysis.text.prose.spans import Span, longest
from analysis.text.vocabulary.shapes import word_lists


class Fragment(NamedTuple):
    """Words of the page, letter for letter, with the notes on them.

    ``about`` is *time*, *design*, *outcome* or *figure*; ``gap`` whether words are left out before it.
    """

    about: str
    words: str
    gap: bool
    notes: tuple[Note, ...]


class AnnotatedSentence(NamedTuple):
    """A sentence of a page, its fragments in their order, and the controlled comparisons for its condition.

    ``title``, ``answer``: What is credited to what, and whether it was read. ``place``: Where it stands, and how it
    leads to references. ``strip``: How these were read, and what would settle it.
    """

    claims: tuple[Claim, ...]
    title: str
    answer: str
    place: str
    fragments: tuple[Fragment, ...]
    strip: str
    comparisons: ControlledComparisons


def annotated_sentences(review: EvidenceReview) -> tuple[AnnotatedSentence, ...]:
    """Every sentence with a study that it speaks of, the gravest flagged first, those without a flag last."""
    evidence, designs = review.evidence, review.appraised.designs
    attributed = (designs[one.id] for one in evidence.claims if one.id in designs and designs[one.id].attributed)
    found = grouped(((one.claim.document, one.claim.line, one.claim.stated_design), one) for one in attributed)
    flags = review.priority.gravest_first(review.flags_on_claims)
    rank = {claim: place for place, flag in reversed(list(enumerate(flags))) for claim in flag.claims}
    order = sorted(found.values(), key=lambda ones: min(rank.get(one.claim.id, len(flags)) for one in ones))
    return tuple(_annotated(ones, review) for ones in order)


def _annotated(designs: Sequence[DesignComparison], review: EvidenceReview) -> AnnotatedSentence:
    sources = SentenceSources(designs, review)
    claim, claims = sources.claim, sources.claims
    printed = list(dict.fromkeys(sources.printed(one)[0] for one in sources.results)) or [claim.quote]
    credited = f"{listed(f'“{one}”' for one in printed)} {'is' if len(printed) == 1 else 'are'} credited to"
    return AnnotatedSentence(
        claims,
        f"{credited} “{claim.stated_design}”",
        _joined(sources.noted("answer")),
        f"Document {document_name(claim.document, review)}, line {claim.line}. {_joined(sources.noted('place'))}",
        _fragments(sources),
        _joined(sources.noted("strip")),
        controlled_comparisons(claims, sources.meant, review.evidence),
    )


def _joined(notes: Iterable[Note]) -> str:
    return " ".join(one.text for one in notes)


# Words that call evidence new, up to two words before those that name it.
_RECENT = re.compile(rf"{word_lists('designs')['RECENCY']}(?=(?:[ -]\w+){{0,2}} $)", re.IGNORECASE)
# Words that say how people fared, and the rate made of them.
_FARED = "|".join(word_lists("measures")[name] for name in ("BETTER", "WORSE", "LESSEN", "FELL"))
_RATE = re.compile(r"[ -]rates?\b", re.IGNORECASE)


def _fragments(sources: SentenceSources) -> tuple[Fragment, ...]:
    text, claim = _text(sources), sources.claim
    about: dict[Span, tuple[str, Sequence[Claim]]] = {}
    start = text.lower().find(claim.stated_design.lower())
    design = Span(start, start + len(claim.stated_design))
    if recent := list(_RECENT.finditer(text[:start])):
        about[Span(*recent[-1].span())] = ("time", ())
    about[design] = ("design", ())
    figures = grouped((span, one) for one in sources.results if (span := _figure_in(text, one, sources)))
    if figures and (fared := _fared(text, design.end, min(figures), sources)):
        about[fared] = ("outcome", ())
    about |= {span: ("figure", claims) for span, claims in figures.items()}
    found, end = list[Fragment](), 0
    for span in longest(about):
        gap = bool(found) and bool(text[end : span.start].strip())
        found.append(Fragment(about[span][0], text[slice(*span)], gap, sources.noted(*about[span])))
        end = span.end
    return tuple(found)


def _text(sources: SentenceSources) -> str:
    """The sentence; where its document's text is not at hand the quotes, after the words for the evidence."""
    whole, named = sources.sentences or whole_quotes(sources.claims), sources.claim.stated_design
    said = any(named.lower() in one.lower() for one in whole)
    return " … ".join((*([] if said else [named]), *whole))


def _figure_in(text: str, claim: Claim, sources: SentenceSources) -> Span | None:
    printed, _ = sources.printed(claim)
    start = text.find(printed, max(0, text.find(claim.quote)))
    return Span(start, start + len(printed)) if start >= 0 else None


def _fared(text: str, start: int, figure: Span, sources: SentenceSources) -> Span | None:
    """The words for how people fared, else for the outcome: the last before the first figure, else the first after."""
    own = (rf"\b{re.escape(one.outcome)}\b" for one in sources.results if one.outcome)
    for shape in (re.compile(one, re.IGNORECASE) for one in (_FARED, *own)):
        before = list(shape.finditer(text, start, figure.start))
        if match := before[-1] if before else shape.search(text, figure.end):
            rate = _RATE.match(text, match.end())
            return Span(match.start(), rate.end() if rate else match.end())
    return None
