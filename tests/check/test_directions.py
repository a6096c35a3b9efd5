"""A claim's direction against its own words."""

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.directions import direction_unlike_words
from analysis.model.evidence import Evidence
from tests.builders.build import claim


@pytest.mark.parametrize(
    ("direction", "quote", "statement", "wrong"),
    [
        ("denies", "sleep did not improve", "Sleep does not improve.", False),
        ("denies", "painless injections", "The injections do not hurt.", False),
        ("denies", "harmless", "The cream is harmless.", False),
        ("denies", "few side effects", "Side effects are few.", False),
        ("denies", "is ineffective", "The diet is ineffective.", False),
        ("denies", "sleep improved", "Sleep improves.", True),
        ("denies", "under a skin disease", "A disease of the skin improves.", True),
        ("denies", "20 points fewer than without treatment", "Relapses are fewer than without treatment.", True),
        ("asserts", "sleep improved", "Sleep improves.", False),
        ("asserts", "sleep did not improve", "Sleep does not improve.", True),
        ("asserts", "it cannot cure", "Ginger cannot cure nausea.", True),
        ("asserts", "pain that did not respond", "Pain that did not respond to drugs is an indication.", False),
        ("asserts", "not only pain", "Ginger does not only relieve nausea.", False),
        ("asserts", "people who do not eat", "People who do not eat are helped.", False),
    ],
)
def test_direction_is_that_of_the_words(direction, quote, statement, wrong):
    row = claim(direction=direction, quote=quote, statement=statement)
    remarks = list(direction_unlike_words(AppraisedEvidence(Evidence(claims=(row,)))))
    assert bool(remarks) is wrong
    assert all(f'"{direction}"' in remark.message for remark in remarks)
