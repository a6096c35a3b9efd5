"""From bytes to text, saying what was assumed."""

import codecs
from typing import NamedTuple

_UTF_16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}

# First bytes of a ZIP archive (xlsx, ods, docx), of an OLE file (xls, doc) and of a PDF.
_NOT_TEXT = {
    b"PK\x03\x04": "a workbook or another packed file",
    b"\xd0\xcf\x11\xe0": "an old workbook or document",
    b"%PDF-": "a PDF",
}


class Decoded(NamedTuple):
    r"""Text of a file, with line ends turned into ``\n``.

    ``assumption`` says what was taken for granted, empty for UTF-8. ``misfit`` is the line and column, from 1, of the
    first character that is not of the file's encoding. ``refusal`` says what the file is if it is no text that can be
    read; the text is empty then.
    """

    text: str
    assumption: str = ""
    misfit: tuple[int, int] | None = None
    refusal: str = ""


def decode(data: bytes) -> Decoded:
    """Decode a file as UTF-8 (with or without a byte-order mark) or as UTF-16 by its mark.

    Bytes that are neither are read as Windows-1252, which is what spreadsheets write when they do not write UTF-8. No
    encoding is guessed: the caller reports ``misfit`` as a fault so that a person looks at the letters. Workbooks, PDFs
    and UTF-16 without its mark are refused.
    """
    refusal = next((name for start, name in _NOT_TEXT.items() if data.startswith(start)), "")
    if not refusal and {0} in (set(data[:20:2]), set(data[1:20:2])):
        refusal = "UTF-16 without its byte-order mark"
    if refusal:
        return Decoded("", refusal=refusal)
    if encoding := _UTF_16.get(data[:2]):
        return _decoded(data[2:], encoding, "replace", "read as UTF-16, by its byte-order mark")
    body = data.removeprefix(codecs.BOM_UTF8)
    decoded = _decoded(body, "utf-8", "windows-1252", "what is not UTF-8 was read as Windows-1252")
    return decoded if decoded.misfit else decoded._replace(assumption="")


def _decoded(body: bytes, encoding: str, errors: str, assumption: str) -> Decoded:
    try:
        return Decoded(_lines(body.decode(encoding)), assumption)
    except UnicodeDecodeError as error:
        before = _lines(body[: error.start].decode(encoding)).split("\n")
        return Decoded(_lines(body.decode(encoding, errors)), assumption, (len(before), len(before[-1]) + 1))


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("windows-1252", _as_windows_1252)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
