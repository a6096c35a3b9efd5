"""Flags on balance: what a document takes back, leaves without a comparison, or has an interest in."""

import re
from collections.abc import Iterator

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.figure_match import sentence_of
from analysis.appraise.harms import is_general
from analysis.appraise.printed_figure import unlike_printed
from analysis.check.harms import gives_share, in_part, on_document, quoted
from analysis.check.manuals import example, source
from analysis.model.evidence import Evidence
from analysis.model.judgements import Mention
from analysis.model.problem import Remark, on_claim
from analysis.model.records import Claim
from analysis.model.words import Category, Direction, Saying, TermKind, Wording


@source("DISCERN, item 6: is it balanced and unbiased?")
@example("terms.csv", "term,kind,broader", "any side effect,harm,", "heartburn,harm,any side effect")
@example("mentions.csv", "claim,harm,says", "C001,any side effect,denied", passes="", fails="C002,heartburn,named")
@example("claims.csv", "id,quote", fails="C001,no side effects\nC002,may cause heartburn")
def denies_admitted_harm(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A document denies harm that it elsewhere admits.

    A reader who meets the denial first may not read on, and one who reads both cannot tell which holds. A hedged
    denial, such as "should not hurt", is not meant; nor is a remark that makes harm in general small.
    """
    evidence = appraised.evidence
    for document in appraised.harms:
        said = evidence.mentions_of.get(document, ())
        for mention in said:
            claim = evidence.claim[mention.claim]
            if mention.says is not Saying.DENIED or claim.wording is Wording.HEDGED:
                continue
            admitting = [one for one in said if _admits(one, mention, evidence)]
            if admitting:
                against = [one for one in admitting if not is_general(one.harm, evidence)] or admitting
                admitted = in_part(one.harm for one in against)
                what = (
                    f'says "{claim.quote}" (line {claim.line}), which denies {mention.harm}, and itself speaks of '
                    f"{admitted}"
                )
                found = f"{quoted(against, evidence)} (DISCERN, item 6: is it balanced?)"
                remedy = "withdraw the denial and keep the warnings"
                yield on_document(document, appraised, what, found, remedy, claim.id, joint=": ")
                break


@source("DISCERN, item 12: does it describe what would happen if no treatment is used?")
@example("claims.csv", "category,figure,unit,comparator", passes="efficacy,91,%,placebo", fails="efficacy,91,%,")
def figure_without_comparator(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A claim of benefit gives a share or a rate and says nothing of those who were not treated so.

    Many conditions ease by themselves, and many people improve after a sham: 80 % is much if 20 % improve without the
    treatment, and little if 75 % do. A comparison counts that stands anywhere in the sentence, in the claim's statement
    or in another claim of the line; nothing is said of a figure that the quote does not print.
    """
    evidence = appraised.evidence
    for claim in evidence.claims:
        praises = claim.category is Category.EFFICACY and claim.direction is Direction.ASSERTS
        if gives_share(claim) and praises and not _compared(claim, evidence) and not unlike_printed(claim):
            what = f"gives {claim.figure} {claim.unit} and nothing to compare it with"
            found = "not how people did without the treatment, or with another (DISCERN, item 12)"
            remedy = "give the figure of the control group beside it, or say that there was none"
            yield on_claim(claim, "comparator", what, found, remedy, joint=": ")


# How English sets a figure beside another, or says that there is none; "more than 75 %" compares with nobody.
_COMPARES = re.compile(
    r"\b(?:(?:compared|relative) (?:with|to)(?! (?:baseline|before))|versus|vs|whereas|control(?:s| group)|placebo|sham"
    r"|dummy|usual care|untreated|no treatment|case series|uncontrolled|single[ -]arm|against (?:only )?\d+"
    r"|than (?!before|half|\d|a |an ))\b",
    re.IGNORECASE,
)


def _compared(claim: Claim, evidence: Evidence) -> bool:
    """Whether a claim's sentence or statement says how others did."""
    beside = evidence.claims_on.get((claim.document, claim.line), (claim,))
    texts = (sentence_of(claim, evidence), claim.quote, claim.statement)
    return any(one.comparator for one in beside) or any(map(_COMPARES.search, texts))


@source("DISCERN, item 6: is it balanced and unbiased?")
@example("documents.csv", "id,offers", passes="page1,", fails="page1,yes")
def sells_what_it_describes(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A document comes, by its own words, from somebody who offers the treatment that it describes.

    That makes no claim of it wrong, and offering a treatment is how most know it. A reader may want to know it all the
    same, as of any author with an interest. A document that does not say is not flagged.
    """
    for document in appraised.evidence.documents:
        if document.offers:
            what = "comes, by its own words, from a publisher that offers the treatment it describes"
            found = "that makes none of its claims wrong, and a reader may want to weigh it (DISCERN, item 6)"
            remedy = "lead the reader to a source without that interest as well"
            yield on_document(document.id, appraised, what, found, remedy)


def _admits(mention: Mention, denial: Mention, evidence: Evidence) -> bool:
    """Whether a mention admits what a denial denies: the harm itself or a narrower one."""
    told = mention.says in (Saying.NAMED, Saying.WARNING_SIGN) or (
        mention.says is Saying.MINIMISED and not is_general(mention.harm, evidence)
    )
    return told and denial.harm in evidence.lineage(mention.harm, TermKind.HARM)
