"""Errors of a document about its sources: their design, who was treated with what, markers, direction and wording."""

import re

from tests.bench.draft import Cells, Draft
from tests.bench.injection import error
from tests.bench.on_page import REGIMEN, REPORTED, Values

# Designs


def other_design(draft: Draft, claim: Cells, design: str) -> Values:
    """Let the document call its evidence something else."""
    if not claim["stated_design"] or not draft.reword(claim, claim["stated_design"], design):
        return None
    claim["stated_design"] = design
    return (design,)


@error("design upgraded to a randomised trial", "claims", "stated-design")
def _(draft: Draft, claim: Cells) -> Values:
    weaker = claim["stated_design"] in ("case series", "survey")
    return other_design(draft, claim, "randomised trial") if weaker else None


@error("design upgraded to a systematic review", "claims", "stated-design")
def _(draft: Draft, claim: Cells) -> Values:
    return other_design(draft, claim, "systematic review") if claim["stated_design"] != "systematic review" else None


@error("design downgraded to a case series", "claims", "stated-design")
def _(draft: Draft, claim: Cells) -> Values:
    stronger = "trial" in claim["stated_design"] or "review" in claim["stated_design"]
    return other_design(draft, claim, "case series") if stronger else None


# Who was treated, with what, against what, when


def other_population(draft: Draft, claim: Cells, condition: str) -> Values:
    """Let the document speak of other patients."""
    own = claim["condition"]
    draft.reword(claim, own, condition)
    draft.reword(claim, own.capitalize(), condition.capitalize())
    claim["statement"] = claim["statement"].replace(own, condition)
    claim["condition"] = condition
    return (condition,)


POPULATION = ("fit-unlike-terms", "other-condition")


@error("population swapped", "claims", *POPULATION)
def _(draft: Draft, claim: Cells) -> Values:
    return other_population(draft, claim, "psoriasis" if claim["condition"] == "eczema" else "eczema")


@error("population widened", "claims", *POPULATION)
def _(draft: Draft, claim: Cells) -> Values:
    return other_population(draft, claim, "skin disease") if claim["condition"] != "skin disease" else None


@error("population narrowed", "claims", *POPULATION)
def _(draft: Draft, claim: Cells) -> Values:
    narrower = {"psoriasis": "plaque psoriasis", "skin disease": "eczema"}.get(claim["condition"])
    return other_population(draft, claim, narrower) if narrower else None


@error("agent swapped", "claims", "fit-unlike-terms", "other-agent")
def _(draft: Draft, claim: Cells) -> Values:
    own, other = claim["agent"], "mud pack" if claim["agent"] == "salt-water bath" else "salt-water bath"
    if claim["category"] == "protocol":
        return None  # What a protocol names may be a part of the study's treatment.
    draft.reword(claim, own, other)
    draft.reword(claim, own.capitalize(), other.capitalize())
    claim["statement"] = claim["statement"].replace(own, other)
    claim["agent"] = other
    return (other,)


@error("comparator swapped", "claims", "other-comparator")
def _(draft: Draft, claim: Cells) -> Values:
    if not claim["comparator"]:
        return None
    for phrase in ("tap-water baths", "without treatment"):
        draft.reword(claim, phrase, "ultraviolet light")
    claim["comparator"] = "ultraviolet light"
    return ("ultraviolet light",)


@error("comparator invented", "claims", "other-comparator")
def _(draft: Draft, claim: Cells) -> Values:
    if claim["category"] not in REPORTED or draft.study(claim)["comparator"]:
        return None
    claim["comparator"] = "tap-water bath"
    draft.print(claim, draft.line(claim).replace(claim["quote"], f"{claim['quote']} and not after tap-water baths"))
    return ("tap-water bath",)


def other_time(draft: Draft, claim: Cells, words: str) -> Values:
    """Let the document give a result for another time."""
    found = re.search(r"\b\d+ months", claim["quote"]) or re.search(r"\b\d+ months", draft.line(claim))
    if not found or not re.search(r"\b\d+ months", f"{claim['quote']} {claim['statement']}"):
        return None
    assert draft.reword(claim, found[0], words)
    return (words,)


@error("duration swapped", "claims", "other-time")
def _(draft: Draft, claim: Cells) -> Values:
    return other_time(draft, claim, "18 months") if claim["figure"] else None


