"""Claims that disagree, gravest first and each side with its place; claims that tell of one study differently."""

from dataclasses import replace

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.claims_together import contradicts_itself, differing_numbers
from analysis.check.evidence_review import EvidenceReview
from analysis.model.evidence import Evidence, Ratings
from analysis.show.tables.catalogue import table_named
from analysis.show.tables.disagreements import ITS_REFERENCES, different_stories, gravest_disagreements
from tests.builders import shipped
from tests.builders.build import claim, disagreement, finding, reference, study, term

EVIDENCE = Evidence(
    claims=(claim(), claim(id="C002", quote="no side effects"), claim(id="C003", document="page2", line="9")),
    disagreements=(
        disagreement(claim="C001", other="C003", kind="tension", severity="low"),
        disagreement(id="D02", claim="C001", other="C002", kind="direct", severity="high", note="Denied."),
    ),
)


def test_the_gravest_pair_stands_first_with_both_places() -> None:
    frame = table_named("disagreements", EvidenceReview(AppraisedEvidence(EVIDENCE), ()))
    first = frame.data.iloc[0]
    assert list(frame.data["Id"]) == ["D02", "D01"]
    assert (first["Claim"], first["Other claim"]) == ("C001 (page1:4)", "C002 (page1:4)")
    assert frame.notes[0] == "1 of 2 pairs stand within one document."


def test_pairs_that_share_a_claim_a_kind_and_a_severity_are_one_row() -> None:
    claims = tuple(claim(id=f"C00{number}", line=str(number), quote=f"words {number}") for number in range(1, 7))
    rows = tuple(disagreement(id=f"D0{n}", claim="C001", other=f"C00{n}", kind="direct", note="x") for n in range(2, 7))
    alone = disagreement(id="D09", claim="C003", other="", kind="against its own reference", severity="high")
    review = EvidenceReview(AppraisedEvidence(Evidence(claims=claims, disagreements=(*rows, alone))), ())
    first, second = gravest_disagreements(review).rows
    assert "“words 3”" in str(first)
    assert ITS_REFERENCES in first
    assert "“words 1”" in str(second)
    assert "and 3 claims more" in str(second)
    cut = gravest_disagreements(review, most=1)
    assert len(cut.records) == 1
    assert any("Not here: 5 pairs of 6" in note for note in cut.notes)


def test_every_shipped_pair_is_in_a_row_or_counted() -> None:
    review = EvidenceReview(shipped.appraised(), ())
    told = sum(len(one.rows) for one in gravest_disagreements(review, most=1000).records)
    assert told == len(review.evidence.disagreements)
    assert len(gravest_disagreements(review).records) <= 12


def test_the_lists_of_all_raters_are_counted() -> None:
    ones, others = EVIDENCE.disagreements, EVIDENCE.disagreements[1:]
    rated = replace(
        EVIDENCE, ratings=(Ratings(rater="a", disagreements=ones), Ratings(rater="b", disagreements=others))
    )
    notes = table_named("disagreements", EvidenceReview(AppraisedEvidence(rated), ())).notes
    assert any("a listed 2 pairs and b listed 1 pair" in note and "on two lists or more: 1" in note for note in notes)


def test_without_the_table_it_is_said_to_be_unchecked() -> None:
    frame = table_named("disagreements", EvidenceReview(AppraisedEvidence(Evidence()), ()))
    assert frame.data.empty
    assert "not checked" in frame.notes[0]


def test_a_direct_pair_of_one_document_is_one_flag_on_its_first_claim() -> None:
    assert [remark.claim for remark in contradicts_itself(AppraisedEvidence(EVIDENCE))] == ["C001"]


def test_of_a_warning_and_a_denial_the_denial_is_flagged() -> None:
    warning, denial = claim(category="safety"), claim(id="C002", category="safety", direction="denies")
    pair = disagreement(claim="C001", other="C002", kind="direct", severity="high")
    [remark] = contradicts_itself(AppraisedEvidence(Evidence(claims=(warning, denial), disagreements=(pair,))))
    assert (remark.claim, remark.remedy) == ("C002", "withdraw the denial and keep the warning")


def test_numbers_that_share_a_value_do_not_differ() -> None:
    one = claim(category="protocol", figure="15-30", unit="minutes", outcome="session length")
    other = claim(id="C002", category="protocol", figure="30", unit="minutes", outcome="session length")
    later = claim(id="C003", line="9", category="protocol", figure="60", unit="minutes", outcome="session length")
    assert list(differing_numbers(AppraisedEvidence(Evidence(claims=(one, other))))) == []
    assert len(list(differing_numbers(AppraisedEvidence(Evidence(claims=(one, other, later)))))) == 2


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
