"""A data folder to evidence: what is read, what is reported, and what is said to be absent."""

import hashlib

import pytest

from analysis.model.words import Stance
from analysis.read.records import build, read_copies, read_evidence, split_lines
from analysis.read.tables import read_table
from analysis.schema import BIBLIOGRAPHY, RATED, TABLES
from tests.builders import miniset
from tests.builders.build import ORIGIN


@pytest.fixture
def data(tmp_path):
    return miniset.write(tmp_path / "data")


def found(data):
    """Check, file within the folder, line, column and remedy of everything that was damaged."""
    start = f"{data.as_posix()}/"
    return [
        (name, remark.place.file.removeprefix(start), remark.place.line, remark.place.column, remark.remedy)
        for name, remarks in read_evidence(data).damage.items()
        for remark in remarks
    ]


# What is read


def test_every_table_of_the_examples_gives_its_record(data):
    evidence = read_evidence(data)
    assert not evidence.damage
    assert not evidence.absent
    assert not evidence.assumptions
    assert {name: len(getattr(evidence, name)) for name in TABLES} == {name: len(miniset.rows(name)) for name in TABLES}
    assert evidence.claims[0].id == "C001"
    assert evidence.links[0].stance is Stance.PARTLY_SUPPORTS
    assert evidence.entry["ito2011"].fields["year"] == "2011"


def test_every_file_read_is_among_the_inputs_with_its_hash(data):
    inputs = read_evidence(data).inputs
    assert set(inputs) == {
        (data / name).as_posix() for name in [*(table.file for table in TABLES.values()), BIBLIOGRAPHY]
    }
    for file, sha256 in inputs.items():
        assert sha256 == hashlib.sha256((data / file).read_bytes()).hexdigest()


def test_texts_beside_the_tables_are_used(tmp_path):
    data = miniset.write(tmp_path / "data", "page1.txt\n91% felt better")
    evidence = read_evidence(data)
    assert evidence.texts["page1"].lines == ("91% felt better",)
    assert evidence.inputs[(data / "documents" / "page1.txt").as_posix()] == evidence.texts["page1"].sha256


def test_texts_in_a_folder_of_their_own_go_before(tmp_path):
    data = miniset.write(tmp_path / "data", "page1.txt\nhere")
    other = tmp_path / "other"
    other.mkdir()
    (other / "page1.txt").write_text("there", encoding="utf-8")
    assert read_evidence(data, other).texts["page1"].lines == ("there",)


def test_rows_keep_their_places(data):
    link = read_evidence(data).links[0]
    assert str(link.origin.at("stance")) == f"{data.as_posix()}/links.csv:2:23"


@pytest.mark.parametrize("name", ["data", "documents"])
def test_folder_that_is_not_there_is_refused(data, name):
    folders = {"data": data, "documents": None} | {name: data / "nowhere"}
    with pytest.raises(NotADirectoryError, match="nowhere is not a folder"):
        read_evidence(**folders)


def test_file_is_no_folder(data):
    with pytest.raises(NotADirectoryError):
        read_evidence(data / "claims.csv")


# Files that are not there, or not what they should be


@pytest.mark.parametrize("name", [name for name, table in TABLES.items() if not table.required])
def test_optional_table_that_is_not_there_is_absent(data, name):
    (data / TABLES[name].file).unlink()
    evidence = read_evidence(data)
    assert evidence.absent == (name,)
    assert not evidence.damage


@pytest.mark.parametrize("file", [*(table.file for table in TABLES.values() if table.required), BIBLIOGRAPHY])
def test_required_file_that_is_not_there_is_damage(data, file):
    (data / file).unlink()
    assert found(data) == [("missing-file", file, 1, 1, f"put it into {data.as_posix()}")]


def test_empty_folder_misses_every_required_file(tmp_path):
    assert len(found(tmp_path)) == 1 + sum(table.required for table in TABLES.values())


def test_folder_in_place_of_a_table_is_damage_and_not_absence(data):
    (data / "terms.csv").unlink()
    (data / "terms.csv").mkdir()
    assert [one[:2] for one in found(data)] == [("missing-file", "terms.csv")]
    assert not read_evidence(data).absent


@pytest.mark.parametrize(
    ("file", "remedy"),
    [
        ("finding.csv", 'did you mean "findings.csv"?'),
        ("Links.csv", 'did you mean "links.csv"?'),
        ("claims.csv.txt", 'did you mean "claims.csv"?'),
        ("claims.xlsx", 'did you mean "claims.csv"?'),
        ("Studies.ODS", 'did you mean "studies.csv"?'),
        ("terms.tsv", 'did you mean "terms.csv"?'),
        ("citation.bib", 'did you mean "citations.bib"?'),
    ],
)
def test_file_that_looks_like_a_table_is_not_passed_over(data, file, remedy):
    (data / file).write_text("x", encoding="utf-8")
    assert found(data) == [("unknown-file", file, 1, 1, remedy)]


