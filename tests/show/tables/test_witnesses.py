"""The table of witnesses: what each says of a study's design, and whether they agree."""

from analysis.show.tables.witnesses import design_witnesses
from tests.builders import shown

TITLED = """
citations.bib
@article{{ito2011,
  author = {{Ito, K}},
  title = {{Ginger: {title}}},
  year = {{2011}},
  publication_type = {{{types}}}
}}
"""


def test_witnesses_stand_side_by_side(tmp_path):
    frame = design_witnesses(shown.review(tmp_path, TITLED.format(title="a randomised trial", types="Clinical Trial")))
    row = shown.only(frame)
    assert (row["Study"], row["Our table"], row["Its title"]) == ("ito2011", "randomised trial", "randomised trial")
    assert (row["Words of the title"], row["Publication type"]) == ("randomised trial", "Clinical Trial")
    assert row["Witnesses"] == "3 of 3 agree"
    assert frame.notes[0].startswith("Publication type: no record for 0 of 1 study.")


def test_those_that_disagree_are_named(tmp_path):
    row = shown.only(design_witnesses(shown.review(tmp_path, TITLED.format(title="a case series", types="Review"))))
    assert row["Witnesses"] == "table and title disagree"


def test_what_is_not_recorded_is_said(tmp_path):
    row = shown.only(design_witnesses(shown.review(tmp_path)))
    assert (row["Its title"], row["Publication type"]) == ("names no design", "no record")
    assert row["Witnesses"] == "not compared: fewer than two name a design"


def test_without_studies_the_table_says_so(tmp_path):
    frame = design_witnesses(shown.review(tmp_path, "studies.csv\nstudy\n"))
    assert frame.notes == ("No row: no study is listed.",)
