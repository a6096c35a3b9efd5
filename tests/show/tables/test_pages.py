"""Page by page: counts that add up, what it does with known harms, and nothing charged to a page without rows."""

from analysis.model.conclusions import Kind
from analysis.show.tables.pages import SAYS, pages
from analysis.show.value import Count
from tests.builders import shipped, shown
from tests.builders.fragments import HARMS


def test_shipped_claims_and_flags_of_all_pages_add_up():
    review = shipped.review()
    rows = pages(review).values
    assert sum(row[1][0].number for row in rows) == len(review.evidence.claims)
    assert all(isinstance(row[1][0], Count) for row in rows)
    flags = sum(int(line.split()[0]) for row in rows for line in row[4])
    assert flags == sum(one.kind is Kind.FLAG for one in review.problems)


def test_a_page_without_claims_has_a_row(tmp_path):
    fragment = "documents.csv\nid,reference_list\npage1,yes\npage2,no\n"
    empty = pages(shown.review(tmp_path, fragment)).rows[1]
    assert empty[1:3] == ("0 claims", "Prints no references")
    assert empty[4] == "none"


def test_a_use_is_no_promise(tmp_path):
    fragment = "claims.csv\nid,quote,category,condition,figure,unit\nC001,is used,indication,vertigo,,\n"
    claimed = str(pages(shown.review(tmp_path, fragment)).rows[0][1])
    assert "Says it is used for 1 condition" in claimed or "Promises help for: vertigo (1)" in claimed
    assert not ("Promises" in claimed and "Says it is used" in claimed)


def test_known_harms_are_named_or_left_out_by_what_the_page_says(tmp_path):
    rows = {str(row[0]).split()[0]: str(row[3]) for row in pages(shown.review(tmp_path, HARMS)).rows}
    assert "Names 1 of 2 known harms: heartburn" in rows["page1"]
    assert "Silent on 1: fainting" in rows["page1"]
    assert "Of side effects in general: denied" in rows["page1"]
    assert "Also names: swelling" in rows["page1"]
    assert rows["page2"].startswith("Names no harm\n")


def test_what_is_named_in_other_words_is_not_named_twice_and_what_is_made_small_is_said_to_be(tmp_path):
    terms = HARMS.replace("swelling,harm,any side effect", "swelling,harm,heartburn")
    assert "Also" not in str(pages(shown.review(tmp_path / "narrower", terms)).rows[0][3])
    small = HARMS.replace("C003,swelling,named", "C003,swelling,minimised")
    told = str(pages(shown.review(tmp_path / "small", small)).rows[0][3])
    assert "Also makes small: swelling" in told
    assert "Also names" not in told
    both = small.replace("C003,swelling,minimised", "C003,swelling,minimised\nC002,swelling,named")
    told = str(pages(shown.review(tmp_path / "both", both)).rows[0][3])
    assert "Also names: swelling" in told
    assert "Also makes small" not in told


def test_harms_that_nobody_judged_are_not_held_against_a_page(tmp_path):
    row = pages(shown.review(tmp_path, "mentions.csv\nclaim\n")).rows[0]
    assert row[3] == "not judged"


def test_where_no_harm_is_known_silence_is_said_to_be_no_omission(tmp_path):
    fragment = "harms.csv\nharm,conditions\nheartburn,vertigo\n\nclaims.csv\nid,category\nC001,protocol\n"
    fragment += "\nmentions.csv\nclaim,harm,says\nC001,heartburn,denied\n"
    assert "none is known here of what it describes" in str(pages(shown.review(tmp_path, fragment)).rows[0][3])


def test_shipped_harms_of_a_page_are_counted_as_its_words_say():
    review = shipped.review()
    for name, row in zip(review.document_ids, pages(review).values, strict=True):
        views = [view for view in review.appraised.harms[name] if view.relevant]
        lines = [str(line) for line in row[3]]
        for status, says in SAYS.items():
            number = sum(view.status is status for view in views)
            told = [line for line in lines if line.startswith(f"{says} {number}")]
            assert len(told) == bool(number)
        assert sum(view.status in SAYS for view in views) == len(views)
