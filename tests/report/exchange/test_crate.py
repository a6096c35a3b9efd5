"""All files of a run: RO-Crate metadata, read by the rocrate package; and the archive, undated, every hash right."""

import hashlib
import io
import json
import re
import shutil
import subprocess
import zipfile
from datetime import date

import pytest
from rocrate.rocrate import ROCrate

from analysis.report.exchange.crate import CRATE, MANIFEST, crate, manifest, reviewer_zip
from analysis.report.folder import ReportFile
from tests.builders import miniset

FILES = {
    "report.html": ReportFile(b"<p>", "report as a page that works offline", "text/html"),
    "data/ratings/ann b/links.csv": ReportFile(b"claim\n", "data as read: links.csv of the rater ann b", "text/csv"),
    "tables/tea & leaves.csv": ReportFile(b"Cup\n", "table: Tea <b>leaves</b>", "text/csv"),
    "plots/tea.svg": ReportFile(b"<svg/>", "plot: Tea", "image/svg+xml"),
    "odd.thing": ReportFile(b"?", "", "application/octet-stream"),
}


@pytest.fixture
def appraised(tmp_path):
    return miniset.appraised(tmp_path / "set")


def graph(data: bytes) -> dict:
    body = json.loads(data)
    assert body["@context"] == "https://w3id.org/ro/crate/1.1/context"
    entities = {entity["@id"]: entity for entity in body["@graph"]}
    assert len(entities) == len(body["@graph"])
    return entities


def test_reader_finds_every_file_with_its_size_and_hash(tmp_path, appraised):
    folder = tmp_path / "crate"
    for name, data in {**{name: file.data for name, file in FILES.items()}, CRATE: crate(appraised, FILES)}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    found = {one.source: one for one in ROCrate(folder).data_entities}
    assert {str(path.relative_to(folder)) for path in found} == set(FILES)
    for path, entity in found.items():
        assert entity.type == "File"
        assert entity["contentSize"] == str(path.stat().st_size)
        assert entity["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()


def test_metadata_file_describes_the_folder_as_version_1_1(appraised):
    entities = graph(crate(appraised, FILES))
    assert entities[CRATE]["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.1"}
    assert entities[CRATE]["about"] == {"@id": "./"}
    assert entities["./"]["@type"] == "Dataset"
    assert {part["@id"] for part in entities["./"]["hasPart"]} <= set(entities)


def test_everything_named_is_described(appraised):
    entities = graph(crate(appraised, FILES))
    text = json.dumps(list(entities.values()))
    named = {line for line in entities if f'{{"@id": "{line}"}}' in text}
    assert "#run" in named
    assert "#claims-to-evidence" in named


@pytest.mark.parametrize(
    ("name", "title", "form"),
    [
        ("report.html", "Report as a page that works offline", "text/html"),
        ("data/ratings/ann%20b/links.csv", "Data as read: links.csv of the rater ann b", "text/csv"),
        ("tables/tea%20%26%20leaves.csv", "Table: Tea <b>leaves</b>", "text/csv"),
        ("odd.thing", "", "application/octet-stream"),
    ],
)
def test_file_has_words_and_a_format(appraised, name, title, form):
    entity = graph(crate(appraised, FILES))[name]
    assert (entity["name"], entity["encodingFormat"]) == (title, form)


def test_date_is_the_day_that_was_named_or_none(tmp_path, appraised):
    assert "datePublished" not in graph(crate(appraised, FILES))["./"]
    dated = miniset.appraised(tmp_path / "dated", "as of 2030-02-01\n")
    assert dated.as_of == date(2030, 2, 1)
    assert graph(crate(dated, FILES))["./"]["datePublished"] == "2030-02-01"


def test_no_person_and_no_licence_is_made_up(appraised):
    entities = graph(crate(appraised, FILES))
    assert not {"Person", "Organization"} & {entity["@type"] for entity in entities.values()}
    assert not {"author", "license"} & set(entities["./"])
    assert "no clinician has reviewed them" in entities["./"]["description"]


def test_order_of_the_files_changes_no_byte(appraised):
    assert crate(appraised, FILES) == crate(appraised, dict(reversed(FILES.items())))


# The archive

DATA = {"b/two.txt": b"2", "a.txt": b"1", "p.png": b"\x89PNG", "odd\nname\\.txt": b"3", "ä 😀.csv": b"4"}
PACKED = {name: ReportFile(data, "a text", "text/plain") for name, data in DATA.items()}
LISTED = (("a.txt", "the first"), ("b/", "the others"))


def opened(data: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(data))


def test_everything_is_in_it_in_order_with_a_manifest_last(appraised):
    with opened(reviewer_zip(appraised.evidence, PACKED, LISTED)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [*sorted({*PACKED, "README.txt"}), MANIFEST]
        assert {name: archive.read(name) for name in PACKED} == DATA


def test_no_file_bears_a_date_or_may_be_run(appraised):
    with opened(reviewer_zip(appraised.evidence, PACKED, LISTED)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.external_attr >> 16 for entry in archive.infolist()} == {0o644}


def test_same_files_give_the_same_bytes_in_any_order(appraised):
    assert reviewer_zip(appraised.evidence, PACKED, LISTED) == reviewer_zip(
        appraised.evidence, dict(reversed(PACKED.items())), LISTED
    )


def test_readme_says_who_judged_and_how_to_verify(appraised):
    with opened(reviewer_zip(appraised.evidence, {}, LISTED)) as archive:
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
    (tmp_path / MANIFEST).write_bytes(manifest(PACKED))
    command = ["sha256sum", "--check", "--strict", MANIFEST]
    assert subprocess.run(command, cwd=tmp_path, check=False, capture_output=True).returncode == 0
    (tmp_path / "a.txt").write_bytes(b"changed")
    assert subprocess.run(command, cwd=tmp_path, check=False, capture_output=True).returncode == 1
