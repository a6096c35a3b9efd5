"""Rewrites of a document: the same said in other numbers, units, words and markers."""

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

from tests.bench.draft import Cells, Draft
from tests.bench.injection import rewrite

Same = tuple[str, ...] | None

DONE: tuple[str, ...] = ()

#: Words of a quote at most.
LONGEST = 15


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
share("75 per cent", "75", "75 per cent")
share("three-quarters with a hyphen", "75", "three-quarters")
share("share with its counts after it", "75", "75% (30/40)")
share("share with its counts after it, with of", "75", "75% (30 of 40)")
share("x out of n with its percentage", "75", "30 out of 40 (75%)")
share("seventy with a blank before the sign", "70", "70 %")
share("seventy in 100", "70", "70 in 100")
share("7 of 10", "70", "7 of 10")
share("seven out of ten", "70", "seven out of ten")
share("two thirds", "66", "66% (103 of 156)")
share("interval after its share", "70", "70% (95% CI 57.5 to 80.1)")
share("interval with a dash after its share", "70", "70% (95% CI 57.5–80.1)")
share("interval with a comma after its share", "70", "70% (95% confidence interval 57.5, 80.1)")
share("interval in brackets after its share", "70", "70% [95% CI: 57.5–80.1]")


def beside(name: str, shape: str, *, figures: tuple[str, ...] = ("70", "75", "66")) -> None:
    """List a share of patients printed beside its counts."""

    @rewrite(name, "claims")
    def _(draft: Draft, claim: Cells) -> Same:
        own, words = draft.finding(claim), f"{claim['figure']}% of patients"
        if claim["figure"] not in figures:
            return None
        counts = {"x": own["numerator"], "n": own["denominator"], "share": claim["figure"]}
        return said(draft, claim, words, shape.format(**counts))


beside("counts before their percentage", "{x} of {n} patients ({share}%)")
beside("counts after their percentage", "{share}% ({x}/{n}) of patients")
beside("counts after the patients", "{share}% of patients ({x} of {n})")
beside("percentage between the counts", "{x} ({share}%) of {n} patients")
beside("counts of the patients", "{x} of the {n} patients ({share}%)")
beside("count in words", "Forty-two ({share}%) of {n} patients", figures=("70",))
beside("count in words with and", "One hundred and three ({share}%) of {n} patients", figures=("66",))
beside("count in words without and", "One hundred three ({share}%) of {n} patients", figures=("66",))
beside("share of all patients", "{share}% of all {n} patients")


def significant(name: str, words: str) -> None:
    """List a result that is called significant beside its p value."""

    @rewrite(name, "claims")
    def _(draft: Draft, claim: Cells) -> Same:
        p = draft.finding(claim).get("p")
        if not p or not claim["figure"] or len(f"{claim['quote']}{words}".split()) > LONGEST:
            return None
        draft.print(claim, draft.line(claim).replace(claim["quote"], f"{claim['quote']}{words.format(p=p)}"))
        claim["quote"] += words.format(p=p)
        return DONE


significant("significant with its p value", ", a significant change (p = {p})")
significant("significant by a bound", ", which was statistically significant (p < 0.05)")


@rewrite("decimals of a spreadsheet in a figure", "claims")
def _(_: Draft, claim: Cells) -> Same:
    if not claim["figure"] or "." in claim["figure"]:
        return None
    claim["figure"] += ".0"
    return DONE


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


def next_clause(name: str, words: str) -> None:
    """List a comparator that the next clause names, and no cell."""

    @rewrite(name, "claims")
    def _(draft: Draft, claim: Cells) -> Same:
        other = draft.finding(claim).get("comparator_value")
        if claim["category"] != "efficacy" or claim["unit"] != "%" or not other:
            return None
        compared = words.format(other=f"{Decimal(other).copy_abs():f}", arm=claim["comparator"])
        draft.print(claim, draft.line(claim).replace(claim["quote"], claim["quote"] + compared))
        claim["comparator"] = ""
        return DONE


next_clause("comparator in the next clause", ", compared with {other}% with {arm}")
next_clause("comparator after a semicolon", "; with {arm} it was {other}%")
next_clause("comparator after versus", " (versus {other}% with {arm})")
next_clause("comparator after than", ", more than with {arm}")


def in_term(name: str, table: str, column: str, change: Callable[[str], str]) -> None:
    """List a term written with other capitals or with invisible characters."""

    @rewrite(f"{name} in the {column} of {table}", table)
    def _(_: Draft, row: Cells) -> Same:
        before = row[column]
        row[column] = change(before)
        return DONE if row[column] != before else None


for _table, _column in (
    ("claims", "condition"),
    ("claims", "outcome"),
    ("studies", "agent"),
    ("findings", "outcome"),
    ("terms", "broader"),
    ("mentions", "harm"),
):
    in_term("capitals", _table, _column, str.capitalize)
    in_term("no-break blank", _table, _column, lambda term: term.replace(" ", "\u00a0"))
    in_term("soft hyphen", _table, _column, lambda term: f"{term[:4]}\u00ad{term[4:]}" if term else term)


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


def by_author(name: str, shape: str) -> None:
    """List a marker that names author and year of its reference."""

    @rewrite(name, "claims")
    def _(draft: Draft, claim: Cells) -> Same:
        reference = draft.find("references", document=claim["document"], number=claim["marker"].strip("[]"))
        if not reference or not claim["marker"].startswith("["):
            return None
        families = [author.rpartition(" ")[0] for author in reference["authors"].split(", ")]
        both = " & ".join(families[:2]) if len(families) < 3 else f"{families[0]} et al."
        words = shape.format(first=families[0], both=both, year=reference["year"])
        draft.print(claim, draft.line(claim).replace(claim["marker"], words))
        claim["marker"] = words
        return DONE


by_author("marker with author and year", "({first} et al., {year})")
by_author("marker with author and year without a comma", "({first} {year})")
by_author("marker with both authors", "({both}, {year})")
by_author("marker with author and year in brackets", "[{first} {year}]")


@rewrite("author of its reference named before", "claims")
def _(draft: Draft, claim: Cells) -> Same:
    reference = draft.find("references", document=claim["document"], number=claim["marker"].strip("[]"))
    assert reference
    family = reference["authors"].partition(",")[0].rpartition(" ")[0]
    draft.print(claim, f"{family} et al. ({reference['year']}) reported: {draft.line(claim)}")
    return DONE


@rewrite("other work named beside its own marker", "claims")
def _(draft: Draft, claim: Cells) -> Same:
    of_page = [one for one in draft.rows["references"] if one["document"] == claim["document"]]
    other = next(one for one in of_page if one["number"] != claim["marker"].strip("[]"))
    family = other["authors"].partition(",")[0].rpartition(" ")[0]
    if not claim["marker"].startswith("["):
        return None
    draft.print(claim, f"Unlike {family} et al. ({other['year']}) [{other['number']}], here {draft.line(claim)}")
    return DONE
