"""Faults of raters' own rows: another's signature, a pair twice; and a coding unlike its claim."""

from dataclasses import replace

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.raters import coding_unlike_claim, foreign_signature, pair_rated_twice
from analysis.model.evidence import Evidence, Ratings
from tests.builders.build import appraisal, claim, coding, link, rater, ratings


def test_every_table_of_a_rater_is_signed_by_that_rater():
    own = link(judged_by="ann")
    other = Ratings(rater="bob", links=(own,), appraisals=(appraisal(judged_by="bob"), appraisal(judged_by="Bob")))
    known = tuple(rater(name=name) for name in ("ann", "bob"))
    evidence = Evidence(raters=known, ratings=(ratings("ann", own), other))
    found = list(foreign_signature(AppraisedEvidence(evidence)))
    assert not list(foreign_signature(AppraisedEvidence(replace(evidence, raters=known[:1]))))
    assert [(one.claim, one.study) for one in found] == [("C001", "ito2011"), ("", "ito2011")]
    assert found[0].remedy == 'write "bob", or move them to the folder of ann'


@pytest.mark.parametrize(
    ("findings", "lines"),
    [(("F001",), 0), (("F001", ""), 1), (("F001", "", "F002"), 2), (("F001", "F001"), 0)],
)
def test_a_rater_has_one_row_a_pair_and_the_adjudicated_table_may_have_several(findings, lines):
    rows = tuple(link(finding=one) for one in findings)
    evidence = Evidence(links=rows, ratings=(ratings("ann", *rows), ratings("bob", link(), link(study="abe1999"))))
    assert len(list(pair_rated_twice(AppraisedEvidence(evidence)))) == lines


def test_a_coding_that_was_adjudicated_has_the_category_of_its_claim_and_a_raters_own_need_not():
    rows = (coding(category="caveat"), coding(claim="C002", category="safety"), coding(claim="C009", category="access"))
    claims = (claim(), claim(id="C002", category="safety"))
    evidence = Evidence(claims=claims, codings=rows, ratings=(Ratings(rater="ann", codings=rows),))
    (one,) = coding_unlike_claim(AppraisedEvidence(evidence))
    assert (one.claim, one.message) == ("C001", 'C001 is coded "caveat"; test.csv:2:1 has "efficacy"')
