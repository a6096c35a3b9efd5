"""An outline as a Word document: headings, tables and plots as a reviewer edits, comments on and prints them.

Around the text stand the file's pages, properties, foot, styles, fonts and pictures.
"""

import hashlib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import assert_never
from uuid import UUID
from xml.sax.saxutils import escape

from analysis.report.folder import packed
from analysis.report.outline.blocks import Heading, ListBlock, Manner, Outline, Paragraph, PlotBlock, TableBlock
from analysis.report.paper.tables import BROAD, LONG, SHORT, SIDE, UPRIGHT, plot_width, turns
from analysis.report.word.text import KIND, TWIPS, Links, escaped, paragraph, run, word_table
from analysis.show.plots.fonts import font_files
from analysis.show.plots.plot import Plot
from analysis.show.value import Run
from analysis.text.legible import legible

_TEMPLATES = Path(__file__).with_name("templates")

#: Most characters of a property of the file.
_MOST = 255

_MANNERS = {Manner.LEAD: "Lead", Manner.NOTICE: "Notice", Manner.BODY: "BodyText", Manner.SMALL: "Small"}

#: English Metric Units of a point, in which a picture is measured (ECMA-376, Part 1, 20.1.2.1).
_UNITS = 12700

#: Numbered lists that the templates have; those of the text follow.
_LISTS = 1

_NUMBERED = (
    '<w:num w:numId="{}"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    "</w:lvlOverride></w:num>"
)

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"

_DOCUMENT = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<w:document xmlns:w="{_W}" xmlns:r="{KIND}" xmlns:wp="{_DRAWING}/wordprocessingDrawing" '
    f'xmlns:a="{_DRAWING}/main" xmlns:pic="{_DRAWING}/picture"><w:body>{{}}</w:body></w:document>'
)

#: The faces that the file carries, as the styles use no other, by their families and the places of each there.
_FACES = {
    "Source Sans Pro": {"Regular": "Regular", "Bold": "Bold", "Italic": "It"},
    "Source Serif Pro": {"Regular": "Regular", "Bold": "Bold"},
}


def word(outline: Outline, pictures: Mapping[str, bytes]) -> bytes:
    """The outline as one ``.docx`` file, with each plot's PNG by its name; the same outline, the same bytes.

    Every block stands in a style of its own, so that a reader who changes a style changes the report.
    """
    return _File(outline, pictures).packed()


class _File:
    """A Word file while its text is written; it packs it with all that stands around."""

    def __init__(self, outline: Outline, pictures: Mapping[str, bytes]) -> None:
        self._outline, self._pictures = outline, pictures
        self._links = Links(outline.blocks)
        self._drawn: list[bytes] = []
        self._lists = _LISTS

    def _body(self) -> Iterator[str]:
        """The whole text: title, notice, where the sections are, and these."""
        yield paragraph("Title", run(self._outline.title))
        yield paragraph("Notice", run(self._outline.notice))
        heads = [one for one in self._outline.blocks if isinstance(one, Heading) and one.level == 1]
        if len(heads) > 2:
            leads = (Run(one.text, f"#{one.anchor}") for one in heads)
            yield paragraph("Contents", run("  ·  ").join(map(self._links.run, leads)))
        before = ""
        for wide, blocks in turns(self._outline.blocks):
            if before:
                yield paragraph("Break", "", before)  # the end of a section
            for block in blocks:
                match block:
                    case Heading(level, text, anchor):
                        yield paragraph(f"Heading{level}", self._links.bookmark(anchor) + run(text))
                    case Paragraph(runs, manner):
                        yield paragraph(_MANNERS[manner], self._links.runs(runs))
                    case TableBlock(table, by_rows):
                        yield from word_table(table, BROAD if wide else UPRIGHT, self._links, by_rows)
                    case PlotBlock(plot):
                        yield paragraph("Picture", self._drawing(plot, plot_width(block, wide)))
                        yield paragraph("Description", run(plot.caption))
                    case ListBlock():
                        yield from self._list(block)
                    case _:
                        assert_never(block)
            before = _section(wide)
        yield before or _section(wide=False)

    def _list(self, block: ListBlock) -> Iterator[str]:
        self._lists += block.numbered
        place = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{self._lists if block.numbered else 1}"/></w:numPr>'
        for anchor, runs in block.items:
            yield paragraph("ListItem", self._links.bookmark(anchor) + self._links.runs(runs), place)

    def _drawing(self, plot: Plot, wide: float) -> str:
        """The plot's PNG as a run, so many points wide."""
        self._drawn.append(picture := self._pictures[plot.name])
        number = len(self._drawn)
        relation = self._links.related("image", f"media/picture{number}.png")
        # Pixels, as the header of a PNG has them (ISO/IEC 15948, 11.2.1).
        width, height = int.from_bytes(picture[16:20], "big"), int.from_bytes(picture[20:24], "big")
        size = f'cx="{round(wide * _UNITS)}" cy="{round(wide * _UNITS * height / width)}"'
        name = escaped(plot.name)
        return (
            '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent {size}/><wp:docPr id="{number}" name="{name}" title="{escaped(plot.title)}" '
            f'descr="{escaped(plot.alt)}"/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/>'
            f'</wp:cNvGraphicFramePr><a:graphic><a:graphicData uri="{_DRAWING}/picture">'
            f'<pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="{name}.png"/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
            "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )

    def packed(self) -> bytes:
        """The file; the same outline and pictures give the same bytes."""
        body = "".join(self._body())
        title, notice = legible(self._outline.title), legible(self._outline.notice)
        about = (escape(text[:_MOST]) for text in (title, notice))
        related = "".join(f'<Relationship Id="{name}" {relation}' for relation, name in self._links.relations.items())
        numbers = "".join(_NUMBERED.format(number) for number in range(_LISTS + 1, self._lists + 1))
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
        }
        pictures = ((f"word/media/picture{number}.png", png) for number, png in enumerate(self._drawn, 1))
        return packed((*((name, text.encode()) for name, text in parts.items()), *_faces().items(), *pictures))


