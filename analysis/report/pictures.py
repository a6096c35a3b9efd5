"""Pictures: the plots' drawings as PNG, for what cannot show an SVG."""

from collections.abc import Mapping

from analysis.report.paper.typesetting import pictured

#: Resolution in dots per inch, as journals ask for line art at the least.
DPI = 300


def pictures(drawings: Mapping[str, str]) -> Mapping[str, bytes]:
    """The PNG of each drawing, 300 dots per inch on white; the same drawing gives the same bytes."""
    drawn = pictured("picture.typ", [{"drawing": drawing} for drawing in drawings.values()], DPI)
    return dict(zip(drawings, drawn, strict=True))
