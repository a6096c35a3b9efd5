"""Flags in their order and page by page, each told once, problems that concern no claim, and flags set aside."""

from datetime import date

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import Head, Kind
from analysis.show.tables.catalogue import table_named
from analysis.show.tables.flags.flagged import flagged, flagged_documents, flagged_sentences, other_problems, set_aside
from analysis.show.value import Count, Lines, Phrase, Run
from tests.builders import hostile, shipped, shown
from tests.show.tables.flags.test_flagged_sentence import MANY as PAGES

MANY = (
    """
claims.csv
id,sentence,quote,category,direction,outcome,figure,unit,sourcing,wording,stated_design
C001,1,protocol,protocol,asserts,dose,,,none,plain,
C002,2,harm,safety,asserts,bruising,,,none,plain,
C003,3,benefit,efficacy,asserts,nausea,,,none,plain,
C004,4,denied,safety,denies,any side effect,,,none,plain,
C005,5,absolute,efficacy,asserts,nausea,,,list-only,absolute,

links.csv
claim,stance,finding
C001,does not address,
C002,does not address,
C003,does not address,
C004,does not address,
C005,supports,F001

certainty.csv
question
"""
    + shown.UNWAIVED
)


def test_flags_stand_in_the_order_of_the_keys(tmp_path):
    frame = flagged(shown.review(tmp_path, MANY))
    assert [(row["Severity"], row["Flag"], row["Claim"]) for row in shown.rows(frame)] == [
        ("high", "harm-denied", "C004"),
        ("medium", "unsupported", "C003"),
        ("medium", "absolute-wording", "C005"),
    ]
    assert frame.notes[0] == "Flagged: 3 of 5 claims, by 3 flags: 1 high, 2 medium and 0 low."


def test_flag_has_the_words_what_is_wrong_and_what_to_do(tmp_path):
    first, *_ = shown.rows(flagged(shown.review(tmp_path, MANY)))
    assert (first["Document"], first["Line"], first["Words"], first["Study"]) == ("page1", 4, "denied", "none")
    assert "denies a harm" in str(first["What is wrong"])
    assert first["Remedy"]
    assert first["Provisional"] == "no"


def test_flag_that_rests_on_an_unverified_fact_is_provisional(tmp_path):
    fragment = """
studies.csv
study,design,comparator
ito2011,case series,
abe1999,randomised trial,

references.csv
number,study
1,ito2011
2,abe1999

findings.csv
value,numerator,denominator,phase,verified
91,,,uncontrolled,no

links.csv
study,stance,finding
ito2011,indirect,F001
abe1999,does not address,
"""
    found = {row["Flag"]: row["Provisional"] for row in shown.rows(flagged(shown.review(tmp_path, fragment)))}
    assert found["stated-design"] == "yes"
    assert found["figure-without-comparator"] == "no"


def test_faults_and_flags_on_waivers_are_in_a_table_of_their_own(tmp_path):
    review = shown.review(tmp_path, "findings.csv\nphase\nuncontrolled\n\ncertainty.csv\nquestion")
    rows = shown.rows(other_problems(review))
    assert {row["Check"] for row in rows} == {"link-above-cap", "unused-waiver"}
    assert len(rows) + len(flagged(review).data) + len(flagged_documents(review).data) == len(review.problems)


def test_no_fault_is_not_said_to_be_all_checked(tmp_path):
    frame = other_problems(shown.review(tmp_path, shown.UNWAIVED))
    assert frame.notes == ("No row: no fault was found; what could not be checked is under “Not checked”.",)


def test_waiver_is_shown_with_its_reason_and_whether_it_holds(tmp_path):
    review = shown.review(tmp_path)
    frame = set_aside(review)
    row = shown.only(frame)
    assert (row["Flag"], row["Claim"], row["Study"], row["In force"]) == ("unsupported", "C001", "any", "yes")
    assert frame.notes == ("Not checked: whether a waiver has expired, as no day was given.",)
    later = AppraisedEvidence(review.evidence, as_of=date(2031, 1, 1))
    assert shown.only(set_aside(EvidenceReview(later, ())))["In force"] == "no"


# Page by page


