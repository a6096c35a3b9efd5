"""One page: what a reader with two minutes needs, in the order in which it matters."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from analysis.appraise.design import DesignComparison
from analysis.appraise.harms import admitted, harm_terms, is_general
from analysis.appraise.ladder import COMPARING_DESIGNS
from analysis.appraise.raters.agreement import ALL_PAIRS, STANCES
from analysis.appraise.verdict.cited_studies import CitedBy, cited_studies_of, listed_here
from analysis.appraise.witness import title_witness
from analysis.check.evidence_review import HEADLINE_BLOCKS, Block, EvidenceReview, block
from analysis.model.conclusions import HarmStatus
from analysis.model.problem import Problem
from analysis.model.records import Study
from analysis.model.words import Phase, ReadAs, Saying, Seriousness
from analysis.show.conditions import ConditionRow, cited_studies, condition_rows
from analysis.show.plots.evidence_dots import evidence_dots
from analysis.show.plots.plot import Plot, as_svg, styled
from analysis.show.summary.priority import GraveFlag, gravest
from analysis.show.tables.judgement import meaning_of, stances_chosen
from analysis.show.tables.studies import study_names
from analysis.tell.not_checked import not_checked
from analysis.tell.numbers.all_numbers import count_of
from analysis.tell.who_judged import rated_by
from analysis.text.prose.phrases import counted, listed, sentence, verb, with_article

#: Flags of the page; the report has them all (issue: at most ten).
MOST_FLAGS = 10

#: Rows of the table; on paper fewer may find room.
MOST_ROWS = 14

#: What is said wherever the page shows less than there is.
CONTINUED = "continued in the report"

# Names in brackets, one after another.
_LIST = re.compile(r" \([^()]*, [^()]*\)")

#: Heading of the box of harms.
HARMS = "Before you treat or refer"

#: What stands for harms that nobody looked for.
NOT_CHECKED = "not checked"

_DENIED = (HarmStatus.DENIED, HarmStatus.NAMED_AND_DENIED)


class OnePage(NamedTuple):
    """The page as every format shows it.

    ``documents``, ``claims``, ``studies``: How many there are.
    ``known_here``: What the studies are called, and how they were searched for.
    ``sentences``: Three: how many checkable statements in how many documents; how many carry a citation that leads to a
        source; what is wrong with the headline figure of benefit, and how sure that is.
    ``harms``: Label and text of each line of the box on what the documents say of harms, under ``HARMS``.
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
    known_here: str
    sentences: tuple[str, str, str]
    harms: tuple[tuple[str, str], ...]
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
        known_here=listed_here(review.evidence),
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
    return _extent(review), _sources(review), _figure(review)


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


def _figure(review: EvidenceReview) -> str:
    """What is wrong with the headline figure: the gravest flag on a claim of benefit with a figure."""
    figures = [one for one in review.evidence.claims if one.figure is not None and block(one) is Block.BENEFIT]
    named = {claim.id for claim in figures}
    for flag in review.priority.gravest_first(review.flags_on_claims):
        if not named.isdisjoint(flag.claims):
            sure = "provisional" if review.is_provisional(flag) else "not provisional"
            return _credited(flag, review) or f"{sentence(flag.message)} This is {sure}."
    if figures:
        return f"None of the {counted(len(figures), 'claim')} of benefit with a figure is flagged."
    return "No claim of benefit gives a figure."


def _credited(flag: Problem, review: EvidenceReview) -> str:
    """A false credit to a design in short: what is said, what the study is to which the figures point, and how sure."""
    one = review.appraised.designs.get(flag.claim) if flag.check == "stated-design" else None
    if one is None or one.attributed is None or one.attributed.finding is None:
        return ""
    study = review.evidence.study[one.attributed.study]
    if not one.attributed.verified:
        return f"{flag.subject.words} {flag.what}; {_unread(one, study, flag, review)}"
    phase = one.attributed.finding.phase
    alone = phase in (Phase.OPEN_LABEL, Phase.UNCONTROLLED) and study.design in COMPARING_DESIGNS
    part = f", and they point to its {phase} part" if alone else ""
    name = study_names(review.evidence)[study.study]
    pointed = f"the study to which the figures point, {name}, is {with_article(study.design)}"
    return f"{flag.subject.words} {flag.what}; {pointed}{part}."


def _unread(one: DesignComparison, study: Study, flag: Problem, review: EvidenceReview) -> str:
    """What is known where no text read gives the figures: whose they are thought to be, and how sure that is."""
    entry = review.evidence.entry.get(study.study)
    count = len(cited_studies_of(one.claim, review.evidence).studies)
    of = "its only reference" if count == 1 else f"its {count} references"
    titled = title_witness(entry.fields.get("title", "") if entry else "").quote
    design = f'by its own title a "{titled}"' if titled else with_article(study.design)
    rest = review.appraised.verified.designs.get(one.claim.id, one).outcome
    how = "Provisional: no" if review.is_provisional(flag) else "No"
    name = study_names(review.evidence)[study.study]
    thought = f"no text read of {of} gives these figures; the one from which they are thought to come, {name}"
    return f"{thought}, is {design}. {how} result that leads there was verified; without them: {rest}."


