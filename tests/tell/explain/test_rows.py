"""What explain says of a regimen and of the witnesses of a design."""

from analysis.tell.explain.rows import regimen_lines, witness_lines
from tests.builders import miniset

SESSIONS = """
claims.csv
quote,category,outcome,figure,unit
four to six sessions,protocol,number of sessions,4-6,sessions

studies.csv
study,role,sessions
ito2011,cited,1
abe1999,wider,
"""


def test_a_regimen_is_told_study_by_study(tmp_path):
    found = miniset.appraised(tmp_path / "data", SESSIONS)
    assert list(regimen_lines(found.evidence.claim["C001"], found)) == [
        "",
        "Figure 4-6 sessions (number of treatments) against the rows of the studies of ginger:",
        "  differs: ito2011 (cited; motion sickness): 4-6 against 1",
        "  not read in 1 that the document does not cite",
    ]


def test_a_figure_of_a_result_has_no_such_lines(tmp_path):
    found = miniset.appraised(tmp_path / "data")
    assert list(regimen_lines(found.evidence.claim["C001"], found)) == []


def test_witnesses_are_told_one_a_line_with_the_words_of_the_title(tmp_path):
    bib = "citations.bib\n@article{ito2011,\n  title = {Ginger: a double-blind trial},\n  year = {2011}\n}"
    found = miniset.appraised(tmp_path / "data", bib)
    assert list(witness_lines(found.evidence.study["ito2011"], found)) == [
        "  witnesses of its design: 2 of 2 agree",
        "    table: randomised trial",
        "    title: randomised trial (“double-blind trial”)",
        "    publication type: no record",
    ]
