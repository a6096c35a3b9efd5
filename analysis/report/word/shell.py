"""The Word file around the text: its pages, properties, foot, styles, fonts and pictures, and how it is packed."""

import hashlib
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from analysis.report.folder import packed
from analysis.report.outline.blocks import Outline
from analysis.report.paper.orientation import LONG, SHORT, SIDE
from analysis.report.word.text import escaped
from analysis.show.plots.fonts import font_files
from analysis.show.plots.plot import Plot
from analysis.text.legible import legible

_TEMPLATES = Path(__file__).with_name("templates")

#: Most characters of a property of the file.
_MOST = 255

#: Kinds of relations are named by addresses that begin so (ECMA-376, Part 1, 15).
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

#: Relations and numbered lists that the templates have; those of the text follow.
_RELATIONS, _LISTS = 5, 1

_NUMBERED = (
    '<w:num w:numId="{}"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    "</w:lvlOverride></w:num>"
)

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"

_DOCUMENT = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<w:document xmlns:w="{_W}" xmlns:r="{_KIND}" xmlns:wp="{_DRAWING}/wordprocessingDrawing" '
    f'xmlns:a="{_DRAWING}/main" xmlns:pic="{_DRAWING}/picture"><w:body>{{}}</w:body></w:document>'
)

#: The faces that the file carries, as the styles use no other, by their families and the places of each there.
_FACES = {
    "Source Sans Pro": {"Regular": "Regular", "Bold": "Bold", "Italic": "It"},
    "Source Serif Pro": {"Regular": "Regular", "Bold": "Bold"},
}


class File:
    """A Word file while its text is written: it gives relations to what stands outside the text, and packs it all.

    ``outline``: What the file's properties and its foot say.
    """

    def __init__(self, outline: Outline) -> None:
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
        title, notice = legible(self._outline.title), legible(self._outline.notice)
        about = (escape(text[:_MOST]) for text in (title, notice))
        related = "".join(f'<Relationship Id="{name}" {relation}' for relation, name in self._relations.items())
        numbers = "".join(_NUMBERED.format(number) for number in range(_LISTS + 1, self._lists + 1))
        faces = _faces()
        parts = {
            "[Content_Types].xml": _template("content_types"),
            "_rels/.rels": _template("package"),
            "docProps/core.xml": _template("core").format(*about, self._outline.language),
            "word/document.xml": _DOCUMENT.format(body),
            "word/_rels/document.xml.rels": _template("relations").format(related),
            "word/styles.xml": _template("styles"),
            "word/settings.xml": _template("settings"),
            "word/numbering.xml": _template("numbering").replace("</w:numbering>", f"{numbers}</w:numbering>"),
            "word/footer1.xml": _template("footer").format(escape(notice)),
            **faces[0],
        }
        pictures = ((f"word/media/picture{number}.png", png) for number, png in enumerate(self._pictures, 1))
        return packed((*((name, text.encode()) for name, text in parts.items()), *faces[1].items(), *pictures))


@cache
def _template(name: str) -> str:
    return (_TEMPLATES / f"{name}.xml").read_text(encoding="utf-8")


@cache
def _faces() -> tuple[dict[str, str], dict[str, bytes]]:
    """The table of fonts with its relations, and the fonts themselves, as a reader's machine may not have them.

    The first 32 bytes of each are combined with its key (ECMA-376, Part 4, 4.1: font embedding).
    """
    files = {file.stem: file for file in font_files()}
    families, relations, fonts = "", "", dict[str, bytes]()
    for family, faces in _FACES.items():
        embedded = ""
        for place, weight in faces.items():
            data = files[f"{family.replace(' ', '')}-{weight}"].read_bytes()
            key = hashlib.md5(data, usedforsecurity=False).hexdigest().upper()
            mask = bytes.fromhex(key)[::-1] * 2
            name, number = f"fonts/font{len(fonts) + 1}.odttf", f"rId{len(fonts) + 1}"
            fonts[f"word/{name}"] = bytes(a ^ b for a, b in zip(data, mask, strict=False)) + data[len(mask) :]
            guid = "-".join((key[:8], key[8:12], key[12:16], key[16:20], key[20:]))
            embedded += f'<w:embed{place} r:id="{number}" w:fontKey="{{{guid}}}"/>'
            relations += f'<Relationship Id="{number}" Type="{_KIND}/font" Target="{name}"/>'
        kind = "roman" if "Serif" in family else "swiss"
        families += (
            f'<w:font w:name="{family}"><w:family w:val="{kind}"/><w:pitch w:val="variable"/>{embedded}</w:font>'
        )
    head, package = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n', "package/2006/relationships"
    table = f'{head}<w:fonts xmlns:w="{_W}" xmlns:r="{_KIND}">{families}</w:fonts>'
    related = f'{head}<Relationships xmlns="http://schemas.openxmlformats.org/{package}">{relations}</Relationships>'
    return {"word/fontTable.xml": table, "word/_rels/fontTable.xml.rels": related}, fonts


#: Twentieths of a point, the unit of every length of a page here; English Metric Units, that of a picture (ECMA-376,
#: Part 1, 20.1.2.1).
_TWIPS, _UNITS = 20, 12700

_TOP, _BOTTOM, _EDGE = 850, 964, 482


def section(wide: bool) -> str:
    """The properties of a section whose pages lie on their side or stand; it begins on a new page."""
    width, height = (round(side * _TWIPS) for side in ((LONG, SHORT) if wide else (SHORT, LONG)))
    turned = ' w:orient="landscape"' if wide else ""
    side = round(SIDE * _TWIPS)
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId5"/><w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"{turned}/><w:pgMar w:top="{_TOP}" w:right="{side}" w:bottom="{_BOTTOM}" '
        f'w:left="{side}" w:header="{_EDGE}" w:footer="{_EDGE}" w:gutter="0"/></w:sectPr>'
    )


def drawing(plot: Plot, picture: bytes, wide: float, number: int, relation: str) -> str:
    """The plot's PNG as a run.

    ``plot``, ``picture``: The plot and its PNG.
    ``wide``: Its width, in points.
    ``number``, ``relation``: Its own number in the document, and the id of the relation to its picture.
    """
    # Pixels, as the header of a PNG has them (ISO/IEC 15948, 11.2.1).
    width, height = int.from_bytes(picture[16:20], "big"), int.from_bytes(picture[20:24], "big")
    size = f'cx="{round(wide * _UNITS)}" cy="{round(wide * _UNITS * height / width)}"'
    name = escaped(plot.name)
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {size}/><wp:docPr id="{number}" name="{name}" title="{escaped(plot.title)}" '
        f'descr="{escaped(plot.alt)}"/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/>'
        f'</wp:cNvGraphicFramePr><a:graphic><a:graphicData uri="{_DRAWING}/picture">'
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="{name}.png"/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect">'
        "<a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
