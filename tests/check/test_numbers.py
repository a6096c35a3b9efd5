"""Figures of claims and their units."""

from dataclasses import replace

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.figure_match import stated_measures
from analysis.check.numbers import (
    contradicting_numbers,
    differing_figure,
    figure_not_in_quote,
    figure_without_comparator,
    figure_without_unit,
    other_time,
    untraced_figure,
)
from analysis.model.evidence import Evidence, TextCopy
from analysis.model.words import Measure
from tests.builders import miniset
from tests.builders.build import claim, finding, link, reference, study


def judged(claim_columns: dict[str, str], **finding_columns: str) -> AppraisedEvidence:
    found = Evidence(
        claims=(claim(**claim_columns),),
        studies=(study(),),
        findings=(finding(**finding_columns),),
        links=(link(),),
        references=(reference(),),
    )
    return AppraisedEvidence(found)


@pytest.mark.parametrize(
    ("quote", "measure", "wrong"),
    [
        pytest.param("an odds ratio of 1.8", "share improved", False, id="by the words"),
        pytest.param("1.8 as likely", "odds ratio", False, id="by the finding"),
        pytest.param("1.8 as likely", "share improved", True, id="by neither"),
        pytest.param("a mean difference of 1.8", "odds ratio", True, id="the words come first"),
    ],
)
def test_a_unit_is_asked_for_where_the_quantity_has_one(quote: str, measure: str, wrong: bool) -> None:
    found = judged({"quote": quote, "statement": "Ginger: 1.8.", "figure": "1.8", "unit": ""}, measure=measure)
    assert bool(list(figure_without_unit(found))) is wrong


def test_a_unit_without_a_figure_is_reported_whatever_was_measured() -> None:
    found = judged({"quote": "an odds ratio", "figure": "", "unit": "%"}, measure="odds ratio")
    assert [one.place.column for one in figure_without_unit(found)]


def test_a_signed_figure_is_told_beside_a_value_with_its_sign() -> None:
    columns = {"quote": "a mean difference of -3.5 points", "figure": "-3.5", "unit": "points", "sourcing": "explicit"}
    found = judged(columns | {"marker": "[1]"}, measure="mean difference", value="-2.5", unit="points")
    assert [one.evidence.rpartition(" gives ")[2] for one in differing_figure(found)] == ["-2.5 points"]


@pytest.mark.parametrize(
    ("quote", "wrong"),
    [
        ("30 of 40 patients (75%) felt better", False),
        ("39/46 (84.8%) felt better", False),
        ("39/46 (85%) felt better", False),
        ("39/46 (84%) felt better, cut off", False),
        ("30 of 60 patients (75%) felt better", True),
        ("75% (30 of 60) felt better", True),
        ("30 of 60 patients felt better", False),
        ("75% felt better", False),
        ("significantly better (p = 0.41)", True),
        ("no significant difference (p < 0.001)", True),
        ("significantly better (p = 0.06), near the level", False),
        ("significantly better (p = 0.01)", False),
        ("an odds ratio of 3.1 (95% CI 4.0 to 2.0)", True),
    ],
)
def test_numbers_that_contradict_each_other_are_flagged(quote, wrong):
    remarks = list(contradicting_numbers(AppraisedEvidence(Evidence(claims=(claim(quote=quote),)))))
    assert bool(remarks) is wrong


BLANK = {"numerator": "", "denominator": "", "comparator_value": ""}


@pytest.mark.parametrize(
    ("claimed", "found", "flagged"),
    [
        pytest.param({"quote": "85% of patients felt better", "figure": "85.0"}, {"value": "84.8"}, False, id="85.0"),
        pytest.param({"quote": "85.0% of patients felt better", "figure": "85.0"}, {"value": "84.8"}, True, id="as is"),
        pytest.param(
            {"quote": "SMD = -0.44", "figure": "-0.44", "unit": ""},
            {"value": "-0.44", "measure": "standardised mean difference", "unit": ""},
            False,
            id="a sign and no unit",
        ),
        pytest.param(
            {"quote": "SMD –0.44", "figure": "–0.44", "unit": ""},
            {"value": "-0.44", "measure": "standardised mean difference", "unit": ""},
            False,
            id="a dash for a minus",
        ),
        pytest.param(
            {"quote": "cut the risk of nausea by a quarter", "figure": "25"},
            {"value": "0.75", "measure": "risk ratio", "unit": ""},
            False,
            id="a reduction of the risk",
        ),
        pytest.param(
            {"quote": "cut the risk of nausea by 25%", "figure": "25"},
            {"value": "1.25", "measure": "risk ratio", "unit": ""},
            True,
            id="an increase of the risk",
        ),
        pytest.param({"quote": "75%: mint", "figure": "75"}, {"value": "75", "measure": "median"}, False, id="by link"),
        pytest.param(
            {"quote": "30% more than with placebo", "figure": "30"},
            {"value": "30", "measure": "between-arm difference", "unit": "points"},
            True,
            id="another unit",
        ),
        pytest.param({"quote": "80% of pilots had mint", "figure": "80"}, {"value": "75"}, False, id="not understood"),
        pytest.param(
            {"quote": "75% of patients felt better", "figure": "75"},
            {"value": "75", "measure": "mean change"},
            True,
            id="quantity",
        ),
        pytest.param({"quote": "75% felt better", "figure": "57"}, {"value": "75"}, False, id="our own slip"),
    ],
)
def test_a_figure_that_agrees_or_is_not_understood_is_not_untraced(claimed, found, flagged):
    columns = {"statement": "As the page says.", "sourcing": "list-only", "marker": ""} | claimed
    assert bool(list(untraced_figure(judged(columns, **BLANK | found)))) is flagged


