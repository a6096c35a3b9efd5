"""What was not checked: fields of printed references, and what documents say of harms."""

import pytest

from analysis.tell.not_checked import not_checked
from tests.builders import miniset
from tests.builders.miniset import rated

NO_PAGES = """
citations.bib
@article{ito2011,
  author = {Ito, K},
  title = {Ginger in travellers},
  journal = {Journal of Examples},
  year = {2011},
  doi = {10.5555/ginger2011},
  volume = {3}
}
"""
WHOLE = NO_PAGES.replace("volume = {3}", "volume = {3},\n  number = {2},\n  pages = {10-16}")


def said(folder, fragment):
    return [item for item in not_checked(miniset.appraised(folder / "data", fragment)) if "printed" in item.what]


def test_printed_fields_that_the_bibliography_lacks_are_named(tmp_path):
    (item,) = said(tmp_path, NO_PAGES)
    assert item.what == "Issue, pages printed in reference 1 of document page1 (ito2011)"
    assert item.why == "not in the bibliography"


def test_references_without_a_study_are_counted(tmp_path):
    (item,) = said(tmp_path, f"{WHOLE}\nreferences.csv\nstudy,number\nito2011,1\n,2")
    assert item.what == "1 of 2 printed references (page1:2), field by field"


def test_nothing_is_said_of_references_that_were_compared_in_full(tmp_path):
    assert said(tmp_path, WHOLE) == []


def test_kinds_of_judgement_without_two_raters_are_named_and_links_without_adjudication(tmp_path):
    def of_raters(folder, fragment):
        found = not_checked(miniset.appraised(folder / "data", fragment))
        return [item.what for item in found if "raters" in item.what]

    assert of_raters(tmp_path / "none", "") == ["Agreement between raters"]
    lacking = "Agreement between raters (appraisals, certainty, mentions, disagreements, codings)"
    assert of_raters(tmp_path / "two", rated(["indirect"], ["supports"])) == [lacking]
    empty = f"links.csv\nclaim\n\n{rated(['indirect'], ['supports'])}"
    assert of_raters(tmp_path / "empty", empty) == [lacking, "Adjudication of the raters' links"]


# Harms


def of_harms(folder, fragment=""):
    words = ("harm", "Harm", "Contraindications")
    found = not_checked(miniset.appraised(folder / "data", fragment))
    return {item.what: item.why for item in found if any(word in item.what for word in words)}


def test_contraindications_are_never_counted_as_checked(tmp_path):
    assert of_harms(tmp_path) == {"Contraindications": "no source for them is in the data"}


@pytest.mark.parametrize(
    ("fragment", "why"),
    [("missing harms.csv", "there is no harms.csv"), ("harms.csv\nharm", "harms.csv lists none")],
    ids=["absent", "empty"],
)
def test_without_harms_what_documents_leave_out_is_not_known(tmp_path, fragment, why):
    assert of_harms(tmp_path, fragment)["Harms that documents leave out"] == why


@pytest.mark.parametrize(
    ("fragment", "why"),
    [("missing mentions.csv", "there is no mentions.csv"), ("mentions.csv\nclaim", "mentions.csv lists none")],
    ids=["absent", "empty"],
)
def test_without_mentions_what_documents_say_is_not_known(tmp_path, fragment, why):
    assert of_harms(tmp_path, fragment)["What the documents say of each harm"] == why


def test_documents_that_nobody_judged_on_harms_are_named(tmp_path):
    fragment = (
        "documents.csv\nid\npage1\npage2\n\nclaims.csv\nid,document,category\nC001,page1,safety\nC002,page2,safety"
    )
    what = "Harms in 1 document (page2): named, made small, denied or left out"
    assert what in of_harms(tmp_path, fragment)


# Designs


def of_designs(folder, fragment=""):
    return [item for item in not_checked(miniset.appraised(folder / "data", fragment)) if "witness" in item.what]


def test_a_design_with_one_witness_is_not_checked_by_a_second(tmp_path):
    (item,) = of_designs(tmp_path)
    assert item.what == "Design of 1 of 1 studies (ito2011) by a second witness"


def test_a_title_that_names_the_design_is_a_second_witness(tmp_path):
    bib = "citations.bib\n@article{ito2011,\n  title = {Ginger: a randomised trial},\n  year = {2011}\n}"
    assert of_designs(tmp_path, bib) == []
