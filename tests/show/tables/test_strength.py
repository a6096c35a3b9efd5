"""Claims by study design and strength: rows, columns, conservation, and what may never be shown."""

from urllib.parse import parse_qsl

import pytest

from analysis.appraise.ladder import LEVELS
from analysis.check.evidence_review import Block, EvidenceReview, block
from analysis.model.conclusions import Scope
from analysis.show.tables.strength import (
    StrengthRow,
    documents,
    level_row,
    pairs,
    row_of,
    sourcing,
    strength,
    strength_all,
    strength_own,
    support_by_document,
)
from analysis.show.value import Count, Lines
from analysis.tell.numbers.of_claims import verdict_columns
from tests.builders import shown
from tests.builders.shipped import ROOT

LEVEL_2, LEVEL_4 = "level 2: randomised trial", "level 4: case series or other study without a control group"
NO_STUDY = "documents.csv\nreference_list\nno\n\nreferences.csv\ndocument"


@pytest.fixture(scope="module")
def shipped() -> EvidenceReview:
    return shown.of_folder(ROOT / "data")


def test_every_rung_has_its_row_for_benefit_even_when_empty(tmp_path):
    data = strength_own(shown.review(tmp_path)).data
    found = data[data["About"] == "benefit"]["Study design"].tolist()
    assert found == [*(level_row(level) for level in LEVELS), "total"]
    assert data["About"].drop_duplicates().tolist() == [*map(str, Block), "all claims"]


def test_caption_names_the_edition(tmp_path):
    assert "OCEBM 2011" in strength_own(shown.review(tmp_path)).caption


def test_columns_are_the_verdicts_that_the_scope_can_have():
    assert "none known" not in verdict_columns(Scope.OWN)
    assert "nothing cited" not in verdict_columns(Scope.ALL)
    assert len(verdict_columns(Scope.OWN)) == len(verdict_columns(Scope.ALL)) == 20


SERIES = """
studies.csv
study,design,comparator
ito2011,case series,

findings.csv
id,phase
F001,uncontrolled

"""


@pytest.mark.parametrize(
    ("fragment", "about", "design", "verdict"),
    [
        pytest.param("", "benefit", LEVEL_2, "partly supported", id="trial"),
        pytest.param("links.csv\nstance\nsupports", "benefit", LEVEL_2, "supported", id="trial supports"),
        pytest.param(
            "links.csv\nstance,basis\ncontradicts,no difference found",
            "benefit",
            LEVEL_2,
            "not confirmed",
            id="null trial",
        ),
        pytest.param(SERIES + "links.csv\nstance\nindirect", "benefit", "indirect only", "indirect", id="series"),
        pytest.param(
            SERIES + "claims.csv\ncategory,outcome\nsafety,nausea\n\nlinks.csv\nstance\nsupports",
            *("safety", LEVEL_4, "supported"),
            id="rate of a harm by a series",
        ),
        pytest.param(
            "studies.csv\ndesign\nsurvey\n\nlinks.csv\nstance,basis\ncontradicts,counter-example",
            *("benefit", "off the ladder or ungraded", "contradicted"),
            id="survey",
        ),
        pytest.param(
            "claims.csv\ncategory,outcome\nprotocol,dose\n\nlinks.csv\nstance\nsupports",
            *("fact", "randomised trial", "reported"),
            id="protocol",
        ),
        pytest.param(
            "claims.csv\ncategory,outcome\nindication,\n\nlinks.csv\nstance\nsupports",
            *("fact", "randomised trial", "reported"),
            id="bare indication",
        ),
        pytest.param(
            "claims.csv\ncategory,outcome\nindication,nausea", "benefit", LEVEL_2, "partly supported", id="promise"
        ),
        pytest.param(
            "links.csv\nstance,finding\ndoes not address,", "benefit", "not addressed", "not addressed", id="silent"
        ),
        pytest.param(NO_STUDY, "benefit", "nothing cited", "nothing cited", id="no list"),
        pytest.param("references.csv\ndocument", "benefit", "not assessed", "not assessed", id="list not entered"),
        pytest.param("links.csv\nclaim", "benefit", "not assessed", "not assessed", id="no link"),
    ],
)
def test_claim_is_counted_once_where_it_belongs(tmp_path, fragment, about, design, verdict):
    data = strength_own(shown.review(tmp_path, fragment)).data
    assert shown.cell(data, about, design, verdict) == 1
    inside = data[~data["Study design"].isin(["total"])]
    assert int(inside.iloc[:, 2:-1].to_numpy().sum()) == 1
    assert data.iloc[-1][["About", "Study design", "total"]].tolist() == ["all claims", "total", 1]


