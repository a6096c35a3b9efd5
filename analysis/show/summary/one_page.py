"""One page: what a reader with two minutes needs, in the order in which it matters."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from analysis.appraise.raters.agreement import ALL_PAIRS, STANCES
from analysis.appraise.verdict.cited_studies import CitedBy
from analysis.check.evidence_review import HEADLINE_BLOCKS, Block, EvidenceReview, block
from analysis.check.priority import Priority
from analysis.model.problem import Problem
from analysis.model.words import ReadAs
from analysis.show.conditions import ConditionRow, cited_studies, condition_rows
from analysis.show.plots.plot import Plot, as_svg, styled
from analysis.show.plots.review_grids import evidence_dots
from analysis.show.summary.harm_box import HarmBox, harm_box
from analysis.show.summary.headline import design_flags
from analysis.show.summary.priority import GraveFlag, gravest
from analysis.show.tables.judgement import meaning_of, stances_chosen
from analysis.tell.not_checked import not_checked
from analysis.tell.numbers.all_numbers import count_of
from analysis.tell.who_judged import rated_by
from analysis.text.prose.phrases import counted, listed, verb

#: Flags of the page; the report has them all (issue: at most ten).
MOST_FLAGS = 10

#: Rows of the table; on paper fewer may find room.
MOST_ROWS = 14

#: What is said wherever the page shows less than there is.
CONTINUED = "continued in the report"

# Names in brackets, one after another.
_LIST = re.compile(r" \([^()]*, [^()]*\)")


class OnePage(NamedTuple):
    """The page as every format shows it.

    ``documents``, ``claims``, ``studies``: How many there are.
    ``sentences``: Three: how many checkable statements in how many documents; how many carry a citation that leads to a
        source; what is wrong with the headline figure of benefit, and how sure that is.
    ``harms``: The box on harms.
    ``omissions``: Flags on documents as a whole: the check and the documents, gravest first.
    ``flags``, ``more_flags``: The gravest flagged sentences (`gravest.gravest`), and how many more there are.
    ``rows``, ``more_rows``: What the documents claim help for (`conditions.condition_rows`), and how many rows more
        there are.
    ``cited``: Keys of the studies that some document cites, in the order in which letters stand for them.
    ``dots``, ``drawing``: The picture of the same conditions, and its SVG.
    ``closing``: Label and text of the last lines: what was not checked, how well raters agree, what a machine alone
        decided.
    """

    documents: int
    claims: int
    studies: int
    sentences: tuple[str, str, str]
    harms: HarmBox
    omissions: tuple[tuple[str, tuple[str, ...]], ...]
    flags: tuple[GraveFlag, ...]
    more_flags: int
    rows: tuple[ConditionRow, ...]
    more_rows: int
    cited: tuple[str, ...]
    dots: Plot
    drawing: str
    closing: tuple[tuple[str, str], ...]


def one_page(review: EvidenceReview) -> OnePage:
    """The page of this evidence; with other evidence it is another page. The same evidence gives the same page."""
    every, rows = gravest(review), condition_rows(review)
    with styled():
        dots = evidence_dots(review)
    return OnePage(
        documents=count_of("documents", review),
        claims=count_of("claims", review),
        studies=count_of("studies", review),
        sentences=sentences(review),
        harms=harm_box(review),
        omissions=_omissions(review),
        flags=every[:MOST_FLAGS],
        more_flags=len(every[MOST_FLAGS:]),
        rows=rows[:MOST_ROWS],
        more_rows=len(rows[MOST_ROWS:]),
        cited=cited_studies(review.evidence),
        dots=dots,
        drawing=as_svg(dots),
        closing=tuple(_closing(review)),
    )


def sentences(review: EvidenceReview) -> tuple[str, str, str]:
    """The three sentences with which the page begins; see ``OnePage``."""
    return _extent(review), _sources(review), _figure(gravest(review), review)


def _extent(review: EvidenceReview) -> str:
    documents, claims = (count_of(name, review) for name in ("documents", "claims"))
    benefit, safety = (count_of(part, review) for part in HEADLINE_BLOCKS)
    makes = verb(documents, "makes", "make")
    return (
        f"{counted(documents, 'document')} {makes} {counted(claims, 'checkable statement')}, "
        f"{benefit} of them about benefit and {safety} about safety."
    )


def _sources(review: EvidenceReview) -> str:
    """How many claims carry a marker that leads to a source, and how many only stand beside a list of references."""
    marked, beside = (count_of(f"reach.{cited_by}", review) for cited_by in (CitedBy.MARKER, CitedBy.LIST))
    carry = verb(marked, "carries", "carry")
    said = f"{marked} of {count_of('claims', review)} {carry} a citation that leads to a source"
    if not beside:
        return f"{said}."
    stand = verb(beside, "stands", "stand")
    return f"{said}; {beside} {stand} in a document that prints a list of references, with no marker to lead there."


def _figure(every: tuple[GraveFlag, ...], review: EvidenceReview) -> str:
    """What is wrong with the headline figure: the first flagged credit to a design, else the gravest figure flagged.

    A headline figure is one of a claim of benefit.
    """
    figures = [one for one in review.evidence.claims if one.figure is not None and block(one) is Block.BENEFIT]
    named = {claim.quote for claim in figures}
    for flag in design_flags(review):
        quotes = [quote for quote in flag.quotes if quote in named]
        if quotes:
            return f"{flag.credited(quotes)}; {flag.sure}."
    for one in every:
        lead = next((claim for claim in figures if claim in one.claims), None)
        if lead:
            sure = "provisional: it rests on a fact that nobody has verified" if one.provisional else "not provisional"
            kinds = listed(kind.replace("-", " ") for kind in one.kinds)
            return f"“{lead.quote}” ({lead.place}) is flagged: {kinds} ({sure})."
    if figures:
        return f"None of the {counted(len(figures), 'claim')} of benefit with a figure is flagged."
    return "No claim of benefit gives a figure."


def _omissions(review: EvidenceReview) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Checks that flag documents as a whole and no claim of theirs, with the documents, gravest first."""
    found: dict[str, dict[str, Problem]] = {}
    for document, problems in review.flags_on_documents.items():
        for problem in problems:
            if problem.claim not in review.evidence.claim:
                found.setdefault(problem.check, {}).setdefault(document, problem)
    order = Priority(review)
    checks = sorted(found, key=lambda check: order.rank(order.gravest_first(found[check].values())))
    return tuple((check, tuple(found[check])) for check in checks)