def pieces(value) -> list[Run | str]:
    """The pieces of a cell, whatever it is made of."""
    if isinstance(value, Lines | Phrase):
        return [piece for one in value for piece in pieces(one)]
    return [value]


def test_a_page_as_a_whole_comes_first_then_its_sentences_by_line(tmp_path):
    table = flagged_sentences(shown.review(tmp_path, PAGES))
    places = [(row[0], str(row[1]).replace("gravest of all\n", "").split("\n")[0]) for row in table.rows]
    assert [page for page, _ in places] == sorted(page for page, _ in places)
    for page in {page for page, _ in places}:
        told = [place for one, place in places if one == page]
        lines = [int(place.removeprefix("line ")) for place in told if place.startswith("line ")]
        assert told[0] == "whole page"
        assert lines == sorted(lines)


def test_one_sentence_is_the_gravest_of_all(tmp_path):
    places = [str(row[1]) for row in flagged_sentences(shown.review(tmp_path, PAGES)).rows]
    assert sum(place.startswith("gravest of all") for place in places) == 1


def test_without_a_flag_it_is_said(tmp_path):
    table = flagged_sentences(
        shown.review(tmp_path, "documents.csv\nid\npage1\n\nclaims.csv\nid\n\nreferences.csv\nnumber\n")
    )
    assert not table.records
    assert table.notes == ("No row: no check raised a flag.",)


def test_hostile_words_stay_words(tmp_path):
    review = shown.of_folder(hostile.write(tmp_path / "data"))
    found = [one for row in flagged_sentences(review).values for one in pieces(row[2]) if isinstance(one, Run)]
    assert any(hostile.TEXT in one.text and one.quoted for one in found)
    assert all(not one.href for one in found)


def test_heads_of_each_page_are_counted_zeros_shown():
    review = shipped.review()
    table = table_named("head-counts", review)
    assert table.headings == ("Page", *(head.capitalize() for head in Head), "total")
    flags = [one for one in review.problems if one.kind is Kind.FLAG]
    assert [int(cell) for cell in table.rows[-1][1:]] == [
        *(sum(one.head is head for one in flags) for head in Head),
        len(flags),
    ]
    assert len(table.rows) == len(review.document_ids) + 1
    assert any(cell == 0 for row in table.rows for cell in row)


def test_every_shipped_flag_is_told_in_one_line_under_its_head():
    review = shipped.review()
    heads = [
        str(line[0]).removesuffix(".").lower()
        for row in flagged_sentences(review).values
        for line in row[3]
        if not str(line[0]).startswith("The source says")
    ]
    flags = [one.head for one in review.problems if one.kind is Kind.FLAG]
    assert sorted(heads) == sorted(str(head) for head in flags)


def test_shipped_words_in_quotation_marks_are_the_page_s():
    review = shipped.review()
    claims, texts = review.evidence.claims, {text for one in review.evidence.references for text in one if text}
    own = "\n".join((*(f"{one.quote}\n{one.stated_design}" for one in claims), *map(str, texts)))
    found = [one for row in flagged_sentences(review).values for one in pieces(row[2]) if isinstance(one, Run)]
    quoted = [one.text.strip("“”") for one in found if one.quoted]
    assert len(quoted) > len(flagged_sentences(review).records)
    assert all(text in own for text in quoted)
    assert any(one.marked for one in found)


def test_what_the_source_says_is_told_once_a_page():
    for page in {row[0] for row in flagged_sentences(shipped.review()).rows}:
        rows = [str(row[3]) for row in flagged_sentences(shipped.review()).rows if row[0] == page]
        said = [row.partition("The source says: ")[2] for row in rows if "The source says: " in row]
        told = [one for one in said if not one.startswith("as beside")]
        assert len(told) == len(set(told))


def test_the_claims_of_a_sentence_are_counted_and_lead_to_the_explorer():
    counts = [one for row in flagged_sentences(shipped.review()).values for one in row[1] if isinstance(one, Count)]
    assert counts
    assert all(one.query.startswith("document=") and "flag=" in one.query for one in counts)


def test_all_shipped_flags_fit_seven_pages():
    """Some 450 words are a page of A4 in a table of two wide columns."""
    words = sum(len(str(cell).split()) for row in flagged_sentences(shipped.review()).rows for cell in row)
    assert words <= 7 * 450
