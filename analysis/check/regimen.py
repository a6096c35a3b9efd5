"""Flags on regimens: how a document says that a treatment is given, against how its own studies gave it."""

from collections.abc import Iterator

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.regimen import unlike_own
from analysis.check.manuals import example, source
from analysis.model.problem import Remark, on_claim
from analysis.model.words import Category
from analysis.text.prose.phrases import listed


@source("indirectness of intervention (GRADE guidelines 8, J Clin Epidemiol 2011;64:1303-10).")
@example(
    "claims.csv", "quote,category,outcome,figure,unit", passes="1-2 sessions,protocol,number of sessions,1-2,sessions"
)
@example(
    "claims.csv", "quote,category,outcome,figure,unit", fails="4-6 sessions,protocol,number of sessions,4-6,sessions"
)
def regimen_unlike(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A document describes another regimen than every one of its own studies of that treatment.

    What the studies found is then not known of what the document describes. Numbers of treatments, times between them,
    concentrations and amounts are held against the studies' rows, each like with like, a month as 30.4375 days; ranges
    that overlap agree. Nothing is flagged where one study agrees, or where the value of one was not read.
    """
    for claim in appraised.evidence.claims:
        own = unlike_own(claim, appraised.evidence) if claim.figure and claim.category is Category.PROTOCOL else ()
        if own:
            found = listed(f"{one.value} in {one.study.study}" for one in own)
            what = f"gives {claim.figure} {claim.unit} as the {own[0].part}"
            remedy = "cite a study of the regimen described, or describe that of the studies"
            yield on_claim(claim, "figure", what, f"found {found}", remedy, own[0].study.study)