def _closing(review: EvidenceReview) -> Iterator[tuple[str, str]]:
    yield "Not checked", f"{'; '.join(_unchecked(review))}. Why: {CONTINUED}."
    yield "Agreement", _agreement(review)
    ruled = "verdicts, levels and flags follow from the rows by rule"
    yield "By machine alone", f"{ruled}; {rated_by(review.evidence)}."


def _unchecked(review: EvidenceReview) -> Iterator[str]:
    """What was not checked, without the reasons and the long lists; studies not read in full are counted together."""
    studies = review.evidence.studies
    partly = sum(study.read_as is not ReadAs.FULL_TEXT for study in studies)
    if partly:
        yield f"the full text of {partly} of {counted(len(studies), 'study', 'studies')}"
    for one in not_checked(review.appraised):
        if not one.why.startswith("read as:"):
            yield _LIST.sub("", f"{one.what[:1].lower()}{one.what[1:]}")


def _agreement(review: EvidenceReview) -> str:
    """Agreement on stance over the relevant pairs, which *does not address* cannot flatter.

    It is that of the two raters who share most of them and, where there are more raters, that of all.
    """
    of_stances = [one for one in review.agreements if one.judged == STANCES]
    if not of_stances:
        return "not computed: fewer than two raters judged the same pairs."
    relevant = [one for one in of_stances if one.scope != ALL_PAIRS] or of_stances
    shown = dict.fromkeys(
        (max(relevant, key=lambda one: (len(one.raters) == 2, one.pairs)).raters, relevant[-1].raters)
    )
    told = [one for one in relevant if one.raters in shown]
    return " ".join((*map(stances_chosen, told), *sorted({meaning_of(one) for one in told})))
