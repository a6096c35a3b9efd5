"""Studies as CSL-JSON, held against the published schema (csl-data.json, 1.0.2), and as RIS, read back by rispy.

BibTeX as we write it is read back by bibtexparser and by our own reader, with the same fields.
"""

import json

import bibtexparser
import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from analysis.model.evidence import BibEntry
from analysis.read.bibtex import read_bibliography
from analysis.report.exchange.reference_managers import (
    bibtex,
    csl_json,
    date_parts,
    item,
    kind,
    latex,
    pages,
    ris,
    text,
)
from tests.builders import build, hostile, miniset, shown


def entry(type_: str = "article", **fields: str) -> BibEntry:
    return build.entry("ito2011", type_, **fields)


@pytest.mark.parametrize(("written", "known"), [("2011", [2011]), ("in press", []), ("", []), ("٢٠١١", [])])
def test_year_is_four_digits_or_none(written, known):
    assert date_parts(entry(year=written)) == known
    assert date_parts(entry(year=written, month="May"))[:1] == known


@pytest.mark.parametrize(
    ("written", "known"),
    [("August", [8]), ("aug", [8]), ("May", [5]), ("08", [8]), ("12", [12]), ("13", []), ("", []), ("ma", [])],
)
def test_month_is_read_from_its_name_or_number(written, known):
    assert date_parts(entry(year="2011", month=written)) == [2011, *known]


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("670-674", ("670", "674")),
        ("e12-e15", ("e12", "e15")),
        ("CD004059", ("CD004059",)),
        ("1-2, 5-6", ("1-2, 5-6",)),
        ("", ()),
    ],
)
def test_pages_are_a_range_or_one(written, known):
    assert pages(entry(pages=written)) == known


@pytest.mark.parametrize(
    ("type_", "fields", "known"),
    [
        ("article", {}, ("article-journal", "JOUR")),
        ("phdthesis", {}, ("thesis", "THES")),
        ("misc", {}, ("document", "GEN")),
        ("misc", {"journal": "J"}, ("article-journal", "JOUR")),
        ("", {"journal": "J"}, ("article-journal", "JOUR")),
    ],
)
def test_kind_follows_type_then_journal(type_, fields, known):
    found = kind(entry(type_, **fields))
    assert (found["csl"], found["ris"]) == known


def test_text_takes_the_first_filled_field_on_one_line():
    assert text(entry(journal=" ", booktitle="A\u2028ER  - b"), "journal", "booktitle") == "A ER - b"
    assert text(entry(), "title") == ""


TEXT = {"type": "string"}
NAMES = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "minProperties": 1,
        "additionalProperties": False,
        "properties": dict.fromkeys(("family", "given", "suffix", "literal"), TEXT),
    },
}
DATE = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "literal": TEXT,
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}},
        },
    },
}
TYPES = ["article-journal", "book", "chapter", "paper-conference", "thesis", "report", "webpage", "document"]
TEXTS = [
    *("id", "title", "container-title", "volume", "issue", "page", "edition", "publisher", "publisher-place", "DOI"),
    *("PMID", "PMCID", "ISSN", "ISBN", "URL", "language", "abstract", "annote"),
]
ITEMS = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["type", "id"],
        "additionalProperties": False,
        "properties": {
            "type": {"enum": TYPES},
            "author": NAMES,
            "editor": NAMES,
            "issued": DATE,
            **dict.fromkeys(TEXTS, TEXT),
        },
    },
}


def items(entries) -> list:
    found = json.loads(csl_json(entries))
    Draft202012Validator(ITEMS).validate(found)
    return found


def test_entry_keeps_its_fields_under_their_names(tmp_path):
    (found,) = items(miniset.appraised(tmp_path / "data").evidence.entries)
    assert found == {
        "id": "ito2011",
        "type": "article-journal",
        "author": [{"family": "Ito", "given": "K"}],
        "issued": {"date-parts": [[2011]]},
        "title": "Ginger in travellers",
        "container-title": "Journal of Examples",
        "volume": "3",
        "issue": "2",
        "page": "10-15",
    }


