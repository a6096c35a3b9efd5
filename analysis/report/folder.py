"""The files in the reports' folder: what each is, JSON as they have it, and archives of them."""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable
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
