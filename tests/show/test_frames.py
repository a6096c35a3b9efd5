"""Records as data frames: real types, nothing worded, the same values as the file."""

import csv
from pathlib import Path

import pandas as pd
import pytest

from analysis.model.evidence import Evidence
from analysis.model.words import Phase
from analysis.read.records import read_evidence
from analysis.schema import TABLES
from analysis.show.frames import record_frame
from tests.builders import miniset

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def shipped() -> Evidence:
    return read_evidence(DATA)


@pytest.mark.parametrize("table", TABLES)
def test_a_frame_has_every_row_and_column_of_its_file(shipped, table):
    path = DATA / TABLES[table].file
    frame = record_frame(table, shipped).reset_index()
    if not path.exists():
        assert frame.empty
        return
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(frame) == len(rows)
    for field in TABLES[table].fields:
        written = [(row.get(field.name) or "").strip() for row in rows]
        assert frame[field.name].isna().tolist() == [not text for text in written], field.name
        kind = str(frame[field.name].dtype)
        if kind in ("string", "category"):
            assert frame[field.name].astype("string").fillna("").tolist() == written, field.name


def test_columns_have_the_types_of_their_values(shipped):
    findings = record_frame("findings", shipped)
    kinds = {name: str(kind) for name, kind in findings.dtypes.items()}
    assert findings.index.name == "id"
    assert {name: kinds[name] for name in ("study", "value", "numerator", "verified", "phase", "months")} == {
        "study": "string",
        "value": "float64",
        "numerator": "Int64",
        "verified": "boolean",
        "phase": "category",
        "months": "float64",
    }
    assert list(findings["phase"].cat.categories) == [phase.value for phase in Phase]
    assert findings["value"].mean() == pytest.approx(
        sum(float(one.value) for one in shipped.findings if one.value is not None)
        / sum(one.value is not None for one in shipped.findings)
    )


def test_a_table_without_an_id_is_indexed_by_the_row_of_the_file(shipped):
    links = record_frame("links", shipped)
    assert links.index.name == "row"
    assert links.index[0] == 2
    assert len(links.index) == len(set(links.index))


def test_dates_are_dates_and_figures_are_as_printed(tmp_path):
    evidence = read_evidence(miniset.write(tmp_path / "data", "claims.csv\nid,figure\nC001,4-8\n"))
    assert record_frame("claims", evidence).loc["C001", "figure"] == "4-8"
    until = record_frame("waivers", evidence)["until"]
    assert until.dtype.kind == "M"
    assert until.iloc[0] == pd.Timestamp(evidence.waivers[0].until)


def test_each_call_gives_a_frame_of_its_own(shipped):
    mine = record_frame("claims", shipped)
    mine.loc["C001", "statement"] = "altered"
    assert record_frame("claims", shipped).loc["C001", "statement"] != "altered"


def test_an_unknown_table_lists_those_there_are(shipped):
    with pytest.raises(KeyError, match=r"no table is named 'claim'; there are documents, claims"):
        record_frame("claim", shipped)


@pytest.mark.parametrize("table", TABLES)
def test_an_empty_set_has_the_same_columns_and_types(shipped, table):
    full, empty = (record_frame(table, evidence) for evidence in (shipped, Evidence()))
    assert list(empty.columns) == list(full.columns)
    assert empty.dtypes.tolist() == full.dtypes.tolist()
