"""The data as read, written so that they can be read again; and the data package, validated by frictionless."""

import json

import pandas as pd
import pytest
from frictionless import Package
from frictionless.resources import TableResource

from analysis.read.records import read_evidence
from analysis.report.exchange.data_package import BIBLIOGRAPHY_FILE, data_files, data_package
from analysis.report.exchange.reference_managers import bibtex
from analysis.report.folder import ReportFile
from analysis.report.spreadsheet import csv_bytes, table_of_contents
from tests.builders import hostile, miniset, shown

RATED = """
ratings/ann/links.csv
claim,study,stance,basis,condition_fit,agent_fit,outcome_fit,finding,rationale,judged_by
C001,ito2011,partly supports,,same,same,same,F001,"Fewer, he said.",ann
"""

TEA = shown.table(
    "tea-leaves",
    "Tea leaves",
    "What do they say? One row a cup.",
    pd.DataFrame({"=Cup": ["=first", hostile.TEXT], "Leaves": [3, 4], "Mixed": [1, "none"]}),
    ("Read once.",),
)


def made(folder, evidence, frames=(TEA,)) -> dict:
    """Write the package with all its files; give the descriptor."""
    tables = (*frames, table_of_contents(frames))
    written = {f"tables/{table.name}.csv": ReportFile(csv_bytes(table), table.title, "text/csv") for table in tables}
    files = {**data_files(evidence), **written}
    descriptor = data_package(evidence, tables, files)
    for name, data in {**{name: file.data for name, file in files.items()}, "datapackage.json": descriptor}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return json.loads(descriptor)


@pytest.fixture
def offline(monkeypatch):
    """No request leaves the machine, whatever an address in the descriptor."""
    monkeypatch.setattr("requests.sessions.Session.request", lambda *_, **__: pytest.fail("a request was made"))


def flaws(folder) -> list:
    report = Package(str(folder / "datapackage.json")).validate()
    return report.flatten(["type", "note"])


def test_package_is_valid_with_every_table(tmp_path, offline):
    evidence = miniset.appraised(tmp_path / "set", RATED + "\n\nraters.csv\nname\nadjudicator\nann").evidence
    body = made(tmp_path, evidence)
    assert flaws(tmp_path) == []
    names = [resource["name"] for resource in body["resources"]]
    assert names[0] == "documents"
    assert names[-3:] == ["ratings-ann-links", "report-tea-leaves", "report-contents"]


def test_hostile_text_in_every_column_is_valid_too(tmp_path, offline):
    evidence = shown.of_folder(hostile.write(tmp_path / "set")).evidence
    made(tmp_path, evidence)
    assert flaws(tmp_path) == []


def test_broken_reference_between_tables_is_found(tmp_path, offline):
    made(tmp_path, miniset.appraised(tmp_path / "set", "links.csv\nclaim\nC999").evidence)
    ((kind, note),) = flaws(tmp_path)
    assert kind == "foreign-key"
    assert "C999" in note


def test_changed_file_is_found_by_its_hash(tmp_path, offline):
    made(tmp_path, miniset.appraised(tmp_path / "set").evidence)
    with (tmp_path / "data" / "terms.csv").open("a", encoding="utf-8") as file:
        file.write("bloating,outcome,,\n")
    assert {kind for kind, _ in flaws(tmp_path)} == {"hash-count", "byte-count"}


def test_column_of_whole_numbers_is_one_and_words_are_texts(tmp_path):
    body = made(tmp_path, miniset.appraised(tmp_path / "set").evidence)
    fields = next(one for one in body["resources"] if one["name"] == "report-tea-leaves")["schema"]["fields"]
    assert fields == [
        {"name": "'=Cup", "type": "string"},
        {"name": "Leaves", "type": "integer"},
        {"name": "Mixed", "type": "string"},
    ]


