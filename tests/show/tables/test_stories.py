"""Same study, different story: groups in two places that differ, and no others."""

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.evidence_review import EvidenceReview
from analysis.model.evidence import Evidence
from analysis.show.tables.catalogue import table_named
from analysis.show.tables.stories import different_stories
from tests.builders import shipped
from tests.builders.build import claim, finding, reference, study, term

CITED = {"sourcing": "explicit", "marker": "[1]", "stated_design": ""}
VAGUE = {"sourcing": "vague", "figure": "", "unit": "", "stated_design": "studies"}


def told(*claims, terms=()) -> list[tuple[str, tuple[str, ...], list[str]]]:
    given = Evidence(
        claims=claims,
        studies=(study(),),
        findings=(finding(value="91", numerator="", denominator=""),),
        references=(reference(), reference(document="page2")),
        terms=terms,
    )
    return [(story.name, story.differs, [one.id for one in story.claims]) for story in different_stories(given)]


def test_two_pages_that_give_one_study_other_numbers_are_set_side_by_side() -> None:
    one, other = claim(**CITED), claim(id="C002", document="page2", **CITED | {"figure": "75"})
    assert told(one, other) == [("study ito2011", ("figure",), ["C001", "C002"])]


def test_what_is_told_alike_is_no_story() -> None:
    assert told(claim(**CITED), claim(id="C002", document="page2", **CITED)) == []


def test_two_claims_of_one_line_are_no_story() -> None:
    assert told(claim(**CITED), claim(id="C002", **CITED | {"figure": "75"})) == []


def test_figures_on_two_outcomes_do_not_differ() -> None:
    assert told(claim(**CITED), claim(id="C002", line="9", outcome="dizziness", **CITED | {"figure": "75"})) == []


def test_a_study_is_also_leaned_on_by_the_figures_of_a_sentence() -> None:
    listed = {"sourcing": "list-only", "stated_design": ""}
    one, other = claim(**listed), claim(id="C002", line="9", wording="absolute", **listed)
    assert told(one, other) == [("study ito2011", ("wording",), ["C001", "C002"])]


def test_evidence_that_is_not_identified_is_set_side_by_side_by_its_kind() -> None:
    one = claim(**VAGUE)
    other = claim(id="C002", document="page3", **VAGUE | {"stated_design": "clinical trial"})
    assert told(one, other) == [
        ("evidence on nausea with ginger, motion sickness", ("stated design",), ["C001", "C002"])
    ]


def test_terms_of_one_line_are_one_kind_and_a_claim_without_a_condition_joins() -> None:
    terms = (
        term(term="retching", broader="nausea"),
        term(term="ginger tea", kind="agent", broader="ginger"),
    )
    general = claim(condition="", **VAGUE)
    special = claim(id="C002", line="9", agent="ginger tea", outcome="retching", **VAGUE)
    assert told(general, claim(id="C003", line="12", **VAGUE), special, terms=terms) == [
        ("evidence on nausea with ginger, motion sickness or no condition named", ("agent",), ["C001", "C003", "C002"])
    ]


def test_other_conditions_agents_or_outcomes_are_another_kind() -> None:
    one = claim(**VAGUE)
    others = ({"condition": "vertigo"}, {"agent": "rest"}, {"outcome": "dizziness"})
    for change in others:
        assert told(one, claim(id="C002", line="9", wording="absolute", **VAGUE | change)) == []


def test_a_row_a_claim_with_what_differs() -> None:
    given = Evidence(claims=(claim(**VAGUE), claim(id="C002", line="9", wording="absolute", **VAGUE)))
    data = table_named("same-study-different-story", EvidenceReview(AppraisedEvidence(given), ())).data
    assert list(data["Claim"]) == ["C001", "C002"]
    assert list(data["Place"]) == ["page1:4", "page1:9"]
    assert set(data["What differs"]) == {"wording"}


def test_without_groups_it_is_said() -> None:
    frame = table_named("same-study-different-story", EvidenceReview(AppraisedEvidence(Evidence()), ()))
    assert frame.data.empty
    assert frame.notes[0].startswith("No row: ")


def test_no_shipped_group_stands_in_one_place_or_tells_one_story() -> None:
    for story in different_stories(shipped.appraised().evidence):
        assert len({(one.document, one.line) for one in story.claims}) > 1
        assert story.differs
        assert len({one.id for one in story.claims}) == len(story.claims)
