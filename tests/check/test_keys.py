"""Keys: a duplicate is one fault, not one more for each row that names the key which it took the place of."""

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