@cache
def _template(name: str) -> str:
    return (_TEMPLATES / f"{name}.xml").read_text(encoding="utf-8")


@cache
def _faces() -> Mapping[str, bytes]:
    """The table of fonts with its relations, and the fonts themselves, as a reader's machine may not have them.

    The first 32 bytes of each are combined with its key (ECMA-376, Part 4, 4.1: font embedding).
    """
    files = {file.stem: file for file in font_files()}
    families, relations, fonts = "", "", dict[str, bytes]()
    for family, faces in _FACES.items():
        embedded = ""
        for place, weight in faces.items():
            data = files[f"{family.replace(' ', '')}-{weight}"].read_bytes()
            key = hashlib.md5(data, usedforsecurity=False).digest()
            mask = key[::-1] * 2
            name, number = f"fonts/font{len(fonts) + 1}.odttf", f"rId{len(fonts) + 1}"
            fonts[f"word/{name}"] = bytes(a ^ b for a, b in zip(data, mask, strict=False)) + data[len(mask) :]
            embedded += f'<w:embed{place} r:id="{number}" w:fontKey="{{{str(UUID(bytes=key)).upper()}}}"/>'
            relations += f'<Relationship Id="{number}" Type="{KIND}/font" Target="{name}"/>'
        kind = "roman" if "Serif" in family else "swiss"
        families += (
            f'<w:font w:name="{family}"><w:family w:val="{kind}"/><w:pitch w:val="variable"/>{embedded}</w:font>'
        )
    head, package = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n', "package/2006/relationships"
    table = f'{head}<w:fonts xmlns:w="{_W}" xmlns:r="{KIND}">{families}</w:fonts>'
    related = f'{head}<Relationships xmlns="http://schemas.openxmlformats.org/{package}">{relations}</Relationships>'
    return {"word/fontTable.xml": table.encode(), "word/_rels/fontTable.xml.rels": related.encode(), **fonts}


_TOP, _BOTTOM, _EDGE = 850, 964, 482


def _section(wide: bool) -> str:
    """The properties of a section whose pages lie on their side or stand; it begins on a new page."""
    width, height = (round(side * TWIPS) for side in ((LONG, SHORT) if wide else (SHORT, LONG)))
    turned = ' w:orient="landscape"' if wide else ""
    side = round(SIDE * TWIPS)
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId5"/><w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"{turned}/><w:pgMar w:top="{_TOP}" w:right="{side}" w:bottom="{_BOTTOM}" '
        f'w:left="{side}" w:header="{_EDGE}" w:footer="{_EDGE}" w:gutter="0"/></w:sectPr>'
    )
