"""The frames of a review, its attributes: those of the tables, those of what follows from them, and their columns.

Derived frames stand in two tables: what a row of each is (``frames.csv``), and what each column means and holds
(``columns.csv``). ``keyed`` says whether the first column of a frame is its index. Of a column, ``frame`` names the
frame that has it, or several, parted by spaces; ``holds`` the kind of its values or their list; ``of`` where a record
has it, such as ``finding.id`` (``0`` is the first of a tuple). Without that the frame computes the column, or its
records have it under the column's own name.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from analysis.appraise.raters.coefficients import FEWEST_PAIRS
from analysis.appraise.raters.rated_pairs import PAIR_WORDS
from analysis.appraise.regimen import RegimenPart
from analysis.check.evidence_review import Block, EvidenceReview
from analysis.model.evidence import grouped
from analysis.model.figure import Figure
from analysis.model.words import TermKind
from analysis.notebook.frames.derived import DERIVED
from analysis.notebook.frames.results import CO_TREATMENT, INTERVALS, RATES, RESULT_FRAMES
from analysis.notebook.known import known
from analysis.schema import LISTS, TABLES
from analysis.show.value import NOT_JUDGED, held
from analysis.text.rows import rows_beside

if TYPE_CHECKING:
    import pandas as pd

_DERIVED = {**DERIVED, **RESULT_FRAMES}

_ROWS = rows_beside(__file__, "frames")
_KEYED = {row["frame"] for row in _ROWS if row["keyed"] == "yes"}

#: Every frame's name, with what a row of it is.
FRAMES: Mapping[str, str] = {
    **{name: schema.meaning for name, schema in TABLES.items()},
    **{row["frame"]: row["meaning"] for row in _ROWS},
}

_KINDS = {
    "text": str,
    "whole number": int,
    "number": Decimal,
    "date": date,
    "yes or no": bool,
    "number or range, as printed": Figure,
}

#: What a column can hold: kinds of values, and the lists that are not those of ``schema.py``.
_HELD: Mapping[str, type | tuple[str, ...]] = {
    **_KINDS,
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
    (frame, _column(**row)) for row in rows_beside(__file__, "columns") for frame in row.pop("frame").split()
)


def frame_named(name: str, review: EvidenceReview) -> "pd.DataFrame":
    """The frame of that name: the records of a table, or what follows from them.

    The latter is numbered from 1 where it has no key; several texts of a cell are parted by spaces.
    """
    import pandas as pd

    from analysis.show.frames import record_frame, typed_column

    if name not in _DERIVED:
        return record_frame(name, review.evidence)
    frame, columns = _DERIVED[name], COLUMNS[name]
    records = tuple(frame.records(review))

    def value(column: FrameColumn, record: Any) -> Any:
        if column.name in frame.computed:
            return frame.computed[column.name](record)
        found = held(record, column.of or column.name)
        return " ".join(found) if isinstance(found, tuple) else found

    found = pd.DataFrame({one.name: typed_column([value(one, row) for row in records], one.type) for one in columns})
    if name in _KEYED:
        return found.set_index(columns[0].name)
    return found.set_axis(pd.RangeIndex(1, len(records) + 1, name="row"))


def _holds(kind: type | tuple[str, ...]) -> tuple[str, str | None]:
    if isinstance(kind, tuple) or issubclass(kind, StrEnum):
        return "word of a list", " · ".join(map(str, kind))
    return next(words for words, of in _KINDS.items() if of is kind), None


@dataclass(frozen=True, repr=False)
class ReviewFrames:
    """The frames of a review, each an attribute, made anew each time that it is asked for; ``columns`` lists them."""

    evidence_review: EvidenceReview

    def __getattr__(self, name: str) -> "pd.DataFrame":
        """The frame of that name."""
        if name in FRAMES:
            return frame_named(name, self.evidence_review)
        raise AttributeError(f"a review has nothing named {name!r}", name=name, obj=self)

    def __dir__(self) -> list[str]:
        """The frames, and what else a review has."""
        return [*super().__dir__(), *FRAMES]

    @property
    def _whole(self) -> EvidenceReview:
        return self.evidence_review.whole or self.evidence_review

    def columns(self, name: str = "") -> "pd.DataFrame":
        """The columns of a frame, a row each, by their names; without a name every frame, with what a row of it is.

        ``meaning`` says what a column means, with its unit; ``holds`` the kind of its values; ``words`` the words of a
        closed list, parted by a middle dot; ``example`` one value as a file has it. What does not apply is missing.

        >>> review.columns("findings").loc["months", "meaning"]
        'Time since the start of treatment in months; blank if not read.'
        """
        import pandas as pd

        if not name:
            counts = [len(frame_named(one, self.evidence_review)) for one in FRAMES]
            every = pd.DataFrame({"row": list(FRAMES.values()), "rows": counts}, index=pd.Index(FRAMES, name="frame"))
            return every.astype({"row": "string", "rows": "Int64"})
        found: list[tuple[str | None, ...]]
        if known(name, FRAMES, "frame") in _DERIVED:
            found = [(one.name, one.meaning, *_holds(one.type), None) for one in COLUMNS[name]]
        else:
            fields = ((field, field.column) for field in TABLES[name].fields)
            found = [(one.name, of.meaning, *_holds(one.type), of.example or None) for one, of in fields]
        names = ["column", "meaning", "holds", "words", "example"]
        return pd.DataFrame(found, columns=names, dtype="string").set_index("column")

    def narrower(self, term: str, kind: str = "") -> list[str]:
        """The term and every narrower one, by ``terms.csv``, sorted; ``kind`` is *condition*, *agent*, *outcome* ….

        Raises ``UnknownName`` for a term that neither that file has nor any claim, study, question or finding.

        >>> review.narrower("osteoarthritis", "condition")
        ['knee osteoarthritis', 'osteoarthritis']
        >>> of_agent = review.studies[review.studies["agent"].isin(review.narrower("dextrose"))]
        """
        evidence = self._whole.evidence
        kinds = [TermKind(known(kind, TermKind, "kind of term"))] if kind else list(TermKind)
        of_kind = [one for one in evidence.terms if one.kind in kinds]
        records = (*evidence.claims, *evidence.studies, *evidence.questions, *evidence.findings)
        used = {getattr(one, field, "") for one in records for field in ("condition", "agent", "outcome")}
        known(term, dict.fromkeys((*(one.term for one in of_kind), *sorted(used))), "term")
        return sorted({term, *(one.term for one in of_kind if term in evidence.lineage(one.term, one.kind))})
