"""Layouts: which columns of a wide frame stand under one heading of the page, one below the other.

A file of 20 columns suits a spreadsheet; a page is read. A layout changes no value and loses no column: one that it
does not name comes after the others, by itself.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Stack(NamedTuple):
    """A heading of the page, the column that it shows first, and those that stand below it, each with its name.

    The first goes without its name where the heading says what it is; ``named`` is where it does not.
    """

    heading: str
    columns: tuple[str, ...]
    named: bool = False

    def labelled(self, column: str) -> bool:
        """Whether the name of a column stands before its value."""
        return column not in _PLAIN and (self.named or column != self.columns[0])


def _stack(heading: str, *columns: str, named: bool = False) -> Stack:
    return Stack(heading, columns or (heading,), named)


#: By name of frame. A frame that is not here is shown column by column.
LAYOUTS: Mapping[str, tuple[Stack, ...]] = {
    "flagged": (
        _stack("Severity"),
        _stack("Flag"),
        _stack("Claim", "Claim", "Document", "Line"),
        _stack("Words"),
        _stack("What is wrong", "What is wrong", "Study"),
        _stack("Provisional"),
        _stack("Remedy"),
    ),
    "designs": (
        _stack("Claim", "Claim", "Words"),
        _stack("Stated design", "Stated design", "Taken as"),
        _stack("Outcome", "Outcome", "Why"),
        _stack("Attributed study", "Attributed study", "Its design", "Gap in levels"),
        _stack("Witnesses", "Witnesses", "Witnesses that agree"),
        _stack("Finding", "Finding", "Verified"),
        _stack("Without unverified facts"),
    ),
    "figures": (
        _stack("Figure", "Figure", "Claim", "Words"),
        _stack("Finding", "Finding", "Study", "Design", "Phase", "Months"),
        _stack("Measured", "Measure", "Outcome", "Condition", "Agent"),
        _stack("Value", "Value", "Control arm", "Counts", "95 % interval (sampling error only)"),
        _stack("Verified"),
        _stack("Comparison", "Comparison", "Why"),
    ),
    "regimens": (
        _stack("Figure", "Figure", "Claim", "Words"),
        _stack("Quantity"),
        _stack("Study", "Study", "Cited by the document"),
        _stack("What it treats", "Condition", "Agent"),
        _stack("The study's value"),
        _stack("Comparison", "Comparison", "Why"),
    ),
    "safety-claims": (
        _stack("Claim", "Claim", "Document", "Line"),
        _stack("Words", "Words", "Statement"),
        _stack("Harm", "Outcome", "Figure"),
        _stack("Wording"),
        _stack("Verdict own", "Verdict own", "Sourcing"),
        _stack("Flags", "Flags", "Provisional"),
    ),
    "disagreements": (
        _stack("Severity", "Severity", "Kind", "Id"),
        _stack("Claim", "Claim", "Its words"),
        _stack("Other claim", "Other claim", "Its words there"),
        _stack("What the matter is", "What the matter is", "Judged by"),
    ),
    "same-study-different-story": (
        _stack("Group", "Group", "What differs"),
        _stack("Claim", "Claim", "Place"),
        _stack("Words"),
        _stack("Stated design"),
        _stack("Figure", "Figure", "Outcome"),
        _stack("Agent", "Agent", "Condition"),
        _stack("Wording"),
    ),
    "what-would-settle": (
        _stack("Claim", "Claim", "Document", "Line"),
        _stack("Words"),
        _stack("Verdict own"),
        _stack("Verdict all"),
        _stack("What would settle it", "What would settle it", "Question"),
        _stack("What could be said and be true", "What could be said and be true", "Rests on"),
    ),
    "positions": (
        _stack("Organisation", "Organisation", "Kind", "Year"),
        _stack("Condition"),
        _stack("Position"),
        _stack("Verified", "Verified", "Read at"),
        _stack("Note"),
    ),
    "harms-matrix": (
        _stack("Harm", "Harm", "Seriousness", "Region"),
        _stack("What was reported"),
    ),
    "harms-by-document": (
        _stack("Document", "Document", "Title", "Offers the treatment"),
        _stack("Relevant harms"),
        _stack("Named"),
        _stack("Minimised"),
        _stack("Named and denied"),
        _stack("Denied"),
        _stack("Silent"),
        _stack("Harms it names", "Harms it names", "Risk in general"),
        _stack("Flags on the document"),
    ),
    "flagged-documents": (
        _stack("Severity"),
        _stack("Flag"),
        _stack("Document", "Document", "Title"),
        _stack("What is wrong"),
        _stack("Remedy"),
    ),
    "pairs": (
        _stack("Claim", "Claim", "Place", "Statement"),
        _stack("Study", "Study", "Design", "Phase", "Level", "Cited by the document"),
        _stack("Stance", "Stance", "Basis"),
        _stack("The study's against the claim's", "Condition", "Agent", "Outcome", named=True),
        _stack("Finding", "Finding", "Verified"),
        _stack("Rationale", "Rationale", "Judged by"),
    ),
    "summary-of-findings": (
        _stack("Question", "Question", "Smallest important difference"),
        _stack("Certainty", "Certainty", "Notes"),
        _stack("Study", "Study", "Design", "People"),
        _stack("Measured", "Measured", "Finding", "Time", "Counts as improved", "Verified", "As read"),
        _stack("Treated"),
        _stack("Control"),
        _stack("Difference"),
    ),
    "questions": (
        _stack("Question", "Question", "Outcome", "Condition", "Time"),
        _stack("Agent", "Agent", "Comparator"),
        _stack("Studies (people)"),
        _stack("Start", "Start", "Steps"),
        _stack("Certainty", "Certainty", "Provisional", "Judged by"),
        _stack("Claims"),
    ),
    "claims": (
        _stack("Claim", "Claim", "Document", "Line"),
        _stack("Words", "Words", "Statement"),
        _stack("About", "Category", "Condition", "Agent", "Outcome", "Figure", "Stated design"),
        _stack("Sourcing", "Sourcing", "Marker", "Own studies", "Wording"),
        _stack("Verdict own", "Verdict own", "Level own"),
        _stack("Verdict all", "Verdict all", "Level all"),
        _stack("Flags", "Flags", "Provisional"),
    ),
    "studies": (
        _stack("Study", "Study", "Citation", "Role"),
        _stack("Design", "Design", "Blinding", "Sessions", "Follow-up, months", "Setting"),
        _stack("People", "Participants", "Units analysed", "Condition", "Region"),
        _stack("Agent", "Agent", "Dose", "Comparator"),
        _stack("Limits", "Limits", "Conflicts", "Included in"),
        _stack("Read as", "Read as", "Read at"),
    ),
    "findings": (
        _stack("Finding", "Finding", "Study", "Phase", "Months"),
        _stack("Outcome", "Outcome", "Measure", "Group"),
        _stack("Value", "Value", "Control arm", "Counts", "p"),
        _stack("95 % interval", "95 % interval (sampling error only)", "95 % interval as reported", named=True),
        _stack("Verified", "Verified", "Read at"),
        _stack("Note"),
    ),
    "risk-of-bias-summary": (
        _stack("Result", "Outcome", "Study", "Design", "Phase", named=True),
        _stack("Tool"),
        _stack("Domains"),
        _stack("Overall"),
        _stack("Judged by"),
    ),
    "risk-of-bias": (
        _stack("Result", "Outcome", "Study", "Phase", named=True),
        _stack("Domain", "Domain", "Tool"),
        _stack("Judgement", "Judgement", "Judged by"),
        _stack("Reason", "Reason", "Read at"),
    ),
    "agreement-other": (
        _stack("Judged", "Judged", "Pairs"),
        _stack("Raters", "First rater", "Second rater", named=True),
        _stack("Agreed", "Agreed", "Share agreed"),
        _stack("Unweighted", "Cohen's kappa", "Gwet's AC1", named=True),
        _stack("Weighted kappa"),
        _stack("Recorded by one alone"),
    ),
    "references": (
        _stack("Document", "Document", "Number"),
        _stack("Study"),
        _stack("Authors", "Authors", "Title"),
        _stack("Journal", "Journal", "Year", "Volume", "Issue", "Pages"),
    ),
    "other-problems": (
        _stack("Kind", "Kind", "Severity", "Check"),
        _stack("Place", "Place", "Claim", "Study"),
        _stack("What is wrong"),
        _stack("Remedy"),
    ),
}

#: Column whose repeated values become headings inside a table, by name of frame.
BLOCKS: Mapping[str, str] = {"strength-own": "About", "strength-all": "About"}

# Columns of a stack that need no name of their own: texts that explain what stands above them.
_PLAIN = frozenset({"Words", "Statement", "Why", "Its design", "Citation", "Its words", "Its words there"})


def stacks(name: str, headings: Sequence[str]) -> tuple[Stack, ...]:
    """The stacks of a frame with these headings; a column that no stack names is a stack by itself, at the end."""
    there = [
        stack._replace(columns=columns)
        for stack in LAYOUTS.get(name, ())
        if (columns := tuple(column for column in stack.columns if column in headings))
    ]
    placed = {column for stack in there for column in stack.columns}
    return (*there, *(_stack(heading) for heading in headings if heading not in placed))
