"""Faults of harms: terms that nothing else knows, so that what is said of them would stand nowhere."""

from collections.abc import Iterator

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.harms import conditions_of
from analysis.check.manuals import example, source
from analysis.model.evidence import Evidence
from analysis.model.problem import Remark, on_row
from analysis.model.words import TermKind
from analysis.text.spelling import did_you_mean


@source("the data dictionary, mentions.")
@example("mentions.csv", "claim,harm", passes="C001,heartburn", fails="C001,heart burn")
def unknown_harm(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A mention names a harm that neither harms.csv lists nor terms.csv has as a term of harm.

    A slip in it would leave the document silent on the harm that is meant. A harm that no study reports, and a general
    remark, need a term. Raters' own mentions are held to the same. Nothing is checked without both tables.
    """
    evidence = appraised.evidence
    if {"harms", "terms"} & set(evidence.absent):
        return
    known = {*evidence.harm, *_terms(evidence, TermKind.HARM)}
    mentions = (*evidence.mentions, *(one for ratings in evidence.ratings for one in ratings.mentions))
    for mention in mentions:
        if mention.harm not in known:
            what, found = f'names the harm "{mention.harm}"', "which is neither in harms.csv nor a harm in terms.csv"
            remedy = did_you_mean(mention.harm, sorted(known), "add it to terms.csv as a harm")
            yield on_row(mention, "harm", f"the mention by claim {mention.claim}", what, found, remedy, joint=", ")


@source("the data dictionary, harms.")
@example("harms.csv", "harm,conditions", passes="heartburn,motion sickness", fails="heartburn,motion sicknes")
def unknown_harm_condition(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A harm names a condition that is no term, and that no claim and no study is about.

    The harm would then be relevant to no document by that condition, and no document's silence on it would show.
    Nothing is checked without terms.csv.
    """
    evidence = appraised.evidence
    if "terms" in evidence.absent:
        return
    named = {claim.condition for claim in evidence.claims} | {study.condition for study in evidence.studies}
    known = _terms(evidence, TermKind.CONDITION) | named - {""}
    for harm in evidence.harms:
        for condition in conditions_of(harm):
            if condition not in known:
                what = f'names the condition "{condition}"'
                found = "which is no condition in terms.csv, nor that of a claim or a study"
                otherwise = "add it to terms.csv as a condition, or part conditions by semicolons"
                remedy = did_you_mean(condition, sorted(known), otherwise)
                yield on_row(harm, "conditions", f'the harm "{harm.harm}"', what, found, remedy, joint=", ")


def _terms(evidence: Evidence, kind: TermKind) -> set[str]:
    return {row.term for row in evidence.terms if row.kind is kind}
