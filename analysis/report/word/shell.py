"""The Word file around the text: its properties, headers and footers, styles, and how it is packed."""

import io
import re
from functools import cache
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from analysis.report.archive import repacked
from analysis.report.outline.printed import Printed
from analysis.text.legible import legible

_TEMPLATES = Path(__file__).with_name("templates")

#: Parts of the library's own template that this document has no use for.
_UNUSED = ("stylesWithEffects", "customXml", "webSettings", "theme", "thumbnail", "extended-properties")

_DATES = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")
_BODY = re.compile(rb"<w:body>.*</w:body>", re.DOTALL)
_REFERENCES = re.compile(r"<w:(?:header|footer)Reference [^>]*/>")

_NUMBERED = (
    '<w:num w:numId="{}"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    "</w:lvlOverride></w:num>"
)

#: Number of the template's own list; those of the text follow.
_LIST = 1


def shell(outline: Printed) -> Document:
    """A document without text: title and language, the running head with the page's number, the notice below."""
    document = docx.Document()
    about = document.core_properties
    about.title, about.subject, about.comments = (
        legible(text)[:255] for text in (outline.title, outline.kicker, outline.notice)
    )
    about.language, about.author, about.last_modified_by, about.keywords = outline.language, "", "", ""
    for relations in (document.part.rels, document.part.package.rels):
        for name in [name for name, relation in relations.items() if relation.reltype.endswith(_UNUSED)]:
            del relations[name]
    section = document.sections[0]
    section.different_first_page_header_footer = True
    head = section.header.paragraphs[0]
    head.add_run(f"{legible(outline.title)}  ·  ")
    head._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'))
    section.first_page_header.paragraphs[0].add_run("")
    for footer in (section.footer, section.first_page_footer):
        footer.paragraphs[0].add_run(legible(outline.notice))
    return document


class File:
    """A Word file while its text is written: it gives relations to what stands outside the text, and packs it all.

    ``outline``: What the file's properties, its running head and its foot say.
    """

    def __init__(self, outline: Printed) -> None:
        self._document = shell(outline)
        self._pictures: dict[str, bytes] = {}
        self._lists = 0

    @property
    def references(self) -> str:
        """The references to the headers and footers, for the properties of the first section."""
        return "".join(_REFERENCES.findall(self._document.element.xml))

    def address(self, there: str) -> str:
        """Id of the relation to an address of the web."""
        return self._document.part.relate_to(there, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    def picture(self, png: bytes) -> tuple[int, str]:
        """Number of a picture, from 1, and id of the relation to it."""
        number = len(self._pictures) + 1
        name = PackURI(f"/word/media/picture{number}.png")
        self._pictures[name.membername] = png
        part = Part(name, CONTENT_TYPE.PNG, b"", self._document.part.package)
        return number, self._document.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)

    def numbered_list(self) -> int:
        """Number of a new numbered list."""
        self._lists += 1
        return _LIST + self._lists

    def packed(self, body: str) -> bytes:
        """The file with this body; the same texts and pictures give the same bytes."""
        out = io.BytesIO()
        self._document.save(out)
        numbers = "".join(_NUMBERED.format(_LIST + number) for number in range(1, self._lists + 1))
        given = {f"word/{name}.xml": _template(name).encode() for name in ("styles", "settings", "fontTable")}
        numbering = _template("numbering").replace("</w:numbering>", f"{numbers}</w:numbering>")
        given |= {"word/numbering.xml": numbering.encode(), **self._pictures}

        def change(name: str, part: bytes) -> bytes:
            if name == "word/document.xml":
                return _BODY.sub(lambda _: f"<w:body>{body}</w:body>".encode(), part)
            return _DATES.sub(b"", part) if name == "docProps/core.xml" else given.get(name, part)

        return repacked(out.getvalue(), change)


@cache
def _template(name: str) -> str:
    return (_TEMPLATES / f"{name}.xml").read_text(encoding="utf-8")
