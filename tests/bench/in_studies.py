"""Errors in the tables on studies and their findings: designs, people, numbers, intervals, arms, phases."""

import re
from decimal import Decimal

from tests.bench.draft import Cells, Draft
from tests.bench.in_tables import mistyped
from tests.bench.injection import error
from tests.bench.on_page import REGIMEN, TRACED, Values, plain

IMPOSSIBLE = ("impossible-number",)


def claims_on(draft: Draft, finding: Cells) -> list[Cells]:
    """The claims whose links rest on a finding."""
    links = [link for link in draft.rows["links"] if link["finding"] == finding["id"]]
    return [claim for claim in draft.rows["claims"] if claim["id"] in {link["claim"] for link in links}]


# Studies


def other_study_cell(study: Cells, column: str, value: str) -> Values:
    """Another value in a cell that is filled."""
    if not study[column] or study[column] == value or not value:
        return None
    study[column] = value
    return (value,)


@error("study's design downgraded in the table", "studies", "stated-design", "design-witnesses-disagree")
def _(_: Draft, study: Cells) -> Values:
    return None if study["design"] in ("case series", "survey") else other_study_cell(study, "design", "case series")


@error("study's design upgraded in the table", "studies", "stated-design", "design-witnesses-disagree")
def _(_: Draft, study: Cells) -> Values:
    upgraded = {"case series": "randomised trial", "survey": "cohort study", "randomised trial": "systematic review"}
    return other_study_cell(study, "design", upgraded.get(study["design"], ""))


@error("study's condition swapped in the table", "studies", "fit-unlike-terms")
def _(_: Draft, study: Cells) -> Values:
    return other_study_cell(study, "condition", "psoriasis" if study["condition"] == "eczema" else "eczema")


@error("study's agent swapped in the table", "studies", "fit-unlike-terms")
def _(_: Draft, study: Cells) -> Values:
    return other_study_cell(study, "agent", "mud pack" if study["agent"] == "salt-water bath" else "salt-water bath")


@error("study's comparator swapped in the table", "studies", "other-comparator")
def _(_: Draft, study: Cells) -> Values:
    return other_study_cell(study, "comparator", "ultraviolet light")


@error("study's sessions altered in the table", "studies", *REGIMEN)
def _(_: Draft, study: Cells) -> Values:
    return other_study_cell(study, "sessions", "40")


@error("study's concentration altered in the table", "studies", *REGIMEN)
def _(draft: Draft, study: Cells) -> Values:
    claimed = draft.find("claims", outcome="concentration", condition=study["condition"])
    return other_study_cell(study, "concentration", "40") if claimed else None


@error("fewer participants than a finding counts", "studies", *IMPOSSIBLE)
def _(_: Draft, study: Cells) -> Values:
    return other_study_cell(study, "participants", "20")


@error("follow-up shorter than a finding's", "studies", *IMPOSSIBLE)
def _(_: Draft, study: Cells) -> Values:
    return other_study_cell(study, "follow_up_months", "1")


@error("cited study called wider", "studies", "wrong-role")
def _(_: Draft, study: Cells) -> Values:
    return other_study_cell(study, "role", "wider")


# Findings: which result it is


@error("finding put under another study", "findings", "foreign-finding")
def _(draft: Draft, finding: Cells) -> Values:
    if not claims_on(draft, finding):
        return None
    finding["study"] = next(one["study"] for one in draft.rows["studies"] if one["study"] != finding["study"])
    return (finding["id"], finding["study"])


@error("outcome of a finding mistaken", "findings", *TRACED)
def _(draft: Draft, finding: Cells) -> Values:
    claims = [claim for claim in claims_on(draft, finding) if claim["figure"]]
    if not claims:
        return None
    finding["outcome"] = "number of doctor's visits"
    return (claims[0]["figure"],)


