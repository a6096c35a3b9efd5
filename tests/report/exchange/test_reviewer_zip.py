"""The reviewer's archive: everything in it, nothing dated, every hash right."""

import io
import re
import shutil
import subprocess
import zipfile

import pytest

from analysis.report.exchange.reviewer_zip import MANIFEST, manifest, reviewer_zip
from analysis.report.folder import ReportFile
from tests.builders import miniset

DATA = {"b/two.txt": b"2", "a.txt": b"1", "p.png": b"\x89PNG", "odd\nname\\.txt": b"3", "ä 😀.csv": b"4"}
FILES = {name: ReportFile(data, "a text", "text/plain") for name, data in DATA.items()}
LISTED = (("a.txt", "the first"), ("b/", "the others"))


@pytest.fixture
def evidence(tmp_path):
    return miniset.appraised(tmp_path / "set").evidence


def opened(data: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(data))


def test_everything_is_in_it_in_order_with_a_manifest_last(evidence):
    with opened(reviewer_zip(evidence, FILES, LISTED)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [*sorted({*FILES, "README.txt"}), MANIFEST]
        assert {name: archive.read(name) for name in FILES} == DATA


def test_no_file_bears_a_date_or_may_be_run(evidence):
    with opened(reviewer_zip(evidence, FILES, LISTED)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.external_attr >> 16 for entry in archive.infolist()} == {0o644}


def test_same_files_give_the_same_bytes_in_any_order(evidence):
    assert reviewer_zip(evidence, FILES, LISTED) == reviewer_zip(evidence, dict(reversed(FILES.items())), LISTED)


def test_readme_says_who_judged_and_how_to_verify(evidence):
    with opened(reviewer_zip(evidence, {}, LISTED)) as archive:
        text = archive.read("README.txt").decode()
    assert "no clinician has reviewed them" in text
    assert "no systematic search" in text
    assert f"sha256sum -c {MANIFEST}" in text
    assert re.search("^a.txt +the first$", text, re.MULTILINE)


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="no sha256sum found")
def test_sha256sum_verifies_the_manifest_and_finds_a_change(tmp_path):
    for name, data in DATA.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    (tmp_path / MANIFEST).write_bytes(manifest(FILES))
    command = ["sha256sum", "--check", "--strict", MANIFEST]
    assert subprocess.run(command, cwd=tmp_path, check=False, capture_output=True).returncode == 0
    (tmp_path / "a.txt").write_bytes(b"changed")
    assert subprocess.run(command, cwd=tmp_path, check=False, capture_output=True).returncode == 1
