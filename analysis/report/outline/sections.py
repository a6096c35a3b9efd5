"""The sections of the page and of the printed report, each in the order in which its readers need them.

A clinician at a screen looks for what to mistrust first; a reviewer with the printed report begins with the methods.
What both have alike is said once.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple


class Section(NamedTuple):
    """A section: its anchor, its heading, names of what it holds, and its opening lines.

    A name is that of a table; ``plot NAME`` is a plot, with the pages it runs to (``NAME-2``). The page's own are
    ``cards``, ``safety-claims`` and ``key``; the printed report's own ``methods``, ``key``, ``cards``,
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

_A_FLAG = "A flag says that something in a document needs a second look, and why; not that the claim is false."
_GRADE = "on a clinical question, by GRADE. It is not a mark on any claim."
_UNKNOWN = "What is listed here is not known. It is not counted as fine anywhere"
_STRENGTH = "Claims by study design and strength"

_FURTHER = Section(FURTHER, "Further tables", (FURTHER,))
_MANUALS = Section("manuals", "The checks", ("checks",))
_DICTIONARY = Section("dictionary", "Data dictionary", ("dictionary",))
_JUDGEMENT = Section(
    "judgement",
    "Who judged, and how well they agree",
    ("judged-by", "agreement", "agreement-by-stance", "overruled", "rater-disagreements"),
)

#: The sections of the page.
SECTIONS: tuple[Section, ...] = (
    Section("flags", "What to look at first", ("cards",), (_A_FLAG,)),
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
    Section("strength", _STRENGTH, ("key", "strength-own", "strength-all", "pairs")),
    Section(
        "certainty",
        "Certainty",
        ("summary-of-findings", "questions"),
        (f"How sure the evidence listed here is {_GRADE}",),
    ),
    Section(
        "settling",
        "What would settle the open claims",
        ("what-would-settle",),
        ("A claim is open if its document's own studies, or all that are listed here, do not bear it out.",),
    ),
    Section(
        "plots",
        "The evidence in pictures",
        ("plot evidence-map", "plot design-reached", "plot support-by-document"),
        ("Shape and words carry the meaning; colour only repeats it. Each plot is described in words below it.",),
    ),
    Section("all-flags", "All flags", (FLAGGED, "flagged-documents", "set-aside", "other-problems")),
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
    _FURTHER,
    _JUDGEMENT,
    _MANUALS,
    Section("gaps", "What was not checked", ("not-checked",), (f"{_UNKNOWN} on this page.",)),
    _DICTIONARY,
    Section("origin", "Inputs and version", ("inputs",)),
    Section(
        "numbers",
        "Numbers in this report",
        ("numbers",),
        ("Each number has an id, the same in every format, by which its rows can be asked for.",),
    ),
)

#: The sections of the printed report.
PRINTED: tuple[Section, ...] = (
    Section("methods", "Methods", ("methods", "key")),
    Section(
        "strength",
        _STRENGTH,
        (
            "strength-own",
            "strength-all",
            "plot design-reached",
            "plot evidence-map",
            "support-by-document",
            "plot support-by-document",
            "documents",
            "sourcing",
        ),
    ),
    Section(
        "flags",
        "Flagged claims",
        (FLAGGED, "flagged-documents", "designs", "figures", "plot figures-traced", "set-aside", "other-problems"),
        (_A_FLAG,),
    ),
    Section(
        "cards",
        "Every claim, with the studies that speak of it",
        ("cards", "same-study-different-story"),
        (
            "One card a claim, in the order of the documents: its words in their place, what the studies say of it, "
            "its flags, and who judged. The verdict over own studies is taken over those that the document cites; the "
            "rules are numbered as under Methods. A study’s line says how its condition, agent and outcome compare "
            "with the claim’s, and whether the document cites it for the claim.",
            "A card leaves out what its claim does not give, such as a figure. Of a study that the document does not "
            "cite and that bears on the claim only indirectly it gives the name; why, and which studies do not address "
            "a claim, stands on the page (report.html) and in links.csv and screening.csv; remedies of the "
            "flags above low severity stand in the table of flags.",
        ),
    ),
    Section("studies", "Studies", ("studies", "regimens", "design-witnesses")),
    Section("findings", "Findings", ("findings", "positions")),
    Section(
        "bias",
        "Risk of bias",
        ("risk-of-bias-summary", "plot risk-of-bias", "risk-of-bias"),
        ("What may have distorted a result. “Not assessed” is no information; it is not counted as low.",),
    ),
    Section(
        "certainty",
        "Summary of findings, and how sure it is",
        ("summary-of-findings", "questions"),
        (f"How sure the studies listed here are {_GRADE}",),
    ),
    Section("references", "References as printed against the record", ("references", "reference-accuracy")),
    Section("disagreeing", "Claims that disagree with each other", ("disagreements",)),
    Section(
        "harms", "Harms, and what the documents say of them", ("harms-matrix", "harms-by-document", "plot harms-matrix")
    ),
    _FURTHER,
    _JUDGEMENT,
    Section("gaps", "What was not checked", ("not-checked",), (f"{_UNKNOWN} in this report.",)),
    _MANUALS,
    _DICTIONARY,
    Section(
        "bibliography",
        "References",
        ("bibliography",),
        ("The studies listed here, in AMA style, as the bibliography records them; no systematic search was made.",),
    ),
    Section("numbers", "Numbers in this report", ("numbers",)),
    Section("origin", "Files read, and version", ("inputs", "colophon")),
)


def arranged(names: Iterable[str], sections: tuple[Section, ...] = SECTIONS) -> tuple[Section, ...]:
    """The sections with those of their items that there are; sections without any are left out.

    Names that no section claims, plots among them, come under ``further``.
    """
    placed: dict[str, list[str]] = {item: [] for section in sections for item in section.items}
    for name in names:
        stem = re.sub(r"-\d+$", "", name) if name.startswith("plot ") else name  # without the number of its page
        placed.get(stem, placed[FURTHER]).append(name)
    kept = (
        section._replace(items=tuple(name for item in section.items for name in placed[item])) for section in sections
    )
    return tuple(section for section in kept if section.items)
