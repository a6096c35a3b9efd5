"""The wording ladder against its published source, and how a claim's words are read."""

import pytest

from analysis.appraise.certainty import rate
from analysis.appraise.wording.wording_ladder import MODERATE_WORDS, plain_sentence, rank, worded_as
from analysis.model.evidence import Evidence
from analysis.model.words import Certainty
from analysis.text.vocabulary.refused import refused
from tests.appraise.test_effect import SMD, STATEMENT
from tests.builders import shipped
from tests.builders.build import claim, finding, harm, question, study, term

# Transcribed from the statements of GRADE guidelines 26 (Santesso et al. 2020, J Clin Epidemiol 119:126-35), as the
# AHRQ's chapter prints them (ncbi.nlm.nih.gov/books/NBK563880), effect of moderate size.
PUBLISHED = {
    "high": "X reduces/increases outcome",
    "moderate": "X likely reduces/increases outcome; X probably reduces/increases outcome",
    "low": "X may reduce/increase outcome; the evidence suggests X reduces/increases outcome",
    "very low": "The evidence is very uncertain about the effect of X on outcome",
}


@pytest.mark.parametrize(
    ("certainty", "words"),
    [("moderate", MODERATE_WORDS), ("low", ("may",)), ("very low", ("the evidence is very uncertain",))],
)
def test_every_word_of_the_ladder_is_in_the_published_statement_of_its_certainty(certainty, words) -> None:
    assert all(word in PUBLISHED[certainty].lower() for word in words)


def test_certainties_are_ranked_from_very_low_to_high() -> None:
    assert sorted(Certainty, key=rank) == [Certainty.VERY_LOW, Certainty.LOW, Certainty.MODERATE, Certainty.HIGH]


@pytest.mark.parametrize(
    ("quote", "wording", "certainty"),
    [
        pytest.param("Ginger relieves nausea", "plain", Certainty.HIGH, id="plain"),
        pytest.param("Ginger always relieves nausea", "absolute", Certainty.HIGH, id="absolute"),
        pytest.param("Ginger probably relieves nausea", "plain", Certainty.MODERATE, id="probably"),
        pytest.param("Ginger may relieve nausea", "hedged", Certainty.LOW, id="may"),
        pytest.param("Ginger may probably help", "plain", Certainty.LOW, id="the weaker of two"),
        pytest.param("Ginger for nausea", "hedged", Certainty.LOW, id="hedged by the record alone"),
        pytest.param("To relieve nausea", "plain", Certainty.LOW, id="an aim"),
        pytest.param("was associated with less nausea", "plain", Certainty.LOW, id="an association"),
        pytest.param("The findings support ginger", "plain", Certainty.LOW, id="as suggested"),
        pytest.param("Studies show less nausea", "plain", Certainty.HIGH, id="as shown"),
        pytest.param("Ginger is used for nausea", "plain", Certainty.HIGH, id="a use has no reserve"),
    ],
)
def test_words_stand_for_a_certainty(quote: str, wording: str, certainty: Certainty) -> None:
    one = worded_as(claim(quote=quote, statement="Ginger and nausea.", wording=wording))
    assert one is certainty


def test_the_statement_speaks_for_the_document_too() -> None:
    one = worded_as(claim(quote="nausea", statement="Ginger is a technique for relieving nausea.", wording="plain"))
    assert one is Certainty.LOW


UNSURE = ", but the evidence is very uncertain"
BETTER: dict[str, str] = {}
NONE = {"numerator": "22", "value": "55", "p": ""}
WORSE = {"numerator": "10", "value": "25"}


def told(level: Certainty | None, *rows: dict[str, str], whole: bool = False, **asked: str) -> str:
    found = tuple(finding(id=f"F00{place}", **row) for place, row in enumerate(rows, 1))
    held = Evidence(
        questions=(question(findings=" ".join(one.id for one in found), **asked),),
        findings=found,
        studies=(study(),),
        terms=(term(term="drowsiness", kind="harm", broader="any side effect"),),
        harms=(harm(harm="fainting", findings="F001" if asked.get("outcome") == "fainting" else ""),),
    )
    return plain_sentence(rate(held.questions[0], held)._replace(level=level), held, whole=whole)


@pytest.mark.parametrize(
    ("level", "way", "words"),
    [
        (Certainty.HIGH, BETTER, "Ginger improves nausea more than placebo."),
        (Certainty.MODERATE, BETTER, "Ginger probably improves nausea more than placebo."),
        (Certainty.LOW, BETTER, "Ginger may improve nausea more than placebo."),
        (Certainty.VERY_LOW, BETTER, f"Ginger may improve nausea more than placebo{UNSURE}."),
        (
            None,
            BETTER,
            "As read, results on nausea were better with ginger than placebo; how sure that is was not rated.",
        ),
        (Certainty.HIGH, NONE, "Ginger makes little or no difference to nausea compared with placebo."),
        (Certainty.MODERATE, NONE, "Ginger probably makes little or no difference to nausea compared with placebo."),
        (Certainty.LOW, NONE, "Ginger may make little or no difference to nausea compared with placebo."),
        (Certainty.VERY_LOW, NONE, f"Ginger may make little or no difference to nausea compared with placebo{UNSURE}."),
        (
            None,
            NONE,
            "As read, results on nausea show no difference compared with placebo; how sure that is was not rated.",
        ),
        (Certainty.HIGH, WORSE, "Ginger does less for nausea than placebo."),
        (Certainty.MODERATE, WORSE, "Ginger probably does less for nausea than placebo."),
        (Certainty.LOW, WORSE, "Ginger may do less for nausea than placebo."),
        (Certainty.VERY_LOW, WORSE, f"Ginger may do less for nausea than placebo{UNSURE}."),
        (
            None,
            WORSE,
            "As read, results on nausea were worse with ginger than placebo; how sure that is was not rated.",
        ),
        (
            Certainty.LOW,
            STATEMENT | {"note": "Means."},
            "Whether ginger improves nausea more than placebo is uncertain.",
        ),
        (
            Certainty.VERY_LOW,
            STATEMENT | {"note": "Means."},
            "Whether ginger improves nausea more than placebo is very uncertain.",
        ),
    ],
)
def test_verb_says_how_sure_and_the_rows_which_way(level, way, words):
    assert told(level, way) == words


