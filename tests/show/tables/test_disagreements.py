"""Claims that disagree: gravest first, each side with its place, and how many both raters found."""

from dataclasses import replace

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.disagreement import contradicts_itself, differing_numbers
from analysis.check.evidence_review import EvidenceReview
from analysis.model.evidence import Evidence, Ratings
from analysis.show.tables.catalogue import table_named
from tests.builders.build import claim, disagreement

EVIDENCE = Evidence(
    claims=(claim(), claim(id="C002", quote="no side effects"), claim(id="C003", document="page2", line="9")),
    disagreements=(
        disagreement(claim="C001", other="C003", kind="tension", severity="low"),
        disagreement(id="D02", claim="C001", other="C002", kind="direct", severity="high", note="Denied."),
    ),
)


def test_the_gravest_pair_stands_first_with_both_places() -> None:
    frame = table_named("disagreements", EvidenceReview(AppraisedEvidence(EVIDENCE), ()))
    first = frame.data.iloc[0]
    assert list(frame.data["Id"]) == ["D02", "D01"]
    assert (first["Claim"], first["Other claim"]) == ("C001 (page1:4)", "C002 (page1:4)")
    assert frame.notes[0] == "1 of 2 pairs stand within one document."


def test_the_lists_of_all_raters_are_counted() -> None:
    ones, others = EVIDENCE.disagreements, EVIDENCE.disagreements[1:]
    rated = replace(
        EVIDENCE, ratings=(Ratings(rater="a", disagreements=ones), Ratings(rater="b", disagreements=others))
    )
    notes = table_named("disagreements", EvidenceReview(AppraisedEvidence(rated), ())).notes
    assert any("a listed 2 pairs and b listed 1 pair" in note and "on two lists or more: 1" in note for note in notes)


def test_without_the_table_it_is_said_to_be_unchecked() -> None:
    frame = table_named("disagreements", EvidenceReview(AppraisedEvidence(Evidence()), ()))
    assert frame.data.empty
    assert "not checked" in frame.notes[0]


def test_a_direct_pair_of_one_document_is_one_flag_on_its_first_claim() -> None:
    assert [remark.claim for remark in contradicts_itself(AppraisedEvidence(EVIDENCE))] == ["C001"]


def test_of_a_warning_and_a_denial_the_denial_is_flagged() -> None:
    warning, denial = claim(category="safety"), claim(id="C002", category="safety", direction="denies")
    pair = disagreement(claim="C001", other="C002", kind="direct", severity="high")
    [remark] = contradicts_itself(AppraisedEvidence(Evidence(claims=(warning, denial), disagreements=(pair,))))
    assert (remark.claim, remark.remedy) == ("C002", "withdraw the denial and keep the warning")


def test_numbers_that_share_a_value_do_not_differ() -> None:
    one = claim(category="protocol", figure="15-30", unit="minutes", outcome="session length")
    other = claim(id="C002", category="protocol", figure="30", unit="minutes", outcome="session length")
    later = claim(id="C003", category="protocol", figure="60", unit="minutes", outcome="session length")
    assert list(differing_numbers(AppraisedEvidence(Evidence(claims=(one, other))))) == []
    assert len(list(differing_numbers(AppraisedEvidence(Evidence(claims=(one, other, later)))))) == 2
