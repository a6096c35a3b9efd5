"""What the page draws from the frames for its first reader: the gravest flags, the harms."""

from collections.abc import Mapping
from typing import NamedTuple

from analysis.model.words import Category, Severity
from analysis.report.outline.anchors import Anchors, LinkedText
from analysis.show.tables.frame import Frame
from analysis.text.prose.phrases import sentence


class Card(NamedTuple):
    """A flag as a card: the check, the claim, its words and place, what is wrong, how sure that is, and the remedy."""

    flag: LinkedText
    claim: LinkedText
    words: str
    place: str
    wrong: tuple[LinkedText, ...]
    sure: str
    remedy: tuple[LinkedText, ...]


def cards(flagged: Frame, anchors: Anchors) -> tuple[Card, ...]:
    """The flags of high severity, in the order of the frame; none if there are none."""
    grave = flagged.data[flagged.data["Severity"] == Severity.HIGH.value]
    return tuple(
        _card(record, anchors)
        for record in [{str(name): str(cell) for name, cell in row.items()} for row in grave.to_dict("records")]
    )


def _card(row: Mapping[str, str], anchors: Anchors) -> Card:
    place = f"document {row['Document']}, line {row['Line']}"
    said = f'"{row["Words"]}" ({place}) '
    wrong = row["What is wrong"].removeprefix(said)
    unsure = row["Provisional"] == "yes"
    return Card(
        anchors.checks(row["Flag"])[0],
        anchors.parts(row["Claim"])[0],
        row["Words"],
        place,
        anchors.parts(sentence(wrong)),
        "provisional: it rests on a fact that nobody has verified and would go without it"
        if unsure
        else "it rests on no unverified fact",
        anchors.parts(sentence(row["Remedy"])),
    )


def safety_claims(claims: Frame) -> Frame:
    """The claims about harm and safety, in the order of the documents, with the columns that a first reader needs."""
    columns = [
        *("Claim", "Document", "Line", "Words", "Statement", "Outcome", "Figure", "Wording"),
        *("Verdict own", "Sourcing", "Flags", "Provisional"),
    ]
    about = claims.data[claims.data["Category"] == Category.SAFETY.value]
    return Frame(
        "safety-claims",
        "Claims about harm and safety",
        "What does each document say of harms, and what do the studies that it cites say of that? One row a claim.",
        about[columns].reset_index(drop=True),
        (f"{len(about)} of {len(claims.data)} claims are about harm or safety; the table of all claims has them too.",),
    )
