"""All exchange files together: which there are, always the same, and nobody else's text among them."""

import json

import pytest

from analysis.report.folder import ReportFile
from analysis.report.outline.contents import Contents, contents
from analysis.report.outline.outlines import report, with_sheet
from analysis.report.spreadsheet import table_of_contents
from analysis.report.writing import FORMATS, Making, When
from tests.builders import hostile, shown

TEXT = "page1.txt\nA line of theirs.\nAnd more.\nAnd more.\nSo 91% felt better, it says."


def exchange(found: Contents, before: dict[str, ReportFile] | None = None) -> dict[str, bytes]:
    """The data as read, the files of ``exchange/`` and what describes them with those made ``before``."""
    tables = (*found.tables, table_of_contents(found.tables))
    said = report(found)
    making = Making(found, said, with_sheet(said, found), tables, dict, dict(before or {}))
    for one in FORMATS:
        if one.name.startswith(("data/", "exchange/")) or one.when is When.DESCRIBING:
            making.written.update(one.files(making))
    return {name: file.data for name, file in making.written.items() if name not in (before or {})}


@pytest.fixture(scope="module")
def shown_contents(tmp_path_factory):
    review = shown.review(tmp_path_factory.mktemp("plain"), TEXT)
    return contents(review)


def test_every_format_is_made(shown_contents):
    names = [name for name in exchange(shown_contents) if not name.startswith("data/")]
    assert names == [
        "exchange/studies.csl.json",
        "exchange/studies.ris",
        "exchange/studies.bib",
        "exchange/annotations.jsonld",
        "exchange/flags.sarif",
        "exchange/evidence.sqlite",
        "datapackage.json",
        "ro-crate-metadata.json",
    ]


def test_descriptors_name_what_was_written_before(shown_contents):
    before = {
        "tables/claims.csv": ReportFile(b"x", "table: Claims", "text/csv"),
        "report.html": ReportFile(b"<p>", "report", "text/html"),
    }
    made = exchange(shown_contents, before)
    crate = json.loads(made["ro-crate-metadata.json"])
    described = {entity["@id"]: entity for entity in crate["@graph"]}
    assert described["tables/claims.csv"]["name"].startswith("Table: ")
    assert {"report.html", "datapackage.json", "exchange/flags.sarif"} <= set(described)
    resources = {one["path"]: one for one in json.loads(made["datapackage.json"])["resources"]}
    assert resources["tables/claims.csv"]["bytes"] == 1
    assert resources["data/claims.csv"]["bytes"] == len(made["data/claims.csv"])


def test_each_says_that_no_clinician_has_reviewed_it(shown_contents):
    made = exchange(shown_contents)
    said = "no clinician has reviewed them"
    told = ("annotations.jsonld", "flags.sarif", "evidence.sqlite")
    assert [name for name in told if said.encode() not in made[f"exchange/{name}"]] == []
    assert said.encode() in made["datapackage.json"]
    assert said.encode() in made["ro-crate-metadata.json"]


def test_no_text_of_a_document_leaves_but_its_quotes(shown_contents):
    assert shown_contents.review.evidence.texts
    for name, data in exchange(shown_contents).items():
        assert b"A line of theirs" not in data, name
        assert b"So 91%" not in data, name


def test_hostile_set_is_exported_twice_the_same(tmp_path):
    hostile.write(tmp_path / "data")
    first, second = (shown.of_folder(tmp_path / "data") for _ in range(2))
    made = [exchange(contents(one)) for one in (first, second)]
    assert made[0] == made[1]
    for name, data in made[0].items():
        if name.endswith(("json", "jsonld", "sarif")):
            json.loads(data)
