"""Story 1, what stands behind the numbers: its sentences against the tables, and when a row of these changes."""

import re
from functools import cache
from pathlib import Path

import pytest

from tests.builders.altered import CORRECT, altered, changes, required_only, rows
from tests.builders.shipped import DATA
from tests.builders.stories import Telling, tell

# The sentences, in order.
PARTS, REFERENCES, TRACED, SHARES, CHANGES, FLAG, RESULTS, SURE, SAID, NOT_CHECKED = range(10)

RANDOMISED = {"randomised trial", "randomised cross-over trial"}
UNREAD = "No result that leads there has been read in a source, so this is provisional."


@cache
def shipped() -> Telling:
    """The story of the shipped data."""
    return tell(1)


@cache
def correct(claim: str) -> list[str]:
    """Its sentences on the folder without a fault."""
    return tell(1, CORRECT, CLAIM=claim).sentences


def row(table: str, key: str, data: Path = DATA) -> dict[str, str]:
    """The row of a table whose first cell is the key."""
    return next(one for one in rows(table, data) if next(iter(one.values())) == key)


@cache
def claim() -> dict[str, str]:
    """The claim of the parameter."""
    return row("claims", shipped().names["CLAIM"])


@cache
def listed() -> dict[str, dict[str, str]]:
    """The studies in the list of the claim's page, by key: no marker leads from the claim to one of them."""
    assert not claim()["marker"]
    keys = [one["study"] for one in rows("references") if one["document"] == claim()["document"]]
    return {key: row("studies", key) for key in keys}


def of(number: int, total: int, verb: str, verbs: str) -> str:
    """How many of how many, as a sentence of three or more has it."""
    if number == total:
        return f"all {total} {verbs}"
    return f"{number or 'none'} of {total} {verb if number < 2 else verbs}"


def by_name(*keys: str) -> list[str]:
    """Author and year of studies that one or two people wrote."""
    text = (DATA / "citations.bib").read_text(encoding="utf-8")
    found = []
    for key in keys:
        entry = text[text.index(f"{{{key},") :]
        (people,) = re.findall(r"author\s*=\s*\{(.+?)\},?\n", entry)[:1]
        (year,) = re.findall(r"year\s*=\s*\{(\d+)", entry)[:1]
        found.append(f"{' & '.join(one.split(',')[0] for one in people.split(' and '))} {year}")
    return found


# Each sentence against the tables


def test_parts_that_the_sentence_leaves_out():
    columns = ("agent", "condition", "comparator", "outcome", "figure", "stated_design", "marker")
    words = ("treatment", "condition", "comparison", "outcome", "number", "design", "study")
    out = [word for word, column in zip(words, columns, strict=True) if not claim()[column]]
    ends = f"leaves out {len(out)}: {', '.join(out[:-1])} and {out[-1]}."
    assert shipped().sentences[PARTS] == f"Of {len(words)} things that a rate of success needs, the sentence {ends}"


def test_references_are_tried_one_by_one():
    trials = sum(study["design"] in RANDOMISED for study in listed().values())
    partly = sum(study["read_as"] != "full text" for study in listed().values())
    figures = {one["figure"] for one in beside()}
    outcomes = {"pain", "function", *narrower("function")}
    entered = [
        one
        for one in rows("findings")
        if one["study"] in listed() and one["measure"] == "share improved" and one["outcome"] in outcomes
    ]
    giving = {(one["study"], one["verified"]) for one in entered if str(round(float(one["value"]))) in figures}
    read, unread = (sum(verified == word for _, verified in giving) for word in ("yes", "no"))
    total = len(listed())
    assert shipped().sentences[REFERENCES] == (
        f"Of the references, {of(trials, total, 'is', 'are')} randomised,"
        f" {of(read, total, 'was', 'were')} read to give 91 % or 85 % of the same thing,"
        f" {of(unread, total, 'has', 'have')} such a result entered that nobody has verified,"
        f" and {of(partly, total, 'was', 'were')} read only in part."
    )


def beside() -> list[dict[str, str]]:
    """The claims of the same line that name the same design, with a figure in the same unit."""
    alike = ("document", "line", "stated_design", "unit")
    return [one for one in rows("claims") if one["figure"] and all(one[name] == claim()[name] for name in alike)]


def narrower(term: str) -> set[str]:
    return {one["term"] for one in rows("terms") if one["broader"] == term}


