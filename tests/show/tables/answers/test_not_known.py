"""What is not known: gathered, harms first, nothing open left out of the counts."""

from analysis.show.tables.answers.not_known import HARMS, HELP, MOST_ON_HELP, UNREAD, not_known
from analysis.show.value import Count
from tests.builders import shipped, shown

OPEN = """
claims.csv
id,category,condition,outcome,direction,sourcing,figure,unit,statement
C001,safety,,frequency of harm,asserts,dangling,,,Said.
C002,safety,,fainting,asserts,dangling,,,Said.
C003,safety,,fainting,denies,dangling,,,Said.
C004,efficacy,sea sickness,nausea,asserts,dangling,,,Said.
C005,efficacy,air sickness,vomiting,asserts,dangling,,,Said.
C006,efficacy,,sleep,asserts,dangling,,,Said.
C007,efficacy,motion sickness,nausea,asserts,dangling,,,Said.
C008,protocol,,dose,asserts,dangling,,,Said.

links.csv
claim
"""


def rows(tmp_path, fragment=OPEN):
    return shown.rows(not_known(shown.review(tmp_path, fragment)))


def test_harms_stand_first_by_what_is_asked_of_them(tmp_path):
    harms = [one for one in rows(tmp_path) if one["About"] == HARMS]
    assert [str(one["What is open"]).partition(":")[0] for one in harms] == [
        "how often harm occurs",
        "whether a harm that is named can occur",
        "whether a harm that is denied occurs",
    ]
    assert str(harms[0]["What would settle it"]).startswith(
        "A follow-up study of consecutive people treated with ginger"
    )
    assert "never follows ginger" in str(harms[2]["What would settle it"])


def test_conditions_without_a_listed_question_stand_together_and_one_with_a_question_alone(tmp_path):
    found = {str(one["What is open"]): one for one in rows(tmp_path) if one["About"] == HELP}
    together, asked = found["sea sickness 1, air sickness 1"], found["motion sickness: 1 not assessed"]
    assert (together["Claims"], together["Documents"]) == ("2", "page1")
    assert "in people with each of them, measuring nausea and vomiting, " in str(together["What would settle it"])
    assert "against placebo in people with motion sickness" in str(asked["What would settle it"])
    assert "no condition named: 1 not assessed" in found


def test_count_leads_to_its_claims_where_a_filter_holds_just_these(tmp_path):
    counts = {one.what.partition(":")[0]: one.counts for one in not_known(shown.review(tmp_path, OPEN)).records}
    assert counts["motion sickness"] == Count(1, "about=benefit&condition=motion+sickness")
    assert counts["no condition named"] == Count(1)
    assert counts["contraindications"] is None


def test_what_nobody_read_or_checked_stands_last(tmp_path):
    unread = [one for one in rows(tmp_path) if one["About"] == UNREAD]
    assert {str(one["What is open"]) for one in unread} >= {
        "1 of 1 study not read in full: 1 abstract",
        "quotes of 1 document not compared with the text",
        "contraindications",
    }
    assert all((one["Claims"], one["Documents"]) == ("none", "none") for one in unread)
    assert rows(tmp_path)[-1]["What is open"] == "contraindications"


def test_without_open_claims_or_studies_only_what_nobody_checked_is_left(tmp_path):
    frame = not_known(shown.review(tmp_path, "claims.csv\nid\n\nstudies.csv\nstudy\n\nlinks.csv\nclaim"))
    assert set(frame.data["About"]) == {UNREAD}
    assert not any(note.startswith("Open claims") for note in frame.notes)


def test_every_open_claim_of_the_shipped_data_is_counted():
    review = shipped.review()
    frame = not_known(review)
    told = sum(len(one.open_claims) for one in frame.records)
    besides = next((note for note in frame.notes if note.startswith("On help besides")), ": 0 claims")
    left = int(besides.rpartition(": ")[2].split()[0])
    assert told + left == len(review.appraised.evidence_needed)
    assert sum(one.about == HELP for one in frame.records) <= MOST_ON_HELP
