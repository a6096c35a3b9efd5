"""A printed reference as a whole: every kind of difference, single errors, and whether the source can be found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.printed_reference import compare_reference
from analysis.model.conclusions import FieldAccuracy, ReferenceGrade
from analysis.model.evidence import Evidence
from tests.builders.build import entry, reference

INDEXED = {
    "author": "Hooper, R. A. and Ding, M.",
    "year": "2004",
    "title": "Ginger in chronic sea-sickness of travellers: a case series",
    "journal": "J Altern Complement Med",
    "volume": "10",
    "number": "4",
    "pages": "670-674",
    "pmid": "1234567",
}
PRINTED = {
    "authors": "Hooper, R.A. & Ding, M.",
    "year": "2004",
    "title": INDEXED["title"],
    "journal": "Journal of Alternative and Complementary Medicine",
    "volume": "10",
    "issue": "4",
    "pages": "670-674",
}


def compared(printed: dict[str, str] | None = None, **indexed: str):
    fields = {name: text for name, text in (INDEXED | indexed).items() if text}
    return compare_reference(reference(**(PRINTED | (printed or {}))), entry(**fields))


def outcomes(comparison) -> dict[str, FieldAccuracy]:
    """Outcomes other than same and variant, by field."""
    fine = (FieldAccuracy.SAME, FieldAccuracy.VARIANT)
    return {one.field: one.outcome for one in comparison.fields if one.outcome not in fine}


@pytest.mark.parametrize(
    "printed",
    [
        pytest.param({}, id="as it is"),
        pytest.param({"authors": "Hooper RA, Ding M"}, id="Vancouver authors"),
        pytest.param({"authors": "Hooper RA, et al."}, id="et al"),
        pytest.param({"authors": "R. A. Hooper and M. Ding"}, id="initials first"),
        pytest.param({"year": "2004a"}, id="letter after the year"),
        pytest.param({"title": PRINTED["title"].title()}, id="capitals"),
        pytest.param({"title": PRINTED["title"].replace("travellers", "travelers")}, id="American"),
        pytest.param({"title": "Ginger in chronic seasickness of travellers"}, id="no subtitle"),
        pytest.param({"journal": "J. Alt. Complement. Med."}, id="abbreviated otherwise"),
        pytest.param({"volume": "Vol. 10", "issue": "no. 4"}, id="labels"),
        pytest.param({"volume": "10(4)", "issue": ""}, id="issue in brackets"),
        pytest.param({"pages": "pp. 670–4"}, id="shortened pages"),
    ],
)
def test_style_is_no_error(printed):
    comparison = compared(printed)
    assert outcomes(comparison) == {}
    assert comparison.grade is ReferenceGrade.CORRECT


@pytest.mark.parametrize(
    ("field", "text"),
    [
        pytest.param("year", "2005", id="year, one digit"),
        pytest.param("volume", "11", id="volume, one digit"),
        pytest.param("issue", "3", id="issue, one digit"),
        pytest.param("pages", "670-676", id="last page, one digit"),
        pytest.param("pages", "570-674", id="first page, one digit"),
        pytest.param("authors", "Hooper, A.R. & Ding, M.", id="initials transposed"),
        pytest.param("authors", "Hooper, R.B. & Ding, M.", id="other initial"),
        pytest.param("authors", "Ding, M. & Hooper, R.A.", id="authors swapped"),
        pytest.param("authors", "Hooper, R.A.", id="author dropped"),
        pytest.param("authors", "Hooper, R.A. & Dang, M.", id="author misspelt"),
        pytest.param("journal", "Pain Physician", id="journal swapped"),
        pytest.param("title", PRINTED["title"].replace("chronic", "acute"), id="title word changed"),
        pytest.param("title", PRINTED["title"].replace("case series", "randomised trial"), id="design in the title"),
    ],
)
def test_single_error_is_wrong_in_its_field_alone_and_minor(field, text):
    comparison = compared({field: text})
    assert outcomes(comparison) == {field: FieldAccuracy.WRONG}
    assert (comparison.findable, comparison.grade) == (True, ReferenceGrade.MINOR)
    (one,) = comparison.having(FieldAccuracy.WRONG)
    assert one.why
    assert one.compared


@pytest.mark.parametrize(
    ("printed", "indexed", "field"),
    [
        pytest.param({"issue": ""}, {}, "issue", id="issue"),
        pytest.param({"authors": "Hooper, R. & Ding, M."}, {}, "authors", id="second initial"),
        pytest.param({"journal": "Alternative and Complementary Medicine"}, {}, "journal", id="journal cut short"),
        pytest.param({"pages": "670"}, {}, "pages", id="last page"),
        pytest.param({"title": ""}, {}, "title", id="title"),
        pytest.param({"year": ""}, {}, "year", id="year"),
    ],
)
def test_omission_is_no_error(printed, indexed, field):
    comparison = compared(printed, **indexed)
    assert outcomes(comparison) == {field: FieldAccuracy.OMITTED}
    assert comparison.grade is ReferenceGrade.CORRECT


@pytest.mark.parametrize(
    ("name", "field"),
    [("author", "authors"), ("year", "year"), ("title", "title"), ("journal", "journal"), ("pages", "pages")],
)
def test_what_the_bibliography_lacks_is_not_verified_and_never_held_against_the_page(name, field):
    comparison = compared({"issue": "4"}, **{name: ""})
    assert outcomes(comparison) == {field: FieldAccuracy.NOT_VERIFIED}
    assert comparison.findable
    assert not comparison.having(FieldAccuracy.NOT_VERIFIED)[0].compared


def test_nothing_in_the_bibliography_is_nothing_compared():
    comparison = compare_reference(reference(**PRINTED), entry())
    assert comparison.grade is ReferenceGrade.NOT_COMPARED


def test_field_that_is_nowhere_says_so():
    (one,) = compared({"issue": ""}, number="").having(FieldAccuracy.NOT_VERIFIED)
    assert (one.field, one.why) == ("issue", "neither printed nor in the bibliography")


OTHER = {
    "authors": "Park, S.",
    "year": "1999",
    "title": "Tea for two",
    "journal": "Archives of Patterns",
    "volume": "55",
    "issue": "9",
    "pages": "1-2",
}


@pytest.mark.parametrize(
    ("wrong", "findable"),
    [
        pytest.param("title", True, id="title"),
        pytest.param("journal", True, id="journal"),
        pytest.param("year volume pages", True, id="year, volume and pages, title right"),
        pytest.param("title year authors", True, id="journal, volume and page right"),
        pytest.param("title volume pages", True, id="journal, year and author right"),
        pytest.param("title journal", False, id="title and journal"),
        pytest.param("title year volume pages", False, id="year, volume, pages and title"),
        pytest.param("title authors pages", False, id="title, authors and pages"),
        pytest.param("authors year title journal volume issue pages", False, id="everything"),
    ],
)
def test_source_is_found_by_title_or_by_place_or_by_author_and_year(wrong, findable):
    comparison = compared({field: OTHER[field] for field in wrong.split()})
    assert comparison.findable is findable
    assert (comparison.grade is ReferenceGrade.MAJOR) is not findable


def test_source_of_which_little_is_printed_is_not_found():
    few = dict.fromkeys(("title", "journal", "volume", "issue", "pages"), "")
    assert compared(few).grade is ReferenceGrade.MAJOR


def test_volume_and_issue_divided_otherwise_are_variants():
    comparison = compared({"volume": "10", "issue": "Suppl 1"}, volume="10 Suppl 1", number="")
    assert outcomes(comparison) == {}
    assert comparison.grade is ReferenceGrade.CORRECT


def test_biblatex_fields_are_read():
    moved = {"year": "", "date": "2004-08", "journal": "", "journaltitle": INDEXED["journal"]}
    split = {"title": INDEXED["title"].partition(":")[0], "subtitle": "a case series", "number": "", "issue": "4"}
    assert outcomes(compared({}, **moved, **split)) == {}


@given(st.dictionaries(st.sampled_from(sorted(PRINTED)), st.text(max_size=40)))
def test_whatever_is_printed_is_compared_field_by_field(printed):
    comparison = compared({field: text.strip() for field, text in printed.items()})
    assert [one.field for one in comparison.fields] == [
        "authors",
        "year",
        "title",
        "journal",
        "volume",
        "issue",
        "pages",
    ]
    assert all(one.why for one in comparison.fields if one.outcome is not FieldAccuracy.SAME)


@pytest.mark.parametrize(
    "identifier", [{"pmid": ""}, {"pmid": "", "doi": "10.5555/journalname"}, {"pmid": "", "doi": "10.5555/"}]
)
def test_what_agrees_with_an_entry_that_cannot_be_checked_is_not_verified(identifier):
    comparison = compared({"pages": "670-675"}, **identifier)
    kinds = {one.field: one.outcome for one in comparison.fields}
    assert set(kinds.values()) == {FieldAccuracy.NOT_VERIFIED, FieldAccuracy.WRONG}
    assert kinds["pages"] is FieldAccuracy.WRONG
    assert compared(**identifier).grade is ReferenceGrade.NOT_COMPARED


def test_a_whole_doi_is_enough():
    assert compared(pmid="", doi="https://doi.org/10.5555/abc.12").grade is ReferenceGrade.CORRECT


@pytest.mark.parametrize(
    ("authors", "outcome"),
    [
        ("Hooper, R. A., Ding, Mary, Ito, Ken", FieldAccuracy.NOT_VERIFIED),
        ("Robert Hooper, Mary Ding", FieldAccuracy.NOT_VERIFIED),
        ("Hooper RA; Ding M", FieldAccuracy.SAME),
        ("Hooper RA, Ding M", FieldAccuracy.SAME),
    ],
)
def test_authors_that_the_record_does_not_part_are_not_held_against_the_page(authors, outcome):
    fields = {one.field: one for one in compared(author=authors).fields}
    assert fields["authors"].outcome in (outcome, FieldAccuracy.VARIANT)


@pytest.mark.parametrize(
    "title", ["Ginger in chronic sea-sick…", "Ginger in chronic sea-sickness of travellers: a case"]
)
def test_a_title_that_breaks_off_is_no_error(title):
    fields = {one.field: one for one in compared({"title": title}).fields}
    assert fields["title"].outcome is FieldAccuracy.OMITTED
    record = {one.field: one for one in compared(title=title).fields}
    assert record["title"].outcome is FieldAccuracy.NOT_VERIFIED


@pytest.mark.parametrize(
    "printed", [{"title": f"RETRACTED: {INDEXED['title']}"}, {"title": f"<i>{INDEXED['title']}</i>"}]
)
def test_notes_and_tags_beside_a_title_are_no_error(printed):
    assert outcomes(compared(printed)) == {}


def test_references_without_an_entry_are_kept_aside():
    known, unknown, blank = reference(), reference(number="2", study="park2015"), reference(number="3", study="")
    appraised = AppraisedEvidence(Evidence(references=(known, unknown, blank), entries=(entry(),)))
    assert [comparison.reference for comparison in appraised.references] == [known]
    assert appraised.references_aside == (unknown, blank)