def test_other_tables_are_named_by_what_there_is(data):
    (data / "zzz.csv").write_text("x", encoding="utf-8")
    assert (
        found(data)[0][4] == f"the tables here are {', '.join(table.file for table in TABLES.values())}, {BIBLIOGRAPHY}"
    )


@pytest.mark.parametrize(
    "file", ["README.md", "datapackage.json", "notes.txt", ".~lock.claims.csv#", "~$claims.xlsx", "budget.xlsx"]
)
def test_other_files_may_lie_there(data, file):
    (data / file).write_text("x", encoding="utf-8")
    assert not found(data)


@pytest.mark.parametrize(
    ("encoding", "assumption"),
    [("utf-16", "read as UTF-16, by its byte-order mark"), ("cp1252", "what is not UTF-8 was read as Windows-1252")],
)
def test_assumption_about_a_file_names_the_file(data, encoding, assumption):
    path = data / "raters.csv"
    path.write_bytes("name;kind;profession;rules_sha256;note\nadjudicator;person;;;Zoë\n".encode(encoding))
    evidence = read_evidence(data)
    file = path.as_posix()
    assert evidence.assumptions == (f"{file}: {assumption}", f"{file}: cells are separated by semicolon")
    assert evidence.raters[0].note == "Zoë"
    assert ("not-utf8" in evidence.damage) == (encoding == "cp1252")


def test_workbook_is_refused_and_not_called_absent(data):
    (data / "terms.csv").write_bytes(b"PK\x03\x04")
    [(name, file, line, column, remedy)] = found(data)
    assert (name, file, line, column) == ("not-utf8", "terms.csv", 1, 1)
    assert "CSV UTF-8" in remedy
    assert not read_evidence(data).absent


# Raters


def test_each_folder_holds_one_raters_own_tables(data):
    for name in RATED:
        folder = data / "ratings" / "anna"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.csv").write_bytes((data / f"{name}.csv").read_bytes())
    evidence = read_evidence(data)
    [own] = evidence.ratings
    assert own.rater == "anna"
    assert {name: len(getattr(own, name)) for name in RATED} == {name: len(miniset.rows(name)) for name in RATED}
    assert {sheet.rater for sheet in evidence.sheets} == {"", "anna"}
    assert not evidence.absent


def test_raters_need_not_keep_every_table(data):
    (data / "ratings" / "anna").mkdir(parents=True)
    evidence = read_evidence(data)
    assert evidence.ratings[0].links == ()
    assert not evidence.absent
    assert not evidence.damage


def test_folders_that_programs_make_are_no_raters(data):
    (data / "ratings" / ".ipynb_checkpoints").mkdir(parents=True)
    assert not read_evidence(data).ratings


@pytest.mark.parametrize("file", ["ratings/links.csv", "ratings/anna/claims.csv", "ratings/anna/link.csv"])
def test_table_where_no_rater_keeps_it_is_not_passed_over(data, file):
    path = data / file
    path.parent.mkdir(parents=True)
    path.write_text("x", encoding="utf-8")
    assert [one[:2] for one in found(data)] == [("unknown-file", file)]


# Rows


HEADER = "name,kind,profession,rules_sha256,note"


def built(text, name="raters"):
    reading = read_table(text, "raters.csv", TABLES[name])
    return build(reading.sheet, TABLES[name], reading.unsound)


def test_bad_row_does_not_take_the_others_with_it():
    records, damage = built(f"{HEADER}\na,robot,,,\nb,person,,,\n")
    assert [record.name for record in records] == ["b"]
    assert {name: len(remarks) for name, remarks in damage.items()} == {"bad-value": 1}


def test_every_bad_cell_of_a_row_is_reported():
    _, damage = built(f"{HEADER}\n?,robot,,,\n,,,,\nb,,,,\n")
    assert [remark.place.column for remark in damage["bad-value"]] == [1, 3]
    assert [(remark.place.line, remark.place.column) for remark in damage["missing-value"]] == [(4, 3)]


def test_same_bad_word_is_reported_in_each_row():
    _, damage = built(f"{HEADER}\na,robot,,,\nb,robot,,,\n")
    assert [remark.place.line for remark in damage["bad-value"]] == [2, 3]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{HEADER}\na,person,,,x,y\n", id="too many cells"),
        pytest.param(f"{HEADER}\na,robot\n", id="too few cells"),
        pytest.param(f'{HEADER}\na,robot,,,"x\n', id="quote left open"),
        pytest.param(HEADER.replace("kind", "knd") + "\na,robot,,,x\n", id="column misspelt"),
        pytest.param(HEADER.removesuffix(",note") + "\na,robot,,\n", id="column that may be empty missing"),
    ],
)
def test_row_that_the_reader_reported_is_not_reported_again(text):
    assert built(text) == ((), {})


def suggestion(name, text):
    """The remedy for a cell of the examples' table."""
    table, _, column = name.partition(".")
    row = miniset.example(TABLES[table]) | {column: text}
    _, damage = built(miniset.as_csv(TABLES[table], [row]), table)
    [[remark]] = damage.values()
    return remark.remedy


