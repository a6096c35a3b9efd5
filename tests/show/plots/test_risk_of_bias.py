"""The risk of bias: every result and word is there, in words too, told without colour, on their pages."""

import re

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.bias import FORMS, NOT_ASSESSED
from analysis.check.evidence_review import EvidenceReview
from analysis.model.evidence import Evidence
from analysis.model.words import Tool
from analysis.show.plots.canvas import WIDTH
from analysis.show.plots.marks import NO_WORD, SIGNS
from analysis.show.plots.plot import as_svg
from analysis.show.plots.risk_of_bias import risk_of_bias
from tests.builders.build import appraisal
from tests.show.plots.test_catalogue import outside, said

# Risk of bias


def review(*rows):
    return EvidenceReview(AppraisedEvidence(Evidence(appraisals=rows)), ())


def drawn(*rows):
    return risk_of_bias(review(*rows))


def many_results(size):
    """So many results, of every tool in turn, the words of each used in turn."""
    tools = list(Tool)
    rows = []
    for number in range(size):
        tool = tools[number % len(tools)]
        form = FORMS[tool]
        rows += [
            appraisal(
                study=f"a-study-with-a-long-key-{number}",
                outcome=f"an outcome with a long name number {number}",
                tool=tool,
                domain=domain.name,
                judgement=form.words[(number + place) % len(form.words)],
            )
            for place, domain in enumerate(form.domains)
        ]
    return rows


def test_symbols_differ_in_shape_or_sign_and_every_word_has_one():
    assert {word for form in FORMS.values() for word in form.words} == set(SIGNS)
    signs = {*SIGNS.values(), NO_WORD}
    assert len({sign.text for sign in signs}) == len(signs)
    shapes = [sign.mark.shape for sign in signs if sign.mark.shape]
    assert len(set(shapes)) == len(shapes)


@pytest.mark.parametrize("tool", Tool)
def test_words_of_one_tool_never_share_a_symbol(tool):
    words = FORMS[tool].words
    assert len({SIGNS[word] for word in words}) == len(words)


def test_not_assessed_has_the_plainest_mark():
    plain = SIGNS[NOT_ASSESSED]
    assert (plain.mark.shape, plain.text) == ("", "?")


def test_picture_names_study_outcome_part_domains_and_words():
    (plot,) = drawn(appraisal(judgement="some concerns"))
    texts = said(plot)
    assert {"RoB 2: 1 result", "ito2011", "nausea; randomised", "1 of 5"} <= set(texts)
    assert {"D1", "D2", "D3", "D4", "D5", "!"} <= set(texts)
    assert {"low", "some concerns", "high", "not assessed"} <= set(texts)
    assert all(domain.label in " ".join(texts) for domain in FORMS[Tool.ROB_2].domains)
    assert texts.count("?") == 4 + 1
    assert "Judged by adjudicator." in texts


def test_words_tell_the_counts_by_tool():
    (plot,) = drawn(appraisal(judgement="high"))
    assert plot.alt == "1 result; 1 of 5 domains judged. RoB 2: 1 high, 4 not assessed."


def test_no_overall_rating_is_drawn():
    (plot,) = drawn(*(appraisal(domain=name, judgement="low") for name in FORMS[Tool.ROB_2].names))
    texts = said(plot)
    assert texts.count("+") == 5 + 1
    assert any("No overall rating is drawn" in text for text in texts)


def test_without_appraisals_the_picture_says_so():
    (plot,) = drawn()
    assert plot.alt == "No risk of bias is recorded: no result was appraised."
    assert plot.alt in said(plot)


def test_word_that_the_tool_does_not_have_is_shown_as_a_fault():
    (plot,) = drawn(appraisal(judgement="fine"))
    assert "not a word of the tool (a fault)" in said(plot)


def test_key_has_the_words_of_the_tools_on_the_page_only():
    (plot,) = drawn(appraisal())
    assert not {"yes", "low or yes", "moderate"} & set(said(plot))


def test_tools_that_share_a_page_share_a_key():
    series = appraisal(phase="uncontrolled", tool="JBI case series", domain="complete inclusion", judgement="no")
    (plot,) = drawn(appraisal(), series)
    headings = [text for text in said(plot) if text.endswith(": 1 result")]
    assert headings == [f"{tool}: 1 result" for tool in (Tool.ROB_2, Tool.JBI_CASE_SERIES)]
    assert "low or yes" in said(plot)


@pytest.mark.parametrize("size", [5, 50, 500])
def test_every_result_is_shown_and_no_text_reaches_beyond_the_edge(size):
    found = drawn(*many_results(size))
    names = [plot.name for plot in found]
    assert names[0] == "risk-of-bias"
    assert len(set(names)) == len(names)
    assert {plot.figure.get_size_inches()[0] for plot in found} == {WIDTH}
    assert [text for plot in found for text in outside(plot)] == []
    texts = [text for plot in found for text in said(plot)]
    assert len([text for text in texts if re.fullmatch(r"\d+ of \d+", text)]) == size


@pytest.mark.parametrize("odd", ["<script>alert(1)</script>", "$x^2$", "x" * 3000, "word " * 500])
def test_odd_text_is_shown_as_text_within_the_figure(odd):
    (plot,) = drawn(appraisal(study=odd.strip(), outcome=odd.strip()))
    assert outside(plot) == []
    assert "<script>" not in as_svg(plot)


def test_same_rows_give_the_same_bytes():
    rows = many_results(7)
    assert [as_svg(plot) for plot in drawn(*rows)] == [as_svg(plot) for plot in drawn(*rows)]
