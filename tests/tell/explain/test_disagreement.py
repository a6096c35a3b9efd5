"""A disagreement explained: both claims in their places."""

from tests.tell.explain.test_names import explained


def test_a_disagreement_shows_both_claims_and_who_judged(tmp_path):
    two = "claims.csv\nid,quote\nC001,felt better\nC002,never helps\n\n"
    text = explained(tmp_path, "D01", f"{two}disagreements.csv\nid,claim,other,kind\nD01,C001,C002,direct\n")
    assert "D01: direct, severity low" in text
    assert '  C002: "never helps" (document page1, line 4)' in text
    assert "Judged by adjudicator, not confirmed by a person. [" in text


def test_one_against_its_own_reference_has_one_claim_and_a_lost_claim_is_said(tmp_path):
    text = explained(tmp_path / "own", "D01")
    assert text.count("document page1, line 4") == 1
    lost = "disagreements.csv\nid,claim,other,kind\nD01,C001,C999,direct\n"
    assert "  C999: not in claims.csv" in explained(tmp_path / "lost", "D01", lost)