@pytest.mark.parametrize("quote", ["SMD = -0.44", "SMD = −0.44", "an SMD of –0.44"])
def test_a_sign_or_a_missing_unit_is_no_fault(quote):
    found = judged({"quote": quote, "figure": "-0.44", "unit": ""})
    assert not list(figure_without_unit(found))
    assert not list(figure_not_in_quote(found))


def test_the_sentence_of_the_text_says_what_the_quote_leaves_out():
    columns = {"quote": "in 12% of pilots", "statement": "As the page says.", "figure": "12", "line": "1"}
    copy = TextCopy("page1.txt", "", ("Mint is old. Gout broke out in 12% of pilots. Sleep improved in 40%.",))
    found = judged(columns, measure="share with event", value="12", **BLANK).evidence
    assert stated_measures(found.claims[0], replace(found, texts={"page1": copy}))[0] is Measure.SHARE_WITH_EVENT
    assert stated_measures(found.claims[0], replace(found, links=())) == ()


def test_a_figure_that_the_line_does_not_print_is_our_fault():
    found = judged({"quote": "most felt better", "figure": "91", "line": "1"}).evidence
    copy = TextCopy("page1.txt", "", ("After mint most felt better (75% of 40).",))
    assert not list(figure_not_in_quote(AppraisedEvidence(found)))
    assert list(figure_not_in_quote(AppraisedEvidence(replace(found, texts={"page1": copy}))))


def timed(folder, quote, months, sourcing="explicit,[1]"):
    fragment = f"""claims.csv
id,quote,figure,unit,sourcing,marker
C001,75% of patients felt better {quote},75,%,{sourcing}

findings.csv
id,value,months
F001,75,{months}
"""
    return list(other_time(miniset.appraised(folder / "data", fragment)))


@pytest.mark.parametrize(
    ("quote", "months"),
    [
        ("at 6 months", "6"),
        ("after 26 weeks", "6"),
        ("at six months", "6"),
        ("after one year", "12"),
        ("12 weeks later", "2.8"),
        ("12 weeks after", "3"),
        ("at 6 months", ""),
        ("in 6 sessions", "3"),
        ("after 6 weeks of treatment", "3"),
        ("", "6"),
    ],
)
def test_same_time_in_other_units_and_times_not_told_pass(tmp_path, quote, months):
    assert not timed(tmp_path, quote, months)


@pytest.mark.parametrize(
    ("quote", "months", "said"),
    [
        ("at 18 months", "6", "18 months"),
        ("after 6 weeks", "6", "6 weeks"),
        ("at 5-year follow-up", "12", "5 years"),
    ],
)
def test_another_time_is_flagged_with_both(tmp_path, quote, months, said):
    (remark,) = timed(tmp_path, quote, months)
    assert said in remark.message
    assert f"for {months} months" in remark.message


def test_study_of_a_mere_list_is_not_held_against_a_claim(tmp_path):
    assert not timed(tmp_path, "at 18 months", "6", "list-only,")


CLAIM = {"quote": "73% of pilots slept", "statement": "Of pilots, 73 % slept.", "figure": "73", "line": "1"}


@pytest.mark.parametrize(
    ("line", "flagged"),
    [
        ("With mint 73% of pilots slept.", True),
        ("With mint 73% of pilots slept, compared to 41 % with exercise.", False),
        ("With mint 73% of pilots slept versus 41%.", False),
        ("With mint 73% of pilots slept, against only 41% of clerks.", False),
        ("With mint 73% of pilots slept, more than in the other harbour.", False),
        ("With mint 73% of pilots slept; with placebo 41% did.", False),
        ("With mint 73% of pilots slept, more than half.", True),
        ("With mint 73% of pilots slept, better than before.", True),
        ("With mint 73% of pilots slept, compared with baseline.", True),
        ("With mint 73% of pilots slept. Compared with placebo, tea is cheap.", True),
    ],
)
def test_a_comparison_is_looked_for_in_the_whole_sentence(line, flagged):
    copy = TextCopy("page1.txt", "", (line,))
    found = Evidence(claims=(claim(**CLAIM),), texts={"page1": copy})
    assert bool(list(figure_without_comparator(AppraisedEvidence(found)))) is flagged


def test_a_comparison_may_stand_in_another_claim_of_the_line_or_in_the_statement():
    beside = claim(**CLAIM | {"id": "C002", "comparator": "placebo"})
    for claims in ((claim(**CLAIM), beside), (claim(**CLAIM | {"statement": "More than with placebo, 73 % slept."}),)):
        assert not list(figure_without_comparator(AppraisedEvidence(Evidence(claims=claims))))


def test_nothing_is_said_of_a_figure_that_the_quote_does_not_print():
    found = Evidence(claims=(claim(**CLAIM | {"figure": "37"}),))
    assert not list(figure_without_comparator(AppraisedEvidence(found)))


@pytest.mark.parametrize(
    ("category", "direction", "unit", "flags"),
    [
        ("efficacy", "asserts", "%", 1),
        ("efficacy", "denies", "%", 0),
        ("safety", "asserts", "%", 0),
        ("efficacy", "asserts", "weeks", 0),
    ],
)
def test_only_shares_of_benefit_need_a_comparison(tmp_path, category, direction, unit, flags):
    fragment = f"claims.csv\nid,category,direction,unit\nC001,{category},{direction},{unit}\n"
    assert len(list(figure_without_comparator(miniset.appraised(tmp_path / "data", fragment)))) == flags
