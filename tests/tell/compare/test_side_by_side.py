"""Two versions side by side: claims matched, and changed rows by claim."""

from analysis.tell.compare.side_by_side import SideBySide, renumbered
from tests.builders.versions import body


def claim(name, line=4, quote="felt better"):
    return {"id": name, "document": "page1", "line": line, "quote": quote, "links": []}


def test_a_claim_of_the_same_words_and_place_is_renumbered():
    assert renumbered([claim("C001")], [claim("C009")]) == {"C001": "C009"}


def test_a_claim_of_other_words_or_place_is_not():
    assert renumbered([claim("C001")], [claim("C009", line=5)]) == {}
    assert renumbered([claim("C001")], [claim("C009", quote="felt worse")]) == {}


def test_an_id_that_both_have_stays_though_another_has_its_words():
    assert renumbered([claim("C001")], [claim("C001", quote="felt worse"), claim("C002")]) == {}


def test_two_claims_of_the_same_words_are_renumbered_in_order():
    old, new = [claim("C001"), claim("C002")], [claim("C003"), claim("C004")]
    assert renumbered(old, new) == {"C001": "C003", "C002": "C004"}


def test_a_renumbered_claim_is_compared_under_its_later_id():
    both = SideBySide(body(claims=[claim("C001")]), body(claims=[claim("C009")]))
    assert set(both.before) == set(both.after) == {"C009"}
    assert both.rows == ()


def test_flags_are_gathered_by_claim_or_study_and_check():
    flag = {"kind": "flag", "check": "unsupported", "claim": "C001", "study": "", "message": "C001 and C0010"}
    other = {"kind": "flag", "check": "odd", "claim": "", "study": "ito2011", "message": "x"}
    fault = {"kind": "fault", "check": "bad-value", "claim": "C001", "study": "", "message": "y"}
    both = SideBySide(body(claims=[claim("C001")], problems=(flag, other, fault)), body(claims=[claim("C009")]))
    assert both.flags_of(both.old) == {("C009", "unsupported"): ["C009 and C0010"], ("ito2011", "odd"): ["x"]}


def test_a_changed_row_is_found_by_every_claim_that_it_names():
    row = {"id": "D01", "claim": "C001", "other": "C002", "kind": "direct"}
    both = SideBySide(
        body(claims=[claim("C001"), claim("C002", 5)]) | {"tables": {"disagreements": []}},
        body(claims=[claim("C001"), claim("C002", 5)]) | {"tables": {"disagreements": [row]}},
    )
    assert set(both.by_claim) == {"C001", "C002"}
    assert both.elsewhere == ()


def test_a_row_that_names_a_renumbered_claim_on_its_other_side_has_not_changed():
    row = {"id": "D01", "claim": "C002", "kind": "direct"}
    old, new = (
        body(claims=[claim(name), claim("C002", 5)]) | {"tables": {"disagreements": [row | {"other": name}]}}
        for name in ("C001", "C009")
    )
    assert SideBySide(old, new).rows == ()
