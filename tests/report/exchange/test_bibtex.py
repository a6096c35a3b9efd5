"""BibTeX as we write it: read back by bibtexparser and by our own reader, with the same fields."""

import bibtexparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.read.bibtex import read_bibliography
from analysis.report.exchange.bibtex import bibtex, latex
from tests.builders import hostile, miniset, shown
from tests.report.exchange.test_reference_managers import entry


def ours(data: bytes) -> list:
    """Key, type and fields of what our own reader finds, which must find no damage."""
    found = read_bibliography(data.decode(), "x.bib")
    assert not found.damage
    return [(one.key, one.type, dict(one.fields)) for one in found.entries]


def theirs(data: bytes) -> list:
    library = bibtexparser.parse_string(data.decode())
    assert not library.failed_blocks
    return [{field.key: field.value for field in one.fields} for one in library.entries]


def test_other_reader_finds_the_same_fields(tmp_path):
    (one,) = miniset.appraised(tmp_path / "data").evidence.entries
    assert theirs(bibtex([one])) == [dict(one.fields) | {"pages": "10--15"}]


def test_fields_stand_in_order_without_the_empty_ones():
    assert bibtex([entry(year="2011", author="Ito, K", volume="")]).decode() == (
        "@article{ito2011,\n  author = {Ito, K},\n  year = {2011}\n}\n"
    )


def test_words_with_inner_capitals_are_kept_from_styles():
    data = bibtex([entry(title="The ACL and mRNA in Travellers")])
    assert b"title = {The {ACL} and {mRNA} in Travellers}" in data
    assert ours(data)[0][2]["title"] == "The ACL and mRNA in Travellers"


def test_body_stays_one_name():
    field = "{Barnes and Noble, Inc.} and World Health Organization and R. A. Hooper and others"
    one = entry(author=field)
    data = bibtex([one])
    assert b"author = {{Barnes and Noble, Inc.} and {World Health Organization} and R. A. Hooper and others}" in data
    assert ours(data)[0][2]["author"] == field.replace("{", "").replace("}", "")
    assert read_bibliography(data.decode(), "x.bib").entries[0].authors == one.authors


@pytest.mark.parametrize(
    "field",
    [
        "L. van Beethoven and van der Berg, Jean-Luc and King, Jr, M. L.",
        "{Barnes and Noble, Inc.}, A. and Juan B. {Garcia Lopez}",
        "{A, B, C, D} and {others} and {WHO}",
        r"M{\"u}ller, {\'E}va and {\O}st, K and others",
    ],
)
def test_names_come_back_in_their_parts(field):
    one = entry(author=field, editor=field)
    (back,) = read_bibliography(bibtex([one]).decode(), "x.bib").entries
    assert (back.authors, back.editors, back.fields) == (one.authors, one.editors, one.fields)
    assert bibtex([back]) == bibtex([one])


def test_hostile_entry_comes_back_and_again_the_same(tmp_path):
    entries = shown.of_folder(hostile.write(tmp_path / "data")).evidence.entries
    data = bibtex(entries)
    assert ours(data) == [(one.key, one.type, dict(one.fields)) for one in entries]
    assert set(theirs(data)[0]) == set(entries[0].fields)
    assert bibtex(read_bibliography(data.decode(), "x.bib").entries) == data


PROSE = st.text(st.characters(min_codepoint=32, max_codepoint=0x2FF, exclude_categories=["Cc", "Zs"]), max_size=30)
SPECIALS = st.text("\\{}~^$%&#_-`'!?\"@,= aB", max_size=20)


@given(st.one_of(PROSE, SPECIALS))
def test_prose_of_any_signs_comes_back(text):
    written = " ".join(text.split())
    fields = ours(bibtex([entry(note=written, title=written)]))[0][2] if written else {}
    assert fields == ({"note": written, "title": written} if written else {})


@given(st.one_of(PROSE, SPECIALS))
def test_value_of_any_signs_hurts_no_other_entry(text):
    data = bibtex([entry(doi=" ".join(text.split()), year="2011"), entry(title="T")._replace(key="next")])
    assert [key for key, _, _ in ours(data)] == ["ito2011", "next"]
    assert len(theirs(data)) == 2
    assert bibtex(read_bibliography(data.decode(), "x.bib").entries) == data


@pytest.mark.parametrize(
    ("key", "written"), [("a b{c", b"@article{abc,"), ("", b"@article{entry1,"), ("a:b/c-d_1", b"@article{a:b/c-d_1,")]
)
def test_key_is_one_that_bibtex_allows(key, written):
    assert written in bibtex([entry(year="2011")._replace(key=key)])


def test_latex_prints_letter_for_letter():
    assert latex("50 % & a--b {x}") == r"50 \% \& a-{}-b \textbraceleft{}x\textbraceright{}"
    assert bibtex([]) == b""