def test_all_has_none_known_where_no_study_is_listed(tmp_path):
    data = strength_all(shown.review(tmp_path, "studies.csv\nstudy\n\nlinks.csv\nclaim\n\nfindings.csv\nid")).data
    assert shown.cell(data, "benefit", "none known", "none known") == 1


def test_link_above_its_cap_is_never_shown_as_support(tmp_path):
    review = shown.review(tmp_path, SERIES + "links.csv\nstance\nsupports")
    assert "link-above-cap" in {problem.check for problem in review.problems}
    for frame in (strength_own(review), strength_all(review)):
        assert shown.cell(frame.data, "benefit", "not assessed", "not assessed") == 1
        assert int(frame.data["supported"].sum()) == 0
        assert any("link-above-cap): 1 claim." in note for note in frame.notes)


def test_open_label_part_of_a_trial_is_never_shown_as_support_of_a_benefit(tmp_path):
    review = shown.review(tmp_path, "findings.csv\nphase\nopen label")
    assert int(strength_own(review).data[["supported", "partly supported"]].to_numpy().sum()) == 0


def test_all_is_worded_by_cited_studies_until_a_wider_one_is_listed(tmp_path):
    frame = strength_all(shown.review(tmp_path))
    assert "by the studies cited by any document" in frame.title
    assert "by the studies cited by any document" in frame.caption
    wider = strength_all(shown.review(tmp_path / "wider", "studies.csv\nrole\nwider"))
    assert "by all studies listed here, cited or not" in wider.title


def test_claims_held_against_the_whole_list_are_counted_in_a_note(tmp_path):
    assert any(note.startswith("By list: 1 of 1 claim.") for note in strength_own(shown.review(tmp_path)).notes)
    marked = "claims.csv\nsourcing,marker\nexplicit,[1]"
    assert not any("By list" in note for note in strength_own(shown.review(tmp_path / "marked", marked)).notes)


def test_provisional_verdicts_are_counted_in_a_note(tmp_path):
    frame = strength_own(shown.review(tmp_path, "findings.csv\nverified\nno"))
    assert any(note.startswith("Provisional: 1 of 1 verdict.") for note in frame.notes)


def test_row_of_each_assessment_is_a_row_of_the_table(tmp_path):
    review = shown.review(tmp_path)
    claim = review.evidence.claims[0]
    assert row_of(review.assessment(claim, Scope.OWN)) == LEVEL_2


# The compact table


def counts_of(row: StrengthRow, scope: Scope) -> list[Count]:
    told = getattr(row, scope)
    return [one for one in (told if isinstance(told, Lines) else (told,)) if isinstance(one, Count)]


def test_compact_table_shows_own_and_all_side_by_side_and_folds_what_no_claim_rests_on(tmp_path):
    table = strength(shown.review(tmp_path))
    assert table.rows[0][1:] == ("randomised trial", "1\n1 partly supported", "1\n1 partly supported")
    unreached = "No claim of benefit rests on: systematic review of randomised trials, controlled study"
    assert str(table.notes[0]).startswith("Bars, where they are drawn: filled, ")
    assert str(table.notes[1]).startswith(unreached)


def test_counts_of_the_compact_table_are_those_of_the_tables_of_verdicts(shipped):
    table = strength(shipped)
    for scope, whole in ((Scope.OWN, strength_own(shipped)), (Scope.ALL, strength_all(shipped))):
        counts = [count.value for row in table.records for count in counts_of(row, scope)]
        wanted = whole.data[~whole.data["Study design"].eq("total") & ~whole.data["About"].eq("context")]["total"]
        assert sum(counts) == int(wanted.sum()), scope


def test_each_count_leads_to_the_claims_that_it_counts(shipped):
    for row in strength(shipped).records:
        for scope in Scope:
            for count in (one for one in counts_of(row, scope) if one.value):
                asked = dict(parse_qsl(count.query))
                found = [
                    claim
                    for claim in shipped.evidence.claims
                    if block(claim) == asked["about"]
                    and row_of(shipped.assessment(claim, scope)) == asked[f"{scope}-study"]
                ]
                assert len(found) == count.value


