"""Errors of a document in what it says too surely, leaves out, or asks: each one sentence more, or one less."""

from tests.bench.draft import Cells, Draft
from tests.bench.injection import error
from tests.bench.on_page import Values

SAFETY = {"category": "safety", "outcome": "safety"}
BATHS = {"agent": "salt-water bath", "condition": "psoriasis"}
#: Cells of a claim about a document's own treatment, by the document.
OFFERED = {
    "baths": BATHS,
    "eczema": {"agent": "mud pack", "condition": "eczema"},
    "leaflet": BATHS | {"condition": "skin disease"},
}


def said_in(name: str, check: str, sentence: str, claimed: str, **cells: str) -> None:
    """List a sentence put into each document; ``{agent}`` and ``{condition}`` are those of the document."""

    @error(name, "documents", check)
    def _(draft: Draft, document: Cells) -> Values:
        own = OFFERED[document["id"]]
        claim = draft.say(document["id"], sentence.format(**own), claimed.format(**own), **(own | cells))
        return (claim["quote"],)


# Called safe, or rare


said_in("called safe", "called-safe", "The {agent}s are safe.", "{agent}s are safe", **SAFETY)
said_in("called completely safe", "called-safe", "They are completely safe.", "are completely safe", **SAFETY)
said_in("called harmless", "called-safe", "A {agent} is gentle and harmless.", "gentle and harmless", **SAFETY)
said_in("called well tolerated", "called-safe", "The {agent}s are well tolerated.", "are well tolerated", **SAFETY)
said_in("side effects called rare", "rate-word-without-rate", "Side effects are rare.", "effects are rare", **SAFETY)
said_in("side effects called minimal", "rate-word-without-rate", "Minimal side effects.", "Minimal side", **SAFETY)
said_in(
    "few side effects", "rate-word-without-rate", "The {agent}s have few side effects.", "few side effects", **SAFETY
)
said_in(
    "a harm called uncommon",
    "rate-word-without-rate",
    "Infection of the skin is uncommon.",
    "Infection of the skin is uncommon",
    category="safety",
    outcome="skin infection",
)


# Other care, nobody's praise


def advised(name: str, sentence: str, claimed: str) -> None:
    """List advice against other care."""
    said_in(name, "forgo-other-care", sentence, claimed, category="access", wording="plain")


advised("advice to stop a medicine", "With {agent}s you can stop your tablets.", "stop your tablets")
advised("advice against seeing a doctor", "There is no need to see a doctor.", "no need to see a doctor")
advised("advice to use it instead of a medicine", "Use a {agent} instead of steroids.", "instead of steroids")
advised("advice against vaccines", "Skip the vaccination.", "Skip the vaccination")
advised("medicines called unnecessary", "Then antibiotics are unnecessary.", "antibiotics are unnecessary")


def praised(name: str, sentence: str, claimed: str) -> None:
    """List praise by nobody who is named."""
    said_in(name, "recommended-by-nobody", sentence, claimed, category="indication", outcome="severity")


praised("recommended by nobody", "For {condition} a {agent} is highly recommended.", "is highly recommended")
praised("recommended by experts", "Experts recommend {agent}s for {condition}.", "Experts recommend {agent}s")
praised("doctors agree", "Dermatologists agree that a {agent} helps.", "Dermatologists agree")
praised("called the gold standard", "A {agent} is the gold standard.", "is the gold standard")
praised("considered the best", "It is widely considered the best treatment.", "widely considered the best treatment")


# Cells, one patient, studies at large


def from_new_source(
    draft: Draft, document: str, sentence: str, claimed: str, source: dict[str, str], **cells: str
) -> Cells:
    """One sentence more, with a marker to a source of its own that bears on it."""
    marker = draft.cite(document, **source)
    cells = {"sourcing": "explicit", "marker": marker, "condition": "psoriasis", "agent": "salt-water bath"} | cells
    claim = draft.say(document, f"{sentence} {marker}.", claimed, **cells)
    on_benefit = {"why": "no comparator", "leans": "for"}
    judged = {"stance": "indirect", **on_benefit} if claim["category"] == "efficacy" else {"stance": "supports"}
    draft.judge(claim["id"], source["key"], **judged)
    return claim


