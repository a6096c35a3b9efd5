"""Figures and designs that claims state, against what the studies report."""

import pytest

from analysis.show.tables.figures import designs, figures, regimens
from tests.builders import shown


def test_figure_stands_beside_every_finding_in_its_unit(tmp_path):
    fragment = """
findings.csv
id,outcome,measure,value,unit,numerator,denominator,phase,verified
F001,nausea,share improved,75.0,%,30,40,randomised,yes
F002,nausea,share improved,91,%,,,open label,no
F003,nausea,mean change,-3,points,,,randomised,yes
"""
    first, second = shown.rows(figures(shown.review(tmp_path, fragment)))
    assert (first["Finding"], first["Value"], first["Counts"]) == ("F001", "75.0 % (30 of 40)", "30 of 40 people")
    assert first["95 % interval (sampling error only)"] == "60 to 86 %"
    assert (second["Finding"], second["Phase"], second["Verified"]) == ("F002", "open label", "no")
    assert second["95 % interval (sampling error only)"] == "not given: counts not read"


def test_note_says_how_many_agree_only_with_what_nobody_has_verified(tmp_path):
    fragment = (
        "findings.csv\nvalue,numerator,denominator,verified\n91,,,no\n\nclaims.csv\nquote\n91% of patients improved"
    )
    frame = figures(shown.review(tmp_path, fragment))
    assert shown.only(frame)["Comparison"] == "agrees"
    said = "Agreeing with a finding: 1 of 1 figure; 1 of 1 only with one that nobody has verified (C001)."
    assert frame.notes[0].startswith(said)


@pytest.mark.parametrize(
    ("fragment", "why"),
    [
        pytest.param("findings.csv\nunit\npoints", "no recorded finding of ito2011 has a value in %", id="other unit"),
        pytest.param("references.csv\ndocument", "no study is cited", id="no study"),
    ],
)
def test_figure_without_a_finding_keeps_a_row(tmp_path, fragment, why):
    row = shown.only(figures(shown.review(tmp_path, fragment)))
    assert (row["Finding"], row["Comparison"], row["Why"]) == ("none", "cannot tell", why)


def test_figure_of_a_protocol_is_not_an_effect(tmp_path):
    frame = figures(shown.review(tmp_path, "claims.csv\ncategory\nprotocol"))
    assert frame.notes == ("No row: no claim of benefit or safety states a figure.",)


CREDITED = """
claims.csv
quote,stated_design
91% of patients improved,randomized trial

studies.csv
design,comparator
case series,

findings.csv
value,numerator,denominator,phase,verified
91,,,uncontrolled,{verified}

links.csv
stance
indirect

terms.csv
term,kind,broader
randomized trial,design phrase,randomised trial
"""


def test_design_is_held_against_the_study_that_the_figure_points_to(tmp_path):
    row = shown.only(designs(shown.review(tmp_path, CREDITED.format(verified="yes"))))
    assert row["Outcome"] == "contradicted by the attributed study"
    assert (row["Stated design"], row["Taken as"]) == ("randomized trial", "randomised trial")
    assert (row["Attributed study"], row["Its design"], row["Finding"]) == ("ito2011", "case series", "F001")
    assert (row["Verified"], row["Gap in levels"], row["Without unverified facts"]) == ("yes", 2, "the same")


def test_design_without_unverified_facts_is_said_with_its_reason(tmp_path):
    row = shown.only(designs(shown.review(tmp_path, CREDITED.format(verified="no"))))
    assert row["Verified"] == "no"
    assert str(row["Without unverified facts"]).startswith(("cannot tell: ", "no listed study of that design"))


def test_design_reached_by_a_marker_needs_no_finding(tmp_path):
    row = shown.only(designs(shown.review(tmp_path, "claims.csv\nsourcing,marker\nexplicit,[1]")))
    assert (row["Outcome"], row["Finding"]) == ("matched", "named by its marker")
    assert row["Verified"] == "not needed: named by its marker"


def test_design_without_a_study_says_so(tmp_path):
    row = shown.only(designs(shown.review(tmp_path)))
    assert (row["Attributed study"], row["Its design"], row["Gap in levels"]) == (
        "none can be named",
        "none",
        "not known",
    )


def test_words_that_name_no_design_have_a_row_after_the_others(tmp_path):
    fragment = """
claims.csv
id,stated_design
C001,clinical studies
C002,randomised trial
"""
    frame = designs(shown.review(tmp_path, fragment))
    named, vague = shown.rows(frame)
    assert (named["Claim"], vague["Claim"]) == ("C002", "C001")
    assert (vague["Taken as"], vague["Outcome"]) == ("no design", "vague: the words name no design")
    assert (vague["Gap in levels"], vague["Attributed study"]) == ("not applicable", "not applicable")
    assert frame.notes[0].startswith(
        "2 claims of 2 name evidence in the sentence; the words of 1 of them name a design"
    )


def test_witnesses_of_the_study_stand_beside_the_stated_design(tmp_path):
    row = shown.only(designs(shown.review(tmp_path, "claims.csv\nsourcing,marker\nexplicit,[1]")))
    assert row["Witnesses"] == "table: randomised trial · title: names no design · publication type: no record"
    assert row["Witnesses that agree"] == "1 of 1"


def test_the_strength_of_a_solution_is_not_among_the_figures_of_benefit(tmp_path):
    frame = figures(shown.review(tmp_path, "claims.csv\nquote,figure\na 10% solution relieved nausea,10"))
    assert frame.data.empty


SESSIONS = """
claims.csv
quote,category,outcome,figure,unit
{quote},protocol,{outcome},{figure},{unit}
"""


def frame(tmp_path, more="", **columns):
    given = {"quote": "four to six sessions", "outcome": "number of sessions", "figure": "4-6", "unit": "sessions"}
    return regimens(shown.review(tmp_path, SESSIONS.format(**(given | columns)) + more))


def test_a_claim_stands_beside_the_row_of_its_study(tmp_path):
    row = shown.only(frame(tmp_path))
    assert (row["Figure"], row["Quantity"], row["The study's value"]) == (
        "4-6 sessions",
        "number of treatments",
        "1 treatment",
    )
    assert (row["Study"], row["Cited by the document"]) == ("ito2011", "yes")
    assert (row["Comparison"], row["Why"]) == ("differs", "4-6 against 1")


def test_a_wider_study_that_does_not_say_is_counted_not_shown(tmp_path):
    more = "\nreferences.csv\ndocument\n\nstudies.csv\nstudy,role,sessions\nito2011,wider,\n"
    found = frame(tmp_path, more)
    row = shown.only(found)
    assert (row["Study"], row["Comparison"]) == ("none", "cannot tell")
    assert row["Why"] == "no study of ginger listed here gives the number of treatments"
    assert any(note.startswith("Not shown: 1 pair of a claim and a study") for note in found.notes)


def test_a_quantity_that_no_row_has_is_said_to_be_so(tmp_path):
    row = shown.only(
        frame(tmp_path, quote="each lasts 30 minutes", outcome="session length", figure="30", unit="minutes")
    )
    assert (row["Quantity"], row["Comparison"]) == ("none that the row of a study has", "cannot tell")


def test_without_such_a_claim_the_table_says_so(tmp_path):
    found = regimens(shown.review(tmp_path))
    assert found.notes == ("No row: no claim states a figure of a regimen.",)
