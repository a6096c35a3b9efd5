"""Subsets of a review: the claims that the same filter finds in the files, and nothing of them worked out again."""

import csv
import json
import random
from functools import cache

import pytest

import analysis
from analysis.tell.formats.evidence_json import as_mapping
from tests.builders.altered import CORRECT, required_only
from tests.builders.shipped import of_notebook
from tests.notebook.test_review import rows as rows_of

FIELDS = ("condition", "agent", "document", "category", "verdict")


@pytest.fixture(scope="module")
def review():
    return of_notebook()


@pytest.fixture(scope="module")
def verdicts(review):
    """Claim id to its verdicts by scope, from the evidence.json."""
    body = json.loads(json.dumps(as_mapping(review.evidence_review)))
    return {claim["id"]: claim["verdict"] for claim in body["claims"]}


@cache
def rows(table: str) -> list[dict[str, str]]:
    """The rows of a file, read once."""
    return rows_of(table)


@cache
def under(term: str, kind: str) -> set[str]:
    """The term and its narrower ones, by terms.csv, downwards."""
    broader = [(row["term"], row["broader"]) for row in rows("terms") if row["kind"] == kind]
    found, waiting = {term}, [term]
    while waiting:
        above = waiting.pop()
        waiting += [below for below, wider in broader if wider == above and below not in found]
        found |= {below for below, wider in broader if wider == above}
    return found


def filtered(chosen: dict[str, list[str]], scope: str, verdicts) -> list[str]:
    """Ids of the claims that the filter finds in claims.csv."""
    kept = []
    for row in rows("claims"):
        word = {**row, "verdict": verdicts[row["id"]][scope]}
        if all(
            any(word[field] in under(one, field) for one in words)
            if field in ("condition", "agent")
            else word[field] in words
            for field, words in chosen.items()
        ):
            kept.append(row["id"])
    return kept


def draw(seed: int) -> tuple[dict[str, list[str]], str]:
    """A filter: one to three fields, one or two words each, drawn from what the files hold."""
    choose = random.Random(seed)
    terms = {kind: [row["term"] for row in rows("terms") if row["kind"] == kind] for kind in ("condition", "agent")}
    said = {name: sorted({row[name] for row in rows("claims") if row[name]}) for name in ("condition", "agent")}
    words = {
        "condition": [*terms["condition"], *said["condition"] * 3],
        "agent": [*terms["agent"], *said["agent"] * 3],
        "document": [row["id"] for row in rows("documents")],
        "category": ["efficacy", "safety", "indication", "mechanism", "protocol"],
        "verdict": ["supported", "partly supported", "indirect", "not addressed", "nothing cited"],
    }
    fields = choose.sample(FIELDS, choose.choice((1, 1, 2, 2, 3)))
    return {field: choose.sample(words[field], choose.choice((1, 1, 2))) for field in fields}, choose.choice(
        ("own", "all")
    )


SEEDS = range(50)


@pytest.mark.parametrize("seed", [pytest.param(seed, marks=pytest.mark.long if seed >= 20 else ()) for seed in SEEDS])
def test_a_subset_is_what_the_same_filter_finds_in_the_files(seed, review, verdicts):
    chosen, scope = draw(seed)
    wanted = filtered(chosen, scope, verdicts)
    words = {field: words[0] if len(words) == 1 else words for field, words in chosen.items()}
    part = review.subset(**words, scope=scope)
    assert [*part.claims.index] == wanted
    assert repr(part).startswith(f"Review(subset of {len(rows('claims'))}: {len(wanted)} claim")
    assert {name: (row["own"], row["all"]) for name, row in part.verdicts.iterrows()} == {
        name: (verdicts[name]["own"], verdicts[name]["all"]) for name in wanted
    }
    on_claims = [row["claim"] in wanted for row in rows("links")]
    assert len(part.links) == sum(on_claims)
    flags = review.flags[[not {*wanted}.isdisjoint(ids.split()) for ids in review.flags["claims"].fillna("")]]
    assert sorted(part.flags[part.flags["claim"].notna()]["message"]) == sorted(flags["message"])
    assert len(part.flags[part.flags["claim"].notna()]) == len(flags)
    assert {*part.documents.index} == {row["document"] for row in rows("claims") if row["id"] in wanted}


def test_the_filters_drawn_find_something_and_nothing(review, verdicts):
    sizes = [len(filtered(chosen, scope, verdicts)) for chosen, scope in map(draw, SEEDS)]
    assert 0 in sizes
    assert sum(size > 0 for size in sizes) > 20
    assert max(sizes) > 50