def test_bar_says_what_was_tested_and_what_was_not(shipped):
    rows = strength(shipped).records
    fills = {row.label: one.fill for row in rows for scope in Scope for one in counts_of(row, scope)}
    assert (fills["randomised trial"], fills["indirect only"], fills["nothing cited"]) == (
        "tested",
        "indirect",
        "nothing",
    )


def test_no_claims_make_an_empty_table_that_says_so(tmp_path):
    assert (
        strength(shown.review(tmp_path, "claims.csv\nid\n\nlinks.csv\nclaim")).notes[0] == "No row: no claim was read."
    )


# Counts by document

THREE = """
claims.csv
id,document,quote,category,outcome,sourcing
C001,page1,one,efficacy,nausea,list-only
C002,page1,two,safety,safety,vague
C003,page9,three,protocol,dose,none
"""


def test_every_claim_is_counted_by_category_even_of_an_unknown_document(tmp_path):
    first, unknown, total = shown.rows(documents(shown.review(tmp_path, THREE)))
    assert (first["efficacy"], first["safety"], first["protocol"], first["total"]) == (1, 1, 0, 2)
    assert (unknown["Document"], unknown["Title"], unknown["total"]) == ("page9", "not in documents.csv", 1)
    assert (total["Title"], total["efficacy"], total["safety"], total["protocol"], total["total"]) == (
        "all claims",
        1,
        1,
        1,
        3,
    )


def test_every_claim_is_counted_by_sourcing(tmp_path):
    *_, total = shown.rows(sourcing(shown.review(tmp_path, THREE)))
    assert (total["list-only"], total["vague"], total["none"], total["explicit"], total["total"]) == (1, 1, 1, 0, 3)


def test_support_counts_benefit_and_safety_only_and_says_so(tmp_path):
    frame = support_by_document(shown.review(tmp_path, THREE))
    total = shown.rows(frame)[-1]
    assert (total["About"], total["partly supported"], total["not assessed"], total["total"]) == (
        "benefit and safety",
        1,
        1,
        2,
    )
    assert frame.notes == ("Counted: 2 of 3 claims; the others are about neither benefit nor safety.",)


def test_document_without_claims_keeps_its_row(tmp_path):
    first, total = shown.rows(documents(shown.review(tmp_path, "claims.csv\nid")))
    assert (first["Document"], first["total"], total["total"]) == ("page1", 0, 0)


# Pairs of a claim and a study: what each link rests on


def test_pair_shows_what_its_link_rests_on(tmp_path):
    row = shown.only(pairs(shown.review(tmp_path)))
    assert row["Place"] == "page1:4"
    assert (row["Phase"], row["Level"], row["Finding"], row["Verified"]) == ("randomised", 2, "F001", "yes")
    assert (row["Stance"], row["Basis"], row["Cited by the document"]) == ("partly supports", "none", "yes")


def test_pair_without_a_finding_speaks_of_the_whole_study(tmp_path):
    row = shown.only(pairs(shown.review(tmp_path, "claims.csv\ncategory\nprotocol\n\nlinks.csv\nclaim,finding\nC001,")))
    assert (row["Phase"], row["Finding"], row["Verified"]) == ("whole study", "none named", "no finding named")
    assert row["Level"] == "no level applies"


def test_pair_off_the_ladder_says_why(tmp_path):
    fragment = "studies.csv\ndesign\nsurvey\n\nlinks.csv\nstance\nindirect"
    assert shown.only(pairs(shown.review(tmp_path, fragment)))["Level"] == "a survey stands on no rung"


def test_pair_that_does_not_address_the_claim_is_counted_and_not_shown(tmp_path):
    frame = pairs(shown.review(tmp_path, "links.csv\nstance,finding\ndoes not address,"))
    assert frame.data.empty
    assert frame.notes[1].startswith("Shown: 0 of 1 judged pair;")


def test_study_that_the_document_does_not_cite_is_said_to_be_so(tmp_path):
    row = shown.only(pairs(shown.review(tmp_path, NO_STUDY)))
    assert row["Cited by the document"] == "no"
