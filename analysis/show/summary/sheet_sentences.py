"""The gravest sentences, on the sheet: the document's words, what is wrong with them, what the source says."""

from analysis.appraise.design import design_in_title
from analysis.appraise.wording.source_statement import SourceResult
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import Scope
from analysis.show.summary.sheet import SheetPart
from analysis.show.summary.short_result import cut, short_name
from analysis.show.tables.flags.flagged_sentence import FlaggedSentence, gravest, source_in_brief
from analysis.show.tables.layout import laid_out
from analysis.show.value import Home, Name, Phrase, Run
from analysis.text.prose.phrases import spelled, verb, with_article


def sentences_part(review: EvidenceReview, most: int) -> SheetPart:
    """At most so many sentences, gravest first; the heading says of how many."""
    found = review.once(gravest)
    table = laid_out(
        "sheet-sentences",
        found[:most],
        {
            "The page's words": _words,
            "What is wrong": lambda one: _wrong(one, review),
            "What the source says": lambda one: _source(one, review),
        },
    )
    return SheetPart(_heading(min(most, len(found)), len(found)), (), table)


def _heading(shown: int, every: int) -> str:
    if not every:
        return "Sentences: no check raised a flag on any"
    if shown < every:
        return f"The {f'{spelled(shown)} ' if shown > 1 else ''}gravest of {every} flagged sentences"
    return f"The {spelled(every)} flagged {verb(every, 'sentence', 'sentences, gravest first')}"


def _words(one: FlaggedSentence) -> Phrase:
    """The words of the first claim flagged, with where they stand."""
    claim = one.claims[0]
    place = Name(Home.CLAIMS, claim.id, soft=True, words=f" {claim.document}, line {claim.line}")
    return Phrase((Run(f"“{cut(claim.quote, 100)}”", quoted=True, marked=True), place))


def _wrong(one: FlaggedSentence, review: EvidenceReview) -> Phrase:
    """The head, then what is wrong; what the next flag on the same claims says too, where there is room for it."""
    lead = one.told[0]._replace(provisional=one.told[0].provisional and not _credited(one, review))
    also = [told.short for flag, told in zip(one.flags, one.told, strict=True) if flag.claims == one.flags[0].claims]
    return lead.in_short(*also[1:2])


def _source(one: FlaggedSentence, review: EvidenceReview) -> Phrase:
    """Of a false credit the study to which the figures point; else the first result of what the source says."""
    told = _credited(one, review)
    if not told:
        claim, study = one.claims[0], one.flags[0].study
        statement = review.appraised.source_statement[claim.id]
        weighed = review.assessment(claim, Scope.ALL).weighed
        accused = [SourceResult(study, two.finding.id) for two in weighed if two.study.study == study and two.finding]
        told = source_in_brief(statement._replace(results=(*accused, *statement.results)), review.evidence, study)
    return Phrase(short_name(piece.id, review.evidence) if isinstance(piece, Name) else piece for piece in told)


def _credited(one: FlaggedSentence, review: EvidenceReview) -> Phrase:
    """The study to which a figure credited to a design points, what it is, and how sure that is."""
    claim, is_credit = one.claims[0], one.flags[0].check == "stated-design"
    compared = review.appraised.designs.get(claim.id) if is_credit else None
    if compared is None or compared.attributed is None:
        return Phrase()
    study, verified = review.evidence.study[compared.attributed.study], compared.attributed.verified
    found = design_in_title(study, claim.document, review.evidence)
    titled = found.witness.quote if found and study.design in found.witness.designs else ""
    design = (" by its title a ", Run(f"“{titled}”", quoted=True)) if titled else (f" {with_article(study.design)}",)
    name = Name(Home.STUDIES, study.study)
    sure = (name, ":") if verified else ("Probably ", name, ", unconfirmed:")
    return Phrase((*sure, *design, "."))
