"""The frames of a review as its attributes."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.check.evidence_review import EvidenceReview
from analysis.model.words import TermKind
from analysis.notebook.known import known

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, repr=False)
class ReviewFrames:
    """The frames of a review, each an attribute, made anew each time that it is asked for; ``columns`` lists them."""

    evidence_review: EvidenceReview

    def __getattr__(self, name: str) -> "pd.DataFrame":
        """The frame of that name."""
        if not name.startswith("_"):
            from analysis.notebook.frames.catalogue import FRAMES, frame_named

            if name in FRAMES:
                return frame_named(name, self.evidence_review)
        raise AttributeError(f"a review has nothing named {name!r}", name=name, obj=self)

    def __dir__(self) -> list[str]:
        """The frames, and what else a review has."""
        from analysis.notebook.frames.catalogue import FRAMES

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
        from analysis.notebook.frames.catalogue import FRAMES, column_frame, overview

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
