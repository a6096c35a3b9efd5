"""The sentence offered: which rows it is made of, and that it never says more than they do."""

from dataclasses import replace

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.wording.suggested_wording import SuggestedWording
from analysis.model.evidence import Evidence
from analysis.text.vocabulary.refused import refused
from tests.builders.build import claim, finding, link, question, reference, study, term
from tests.builders.shipped import appraised

UNCONTROLLED = {
    "phase": "uncontrolled",
    "comparator_value": "",
    "comparator_numerator": "",
    "comparator_denominator": "",
}
EVENTS = {"measure": "count", "unit": "events", "numerator": "", "denominator": "", "group": "ginger, events recalled"}


Row = tuple[dict[str, str], dict[str, str], dict[str, str]]


def evidence(*rows: Row, **columns: str) -> Evidence:
    """A set with one claim; each row gives columns of a study, of its finding and of its link to the claim."""
    studies, findings, links = [], [], []
    for number, (of_study, of_finding, of_link) in enumerate(rows, 1):
        key, found = f"study{number}", f"F{number:03}"
        studies.append(study(study=key, **of_study))
        findings.append(finding(id=found, study=key, **of_finding))
        links.append(link(**{"study": key, "finding": found} | of_link))
    return Evidence(
        claims=(claim(**{"figure": "", "unit": "", "sourcing": "none"} | columns),),
        studies=tuple(studies),
        findings=tuple(findings),
        links=tuple(links),
    )


def offer(given: Evidence) -> SuggestedWording:
    return AppraisedEvidence(given).suggested_wording["C001"]


SERIES: Row = ({"design": "case series", "comparator": ""}, UNCONTROLLED, {"stance": "indirect"})
TRIAL: Row = ({}, {}, {})


def test_the_strongest_design_is_told_with_its_rows() -> None:
    one = offer(evidence(SERIES, TRIAL))
    assert one.findings == ("F002",)
    assert one.studies == ("study2",)
    assert one.sentence.startswith("In a randomised trial (80 people; motion sickness), 30 of 40")


def test_the_document_s_own_studies_come_first() -> None:
    given = evidence(SERIES, TRIAL, sourcing="list-only")
    assert offer(replace(given, references=(reference(study="study1"),))).findings == ("F001",)


def test_the_finding_behind_the_claim_s_own_figure_is_told_before_the_strongest() -> None:
    series = (SERIES[0], UNCONTROLLED | {"value": "91", "numerator": "", "denominator": ""}, {"stance": "indirect"})
    given = evidence(series, TRIAL, sourcing="list-only", figure="91", unit="%")
    one = offer(replace(given, references=(reference(study="study1"), reference(number="2", study="study2"))))
    assert one.findings == ("F001", "F002")
    assert one.sentence.index("91 %") < one.sentence.index("30 of 40")


def test_a_result_in_the_claim_s_own_condition_is_told_before_a_stronger_one_of_another() -> None:
    elsewhere: Row = ({"condition": "vertigo"}, {}, {"stance": "indirect", "condition_fit": "different"})
    assert offer(evidence(elsewhere, SERIES)).findings == ("F002", "F001")


def test_of_a_harm_the_events_counted_are_told_before_a_share() -> None:
    survey = (
        {"design": "survey"},
        EVENTS | UNCONTROLLED | {"outcome": "heartburn", "value": "7"},
        {"stance": "indirect"},
    )
    nobody = {"measure": "share with event", "outcome": "any side effect", "value": "0", "numerator": "0"}
    given = evidence(
        survey, (SERIES[0], UNCONTROLLED | nobody, {"stance": "indirect"}), category="safety", outcome="safety"
    )
    one = offer(replace(given, terms=(term(term="heartburn", kind="harm"),)))
    assert one.findings == ("F001", "F002")
    assert "7 events were counted under “heartburn”" in one.sentence
    assert "no rate can be computed" in one.sentence