CELLS = {
    "key": "novak2007",
    "title": "Salt water and the growth of cultured human cells",
    "design": "laboratory study",
    "agent": "salt-water bath",
    "condition": "psoriasis",
}
ONE_PATIENT = {
    "key": "silva2003",
    "title": "Salt-water baths in a woman with psoriasis: a case report",
    "design": "case report",
    "participants": "1",
    "agent": "salt-water bath",
    "condition": "psoriasis",
}


def of_cells(name: str, appeal: str, sentence: str) -> None:
    """List clinical studies named for what was seen in cells; ``sentence`` holds the appeal."""

    @error(name, "documents", "cells-as-clinical-studies")
    def _(draft: Draft, document: Cells) -> Values:
        told = {"category": "mechanism", "outcome": "severity", "stated_design": appeal}
        from_new_source(draft, document["id"], sentence, sentence.partition(appeal)[2].strip(), CELLS, **told)
        return (appeal,)


of_cells("cells called clinical studies", "clinical studies", "In clinical studies salt water slowed human cells")
of_cells("source of cells called a clinical trial", "clinical trial", "In a clinical trial salt water slowed scaling")
of_cells("cell culture called clinical research", "clinical research", "By clinical research cells in culture slowed")


def of_one_patient(name: str, sentence: str) -> None:
    """List what one patient had, told of patients at large."""

    @error(name, "documents", "one-patient-as-findings")
    def _(draft: Draft, document: Cells) -> Values:
        told = {"category": "efficacy", "outcome": "severity"}
        claim = from_new_source(draft, document["id"], sentence, sentence, ONE_PATIENT, **told)
        return (claim["quote"], "silva2003")


of_one_patient("one patient told as patients", "Psoriasis cleared in patients after salt-water baths")
of_one_patient("one patient told as a finding", "Salt-water baths were associated with relief of psoriasis")
of_one_patient("one patient told as an effect", "Salt-water baths clear psoriasis")


def appealing(name: str, appeal: str, words: str) -> None:
    """List an appeal to studies at large in a document that leaves out the one that found no difference."""

    @error(name, "documents", "evidence-left-out")
    def _(draft: Draft, document: Cells) -> Values:
        if draft.find("references", document=document["id"], study="lindqvist2004"):
            return None
        sleep_told(draft, document["id"], f"{appeal} {words}", stated_design=appeal, sourcing="vague")
        return (appeal, "lindqvist2004")


def sleep_told(draft: Draft, document: str, sentence: str, **cells: str) -> Cells:
    """One sentence more, on sleep in plaque psoriasis, in which the trial found no difference."""
    about = {"category": "efficacy", "condition": "plaque psoriasis", "agent": "salt-water bath", "outcome": "sleep"}
    claim = draft.say(document, f"{sentence}.", sentence, **(about | cells))
    against = {"stance": "contradicts", "basis": "no difference found", "finding": "F004"}
    draft.judge(claim["id"], "lindqvist2004", **against)
    return claim


appealing("appeal to studies without the null one", "Studies", "show that salt-water baths improve sleep")
appealing("appeal to research without the null one", "Research", "has found better sleep after salt-water baths")
appealing("appeal to clinical trials without the null one", "Clinical trials", "found that salt-water baths help sleep")


def surer(name: str, sentence: str, wording: str = "plain") -> None:
    """List a sentence without the reserve that an unconfirmed result needs."""

    @error(name, "documents", "more-certain-than-the-evidence", "against-the-evidence", "absolute-wording")
    def _(draft: Draft, document: Cells) -> Values:
        return (sleep_told(draft, document["id"], sentence, wording=wording)["quote"],)


