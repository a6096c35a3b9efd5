"""Marks as drawings: one shape each, in ink alone, that a page and paper show beside their word."""

from collections.abc import Mapping

from analysis.show.value import Mark

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
