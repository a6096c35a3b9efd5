"""The frames of a review, its attributes: those of the tables, those of what follows from them, and their columns."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from analysis.check.evidence_review import EvidenceReview
from analysis.model.figure import Figure
from analysis.model.words import TermKind
from analysis.notebook.frames.columns import COLUMNS, MEANINGS, derived_frame
from analysis.notebook.frames.derived import DERIVED
from analysis.notebook.frames.disagreements import DISAGREEMENT_FRAMES
from analysis.notebook.frames.harms import HARM_FRAMES
from analysis.notebook.frames.results import RESULTS
from analysis.notebook.known import known
from analysis.schema import TABLES

if TYPE_CHECKING:
    import pandas as pd

_DERIVED = {**DERIVED, **HARM_FRAMES, **DISAGREEMENT_FRAMES, "results": RESULTS}

#: Every frame's name, with what a row of it is.
FRAMES: Mapping[str, str] = {**{name: schema.meaning for name, schema in TABLES.items()}, **MEANINGS}

_KINDS = {str: "text", int: "whole number", Decimal: "number", date: "date", bool: "yes or no"}
_KINDS |= {Figure: "number or range, as printed"}


def frame_named(name: str, review: EvidenceReview) -> "pd.DataFrame":
    """The frame of that name: the records of a table, or what follows from them."""
    from analysis.show.frames import record_frame

    return derived_frame(name, _DERIVED[name], review) if name in _DERIVED else record_frame(name, review.evidence)


def column_frame(name: str) -> "pd.DataFrame":
    """The columns of a frame, a row each, by their names.

    ``meaning`` says what it means, with its unit; ``holds`` the kind of its values; ``words`` the words of a closed
    list, parted by a middle dot; ``example`` one value as a file has it. What does not apply is missing.
    """
    import pandas as pd

    found: list[tuple[str | None, ...]]
    if name in _DERIVED:
        found = [(one.name, one.meaning, *_holds(one.type), None) for one in COLUMNS[name]]
    else:
        fields = ((field, field.column) for field in TABLES[name].fields)
        found = [(one.name, of.meaning, *_holds(one.type), of.example or None) for one, of in fields]
    names = ["column", "meaning", "holds", "words", "example"]
    return pd.DataFrame(found, columns=names, dtype="string").set_index("column")


def _holds(kind: type | tuple[str, ...]) -> tuple[str, str | None]:
    if isinstance(kind, tuple) or issubclass(kind, StrEnum):
        return "word of a list", " · ".join(map(str, kind))
    return _KINDS[kind], None


def overview(review: EvidenceReview) -> "pd.DataFrame":
    """Every frame by its name: ``row``, what a row of it is; ``rows``, how many there are."""
    import pandas as pd

    counts = [len(frame_named(name, review)) for name in FRAMES]
    found = pd.DataFrame({"row": list(FRAMES.values()), "rows": counts}, index=pd.Index(FRAMES, name="frame"))
    return found.astype({"row": "string", "rows": "Int64"})


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
        """What the columns of a frame mean, a row a column: meaning, type, allowed words, whether it may be missing.

        Without a name: every frame, with what a row of it is and how many there are.

        >>> review.columns("findings").loc["months", "meaning"]
        'Time since the start of treatment in months; blank if not read.'
        """
        return column_frame(known(name, FRAMES, "frame")) if name else overview(self.evidence_review)

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
