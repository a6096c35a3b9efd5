"""What a claim's card tells of the way from its numbers to the studies: each answer, and each sentence on a design."""

import csv
from dataclasses import replace
from pathlib import Path

import pytest

import analysis
from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.ladder import LEVELS
from analysis.check.evidence_review import EvidenceReview
from analysis.model.evidence import Evidence
from analysis.notebook.cards.claim import ShownClaim
from analysis.notebook.cards.trace import OFF
from tests.appraise.test_design import OUTCOMES, evidence
from tests.builders.build import claim, entry, finding, reference, study
from tests.builders.shipped import DATA, of_notebook

ENTRY = entry("ito2011", author="Ito, Ken", year="2011")
SERIES, ALONE = {"design": "case series"}, {"phase": "uncontrolled"}


def card(found: Evidence) -> ShownClaim:
    """The card of the first claim."""
    review = analysis.Review(EvidenceReview.of(AppraisedEvidence(replace(found, entries=(ENTRY,)))), Path())
    return review.claim(found.claims[0].id)


@pytest.fixture(scope="module")
def shipped():
    return of_notebook()


# What a sentence says of the design


@pytest.mark.parametrize(
    ("study_columns", "finding_columns", "claim_columns", "said"),
    [
        pytest.param(
            {},
            {},
            {},
            "The page names “randomised trial” as the source of 75 %. Its one reference that was read to give the"
            " numbers is Ito 2011, a randomised trial, as it says.",
            id="matched",
        ),
        pytest.param(
            SERIES,
            ALONE,
            {},
            "The page names “randomised trial” as the source of 75 %. Its one reference that was read to give the"
            " numbers is Ito 2011, a case series, without a comparison group.",
            id="contradicted",
        ),
        pytest.param(
            SERIES,
            ALONE | {"verified": "no"},
            {},
            "The page names “randomised trial” as the source of 75 %. Its one reference from which the numbers are"
            " thought to come is Ito 2011, a case series, without a comparison group.",
            id="contradicted by what nobody has verified",
        ),
        pytest.param(
            {},
            {"phase": "open label"},
            {},
            "The page names “randomised trial” as the source of 75 %. Its one reference that was read to give the"
            " numbers is Ito 2011, a randomised trial, and the numbers are of its open label part.",
            id="contradicted by a part",
        ),
        pytest.param(
            SERIES,
            ALONE,
            {"sourcing": "explicit", "marker": "[1]"},
            "The page names “randomised trial” as the source of 75 %. Its mark leads to Ito 2011, a case series,"
            " without a comparison group.",
            id="by the page's mark",
        ),
        pytest.param(
            {"read_as": "full text"},
            {"value": "60", "numerator": "24"},
            {},
            "The page names “randomised trial” as the source of 75 %; no reference of that design, read in full,"
            " has it.",
            id="not given",
        ),
        pytest.param(
            {"read_as": "abstract"},
            {"value": "60", "numerator": "24"},
            {},
            "Whether “randomised trial” is the source of 75 % cannot be told: Ito 2011 may report this, and was not"
            " read in full.",
            id="not read",
        ),
        pytest.param(
            SERIES, ALONE, {"stated_design": "studies"}, "The words “studies” name no kind of study.", id="vague"
        ),
        pytest.param(SERIES, ALONE, {"stated_design": ""}, "The sentence names no kind of study.", id="none named"),
    ],
)
def test_what_is_said_of_a_design(study_columns, finding_columns, claim_columns, said):
    columns = {"marker": "", "sourcing": "list-only"} | claim_columns
    assert card(evidence(study_columns, finding_columns, columns)).on_design == said


@pytest.mark.parametrize(("study_columns", "finding_columns", "claim_columns", "outcome", "gap"), OUTCOMES)
def test_every_outcome_has_a_sentence_a_chain_and_a_rung(study_columns, finding_columns, claim_columns, outcome, gap):
    shown = card(evidence(study_columns, finding_columns, claim_columns))
    assert shown.on_design.endswith(".")
    attributed = shown.review.designs["study"].notna().any()
    assert shown.chain[["in", "which is"]].notna().all() == attributed
    assert shown.ladder.isin(["meant", "meant?"]).any(axis=None) == attributed


