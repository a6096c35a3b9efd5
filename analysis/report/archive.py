"""Archives: the zip file that a Word document or a workbook is, made so that the same parts give the same bytes."""

import io
import zipfile
from collections.abc import Callable

#: The first moment that a zip archive can name, so that no clock is read.
_MOMENT = (1980, 1, 1, 0, 0, 0)

#: Pictures, which are packed already.
_PACKED = (".png", ".jpeg", ".jpg")


def repacked(archive: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """The archive with the same parts in the same order, each as ``change`` makes it of its name and bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            part = zipfile.ZipInfo(name, _MOMENT)
            part.create_system = 0
            part.compress_type = zipfile.ZIP_STORED if name.endswith(_PACKED) else zipfile.ZIP_DEFLATED
            after.writestr(part, change(name, before.read(name)))
    return out.getvalue()
