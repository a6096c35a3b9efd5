"""Pictures: the plots' drawings as PNG, for what cannot show an SVG."""

from collections.abc import Mapping
from pathlib import Path

from analysis.report.fonts import fonts

_TYPESET = Path(__file__).with_name("typeset")

#: Resolution in dots per inch, as journals ask for line art at the least.
DPI = 300


def pictures(drawings: Mapping[str, str]) -> Mapping[str, bytes]:
    """The PNG of each drawing, 300 dots per inch on white; the same drawing gives the same bytes.

    typst draws them, which takes a third of matplotlib's time and leaves the interpreter free meanwhile.
    """
    return {name: _picture(drawing) for name, drawing in drawings.items()}


def _picture(drawing: str) -> bytes:
    import typst

    return typst.compile(
        str(_TYPESET / "picture.typ"),
        root=str(_TYPESET),
        font_paths=fonts(),
        format="png",
        ppi=DPI,
        sys_inputs={"drawing": drawing},
    )