@pytest.mark.parametrize(
    ("name", "text", "remedy"),
    [
        ("links.stance", "Supports", 'did you mean "supports"?'),
        ("appraisals.tool", "ROBINS I", 'did you mean "ROBINS-I"?'),
        ("appraisals.tool", "rob2", 'did you mean "RoB 2"?'),
        ("studies.design", "RCT", 'write "systematic review" or "randomised trial" or'),
        ("findings.verified", "TRUE", 'write "yes" or "no"'),
        ("findings.value", "84,8", 'did you mean "84.8"?'),
        ("findings.value", "84.8 %", 'did you mean "84.8"?'),
        ("findings.value", "−35", 'did you mean "-35"?'),
        ("claims.figure", "4—8", 'did you mean "4-8"?'),
        ("claims.figure", "91%", 'did you mean "91"?'),
        ("claims.figure", "4 - 8", 'did you mean "4-8"?'),
        ("claims.figure", "08-Apr", 'did you mean "4-8"?'),
        ("claims.line", "12.0", 'did you mean "12"?'),
        ("claims.id", "c012", 'did you mean "C012"?'),
        ("documents.sha256", "AB" * 32, f'did you mean "{"ab" * 32}"?'),
        ("findings.p", "0,05", 'did you mean "0.05"?'),
        ("claims.figure", "1,234", 'did you mean "1234"?'),
        ("claims.figure", "1.5E+02", 'did you mean "150"?'),
        ("claims.figure", "1" * 24, 'write it in the form of this example: "91"'),
        ("waivers.until", "31.12.2030", 'write it in the form of this example: "2030-01-01"'),
        ("claims.line", "", "write what belongs here: Line of the text file, counted from 1, that holds the quote"),
        ("links.stance", "", 'write "supports" or "partly supports" or'),
        ("studies.units", "many", "write what belongs here: Units analysed"),
    ],
)
def test_remedy_offers_what_was_meant(name, text, remedy):
    assert suggestion(name, text).startswith(remedy)


def test_long_cell_is_cut_in_the_message():
    [remark] = built(f"{HEADER}\na,{'x' * 500},,,\n")[1]["bad-value"]
    assert len(remark.message) < 200
    assert "x…" in remark.message


# Copies of the documents' texts


def document(**columns):
    cells = miniset.example(TABLES["documents"]) | columns
    return TABLES["documents"].record(ORIGIN, *(field.parse(cells[field.name]) for field in TABLES["documents"].fields))


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        pytest.param(b"one\ntwo\n", ("one", "two"), id="LF"),
        pytest.param(b"one\ntwo", ("one", "two"), id="no line end at the end"),
        pytest.param(b"one\r\ntwo\r\n", ("one", "two"), id="CRLF"),
        pytest.param(b"one\rtwo\r", ("one", "two"), id="CR"),
        pytest.param(b"one\n\ntwo\n\n", ("one", "", "two", ""), id="empty lines count"),
        pytest.param("a\u2028b\x0cc\x85\n".encode(), ("a\u2028b\x0cc\x85",), id="no other character ends a line"),
        pytest.param(b"", (), id="nothing"),
        pytest.param("Zoë\n".encode("utf-16"), ("Zoë",), id="UTF-16"),
        pytest.param(b" a \n", (" a ",), id="blanks are kept"),
    ],
)
def test_lines_are_counted_as_an_editor_counts_them(data, lines):
    assert split_lines(data) == lines


def test_copy_has_the_hash_of_its_bytes(tmp_path):
    data = b"\xef\xbb\xbfone\r\n"
    (tmp_path / "page1.txt").write_bytes(data)
    copy = read_copies(tmp_path, [document()])["page1"]
    assert copy == ((tmp_path / "page1.txt").as_posix(), hashlib.sha256(data).hexdigest(), ("one",))


def test_document_without_a_copy_is_left_out(tmp_path):
    (tmp_path / "page2.txt").write_text("two", encoding="utf-8")
    found = read_copies(tmp_path, [document(), document(id="page2", file="page2.txt")])
    assert list(found) == ["page2"]


@pytest.mark.parametrize("name", [".", ".."])
def test_folder_is_no_copy(tmp_path, name):
    assert read_copies(tmp_path, [document(file=name)]) == {}


@pytest.mark.parametrize(
    ("text", "is_"),
    [
        ("TY  - JOUR\nAU  - Ito, K\nER  -", "it is a file of RIS"),
        ("<!DOCTYPE html>\n<style>@media print {a {b: c}}</style>", "it is a page of HTML or XML"),
        ("PMID- 123\nTI  - Ginger", "it is a file of MEDLINE"),
        ('[{"id": "ito2011"}]', "it is a file of JSON"),
        ("just words", "there are none"),
    ],
)
def test_a_bibliography_of_another_format_is_one_fault_that_says_what_it_is(tmp_path, text, is_):
    damage = miniset.appraised(tmp_path / "data", f"citations.bib\n{text}").evidence.damage
    assert {check: [one.evidence for one in found] for check, found in damage.items()} == {"no-entries": [is_]}
