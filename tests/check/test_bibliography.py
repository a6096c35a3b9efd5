"""Entries that cannot be or stand twice, and printed references: one remark a reference and kind, with both values."""

from datetime import date

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check import bibliography
from analysis.check.bibliography import omitted_reference_detail
from analysis.check.catalogue import run
from analysis.model.evidence import Evidence
from tests.builders import miniset
from tests.builders.build import entry, study
from tests.builders.fragments import article


def found(check, *entries, as_of=None):
    return [remark.message for remark in check(AppraisedEvidence(Evidence(entries=entries), as_of=as_of))]


@pytest.mark.parametrize(
    "doi",
    [
        "10.1002/14651858.CD004059.pub3",
        "10.1016/S0140-6736(87)92340-3",
        "10.1000.10/123456",
        "https://doi.org/10.5555/abc",
        "http://dx.doi.org/10.5555/abc",
        "https://doi.org/10.5555%2Fabc",
        "DOI: 10.5555/abc",
        "10.1002/(SICI)1097-0134<1::AID-X>3.0.CO;2-A",
        "",
    ],
)
def test_doi_in_any_style_passes(doi):
    assert not found(bibliography.malformed_doi, entry(doi=doi))


@pytest.mark.parametrize(
    "doi", ["10.5555", "10.5555/", "5555/abc", "10.55/abc", "10.5555/abc.", "10.5555/a b", "https://example.org/abc"]
)
def test_doi_of_another_form_is_reported(doi):
    (message,) = found(bibliography.malformed_doi, entry(doi=doi))
    assert f'"{doi}"' in message


def test_doi_within_other_text_is_offered():
    (remark,) = bibliography.malformed_doi(AppraisedEvidence(Evidence(entries=(entry(doi="10.5555/abc, Table 2"),))))
    assert remark.remedy == 'did you mean "10.5555/abc"?'


@pytest.mark.parametrize("pmid", ["1", "38123456", "PMID: 123", "https://pubmed.ncbi.nlm.nih.gov/123/"])
def test_pmid_in_any_style_passes(pmid):
    assert not found(bibliography.malformed_pmid, entry(pmid=pmid))


@pytest.mark.parametrize("pmid", ["0123", "123456789", "PMC123", "12 34", "1234x"])
def test_pmid_of_another_form_is_reported(pmid):
    (message,) = found(bibliography.malformed_pmid, entry(pmid=pmid))
    assert f'"{pmid}"' in message


def test_identifier_is_shared_in_whatever_style():
    pair = entry("a1", doi="10.5555/ABC"), entry("b2", doi="https://doi.org/10.5555/abc")
    (message,) = found(bibliography.shared_identifier, *pair)
    assert "of b2 is also that of a1" in message
    assert len(found(bibliography.shared_identifier, entry("a1", pmid="12"), entry("b2", pmid="PMID: 12"))) == 1
    assert not found(
        bibliography.shared_identifier, entry("a1", doi="10.5555/1"), entry("b2", pmid="10.5555/1"), entry("c3")
    )


def test_entry_is_repeated_only_with_title_year_and_first_author():
    ito = {"author": "Ito, Ken and Abe, M", "title": "Ginger: a trial", "year": "2011"}
    assert (
        len(found(bibliography.repeated_entry, entry("a1", **ito), entry("b2", **ito | {"title": "Ginger, a Trial."})))
        == 1
    )
    for other in ({"author": "Abe, M and Ito, Ken"}, {"year": "2012"}, {"title": "Ginger: a second trial"}):
        assert not found(bibliography.repeated_entry, entry("a1", **ito), entry("b2", **ito | other))
    assert not found(bibliography.repeated_entry, entry("a1"), entry("b2"))


