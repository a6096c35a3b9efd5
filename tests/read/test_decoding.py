"""Bytes to text: what is read, what is assumed, what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.read.decoding import decode

TEXT = "name,note\nZoë,“–”\n"


@pytest.mark.parametrize(
    ("data", "assumption"),
    [
        pytest.param(TEXT.encode(), "", id="UTF-8"),
        pytest.param(TEXT.encode("utf-8-sig"), "", id="UTF-8 with a mark"),
        pytest.param(TEXT.encode("utf-16"), "read as UTF-16, by its byte-order mark", id="UTF-16"),
        pytest.param(b"\xfe\xff" + TEXT.encode("utf-16-be"), "read as UTF-16, by its byte-order mark", id="big-endian"),
        pytest.param(TEXT.replace("\n", "\r\n").encode(), "", id="CRLF"),
        pytest.param(TEXT.replace("\n", "\r").encode(), "", id="CR"),
        pytest.param(TEXT.replace("\n", "\r\n").encode("utf-16"), "read as UTF-16, by its byte-order mark", id="both"),
    ],
)
def test_text_is_read_and_what_was_assumed_is_said(data, assumption):
    decoded = decode(data)
    assert decoded == (TEXT, assumption, None, "")


def test_windows_1252_is_read_and_its_first_letter_is_placed():
    decoded = decode("name,note\r\nAnn,\r\nZoë,“–”\r\n".encode("cp1252"))
    assert decoded.text == "name,note\nAnn,\nZoë,“–”\n"
    assert decoded.misfit == (3, 3)
    assert decoded.assumption == "what is not UTF-8 was read as Windows-1252"


def test_one_byte_out_of_place_leaves_the_other_letters_alone():
    decoded = decode(TEXT.encode() + b"Andr\xe9,\n")
    assert decoded.text == TEXT + "André,\n"
    assert decoded.misfit == (3, 5)


def test_windows_1252_after_a_mark_is_placed_without_the_mark():
    assert decode(b"\xef\xbb\xbfZo\xeb").misfit == (1, 3)


def test_byte_without_a_meaning_in_windows_1252_is_replaced():
    assert decode(b"a\x81b").text == "a\ufffdb"


@pytest.mark.parametrize(("cut", "misfit"), [(1, (2, 4)), (3, (2, 3))], ids=["in a letter", "in a pair"])
def test_cut_utf_16_is_placed_at_the_cut(cut, misfit):
    decoded = decode("ab\ncd😀e".encode("utf-16")[:-cut])
    assert decoded.text.startswith("ab\ncd")
    assert decoded.misfit == misfit


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        pytest.param(b"PK\x03\x04rest", "a workbook or another packed file", id="xlsx"),
        pytest.param(b"\xd0\xcf\x11\xe0rest", "an old workbook or document", id="xls"),
        pytest.param(b"%PDF-1.7", "a PDF", id="PDF"),
        pytest.param(TEXT.encode("utf-16-le"), "UTF-16 without its byte-order mark", id="UTF-16LE without a mark"),
        pytest.param(TEXT.encode("utf-16-be"), "UTF-16 without its byte-order mark", id="UTF-16BE without a mark"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data, refusal):
    assert decode(data) == ("", "", None, refusal)


def test_one_zero_byte_is_left_to_be_reported_as_a_character():
    assert decode(b"a,b\nc\x00,d\n").text == "a,b\nc\x00,d\n"


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"])
def test_nothing_gives_nothing(data):
    assert decode(data).text == ""


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))))
def test_utf_8_comes_back_as_it_was(text):
    assert decode(text.encode()).text == text


@given(st.binary())
def test_any_bytes_give_something(data):
    decoded = decode(data)
    assert decoded.text or decoded.refusal or not data.strip(b"\xef\xbb\xbf\xff\xfe")
    assert decoded.misfit is None or min(decoded.misfit) >= 1
