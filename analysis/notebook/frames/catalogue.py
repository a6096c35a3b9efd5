"""The frames of a review by name, those of the tables and those of what follows from them, and their columns."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

import pandas as pd

from analysis.check.evidence_review import EvidenceReview
from analysis.model.figure import Figure
from analysis.notebook.frames.agreement import AGREEMENT_FRAMES
from analysis.notebook.frames.derived import DERIVED
from analysis.notebook.frames.disagreements import DISAGREEMENT_FRAMES
from analysis.notebook.frames.harms import HARM_FRAMES
from analysis.notebook.frames.results import RESULTS
from analysis.schema import TABLES
from analysis.show.frames import record_frame

_DERIVED = {**DERIVED, **HARM_FRAMES, **DISAGREEMENT_FRAMES, "results": RESULTS, **AGREEMENT_FRAMES}

#: Every frame's name, with what a row of it is.
FRAMES: Mapping[str, str] = {name: schema.meaning for name, schema in TABLES.items()} | {
    name: one.meaning for name, one in _DERIVED.items()
}

_KINDS = {str: "text", int: "whole number", Decimal: "number", date: "date", bool: "yes or no"}
_KINDS |= {Figure: "number or range, as printed"}


def frame_named(name: str, review: EvidenceReview) -> pd.DataFrame:
    """The frame of that name: the records of a table, or what follows from them."""
    return _DERIVED[name].frame(review) if name in _DERIVED else record_frame(name, review.evidence)


def column_frame(name: str) -> pd.DataFrame:
    """The columns of a frame, a row each, by their names.

    ``meaning`` says what it means, with its unit; ``holds`` the kind of its values; ``words`` the words of a closed
    list, parted by a middle dot; ``example`` one value as a file has it. What does not apply is missing.
    """
    found: list[tuple[str | None, ...]]
    if name in _DERIVED:
        found = [(one.name, one.meaning, *_holds(one.type), None) for one in _DERIVED[name].columns]
    else:
        fields = ((field, field.column) for field in TABLES[name].fields)
        found = [(one.name, of.meaning, *_holds(one.type), of.example or None) for one, of in fields]
    names = ["column", "meaning", "holds", "words", "example"]
    return pd.DataFrame(found, columns=names, dtype="string").set_index("column")


def _holds(kind: type | tuple[str, ...]) -> tuple[str, str | None]:
    if isinstance(kind, tuple) or issubclass(kind, StrEnum):
        return "word of a list", " · ".join(map(str, kind))
    return _KINDS[kind], None


def overview(review: EvidenceReview) -> pd.DataFrame:
    """Every frame by its name: ``row``, what a row of it is; ``rows``, how many there are."""
    counts = [len(frame_named(name, review)) for name in FRAMES]
    found = pd.DataFrame({"row": list(FRAMES.values()), "rows": counts}, index=pd.Index(FRAMES, name="frame"))
    return found.astype({"row": "string", "rows": "Int64"})
