"""The data as read, written so that they can be read again."""

from analysis.read.records import read_evidence
from analysis.report.exchange.bibtex import bibtex
from analysis.report.exchange.data_tables import BIBLIOGRAPHY_FILE, data_files
from analysis.report.folder import ReportFile
from tests.builders import hostile, miniset

RATED = """
ratings/ann/links.csv
claim,study,stance,basis,condition_fit,agent_fit,outcome_fit,finding,rationale,judged_by
C001,ito2011,partly supports,,same,same,same,F001,"Fewer, he said.",ann
"""


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