@pytest.mark.parametrize(
    ("year", "as_of", "wrong"),
    [
        pytest.param("2011", None, False, id="plain"),
        pytest.param("1665", None, False, id="first journal"),
        pytest.param("1664", None, True, id="before it"),
        pytest.param("2911", None, True, id="digit wrong"),
        pytest.param("211", None, True, id="digit lost"),
        pytest.param("2011/2012", None, False, id="two years"),
        pytest.param("in press", None, False, id="in words"),
        pytest.param("2032", date(2031, 5, 1), False, id="January issue"),
        pytest.param("2033", date(2031, 5, 1), True, id="after the day"),
        pytest.param("", None, False, id="none"),
    ],
)
def test_year_that_cannot_be_is_reported(year, as_of, wrong):
    assert bool(found(bibliography.impossible_year, entry(year=year), as_of=as_of)) is wrong


@pytest.mark.parametrize(
    ("pages", "wrong"),
    [
        ("670-4", False),
        ("670-674", False),
        ("674-670", True),
        ("e12-e9", False),
        ("S35-8", False),
        ("12", False),
        ("", False),
    ],
)
def test_pages_that_run_backwards_are_reported(pages, wrong):
    assert bool(found(bibliography.reversed_pages, entry(pages=pages))) is wrong


@pytest.mark.parametrize(
    ("key", "fields", "words"),
    [
        ("roe2003", {"author": "Roe, A", "year": "2001"}, 'is of 2003 by its key; the entry has the year "2001"'),
        ("roe2003", {"author": "Doe, J and Roe, A", "year": "2003"}, 'the first author is "Doe, J"'),
        ("roe2003a", {"author": "{World Health Organization}", "year": "2003"}, "World Health Organization"),
    ],
)
def test_key_and_entry_that_disagree_are_reported(key, fields, words):
    (message,) = found(bibliography.key_unlike_entry, entry(key, **fields))
    assert words in message


@pytest.mark.parametrize(
    ("key", "fields"),
    [
        ("roe2003", {"author": "Roe, A", "year": "2003"}),
        ("roe2003b", {"author": "van Roe, A", "date": "2003-08"}),
        ("roedoe2003", {"author": "Roe, A and Doe, J"}),
        ("rd2003", {"author": "Roe, A and Doe, J"}),
        ("who2003", {"author": "{World Health Organization}"}),
        ("roeck2014", {"author": "Röck, C"}),
        ("ginger2003", {"author": "Roe, A", "title": "Ginger at sea"}),
        ("inproceedings2003", {"kind": "inproceedings", "author": "Roe, A"}),
        ("study1", {"author": "Roe, A", "year": "2003"}),
        ("roe2003", {"year": "in press"}),
    ],
)
def test_key_of_another_form_or_made_otherwise_passes(key, fields):
    assert not found(bibliography.key_unlike_entry, entry(key, **fields))


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("RETRACTED: Ginger at sea", 1),
        ("Ginger at sea (Retracted article)", 1),
        ("[Retracted] Ginger at sea", 1),
        ("Why articles are retracted", 0),
        ("Retraction rates in one field", 0),
        ("Patients withdrawn from opioids: a cohort study", 0),
    ],
)
def test_a_retraction_in_a_title_needs_its_status(title, told):
    set_ = Evidence(entries=(entry("ito2011", title=title),), studies=(study(study="ito2011"),))
    assert len(list(bibliography.unrecorded_retraction(AppraisedEvidence(set_)))) == told


def test_an_entry_that_no_table_names_is_a_note(tmp_path):
    bib = f"citations.bib\n{article()}\n{article('abe2012', title='At sea')}"
    (remark,) = bibliography.unused_entry(miniset.appraised(tmp_path / "data", bib))
    assert (remark.study, remark.what) == ("abe2012", "is named by no table")


def test_an_identifier_with_escapes_is_read_without_them(tmp_path):
    one, other = article(doi=r"10.5555/ab\_12"), article("abe2012", title="At sea", doi="10.5555/ab_12")
    appraised = miniset.appraised(tmp_path / "data", f"citations.bib\n{one}\n{other}")
    assert appraised.evidence.entries[0].fields["doi"] == "10.5555/ab_12"
    assert len(list(bibliography.shared_identifier(appraised))) == 1


CHECKS = ("unfindable-reference", "wrong-reference-detail", "omitted-reference-detail")


def flags(folder, fragment):
    return [problem for problem in run(miniset.appraised(folder / "data", fragment)) if problem.check in CHECKS]


