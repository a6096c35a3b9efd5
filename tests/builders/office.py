"""LibreOffice, where there is one: a reader of the office files that we did not write."""

import shutil
import subprocess
from pathlib import Path

import pytest

#: Seconds after which a conversion counts as failed.
_LONGEST = 180


def converted(name: str, data: bytes, kind: str, folder: Path) -> bytes:
    """What LibreOffice makes of a file when it saves it as another kind, such as ``pdf``; skips where it is absent.

    A profile of its own keeps it apart from one that may be open.
    """
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        pytest.skip("no LibreOffice found: the office files were opened by libraries alone")
    (folder / "in").mkdir()
    (folder / "in" / name).write_bytes(data)
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [office, "--headless", f"-env:UserInstallation={profile}", "--convert-to", kind, f"in/{name}"],
        cwd=folder,
        capture_output=True,
        check=True,
        timeout=_LONGEST,
    )
    return (folder / name).with_suffix(f".{kind.partition(':')[0]}").read_bytes()
