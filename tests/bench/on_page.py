"""Errors of a document in its figures: its source gives another. The claim quotes what is printed."""

import re
from decimal import Decimal

from tests.bench.draft import Cells, Draft
from tests.bench.injection import error

Values = tuple[str, ...] | None

TRACED = ("differing-figure", "untraced-figure")
REGIMEN = ("regimen-unlike",)
REPORTED = ("efficacy", "safety", "comparison")


def plain(number: Decimal) -> str:
    """A number without a sign and without noughts behind the point."""
    return f"{abs(number).normalize():f}"


def other_figure(draft: Draft, claim: Cells, figure: str) -> Values:
    """Let the document print another figure in the claim's place; not one that rounds to it."""
    before = claim["figure"]
    if not before or claim["category"] not in REPORTED or abs(Decimal(figure) - Decimal(before)) < Decimal("0.6"):
        return None
    sign = "%" if claim["unit"] == "%" else f" {claim['unit']}"
    if not draft.reword(claim, f"{before}{sign}", f"{figure}{sign}"):
        return None
    claim["figure"] = figure
    return (figure,)


# Figures


@error("figure altered", "claims", *TRACED)
def _(draft: Draft, claim: Cells) -> Values:
    if not claim["figure"]:
        return None
    figure = Decimal(claim["figure"])
    return other_figure(draft, claim, f"{figure + 9 if figure < 90 else figure - 9}")


@error("figure a little altered", "claims", *TRACED)
def _(draft: Draft, claim: Cells) -> Values:
    if not claim["figure"]:
        return None
    figure = Decimal(claim["figure"])
    return other_figure(draft, claim, f"{figure + 2}")


@error("decimal point moved", "claims", *TRACED)
def _(draft: Draft, claim: Cells) -> Values:
    if not claim["figure"]:
        return None
    figure = Decimal(claim["figure"])
    return other_figure(draft, claim, plain(figure * 10 if figure < 10 else figure / 10))


@error("digits of a figure transposed", "claims", *TRACED)
def _(draft: Draft, claim: Cells) -> Values:
    digits = re.fullmatch(r"(\d)([1-9])(\.\d)?", claim["figure"])
    return other_figure(draft, claim, f"{digits[2]}{digits[1]}{digits[3] or ''}") if digits else None


@error("figure of another study", "claims", *TRACED)
def _(draft: Draft, claim: Cells) -> Values:
    study = draft.link(claim)["study"]
    for other in draft.rows["claims"]:
        alike = other["category"] in REPORTED and other["unit"] == claim["unit"] and other["figure"] != claim["figure"]
        if alike and other["figure"] and draft.link(other)["study"] != study:
            return other_figure(draft, claim, other["figure"])
    return None


@error("figure of the other arm", "claims", *TRACED)
def _(draft: Draft, claim: Cells) -> Values:
    other = draft.finding(claim).get("comparator_value")
    return other_figure(draft, claim, plain(Decimal(other))) if other else None


@error("figure of another outcome", "claims", *TRACED)
def _(draft: Draft, claim: Cells) -> Values:
    own = draft.finding(claim)
    for other in draft.rows["findings"]:
        same = own and other["study"] == own["study"] and other["unit"] == own["unit"] == "%"
        if same and other["outcome"] != own["outcome"]:
            return other_figure(draft, claim, plain(Decimal(other["value"])))
    return None


# Quantities


def other_quantity(draft: Draft, claim: Cells, measure: str, shape: str, words: str) -> Values:
    """Let the document take a figure for another quantity."""
    found = re.search(shape, claim["quote"])
    if draft.finding(claim).get("measure") != measure or not found:
        return None
    assert draft.reword(claim, found[0], found.expand(words))
    claim["statement"] = claim["quote"]
    return (claim["figure"],)


@error("mean change told as share improved", "claims", *TRACED)
def _(draft: Draft, claim: Cells) -> Values:
    return other_quantity(draft, claim, "mean change", r"fell by (\S+%)", r"improved in \1 of patients")


@error("share improved told as mean change", "claims", *TRACED)
def _(draft: Draft, claim: Cells) -> Values:
    shape = r"(improve\w+) in (\S+%) of patients"
    return other_quantity(
        draft, claim, "share improved", shape, r"\1 of \2" if "improvement in" in claim["quote"] else r"\1 by \2"
    )


@error("share with event told as share improved", "claims", *TRACED)
def _(draft: Draft, claim: Cells) -> Values:
    shape = (
        r"(\S+%) of (patients|people)(?: with \w+| with a skin disease)? (?:had skin|relapsed|reported an?|reported).*"
    )
    return other_quantity(draft, claim, "share with event", shape, r"\1 of patients improved")


@error("relative difference told as absolute", "claims", *TRACED)
def _(draft: Draft, claim: Cells) -> Values:
    own = draft.finding(claim)
    shares = draft.find("findings", study=own.get("study", ""), outcome=own.get("outcome", ""), unit="%")
    if not shares or own["measure"] != "between-arm difference":
        return None
    treated, control = Decimal(shares["value"]), Decimal(shares["comparator_value"])
    return other_figure(draft, claim, f"{100 * abs(treated - control) / control:.0f}")


@error("absolute difference told as relative", "claims", *TRACED)
def _(draft: Draft, claim: Cells) -> Values:
    if claim["unit"] != "points" or not draft.reword(claim, f"{claim['figure']} points", f"{claim['figure']}%"):
        return None
    claim["unit"] = "%"
    return (claim["figure"],)


# Counts


@error("percentage printed against its counts", "claims", "contradicting-numbers")
def _(draft: Draft, claim: Cells) -> Values:
    own = draft.finding(claim)
    phrase = f"{claim['figure']}% of patients"
    if not own.get("numerator") or not draft.reword(
        claim, phrase, f"{own['numerator']} of {int(own['denominator']) * 2} patients ({claim['figure']}%)"
    ):
        return None
    return (own["numerator"], claim["figure"])


@error("counts printed with another denominator", "claims", *TRACED, "figure-not-in-quote")
def _(draft: Draft, claim: Cells) -> Values:
    own = draft.finding(claim)
    phrase = f"{claim['figure']}% of patients"
    if not own.get("numerator") or not draft.reword(
        claim, phrase, f"{own['numerator']} of {int(own['denominator']) + 11} patients"
    ):
        return None
    return (claim["figure"],)
