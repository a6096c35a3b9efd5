"""RO-Crate metadata, read by the rocrate package."""

import hashlib
import json
from datetime import date

import pytest
from rocrate.rocrate import ROCrate

from analysis.report.exchange.crate import CRATE, crate
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
