"""Flags on counts: a percentage that a document prints beside counts which do not give it."""

from collections.abc import Iterator

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.manuals import example, source
from analysis.model.problem import Remark, on_claim


@source("arithmetic.")
@example("claims.csv", "quote,figure", passes="30 of 40 (75%) felt better,75", fails="30 of 60 (75%) felt better,75")
def counts_against_percentage(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A claim prints a percentage with its counts, and the counts do not give it.

    One of the three numbers is wrong, and a reader cannot tell which. A percentage that is off by less than one unit of
    its last digit, as by cutting off, is not meant.
    """
    from analysis.text.prose.numbers import find_quantities, recompute, share

    for claim in appraised.evidence.claims:
        for quantity in find_quantities(claim.quote) if "%" in claim.quote else ():
            cases, people = quantity.numerator, quantity.denominator
            if cases is None or people is None or recompute(cases, people, f"{quantity.low:f}") != "inconsistent":
                continue
            printed, right = f"{quantity.low:f} % for {cases} of {people}", f"{share(cases, people, 1)} %"
            remedy = "correct the counts or the percentage"
            yield on_claim(claim, "quote", f"prints {printed}", f"which is {right}", remedy, joint=", ")
