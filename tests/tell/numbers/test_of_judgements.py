"""Numbers of judgements, and coefficients with their intervals."""

import pytest

from analysis.appraise.raters.coefficients import Coefficient
from analysis.tell.numbers.of_judgements import judgement_numbers, printed_coefficient, specific_agreement
from tests.builders import miniset
from tests.tell.numbers import by_id

HEADER = (
    "claim,study,finding,question,stance,basis,why,leans,condition_fit,agent_fit,comparator_fit,outcome_fit,rationale,"
    "overrule_reason,judged_by\n"
)
RATED = f"""
raw ratings/a/links.csv
{HEADER}C001,ito2011,F001,,partly supports,,,,same,same,,same,Fewer improved.,,a

raw ratings/b/links.csv
{HEADER}C001,ito2011,F001,,indirect,,,,same,same,,same,Fewer improved.,,b
"""


def found(folder, fragment=""):
    return by_id(judgement_numbers(miniset.appraised(folder, fragment)))


#: Coefficients, as numbers and tables print them.
COEFFICIENTS = [
    pytest.param(Coefficient(0.712, 0.62, 0.79), "0.71 (0.62 to 0.79)", id="with interval"),
    pytest.param(None, "too few for a coefficient", id="too few"),
    pytest.param(Coefficient(None, None, None), "undefined: one word was used throughout", id="undefined"),
    pytest.param(Coefficient(0.5, None, None), "0.50 (interval undefined)", id="no interval"),
    pytest.param(Coefficient(-0.001, -0.25, 0.1), "0.00 (−0.25 to 0.10)", id="below nought"),
]


@pytest.mark.parametrize(("one", "said"), COEFFICIENTS)
def test_a_coefficient_is_printed_with_its_interval(one, said):
    assert printed_coefficient(one) == said


def test_specific_agreement_is_a_share_only_of_enough_choices_and_pairs():
    assert specific_agreement(18, 21, 20) == "0.86 (18 of 21 choices)"
    assert specific_agreement(18, 19, 20) == "18 of 19 choices"
    assert specific_agreement(18, 21, 19) == "18 of 21 choices"


def test_links_are_counted_by_stance_and_by_who_adjudicated_them(tmp_path):
    numbers = found(tmp_path)
    assert (numbers["links"].exact, numbers["links.partly-supports"].exact, numbers["links.contradicts"].exact) == (
        1,
        1,
        0,
    )
    assert numbers["adjudicated.adjudicator"].exact == 1


def test_the_certainty_of_a_question_is_a_number_with_its_steps_and_findings(tmp_path):
    number = found(tmp_path)["Q01"]
    assert (number.value, number.exact) == ("moderate", "moderate")
    assert [place.rpartition("/")[2].partition(":")[0] for place in number.rows] == [
        "questions.csv",
        "certainty.csv",
        "findings.csv",
    ]


def test_agreement_has_numbers_only_where_two_rated(tmp_path):
    assert not [name for name in found(tmp_path / "one") if name.startswith("agreement.stances")]
    numbers = found(tmp_path / "two", RATED)
    assert numbers["agreement.stances.a.b.agreed"].value == "0 of 1"
    assert numbers["agreement.disputed"].exact == 1
    assert len(numbers["agreement.stances.a.b.pairs"].rows) == 2
    assert not {"agreement.stances.a.b.raw", "agreement.stances.a.b.kappa"} & set(numbers), "one pair has no share"


def test_overruled_pairs_are_counted_with_those_that_give_no_reason(tmp_path):
    alike = RATED.replace("partly supports", "indirect")
    assert found(tmp_path / "none")["overruled"].exact == 0
    numbers = found(tmp_path / "two", alike)
    assert [numbers[name].exact for name in ("overruled", "overruled.no-reason")] == [1, 1]
    assert [row.rpartition("data")[2].count("links.csv") for row in numbers["overruled"].rows] == [1, 1, 1]
    given = f"links.csv\noverrule_reason\nThe trial measured it.\n{alike}"
    assert [found(tmp_path / "why", given)[name].exact for name in ("overruled", "overruled.no-reason")] == [1, 0]


def test_harms_and_disagreements_are_counted(tmp_path):
    numbers = found(tmp_path)
    assert numbers["harms"].exact == 1
    assert numbers["harms.named.page1"].exact == 1
    assert numbers["disagreements"].exact == 1
