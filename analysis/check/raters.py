"""Faults of raters' own rows, and of what was adjudicated on the category of a claim."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.manuals import example, source
from analysis.model.evidence import Evidence
from analysis.model.judgements import Link
from analysis.model.problem import Remark, on_row
from analysis.schema import RATED, TABLES


def tables(name: str, evidence: Evidence) -> Iterator[tuple[Any, ...]]:
    """The adjudicated rows of a table that raters judge, then each rater's own."""
    return (getattr(one, name) for one in (evidence, *evidence.ratings))


@source("DESIGN, raters: raters judge, blind to each other.")
@example(
    "raw ratings/adjudicator/mentions.csv",
    "claim,harm,says,judged_by",
    passes="C001,heartburn,named,adjudicator",
    fails="C001,heartburn,named,ann",
)
def foreign_signature(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """Rows in one rater's folder are signed by another; each table and signer once, at the first row.

    Agreement between raters counts the rows as those of the folder's rater; if the other judged them, they count twice.
    A folder of nobody in raters.csv has a fault of its own.
    """
    known = {rater.name for rater in appraised.evidence.raters}
    for ratings in (one for one in appraised.evidence.ratings if one.rater in known):
        for table in RATED:
            signed = Counter(row.judged_by for row in getattr(ratings, table))
            first = {row.judged_by: row for row in reversed(getattr(ratings, table))}
            for signer in signed.keys() - {ratings.rater}:
                what, found = f"are signed by {ratings.rater}", f'{signed[signer]} by "{signer}", this the first'
                remedy = f'write "{ratings.rater}", or move them to the folder of {signer}'
                yield on_row(first[signer], "judged_by", f"rows of ratings/{ratings.rater}", what, found, remedy)


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
