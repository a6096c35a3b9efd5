"""Copies of the documents' texts."""

import hashlib

import pytest

from analysis.read.records import read_copies, split_lines
from analysis.schema import TABLES
from tests.builders import miniset
from tests.builders.build import ORIGIN


def document(**columns):
    cells = miniset.example(TABLES["documents"]) | columns
    return TABLES["documents"].record(*(field.parse(cells[field.name]) for field in TABLES["documents"].fields), ORIGIN)


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
