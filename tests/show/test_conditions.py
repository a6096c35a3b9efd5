"""Conditions: which stand first, which are gathered under broader ones, and the evidence behind each."""

from collections import Counter
from pathlib import Path

from analysis.show.conditions import ConditionDots, EvidenceType, condition_dots
from tests.builders import shown

PAGES = "documents.csv\nid\nzeta\nalpha\n\n"
CLAIMS = "claims.csv\nid,document,condition\n"
UNJUDGED = "\nlinks.csv\nclaim\n\nmentions.csv\nclaim\n\ndisagreements.csv\nid\n\nwaivers.csv\ncheck\n"


def rows(folder: Path, *claims: tuple[str, str], most: int = 12, terms: str = "") -> tuple[ConditionDots, ...]:
    """Rows of claims, each given by its document and condition."""
    listed = "".join(f"C{number:03},{document},{name}\n" for number, (document, name) in enumerate(claims, 1))
    return condition_dots(shown.review(folder, f"{PAGES}{CLAIMS}{listed}{UNJUDGED}{terms}"), most)


def test_what_more_documents_claim_stands_before_what_more_claims_say(tmp_path):
    found = rows(tmp_path, *[("zeta", "colic")] * 3, ("zeta", "headache"), ("alpha", "headache"), ("alpha", ""))
    assert [(row.condition, row.documents) for row in found] == [
        ("headache", 2),
        ("colic", 1),
        ("no condition named", 1),
    ]


def test_what_is_claimed_often_keeps_its_row_however_narrow_it_is(tmp_path):
    terms = """
terms.csv
term,kind,broader
ailment,condition,
pain,condition,ailment
toothache,condition,pain
colic,condition,ailment
cough,condition,ailment
"""
    claims = [("zeta", "toothache")] * 5 + [("zeta", "colic"), ("zeta", "cough"), ("zeta", "boredom")]
    found = [row.condition for row in rows(tmp_path, *claims, most=3, terms=terms)]
    assert found == ["toothache", "ailment", "boredom"]


REVIEWED = """
studies.csv
study,role,design,comparator,included_in
ito2011,cited,randomised trial,placebo,
abe2012,cited,systematic review,,
mori2013,wider,randomised trial,placebo,abe2012
sato2014,cited,randomised trial,placebo,

findings.csv
id,study,phase
F001,ito2011,randomised
F002,abe2012,review

claims.csv
id,line
C001,4
C002,5

links.csv
claim,study,stance,finding,condition_fit,agent_fit
C001,abe2012,partly supports,F002,same,same
C001,ito2011,supports,F001,same,same
C002,ito2011,does not address,,same,same
"""


def test_a_document_counts_once_by_the_strongest_evidence_behind_its_claims(tmp_path):
    (dots,) = condition_dots(shown.review(tmp_path, REVIEWED))
    assert +Counter(dots.counts) == {EvidenceType.SAME: 1}
