"""A frame of a review under its own name."""

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import pandas as pd

    from analysis.check.evidence_review import EvidenceReview


class _Reviewed(Protocol):
    @property
    def evidence_review(self) -> "EvidenceReview": ...


class Frame:
    """An attribute that is a frame of a review, made anew each time that it is asked for."""

    def __init__(self, meaning: str) -> None:
        self.__doc__ = meaning

    def __set_name__(self, _owner: type, name: str) -> None:
        self._name = name

    def __get__(self, review: "_Reviewed | None", _owner: type) -> "pd.DataFrame":
        """The frame; of the class itself, the frame's description."""
        if review is None:
            return self  # type: ignore[return-value] # so that help() finds what the frame holds
        from analysis.notebook.frames import frame_named

        return frame_named(self._name, review.evidence_review)
