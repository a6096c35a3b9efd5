"""Each flag in one short sentence, made from the rows; every check that raises flags is tried on its own fragment."""

import pytest

from analysis.check.catalogue import CHECKS
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import Kind
from analysis.show.tables.flags.told_flag import MOST_WORDS, told_flag
from analysis.text.prose.spans import words_in
from analysis.text.rows import rows_beside
from tests.builders import miniset, shipped, shown
from tests.check.test_catalogue import found, part

FLAG_CHECKS = [check for check in CHECKS if check.kind is Kind.FLAG]


@pytest.mark.parametrize("check", FLAG_CHECKS, ids=lambda check: check.name)
def test_every_flag_is_a_short_sentence(check, tmp_path):
    appraised = miniset.appraised(tmp_path / "data", part(check, "Fails::", "Source: "))
    flags = found(check, appraised)
    for flag in flags:
        told = told_flag(flag, EvidenceReview(appraised, flags))
        said, short = told.sentence, str(told.in_short()).removesuffix(" Provisional.")
        assert "{" not in short
        assert short.endswith((".", "…"))
        assert words_in(short.partition(". ")[2]) <= MOST_WORDS
        assert said[0].isupper()
        assert said.endswith(".")
        assert "{" not in said
        assert flag.study not in said.split() or not flag.study
        assert len(said.split()) <= 30


def test_no_sentence_is_of_a_check_that_is_not_there():
    names = {row["check"] for row in rows_beside(told_flag.__code__.co_filename)}
    assert names <= {check.name for check in FLAG_CHECKS}


def test_shipped_sentences_have_25_words_as_a_rule():
    review = shipped.review()
    lengths = [len(told_flag(one, review).sentence.split()) for one in review.problems if one.kind is Kind.FLAG]
    assert sum(length <= 25 for length in lengths) >= 0.85 * len(lengths)


@pytest.mark.parametrize(
    ("stances", "said"),
    [
        ("C001,does not address,,\n", "Nausea in motion sickness: no study listed here, as read, looked at it."),
        ("C001,indirect,F001,no comparator\n", "Nausea in motion sickness: tested only indirectly (no comparator)."),
    ],
    ids=["not looked at", "indirect"],
)
def test_what_is_unsupported_is_told_by_what_it_is_about_and_how(tmp_path, stances, said):
    fragment = f"claims.csv\nfigure,unit\n,\n\nlinks.csv\nclaim,stance,finding,why\n{stances}{shown.UNWAIVED}"
    review = shown.review(tmp_path, fragment)
    (flag,) = (one for one in review.problems if one.check == "unsupported")
    assert told_flag(flag, review).sentence == said


def test_words_with_braces_stay_as_they_are(tmp_path):
    fragment = "claims.csv\nid,sourcing,stated_design,figure,unit\nC001,vague,{0} {what} studies,,\n" + shown.UNWAIVED
    review = shown.review(tmp_path, fragment)
    (flag,) = (one for one in review.problems if one.check == "vague-sourcing")
    assert told_flag(flag, review).sentence == "It appeals to “{0} {what} studies” without saying which."


@pytest.mark.parametrize(
    ("finding", "said"),
    [
        ("91,yes", "Credited to a “randomised trial”; the study that gives it is a case series."),
        ("91,no", "Credited to a “randomised trial”; its only reference, as read, does not give 91 %."),
    ],
    ids=["read", "in no source"],
)
def test_in_short_no_reference_is_said_to_lack_a_figure_that_one_was_read_to_give(tmp_path, finding, said):
    fragment = "claims.csv\nid,quote,stated_design,figure\nC001,91% felt better,randomised trial,91\n\nfindings.csv\n"
    fragment += f"id,value,verified,numerator,denominator\nF001,{finding},,\n\n"
    fragment += "studies.csv\nstudy,design\nito2011,case series\n"
    review = shown.review(tmp_path, fragment + shown.UNWAIVED)
    (flag,) = (one for one in review.problems if one.check == "stated-design")
    assert told_flag(flag, review).short == said
