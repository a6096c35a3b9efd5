"""The reports' folder: files that take the place of earlier ones all together, or not at all; and archives of files."""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from analysis.report.replacement import Replacement


class ReportFile(NamedTuple):
    """A file of the reports: its bytes, what it is in a few words, and its media type."""

    data: bytes
    what: str
    media_type: str

    @property
    def sha256(self) -> str:
        """Hash of the bytes."""
        return hashlib.sha256(self.data).hexdigest()


@contextmanager
def replacing(out: Path, earlier: Mapping[str, str] | None = None) -> Iterator[Callable[[str, bytes], str]]:
    """Give a function that takes ``(name, data)`` for ``out`` and returns a line such as ``report.html 412 kB``.

    When the block ends, every file is put in place. After any end, of the block, the process or the power, all files of
    before are there, or all new ones, or the next run puts back those of before (``replacement`` says how). Other files
    in ``out`` stay. ``earlier``: SHA-256 by name of files that an earlier run wrote; those that are not written now and
    are as that run wrote them go.

    Raises ``OSError``, with all as it was, if a file cannot be written or replaced; it names what is in the way.
    """
    files = Replacement(out)

    def write(name: str, data: bytes) -> str:
        files.stage(name, data)
        return f"{name} {size(len(data))}"

    try:
        yield write
        files.put(earlier or {})
    finally:
        files.close()


def write_atomically(target: Path, data: bytes) -> None:
    """Write one file in one step of the file system, its folder made if need be.

    Raises ``OSError`` if it cannot be written; an earlier file is then as it was.
    """
    with replacing(target.parent) as write:
        write(target.name, data)


def size(count: int) -> str:
    """A number of bytes in words: ``412 kB`` of 1,000 bytes each, rounded up, so that nothing is 0 kB."""
    return f"{-(-count // 1000):,} kB"


def json_bytes(body: Any) -> bytes:
    """A body in JSON, in UTF-8, indented by one blank a level; it ends with a line feed."""
    return (json.dumps(body, indent=1, ensure_ascii=False) + "\n").encode()


#: The first moment that a zip archive can name, so that no clock is read.
_MOMENT = (1980, 1, 1, 0, 0, 0)

#: Endings of what is packed already.
_PACKED = (".png", ".jpeg", ".jpg", ".pdf", ".docx", ".xlsx", ".zip")


def packed(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """An archive of the parts, each a name and its bytes, in their order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts:
            part = zipfile.ZipInfo(name, _MOMENT)
            part.create_system = 3  # Unix, wherever it is written, so that the permissions below hold
            part.external_attr = 0o644 << 16
            part.compress_type = zipfile.ZIP_STORED if name.endswith(_PACKED) else zipfile.ZIP_DEFLATED
            archive.writestr(part, data)
    return out.getvalue()