def test_reference_as_indexed_raises_nothing(tmp_path):
    assert flags(tmp_path, "") == []


def test_wrong_fields_are_one_flag_with_printed_and_indexed_values(tmp_path):
    (flag,) = flags(tmp_path, 'references.csv\nauthors,pages\n"Ito, J.",10-18')
    assert (flag.check, flag.severity, flag.study) == ("wrong-reference-detail", "medium", "ito2011")
    assert flag.message == (
        'reference 1 of document page1 prints authors "Ito, J." where the bibliography has "Ito K" (initials of Ito); '
        'pages "10-18" where the bibliography has "10-15" (last page)'
    )


def test_place_is_the_first_field_concerned(tmp_path):
    (flag,) = flags(tmp_path, "references.csv\npages\n10-18")
    line = (tmp_path / "data" / "references.csv").read_text(encoding="utf-8").splitlines()[1]
    assert flag.place.file.endswith("references.csv")
    assert (flag.place.line, line[flag.place.column - 1 :]) == (2, "10-18")


def test_omissions_are_one_flag_that_allows_for_house_style(tmp_path):
    (flag,) = flags(tmp_path, "references.csv\nauthors,issue\nIto,")
    assert (flag.check, flag.severity) == ("omitted-reference-detail", "low")
    assert "house style" in flag.message
    assert 'authors "Ito" where the bibliography has "Ito K"' in flag.message
    assert 'no issue where the bibliography has "2"' in flag.message


def test_wrong_and_omitted_details_of_one_reference_are_two_flags(tmp_path):
    found = [flag.check for flag in flags(tmp_path, "references.csv\nissue,pages\n,10-18")]
    assert found == ["wrong-reference-detail", "omitted-reference-detail"]


def test_reference_that_leads_nowhere_is_one_grave_flag(tmp_path):
    (flag,) = flags(tmp_path, "references.csv\ntitle,journal,volume\nTea for two,Archives of Patterns,")
    assert (flag.check, flag.severity) == ("unfindable-reference", "high")
    assert "does not lead to ito2011" in flag.message
    assert flag.message.endswith("volume not printed")


def test_too_little_printed_is_said(tmp_path):
    bare = "references.csv\nauthors,title,journal,volume,issue,pages,year\nIto K,,,,,,2011"
    (flag,) = flags(
        tmp_path, f"{bare}\n\ncitations.bib\n@article{{ito2011,\n  author = {{Ito, K}},\n  year = {{2011}}\n}}"
    )
    assert flag.check == "unfindable-reference"
    assert flag.message.endswith("too little is printed of it")


@pytest.mark.parametrize("pages", ["10-15", "10-99", "S3"])
def test_what_the_bibliography_lacks_raises_nothing(tmp_path, pages):
    bib = (
        "citations.bib\n@article{ito2011,\n  author = {Ito, K},\n  title = {Ginger in travellers},\n  year = {2011}\n}"
    )
    assert flags(tmp_path, f"references.csv\npages\n{pages}\n\n{bib}") == []


def omitted(folder, *rows):
    bib = "\n".join(
        article(key, title=f"Ginger {key}", year="2011", number="2", pages="10--15", pmid="1")
        for key in ("ito2011", "ito2012")
    )
    printed = "\n".join(f"{number},{key},{rest}" for number, (key, rest) in enumerate(rows, 1))
    fragment = f"references.csv\nnumber,study,issue,pages\n{printed}\n\ncitations.bib\n{bib}"
    return [remark.evidence for remark in omitted_reference_detail(miniset.appraised(folder / "data", fragment))]


def test_what_the_whole_list_leaves_out_is_house_style(tmp_path):
    assert not [one for one in omitted(tmp_path, ("ito2011", ",10-15"), ("ito2012", ",10-15")) if "issue" in one]
    assert not [one for one in omitted(tmp_path / "p", ("ito2011", "2,10"), ("ito2012", "2,10")) if "pages" in one]


def test_what_one_reference_of_the_list_leaves_out_is_flagged(tmp_path):
    told = omitted(tmp_path, ("ito2011", ",10-15"), ("ito2012", "2,10-15"))
    assert [one for one in told if "no issue" in one]