def _omissions(review: EvidenceReview) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Checks that flag documents as a whole and no claim of theirs, with the documents, gravest first."""
    found: dict[str, dict[str, Problem]] = {}
    for document, problems in review.flags_on_documents.items():
        for problem in problems:
            if problem.claim not in review.evidence.claim:
                found.setdefault(problem.check, {}).setdefault(document, problem)
    order = review.priority
    checks = sorted(found, key=lambda check: min(map(order.rank, found[check].values())))
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

    It is that of the two raters who share most of them and, where there are more raters, that of all; of raters by
    several sets of rules, of those who judged by the last.
    """
    of_stances = [one for one in review.appraised.agreement if one.judged == STANCES]
    if not of_stances:
        return "not computed: fewer than two raters judged the same pairs."
    relevant = [one for one in of_stances if one.scope != ALL_PAIRS] or of_stances
    relevant = [one for one in relevant if one.rules == relevant[-1].rules]
    most = max(relevant, key=lambda one: (len(one.raters) == 2, one.pairs))
    told = [one for one in relevant if one.raters in (most.raters, relevant[-1].raters)]
    return " ".join((*map(stances_chosen, told), *sorted({meaning_of(one) for one in told})))


def harm_box(review: EvidenceReview) -> tuple[tuple[str, str], ...]:
    """The box, from the harms, the mentions and what each document describes (`appraise.harms`).

    Where nobody judged what any document says of harms, it says that they were not checked.
    """
    unjudged = ("Harms", f"{NOT_CHECKED}: harms.csv or mentions.csv is not there or lists none")
    found = _harms(review) if review.appraised.harms else (unjudged,)
    unlisted = ("Contraindications", f"{NOT_CHECKED}: no source for them is in the data")
    return (*found, unlisted)


def _harms(review: EvidenceReview) -> Iterator[tuple[str, str]]:
    """What is named, serious harms first; who names none and who denies which; and what all judged are silent on."""
    evidence, views, every = review.evidence, review.appraised.harms, len(review.document_ids)
    yield "Harms that any document names", _named(review) or "none"
    silent = [name for name in views if not admitted(name, evidence)]
    left = [name for name in review.document_ids if name not in views]
    none = f": {_documents(silent)}" if silent else ""
    unseen = f"; {NOT_CHECKED}: {_documents(left)}" if left else ""
    yield "Documents that name no harm", f"{len(silent)} of {every}{none}{unseen}"
    denying = {name: [view.harm for view in found if view.status in _DENIED] for name, found in views.items()}
    denials = [f"document {name}, {listed(denied)}" for name, denied in denying.items() if denied]
    if denials:
        yield "Documents that deny a harm", "; ".join(denials)
    said: dict[str, set[HarmStatus]] = {}
    for view in chain.from_iterable(views.values()):
        if view.relevant:
            said.setdefault(view.harm, set()).add(view.status)
    unsaid = (
        f"{term}{' (serious)' if _is_serious(term, review) else ''}"
        for term in harm_terms(evidence)
        if not is_general(term, evidence) and said.get(term) == {HarmStatus.SILENT}
    )
    yield "Reported by studies listed here, and no document says it", ", ".join(unsaid) or "none"


def _is_serious(term: str, review: EvidenceReview) -> bool:
    harm = review.evidence.harm.get(term)
    return harm is not None and harm.seriousness is Seriousness.SERIOUS


def _named(review: EvidenceReview) -> str:
    """Particular harms that documents tell of in their own terms, by number of documents, the most first.

    Among those of a number the serious come first; each with in how many documents it is made small.
    """
    told: dict[str, dict[str, bool]] = {}
    for document in review.appraised.harms:
        for mention in admitted(document, review.evidence):
            by_document = told.setdefault(mention.harm, {})
            by_document[document] = mention.says is Saying.MINIMISED and by_document.get(document, True)
    by_count: dict[int, list[str]] = {}
    for harm, small in sorted(told.items(), key=lambda one: not _is_serious(one[0], review)):
        marks = ["serious"] if _is_serious(harm, review) else []
        marks += [f"made small in {sum(small.values())}"] if any(small.values()) else []
        by_count.setdefault(len(small), []).append(f"{harm} ({', '.join(marks)})" if marks else harm)
    every = len(review.document_ids)
    return "; ".join(f"{count} of {every}: {', '.join(by_count[count])}" for count in sorted(by_count, reverse=True))


def _documents(names: Sequence[str]) -> str:
    return f"{'document' if len(names) == 1 else 'documents'} {listed(names)}"
