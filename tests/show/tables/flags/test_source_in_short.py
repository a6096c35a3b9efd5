"""What the source says in a line: what speaks against a claim first, every result with its study, no rate made up."""

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.model.evidence import Evidence
from analysis.show.tables.flags.source_in_short import events_in_short, source_in_brief, source_in_short
from analysis.show.value import Home, Name
from tests.builders import shipped
from tests.builders.build import claim, finding, link, study


def said(evidence: Evidence) -> str:
    return str(source_in_short(AppraisedEvidence(evidence).source_statement["C001"], evidence))


TRIALS = Evidence(
    claims=(claim(category="efficacy", outcome="nausea", figure="", unit=""),),
    studies=(study(study="a2001", design="randomised trial"), study(study="b2002", design="randomised trial")),
    findings=(
        finding(id="F001", study="a2001", phase="randomised", comparator_value="50"),
        finding(id="F002", study="b2002", phase="randomised", comparator_value="74", p="0.9"),
    ),
    links=(
        link(study="a2001", stance="supports", finding="F001"),
        link(study="b2002", stance="contradicts", basis="no difference found", finding="F002"),
    ),
)


def test_no_difference_stands_before_what_is_for_a_claim() -> None:
    text = said(TRIALS)
    assert text.startswith("No difference found in nausea: share improved ")
    assert text.index("b2002") < text.index("For it, nausea") < text.index("a2001")


def test_studies_are_names_that_lead_to_them() -> None:
    phrase = source_in_short(AppraisedEvidence(TRIALS).source_statement["C001"], TRIALS)
    assert [one for one in phrase if isinstance(one, Name)] == [
        Name(Home.STUDIES, "b2002"),
        Name(Home.STUDIES, "a2001"),
    ]


def test_where_no_study_bears_on_it_that_is_said() -> None:
    assert said(Evidence(claims=TRIALS.claims, studies=TRIALS.studies)).startswith("Whether any of the 2 studies")


def test_shipped_lines_name_the_studies_of_the_full_statement_and_are_shorter() -> None:
    appraised = shipped.appraised()
    for told in appraised.source_statement.values():
        phrase = source_in_short(told, appraised.evidence)
        named = {one.id for one in phrase if isinstance(one, Name)}
        assert named == set(told.studies)
        assert len(str(phrase).split()) <= max(70, len(told.text.split()))


def test_shipped_harms_seen_are_told_before_harms_not_seen() -> None:
    appraised = shipped.appraised()
    lines = [str(source_in_short(one, appraised.evidence)) for one in appraised.source_statement.values()]
    both = [line for line in lines if "no rate can be computed" in line and "none reported" in line]
    assert both
    assert all(line.index("no rate can be computed") < line.index("none reported") for line in both)


def test_in_brief_it_is_the_first_result_with_the_name_of_its_study_alone() -> None:
    told = AppraisedEvidence(TRIALS).source_statement["C001"]
    brief = str(source_in_brief(told, TRIALS))
    assert brief.startswith("No difference found in nausea: share improved ")
    assert brief.endswith(" (b2002).")
    none = AppraisedEvidence(Evidence(claims=TRIALS.claims, studies=TRIALS.studies)).source_statement["C001"]
    assert str(source_in_brief(none, TRIALS)) == none.text


def test_shipped_results_in_brief_are_those_of_the_line() -> None:
    appraised = shipped.appraised()
    for told in appraised.source_statement.values():
        line, brief = (str(make(told, appraised.evidence)) for make in (source_in_short, source_in_brief))
        assert len(brief) <= len(line)
        assert brief.partition(" (")[0].lower() in line.lower().replace(", which cannot show safety", "")


def test_what_was_recalled_is_said_to_be() -> None:
    counts = [
        finding(id="F001", outcome="rash", measure="count", value="5", unit="events", event=event)
        for event in ("recalled", "measured")
    ]
    told = [str(events_in_short([one], Evidence(studies=(study(study=one.study),), findings=(one,)))) for one in counts]
    assert ["5 events recalled" in one for one in told] == [True, False]
