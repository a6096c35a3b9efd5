"""Identifiers, years and pages of the bibliography that cannot be, and entries that stand twice."""

from datetime import date

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check import entries
from analysis.model.evidence import Evidence
from tests.builders import miniset
from tests.builders.build import entry, study
from tests.builders.fragments import article


def found(check, *bibliography, as_of=None):
    return [remark.message for remark in check(AppraisedEvidence(Evidence(entries=bibliography), as_of=as_of))]


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
    assert not found(entries.malformed_doi, entry(doi=doi))


@pytest.mark.parametrize(
    "doi", ["10.5555", "10.5555/", "5555/abc", "10.55/abc", "10.5555/abc.", "10.5555/a b", "https://example.org/abc"]
)
def test_doi_of_another_form_is_reported(doi):
    (message,) = found(entries.malformed_doi, entry(doi=doi))
    assert f'"{doi}"' in message


def test_doi_within_other_text_is_offered():
    (remark,) = entries.malformed_doi(AppraisedEvidence(Evidence(entries=(entry(doi="10.5555/abc, Table 2"),))))
    assert remark.remedy == 'did you mean "10.5555/abc"?'


@pytest.mark.parametrize("pmid", ["1", "38123456", "PMID: 123", "https://pubmed.ncbi.nlm.nih.gov/123/"])
def test_pmid_in_any_style_passes(pmid):
    assert not found(entries.malformed_pmid, entry(pmid=pmid))


@pytest.mark.parametrize("pmid", ["0123", "123456789", "PMC123", "12 34", "1234x"])
def test_pmid_of_another_form_is_reported(pmid):
    (message,) = found(entries.malformed_pmid, entry(pmid=pmid))
    assert f'"{pmid}"' in message


def test_identifier_is_shared_in_whatever_style():
    pair = entry("a1", doi="10.5555/ABC"), entry("b2", doi="https://doi.org/10.5555/abc")
    (message,) = found(entries.shared_identifier, *pair)
    assert "of b2 is also that of a1" in message
    assert len(found(entries.shared_identifier, entry("a1", pmid="12"), entry("b2", pmid="PMID: 12"))) == 1
    assert not found(
        entries.shared_identifier, entry("a1", doi="10.5555/1"), entry("b2", pmid="10.5555/1"), entry("c3")
    )


def test_entry_is_repeated_only_with_title_year_and_first_author():
    ito = {"author": "Ito, Ken and Abe, M", "title": "Ginger: a trial", "year": "2011"}
    assert (
        len(found(entries.repeated_entry, entry("a1", **ito), entry("b2", **ito | {"title": "Ginger, a Trial."}))) == 1
    )
    for other in ({"author": "Abe, M and Ito, Ken"}, {"year": "2012"}, {"title": "Ginger: a second trial"}):
        assert not found(entries.repeated_entry, entry("a1", **ito), entry("b2", **ito | other))
    assert not found(entries.repeated_entry, entry("a1"), entry("b2"))


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
    assert bool(found(entries.impossible_year, entry(year=year), as_of=as_of)) is wrong


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
    assert bool(found(entries.reversed_pages, entry(pages=pages))) is wrong


@pytest.mark.parametrize(
    ("key", "fields", "words"),
    [
        ("roe2003", {"author": "Roe, A", "year": "2001"}, 'is of 2003 by its key; the entry has the year "2001"'),
        ("roe2003", {"author": "Doe, J and Roe, A", "year": "2003"}, 'the first author is "Doe, J"'),
        ("roe2003a", {"author": "{World Health Organization}", "year": "2003"}, "World Health Organization"),
    ],
)
def test_key_and_entry_that_disagree_are_reported(key, fields, words):
    (message,) = found(entries.key_unlike_entry, entry(key, **fields))
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
    assert not found(entries.key_unlike_entry, entry(key, **fields))


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
    assert len(list(entries.unrecorded_retraction(AppraisedEvidence(set_)))) == told


def test_an_entry_that_no_table_names_is_a_note(tmp_path):
    bib = f"citations.bib\n{article()}\n{article('abe2012', title='At sea')}"
    (remark,) = entries.unused_entry(miniset.appraised(tmp_path / "data", bib))
    assert (remark.study, remark.what) == ("abe2012", "is named by no table")


def test_an_identifier_with_escapes_is_read_without_them(tmp_path):
    one, other = article(doi=r"10.5555/ab\_12"), article("abe2012", title="At sea", doi="10.5555/ab_12")
    appraised = miniset.appraised(tmp_path / "data", f"citations.bib\n{one}\n{other}")
    assert appraised.evidence.entries[0].fields["doi"] == "10.5555/ab_12"
    assert len(list(entries.shared_identifier(appraised))) == 1