def test_identifiers_month_and_note_have_variables_of_their_own():
    found = item(entry(doi="10.1/x", pmid="123", month="August", year="2004", note="PMID: 9"))
    assert (found["DOI"], found["PMID"]) == ("10.1/x", "123")
    assert found["issued"] == {"date-parts": [[2004, 8]]}
    assert found["annote"] == "PMID: 9"
    assert "note" not in found


def test_year_that_is_none_is_literal_and_none_is_absent():
    assert item(entry(year="in press"))["issued"] == {"literal": "in press"}
    assert "issued" not in item(entry())


@pytest.mark.parametrize("tag", ["<i>x</i>", '<span class="nocase">x', "<sup>2"])
def test_text_that_would_act_as_markup_is_text(tag):
    title = item(entry(title=tag))["title"]
    assert "<i" not in title
    assert "<s" not in title
    assert title.replace("&#60;", "<") == tag


def test_sign_for_less_stays():
    assert item(entry(title="p <0.05"))["title"] == "p <0.05"


def test_hostile_entry_is_text_in_every_variable(tmp_path):
    evidence = shown.of_folder(hostile.write(tmp_path / "data")).evidence
    (found,) = items(evidence.entries)
    assert [name.get("literal", name.get("family")) for name in found["author"]] == [
        "Ito",
        "Barnes and Noble, Inc.",
        "World Health Organization",
        "Ding",
        "others",
    ]
    assert csl_json(evidence.entries) == csl_json(evidence.entries)


def test_no_entries_are_an_empty_list():
    assert items([]) == []


def records(entries) -> list:
    return rispy.loads(ris(entries).decode())


def test_reader_finds_every_field(tmp_path):
    (found,) = records(miniset.appraised(tmp_path / "data").evidence.entries)
    assert found == {
        "type_of_reference": "JOUR",
        "id": "ito2011",
        "authors": ["Ito, K"],
        "year": "2011",
        "title": "Ginger in travellers",
        "secondary_title": "Journal of Examples",
        "volume": "3",
        "number": "2",
        "start_page": "10",
        "end_page": "15",
    }


def test_reader_finds_as_many_records_as_there_are_entries():
    entries = [
        entry(title=f"T{number}", pmid=str(number), doi="10.1/x", month="mar", year="2001") for number in range(30)
    ]
    found = records(entries)
    assert [one["title"] for one in found] == [one.fields["title"] for one in entries]
    assert {(one["doi"], one["date"]) for one in found} == {("10.1/x", "2001/03//")}
    assert [one["accession_number"] for one in found] == [one.fields["pmid"] for one in entries]


def test_no_value_starts_a_tag_of_its_own():
    breaks = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
    (found,) = records([entry(title="".join(f"a{sign}ER  - {sign}TY  - BOOK" for sign in breaks))])
    assert found["title"].startswith("a ER - TY - BOOK")


def test_hostile_entry_is_one_record(tmp_path):
    evidence = shown.of_folder(hostile.write(tmp_path / "data")).evidence
    (found,) = records(evidence.entries)
    assert found["authors"] == ["Ito, K", "Barnes and Noble, Inc.", "World Health Organization", "Ding, M."]
    assert "ER -" in found["title"]
    assert found["year"] == "in press"
    assert found["notes"] == ["The bibliography names the first of the authors only.", "PMID: 1 TY - JOUR"]
    assert ris(evidence.entries) == ris(evidence.entries)


def test_lines_end_as_the_format_asks_and_each_record_is_closed():
    lines = ris([entry(), entry()]).decode().split("\r\n")
    assert lines.count("ER  - ") == 2
    assert not any("\n" in line for line in lines)
    assert ris([]) == b""


# BibTeX


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
