"""Rewrites of a document: the same said in other numbers, units, words and markers."""

from decimal import ROUND_HALF_UP, Decimal

from tests.bench.draft import Cells, Draft
from tests.bench.injection import rewrite

Same = tuple[str, ...] | None

DONE: tuple[str, ...] = ()


def said(draft: Draft, claim: Cells, old: str, new: str) -> Same:
    """Other words in the document."""
    return DONE if draft.reword(claim, old, new) else None


# Figures


def share(name: str, percent: str, words: str, figure: str = "", unit: str = "") -> None:
    """List a share printed in other words; with figure and unit, the table has it as it is printed."""

    @rewrite(name, "claims")
    def _(draft: Draft, claim: Cells) -> Same:
        if claim["figure"] != percent or claim["unit"] != "%" or not draft.reword(claim, f"{percent}%", words):
            return None
        if figure:
            claim["figure"], claim["unit"] = figure, unit
        return DONE


share("per 1,000 for per cent", "1.6", "16 per 1,000", "16", "per 1,000")
share("per 1,000, the table in per cent", "1.6", "16 per 1,000")
share("per 10,000 for per cent", "1.6", "160 per 10,000", "160", "per 10,000")
share("three in four", "75", "three in four")
share("3 out of 4", "75", "3 out of 4")
share("three quarters", "75", "three quarters")
share("x of n", "75", "30 of 40")
share("x of n with its percentage", "75", "30/40 (75%)")
share("1 in 10", "10", "1 in 10")
share("per cent in words", "70", "70 per cent")
share("percentage in one word", "70", "70 percent")
share("number in words", "70", "seventy per cent")


@rewrite("rounded half up", "claims")
def _(draft: Draft, claim: Cells) -> Same:
    if "." not in claim["figure"] or Decimal(claim["figure"]) < 2:
        return None
    whole = str(Decimal(claim["figure"]).quantize(Decimal(1), ROUND_HALF_UP))
    assert draft.reword(claim, claim["figure"], whole)
    claim["figure"] = whole
    return DONE


@rewrite("noughts behind the point of a finding", "findings")
def _(_: Draft, finding: Cells) -> Same:
    exact = finding["numerator"] and 100 * int(finding["numerator"]) % int(finding["denominator"]) == 0
    if not exact or "." not in finding["value"]:
        return None  # 66.0 stands for 66.03, 66.00 does not.
    finding["value"] += "0"
    return DONE


@rewrite("p value without its nought", "findings")
def _(_: Draft, finding: Cells) -> Same:
    if not finding["p"]:
        return None
    finding["p"] = finding["p"].removeprefix("0")
    return DONE


@rewrite("months as weeks", "claims")
def _(draft: Draft, claim: Cells) -> Same:
    for months, weeks in (("12 months", "52 weeks"), ("6 months", "26 weeks"), ("3 months", "13 weeks")):
        if draft.reword(claim, months, weeks):
            return DONE
    return None


@rewrite("months as years", "claims")
def _(draft: Draft, claim: Cells) -> Same:
    return said(draft, claim, "12 months", "one year")


@rewrite("months in words", "claims")
def _(draft: Draft, claim: Cells) -> Same:
    return said(draft, claim, "6 months", "six months")


# Words


@rewrite("American spelling in a document", "claims")
def _(draft: Draft, claim: Cells) -> Same:
    claim["stated_design"] = claim["stated_design"].replace("randomised", "randomized")
    return said(draft, claim, "randomised", "randomized")


@rewrite("design in capitals or short", "claims")
def _(draft: Draft, claim: Cells) -> Same:
    if claim["stated_design"] not in ("randomised trial", "randomised controlled trial"):
        return None
    draft.reword(claim, claim["stated_design"], "RCT")
    claim["stated_design"] = "RCT"
    return DONE


@rewrite("double-blind for randomised", "claims")
def _(draft: Draft, claim: Cells) -> Same:
    if claim["stated_design"] != "randomised trial":
        return None
    draft.reword(claim, "randomised trial", "double-blind trial")
    claim["stated_design"] = "double-blind trial"
    return DONE


@rewrite("cross-over without its hyphen", "claims")
def _(draft: Draft, claim: Cells) -> Same:
    claim["stated_design"] = claim["stated_design"].replace("cross-over", "crossover")
    return said(draft, claim, "cross-over", "crossover")


@rewrite("no treatment in other words", "claims")
def _(_: Draft, claim: Cells) -> Same:
    if claim["comparator"] != "no treatment":
        return None
    claim["comparator"] = "untreated patients"
    return DONE


@rewrite("comparator in other words", "claims")
def _(_: Draft, claim: Cells) -> Same:
    if claim["comparator"] != "tap-water bath":
        return None
    claim["comparator"] = "baths in tap water"
    return DONE


@rewrite("claim hedged", "claims")
def _(draft: Draft, claim: Cells) -> Same:
    claim["wording"] = "hedged"
    return said(draft, claim, "improved in", "may have improved in")


@rewrite("complaint that is also a side effect", "claims")
def _(draft: Draft, claim: Cells) -> Same:
    if claim["outcome"] != "scaling":
        return None
    draft.reword(claim, "scaling", "itch")
    draft.reword(claim, "Scaling", "Itch")
    claim["statement"] = claim["statement"].replace("Scaling", "Itch")
    for row in (*draft.rows["claims"], *draft.rows["findings"]):
        row["outcome"] = row["outcome"].replace("scaling", "itch")
    for term in draft.rows["terms"]:
        term["term"] = term["term"].replace("scaling", "itch")
    return DONE


# Markers


@rewrite("marker raised", "claims")
def _(draft: Draft, claim: Cells) -> Same:
    if not claim["marker"].startswith("["):
        return None
    raised = claim["marker"].strip("[]").translate(str.maketrans("123456789", "¹²³⁴⁵⁶⁷⁸⁹"))
    draft.print(claim, draft.line(claim).replace(f" {claim['marker']}.", f".{raised}"))
    claim["marker"] = raised
    return DONE


@rewrite("marker with a blank", "claims")
def _(draft: Draft, claim: Cells) -> Same:
    number = claim["marker"].strip("[]")
    if number == claim["marker"]:
        return None
    draft.print(claim, draft.line(claim).replace(claim["marker"], f"[ {number} ]"))
    return DONE
