"""Marks: which one stands beside a verdict or a stance, and the drawing of each, in ink alone.

A mark never stands alone: the word is always beside it. A verdict for a claim has no filled one while a study that
could change it is unjudged.
"""

from collections.abc import Mapping
from typing import Any

from analysis.appraise.verdict.assessment import Assessment
from analysis.model.conclusions import Verdict
from analysis.model.words import Severity, Stance
from analysis.show.value import Mark, Sign

#: The mark of each word. One that is both a verdict and a stance (*indirect*) has the same in both.
MARKS: Mapping[Verdict | Stance, Mark] = {
    **dict.fromkeys((Verdict.SUPPORTED, Stance.SUPPORTS), Mark.FULL),
    **dict.fromkeys((Verdict.PARTLY_SUPPORTED, Stance.PARTLY_SUPPORTS), Mark.HALF),
    **dict.fromkeys((Verdict.MIXED, Verdict.CONFLICTING, Verdict.FINDINGS_DIFFER), Mark.HALF),
    **dict.fromkeys((Verdict.HARM_REPORTED, Verdict.NOT_CONFIRMED, Verdict.NOT_SEEN), Mark.CROSS),
    **dict.fromkeys((Verdict.PARTLY_CONTRADICTED, Stance.PARTLY_CONTRADICTS), Mark.CROSS),
    **dict.fromkeys((Verdict.CONTRADICTED, Stance.CONTRADICTS), Mark.CROSS),
    **dict.fromkeys((Verdict.INDIRECT, Stance.INDIRECT, Verdict.REPORTED), Mark.GREY),
    **dict.fromkeys((Verdict.SEEN_IN_PATIENTS, Verdict.SEEN_IN_ANIMALS), Mark.GREY),
    **dict.fromkeys((Verdict.NOT_FOUND, Verdict.PROPOSED, Verdict.NOTHING_CITED, Verdict.NONE_KNOWN), Mark.RING),
    **dict.fromkeys((Verdict.NOT_ADDRESSED, Stance.DOES_NOT_ADDRESS), Mark.RING),
    Verdict.NOT_ASSESSED: Mark.ASKED,
    Verdict.NOT_JUDGED: Mark.DASH,
}


def verdict_sign(found: Assessment) -> Sign:
    """The mark of a verdict with its word: *so far* while a study that could change it is unjudged."""
    if not found.so_far:
        return Sign(MARKS[found.verdict], str(found.verdict))
    is_for = found.verdict in (Verdict.SUPPORTED, Verdict.PARTLY_SUPPORTED)
    return Sign(Mark.ASKED if is_for else MARKS[found.verdict], f"{found.verdict} so far")


def rank_of(value: Any) -> int | None:
    """Place of a verdict, a stance or a severity in its list, by which it is sorted; ``None`` for anything else."""
    return list(type(value)).index(value) if isinstance(value, Verdict | Stance | Severity) else None


_INK = "#1b1a18"
_RING = f'<circle cx="6" cy="6" r="4.2" fill="none" stroke="{_INK}"'

_SHAPES: Mapping[Mark, str] = {
    Mark.FULL: f'<circle cx="6" cy="6" r="4.8" fill="{_INK}"/>',
    Mark.HALF: f'{_RING} stroke-width="1.2"/><path d="M6 1.8a4.2 4.2 0 0 0 0 8.4z" fill="{_INK}"/>',
    Mark.CROSS: f'<path d="M2.2 2.2l7.6 7.6M9.8 2.2l-7.6 7.6" stroke="{_INK}" stroke-width="2.1"/>',
    Mark.RING: f'{_RING} stroke-width="0.8"/>',
    Mark.ASKED: f'{_RING} stroke-width="0.8" stroke-dasharray="1.5 1.1"/><circle cx="6" cy="8.4" r="0.6"/>'
    f'<path d="M4.7 4.9a1.35 1.35 0 1 1 2 1.2q-.7.35-.7 1" fill="none" stroke="{_INK}" stroke-width="0.9"/>',
    Mark.GREY: '<circle cx="6" cy="6" r="4.4" fill="#b9b3a7" stroke="#57534b" stroke-width="0.8"/>',
    Mark.DASH: f'<path d="M3.2 6h5.6" stroke="{_INK}" stroke-width="1"/>',
}

#: The SVG of each mark, twelve units high and wide.
DRAWN: Mapping[Mark, str] = {
    mark: f'<svg xmlns="http://www.w3.org/2000/svg" width="12" height="12" viewBox="0 0 12 12">{shape}</svg>'
    for mark, shape in _SHAPES.items()
}