def test_without_a_link_the_question_s_finding_is_told() -> None:
    given = evidence(({}, {}, {"stance": "does not address", "finding": ""}))
    assert offer(given).findings == ()
    assert offer(replace(given, questions=(question(),))).findings == ("F001",)


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        pytest.param(
            {},
            "No study listed here, as read, gives a result on nausea with ginger in motion sickness.",
            id="benefit",
        ),
        pytest.param(
            {"outcome": "", "category": "indication"},
            "No study listed here, as read, gives a result for ginger in motion sickness.",
            id="no outcome",
        ),
        pytest.param(
            {"category": "protocol", "outcome": "session length", "condition": ""},
            "No study listed here, as read, bears on this claim (session length; ginger).",
            id="fact",
        ),
        pytest.param(
            {"category": "mechanism", "outcome": "", "condition": "", "agent": ""},
            "No study listed here, as read, bears on this claim.",
            id="names nothing",
        ),
    ],
)
def test_without_any_row_it_is_said_that_there_is_none(columns: dict[str, str], sentence: str) -> None:
    given = evidence(({}, {}, {"stance": "does not address", "finding": ""}), **columns)
    elsewhere = replace(given, studies=(study(study="study1", condition="vertigo"),))
    assert offer(elsewhere) == SuggestedWording(sentence, (), ())


def test_that_there_is_no_result_is_not_said_while_one_falls_under_the_claim_s_terms() -> None:
    given = evidence(({}, {"outcome": "retching"}, {"stance": "does not address", "finding": ""}))
    narrower = replace(given, terms=(term(term="retching", broader="nausea"),))
    assert "gives a result on nausea" in offer(given).sentence
    assert offer(narrower).sentence == (
        "No study listed here, as read, bears on this claim (nausea; ginger; motion sickness)."
    )


def test_of_a_fact_what_bears_it_out_stands_before_the_design() -> None:
    series = (SERIES[0], UNCONTROLLED, {"stance": "supports"})
    assert offer(evidence(TRIAL, series, category="protocol")).findings == ("F002",)


def test_what_nobody_judged_is_said_to_be_so() -> None:
    given = replace(evidence(TRIAL), links=())
    assert offer(given).sentence == (
        "Whether a study listed here bears on this claim (nausea; ginger; motion sickness) was not assessed."
    )


def test_a_study_linked_without_a_finding_is_told_by_what_it_gave() -> None:
    given = evidence(({}, {}, {"finding": ""}), category="protocol", outcome="dose")
    one = offer(given)
    assert (one.findings, one.studies) == ((), ("study1",))
    assert "ginger was given, recorded as “1 g”" in one.sentence


# The shipped data: invariants only


@pytest.fixture
def shipped() -> AppraisedEvidence:
    return appraised()


def test_every_shipped_claim_has_a_sentence(shipped: AppraisedEvidence) -> None:
    assert set(shipped.suggested_wording) == set(shipped.evidence.claim)


def test_no_shipped_sentence_holds_a_refused_word(shipped: AppraisedEvidence) -> None:
    found = {claim: refused(one.sentence) for claim, one in shipped.suggested_wording.items()}
    assert not {claim: words for claim, words in found.items() if words}


def test_every_shipped_sentence_is_whole(shipped: AppraisedEvidence) -> None:
    for claim_id, one in shipped.suggested_wording.items():
        sentence = one.sentence
        assert sentence.endswith("."), claim_id
        assert sentence[0].isupper(), claim_id
        for slip in ("  ", "..", "()", "(;", "; )", " ,", " ;", ",,", "None", "“”"):
            assert slip not in sentence, (claim_id, slip)
        assert sentence.count("(") == sentence.count(")"), claim_id
        assert sentence.count("“") == sentence.count("”"), claim_id


def test_every_shipped_sentence_rests_on_rows_that_there_are(shipped: AppraisedEvidence) -> None:
    evidence = shipped.evidence
    for one in shipped.suggested_wording.values():
        assert set(one.findings) <= set(evidence.finding)
        assert set(one.studies) <= set(evidence.study)
        assert {evidence.finding[key].study for key in one.findings} <= set(one.studies)
        assert len(one.studies) <= 2


def test_what_rests_on_an_unverified_shipped_finding_says_so(shipped: AppraisedEvidence) -> None:
    unsure = {finding.id for finding in shipped.evidence.findings if not finding.verified}
    for one in shipped.suggested_wording.values():
        assert ("(not yet verified)" in one.sentence) is bool(unsure & set(one.findings))
