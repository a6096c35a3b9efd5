"""The evidence without some facts: what rests on those that nobody verified."""

from dataclasses import replace
from pathlib import Path

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.model.conclusions import Scope, Verdict
from analysis.model.evidence import Evidence
from analysis.read.records import read_evidence
from tests.builders.altered import CORRECT, altered
from tests.builders.build import claim, finding, link, reference, study


def evidence(verified: str, other_stance: str) -> Evidence:
    return Evidence(
        claims=(claim(),),
        studies=(study(), study(study="abe1999")),
        findings=(finding(verified=verified),),
        links=(link(stance="partly supports"), link(study="abe1999", stance=other_stance, finding="")),
        references=(reference(), reference(number="2", study="abe1999")),
    )


def test_a_verdict_that_would_change_is_provisional() -> None:
    appraised = AppraisedEvidence(evidence("no", "does not address"))
    assert appraised.assessments["C001", Scope.OWN].verdict is Verdict.PARTLY_SUPPORTED
    assert appraised.verified.assessments["C001", Scope.OWN].verdict is Verdict.NOT_ADDRESSED
    assert appraised.provisional == {"C001": (Scope.OWN, Scope.ALL)}


def test_a_verdict_that_would_stand_is_not() -> None:
    assert AppraisedEvidence(evidence("no", "partly supports")).provisional == {}


def test_with_all_facts_verified_nothing_is_left_out() -> None:
    appraised = AppraisedEvidence(evidence("yes", "does not address"))
    assert appraised.verified is appraised
    assert appraised.provisional == {}


def test_unverified_findings_go_and_the_links_that_rest_on_them_and_nothing_else() -> None:
    found = evidence("no", "indirect")
    other = finding(id="F002")
    more = replace(found, findings=(*found.findings, other))
    kept = AppraisedEvidence(more).without({"F001"}).evidence
    assert AppraisedEvidence(more).verified.evidence == kept
    assert kept.findings == (other,)
    assert kept.links == found.links[1:]
    assert (kept.claims, kept.studies, kept.references) == (found.claims, found.studies, found.references)


def test_a_link_left_out_is_none_that_could_not_be_read(tmp_path: Path) -> None:
    """The sheets hold what was written, and say which links were not read; leaving one out adds none to these."""
    read = read_evidence(CORRECT)
    (deciding,) = {one.finding for one in read.links if one.claim == "C003" and one.study == "lindqvist2004"}
    for evidence in (read, replace(read, sheets=())):
        rest = AppraisedEvidence(evidence).without({deciding})
        assert rest.assessments["C003", Scope.ALL].verdict is Verdict.NOT_ADDRESSED
    damaged = altered(tmp_path / "data", CORRECT, "links", {"claim": "C003", "study": "lindqvist2004"}, stance="odd")
    rest = AppraisedEvidence(read_evidence(damaged)).without({"F999"})
    assert rest.assessments["C003", Scope.ALL].verdict is Verdict.NOT_ASSESSED