def test_results_that_point_apart_are_said_to_differ():
    assert told(Certainty.LOW, BETTER, NONE) == "Results differ on whether ginger improves nausea more than placebo."


def test_whole_sentence_holds_condition_time_and_all_of_the_comparator():
    said = told(Certainty.LOW, BETTER, whole=True, comparator="placebo, rest in both groups")
    assert said == "Ginger may improve nausea in motion sickness (one hour) more than placebo, rest in both groups."
    assert told(Certainty.LOW, BETTER, comparator="placebo, rest in both") == (
        "Ginger may improve nausea more than placebo."
    )


def test_size_is_said_only_where_a_threshold_or_an_interval_was_read():
    small = {**SMD, "value": "-0.2", "ci_low": "-0.3", "ci_high": "-0.1", "note": "Negative favours ginger."}
    assert told(Certainty.HIGH, small, threshold="0.5") == "Ginger improves nausea slightly more than placebo."
    assert told(Certainty.HIGH, small) == "Ginger improves nausea more than placebo."
    unread = {**SMD, "value": "-0.2", "note": "Negative favours ginger."}
    assert told(Certainty.HIGH, unread).endswith("more than placebo; by how much is not known.")


def test_without_a_control_group_no_direction_is_told_and_the_people_are_counted():
    alone = {"phase": "uncontrolled", "comparator_value": "", "comparator_numerator": "", "comparator_denominator": ""}
    said = told(Certainty.VERY_LOW, alone, comparator="none")
    assert said == "Whether ginger improves nausea is very uncertain: 80 people, no control group."
    assert told(None, alone, comparator="none").startswith("Whether ginger improves nausea is not known:")


def test_of_an_outcome_that_names_nothing_it_helps():
    assert told(Certainty.LOW, BETTER, outcome="improvement") == "Ginger may help more than placebo."


HARM = {**STATEMENT, "phase": "uncontrolled", "group": "ginger", "outcome": "drowsiness"}
CASE, NOBODY = {**HARM, "event": "case", "note": "One person."}, {**HARM, "event": "none", "note": "None."}


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([CASE], "Drowsiness is reported after ginger; how often it occurs is not known."),
        ([NOBODY], "No drowsiness was reported after ginger; that does not show that none occurs."),
        (
            [CASE, NOBODY],
            "Drowsiness is reported after ginger; how often it occurs is not known; elsewhere none was reported.",
        ),
        ([HARM | {"event": "", "note": "Not told."}], "Whether drowsiness occurs after ginger cannot be told as read."),
    ],
)
def test_harm_is_reported_or_not_and_nothing_shows_safety(rows, words):
    for level in (None, Certainty.VERY_LOW):
        assert told(level, *rows, outcome="drowsiness") == words


def test_finding_that_the_table_of_harms_names_reports_the_harm():
    said = told(None, HARM | {"event": "", "note": "Named."}, outcome="fainting")
    assert said == "Fainting is reported after ginger; how often it occurs is not known."


EVENTS = {"measure": "share with event", "outcome": "drowsiness", "event": "measured"}


@pytest.mark.parametrize(
    ("level", "row", "words"),
    [
        (Certainty.HIGH, BETTER, "Ginger causes more drowsiness than placebo."),
        (Certainty.LOW, WORSE, "Ginger may cause less drowsiness than placebo."),
        (Certainty.LOW, NONE, "Whether ginger causes more drowsiness than placebo is uncertain."),
        (Certainty.VERY_LOW, NONE, "Whether ginger causes more drowsiness than placebo is uncertain."),
        (
            Certainty.MODERATE,
            NONE,
            "Ginger probably makes little or no difference to how often drowsiness occurs compared with placebo.",
        ),
    ],
)
def test_harm_counted_in_both_groups_is_compared(level, row, words):
    assert told(level, EVENTS | row, outcome="drowsiness") == words


def test_question_without_a_study_says_so():
    assert told(None) == "No study listed here bears on this."


def test_no_sentence_of_the_shipped_data_has_a_refused_word():
    appraised = shipped.review().appraised
    for rating in appraised.certainty.values():
        for whole in (True, False):
            said = plain_sentence(rating, appraised.evidence, whole=whole)
            assert not refused(said), said
            assert "effect" not in said or "side effect" in said