def test_results_of_the_references_beside_the_number():
    percent = [one for one in rows("findings") if one["study"] in listed() and one["unit"] == "%" and one["value"]]
    same = [one for one in percent if abs(float(one["value"])) == float(claim()["figure"])]
    agreeing = [one for one in same if one["measure"] == "share improved" and one["outcome"] == claim()["outcome"]]
    read = sum(one["verified"] == "yes" for one in agreeing)
    total = len(percent)
    assert shipped().sentences[TRACED] == (
        f"Of the results of the page's own references, {of(read, total, 'agrees', 'agree')} with the 91 % as read in"
        f" a source, {of(len(agreeing) - read, total, 'agrees', 'agree')} with it and was read in no source, and"
        f" {of(len(same) - len(agreeing), total, 'has', 'have')} the number of something else."
    )


def shares() -> list[dict[str, str]]:
    """Verified shares improved of those who had the study's agent, of outcomes under one term with the claim's."""
    broader = {one["term"]: one["broader"] for one in rows("terms") if one["kind"] == "outcome"}

    def line(term: str) -> set[str]:
        return {term, *line(broader[term])} if broader.get(term) else {term}

    agents = {one["study"]: one["agent"] for one in rows("studies")}
    return [
        one
        for one in rows("findings")
        if one["measure"] == "share improved" and one["unit"] == "%" and one["verified"] == "yes"
        if agents[one["study"]] in one["group"] and line(one["outcome"]) & line(claim()["outcome"])
    ]


def test_shares_that_reach_the_number_of_the_page():
    high = [one for one in shares() if float(one["value"]) >= float(claim()["figure"])]
    alone = sum(one["phase"] == "uncontrolled" for one in high)
    others = [float(one["comparator_value"]) for one in shares() if one["comparator_value"]]
    assert shipped().sentences[SHARES] == (
        f"Of the shares read, {of(len(high), len(shares()), 'reaches', 'reach')} the page's 91 %, and"
        f" {of(alone, len(high), 'comes', 'come')} from patients without a comparison group."
        f" Of the comparison groups, {min(others):g} to {max(others):g} % were called better too."
    )


def test_mean_changes_with_a_number_of_the_sentence():
    found = [
        one
        for one in rows("findings")
        if one["study"] in listed() and one["measure"] == "mean change" and one["unit"] == "%"
    ]
    numbers = {float(one["figure"]) for one in beside()}
    (same,) = (one for one in found if abs(float(one["value"])) in numbers)
    (other,) = (one for one in found if one["outcome"] == same["outcome"] and one is not same)
    told = [
        f"{one['outcome']} by −{one['value'][1:]} % ({by_name(one['study'])[0]}, month {one['months']}, {one['phase']})"
        for one in (same, other)
    ]
    assert shipped().sentences[CHANGES] == (
        f"Of the mean changes read in its references, {of(1, len(found), 'has', 'have')} a number of the sentence, as"
        f" an average, no share of patients: {told[0]}. At another time: {told[1]}."
    )


def test_the_flag_names_the_one_study_and_says_that_it_is_provisional():
    series = [key for key, study in listed().items() if study["design"] == "case series"]
    (title,) = (one["title"] for one in rows("references") if one["study"] == series[0])
    assert title.startswith("Retrospective case series")
    assert shipped().sentences[FLAG] == (
        f"The flag. The page names “{claim()['stated_design']}” as the source of 91 % and 85 %. Of its {len(listed())}"
        f" references, the only one from which the numbers are thought to come is {by_name(*series)[0]}, a case series"
        " (“Retrospective case series”, in the title that the page itself prints), without a comparison group."
        f" {UNREAD}"
    )


def test_how_sure_that_is():
    results = [one for one in rows("findings") if one["study"] in listed()]
    unread = [one["id"] for one in results if one["verified"] == "no"]
    assert shipped().sentences[RESULTS] == (
        f"Of the results entered for its references, {of(len(unread), len(results), 'is', 'are')} marked as not"
        f" verified, that is, nobody has read it in a source: {', '.join(unread[:-1])} and {unread[-1]}."
    )
    first, second = by_name(*(key for key, study in listed().items() if study["design"] in RANDOMISED))
    flags = len(shipped().names["claim"].flags)
    assert shipped().sentences[SURE] == (
        f"How sure. Without them, of the flags on this claim 1 of {flags} goes (stated-design), and of all verdicts"
        f" none of {2 * len(rows('claims'))} changes. All that could then be said is this. Whether"
        f" “{claim()['stated_design']}” is the source of 91 % and 85 % cannot be told: {first} and {second} may report"
        " this, and were not read in full."
    )