def test_of_two_that_give_a_number_neither_is_called_the_only_one():
    listed = {"marker": "", "sourcing": "list-only", "stated_design": "randomised trial"}
    found = evidence(SERIES, ALONE, listed)
    second = claim(id="C002", quote="40% slept better", figure="40", outcome="sleep", **listed)
    other = study(study="abe1999", design="case series")
    found = replace(
        found,
        claims=(*found.claims, second),
        studies=(*found.studies, other),
        references=(*found.references, reference(number="2", study="abe1999")),
        findings=(
            *found.findings,
            finding(id="F002", study="ito2011", outcome="sleep", value="40", phase="uncontrolled"),
            finding(id="F003", study="abe1999", phase="uncontrolled"),
        ),
    )
    assert "Of its 2 references, the one that was read to give most of the numbers is Ito 2011" in card(found).on_design


# What it says of each reference


@pytest.mark.parametrize(
    ("study_columns", "finding_columns", "answer"),
    [
        pytest.param({}, {}, "yes", id="read"),
        pytest.param({}, {"verified": "no"}, "not verified", id="entered, and read in no source"),
        pytest.param({}, {"measure": "share choosing"}, "something else", id="another quantity"),
        pytest.param({}, {"outcome": "sleep"}, "something else", id="another outcome"),
        pytest.param({"read_as": "full text"}, {"value": "60"}, "no", id="another number, read in full"),
        pytest.param({"read_as": "abstract"}, {"value": "60"}, "open", id="another number, read in part"),
    ],
)
def test_whether_a_reference_gives_a_number(study_columns, finding_columns, answer):
    shown = card(evidence(study_columns, finding_columns))
    assert shown.numbers == ["75 %"]
    assert list(shown.candidates["75 %"]) == [answer]


@pytest.mark.parametrize(
    ("design", "answer", "rung"),
    [
        ("randomised trial", "yes", LEVELS[2]),
        ("randomised cross-over trial", "yes", LEVELS[2]),
        ("systematic review", "review", OFF),
        ("case series", "no", LEVELS[4]),
        ("survey", "no", OFF),
        ("unknown", "open", OFF),
    ],
)
def test_whether_a_reference_is_randomised_and_where_it_stands(design, answer, rung):
    shown = card(evidence({"design": design}, {}))
    assert list(shown.candidates["randomised"]) == [answer]
    assert shown.candidates.at["ito2011", "label"] == f"Ito 2011, {design}"
    ladder = shown.ladder
    assert list(ladder.index) == [*LEVELS.values(), OFF]
    assert list(ladder.index[ladder["Ito 2011"].notna()]) == [rung]
    assert list(ladder.index[ladder["the page"].notna()]) == [LEVELS[2]]


def test_a_claim_without_a_result_has_no_number_and_no_share():
    shown = card(evidence({}, {}, {"figure": "", "unit": ""}))
    assert (shown.numbers, shown.share) == ([], None)
    assert list(shown.candidates.columns) == ["name", "label", "design", "read_as", "randomised"]
    assert not shown.mean_changes["same_number"].any()
    protocol = card(evidence({}, {}, {"category": "protocol", "figure": "6", "unit": "sessions"}))
    assert (protocol.numbers, protocol.share) == ([], None)


# Of the shipped data


def test_a_share_is_none_where_the_number_is_a_mean():
    correct = analysis.load(DATA.parent / "tests" / "bench" / "correct")
    assert correct.claim("C001").share == 70
    assert correct.claim("C003").share is None
    assert correct.claim("C003").numbers == ["45 %"]


def test_shares_are_rows_of_the_findings_with_the_comparison_of_their_part(shipped):
    shares = shipped.claim("C270").shares
    with (DATA / "findings.csv").open(encoding="utf-8", newline="") as file:
        found = {row["id"]: row for row in csv.DictReader(file)}
    assert len(shares) > 1
    for key, row in shares.iterrows():
        given = found[key]
        assert (given["measure"], given["unit"], given["verified"]) == ("share improved", "%", "yes")
        assert float(given["value"]) == row["value"]
        assert (row["comparison"] == "with a comparison group") == (given["phase"] in ("randomised", "controlled"))
    values = shares.groupby("comparison", observed=True)["value"]
    assert values.agg(lambda column: column.is_monotonic_decreasing).all()
    assert shares["comparison"].is_monotonic_increasing


def test_alone_it_is_one_claim_with_its_own_flags(shipped):
    shown = shipped.claim("C270")
    assert list(shown.alone.claims.index) == ["C270"]
    assert shown.alone.plot("annotated-sentence").title == "“91%” is credited to “randomized trial”"
    assert list(shown.alone.claim("C270").flags["message"]) == list(shown.flags["message"])