def test_no_verdict_is_taken_again_and_every_table_can_be_made(review):
    whole = review.evidence_review
    part = review.subset(document="003").evidence_review
    for name in ("own", "known", "designs", "figure_matches", "questions", "source_statement", "evidence_needed"):
        taken, of_whole = getattr(part.appraised, name), getattr(whole.appraised, name)
        assert taken, name
        assert all(taken[claim] is of_whole[claim] for claim in taken), name
        assert {*taken} == {*of_whole} & {*part.evidence.claim}, name
    assert part.provisional_flags == {
        claim: checks for claim, checks in whole.provisional_flags.items() if claim in part.evidence.claim
    }
    assert part.appraised.harms == {"003": whole.appraised.harms["003"]}
    some = review.subset(document="003")
    for name in some.table():
        assert some.table(name).name == name


def test_a_subset_of_a_subset_is_one_of_the_whole(review):
    both = review.subset(document="003").subset(category="efficacy")
    assert [*both.claims.index] == [*review.subset(document="003", category="efficacy").claims.index]
    assert f"subset of {len(rows('claims'))}: " in repr(both)


def test_an_empty_subset_has_frames_and_says_so(review):
    none = review.subset(document="000", verdict="supported")
    assert repr(none).startswith(f"Review(subset of {len(rows('claims'))}: 0 claims")
    assert none.claims.empty
    assert none.flags.empty
    assert none.claims.dtypes.equals(review.claims.dtypes)
    with pytest.raises(analysis.UnknownName, match="holds no claim"):
        none.claim()


def without(folder, finding: str) -> None:
    """Take a finding, and the links and the answers that name it, out of the files."""
    for table, column in (("findings", "id"), ("links", "finding")):
        path = folder / f"{table}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            header, *body = csv.reader(file)
        at = header.index(column)
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([header, *(row for row in body if row[at] != finding)])


def test_what_a_finding_carries_falls_without_it(review):
    """Every finding that decides something, dropped in turn, against the same claims' links counted by hand."""
    deciding = review.verdicts.groupby("all_finding").size()
    finding = deciding.idxmax()
    rest = review.without(finding)
    assert finding not in rest.findings.index
    assert finding not in {*rest.links["finding"]}
    moved = review.compare(rest).verdicts
    touched = {row["claim"] for row in rows("links") if row["finding"] == finding}
    assert {*moved["claim"]} <= touched
    assert {*moved["claim"]} >= {
        claim for claim in touched
        if sum(
            row["claim"] == claim and row["stance"] not in ("does not address",) for row in rows("links")
        ) == 1 and review.verdicts.loc[claim, "all"] not in ("not addressed", "nothing cited")
    }  # fmt: skip
    assert {*review.without(*review.findings.index[~review.findings["verified"]]).verdicts["all"]} <= {
        *review.verdicts["all"].cat.categories
    }


def test_a_study_left_out_is_left_out_for_every_claim(review):
    study = review.study().id
    rest = review.without(study)
    assert study not in {*rest.findings["study"], *rest.links["study"], *rest.verdicts["all_study"]}
    assert {*review.compare(rest).verdicts["claim"]} <= {
        row["claim"] for row in rows("links") if row["study"] == study and row["stance"] != "does not address"
    } | {*review.verdicts.index[review.verdicts["own"] != rest.verdicts["own"]]}
    assert review.without().claims.equals(review.claims)


@pytest.mark.parametrize("scope", ["own", "all"])
def test_one_word_takes_every_verdict_without_support(scope, review, verdicts):
    without = ["nothing cited", "none known", "not addressed", "not found", "indirect", "harm reported, rate unknown"]
    without += ["conflicting", "mixed", "not confirmed", "partly contradicted", "contradicted"]
    without += ["findings differ", "not seen where looked for"]
    assert [*review.subset(verdict="unsupported", scope=scope).claims.index] == [
        row["id"] for row in rows("claims") if verdicts[row["id"]][scope] in without
    ]


def test_a_card_without_a_flag_has_the_columns_of_the_flags(review, tmp_path):
    sound = analysis.load(required_only(tmp_path / "data", CORRECT))
    assert sound.flags.empty
    assert [*sound.claim().flags] == [*sound.document().flags] == [*review.flags]


def test_a_term_that_nothing_has_is_not_widened(review):
    with pytest.raises(analysis.UnknownName, match="did you mean dextrose"):
        review.narrower("dextros")
    unlisted = {row["condition"] for row in rows("studies")} - {row["term"] for row in rows("terms")}
    assert all(review.narrower(term) == [term] for term in unlisted)