def test_flags_and_verdicts_without_the_unread_results_are_those_of_a_folder_without_them(tmp_path):
    """The same by another way: the rows are cut from the tables, and the folder is read anew."""
    import analysis

    data = tmp_path / "data"
    data.mkdir()
    for path in DATA.glob("*.*"):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        cut = path.name in ("findings.csv", "links.csv")
        kept = [line for line in lines if not (cut and re.search(r"(?:^|,)F00[123],", line))]
        (data / path.name).write_text("".join(kept), encoding="utf-8")
    left = analysis.load(data)
    assert "stated-design" not in set(left.claim(claim()["id"]).flags["check"])
    assert left.designs.loc[claim()["id"], "outcome"] == "cannot tell"


def test_what_the_source_says_has_no_number_of_the_page():
    sentence = shipped().sentences[SAID]
    trials = by_name(*(key for key, study in listed().items() if study["design"] in RANDOMISED))
    assert sentence.startswith(
        f"What the source says. Randomised studies among its references: {' and '.join(trials)}. In what was read of"
        " them, 91 % or 85 % of the same thing was not found. In a randomised trial (110 people"
    )
    pooled, shares = row("findings", "F163"), row("findings", "F123")
    assert f"was −{pooled['value'][1:]} (95 % interval −{pooled['ci_low'][1:]} to −{pooled['ci_high'][1:]})" in sentence
    assert "indirect for this claim: rate unknown" in sentence
    assert f"{shares['value']} % of those given dextrose counted as improved on pain" in sentence
    assert f"at {shares['months']} months, against {shares['comparator_value']} % in the control group" in sentence
    assert "no difference was found" in sentence


def test_what_was_not_checked():
    judged = [one["judged_by"] for one in rows("links") if one["claim"] == claim()["id"]]
    people = sum(row("raters", name)["kind"] == "person" for name in judged)
    (read_as,) = {study["read_as"] for study in listed().values()}
    made = [one["date"] for one in rows("searches")]
    assert shipped().sentences[NOT_CHECKED] == (
        f"The references were read as: {read_as} ({len(listed())}). {len(made)} searches logged, to {max(made)};"
        f" no systematic search was made. Of the judgements on this claim, {of(people, len(judged), 'is', 'are')} by a"
        f" person. Of the page itself: {row('documents', claim()['document'])['note']} In all, review.not_checked lists"
        f" {len(shipped().names['review'].not_checked)} things that nobody checked, and why."
    )


# When a row changes


def test_a_verified_result_makes_the_flag_sure_and_joins_the_shares(tmp_path):
    read = {"verified": "yes", "read_at": "https://example.org/read"}
    after = changes(
        shipped().sentences, tell(1, altered(tmp_path / "data", DATA, "findings", {"id": "F001"}, **read)).sentences
    )
    assert set(after) == {REFERENCES, TRACED, SHARES, FLAG, RESULTS, SURE}
    assert "1 of 3 was read to give 91 % or 85 % of the same thing" in after[REFERENCES]
    assert "1 of 11 agrees with the 91 % as read in a source, none of 11 agrees" in after[TRACED]
    high = 1 + sum(float(one["value"]) >= float(claim()["figure"]) for one in shares())
    assert after[SHARES].startswith(
        f"Of the shares read, {high} of {len(shares()) + 1} reach the page's 91 %, and all {high} come"
    )
    assert "the only one that was read to give the numbers is Hooper & Ding 2004" in after[FLAG]
    assert UNREAD not in after[FLAG]
    results = sum(one["study"] in listed() for one in rows("findings"))
    assert f"2 of {results} are marked as not verified" in after[RESULTS]
    assert after[RESULTS].endswith(": F002 and F003.")
    assert "of the flags on this claim none of 2 goes, and of all verdicts none of 706 changes" in after[SURE]


