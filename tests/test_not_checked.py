"""What was not checked of printed references."""

from analysis.tell.not_checked import not_checked
from tests import miniset

NO_PAGES = """
citations.bib
@article{ito2011,
  author = {Ito, K},
  title = {Ginger in travellers: a randomised trial},
  journal = {Journal of Examples},
  year = {2011},
  volume = {3}
}
"""


def said(folder, fragment):
    return [item for item in not_checked(miniset.appraised(folder / "data", fragment)) if "printed" in item.what]


def test_printed_fields_that_the_bibliography_lacks_are_named(tmp_path):
    (item,) = said(tmp_path, NO_PAGES)
    assert item.what == "Issue, pages printed in reference 1 of document page1 (ito2011)"
    assert item.why == "not in the bibliography"


def test_references_without_a_study_are_counted(tmp_path):
    (item,) = said(tmp_path, "references.csv\nstudy,number\nito2011,1\n,2")
    assert item.what == "1 of 2 printed references (page1:2), field by field"


def test_nothing_is_said_of_references_that_were_compared_in_full(tmp_path):
    assert said(tmp_path, "") == []
