"""Where documents disagree, as data frames: pairs of claims, numbers of one quantity, regimens beside the studies'."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from analysis.appraise.regimen import COLUMNS, RegimenComparison
from analysis.appraise.regimen_part import RegimenPart
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import Comparison
from analysis.model.figure import Figure
from analysis.model.judgements import Disagreement
from analysis.model.records import Claim
from analysis.model.words import Category, DisagreementKind, Severity
from analysis.notebook.frames.derived import DerivedFrame, FrameColumn
from analysis.show.tables.studies import study_names
from analysis.text.prose.units import convert, unit_of


class DisagreeingPair(NamedTuple):
    """Two claims that disagree; of a claim against its own document's references the other is ``None``."""

    row: Disagreement
    first: Claim
    second: Claim | None

    @property
    def within(self) -> bool | None:
        """Whether both stand in one document; ``None`` without a second claim."""
        return self.second and self.first.document == self.second.document

    @property
    def topics(self) -> tuple[str, ...]:
        """What the two are about: their categories, each once."""
        return tuple(dict.fromkeys(str(one.category) for one in (self.first, self.second) if one))


class HeldRegimen(NamedTuple):
    """A part of a regimen as a claim has it beside a study; the study's figure in the claim's unit, if it was read."""

    held: RegimenComparison
    name: str
    figure: Figure | None

    @property
    def stated(self) -> str:
        """What the claim says: ``concentration: 12-25 %``."""
        return f"{self.held.part}: {self.held.claim.figure} {self.held.claim.unit}"


def disagreement_pairs(review: EvidenceReview) -> list[DisagreeingPair]:
    """The pairs, gravest first: by severity, then by kind, then in file order."""
    claims = review.evidence.claim
    rows = (row for row in review.evidence.disagreements if row.claim in claims)
    found = [DisagreeingPair(row, claims[row.claim], claims.get(row.other)) for row in rows]
    order = [*Severity, *DisagreementKind]
    return sorted(found, key=lambda one: (order.index(one.row.severity), order.index(one.row.kind)))


def _quantity(claim: Claim) -> str:
    """Of what a claim's number is, in words."""
    of = ", ".join(filter(None, (claim.agent, claim.condition)))
    return f"{claim.outcome or 'a number'}{f' ({of})' if of else ''}"


def regimens(review: EvidenceReview) -> Iterator[HeldRegimen]:
    """Every part of a regimen that a claim gives, beside each study of the agent; the document's own studies first."""
    for rows in review.appraised.regimens.values():
        for one in rows:
            name = review.evidence.once(study_names)[one.study.study]
            yield HeldRegimen(one, name, _in_unit_of_claim(one))


def _in_unit_of_claim(one: RegimenComparison) -> Figure | None:
    """The study's figure; ``None`` where it was not read, and for amounts, which stand in words."""
    if one.part is RegimenPart.AMOUNT:
        return None
    column, name = COLUMNS[one.part]
    figure: Figure | None = getattr(one.study, column)
    theirs, ours = unit_of(name), unit_of(one.claim.unit)
    if figure is None or theirs is None or ours is None or theirs.kind is not ours.kind:
        return figure
    return Figure(figure.text, convert(figure.low, theirs, ours), convert(figure.high, theirs, ours))


def _number(figure: Figure | None) -> Decimal | None:
    return figure.low if figure and not figure.is_range else None


_IN_UNIT = "in the unit of the claim's"
_OTHER = "missing where the claim is held against its own document's references"

#: The frames of where documents disagree, by name.
DISAGREEMENT_FRAMES: Mapping[str, DerivedFrame] = {
    "disagreement_pairs": DerivedFrame(
        "two claims that disagree, side by side, gravest first",
        disagreement_pairs,
        (
            FrameColumn("id", "id of the disagreement", str, "row.id"),
            FrameColumn("severity", "how much it matters", Severity, "row.severity"),
            FrameColumn("kind", "how they disagree", DisagreementKind, "row.kind"),
            FrameColumn(
                "direct", "whether both cannot hold", bool, lambda one: one.row.kind is DisagreementKind.DIRECT
            ),
            FrameColumn("within", f"whether both stand in one document; {_OTHER}", bool),
            FrameColumn(
                "topics", "categories of the two, parted by a middle dot", str, lambda one: " · ".join(one.topics)
            ),
            FrameColumn("claim", "one claim", str, "first.id"),
            FrameColumn("document", "its document", str, "first.document"),
            FrameColumn("line", "its line", int, "first.line"),
            FrameColumn("quote", "its words", str, "first.quote"),
            FrameColumn("other", f"the other claim; {_OTHER}", str, "second.id"),
            FrameColumn("other_document", "the other's document", str, "second.document"),
            FrameColumn("other_line", "the other's line", int, "second.line"),
            FrameColumn("other_quote", "the other's words", str, "second.quote"),
            FrameColumn("note", "what the disagreement is, in one line", str, "row.note"),
        ),
        keyed=True,
    ),
    "quantities": DerivedFrame(
        "a claim that gives a number, with the number as a range and of what it is",
        lambda review: (one for one in review.evidence.claims if one.figure is not None),
        (
            FrameColumn("claim", "the claim", str, "id"),
            FrameColumn("document", "the document that makes it", str),
            FrameColumn("line", "line of the document", int),
            FrameColumn("category", "what the claim is about", Category),
            FrameColumn("quantity", "outcome, agent and condition, in words", str, _quantity),
            FrameColumn("unit", "unit of the number", str),
            FrameColumn("figure", "the number or range as printed", str, "figure.text"),
            FrameColumn("number", "the number; missing for a range", Decimal, lambda one: _number(one.figure)),
            FrameColumn("low", "its lower end", Decimal, "figure.low"),
            FrameColumn("high", "its upper end; of a number the same", Decimal, "figure.high"),
        ),
        keyed=True,
    ),
    "regimens": DerivedFrame(
        "a part of a regimen as a claim gives it, beside one study of the agent or of a narrower one",
        regimens,
        (
            FrameColumn("claim", "the claim", str, "held.claim.id"),
            FrameColumn("document", "the document that makes it", str, "held.claim.document"),
            FrameColumn("part", "which part of the regimen", tuple(map(str, RegimenPart)), "held.part.value"),
            FrameColumn("figure", "the claim's number or range as printed", str, "held.claim.figure.text"),
            FrameColumn("unit", "unit of the claim's number", str, "held.claim.unit"),
            FrameColumn("stated", "part, number and unit of the claim, in words", str),
            FrameColumn("figure_low", "lower end of the claim's range", Decimal, "held.claim.figure.low"),
            FrameColumn("figure_high", "its upper end", Decimal, "held.claim.figure.high"),
            FrameColumn("study", "key of the study", str, "held.study.study"),
            FrameColumn("name", "authors and year of the study", str),
            FrameColumn("own", "whether the claim's document cites the study for it", bool, "held.own"),
            FrameColumn("value", "what the study had, as read; missing if it was not", str, "held.value"),
            FrameColumn(
                "number",
                f"the study's number, {_IN_UNIT}; missing for a range",
                Decimal,
                lambda one: _number(one.figure),
            ),
            FrameColumn("low", f"lower end of the study's range, {_IN_UNIT}", Decimal, "figure.low"),
            FrameColumn("high", "its upper end", Decimal, "figure.high"),
            FrameColumn("comparison", "whether the two agree", Comparison, "held.comparison"),
            FrameColumn("why", "the reason in a few words", str, "held.why"),
        ),
    ),
}
