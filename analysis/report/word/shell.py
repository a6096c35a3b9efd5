"""The Word file around the text: its properties, headers and footers, styles, and how it is packed."""

from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from analysis.report.archive import packed
from analysis.report.outline.printed import Printed
from analysis.report.word.text import escaped
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
