"""Where documents disagree, as data frames: pairs of claims, numbers of one quantity, regimens beside the studies'."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import SimpleNamespace
from typing import NamedTuple

from analysis.appraise.regimen import COLUMNS, RegimenComparison, RegimenPart
from analysis.check.evidence_review import EvidenceReview
from analysis.model.figure import Figure
from analysis.model.judgements import Disagreement
from analysis.model.records import Claim
from analysis.model.words import DisagreementKind, Severity
from analysis.notebook.frames.derived import DerivedFrame
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


def _regimens(review: EvidenceReview) -> Iterator[SimpleNamespace]:
    """Every part of a regimen that a claim gives, beside each study of the agent; the document's own studies first."""
    names = review.evidence.once(study_names)
    for rows in review.appraised.regimens.values():
        for one in rows:
            stated = f"{one.part}: {one.claim.figure} {one.claim.unit}"
            yield SimpleNamespace(held=one, name=names[one.study.study], stated=stated, figure=_in_unit_of_claim(one))


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


def _number(row: Claim | SimpleNamespace) -> Decimal | None:
    return row.figure.low if row.figure and not row.figure.is_range else None


#: The frames of where documents disagree, by name.
DISAGREEMENT_FRAMES: Mapping[str, DerivedFrame] = {
    "disagreement_pairs": DerivedFrame(
        disagreement_pairs,
        {
            "direct": lambda one: one.row.kind is DisagreementKind.DIRECT,
            "topics": lambda one: " · ".join(one.topics),
        },
    ),
    "quantities": DerivedFrame(
        lambda review: (one for one in review.evidence.claims if one.figure is not None),
        {"quantity": _quantity, "number": _number},
    ),
    "regimens": DerivedFrame(_regimens, {"number": _number}),
}
