"""Tables of harms: each harm against each document, and flags on whole documents."""

from analysis.show.tables.flags.flagged import flagged_documents, other_problems
from analysis.show.tables.harms import harms_matrix
from tests.builders import shipped, shown
from tests.builders.fragments import HARMS


def test_harms_stand_serious_first_with_what_each_document_says(tmp_path):
    rows = shown.rows(harms_matrix(shown.review(tmp_path, HARMS)))
    assert [
        (
            row["Harm"],
            row["Document page1 Ginger page"],
            row["Document page2 Ginger page"],
            row["Document page3 Ginger page"],
        )
        for row in rows
    ] == [
        ("fainting", "silent", "silent", "not judged"),
        ("heartburn", "named: C003", "silent", "not judged"),
        ("any side effect", "denied: C002", "silent", "not judged"),
        ("swelling", "named: C003", "silent", "not judged"),
    ]


def test_what_was_reported_has_count_source_and_doubt(tmp_path):
    fainting, heartburn, general, swelling = shown.rows(harms_matrix(shown.review(tmp_path, HARMS)))
    assert (
        heartburn["What was reported"] == "F002: 30 events, events recalled (ito2011, randomised trial; not verified)"
    )
    assert (heartburn["Seriousness"], heartburn["Region"]) == ("not serious", "stomach")
    assert fainting["What was reported"] == "not read"
    assert general["What was reported"] == "a broader term than a listed harm"
    assert swelling["What was reported"] == "by no study listed here"


def test_flags_on_documents_stand_in_a_table_of_their_own_gravest_first(tmp_path):
    review = shown.review(tmp_path, HARMS)
    rows = shown.rows(flagged_documents(review))
    assert [(row["Severity"], row["Flag"], row["Document"]) for row in rows] == [
        ("high", "names-no-harm", "page2"),
        ("medium", "narrow-safety-net", "page1"),
        ("medium", "narrow-safety-net", "page2"),
        ("medium", "list-without-markers", "page1"),
        ("medium", "list-without-markers", "page2"),
    ]
    assert not {row["Flag"] for row in rows} & {row["Check"] for row in shown.rows(other_problems(review))}


def test_without_mentions_the_table_says_that_nothing_was_checked(tmp_path):
    frame = harms_matrix(shown.review(tmp_path, "mentions.csv\nclaim"))
    assert frame.data.empty
    assert frame.notes[0].startswith("No row: not checked")


# The shipped data: invariants only


def test_shipped_matrix_has_every_harm_and_every_mention():
    review = shipped.review()
    data = harms_matrix(review).data
    assert set(review.evidence.harm) <= set(data["Harm"])
    cells = " ".join(map(str, data.to_numpy().ravel()))
    assert [mention.claim for mention in review.evidence.mentions if mention.claim not in cells] == []
