"""Flags on printed references: one remark a reference and kind, at the field, with both values."""

import pytest

from analysis.check.catalogue import run
from analysis.check.citation import omitted_reference_detail
from tests.builders import miniset
from tests.builders.fragments import article

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
