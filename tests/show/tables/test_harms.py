"""Harms row by row: numbers of one study on one scale, estimates and cases apart, what documents say in their words."""

import pytest

from analysis.show.tables.flags.flagged import flagged_documents, other_problems
from analysis.show.tables.harms import (
    NumberKind,
    Said,
    harm_rows,
    harms_matrix,
    harms_told,
    named_by,
    of_risk,
    said_of,
)
from tests.builders import shipped, shown
from tests.builders.fragments import HARMS

#: What a finding is of: measure, value, unit, numerator, denominator, event, verified.
NUMBERS = {
    "F002": "count,30,events,,,recalled,yes",
    "F003": "count,4,people,,,measured,yes",
    "F004": "share with event,25,%,,,recalled,no",
    "F005": "share with event,30,%,12,40,measured,yes",
    "F006": "statement,,,,,case,yes",
    "F007": "statement,,,,,measured,yes",
}


def numbered(*findings):
    """The set of harms, in which these findings report heartburn."""
    rows = "\n".join(f"{name},{row}" for name, row in NUMBERS.items())
    heads = "id,measure,value,unit,numerator,denominator,event,verified"
    before, _, after = HARMS.partition("findings.csv")
    given = f"findings.csv\n{heads}\n{rows}\n\n{after.partition('mentions.csv')[1]}{after.partition('mentions.csv')[2]}"
    return before.replace("stomach,F002", f"stomach,{' '.join(findings)}") + given


@pytest.mark.parametrize(
    ("finding", "kind", "words"),
    [
        ("F002", NumberKind.COUNT, "30"),
        ("F004", NumberKind.ESTIMATE, "about 25 % (not verified)"),
        ("F005", NumberKind.OTHER, "30 % (12 of 40), Ito 2011"),
        ("F006", NumberKind.OTHER, "1 case, Ito 2011"),
    ],
)
def test_a_number_is_a_count_an_estimate_or_said_in_words(tmp_path, finding, kind, words):
    rows = {row.term: row for row in harm_rows(shown.review(tmp_path, numbered(finding)))}
    (number,) = rows["heartburn"].numbers
    assert (number.kind, number.words, number.finding.id) == (kind, words, finding)
    assert rows["heartburn"].most_counted == (30 if finding == "F002" else 0)


def test_counts_in_another_unit_stand_on_no_common_scale(tmp_path):
    rows = {row.term: row for row in harm_rows(shown.review(tmp_path, numbered("F002", "F003", "F007")))}
    assert [(one.kind, one.words) for one in rows["heartburn"].numbers] == [
        (NumberKind.COUNT, "30"),
        (NumberKind.OTHER, "4 people, Ito 2011"),
    ]


def test_what_a_document_says_has_its_words_and_the_part_that_it_denies(tmp_path):
    part = "C002,any side effect,denied\nC002,burning pain,denied"
    fragment = HARMS.replace("C002,any side effect,denied", part) + "burning pain,harm,heartburn\n"
    review = shown.review(tmp_path, fragment)
    rows = {row.term: row for row in harm_rows(review)}
    assert said_of(rows["heartburn"], "page1", review) == (Said("named"), Said("denied", part="burning pain"))
    assert said_of(rows["heartburn"], "page2", review) == (Said("silent"),)
    assert said_of(rows["heartburn"], "page3", review) == (Said("not judged"),)
    assert of_risk(rows.values(), "page1", review) == (Said("denied", "no side effects"),)
    assert of_risk(rows.values(), "page2", review) == (Said("silent"),)
    assert of_risk(rows.values(), "page3", review) == (Said("not judged"),)


def test_made_small_is_shown_with_the_word_and_is_not_counted_as_named(tmp_path):
    review = shown.review(tmp_path, HARMS.replace("C003,heartburn,named", "C003,heartburn,minimised"))
    rows = [row for row in harm_rows(review) if row.harm]
    (heartburn,) = (row for row in rows if row.term == "heartburn")
    assert said_of(heartburn, "page1", review) == (Said("made small", "may cause heartburn"),)
    assert heartburn.naming == (0, 2)
    assert (named_by(rows, "page1"), named_by(rows, "page3")) == ("0 of 2", "not judged")


