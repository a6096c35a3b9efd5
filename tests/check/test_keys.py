"""Keys and terms: duplicates are one fault; slips, rings, and what is one term however it is written."""

import pytest

from analysis.check import keys
from analysis.check.catalogue import run
from tests.builders import miniset


def test_a_duplicate_is_one_fault_and_names_the_key_that_went(tmp_path):
    fragment = """claims.csv
id,document,line
C001,page1,4
C001,page1,5

links.csv
claim
C001
C002

mentions.csv
claim
C002
"""
    problems = run(miniset.appraised(tmp_path / "data", fragment))
    found = [one for one in problems if one.check in ("duplicate-id", "unknown-claim")]
    assert [(one.check, one.remedy) for one in found] == [
        ("duplicate-id", 'did you mean "C002", which other rows name?')
    ]


def test_more_unknown_keys_than_duplicates_are_faults_of_their_own(tmp_path):
    fragment = """claims.csv
id
C001
C001

links.csv
claim
C002
C003
"""
    problems = run(miniset.appraised(tmp_path / "data", fragment))
    found = [one.check for one in problems if one.check in ("duplicate-id", "unknown-claim")]
    assert found == ["duplicate-id", "unknown-claim", "unknown-claim"]


LISTED = "terms.csv\nterm,kind,broader\nmotion sickness,condition,\nheartburn,harm,\nginger,agent,"


def found(check, folder, fragment):
    return list(check(miniset.appraised(folder / "data", fragment)))


@pytest.mark.parametrize(
    ("file", "column", "slip", "nearest"),
    [
        ("claims", "condition", "motion sicknes", "motion sickness"),
        ("claims", "condition", "moton sicknes", "motion sickness"),
        ("claims", "agent", "gniger", "ginger"),
        ("studies", "agent", "gingger", "ginger"),
        ("findings", "outcome", "heart-burn", "heartburn"),
        ("questions", "condition", "motionsickness", "motion sickness"),
        ("screening", "condition", "motion sickmess", "motion sickness"),
        ("harms", "conditions", "motion sicknes", "motion sickness"),
        ("mentions", "harm", "heart burn", "heartburn"),
        ("mentions", "harm", "swelling", ""),
    ],
)
def test_a_slip_in_a_term_is_a_fault_with_the_nearest(tmp_path, file, column, slip, nearest):
    (remark,) = found(keys.unknown_term, tmp_path, f"{file}.csv\n{column}\n{slip}\n\n{LISTED}")
    assert f'"{slip}"' in remark.what
    assert remark.remedy == (f'did you mean "{nearest}"?' if nearest else "add it to terms.csv as a harm")


@pytest.mark.parametrize(
    "condition",
    ["Motion Sickness", "motion\u00a0sickness", "motion sick\u00adness", "motion\u200b sickness", " motion  sickness"],
)
def test_capitals_blanks_and_invisible_characters_make_no_other_term(tmp_path, condition):
    appraised = miniset.appraised(tmp_path / "data", f"claims.csv\ncondition\n{condition}\n\n{LISTED}")
    assert appraised.evidence.claims[0].condition == "motion sickness"
    assert not list(keys.unknown_term(appraised))


@pytest.mark.parametrize("condition", ["sea fever", "grade 2 sprain", "nausea of travellers"])
def test_a_term_that_is_like_none_is_no_fault(tmp_path, condition):
    listed = f"{LISTED}\ngrade 1 sprain,condition,"
    assert not found(keys.unknown_term, tmp_path, f"claims.csv\ncondition\n{condition}\n\n{listed}")


def test_a_term_that_several_tables_use_is_known(tmp_path):
    one = "claims.csv\ncondition\nmotion sicknesses\n\n"
    assert found(keys.unknown_term, tmp_path / "one", f"{one}{LISTED}")
    two = f"{one}studies.csv\ncondition\nmotion sicknesses\n\n"
    assert not found(keys.unknown_term, tmp_path / "two", f"{two}{LISTED}")


def test_without_the_table_of_terms_nothing_is_checked(tmp_path):
    assert not found(keys.unknown_term, tmp_path, "mentions.csv\nharm\nanything\n\nmissing terms.csv")


def test_raters_own_mentions_are_held_to_the_same(tmp_path):
    rated = "raw ratings/adjudicator/mentions.csv\nclaim,harm,says,judged_by\nC001,hartburn,named,adjudicator"
    (remark,) = found(keys.unknown_term, tmp_path, f"{LISTED}\n\n{rated}")
    assert "ratings/adjudicator" in remark.place.file


def test_a_ring_is_one_fault(tmp_path):
    ring = "terms.csv\nterm,kind,broader\na1,outcome,b1\nb1,outcome,c1\nc1,outcome,a1\nd1,outcome,a1"
    (remark,) = found(keys.circular_terms, tmp_path, ring)
    assert remark.evidence == "found a1 → b1 → c1 → a1"


def test_a_broader_term_needs_a_row(tmp_path):
    fragment = "terms.csv\nterm,kind,broader\nnausea,outcome,symptom\nsymptoms,outcome,\ntrial,design phrase,survey"
    (remark,) = found(keys.unlisted_broader_term, tmp_path, fragment)
    assert remark.remedy == 'did you mean "symptoms"?'