def test_data_tables_keep_their_types(tmp_path, offline):
    body = made(tmp_path, miniset.appraised(tmp_path / "set").evidence)
    described = next(one for one in body["resources"] if one["name"] == "documents")
    (row,) = TableResource.from_descriptor(described, basepath=str(tmp_path)).read_rows()
    assert (row["lines"], row["reference_list"]) == (20, True)


def test_further_column_is_described_as_not_read(tmp_path, offline):
    evidence = miniset.appraised(
        tmp_path / "set", "raw terms.csv\nterm,kind,broader,note,colour\nnausea,outcome,,,green\n"
    ).evidence
    body = made(tmp_path, evidence)
    fields = next(one for one in body["resources"] if one["name"] == "terms")["schema"]["fields"]
    assert fields[-1] == {
        "name": "colour",
        "type": "string",
        "description": "Not a column of this table; it was not read.",
    }
    assert flaws(tmp_path) == []


def test_absent_table_is_neither_listed_nor_referred_to(tmp_path, offline):
    evidence = miniset.appraised(tmp_path / "set", "missing findings.csv\n\n\nlinks.csv\nfinding\n\n").evidence
    body = made(tmp_path, evidence)
    assert "findings" not in [one["name"] for one in body["resources"]]
    assert '"resource": "findings"' not in json.dumps(body)
    assert flaws(tmp_path) == []


def test_package_says_who_judged_and_is_the_same_twice(tmp_path):
    evidence = miniset.appraised(tmp_path / "set").evidence
    first = data_package(evidence, (TEA,), {})
    assert first == data_package(evidence, (TEA,), {})
    assert "no clinician has reviewed them" in json.loads(first)["description"]
    assert "no systematic search" in json.loads(first)["description"]


# The data as read


def again(files, folder):
    for name, file in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(file.data)
    return read_evidence(folder / "data")


def cells(evidence) -> list:
    return [(sheet.table, sheet.rater, sheet.header, [row.cells for row in sheet.rows]) for sheet in evidence.sheets]


def test_plain_tables_come_out_byte_for_byte(tmp_path):
    data = miniset.write(tmp_path / "data", RATED)
    files = data_files(read_evidence(data))
    tables = [path for path in sorted(data.rglob("*.csv")) if path.name != "note.csv"]
    assert {name for name in files if name.endswith(".csv")} == {f"data/{path.relative_to(data)}" for path in tables}
    assert all(files[f"data/{path.relative_to(data)}"].data == path.read_bytes() for path in tables)


def test_what_is_written_reads_as_what_was_read(tmp_path):
    evidence = read_evidence(hostile.write(tmp_path / "data"))
    bibliography = ReportFile(bibtex(evidence.entries), "bibliography", "application/x-bibtex")
    back = again({**data_files(evidence), BIBLIOGRAPHY_FILE: bibliography}, tmp_path / "copy")
    assert cells(back) == cells(evidence)
    assert [one.fields for one in back.entries] == [one.fields for one in evidence.entries]
    assert data_files(back) == data_files(evidence)


def test_each_says_whose_it_is(tmp_path):
    files = data_files(read_evidence(miniset.write(tmp_path / "data", RATED)))
    assert files["data/claims.csv"].what == "data as read: claims.csv"
    assert files["data/ratings/ann/links.csv"].what == "data as read: links.csv of the rater ann"


def test_row_that_could_not_be_taken_apart_is_still_there(tmp_path):
    data = miniset.write(tmp_path / "data", "raw terms.csv\nterm,kind,broader,note\nnausea,outcome\npain,outcome,,\n")
    text = data_files(read_evidence(data))["data/terms.csv"].data.decode()
    assert text == "term,kind,broader,note\nnausea,outcome,,\npain,outcome,,\n"


def test_text_of_a_document_is_not_among_them(tmp_path):
    data = miniset.write(
        tmp_path / "data", "page1.txt\nA line of theirs.\nAnd more.\nAnd more.\n91% felt better, it says."
    )
    evidence = read_evidence(data)
    assert evidence.texts
    assert not any(b"A line of theirs" in file.data for file in data_files(evidence).values())
