"""Every claim on a row, and the counts by document."""

import pytest

from analysis.show.tables.claims import claims, documents, sourcing, support_by_document
from tests.builders import shown

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


THREE = """
claims.csv
id,document,quote,category,outcome,sourcing
C001,page1,one,efficacy,nausea,list-only
C002,page1,two,safety,safety,vague
C003,page9,three,protocol,dose,none
"""


def test_every_claim_is_counted_by_category_even_of_an_unknown_document(tmp_path):
    first, unknown, total = shown.rows(documents(shown.review(tmp_path, THREE)))
    assert (first["efficacy"], first["safety"], first["protocol"], first["total"]) == (1, 1, 0, 2)
    assert (unknown["Document"], unknown["Title"], unknown["total"]) == ("page9", "not in documents.csv", 1)
    assert (total["Title"], total["efficacy"], total["safety"], total["protocol"], total["total"]) == (
        "all claims",
        1,
        1,
        1,
        3,
    )


def test_every_claim_is_counted_by_sourcing(tmp_path):
    *_, total = shown.rows(sourcing(shown.review(tmp_path, THREE)))
    assert (total["list-only"], total["vague"], total["none"], total["explicit"], total["total"]) == (1, 1, 1, 0, 3)


def test_support_counts_benefit_and_safety_only_and_says_so(tmp_path):
    frame = support_by_document(shown.review(tmp_path, THREE))
    total = shown.rows(frame)[-1]
    assert (total["About"], total["partly supported"], total["not assessed"], total["total"]) == (
        "benefit and safety",
        1,
        1,
        2,
    )
    assert frame.notes == ("Counted: 2 of 3 claims; the others are about neither benefit nor safety.",)


def test_document_without_claims_keeps_its_row(tmp_path):
    first, total = shown.rows(documents(shown.review(tmp_path, "claims.csv\nid")))
    assert (first["Document"], first["total"], total["total"]) == ("page1", 0, 0)