@error("measure of a finding mistaken", "findings", *TRACED)
def _(draft: Draft, finding: Cells) -> Values:
    claims = [claim for claim in claims_on(draft, finding) if claim["figure"]]
    if not claims:
        return None
    finding["measure"] = "mean change" if finding["measure"] != "mean change" else "share improved"
    return (claims[0]["figure"],)


@error("phase of a finding mistaken", "findings", "link-above-cap")
def _(draft: Draft, finding: Cells) -> Values:
    capped = [one for one in claims_on(draft, finding) if one["category"] in ("efficacy", "comparison")]
    if finding["phase"] != "randomised" or not capped:
        return None
    finding["phase"] = "uncontrolled"
    return (finding["id"], "uncontrolled")


@error("time of a finding mistaken", "findings", "other-time")
def _(draft: Draft, finding: Cells) -> Values:
    timed = [one for one in claims_on(draft, finding) if one["figure"] and "month" in one["quote"] + one["statement"]]
    if not timed or not finding["months"]:
        return None
    finding["months"] = "1"
    return (finding["id"], "1 months")


@error("finding no longer verified", "findings", "untraced-figure")
def _(draft: Draft, finding: Cells) -> Values:
    if not any(claim["figure"] for claim in claims_on(draft, finding)):
        return None
    finding["verified"] = "no"
    return (finding["id"],)


# Findings: the numbers


@error("value altered where counts are given", "findings", *IMPOSSIBLE)
def _(_: Draft, finding: Cells) -> Values:
    if not finding["numerator"]:
        return None
    finding["value"] = f"{Decimal(finding['value']) + 6}"
    return (finding["value"],)


@error("value altered where no counts are given", "findings", *TRACED, *IMPOSSIBLE)
def _(draft: Draft, finding: Cells) -> Values:
    if finding["numerator"] or not claims_on(draft, finding):
        return None
    finding["value"] = f"{Decimal(finding['value']) + 4}"
    return (plain(Decimal(finding["value"])),)


@error("percentage against counts", "findings", *IMPOSSIBLE)
def _(_: Draft, finding: Cells) -> Values:
    if not finding["numerator"]:
        return None
    finding["numerator"] = str(int(finding["numerator"]) + 2)
    return (finding["numerator"], finding["denominator"], finding["value"])


@error("control percentage against its counts", "findings", *IMPOSSIBLE)
def _(_: Draft, finding: Cells) -> Values:
    if not finding["comparator_numerator"]:
        return None
    finding["comparator_numerator"] = str(int(finding["comparator_numerator"]) + 3)
    return (finding["comparator_numerator"], finding["comparator_value"])


@error("numerator over denominator", "findings", *IMPOSSIBLE)
def _(_: Draft, finding: Cells) -> Values:
    if not finding["numerator"]:
        return None
    finding["numerator"] = str(int(finding["denominator"]) + 5)
    return (finding["numerator"], finding["denominator"])


@error("numerator and denominator swapped", "findings", *IMPOSSIBLE)
def _(_: Draft, finding: Cells) -> Values:
    if not finding["numerator"]:
        return None
    finding["numerator"], finding["denominator"] = finding["denominator"], finding["numerator"]
    return (finding["numerator"], finding["denominator"])


@error("control numerator over its denominator", "findings", *IMPOSSIBLE)
def _(_: Draft, finding: Cells) -> Values:
    if not finding["comparator_numerator"]:
        return None
    finding["comparator_numerator"] = str(int(finding["comparator_denominator"]) + 5)
    return (finding["comparator_numerator"], finding["comparator_denominator"])


@error("arms swapped in a finding", "findings", *IMPOSSIBLE)
def _(_: Draft, finding: Cells) -> Values:
    if not finding["comparator_numerator"]:
        return None
    finding["value"], finding["comparator_value"] = finding["comparator_value"], finding["value"]
    return (finding["value"],)


