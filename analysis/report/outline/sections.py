"""The sections of the page, in the order in which a reader needs them, and which tables and plots each holds."""

import re
from collections.abc import Iterable
from typing import NamedTuple


class Section(NamedTuple):
    """A section: its anchor, its heading, its opening lines, and names of what it holds.

    A name is that of a frame; ``plot NAME`` is a plot, with the pages it runs to (``NAME-2``); ``cards``,
    ``safety-claims`` and ``key`` are the page's own.
    """

    anchor: str
    title: str
    intro: tuple[str, ...]
    items: tuple[str, ...]


#: Where the tables go that no section names, so that a new frame is on the page without a change here.
FURTHER = "further"

SECTIONS: tuple[Section, ...] = (
    Section(
        "flags",
        "What to look at first",
        ("A flag says that something in a document needs a second look, and why; not that the claim is false.",),
        ("cards",),
    ),
    Section(
        "figures-and-designs",
        "Figures, and the designs they are credited to",
        (
            "Two figures agree only when the number and the quantity agree: a share of people who improved, a mean "
            "change and a difference between groups are different quantities.",
        ),
        ("designs", "plot figures-traced", "figures", "regimens"),
    ),
    Section(
        "harms",
        "What the documents say of harms",
        (
            "What is left out cannot be found sentence by sentence, so each document is held against the harms that "
            "the studies listed here report of what it describes. A harm that neither they nor a document names is not "
            "here.",
        ),
        ("plot harms-matrix", "harms-by-document", "harms-matrix", "safety-claims"),
    ),
    Section(
        "disagreeing",
        "Claims that disagree with each other",
        (),
        ("disagreements", "same-study-different-story"),
    ),
    Section("strength", "Claims by study design and strength", (), ("key", "strength-own", "strength-all", "pairs")),
    Section(
        "certainty",
        "Certainty",
        ("How sure the evidence listed here is on a clinical question, by GRADE. It is not a mark on any claim.",),
        ("summary-of-findings", "questions"),
    ),
    Section(
        "settling",
        "What would settle the open claims",
        ("A claim is open if its document's own studies, or all that are listed here, do not bear it out.",),
        ("what-would-settle",),
    ),
    Section(
        "plots",
        "The evidence in pictures",
        ("Shape and words carry the meaning; colour only repeats it. Each plot is described in words below it.",),
        ("plot evidence-map", "plot design-reached", "plot support-by-document"),
    ),
    Section("all-flags", "All flags", (), ("flagged", "flagged-documents", "set-aside", "other-problems")),
    Section("all-claims", "All claims", (), ("claims",)),
    Section("evidence", "Studies and their findings", (), ("studies", "design-witnesses", "findings", "positions")),
    Section(
        "bias",
        "Risk of bias",
        ("It belongs to a result, not to a study. What could not be judged on what was read is said to be so.",),
        ("plot risk-of-bias", "risk-of-bias-summary", "risk-of-bias"),
    ),
    Section(
        "by-document",
        "Documents and how they source their claims",
        (),
        ("documents", "support-by-document", "sourcing", "references", "reference-accuracy"),
    ),
    Section(FURTHER, "Further tables", (), ()),
    Section(
        "judgement",
        "Who judged, and how well they agree",
        (),
        ("judged-by", "agreement", "agreement-by-stance", "agreement-other", "rater-disagreements"),
    ),
    Section("manuals", "The checks", (), ("checks",)),
    Section(
        "gaps",
        "What was not checked",
        ("What is listed here is not known. It is not counted as fine anywhere on this page.",),
        ("not-checked",),
    ),
    Section("dictionary", "Data dictionary", (), ("dictionary",)),
    Section("origin", "Inputs and version", (), ("inputs",)),
    Section(
        "numbers",
        "Numbers in this report",
        ("Each number has an id, the same in every format, by which its rows can be asked for.",),
        ("numbers",),
    ),
)


def arranged(names: Iterable[str], sections: tuple[Section, ...] = SECTIONS) -> tuple[Section, ...]:
    """The sections with those of their items that there are; sections without any are left out.

    Names that no section claims, plots among them, come under ``further``.
    """
    there = tuple(names)
    placed: dict[str, list[str]] = {item: [] for section in sections for item in section.items}
    rest = tuple(name for name in there if _stem(name) not in placed)
    for name in there:
        placed.get(_stem(name), []).append(name)
    kept = (
        section._replace(
            items=tuple(name for item in section.items for name in placed[item])
            + (rest if section.anchor == FURTHER else ())
        )
        for section in sections
    )
    return tuple(section for section in kept if section.items)


def _stem(name: str) -> str:
    """Name of a plot without the number of its page."""
    return re.sub(r"-\d+$", "", name) if name.startswith("plot ") else name
