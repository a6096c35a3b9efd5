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
        ("designs", "plot figures-traced", "figures"),
    ),
    Section(
        "harms",
        "What the documents say of harms",
        ("A harm that no document names is not in this table: what is left out cannot be found sentence by sentence.",),
        ("safety-claims",),
    ),
    Section("disagreeing", "Claims that disagree with each other", (), ("disagreements",)),
    Section("strength", "Claims by study design and strength", (), ("key", "strength-own", "strength-all", "pairs")),
    Section(
        "plots",
        "The evidence in pictures",
        ("Shape and words carry the meaning; colour only repeats it. Each plot is described in words below it.",),
        ("plot evidence-map", "plot design-reached", "plot support-by-document"),
    ),
    Section("all-flags", "All flags", (), ("flagged", "set-aside", "other-problems")),
    Section("all-claims", "All claims", (), ("claims",)),
    Section("evidence", "Studies and their findings", (), ("studies", "findings")),
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
        ("judged-by", "agreement", "agreement-by-stance", "rater-disagreements"),
    ),
    Section("manuals", "The checks", (), ("checks",)),
    Section(
        "gaps",
        "What was not checked",
        ("What is listed here is not known. It is not counted as fine anywhere on this page.",),
        ("not-checked",),
    ),
    Section("origin", "Inputs and version", (), ("inputs",)),
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
