"""Pictures of the Word document: a plot within the room that there is, with its words for those who do not see it."""

from analysis.report.word.text import escaped
from analysis.show.plots.plot import Plot

#: English Metric Units in a twentieth of a point (ECMA-376, Part 1, 20.1.2.1).
_UNITS = 635

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


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
