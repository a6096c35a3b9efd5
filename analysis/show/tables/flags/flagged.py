"""What is wrong: flags on claims and documents, also page by page and by head, other problems, and flags set aside."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from analysis.appraise.harms import reported
from analysis.appraise.wording.source_statement import SourceResult
from analysis.check.evidence_review import EvidenceReview
from analysis.check.harms import commonest_events
from analysis.check.priority import KEYS
from analysis.check.standing import holds
from analysis.model.conclusions import FieldAccuracy, Head, Kind
from analysis.model.evidence import grouped
from analysis.model.problem import Problem
from analysis.model.records import Finding, PrintedReference
from analysis.model.words import Seriousness, Severity
from analysis.show.table import Table
from analysis.show.tables.cells import document_name, place_of
from analysis.show.tables.flags.flagged_sentence import FlaggedSentence, events_in_short, gravest
from analysis.show.tables.flags.told_flag import told_flag
from analysis.show.tables.layout import laid_out
from analysis.show.tables.strength import TOTAL, CountRow, count_columns
from analysis.show.value import Count, Lines, Name, Phrase, Run, joined
from analysis.tell.numbers.all_numbers import count_of
from analysis.tell.numbers.number import slug
from analysis.text.prose.phrases import counted, listed

#: What stands for the page of a flag that speaks of no page.
NO_PAGE = "No page in particular"

# Serious harms that are told of beside a page that warns of none.
_MOST_HARMS = 3


def flagged(review: EvidenceReview) -> Table:
    """Flags on claims, gravest first."""
    rows, claim = review.priority.gravest_first(review.flags_on_claims), review.evidence.claim
    severities = (f"{count_of(f'flags.on-claims.{severity}', review)} {severity}" for severity in Severity)
    return laid_out(
        "flagged",
        rows,
        {
            "Document": lambda problem: claim[problem.claim].document,
            "Line": lambda problem: claim[problem.claim].line,
            "Words": lambda problem: claim[problem.claim].quote,
            "Provisional": review.is_provisional,
        },
        on=count_of("claims.flagged", review),
        claims=count_of("claims", review),
        severities=listed(severities),
        order="; then ".join(key.words for key in KEYS),
    )


def flagged_documents(review: EvidenceReview) -> Table:
    """Flags on a document as a whole, gravest first; those that also concern one claim are among the flagged claims."""
    documents = {problem: document for document, problems in review.flags_on_documents.items() for problem in problems}
    on_none = (problem for problem in documents if problem.claim not in review.evidence.claim)
    return laid_out(
        "flagged-documents",
        review.priority.gravest_first(on_none),
        {
            "Document": documents.__getitem__,
            "Title": lambda flag: review.evidence.document[documents[flag]].title,
        },
    )


def other_problems(review: EvidenceReview) -> Table:
    """Faults of the files, and flags on something other than a claim or a document."""
    on_documents = {problem for problems in review.flags_on_documents.values() for problem in problems}
    elsewhere = {*review.flags_on_claims, *on_documents}
    return laid_out("other-problems", (problem for problem in review.problems if problem not in elsewhere))


def set_aside(review: EvidenceReview) -> Table:
    """Flags that a waiver sets aside, with who did so, why and until when."""
    as_of, waivers = review.appraised.as_of, review.evidence.waivers
    in_force = {"In force": lambda waiver: holds(waiver, review.appraised)}
    day = str(as_of) if as_of and waivers else ""
    return laid_out("set-aside", waivers, in_force, as_of=day, timeless=bool(waivers) and not as_of)


class FlaggedPlace(NamedTuple):
    """A row: the document, where in it, its words there, and what is wrong with them."""

    document: str
    place: Lines
    words: Lines
    wrong: Lines


def flagged_sentences(review: EvidenceReview) -> Table:
    """Every flag, page by page: on the page as a whole, on its sentences in their order, on its references."""
    return laid_out(
        "flagged-sentences",
        _places(review),
        {"Page": lambda row: document_name(row.document, review) if row.document else NO_PAGE},
        aside=len(review.held_back),
    )


def head_counts(review: EvidenceReview) -> Table:
    """The flags of each page counted by their heads."""
    found = review.once(heads_by_page)
    pages = [*review.document_ids, *([""] if any(not page for page, _ in found) else [])]
    rows = [(document_name(page, review) or NO_PAGE, [found[page, head] for head in Head]) for page in pages]
    every = [CountRow((page, *counts, sum(counts))) for page, counts in rows]
    sums = (sum(found[page, head] for page in pages) for head in Head)
    total = CountRow((TOTAL, *sums, sum(found.values())), total=True)
    return laid_out("head-counts", (*every, total), count_columns(("Page",), [head.capitalize() for head in Head]))


def heads_by_page(review: EvidenceReview) -> Counter[tuple[str, Head | None]]:
    """How many flags of each head each document has; those of no document are under an empty name."""
    return Counter((page, flag.head) for page, flag in _on_pages(review))


def _on_pages(review: EvidenceReview) -> Iterator[tuple[str, Problem]]:
    """Every flag with its page."""
    for flag in review.problems:
        if flag.kind is Kind.FLAG:
            claim = review.evidence.claim.get(flag.claim)
            yield claim.document if claim else review.document_of(flag), flag


def _places(review: EvidenceReview) -> Iterator[FlaggedPlace]:
    every = review.once(gravest)
    in_order = sorted(every, key=lambda one: (one.claims[0].sentence_key, one.claims[0].origin.line))
    on_claims = grouped((one.claims[0].document, one) for one in in_order)
    flags = grouped((page, one) for page, one in _on_pages(review) if one.claim not in review.evidence.claim)
    references = {one.origin[:2]: one for one in review.evidence.references}
    for page in (*review.document_ids, ""):
        whole = [one for one in flags.get(page, ()) if one.place[:2] not in references]
        if whole:
            yield _whole(page, review.priority.gravest_first(whole), review)
        told: dict[frozenset[SourceResult], str] = {}
        for one in on_claims.get(page, ()):
            yield _sentence(one, told, review, is_first=one is every[0])
        printed = grouped((references[one.place[:2]], one) for one in flags.get(page, ()) if one not in whole)
        for reference in sorted(printed, key=lambda one: one.number):
            yield _reference(reference, printed[reference], review)


def _sentence(
    one: FlaggedSentence, told: dict[frozenset[SourceResult], str], review: EvidenceReview, *, is_first: bool
) -> FlaggedPlace:
    """A sentence; what the source says is told once a page. ``told`` has the place of what was told before."""
    lead = one.claims[0]
    asked = {"document": lead.document, "flag": one.told[0].head or "", "q": place_of(lead)}
    claims = Count(len(one.claims), urlencode(asked), after="claim" if len(one.claims) == 1 else "claims")
    gravest_of_all = [Run("gravest of all", strong=True)] if is_first else []
    place = Lines((*gravest_of_all, f"line {lead.line}", claims))
    source = one.in_short
    results = frozenset(review.appraised.source_statement[lead.id].results)
    before = told.setdefault(results, f"line {lead.line}") if results and source else ""
    if before and before != f"line {lead.line}":
        source = Phrase((f"as beside {before}.",))
    return FlaggedPlace(lead.document, place, Lines((one.words,)), _wrong([flag.phrase for flag in one.told], source))


def _wrong(flags: Iterable[Phrase], source: Phrase) -> Lines:
    """A line a flag, then what the source says."""
    says = (Run("The source says: ", strong=True, soft=True), *map(_soft, source))
    return Lines((*flags, *([Phrase(says)] if source else [])))


def _soft(piece: str | Name | Run) -> Name | Run:
    return Run(piece, soft=True) if isinstance(piece, str) else piece._replace(soft=True)


def _whole(page: str, flags: Sequence[Problem], review: EvidenceReview) -> FlaggedPlace:
    """A document as a whole, with the events that its flags on harms are about."""
    claims, printed = count_of(f"claims.{slug(page)}", review), len(review.evidence.references_of.get(page, ()))
    row = review.evidence.document.get(page)
    unlisted = "a list of references" if row and row.reference_list else "no list of references"
    extent = f"{counted(claims, 'claim')}, {counted(printed, 'printed reference') if printed else unlisted}"
    words = Lines((Run("The page as a whole", strong=True), Run(extent, soft=True)))
    events = dict.fromkeys(finding for flag in flags for finding in _events(page, flag, review))
    source = events_in_short(events, review.evidence) if events else Phrase()
    wrong = _wrong([told_flag(flag, review).phrase for flag in flags], source)
    return FlaggedPlace(page, Lines(("whole page",)), words if page else Lines(("The bibliography",)), wrong)


def _events(page: str, flag: Problem, review: EvidenceReview) -> Iterator[Finding]:
    """The events of which a page that is flagged for what it leaves out of harms does not tell."""
    evidence, views = review.evidence, review.appraised.harms.get(page, ())
    if flag.check == "commonest-events-unnamed":
        yield from (finding for _, finding in commonest_events(views, evidence))
    elif flag.head is Head.HARM:
        relevant = [evidence.harm[view.harm] for view in views if view.relevant]
        serious = [harm for harm in relevant if harm.seriousness is Seriousness.SERIOUS][:_MOST_HARMS]
        yield from (found[0] for harm in serious or relevant[:_MOST_HARMS] if (found := reported(harm, evidence)))


def _reference(reference: PrintedReference, flags: Sequence[Problem], review: EvidenceReview) -> FlaggedPlace:
    """A printed reference: what it prints, the fields marked that are wrong."""
    compared = (one for one in review.appraised.references if one.reference == reference)
    wrong = [getattr(reference, one.field) for each in compared for one in each.having(FieldAccuracy.WRONG)]
    shown = dict.fromkeys(filter(None, (reference.authors or reference.title, *wrong)))
    words = joined(([Run(f"“{one}”", quoted=True, marked=one in wrong)] for one in shown), " … ")
    told = [told_flag(flag, review).phrase for flag in flags]
    place = Lines((f"reference {reference.number}",))
    return FlaggedPlace(reference.document, place, Lines((words,)), _wrong(told, Phrase()))
