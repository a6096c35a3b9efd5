"""A claim's marker against the line it stands in and the references that are printed."""

import pytest

from analysis.check.sourcing import marker_not_in_line, named_otherwise, unlisted_reference
from tests.builders import miniset


def in_line(folder, marker, line):
    fragment = f"""claims.csv
id,line,quote,sourcing,marker
C001,1,91% felt better,explicit,"{marker}"

page1.txt
{line}
"""
    return [remark.remedy for remark in marker_not_in_line(miniset.appraised(folder / "data", fragment))]


@pytest.mark.parametrize(
    ("marker", "line"),
    [
        ("[1]", "In all, 91% felt better [1]."),
        ("[1]", "In all, 91% felt better [ 1 ]."),
        ("[2]", "In all, 91% felt better [1-3]."),
        ("[1,2]", "In all, 91% felt better.¹˒²"),
        ("1", "In all, 91% felt better.1"),
        ("(Ito 2011)", "In all, 91% felt better (Ito 2011)."),
    ],
)
def test_marker_that_is_printed_passes(tmp_path, marker, line):
    assert not in_line(tmp_path, marker, line)


@pytest.mark.parametrize(
    ("marker", "line", "remedy"),
    [
        ("[2]", "In all, 91% felt better [1].", "that line has [1]"),
        ("9", "In all, 91% felt better.1", "that line has 1"),
        ("(Abe 1999)", "In all, 91% felt better.", "copy the marker from the text, or leave the cell blank"),
    ],
)
def test_marker_that_is_not_printed_is_reported_with_those_that_are(tmp_path, marker, line, remedy):
    assert in_line(tmp_path, marker, line) == [remedy]


def test_line_without_the_quote_is_another_fault(tmp_path):
    assert not in_line(tmp_path, "[2]", "In all, 80% felt better [1].")


@pytest.mark.parametrize(
    ("sourcing", "remedies"),
    [
        ("explicit,[1]", 0),
        ("explicit,[7]", 1),
        ('explicit,"[1,7]"', 1),
        ("dangling,[7]", 0),
        ("dangling,[1]", 1),
        ('dangling,"[1,7]"', 0),
        ("explicit,(Ito 2011)", 0),
        ("explicit,[Ito11]", 0),
        ("explicit,(Ito 2012)", 1),
        ("explicit,(Abe 2011)", 1),
        ("explicit,[*]", 1),
        ("dangling,(Ito 2011)", 1),
        ("dangling,(Abe 2011)", 0),
    ],
)
def test_marker_and_printed_references_go_together(tmp_path, sourcing, remedies):
    fragment = f"claims.csv\nid,sourcing,marker\nC001,{sourcing}\n"
    assert len(list(unlisted_reference(miniset.appraised(tmp_path / "data", fragment)))) == remedies


def test_document_without_printed_references_is_not_looked_at(tmp_path):
    fragment = "claims.csv\nid,sourcing,marker\nC001,explicit,[7]\n\nreferences.csv\ndocument\n"
    assert not list(unlisted_reference(miniset.appraised(tmp_path / "data", fragment)))


def test_exchanged_or_shifted_markers_are_one_fault(tmp_path):
    fragment = """claims.csv
id,line,quote,sourcing,marker
C001,1,91% felt better,explicit,[2]
C002,2,80% slept,explicit,[3]
C003,3,70% ate,explicit,[1]
C004,4,60% walked,explicit,[4]

page1.txt
In all, 91% felt better [1].
In all, 80% slept [2].
In all, 70% ate [3].
In all, 60% walked [4].
"""
    [remark] = marker_not_in_line(miniset.appraised(tmp_path / "data", fragment))
    assert remark.subject.words == "the markers of C001, C002 and C003"
    assert remark.evidence == "each stands in the line of another of them"


def named(folder, line, marker="[2]"):
    fragment = f"""claims.csv
id,line,quote,sourcing,marker
C001,1,91% felt better,explicit,{marker}

references.csv
number,study,authors,year
1,ito2011,"Ito, K.",2011
2,,"Abe, M. & Roe, J.",2012

page1.txt
{line}
"""
    return [remark.what for remark in named_otherwise(miniset.appraised(folder / "data", fragment))]


@pytest.mark.parametrize(
    "line",
    [
        "Okafor et al. (2005) found that 91% felt better [2].",
        "Ito (2011) found that 91% felt better [2].",
        "Ito et al. (2011) found that 91% felt better [2].",
        "In the 2011 trial by Ito, 91% felt better [2].",
        "As Okafor and colleagues' 2005 trial found, 91% felt better [2].",
    ],
)
def test_a_sentence_that_names_another_work_than_its_marker_reaches_is_flagged(tmp_path, line):
    [what] = named(tmp_path, line)
    assert "and its marker [2] leads to another work" in what


@pytest.mark.parametrize(
    "line",
    [
        "Abe et al. (2012) found that 91% felt better [2].",
        "Abe et al. (2011) found that 91% felt better [2].",
        "Roe and colleagues (2012) found that 91% felt better [2].",
        "Unlike Ito et al. (2011) [1], 91% felt better [2].",
        "Unlike Ito et al. (2011), Abe found that 91% felt better [2].",
        "In Leeds (2005), 91% felt better [2].",
        "Okafor et al. (2005) opened it. 91% felt better [2].",
    ],
)
def test_a_sentence_that_may_name_what_its_marker_reaches_is_not_flagged(tmp_path, line):
    assert not named(tmp_path, line)