def counted(*harms):
    """So many events of each harm, and the harms that page1 names."""
    names = [name for name, _, _ in harms]
    findings = "\n".join(f"F{n:03},count,{count},events,recalled" for n, (_, count, _) in enumerate(harms, 1) if count)
    listed = "\n".join(f"{name},not stated,{f'F{n:03}' if harms[n - 1][1] else ''}" for n, name in enumerate(names, 1))
    said = "\n".join(f"C002,{name},named" for name, _, named in harms if named)
    return (
        "documents.csv\nid\npage1\npage2\n\nclaims.csv\nid,document,category\nC001,page1,efficacy\nC002,page1,safety\n"
        "C003,page2,efficacy\n\n"
        f"harms.csv\nharm,seriousness,findings\n{listed}\n\nfindings.csv\nid,measure,value,unit,event\n{findings}\n\n"
        f"mentions.csv\nclaim,harm,says\n{said or 'C002,sneezing,named'}\n"
    )


@pytest.mark.parametrize(
    ("harms", "told"),
    [
        (
            (("rash", 9, False), ("fever", 30, False), ("cough", 20, False), ("gout", 0, True)),
            "the three recalled most often are named on no page",
        ),
        ((("rash", 9, True), ("fever", 30, False)), "the one recalled most often is named on no page"),
        (
            (("rash", 9, False), ("fever", 30, True), ("cough", 0, False)),
            "2 of the 3 that studies report are named on no page",
        ),
        (
            (("rash", 9, True), ("fever", 30, True)),
            "each that studies report is named on a page, or bears on none",
        ),
        ((("rash", 0, False),), "1 of the 1 that studies report is named on no page"),
    ],
)
def test_finding_is_true_of_any_rows(tmp_path, harms, told):
    rows = harm_rows(shown.review(tmp_path, counted(*harms)))
    assert harms_told(rows, 2) == f"Harms: {told}"
    assert harms_told(rows, 3) == f"Harms: {told}".replace("page", "judged page")


@pytest.mark.parametrize(
    ("seriousness", "named", "told"),
    [
        (
            "serious,not stated,not stated",
            "",
            "no page names the one known to be serious, nor the three recalled most often",
        ),
        (
            "serious,serious,not stated",
            "cough",
            "no page names any of the two known to be serious, nor the two recalled most often",
        ),
        ("serious,serious,not stated", "rash", "one of the two known to be serious is named on no page"),
        ("serious,not stated,not stated", "rash", "2 of the 3 that studies report are named on no page"),
    ],
)
def test_serious_harms_come_first_and_the_commonest_may_be_serious_too(tmp_path, seriousness, named, told):
    names = ("rash", "fever", "cough")
    set_ = counted(*((name, count, name == named) for name, count in zip(names, (30, 20, 9), strict=True)))
    for name, word in zip(names, seriousness.split(","), strict=True):
        set_ = set_.replace(f"{name},not stated", f"{name},{word}")
    assert harms_told(harm_rows(shown.review(tmp_path, set_)), 2) == f"Harms: {told}"


def test_cases_are_counted_and_beside_the_first_number_stands_one_in_words(tmp_path):
    set_ = numbered("F006", "F004", "F005", "F008").replace("F006,", "F008,statement,,,,,case,yes\nF006,")
    row = next(row for row in harm_rows(shown.review(tmp_path, set_)) if row.term == "heartburn")
    assert [one.short for one in row.numbers] == ["about 25 % (not verified)", "30 % (12 of 40)", "2 cases"]
    assert [one.short for one in row.shown] == ["about 25 % (not verified)", "30 % (12 of 40)"]


def test_nothing_judged_is_no_row(tmp_path):
    assert harm_rows(shown.review(tmp_path, "mentions.csv\nclaim")) == ()


# The shipped data: invariants only


def test_shipped_numbers_of_the_first_kind_are_counts_of_one_study():
    review = shipped.review()
    counts = [one.finding for row in harm_rows(review) for one in row.numbers if one.kind is NumberKind.COUNT]
    assert len({(one.study, one.unit) for one in counts}) == 1
    assert {row.term for row in harm_rows(review) if row.harm} == set(review.evidence.harm)


# The table, and flags on whole documents


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
