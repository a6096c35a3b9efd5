"""Pages of the Word document: upright ones for reading, broad ones for wide tables."""

from enum import Enum

from analysis.report.paper.orientation import LONG, SHORT

#: A twentieth of a point is the unit of every length here; so many are in a millimetre, and in a centimetre.
_MILLIMETRE, CENTIMETRE = 1440 / 25.4, 567

_SIDE, _TOP, _BOTTOM, _EDGE = 1134, 1361, 1247, 624

#: Least widths of a table's columns, in characters, that an upright page holds at the size of a cell's text.
UPRIGHT_HOLDS = 118


class Page(Enum):
    """A way to turn the paper."""

    UPRIGHT = (round(SHORT * _MILLIMETRE), round(LONG * _MILLIMETRE))
    BROAD = (round(LONG * _MILLIMETRE), round(SHORT * _MILLIMETRE))

    @property
    def width(self) -> int:
        """Width of the text."""
        return self.value[0] - 2 * _SIDE

    @property
    def height(self) -> int:
        """Height of the text."""
        return self.value[1] - _TOP - _BOTTOM

    def section(self, references: str = "", *, titled: bool = False) -> str:
        """The properties of a section with such pages, which begins on a new one.

        ``references`` are those to its headers and footers, without which it has those of the section before;
        ``titled`` gives its first page others.
        """
        width, height = self.value
        turned = ' w:orient="landscape"' if self is Page.BROAD else ""
        return (
            f'<w:sectPr>{references}<w:type w:val="nextPage"/><w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
            f'<w:pgMar w:top="{_TOP}" w:right="{_SIDE}" w:bottom="{_BOTTOM}" w:left="{_SIDE}" w:header="{_EDGE}" '
            f'w:footer="{_EDGE}" w:gutter="0"/><w:cols w:space="{CENTIMETRE}"/>'
            f"{'<w:titlePg/>' if titled else ''}</w:sectPr>"
        )