@pytest.mark.parametrize(
    ("claim_id", "table", "key", "cells", "expected"),
    [
        pytest.param(
            "C001",
            "findings",
            {"id": "F008"},
            {"value": "63.0", "numerator": "29", "ci_low": "48.6", "ci_high": "75.5"},
            {
                SHARES: "Of the shares read, 2 of 4 reach the page's 70 %, and none of 2 comes from patients without a"
                " comparison group. Of the comparison groups, 40 to 50 % were called better too."
            },
            id="a share that falls below the page's",
        ),
        pytest.param(
            "C001",
            "findings",
            {"id": "F013"},
            {"comparator_value": "55.0", "comparator_numerator": "22"},
            {
                SHARES: "Of the shares read, 3 of 4 reach the page's 70 %, and 1 of 3 comes from patients without a"
                " comparison group. Of the comparison groups, 40 to 55 % were called better too."
            },
            id="a comparison group that did better",
        ),
        pytest.param(
            "C001",
            "claims",
            {"id": "C001"},
            {"comparator": ""},
            {PARTS: "Of 7 things that a rate of success needs, the sentence leaves out 1: comparison."},
            id="a sentence that says less",
        ),
        pytest.param(
            "C001",
            "raters",
            {"name": "reader"},
            {"kind": "machine-assisted"},
            {NOT_CHECKED: "none of 6 is by a person"},
            id="a rater who is no person",
        ),
        pytest.param(
            "C004",
            "findings",
            {"id": "F002"},
            {"value": "-50", "ci_low": "-58", "ci_high": "-42"},
            {},
            id="a row that bears on no sentence",
        ),
        pytest.param(
            "C003",
            "findings",
            {"id": "F002"},
            {"value": "-50", "ci_low": "-58", "ci_high": "-42"},
            {
                REFERENCES: "none of 1 was read to give 45 % of the same thing",
                TRACED: "none of 4 agrees with the 45 % as read in a source",
                CHANGES: "Of the mean changes read in its references, none of 1 has a number of the sentence.",
                SAID: "45 % of the same thing was not found",
            },
            id="a mean change with another number",
        ),
    ],
)
def test_one_row_changes_the_sentences_that_rest_on_it_and_no_other(claim_id, table, key, cells, expected, tmp_path):
    told = tell(1, altered(tmp_path / "data", CORRECT, table, key, **cells), CLAIM=claim_id).sentences
    after = changes(correct(claim_id), told)
    assert set(after) == set(expected)
    assert [text for place, text in expected.items() if text not in after[place]] == []


# With other parameters, and on less


def test_a_blank_claim_is_the_gravest_and_an_absent_one_is_said_once():
    blank, absent = (tell(1, CORRECT, CLAIM=name) for name in ("", "C999"))
    assert blank.sentences == absent.sentences
    (first, second) = (told.of("ShownClaim")[0] for told in (blank, absent))
    assert (first.id, first.instead) == (second.id, "")
    assert second.instead == f'There is no claim "C999" here; {second.id} is shown instead.'


def test_a_sentence_without_a_number_or_a_design_is_told_as_it_is():
    found = row("claims", "C020", CORRECT)
    assert (found["figure"], found["stated_design"]) == ("", "")
    told = correct("C020")
    assert "none of 1 was read to give a number of the same thing" in told[REFERENCES]
    assert told[TRACED] == "No result of the page's references stands beside it."
    assert told[CHANGES] == "No mean change in per cent was read in its references."
    assert told[FLAG] == "No flag on the design. The sentence names no kind of study."


def test_without_findings_or_references_it_says_that_nothing_was_checked(tmp_path):
    told = tell(1, required_only(tmp_path / "data", CORRECT), CLAIM="C001", solutions=True).sentences
    findings = "Not checked: no findings.csv, or no result listed in it."
    assert told[REFERENCES] == "Not checked: no references.csv, or none listed in it."
    assert [told[place] for place in (TRACED, SHARES, CHANGES, RESULTS)] == [findings] * 4
    assert told[SURE] == f"How sure. {findings}"


def test_the_pictures_are_those_of_the_steps():
    kinds = [plot.name.rsplit("-", 1)[0] for plot in shipped().plots]
    assert kinds == ["boxes", "grid", "annotated", "dots", "bars", "grid", "boxes"]
    ringed = shipped().plots[-1]
    assert "Ringed: found as, marked as not verified" in ringed.alt


def test_solutions_run_on_the_shipped_data():
    found = tell(1, CORRECT, CLAIM="C001", solutions=True)
    (frame,) = found.of("DataFrame")
    compared = {one["id"]: one for one in rows("findings", CORRECT) if one["comparator_value"]}
    assert {key: round(row["more"], 6) for key, row in frame.iterrows()} == {
        key: round(float(compared[key]["value"]) - float(compared[key]["comparator_value"]), 6) for key in frame.index
    }
    assert len(frame) > 1
