"""The sections of the page and of the printed report, in one order: what to mistrust comes before what it rests on."""

import re
from collections.abc import Iterable
from typing import NamedTuple


class Section(NamedTuple):
    """A section: its anchor, its heading, names of what it holds, and its opening lines.

    A name is that of a table; ``plot NAME`` is a plot, with the pages it runs to (``NAME-2``); ``claims`` are the
    claims' cards and ``key`` is what the words mean. The page alone has ``safety-claims``; paper alone ``methods``,
    ``bibliography`` and ``colophon``.
    """

    anchor: str
    title: str
    items: tuple[str, ...]
    intro: tuple[str, ...] = ()


#: The table of flags.
FLAGGED = "flagged"

#: Frames whose every row is on the claims' cards, so that no report shows them again; they stay files. Of the flags,
#: paper has the graver ones in a table too.
ON_CARDS = ("claims", "pairs", FLAGGED, "what-would-settle")

#: Frames whose rows are read one by one and not down a column: on paper each row is a few lines under its name.
RECORDS = frozenset({FLAGGED, "studies", "findings", "numbers", "rater-disagreements", "dictionary"})

#: Most rows of a table and most cards that are printed: some 300 pages of each. Beyond it a page for reading on screen
#: serves better, and setting them takes half a megabyte of memory a card.
MOST = 1000

#: Where the tables go that no section names, so that a new table is in the reports without a change here.
FURTHER = "further"

#: The sections.
SECTIONS: tuple[Section, ...] = (
    Section("methods", "Methods", ("methods",)),
    Section(
        "figures-and-designs",
        "Figures, and the designs they are credited to",
        ("designs", "plot figures-traced", "figures", "regimens"),
        (
            "Two figures agree only when the number and the quantity agree: a share of people who improved, a mean "
            "change and a difference between groups are different quantities.",
        ),
    ),
    Section(
        "harms",
        "What the documents say of harms",
        ("plot harms-matrix", "harms-by-document", "harms-matrix", "safety-claims"),
        (
            "What is left out cannot be found sentence by sentence, so each document is held against the harms that "
            "the studies listed here report of what it describes. A harm that neither they nor a document names is not "
            "here.",
        ),
    ),
    Section("disagreeing", "Claims that disagree with each other", ("disagreements", "same-study-different-story")),
    Section("strength", "Claims by study design and strength", ("key", "strength-own", "strength-all")),
    Section(
        "certainty",
        "Certainty",
        ("summary-of-findings", "questions"),
        ("How sure the evidence listed here is on a clinical question, by GRADE. It is not a mark on any claim.",),
    ),
    Section(
        "plots",
        "The evidence in pictures",
        ("plot evidence-map", "plot design-reached", "plot support-by-document"),
        ("Shape and words carry the meaning; colour only repeats it. Each plot is described in words below it.",),
    ),
    Section(
        "all-flags",
        "All flags",
        (FLAGGED, "flagged-documents", "set-aside", "other-problems"),
        ("A flag says that something in a document needs a second look, and why; not that the claim is false.",),
    ),
    Section("all-claims", "All claims", ("claims",)),
    Section("evidence", "Studies and their findings", ("studies", "design-witnesses", "findings", "positions")),
    Section(
        "bias",
        "Risk of bias",
        ("plot risk-of-bias", "risk-of-bias-summary", "risk-of-bias"),
        ("It belongs to a result, not to a study. What could not be judged on what was read is said to be so.",),
    ),
    Section(
        "by-document",
        "Documents and how they source their claims",
        ("documents", "support-by-document", "sourcing", "references", "reference-accuracy"),
    ),
    Section(FURTHER, "Further tables", (FURTHER,)),
    Section(
        "judgement",
        "Who judged, and how well they agree",
        ("judged-by", "agreement", "agreement-by-stance", "overruled", "rater-disagreements"),
    ),
    Section("manuals", "The checks", ("checks",)),
    Section(
        "gaps",
        "What was not checked",
        ("not-checked",),
        ("What is listed here is not known. It is not counted as fine anywhere.",),
    ),
    Section("dictionary", "Data dictionary", ("dictionary",)),
    Section(
        "bibliography",
        "References",
        ("bibliography",),
        ("The studies listed here, in AMA style, as the bibliography records them; no systematic search was made.",),
    ),
    Section("origin", "Inputs and version", ("inputs", "colophon")),
    Section(
        "numbers",
        "Numbers in this report",
        ("numbers",),
        ("Each number has an id, the same in every format, by which its rows can be asked for.",),
    ),
)


def arranged(names: Iterable[str]) -> tuple[Section, ...]:
    """The sections with those of their items that there are; sections without any are left out.

    Names that no section claims, plots among them, come under ``further``.
    """
    placed: dict[str, list[str]] = {item: [] for section in SECTIONS for item in section.items}
    for name in names:
        stem = re.sub(r"-\d+$", "", name) if name.startswith("plot ") else name  # without the number of its page
        placed.get(stem, placed[FURTHER]).append(name)
    kept = (
        section._replace(items=tuple(name for item in section.items for name in placed[item])) for section in SECTIONS
    )
    return tuple(section for section in kept if section.items)