surer("worded surer than what was not confirmed", "Salt-water baths improve sleep in plaque psoriasis")
surer("promised what was not confirmed", "Salt-water baths will improve your sleep")
surer("worded absolutely what was not confirmed", "Salt-water baths always improve sleep", "absolute")


# Harms left out


def delete(draft: Draft, name: str) -> None:
    """Delete a claim with its sentence, its links and its mentions."""
    claim = draft.find("claims", id=name)
    assert claim
    draft.print(claim, "")
    draft.rows["claims"].remove(claim)
    for table in ("links", "mentions"):
        draft.rows[table] = [one for one in draft.rows[table] if one["claim"] != name]


def without(draft: Draft, document: str) -> bool:
    """Delete what a document says of harms; false if it says nothing."""
    safety = [one for one in draft.rows["claims"] if one["document"] == document and one["category"] == "safety"]
    for claim in safety:
        delete(draft, claim["id"])
    return bool(safety)


@error("harms left out", "documents", "names-no-harm")
def _(draft: Draft, document: Cells) -> Values:
    return ("skin infection",) if without(draft, document["id"]) else None


@error("harms left out but for a remark on risks", "documents", "names-no-harm")
def _(draft: Draft, document: Cells) -> Values:
    if not without(draft, document["id"]):
        return None
    claim = draft.say(document["id"], "As all treatments, it may have risks.", "may have risks", **SAFETY | BATHS)
    claim["wording"] = "hedged"
    draft.rows["mentions"].append(mention(claim, "any side effect", "named"))
    return ("skin infection", "may have risks")


def mention(claim: Cells, harm: str, says: str) -> Cells:
    """What a claim says of a harm."""
    return {"claim": claim["id"], "harm": harm, "says": says, "judged_by": "reader"}


def told_in(draft: Draft, document: Cells, harm: str) -> list[Cells]:
    """The mentions of a harm in a document, which is to speak of it no longer."""
    of_page = {one["id"] for one in draft.rows["claims"] if one["document"] == document["id"]}
    return [one for one in draft.rows["mentions"] if one["claim"] in of_page and one["harm"] == harm]


@error("safety net narrowed", "documents", "narrow-safety-net")
def _(draft: Draft, document: Cells) -> Values:
    signs = [one for one in told_in(draft, document, "skin infection") if one["says"] == "warning sign"]
    for sign in signs:
        claim = draft.find("claims", id=sign["claim"])
        assert claim
        assert draft.reword(claim, "a skin infection", "a skin irritation")
        claim["outcome"] = sign["harm"] = "skin irritation"
        draft.link(claim)["finding"] = "F009"
        return (claim["quote"], "skin infection")
    return None


@error("serious harm left out", "documents", "narrow-safety-net")
def _(draft: Draft, document: Cells) -> Values:
    gone = told_in(draft, document, "skin infection")
    for row in gone:
        delete(draft, row["claim"])
    return ("skin infection",) if gone else None


def asking(name: str, question: str, answer: str) -> None:
    """List a question after side effects whose answer names none."""

    @error(name, "documents", "question-unanswered")
    def _(draft: Draft, document: Cells) -> Values:
        answered_below(draft, document, question, answer)
        return (question.lstrip("# "),)


def answered_below(draft: Draft, document: Cells, question: str, answer: str) -> None:
    """Put a question and its answer after the last claim of a document."""
    last = max(int(one["line"]) for one in draft.rows["claims"] if one["document"] == document["id"])
    draft.texts[document["id"]][last:last] = [question, answer, "# Where to go"]
    document["lines"] = str(int(document["lines"]) + 3)


asking("question after side effects unanswered", "## What are the side effects?", "Most bathers find it pleasant.")
asking(
    "question after risks unanswered",
    "# Are there any risks of the treatment?",
    "The staff of the bath house are trained.",
)
asking(
    "question after complications unanswered",
    "What complications can the treatment have?",
    "We have treated many people.",
)
