"""Errors of a document in numbers that it prints side by side: counts, shares, intervals, p values."""

from tests.bench.draft import Cells, Draft
from tests.bench.injection import error
from tests.bench.on_page import Values

CONTRADICTING = ("contradicting-numbers",)


def share_of(draft: Draft, claim: Cells) -> tuple[str, Cells] | None:
    """The words by which a claim gives a share of people, and its finding with counts; ``None`` for another claim."""
    own, words = draft.finding(claim), f"{claim['figure']}% of "
    counted = bool(claim["figure"]) and bool(own.get("numerator")) and words in claim["quote"]
    return (words + claim["quote"].partition(words)[2].split()[0], own) if counted else None


def miscounted(name: str, shape: str) -> None:
    """List a percentage beside counts that are one half of it; ``people`` is the word of the claim."""

    @error(name, "claims", *CONTRADICTING)
    def _(draft: Draft, claim: Cells) -> Values:
        found = share_of(draft, claim)
        if not found:
            return None
        words, own = found
        counts = {"x": own["numerator"], "n": str(int(own["denominator"]) * 2), "share": claim["figure"]}
        assert draft.reword(claim, words, shape.format(**counts, people=words.split()[-1]))
        return (claim["figure"], counts["x"], counts["n"])


miscounted("counts after their percentage", "{share}% ({x}/{n}) of {people}")
miscounted("counts after their percentage, with of", "{share}% ({x} of {n}) of {people}")
miscounted("counts after the people of their percentage", "{share}% of {people} ({x} of {n})")
miscounted("counts after the people of their percentage, with a stroke", "{share}% of {people} ({x}/{n})")
miscounted("counts before their percentage, with a stroke", "{x}/{n} {people} ({share}%)")
miscounted("counts with out of", "{x} out of {n} {people} ({share}%)")
miscounted("counts with of the", "{x} of the {n} {people} ({share}%)")
miscounted("percentage between the counts", "{x} ({share}%) of {n} {people}")
miscounted("counts with per cent in words", "{x} of {n} {people} ({share} per cent)")


@error("more counted than there are", "claims", *CONTRADICTING)
def _(draft: Draft, claim: Cells) -> Values:
    found = share_of(draft, claim)
    if not found:
        return None
    words, own = found
    more = str(int(own["denominator"]) + 10)
    assert draft.reword(claim, words, f"{more} of {own['denominator']} {words.split()[-1]} ({claim['figure']}%)")
    return (more, own["denominator"])


@error("share above 100 % in a document", "claims", *CONTRADICTING)
def _(draft: Draft, claim: Cells) -> Values:
    found = share_of(draft, claim)
    if not found:
        return None
    figure = f"1{claim['figure'].zfill(2)}" if "." not in claim["figure"] else "148"
    assert draft.reword(claim, found[0], f"{figure}% of {found[0].split()[-1]}")
    claim["figure"] = figure
    return (f"{figure}%",)


def interval(name: str, shape: str, *, reversed_: bool) -> None:
    """List an interval beside a share: its ends reversed, or both above the estimate."""

    @error(name, "claims", *CONTRADICTING)
    def _(draft: Draft, claim: Cells) -> Values:
        own = draft.finding(claim)
        if not claim["figure"] or not own.get("ci_low") or claim["unit"] != "%" or float(own["ci_low"]) < 0:
            return None
        low, high = float(own["ci_low"]), float(own["ci_high"])
        low, high = (high, low) if reversed_ else (high + 1, 2 * high - low + 1)
        ends = {"low": f"{low:.1f}", "high": f"{high:.1f}"}
        assert draft.reword(claim, f"{claim['figure']}%", f"{claim['figure']}% {shape.format(**ends)}")
        return (ends["low"], ends["high"])


interval("interval reversed in a document", "(95% CI {low} to {high})", reversed_=True)
interval("interval reversed, with a dash", "(95% CI: {low}–{high})", reversed_=True)
interval("interval reversed, its name in full", "(95% confidence interval {low} to {high})", reversed_=True)
interval("interval reversed, in brackets", "(95% CI [{low}, {high}])", reversed_=True)
interval("interval without its estimate", "(95% CI {low} to {high})", reversed_=False)
interval("interval without its estimate, with a dash", "(95% CI {low}–{high})", reversed_=False)
interval(
    "interval without its estimate, its name in full", "(95% confidence interval, {low} to {high})", reversed_=False
)


def significance(name: str, words: str) -> None:
    """List words on significance that the p value beside them does not bear out."""

    @error(name, "claims", *CONTRADICTING)
    def _(draft: Draft, claim: Cells) -> Values:
        if claim["category"] not in ("efficacy", "comparison") or not claim["figure"]:
            return None
        draft.print(claim, draft.line(claim).replace(claim["quote"], f"{claim['quote']}, {words}"))
        claim["quote"] = f"{claim['quote']}, {words}"
        return (words[words.index("p") :].strip("()"),)


significance("significant by a large p value", "a significant change (p = 0.41)")
significance("significant by a p value above the level", "which was statistically significant (p=0.23)")
significance("significantly by a large p value", "significantly more than before, p = 0.35")
significance("not significant by a small p value", "which was not significant (p = 0.001)")
significance("insignificant by a small p value", "a statistically insignificant change (p < 0.001)")
