"""The Word file around the text: its pages, properties, headers and footers, styles, pictures, and how it is packed."""

from enum import Enum
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from analysis.report.folder import packed
from analysis.report.outline.printed import Printed
from analysis.report.paper.orientation import LONG, SHORT
from analysis.report.word.text import escaped
from analysis.show.plots.plot import Plot
from analysis.text.legible import legible

_TEMPLATES = Path(__file__).with_name("templates")

#: Most characters of a property of the file.
_MOST = 255

#: Kinds of relations are named by addresses that begin so (ECMA-376, Part 1, 15).
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

#: Relations and numbered lists that the templates have; those of the text follow.
_RELATIONS, _LISTS = 8, 1

_NUMBERED = (
    '<w:num w:numId="{}"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    "</w:lvlOverride></w:num>"
)
_PAGE_NUMBER = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'

#: The references to the headers and footers, for the properties of the first section.
REFERENCES = (
    '<w:headerReference w:type="default" r:id="rId1"/><w:headerReference w:type="first" r:id="rId4"/>'
    '<w:footerReference w:type="default" r:id="rId6"/><w:footerReference w:type="first" r:id="rId8"/>'
)


class File:
    """A Word file while its text is written: it gives relations to what stands outside the text, and packs it all.

    ``outline``: What the file's properties, its running head and its foot say.
    """

    def __init__(self, outline: Printed) -> None:
        self._outline = outline
        self._relations: dict[str, str] = {}
        self._pictures: list[bytes] = []
        self._lists = _LISTS

    def address(self, there: str) -> str:
        """Id of the relation to an address of the web."""
        return self._related("hyperlink", f'{escaped(there)}" TargetMode="External')

    def picture(self, png: bytes) -> tuple[int, str]:
        """Number of a picture, from 1, and id of the relation to it."""
        self._pictures.append(png)
        number = len(self._pictures)
        return number, self._related("image", f"media/picture{number}.png")

    def _related(self, kind: str, target: str) -> str:
        relation = f'Type="{_KIND}/{kind}" Target="{target}"/>'
        return self._relations.setdefault(relation, f"rId{_RELATIONS + len(self._relations) + 1}")

    def numbered_list(self) -> int:
        """Number of a new numbered list."""
        self._lists += 1
        return self._lists

    def packed(self, body: str) -> bytes:
        """The file with this body; the same texts and pictures give the same bytes."""
        outline = self._outline
        title, subject, notice = (legible(text) for text in (outline.title, outline.kicker, outline.notice))
        about = (escape(text[:_MOST]) for text in (title, subject, notice))
        related = "".join(f'<Relationship Id="{name}" {relation}' for relation, name in self._relations.items())
        numbers = "".join(_NUMBERED.format(number) for number in range(_LISTS + 1, self._lists + 1))
        head = f'<w:r><w:t xml:space="preserve">{escape(title)}  ·  </w:t></w:r>{_PAGE_NUMBER}'
        foot = _template("footer").format(escape(notice))
        parts = {
            "[Content_Types].xml": _template("content_types"),
            "_rels/.rels": _template("package"),
            "docProps/core.xml": _template("core").format(*about, outline.language),
            "word/document.xml": _template("document").format(body),
            "word/_rels/document.xml.rels": _template("relations").format(related),
            **{f"word/{name}.xml": _template(name) for name in ("styles", "settings", "fontTable")},
            "word/numbering.xml": _template("numbering").replace("</w:numbering>", f"{numbers}</w:numbering>"),
            "word/header1.xml": _template("header").format(head),
            "word/header2.xml": _template("header").format("<w:r/>"),
            **{f"word/footer{number}.xml": foot for number in (1, 2)},
        }
        pictures = ((f"word/media/picture{number}.png", png) for number, png in enumerate(self._pictures, 1))
        return packed((*((name, text.encode()) for name, text in parts.items()), *pictures))


@cache
def _template(name: str) -> str:
    return (_TEMPLATES / f"{name}.xml").read_text(encoding="utf-8")


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
