"""Pages of the Word document, upright for reading and broad for wide tables, and pictures within their room."""

from enum import Enum

from analysis.report.paper.orientation import LONG, SHORT
from analysis.report.word.text import escaped
from analysis.show.plots.plot import Plot

#: A twentieth of a point is the unit of every length here; so many are in a millimetre, and in a centimetre.
_MILLIMETRE, CENTIMETRE = 1440 / 25.4, 567

_SIDE, _TOP, _BOTTOM, _EDGE = 1134, 1361, 1247, 624

#: Least widths of a table's columns, in characters, that an upright page holds at the size of a cell's text.
UPRIGHT_HOLDS = 118


#: English Metric Units in a twentieth of a point (ECMA-376, Part 1, 20.1.2.1).
_UNITS = 635

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


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


def drawing(plot: Plot, picture: bytes, room: tuple[int, int], number: int, relation: str) -> str:
    """The plot's PNG as a run, as large as the room allows.

    ``plot``, ``picture``: The plot and its PNG.
    ``room``: Width and height that there are, in twentieths of a point.
    ``number``, ``relation``: Its own number in the document, and the id of the relation to its picture.
    """
    # Pixels, as the header of a PNG has them (ISO/IEC 15948, 11.2.1).
    width, height = int.from_bytes(picture[16:20], "big"), int.from_bytes(picture[20:24], "big")
    scale = min(room[0] / width, room[1] / height) * _UNITS
    size = f'cx="{round(width * scale)}" cy="{round(height * scale)}"'
    name = escaped(plot.name)
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {size}/><wp:docPr id="{number}" name="{name}" title="{escaped(plot.title)}" '
        f'descr="{escaped(plot.alt)}"/><wp:cNvGraphicFramePr>'
        f'<a:graphicFrameLocks xmlns:a="{_DRAWING}/main" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
        f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr id="{number}" name="{name}.png"/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect">'
        "<a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
