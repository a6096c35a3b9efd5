"""The gravest sentences, on the sheet: the document's words, what is wrong with them, what the source says."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from analysis.appraise.harms import admitted, serious_events
from analysis.appraise.verdict.cited_studies import cited_studies_of
from analysis.appraise.verdict.rated_link import AGAINST
from analysis.appraise.witness import title_witness
from analysis.appraise.wording.result import no_difference, on_harm
from analysis.appraise.wording.value import number
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import Head, Scope
from analysis.model.evidence import Evidence
from analysis.model.problem import Problem
from analysis.model.records import Finding
from analysis.model.words import EventCount, Measure
from analysis.show.summary.sheet import SheetPart
from analysis.show.summary.short_result import cut, design_of, in_numbers, people_in, short_name, words_in
from analysis.show.tables.cells import figure_of
from analysis.show.tables.layout import laid_out
from analysis.show.value import Home, Name, Phrase, Run, joined
from analysis.text.prose.phrases import counted, listed, sentence, spelled, verb, with_article
from analysis.text.rows import rows_beside

#: Words of what is wrong, beyond which it is cut at a clause.
MOST_WORDS = 15

# Results of its source that are shown.
_MOST_RESULTS = 2


def sentences_part(review: EvidenceReview, most: int) -> SheetPart:
    """At most so many sentences, gravest first; the heading says of how many."""
    found = review.priority.sentences(review.flags_on_claims)
    shown = found[:most]
    table = laid_out(
        "sheet-sentences",
        shown,
        {
            "The page's words": lambda flags: _words(flags[0], review),
            "What is wrong": lambda flags: _wrong(flags, review),
            "What the source says": lambda flags: _source(flags[0], review),
        },
    )
    heading = _heading(len(shown), len(found)) if shown else "Sentences: no check raised a flag on any"
    return SheetPart(heading, (), table)


def _heading(shown: int, every: int) -> str:
    if shown < every:
        return f"The {f'{spelled(shown)} ' if shown > 1 else ''}gravest of {every} flagged sentences"
    return (
        f"The {spelled(every)} flagged {verb(every, 'sentence', 'sentences')}{', gravest first' if every > 1 else ''}"
    )


def _words(flag: Problem, review: EvidenceReview) -> Phrase:
    """The words of the first claim flagged, with where they stand."""
    claim = review.priority.claims(flag)[0]
    place = Name(Home.CLAIMS, claim.id, soft=True, words=f" {claim.document}, line {claim.line}")
    return Phrase((Run(f"“{cut(claim.quote, 100)}”", quoted=True, marked=True), place))


@cache
def _sayings() -> Mapping[str, str]:
    return {row["check"]: row["wrong"] for row in rows_beside(__file__)}


def _wrong(flags: Sequence[Problem], review: EvidenceReview) -> Phrase:
    """The head, then what is wrong; what a second flag says of the same claims too, where there is room for it."""
    lead, *others = flags
    head, said = str(lead.head), _said(lead, review)
    for other in others:
        more = _said(other, review)
        if other.claims == lead.claims and words_in(f"{said} {more}") <= MOST_WORDS:
            said = f"{said.rstrip('.')}; {more[:1].lower()}{more[1:]}"
    unsure = (Run(" Provisional.", soft=True),) * (review.is_provisional(lead) and not _credited(lead, review))
    return Phrase((Run(f"{head[:1].upper()}{head[1:]}.", strong=True), f" {sentence(_short(said))}", *unsure))


def _said(flag: Problem, review: EvidenceReview) -> str:
    """What the table beside this file says of the check, with what is told of the claim; else what the flag says."""
    said = _sayings().get(flag.check) or flag.what
    claim, evidence = review.evidence.claim[flag.claim], review.evidence
    references = len(cited_studies_of(claim, evidence).studies)
    told = {
        "stated": cut(claim.stated_design, 40) or "study",
        "references": "its only reference" if references == 1 else f"its {references} references",
        "figure": figure_of(claim),
        "grave": "Serious harm is" if any(serious_events(claim, evidence)) else "Harm is",
        "named": counted(len({one.harm for one in admitted(claim.document, evidence)}), "harm"),
    }
    for name, words in told.items():
        said = said.replace(f"{{{name}}}", words)
    return said


def _short(text: str) -> str:
    """The text, cut where it has more words than there is room for: at the end of a clause if it has one."""
    if words_in(text) <= MOST_WORDS:
        return text
    head = " ".join(text.split()[:MOST_WORDS])
    clause = max(head.rfind(";"), head.rfind(","))
    return head[:clause] if clause > 0 else f"{head}…"


def _source(flag: Problem, review: EvidenceReview) -> Phrase:
    """What the source says in few words: of a false credit the study that the figures point to; else the results."""
    credited = _credited(flag, review)
    if credited:
        return credited
    told, evidence = review.appraised.source_statement[flag.claim], review.evidence
    against = review.assessment(evidence.claim[flag.claim], Scope.ALL).weighed if flag.head is Head.AGAINST else ()
    found = [one.finding for one in against if one.finding and one.link.stance in AGAINST]
    found = found or [evidence.finding[key] for key in told.findings if key in evidence.finding]
    if found and on_harm(found[0], evidence):
        first = [one for one in found if one.study == found[0].study]
        return Phrase((short_name(found[0].study, evidence), f": {_of_harm(first)}."))
    parts = [tuple(_result(one, evidence)) for one in found[:_MOST_RESULTS]]
    return Phrase((*joined(parts, "; "), ".")) if parts else Phrase((cut(told.sentences[0], 160),))


def _of_harm(found: Sequence[Finding]) -> str:
    """The harms of one study with their events."""
    told = dict.fromkeys(f"{cut(one.outcome, 40)}{_events(one)}" for one in found)
    return listed(list(told)[:_MOST_RESULTS])


def _result(finding: Finding, evidence: Evidence) -> Iterator[str | Name | Run]:
    """One result of a comparison: which way it points, with its numbers."""
    study = evidence.study[finding.study]
    yield short_name(study.study, evidence)
    null = no_difference(finding)
    numbers = in_numbers(finding, better=not null)
    people = people_in(study, finding)
    direction = "no difference found, " if null else ""
    yield f": {cut(finding.outcome, 40)}, {direction}{numbers or design_of(study)}{f'; {people}' if people else ''}"


def _events(finding: Finding) -> str:
    if finding.event is EventCount.CASE:
        return ", one case"
    if finding.event is EventCount.NONE:
        return ", none seen"
    if finding.value is None or finding.measure is Measure.STATEMENT:
        return ""
    recalled = finding.event is EventCount.RECALLED
    value = number(finding.value)
    if finding.measure is Measure.COUNT:
        return f", {value} {'recalled' if recalled else finding.unit}"
    return f", {'about ' * recalled}{value} {finding.unit}"


def _credited(flag: Problem, review: EvidenceReview) -> Phrase:
    """The study to which a figure credited to a design points, what it is, and how sure that is."""
    one = review.appraised.designs.get(flag.claim) if flag.check == "stated-design" else None
    if one is None or one.attributed is None:
        return Phrase()
    study = review.evidence.study[one.attributed.study]
    entry = review.evidence.entry.get(study.study)
    titled = title_witness(entry.fields.get("title", "") if entry else "").quote
    design = (" by its title a ", Run(f"“{titled}”", quoted=True)) if titled else (f" {with_article(study.design)}",)
    sure = () if one.attributed.verified else (Run("Probably ", strong=False),)
    unread = () if one.attributed.verified else (", unconfirmed",)
    return Phrase((*sure, short_name(study.study, review.evidence), *unread, ":", *design, "."))
