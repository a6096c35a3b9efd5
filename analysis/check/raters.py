"""Faults of raters' own rows, and of what was adjudicated on the category of a claim."""

from collections.abc import Iterator

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.manuals import example, source
from analysis.model.judgements import Link
from analysis.model.problem import Remark, on_row
from analysis.schema import RATED, TABLES


@source("DESIGN, raters: raters judge, blind to each other.")
@example("raw ratings/adjudicator/mentions.csv", "claim,harm,says,judged_by", passes="C001,heartburn,named,adjudicator")
@example("raw ratings/ann/mentions.csv", "claim,harm,says,judged_by", fails="C001,heartburn,named,adjudicator")
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


_HEADER = ",".join(field.name for field in TABLES["links"].fields)
_FIRST = "C001,ito2011,F001,,partly supports,,,,same,same,,same,Fewer improved.,,adjudicator"


@source("DESIGN, raters: the unit of rating and agreement is claim and study.")
@example("raw ratings/adjudicator/links.csv", _HEADER, _FIRST, passes="", fails=_FIRST.replace("F001,", ","))
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


@source("the data dictionary: the adjudicated word is the claim's own category.")
@example("claims.csv", "id,category", "C001,safety")
@example("codings.csv", "claim,category", passes="C001,safety", fails="C001,caveat")
def coding_unlike_claim(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """The adjudicated coding of a claim has another category than the claim.

    The category decides by which rules a claim is judged, so that the two cannot both hold.
    """
    for coding in appraised.evidence.codings:
        claim = appraised.evidence.claim.get(coding.claim)
        if claim and claim.category is not coding.category:
            what, found = f'is coded "{coding.category}"', f'{claim.origin.at("category")} has "{claim.category}"'
            yield on_row(coding, "category", coding.claim, what, found, "write in both what was adjudicated")
