"""From a folder of texts to the user's copies of the documents."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from analysis.model.evidence import TextCopy
from analysis.model.records import Document
from analysis.read.decoding import decode


def read_copies(folder: Path, documents: Iterable[Document]) -> dict[str, TextCopy]:
    r"""Copies of the documents' texts, by document id; a document whose file is not in the folder is not there.

    Lines are counted from 1 and end at ``\n``, ``\r\n`` or ``\r``; an empty line after the last line end is not
    counted. The hash is of the bytes, so that any change of the file shows.
    """
    copies = {}
    for document in documents:
        path = folder / document.file
        if path.is_file():
            data = path.read_bytes()
            copies[document.id] = TextCopy(path.as_posix(), hashlib.sha256(data).hexdigest(), split_lines(data))
    return copies


def split_lines(data: bytes) -> tuple[str, ...]:
    """Lines of a text file, without their ends."""
    lines = decode(data).text.split("\n")
    return tuple(lines[:-1] if lines[-1] == "" else lines)
