"""Pairs of a claim and a study: what each link rests on."""

from analysis.show.tables.pairs import pairs
from tests.builders import shown

NO_STUDY = "documents.csv\nreference_list\nno\n\nreferences.csv\ndocument"


def test_pair_shows_what_its_link_rests_on(tmp_path):
    row = shown.only(pairs(shown.review(tmp_path)))
    assert row["Place"] == "page1:4"
    assert (row["Phase"], row["Level"], row["Finding"], row["Verified"]) == ("randomised", 2, "F001", "yes")
    assert (row["Stance"], row["Basis"], row["Cited by the document"]) == ("partly supports", "none", "yes")


def test_pair_without_a_finding_speaks_of_the_whole_study(tmp_path):
    row = shown.only(pairs(shown.review(tmp_path, "claims.csv\ncategory\nprotocol\n\nlinks.csv\nclaim,finding\nC001,")))
    assert (row["Phase"], row["Finding"], row["Verified"]) == ("whole study", "none named", "no finding named")
    assert row["Level"] == "no level applies"


def test_pair_off_the_ladder_says_why(tmp_path):
    fragment = "studies.csv\ndesign\nsurvey\n\nlinks.csv\nstance\nindirect"
    assert shown.only(pairs(shown.review(tmp_path, fragment)))["Level"] == "a survey stands on no rung"


def test_pair_that_does_not_address_the_claim_is_counted_and_not_shown(tmp_path):
    frame = pairs(shown.review(tmp_path, "links.csv\nstance,finding\ndoes not address,"))
    assert frame.data.empty
    assert frame.notes[1].startswith("Shown: 0 of 1 judged pair;")


def test_study_that_the_document_does_not_cite_is_said_to_be_so(tmp_path):
    row = shown.only(pairs(shown.review(tmp_path, NO_STUDY)))
    assert row["Cited by the document"] == "no"
