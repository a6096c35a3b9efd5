"""The headline: numbers with their denominators, and three sentences for any number of claims and flags."""

import pytest

from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import Verdict
from analysis.model.words import Severity
from analysis.show.summary.headline import design_flags, headline
from analysis.tell.numbers.all_numbers import count_of
from analysis.tell.numbers.number import slug
from analysis.tell.numbers.of_claims import HEADLINE
from tests.builders import shown


def made(folder, fragment: str = "") -> EvidenceReview:
    return shown.review(folder, fragment + shown.UNWAIVED)


CREDITED = """
studies.csv
study,design,comparator
ito2011,case series,
abe1999,{other},

references.csv
number,study
1,ito2011
2,abe1999

findings.csv
value,numerator,denominator,phase,verified
91,,,uncontrolled,{verified}

links.csv
claim,study,stance,finding
C001,ito2011,indirect,F001
C001,abe1999,does not address,

claims.csv
id,line,quote,stated_design
"""

ROW = "C00{0},{0},91% of patients improved {0},randomised trial\n"


def test_numbers_are_those_of_the_rows(tmp_path):
    review = made(tmp_path)
    names = ("documents", "claims", "benefit", "safety", HEADLINE)
    assert [count_of(name, review) for name in names] == [1, 1, 1, 0, 1]
    verdicts = {verdict: count_of(f"{HEADLINE}.own.{slug(verdict)}", review) for verdict in Verdict}
    assert verdicts[Verdict.PARTLY_SUPPORTED] == 1
    assert sum(verdicts.values()) == count_of(HEADLINE, review)
    flags = [flag.severity for flag in review.flags_on_claims]
    assert [count_of(f"flags.on-claims.{one}", review) for one in Severity] == [flags.count(one) for one in Severity]
    assert "comes out as: 0 supported, 1 partly supported and 0 contradicted" in headline(review)[1]
    assert flags


THREE = """
claims.csv
id,category,outcome
C001,protocol,dose
C002,safety,safety
C003,mechanism,healing
"""


def test_shares_count_benefit_and_safety_only(tmp_path):
    review = made(
        tmp_path, "claims.csv\nid,category,outcome\nC001,protocol,dose\nC002,safety,safety\nC003,mechanism,healing"
    )
    assert (count_of("claims", review), count_of(HEADLINE, review)) == (3, 1)
    assert "1 of 3 is about benefit (0) or safety (1)" in headline(review)[0]


def test_marker_that_leads_to_a_source_is_counted(tmp_path):
    fragment = "claims.csv\nid,sourcing,marker\nC001,explicit,[1]\nC002,explicit,[9]\nC003,dangling,[52]"
    review = made(tmp_path, fragment)
    assert count_of(f"{HEADLINE}.sourced", review) == 1
    assert headline(review)[1].endswith("a marker leads to a source from 1 of 3.")


def test_provisional_verdicts_are_counted(tmp_path):
    review = made(tmp_path, "findings.csv\nverified\nno")
    assert count_of(f"{HEADLINE}.provisional", review) == 1
    assert "(1 of these verdicts provisional)" in headline(review)[1]


def test_empty_set_has_three_sentences_too(tmp_path):
    first, second, third = headline(made(tmp_path, "claims.csv\nid\n\nlinks.csv\nclaim"))
    assert first == "1 document makes 0 checkable claims; none of them is about benefit or safety."
    assert second == "With no claim of benefit or safety, there is none to hold against the studies cited."
    assert third == "No claim names a study design as its evidence."


def test_no_flag_on_designs_is_said_as_such(tmp_path):
    assert headline(made(tmp_path))[2] == "Of 1 claim that names a study design as evidence, none is flagged for it."


@pytest.mark.parametrize(
    ("verified", "other", "sure"),
    [
        pytest.param(
            *("no", "randomised trial"), "provisional: it rests on a finding that nobody has verified", id="unverified"
        ),
        pytest.param(
            *("no", "survey"),
            "nobody has verified the finding; without it: no listed study of that design, as read, gives the figure",
            id="unverified, and no such trial is listed",
        ),
        pytest.param("yes", "randomised trial", "not provisional", id="verified"),
    ],
)
def test_one_flag_says_what_is_wrong_and_how_sure(tmp_path, verified, other, sure):
    review = made(tmp_path, CREDITED.format(verified=verified, other=other) + ROW.format(1))
    probably = "" if verified == "yes" else "probably "
    assert count_of("stated-designs.flagged", review) == 1
    assert headline(review)[2] == (
        "Of 1 claim that names a study design as evidence, 1 is flagged for it: “91% of patients improved 1” "
        "(document page1, line 1) is credited to a “randomised trial”, but the study that the figures "
        f"{probably}point to, ito2011, is a case series ({sure})."
    )


def test_claims_of_one_sentence_are_named_together(tmp_path):
    row = "C00{0},4,91% of patients improved {0},randomised trials\n"
    review = made(tmp_path, CREDITED.format(verified="yes", other="survey") + row.format(1) + row.format(2))
    (flag,) = design_flags(review)
    assert flag.quotes == ("91% of patients improved 1", "91% of patients improved 2")
    assert (
        "improved 1” and “91% of patients improved 2” (document page1, line 4) are credited to “randomised trials”"
        in (headline(review)[2])
    )


def test_of_many_claims_of_one_sentence_three_are_quoted_and_the_rest_counted(tmp_path):
    row = "C00{0},4,91% of patients improved {0},randomised trials\n"
    rows = "".join(row.format(number) for number in range(1, 6))
    sentence = headline(made(tmp_path, CREDITED.format(verified="yes", other="survey") + rows))[2]
    assert sentence.count("“91% of patients improved") == 3
    assert "improved 3” and 2 more claims (document page1, line 4) are credited" in sentence


def test_many_flags_are_named_in_part_and_counted_in_full(tmp_path):
    rows = "".join(ROW.format(number) for number in range(1, 7))
    review = made(tmp_path, CREDITED.format(verified="yes", other="survey") + rows)
    sentence = headline(review)[2]
    assert count_of("stated-designs.flagged", review) == 6
    assert sentence.startswith("Of 6 claims that name a study design as evidence, 6 are flagged for it: ")
    assert sentence.count("credited to") == 3
    assert sentence.endswith("; and 3 more sentences.")


def test_figure_from_an_uncontrolled_part_of_a_trial_is_said_to_be(tmp_path):
    fragment = """
findings.csv
value,numerator,denominator,phase
91,,,open label

links.csv
stance
indirect

claims.csv
quote,stated_design
91% of patients improved,randomised trial
"""
    sentence = headline(made(tmp_path, fragment))[2]
    assert "ito2011, is a randomised trial, and the figures point to its open label part" in sentence


def test_flag_set_aside_is_not_in_the_headline(tmp_path):
    fragment = CREDITED.format(verified="yes", other="survey") + ROW.format(1) + "\nwaivers.csv\ncheck\nstated-design"
    review = shown.review(tmp_path, fragment)
    assert count_of("stated-designs.flagged", review) == 0
    assert headline(review)[2].endswith("none is flagged for it.")


def test_a_study_that_names_its_design_in_its_title_is_said_to(tmp_path):
    bib = "citations.bib\n@article{ito2011,\n  title = {Ginger: a case series},\n  year = {2011}\n}\n"
    review = made(tmp_path, bib + "\n" + CREDITED.format(verified="yes", other="survey") + ROW.format(1))
    assert "ito2011, is a case series by its own title (" in headline(review)[2]