@error("share above 100", "findings", *IMPOSSIBLE)
def _(_: Draft, finding: Cells) -> Values:
    if not finding["measure"].startswith("share"):
        return None
    finding["value"] = "184.8"
    return ("184.8",)


@error("interval reversed", "findings", *IMPOSSIBLE)
def _(_: Draft, finding: Cells) -> Values:
    if not finding["ci_low"]:
        return None
    finding["ci_low"], finding["ci_high"] = finding["ci_high"], finding["ci_low"]
    return (finding["ci_low"], finding["ci_high"])


@error("interval that excludes its estimate", "findings", *IMPOSSIBLE)
def _(_: Draft, finding: Cells) -> Values:
    if not finding["ci_low"]:
        return None
    width = Decimal(finding["ci_high"]) - Decimal(finding["ci_low"])
    for end in ("ci_low", "ci_high"):
        finding[end] = f"{Decimal(finding[end]) + width}"
    return (finding["ci_low"], finding["ci_high"], finding["value"])


@error("sign of a value lost", "findings", *IMPOSSIBLE)
def _(_: Draft, finding: Cells) -> Values:
    if not finding["value"].startswith("-"):
        return None
    finding["value"] = finding["value"].removeprefix("-")
    return (finding["value"],)


@error("p value out of range", "findings", "bad-value")
def _(_: Draft, finding: Cells) -> Values:
    if not finding["p"]:
        return None
    finding["p"] = f"1{finding['p'].removeprefix('0')}"
    return (finding["p"],)


@error("identifier of a finding mistyped", "findings", "bad-value", "unknown-finding")
def _(draft: Draft, finding: Cells) -> Values:
    if not claims_on(draft, finding):
        return None
    finding["id"] = mistyped(finding["id"])
    return (finding["id"],)


@error("p value against its interval", "findings", "p-against-interval")
def _(_: Draft, finding: Cells) -> Values:
    if finding["measure"] != "between-arm difference":
        return None
    finding["p"] = "0.44"
    return ("0.44", finding["ci_low"], finding["ci_high"])


@error("unit of a finding mistaken", "findings", *TRACED)
def _(draft: Draft, finding: Cells) -> Values:
    claims = [claim for claim in claims_on(draft, finding) if claim["figure"]]
    if not claims:
        return None
    finding["unit"] = "days"
    return (claims[0]["figure"],)


# Findings: the words of their sources


def altered(number: str) -> str:
    """A number with its first digit changed."""
    return re.sub(r"\d", lambda digit: str((int(digit[0]) + 1) % 9 + 1), number, count=1)


@error("digit of a value altered beside its passage", "findings", "value-not-in-passage")
def _(_: Draft, finding: Cells) -> Values:
    if not finding["value"] or finding["numerator"]:
        return None
    finding["value"] = altered(finding["value"])
    return (finding["value"], finding["passage"])


@error("digit of a passage altered", "findings", "value-not-in-passage")
def _(_: Draft, finding: Cells) -> Values:
    if not finding["value"] or finding["numerator"]:
        return None
    finding["passage"] = altered(finding["passage"])
    return (finding["value"], finding["passage"])


@error("passage that is a sentence", "findings", "long-passage")
def _(_: Draft, finding: Cells) -> Values:
    finding["passage"] = f"The result was {finding['passage']}."
    return (finding["id"],)


@error("passage that was never looked for", "findings", "passage-not-sought")
def _(_: Draft, finding: Cells) -> Values:
    finding["passage"] = ""
    return (finding["id"],)


# Errors that the tables alone cannot show


@error("control value altered where no counts are given", "findings")
def _(_: Draft, finding: Cells) -> Values:
    if not finding["comparator_value"] or finding["comparator_numerator"]:
        return None
    finding["comparator_value"] = f"{Decimal(finding['comparator_value']) - 5}"
    return ()


@error("more participants than there were", "studies")
def _(_: Draft, study: Cells) -> Values:
    study["participants"] = f"{study['participants']}0"
    return ()
