"""What the source says in a line: what speaks against a claim first, every result with its study, no rate made up."""

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.model.evidence import Evidence
from analysis.show.tables.source_in_short import source_in_short
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
