"""Derived frames in two tables: what a row of each is (``frames.csv``), and what each column means and holds.

``keyed`` says whether the first column of a frame is its index. Of a column, ``frame`` names the frame that has it, or
several, parted by spaces; ``holds`` the kind of its values or their list; ``of`` where a record has it, such as
``finding.id`` (``0`` is the first of a tuple). Without that the frame computes the column, or its records have it under
the column's own name.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from analysis.appraise.raters.coefficients import FEWEST_PAIRS
from analysis.appraise.raters.rated_pairs import PAIR_WORDS
from analysis.appraise.regimen import RegimenPart
from analysis.check.evidence_review import Block, EvidenceReview
from analysis.model.evidence import grouped
from analysis.notebook.frames.derived import DerivedFrame
from analysis.notebook.frames.harms import RATES
from analysis.notebook.frames.results import CO_TREATMENT, INTERVALS
from analysis.schema import LISTS
from analysis.show.value import NOT_JUDGED, held
from analysis.text.rows import rows_beside

if TYPE_CHECKING:
    import pandas as pd

#: What a column can hold: kinds of values, and the lists that are not those of ``schema.py``.
_HELD: Mapping[str, type | tuple[str, ...]] = {
    "text": str,
    "whole number": int,
    "number": Decimal,
    "yes or no": bool,
    "block": Block,
    "part of a regimen": RegimenPart,
    "word of a pair": tuple(PAIR_WORDS),
    "word of a pair or not judged": (*PAIR_WORDS, NOT_JUDGED),
    "rate of a harm": RATES,
    "other treatment": CO_TREATMENT,
    "origin of an interval": INTERVALS,
}


class FrameColumn(NamedTuple):
    """A column: its name, what it means, the type of its values or the words of their list, where a record has it."""

    name: str
    meaning: str
    type: type | tuple[str, ...]
    of: str


def _column(column: str, holds: str, of: str, meaning: str) -> FrameColumn:
    return FrameColumn(column, meaning.format(fewest=FEWEST_PAIRS), _HELD.get(holds) or LISTS[holds], of)


#: The columns of each derived frame, in their order.
COLUMNS: Mapping[str, tuple[FrameColumn, ...]] = grouped(
    (frame, _column(**row)) for row in rows_beside(__file__) for frame in row.pop("frame").split()
)

_FRAMES = rows_beside(__file__, "frames")
#: What a row of each derived frame is, by the frame's name; and the frames whose first column is their index.
MEANINGS: Mapping[str, str] = {row["frame"]: row["meaning"] for row in _FRAMES}
_KEYED = {row["frame"] for row in _FRAMES if row["keyed"] == "yes"}


def derived_frame(name: str, frame: DerivedFrame, review: EvidenceReview) -> "pd.DataFrame":
    """The rows of a review, numbered from 1 where the frame has no key; several texts of a cell parted by spaces."""
    import pandas as pd

    from analysis.show.frames import typed_column

    records, columns = tuple(frame.records(review)), COLUMNS[name]

    def value(column: FrameColumn, record: Any) -> Any:
        if column.name in frame.computed:
            return frame.computed[column.name](record)
        found = held(record, column.of or column.name)
        return " ".join(found) if isinstance(found, tuple) else found

    found = pd.DataFrame({one.name: typed_column([value(one, row) for row in records], one.type) for one in columns})
    if name in _KEYED:
        return found.set_index(columns[0].name)
    return found.set_axis(pd.RangeIndex(1, len(records) + 1, name="row"))
