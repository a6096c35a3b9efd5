"""A frame of a review under its own name, and all of them as attributes."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analysis.check.evidence_review import EvidenceReview
from analysis.model.words import TermKind
from analysis.notebook.known import known

if TYPE_CHECKING:
    import pandas as pd


class Frame:
    """An attribute that is a frame of a review, made anew each time that it is asked for."""

    def __set_name__(self, _owner: type, name: str) -> None:
        self._name = name

    def __get__(self, review: "ReviewFrames | None", _owner: type) -> "pd.DataFrame":
        """The frame; of the class itself, what a row of it is."""
        if review is None:
            return self  # type: ignore[return-value] # so that the class says what its frames hold
        from analysis.notebook.frames.catalogue import frame_named

        return frame_named(self._name, review.evidence_review)

    def __repr__(self) -> str:
        """What a row of the frame is."""
        from analysis.notebook.frames.catalogue import FRAMES

        return f"frame {self._name}: {FRAMES[self._name]}"


@dataclass(frozen=True, repr=False)
class ReviewFrames:
    """The frames of a review; ``columns`` says what each holds."""

    evidence_review: EvidenceReview

    # The tables, in the order in which a person meets them.
    documents = Frame()
    claims = Frame()
    studies = Frame()
    links = Frame()
    screening = Frame()
    findings = Frame()
    references = Frame()
    appraisals = Frame()
    questions = Frame()
    certainty = Frame()
    harms = Frame()
    mentions = Frame()
    disagreements = Frame()
    positions = Frame()
    terms = Frame()
    raters = Frame()
    waivers = Frame()
    codings = Frame()
    confirmations = Frame()

    # What follows from them.
    problems = Frame()
    faults = Frame()
    flags = Frame()
    verdicts = Frame()
    stances = Frame()
    ratings = Frame()
    agreement = Frame()
    shared_pairs = Frame()
    overruled = Frame()
    figures = Frame()
    designs = Frame()
    certainties = Frame()
    results = Frame()
    bibliography = Frame()
    numbers = Frame()
    in_brief = Frame()
    files = Frame()
    not_checked = Frame()
    harm_statuses = Frame()
    harm_reports = Frame()
    harm_sayings = Frame()
    harm_shares = Frame()
    disagreement_pairs = Frame()
    quantities = Frame()
    regimens = Frame()

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
