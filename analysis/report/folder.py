"""The reports' folder: files that take the place of earlier ones all together, or not at all."""

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple


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
def replacing(out: Path) -> Iterator[Callable[[str, bytes], str]]:
    """Give a function that writes ``(name, data)`` under ``out`` and returns a line such as ``report.html 412 kB``.

    A file is written beside its place under a temporary name. When the block ends, every file takes its place, each in
    one step of the file system; when it ends by an error, the temporary files go and nothing else has changed.

    Raises ``OSError`` if a folder cannot be made or a file cannot be written.
    """
    written: dict[Path, Path] = {}

    def write(name: str, data: bytes) -> str:
        target = out / name
        target.parent.mkdir(parents=True, exist_ok=True)
        written[target] = target.with_name(f".{target.name}.{os.getpid()}")
        written[target].write_bytes(data)
        return f"{name} {size(len(data))}"

    try:
        yield write
        for target, temporary in written.items():
            temporary.replace(target)
    finally:
        for temporary in written.values():
            temporary.unlink(missing_ok=True)


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
