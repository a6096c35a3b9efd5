"""Rewrites in which a document says one thing more, and fairly: with a rate, a reserve, a name or its source."""

from collections.abc import Callable

from tests.bench.draft import Cells, Draft
from tests.bench.injection import rewrite
from tests.bench.of_balance import (
    CELLS,
    OFFERED,
    ONE_PATIENT,
    SAFETY,
    answered_below,
    from_new_source,
    mention,
    sleep_told,
)
from tests.bench.rewrites import DONE, Same


def fair(name: str) -> Callable[[Callable[[Draft, str], None]], None]:
    """List something on psoriasis put into each document that speaks of it, given by its id."""

    def listed(change: Callable[[Draft, str], None]) -> None:
        @rewrite(name, "documents")
        def _(draft: Draft, document: Cells) -> Same:
            if document["id"] == "eczema":
                return None  # It would offer a treatment of psoriasis then, and owe its harms.
            change(draft, document["id"])
            return DONE

    return listed


def said(name: str, sentence: str, claimed: str, **cells: str) -> None:
    """List a sentence put into each document; ``{agent}`` and ``{condition}`` are those of the document."""

    @rewrite(name, "documents")
    def _(draft: Draft, document: Cells) -> Same:
        own = OFFERED[document["id"]]
        draft.say(document["id"], sentence.format(**own), claimed.format(**own), **(own | cells))
        return DONE


# Safety


said("called safe with a reserve", "They may be safe for most.", "may be safe", **SAFETY, wording="hedged")
said("called safe with an exception", "But for infections they are otherwise harmless.", "harmless", **SAFETY)
said("safety not known", "It is not known how safe {agent}s are.", "not known how safe", **SAFETY, wording="hedged")
CARE = {"category": "caveat", "wording": "plain"}
said("advice to keep a medicine", "Do not stop your tablets without asking your doctor.", "Do not stop", **CARE)
said("advice to see a doctor", "See a doctor before the first bath.", "See a doctor", **CARE)
said("wish to do without a medicine", "Some hope to avoid steroids.", "hope to avoid steroids", category="context")
said("advice for the day of treatment", "Do not take tablets on the day of the bath.", "Do not take tablets", **CARE)
said(
    "doctor's own advice", "Your doctor may recommend a {agent}.", "may recommend", category="access", wording="hedged"
)
PLACE = {"category": "access", "outcome": ""}
said("recommended by a body that is named", "It is recommended by the Bath Society.", "is recommended", **PLACE)
said("trusted place", "The bath house is open all year.", "open all year", **PLACE)


# Questions


def answered(name: str, question: str, answer: str) -> None:
    """List a question after side effects, with an answer that names one."""

    @rewrite(name, "documents")
    def _(draft: Draft, document: Cells) -> Same:
        if document["id"] == "eczema" and "irritation" in answer.lower():
            return None  # Of its mud packs no such harm is known.
        answered_below(draft, document, question, answer)
        return DONE


answered("question after side effects answered", "What are the side effects?", "Irritation and infection of the skin.")
answered("question after risks of a disease", "Am I at risk of psoriasis?", "It runs in families.")
answered("question after a place", "Where is it done?", "In bath houses.")


# Cells, one patient, what was not confirmed


def told_as_it_is(name: str, source: dict[str, str], sentence: str, claimed: str, **cells: str) -> None:
    """List a sentence with a new source, which says what that is."""

    @fair(name)
    def _(draft: Draft, document: str) -> None:
        from_new_source(draft, document, sentence, claimed, source, **cells)


told_as_it_is(
    "cells called cells",
    CELLS,
    "In a laboratory study salt water slowed human cells",
    "salt water slowed human cells",
    category="mechanism",
    outcome="severity",
    stated_design="laboratory study",
)
told_as_it_is(
    "one patient told as one",
    ONE_PATIENT,
    "In a case report the psoriasis of a woman may have cleared by salt-water baths",
    "the psoriasis of a woman may have cleared",
    category="efficacy",
    outcome="severity",
    stated_design="case report",
    wording="hedged",
)


@fair("what was not confirmed, with a reserve")
def _(draft: Draft, document: str) -> None:
    sleep_told(draft, document, "Salt-water baths may improve sleep in plaque psoriasis", wording="hedged")


@fair("aim that was not confirmed")
def _(draft: Draft, document: str) -> None:
    told = {"wording": "hedged", "category": "context"}
    sleep_told(draft, document, "It was studied whether salt-water baths improve sleep", **told)


@fair("one harm more")
def _(draft: Draft, document: str) -> None:
    own = OFFERED[document]
    harm = {"category": "safety", "outcome": "skin irritation", "wording": "hedged", "condition": ""}
    claim = draft.say(document, "The skin may be irritated.", "skin may be irritated", **(own | harm))
    draft.rows["mentions"].append(mention(claim, "skin irritation", "named"))
