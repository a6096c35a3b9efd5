"""Page by page: what each claims, what it cites, which harms it names and leaves out, and what was flagged."""

from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlencode

from analysis.appraise.harms import admitted, bears_on, is_general
from analysis.appraise.promises import is_promise
from analysis.check.evidence_review import HEADLINE_BLOCKS, Block, EvidenceReview, block
from analysis.check.harms import in_part
from analysis.model.conclusions import HarmStatus, Head, Scope, Verdict
from analysis.model.words import Category, Saying, Sourcing
from analysis.show.table import Table
from analysis.show.tables.cells import NONE, document_name
from analysis.show.tables.flags.flagged import heads_by_page
from analysis.show.tables.harms import shown_status
from analysis.show.tables.layout import laid_out
from analysis.show.value import NOT_JUDGED, Absent, Count, Lines, Run
from analysis.text.prose.phrases import counted, tallied

#: How a document sources claims, in words that follow their number.
_SOURCED = {
    Sourcing.EXPLICIT: "led to a reference by a marker",
    Sourcing.DANGLING: "with a marker that leads nowhere",
    Sourcing.VAGUE: "appealing to studies without saying which",
    Sourcing.LIST_ONLY: "beside a list to which no marker leads",
    Sourcing.NONE: "without any source",
}

#: What a document does with a harm, in words that precede the harms.
SAYS = {
    HarmStatus.NAMED: "Names",
    HarmStatus.MINIMISED: "Makes small",
    HarmStatus.NAMED_AND_DENIED: "Names and denies",
    HarmStatus.DENIED: "Denies",
    HarmStatus.SILENT: "Silent on",
}

# Conditions that are named before the rest is counted.
_MOST_CONDITIONS = 4


def pages(review: EvidenceReview) -> Table:
    """A row a document, each cell a few lines."""
    heads = review.once(heads_by_page)
    return laid_out(
        "pages",
        review.document_ids,
        {
            "Page": lambda name: Lines(_named(name, review)),
            "What it claims": lambda name: Lines(_claims(name, review)),
            "What it cites": lambda name: Lines(_cites(name, review)),
            "Harms: named, left out": lambda name: _harms(name, review),
            "Flags": lambda name: (
                Lines(f"{heads[name, head]} {head}" for head in Head if heads[name, head]) or Absent(NONE)
            ),
        },
    )


def _named(name: str, review: EvidenceReview) -> Iterator[Run]:
    yield Run(document_name(name, review), strong=True)
    row = review.evidence.document.get(name)
    if row:
        yield Run(f"“{row.title}”", quoted=True)
        yield Run(row.kind, soft=True)


def _claims(name: str, review: EvidenceReview) -> Iterator[Count | str | Run]:
    """How many claims, about what, and for which conditions help is promised."""
    claims = review.evidence.claims_of.get(name, ())
    yield Count(len(claims), urlencode({"document": name}), after="claim" if len(claims) == 1 else "claims")
    if claims:
        yield f"About: {tallied(Counter(map(block, claims)), Block)}"
        yield Run(tallied(Counter(one.category for one in claims), Category), soft=True)
    helps = Counter(one.condition for one in claims if is_promise(one, review.evidence))
    if helps:
        yield f"Promises help for: {_commonest(helps)}"
    used = {one.condition for one in claims if one.category is Category.INDICATION and one.condition} - set(helps)
    if used:
        yield f"Says it is used for {counted(len(used), 'other condition' if helps else 'condition')}"


def _commonest(counts: Counter[str]) -> str:
    """The terms counted most often, each with its number, then how many more there are."""
    shown = counts.most_common(_MOST_CONDITIONS)
    more = len(counts) - len(shown)
    return f"{', '.join(f'{term} ({number})' for term, number in shown)}{f' and {more} more' if more else ''}"


def _cites(name: str, review: EvidenceReview) -> Iterator[str]:
    """The references printed, how claims are led to them, and what they say of its claims of benefit and safety."""
    row, printed = review.evidence.document.get(name), len(review.evidence.references_of.get(name, ()))
    claims = review.evidence.claims_of.get(name, ())
    if printed:
        yield f"Prints {counted(printed, 'reference')}"
    else:
        yield "Prints a list of references, not recorded here" if row and row.reference_list else "Prints no references"
    sourced = Counter(one.sourcing for one in claims)
    yield from (f"{sourced[how]} {words}" for how, words in _SOURCED.items() if sourced[how])
    weighty = [review.verdict(one, Scope.OWN) for one in claims if block(one) in HEADLINE_BLOCKS]
    if {*weighty} - {Verdict.NOTHING_CITED}:
        of = counted(len(weighty), "claim")
        yield f"Of {of} of benefit or safety, by its own references: {tallied(Counter(weighty), Verdict)}"


def _harms(name: str, review: EvidenceReview) -> Lines | Absent:
    """What it does with each known harm that bears on what it describes, serious ones first."""
    views = review.appraised.harms.get(name)
    if views is None:
        return Absent(NOT_JUDGED)
    told, relevant = admitted(name, review.evidence), [view for view in views if view.relevant]
    unknown = "" if relevant else "; none is known here of what it describes"
    lines = [] if told else [f"Names no harm{unknown}"]
    of = f" of {counted(len(relevant), 'known harm')}"
    for status, says in SAYS.items():
        found = [view.harm for view in relevant if view.status is status]
        if found:
            lines.append(f"{says} {len(found)}{of}: {in_part(found)}")
            of = ""
    general = [shown_status(view) for view in views if view.claims and is_general(view.harm, review.evidence)]
    lines += [f"Of side effects in general: {status}" for status in dict.fromkeys(general)]
    others = [one for one in told if not any(bears_on(one, view.harm, review.evidence) for view in relevant)]
    named = {one.harm for one in others if one.says is not Saying.MINIMISED}
    for says, which in (("Also names", named), ("Also makes small", {one.harm for one in others} - named)):
        lines += [f"{says}: {in_part(one.harm for one in others if one.harm in which)}"] if which else []
    return Lines(lines)
