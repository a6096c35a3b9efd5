"""Faults of raters' own rows, and of what was adjudicated on the category of a claim."""

from collections.abc import Iterator

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.manuals import file, with_manual
from analysis.model.judgements import Link
from analysis.model.problem import Remark, on_row
from analysis.schema import RATED


@with_manual(
    passes=file(
        "raw ratings/adjudicator/mentions.csv", "claim,harm,says,judged_by", "C001,heartburn,named,adjudicator"
    ),
    fails=file("raw ratings/ann/mentions.csv", "claim,harm,says,judged_by", "C001,heartburn,named,adjudicator"),
    source="DESIGN, raters: raters judge, blind to each other.",
)
def foreign_signature(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A row in one rater's folder is signed by another.

    Agreement between raters counts the row as that of the folder's rater; if the other judged it, it counts twice.
    """
    for ratings in appraised.evidence.ratings:
        for row in (row for table in RATED for row in getattr(ratings, table)):
            if row.judged_by != ratings.rater:
                what, found = f"is signed by {ratings.rater}", f'this one is by "{row.judged_by}"'
                remedy = f'write "{ratings.rater}", or move the row to the folder of {row.judged_by}'
                yield on_row(row, "judged_by", f"a row of ratings/{ratings.rater}", what, found, remedy)


_OWN = "raw ratings/adjudicator/links.csv"
_HEADER = (
    "claim,study,finding,question,stance,basis,why,leans,condition_fit,agent_fit,comparator_fit,outcome_fit,rationale,"
    "overrule_reason,judged_by"
)
_FIRST = "C001,ito2011,F001,,partly supports,,,,same,same,,same,Fewer improved.,,adjudicator"


@with_manual(
    passes=file(_OWN, _HEADER, _FIRST),
    fails=file(_OWN, _HEADER, _FIRST, "C001,ito2011,,,indirect,,,,same,same,,same,Fewer improved.,,adjudicator"),
    source="DESIGN, raters: the unit of rating and agreement is claim and study.",
)
def pair_rated_twice(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A rater has two links of one claim and study.

    A rater says one word of a pair; only the adjudicated table may part it by finding. Of two words nobody can say
    which one agreement is to count. Rows of one finding are left to the check on keys.
    """
    for ratings in appraised.evidence.ratings:
        first: dict[tuple[str, str], Link] = {}
        for link in ratings.links:
            earlier = first.setdefault((link.claim, link.study), link)
            if earlier.finding != link.finding:
                subject, what = f"{link.claim} by {link.study}", f"may have one row of {ratings.rater}"
                found = f"it stands already on line {earlier.origin.line}"
                yield on_row(link, "claim", subject, what, found, "keep the one that holds for the study as a whole")


@with_manual(
    passes=file("claims.csv", "id,category", "C001,safety") + file("codings.csv", "claim,category", "C001,safety"),
    fails=file("claims.csv", "id,category", "C001,safety") + file("codings.csv", "claim,category", "C001,caveat"),
    source="the data dictionary: the adjudicated word is the claim's own category.",
)
def coding_unlike_claim(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """The adjudicated coding of a claim has another category than the claim.

    The category decides by which rules a claim is judged, so that the two cannot both hold.
    """
    for coding in appraised.evidence.codings:
        claim = appraised.evidence.claim.get(coding.claim)
        if claim and claim.category is not coding.category:
            what, found = f'is coded "{coding.category}"', f'{claim.origin.at("category")} has "{claim.category}"'
            yield on_row(coding, "category", coding.claim, what, found, "write in both what was adjudicated")