@error("unit of a duration swapped", "claims", "other-time")
def _(draft: Draft, claim: Cells) -> Values:
    return other_time(draft, claim, "5 weeks") if claim["figure"] else None


# How it was given


def other_regimen(draft: Draft, claim: Cells, outcome: str, factor: int) -> Values:
    """Let the document print another number of sessions, concentration or interval."""
    if claim["outcome"] != outcome:
        return None
    own, other = claim["figure"], str(int(claim["figure"]) * factor)
    assert draft.reword(claim, own, other)
    claim["figure"] = other
    return (other,)


@error("number of sessions altered", "claims", *REGIMEN)
def _(draft: Draft, claim: Cells) -> Values:
    return other_regimen(draft, claim, "number of sessions", 3)


@error("concentration altered", "claims", *REGIMEN)
def _(draft: Draft, claim: Cells) -> Values:
    return other_regimen(draft, claim, "concentration", 3)


@error("interval between sessions altered", "claims", *REGIMEN)
def _(draft: Draft, claim: Cells) -> Values:
    return other_regimen(draft, claim, "interval between sessions", 3)


# Markers


def other_marker(draft: Draft, claim: Cells, number: int) -> str:
    """Let the document print another number in the claim's marker."""
    before = claim["marker"]
    claim["marker"] = re.sub(r"\d+", str(number), before)
    head, _, tail = draft.line(claim).rpartition(before)
    draft.print(claim, f"{head}{claim['marker']}{tail}")
    return claim["marker"]


@error("marker off by one", "claims", "not-in-cited-study", "stated-design", "differing-figure")
def _(draft: Draft, claim: Cells) -> Values:
    own = int(claim["marker"].strip("[]"))
    for number in (own + 1, own - 1):
        other = draft.find("references", document=claim["document"], number=str(number))
        if other:
            other_marker(draft, claim, number)
            return (other["study"],)
    return None


@error("marker that leads to nothing", "claims", "unlisted-reference")
def _(draft: Draft, claim: Cells) -> Values:
    return (other_marker(draft, claim, 9),)


@error("source no longer named", "claims", "vague-sourcing")
def _(draft: Draft, claim: Cells) -> Values:
    draft.print(claim, draft.line(claim).replace(f" {claim['marker']}", ""))
    claim["stated_design"] = claim["stated_design"] or "studies"
    claim["sourcing"], claim["marker"] = "vague", ""
    return (claim["stated_design"],)


# Direction and wording


@error("harm denied", "claims", "harm-denied")
def _(draft: Draft, claim: Cells) -> Values:
    if claim["category"] != "safety":
        return None
    assert draft.reword(claim, claim["quote"], f"no side effects of any kind after {claim['agent']}s")
    claim |= {"direction": "denies", "figure": "", "unit": "", "wording": "plain", "statement": "No harm is known."}
    return ("no side effects",)


@error("absolute wording inserted", "claims", "absolute-wording")
def _(draft: Draft, claim: Cells) -> Values:
    for word in ("improved", "fell", "relapsed", "improvement", "points"):
        if (
            claim["category"] in ("efficacy", "comparison")
            and claim["direction"] == "asserts"
            and word in claim["quote"]
        ):
            assert draft.reword(claim, word, f"always {word}")
            claim["wording"] = "absolute"
            return (f"always {word}",)
    return None


@error("denies what its source found", "claims", "stance-unlike-finding")
def _(draft: Draft, claim: Cells) -> Values:
    own = draft.finding(claim)
    if claim["category"] != "efficacy" or own["measure"] != "share improved" or own["phase"] != "randomised":
        return None
    assert draft.reword(claim, "improve", "did not improve")
    claim |= {"direction": "denies", "figure": "", "unit": "", "statement": f"It is not so: {claim['quote']}."}
    return (own["value"], own["comparator_value"])


@error("asserts what its source did not find", "claims", "stance-unlike-finding")
def _(draft: Draft, claim: Cells) -> Values:
    if claim["direction"] != "denies":
        return None
    assert draft.reword(claim, "did not improve", "improved")
    claim["statement"] = claim["statement"].replace("does not improve", "improves")
    claim["direction"] = "asserts"
    return ("0.84",)
