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


# Events, of which fewer are better


def on_event(draft: Draft, claim: Cells, words: str, direction: str) -> Values:
    """Let the document compare how often an event occurred, in words."""
    own = draft.finding(claim)
    if own.get("measure") != "share with event" or claim["category"] != "efficacy":
        return None
    sentence = f"After mud packs eczema {words} [2]"
    draft.print(claim, f"{sentence}.")
    claim |= {"quote": f"eczema {words}", "statement": f"Eczema {words}.", "direction": direction}
    claim |= {"figure": "", "unit": ""}
    return (own["value"], own["comparator_value"])


@error("denies that its source found fewer events", "claims", "stance-unlike-finding")
def _(draft: Draft, claim: Cells) -> Values:
    return on_event(draft, claim, "did not relapse less often than without treatment", "denies")


@error("asserts fewer events than its source found", "claims", "stance-unlike-finding")
def _(draft: Draft, claim: Cells) -> Values:
    told = on_event(draft, claim, "relapsed significantly less often than without treatment", "asserts")
    draft.finding(claim)["p"] = "0.41"
    return told


@error("fewer events told as more", "claims", "stance-unlike-finding", "differing-figure", "untraced-figure")
def _(draft: Draft, claim: Cells) -> Values:
    return ("20",) if draft.reword(claim, "points fewer", "points more") else None


# Words that tell designs apart


def told_apart(name: str, own: str, other: str) -> None:
    """List a word put to a stated design that the study's own design or title excludes."""

    @error(name, "claims", "stated-design")
    def _(draft: Draft, claim: Cells) -> Values:
        return other_design(draft, claim, other) if claim["stated_design"] == own else None


told_apart("retrospective study called prospective", "case series", "prospective case series")
told_apart("parallel trial called cross-over", "randomised trial", "randomised cross-over trial")
told_apart("parallel trial called crossover trial", "randomised controlled trial", "crossover trial")
told_apart("cross-over trial called parallel", "randomised cross-over trial", "parallel randomised trial")
told_apart("cross-over trial called parallel-group", "randomised cross-over trial", "parallel-group randomised trial")


# Authors and years


def by_author(draft: Draft, claim: Cells, words: str) -> str:
    """Let the document print an author and a year in the place of a claim's number."""
    before = claim["marker"]
    head, _, tail = draft.line(claim).rpartition(before)
    claim["marker"] = words
    draft.print(claim, f"{head}{words}{tail}" if before.startswith("[") else f"{head.rstrip('.')} {words}.")
    return words


def cited_by_author(reference: Cells) -> str:
    """First author and year of a reference, as a sentence names it."""
    return f"{reference['authors'].split()[0]} et al., {reference['year']}"


def other_reference(draft: Draft, claim: Cells) -> Cells | None:
    """A reference of the claim's document to another study than the one that was judged for it."""
    own = draft.link(claim)["study"]
    of_page = (one for one in draft.rows["references"] if one["document"] == claim["document"])
    return next((one for one in of_page if one["study"] != own), None)


@error("author and year of another reference", "claims", "not-in-cited-study", "stated-design", "differing-figure")
def _(draft: Draft, claim: Cells) -> Values:
    other = other_reference(draft, claim)
    assert other
    by_author(draft, claim, f"({cited_by_author(other)})")
    return (other["study"],)


@error("author and year that lead to no reference", "claims", "unlisted-reference")
def _(draft: Draft, claim: Cells) -> Values:
    return (by_author(draft, claim, "(Novak et al., 2007)"),)


@error("author with a year of another work", "claims", "unlisted-reference")
def _(draft: Draft, claim: Cells) -> Values:
    own = draft.find("references", document=claim["document"], study=draft.link(claim)["study"])
    return (by_author(draft, claim, f"({own['authors'].split()[0]} et al., 1987)"),) if own else None


def named_before(name: str, words: str) -> None:
    """List a sentence that names another author than the one whom its number leads to."""

    @error(name, "claims", "named-otherwise")
    def _(draft: Draft, claim: Cells) -> Values:
        other = other_reference(draft, claim)
        assert other
        said = words.format(family=other["authors"].split()[0], year=other["year"])
        draft.print(claim, f"{said} {draft.line(claim)}")
        return (said.split()[0], claim["marker"])


named_before("sentence that names another author", "{family} et al. ({year}) reported:")
named_before("sentence that names another author and year", "{family} {year} reported:")
named_before("sentence that names the author of no reference", "Novak et al. (2007) reported:")
