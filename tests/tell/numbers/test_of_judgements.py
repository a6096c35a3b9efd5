"""Numbers of judgements, and coefficients with their intervals."""

import pytest

from analysis.appraise.agreement import Coefficient
from analysis.tell.numbers.number import by_id
from analysis.tell.numbers.of_judgements import judgement_numbers, printed_coefficient, specific_agreement
from tests.builders import miniset

HEADER = "claim,study,stance,basis,condition_fit,agent_fit,outcome_fit,finding,rationale,judged_by\n"
RATED = f"""
raw ratings/a/links.csv
{HEADER}C001,ito2011,partly,,same,same,same,F001,Fewer improved.,a

raw ratings/b/links.csv
{HEADER}C001,ito2011,indirect,,same,same,same,F001,Fewer improved.,b
"""


def found(folder, fragment=""):
    return by_id(judgement_numbers(miniset.appraised(folder, fragment)))


#: Coefficients, as numbers and tables print them.
COEFFICIENTS = [
    pytest.param(Coefficient(0.712, 0.62, 0.79), "0.71 (0.62 to 0.79)", id="with interval"),
    pytest.param(Coefficient(None, None, None), "undefined: one word was used throughout", id="undefined"),
    pytest.param(Coefficient(0.5, None, None), "0.50 (interval undefined)", id="no interval"),
    pytest.param(Coefficient(-0.001, -0.25, 0.1), "0.00 (−0.25 to 0.10)", id="below nought"),
]


@pytest.mark.parametrize(("one", "said"), COEFFICIENTS)
def test_a_coefficient_is_printed_with_its_interval(one, said):
    assert printed_coefficient(one) == said


def test_specific_agreement_is_a_share_only_of_enough_choices():
    assert specific_agreement(18, 21) == "0.86 (18 of 21 choices)"
    assert specific_agreement(18, 19) == "18 of 19 choices"


def test_links_are_counted_by_stance_and_by_who_settled_them(tmp_path):
    numbers = found(tmp_path)
    assert (numbers["links"].exact, numbers["links.partly"].exact, numbers["links.contradicts"].exact) == (1, 1, 0)
    assert numbers["settled.adjudicator"].exact == 1


def test_the_certainty_of_a_question_is_a_number_with_its_steps_and_findings(tmp_path):
    number = found(tmp_path)["Q01"]
    assert (number.value, number.exact) == ("moderate", "moderate")
    assert [place.rpartition("/")[2].partition(":")[0] for place in number.rows] == [
        "questions.csv",
        "certainty.csv",
        "findings.csv",
    ]


def test_agreement_has_numbers_only_where_two_rated(tmp_path):
    assert "agreement.links.kappa" not in found(tmp_path / "one")
    numbers = found(tmp_path / "two", RATED)
    assert numbers["agreement.links.agreed"].value == "0 of 1"
    assert numbers["agreement.disputed"].exact == 1
    assert len(numbers["agreement.links.kappa"].rows) == 2
    assert "agreement.links.raw" not in numbers, "a share of one pair is printed nowhere"


def test_harms_and_disagreements_are_counted(tmp_path):
    numbers = found(tmp_path)
    assert numbers["harms"].exact == 1
    assert numbers["harms.named.page1"].exact == 1
    assert numbers["disagreements"].exact == 1
