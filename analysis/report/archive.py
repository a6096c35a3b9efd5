"""Archives: zip files, and Word documents and workbooks, which are such; the same parts give the same bytes."""

import io
import zipfile
from collections.abc import Callable, Iterable

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


def repacked(archive: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """The archive with the same parts in the same order, each as ``change`` makes it of its name and bytes."""
    with zipfile.ZipFile(io.BytesIO(archive)) as before:
        return packed((name, change(name, before.read(name))) for name in before.namelist())
