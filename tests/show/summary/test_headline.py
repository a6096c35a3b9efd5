"""The headline: numbers with their denominators, and three sentences for any number of claims and flags."""

import pytest

from analysis.model.words import Severity, Verdict
from analysis.show.summary.headline import Headline, headline
from tests.builders import shown


def made(folder, fragment: str = "") -> Headline:
    review = shown.review(folder, fragment + shown.UNWAIVED)
    return headline(review)


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
    numbers = made(tmp_path)
    assert (numbers.documents, numbers.claims, numbers.benefit, numbers.safety, numbers.shared) == (1, 1, 1, 0, 1)
    assert dict(numbers.verdicts)[Verdict.PARTLY_SUPPORTED] == 1
    assert sum(count for _, count in numbers.verdicts) == numbers.shared
    flags = [flag.severity for flag in shown.review(tmp_path, shown.UNWAIVED).flags_on_claims]
    assert dict(numbers.flags) == {severity: flags.count(severity) for severity in Severity}
    assert flags


THREE = """
claims.csv
id,category,outcome
C001,protocol,dose
C002,safety,safety
C003,mechanism,healing
"""


def test_shares_count_benefit_and_safety_only(tmp_path):
    numbers = made(
        tmp_path, "claims.csv\nid,category,outcome\nC001,protocol,dose\nC002,safety,safety\nC003,mechanism,healing"
    )
    assert (numbers.claims, numbers.shared) == (3, 1)
    assert "1 of 3 is about benefit (0) or safety (1)" in numbers.sentences()[0]


def test_marker_that_leads_to_a_source_is_counted(tmp_path):
    fragment = "claims.csv\nid,sourcing,marker\nC001,explicit,[1]\nC002,explicit,[9]\nC003,dangling,[52]"
    numbers = made(tmp_path, fragment)
    assert numbers.sourced == 1
    assert numbers.sentences()[1].endswith("a marker leads to a source from 1 of 3.")


def test_provisional_verdicts_are_counted(tmp_path):
    numbers = made(tmp_path, "findings.csv\nverified\nno")
    assert numbers.provisional == 1
    assert "(1 of these verdicts provisional)" in numbers.sentences()[1]


def test_empty_set_has_three_sentences_too(tmp_path):
    first, second, third = made(tmp_path, "claims.csv\nid\n\nlinks.csv\nclaim").sentences()
    assert first == "1 document makes 0 checkable claims; none of them is about benefit or safety."
    assert second == "With no claim of benefit or safety, there is none to hold against the studies cited."
    assert third == "No claim names a study design as its evidence."


def test_no_flag_on_designs_is_said_as_such(tmp_path):
    assert made(tmp_path).sentences()[2] == "Of 1 claim that names a study design as evidence, none is flagged for it."


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
    numbers = made(tmp_path, CREDITED.format(verified=verified, other=other) + ROW.format(1))
    probably = "" if verified == "yes" else "probably "
    assert numbers.designs_flagged == 1
    assert numbers.sentences()[2] == (
        "Of 1 claim that names a study design as evidence, 1 is flagged for it: “91% of patients improved 1” "
        "(document page1, line 1) is credited to a “randomised trial”, but the study that the figures "
        f"{probably}point to, ito2011, is a case series ({sure})."
    )


def test_claims_of_one_sentence_are_named_together(tmp_path):
    row = "C00{0},4,91% of patients improved {0},randomised trials\n"
    numbers = made(tmp_path, CREDITED.format(verified="yes", other="survey") + row.format(1) + row.format(2))
    (flag,) = numbers.design_flags
    assert flag.quotes == ("91% of patients improved 1", "91% of patients improved 2")
    assert (
        "improved 1” and “91% of patients improved 2” (document page1, line 4) are credited to “randomised trials”"
        in (numbers.sentences()[2])
    )


def test_many_flags_are_named_in_part_and_counted_in_full(tmp_path):
    rows = "".join(ROW.format(number) for number in range(1, 7))
    numbers = made(tmp_path, CREDITED.format(verified="yes", other="survey") + rows)
    sentence = numbers.sentences()[2]
    assert numbers.designs_flagged == 6
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
    sentence = made(tmp_path, fragment).sentences()[2]
    assert "ito2011, is a randomised trial, and the figures point to its open label part" in sentence


def test_flag_set_aside_is_not_in_the_headline(tmp_path):
    fragment = CREDITED.format(verified="yes", other="survey") + ROW.format(1) + "\nwaivers.csv\ncheck\nstated-design"
    review = shown.review(tmp_path, fragment)
    assert headline(review).designs_flagged == 0


def test_a_study_that_names_its_design_in_its_title_is_said_to(tmp_path):
    bib = "citations.bib\n@article{ito2011,\n  title = {Ginger: a case series},\n  year = {2011}\n}\n"
    numbers = made(tmp_path, bib + "\n" + CREDITED.format(verified="yes", other="survey") + ROW.format(1))
    assert "ito2011, is a case series by its own title (" in numbers.sentences()[2]
