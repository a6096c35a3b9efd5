"""Every claim on a row, and the promises of help by condition."""

import pytest

from analysis.show.tables.claims import claims, claims_map
from tests.builders import shipped, shown

NO_LIST = "documents.csv\nreference_list\nno\n\nreferences.csv\ndocument"


def test_claim_has_its_place_its_words_and_its_verdicts(tmp_path):
    row = shown.only(claims(shown.review(tmp_path, shown.UNWAIVED)))
    assert (row["Claim"], row["Document"], row["Line"], row["Words"]) == ("C001", "page1", 4, "91% felt better")
    assert (row["Verdict own"], row["Level own"]) == ("partly supported (moderate certainty)", 2)
    assert row["Flags"] == "figure-without-comparator, untraced-figure"


@pytest.mark.parametrize(
    ("columns", "heading", "text"),
    [
        ('condition\n""', "Condition", "not stated"),
        ('agent\n""', "Agent", "not about the treatment"),
        ("category,outcome\nindication,", "Outcome", "none promised"),
        ("category,outcome\nprotocol,", "Outcome", "not stated"),
        ("figure,unit\n,", "Figure", "none"),
        ('stated_design\n""', "Stated design", "none"),
        ('marker\n""', "Marker", "none"),
        ("quote\n91% felt better", "Provisional", "no"),
    ],
)
def test_absence_is_worded(tmp_path, columns, heading, text):
    assert shown.only(claims(shown.review(tmp_path, f"claims.csv\n{columns}")))[heading] == text


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        pytest.param("", "by list", id="no marker"),
        pytest.param("claims.csv\nsourcing,marker\nexplicit,[1]", "by marker", id="marker"),
        pytest.param("claims.csv\nsourcing,marker\ndangling,[52]", "none cited", id="marker that leads nowhere"),
    ],
)
def test_claim_says_how_its_studies_are_reached(tmp_path, fragment, text):
    assert shown.only(claims(shown.review(tmp_path, fragment)))["Own studies"] == text


@pytest.mark.parametrize(
    ("fragment", "level"),
    [
        pytest.param("links.csv\nstance,finding\ndoes not address,", "not addressed", id="silent"),
        pytest.param(NO_LIST, "nothing cited", id="nothing cited"),
        pytest.param("references.csv\ndocument", "not assessed", id="list not entered"),
        pytest.param("claims.csv\ncategory\nprotocol", "randomised trial", id="no level"),
        pytest.param(
            "studies.csv\ndesign\nsurvey\n\nlinks.csv\nstance,basis\ncontradicts,counter-example",
            "a survey stands on no rung",
            id="off the ladder",
        ),
    ],
)
def test_claim_without_a_level_says_why(tmp_path, fragment, level):
    assert shown.only(claims(shown.review(tmp_path, fragment)))["Level own"] == level


def test_provisional_names_verdicts_and_flags_that_would_change(tmp_path):
    fragment = """
claims.csv
id,stated_design
C001,randomised trial

studies.csv
study,design,comparator
ito2011,case series,
abe1999,randomised trial,

references.csv
number,study
1,ito2011
2,abe1999

findings.csv
id,value,numerator,denominator,phase,verified
F001,91,,,uncontrolled,no

links.csv
study,stance,finding
ito2011,indirect,F001
abe1999,does not address,
"""
    row = shown.only(claims(shown.review(tmp_path, fragment + shown.UNWAIVED)))
    assert row["Verdict own"] == "indirect: not directly tested"
    assert "flag stated-design" in str(row["Provisional"])
    assert str(row["Provisional"]).startswith("verdict own, verdict all")


def test_flag_that_would_come_is_told_from_one_that_would_go(tmp_path):
    fragment = "findings.csv\nverified\nno\n\nclaims.csv\nid,figure,unit\nC001,,\n" + shown.UNWAIVED
    row = shown.only(claims(shown.review(tmp_path, fragment)))
    assert "would be flagged unsupported" in str(row["Provisional"])


# Promises


def test_a_condition_has_who_promises_and_what_is_found_everywhere_and_in_its_own_references(tmp_path):
    row = shown.only(claims_map(shown.review(tmp_path, "claims.csv\nid\nC001\nC002\n")))
    assert (row["Condition"], row["Promised by"], row["Claims"]) == ("motion sickness", "page1", "C001, C002")
    assert row["Only “used for” by"] == "no document"
    assert row["Strongest study listed here"] == "for"
    assert row["Study"] == "ito2011"
    assert row["What it is"] == "Ito 2011, randomised trial"
    assert row["Among the document's own references"] == "page1: for"


def test_without_a_promise_the_table_says_so(tmp_path):
    table = claims_map(shown.review(tmp_path, "claims.csv\nid,category\nC001,protocol"))
    assert table.records == ()
    assert table.notes[0] == "No row: no document promises help in a condition."


def test_shipped_table_has_a_heading_for_every_row():
    table = claims_map(shipped.review())
    assert table.block in table.headings
    assert all(row[table.headings.index(table.block)] for row in table.rows)
