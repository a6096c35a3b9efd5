"""Story 2, which study carries which claim: its sentences against the tables, and when a row of these changes."""

import re
from functools import cache

import pytest

from analysis.appraise.verdict.assessment import screened_out
from tests.builders.altered import CORRECT, altered, changes, required_only, rows
from tests.builders.stories import Telling, tell

SPEAKS = {"supports", "partly supports", "indirect", "partly contradicts", "contradicts"}
BEARS_OUT = {"supports", "partly supports"}

# The sentences, in order.
SOURCES, OWN, BLOCKS, EVERY, DESIGNS, FALLS, NOT_CHECKED = range(7)


@cache
def shipped() -> Telling:
    """The story of the shipped data, with its solutions."""
    return tell(2, solutions=True)


@cache
def correct() -> list[str]:
    """Its sentences on the folder without a fault."""
    return tell(2, CORRECT, DOCUMENT="").sentences


def sentences() -> list[str]:
    """The sentences of the shipped data but that of the solution."""
    return [one for one in shipped().sentences if not one.startswith("Claims with a study on either side")]


@cache
def page() -> dict[str, dict[str, str]]:
    """The claims of the page of the parameter, by id."""
    document = shipped().names["DOCUMENT"]
    return {row["id"]: row for row in rows("claims") if row["document"] == document}


def claims_with(words: set[str], *, own: bool) -> set[str]:
    """Claims of the page towards which a study, or a reference of the page, takes one of these stances."""
    listed = {row["study"] for row in rows("references") if row["document"] == shipped().names["DOCUMENT"]}
    return {
        link["claim"]
        for link in rows("links")
        if link["claim"] in page() and link["stance"] in words and (link["study"] in listed or not own)
    }


def test_sources_of_the_claims_are_those_of_the_table():
    ways = [row["sourcing"] for row in page().values()]
    explicit = ways.count("explicit")
    assert f"{explicit or 'none'} of {len(ways)} lead" in sentences()[SOURCES]
    assert set(re.findall(r"\d+ (?:dangling|vague|list-only|no source)", sentences()[SOURCES])) == {
        f"{ways.count(way)} {way.replace('none', 'no source')}" for way in {*ways} - {"explicit"}
    }


def test_what_references_bear_out_is_what_the_links_say():
    spoken, borne = (claims_with(words, own=True) for words in (SPEAKS, BEARS_OUT))
    every = claims_with(BEARS_OUT, own=False)
    total = len(page())
    assert sentences()[OWN] == (
        "References of the page that are studies listed here: 3. They speak of"
        f" {len(spoken)} of its {total} claims and bear out {len(borne)}."
    )
    assert sentences()[EVERY] == (
        f"Studies that are no references of the page bear out {len(every) - len(borne)} more. With them,"
        f" {len(every)} of {total} claims are borne out, which leaves {total - len(every)} that no study listed here"
        " bears out."
    )
    grid = next(plot for plot in shipped().plots if "own references say" in plot.title)
    assert f"{len(spoken)} rows by 3 columns" in grid.alt


def test_benefit_and_safety_are_told_apart():
    claims = page().values()
    safety = {row["id"] for row in claims if row["category"] == "safety"}
    told = f"Of {len(safety)} claims of safety, references of the page speak of"
    spoken, borne = (len(safety & claims_with(words, own=True)) for words in (SPEAKS, BEARS_OUT))
    assert f"{told} {spoken} and bear out {borne or 'none'}." in sentences()[BLOCKS]


def test_designs_that_decide_are_those_of_the_verdicts():
    review, ids = shipped().names["review"], set(page())
    verdicts = review.verdicts
    designs = {row["study"]: row["design"] for row in rows("studies")}
    deciding = [designs[study] for claim, study in verdicts["all_study"].dropna().items() if claim in ids]
    assert sentences()[DESIGNS].startswith(f"Verdicts that a study decides: {len(deciding)} of {len(ids)} (")
    inside = sentences()[DESIGNS].partition("(")[2].partition(")")[0]
    assert set(re.split(r", | and ", inside)) == {f"{design} {deciding.count(design)}" for design in deciding}
    alone = sum(design in ("case series", "case report", "single-arm trial") for design in deciding)
    assert f"{alone} of {len(deciding)} rest" in sentences()[DESIGNS]


def test_verdicts_fall_on_the_page_as_they_fall_on_the_whole():
    review, ids = shipped().names["review"], list(page())
    before = review.verdicts["all"].astype(str)[ids]
    names = review.bibliography["name"]
    falls = shipped().names["falls"]
    for name in falls.index[:2]:
        (study,) = names.index[names == name]
        after = review.without(study).verdicts["all"].astype(str)[ids]
        assert falls[name] == (before != after).sum()
    told = re.match(r"Leaving out (.+) changes (\d+) of (\d+) verdicts\. Leaving .+? fewer\.", sentences()[FALLS])
    assert told is not None
    assert told.groups() == (falls.idxmax(), str(falls.max()), str(len(ids)))


def test_what_was_not_checked_is_counted():
    text = sentences()[NOT_CHECKED]
    evidence = shipped().names["review"].evidence_review.evidence
    linked = {(row["claim"], row["study"]) for row in rows("links") if row["claim"] in page()}
    screened = {(name, study) for name in page() for study in screened_out(evidence.claim[name], evidence)}
    judged, pairs = len(linked | screened), len(page()) * len(rows("studies"))
    assert f"study listed here, {f'{judged:,} of' if judged < pairs else 'all'} {pairs:,} were judged" in text
    people = sum(row["kind"] == "person" for row in rows("raters"))
    assert f"{people or 'none'} of {len(rows('raters'))} is a person" in text
    read = sum(row["read_as"] == "full text" for row in rows("studies"))
    assert f"{read or 'none'} of {len(rows('studies'))} was read in full" in text
    made = [row["date"] for row in rows("searches")]
    assert f"{len(made)} searches logged, to {max(made)}; no systematic search was made: a study" in text


def test_solutions_show_pages_and_both_sides():
    assert [plot.title for plot in shipped().plots[-2:]] == [
        "Claims by verdict, over each page's own references",
        "Claims by verdict, over all studies listed here",
    ]
    sides: dict[str, set[str]] = {}
    for link in rows("links"):
        sides.setdefault(link["claim"], set()).add(link["stance"])
    against = {"contradicts", "partly contradicts"}
    both = [claim for claim, found in sides.items() if found & against and found & BEARS_OUT]
    assert f"Claims with a study on either side: {len(both)}; shown: {len(both[:3])}." in shipped().sentences


def test_another_way_of_sourcing_changes_the_first_sentence_alone(tmp_path):
    data = altered(tmp_path / "data", CORRECT, "claims", {"id": "C001"}, sourcing="vague")
    assert changes(correct(), tell(2, data, DOCUMENT="").sentences) == {
        SOURCES: "Of the claims of page baths, 10 of 11 lead to a named study. The others: 1 vague."
    }


def test_a_link_fewer_changes_what_is_carried(tmp_path):
    link = {"claim": "C001", "study": "lindqvist2004"}
    data = altered(tmp_path / "data", CORRECT, "links", link, stance="does not address", finding="")
    assert changes(correct(), tell(2, data, DOCUMENT="").sentences) == {
        OWN: "References of the page that are studies listed here: 4."
        " They speak of 10 of its 11 claims and bear out 9.",
        BLOCKS: "Of 6 claims of benefit, references of the page speak of 5 and bear out 4."
        " Of 3 claims of safety, references of the page speak of 3 and bear out 3.",
        EVERY: "Studies that are no references of the page bear out no more. With them, 9 of 11 claims are borne out,"
        " which leaves 2 that no study listed here bears out.",
        DESIGNS: "Verdicts that a study decides: 9 of 11 (systematic review 1, randomised trial 6 and survey 2)."
        " Of these, none of 9 rests on treated people alone.",
        FALLS: "Leaving out Lindqvist & Ek 2004 changes 6 of 11 verdicts."
        " Leaving out any other single study changes fewer.",
    }


def test_a_rater_who_is_no_person_changes_the_last_sentence_alone(tmp_path):
    data = altered(tmp_path / "data", CORRECT, "raters", {"name": "reader"}, kind="machine-assisted")
    changed = changes(correct(), tell(2, data, DOCUMENT="").sentences)
    assert list(changed) == [NOT_CHECKED]
    assert "Of those who judged, none of 1 is a person." in changed[NOT_CHECKED]


@pytest.mark.parametrize("document", ["", "no such page"])
def test_without_a_page_it_goes_on_with_another_and_says_so_once(document):
    told = tell(2, CORRECT, DOCUMENT=document, solutions=True)
    (card,) = told.of("ShownDocument")
    assert card.instead == ('There is no document "no such page" here; baths is shown instead.' if document else "")
    assert "Of the claims of page baths, all 11 lead to a named study." in told.sentences
    assert "Claims with a study on either side: 0; shown: 0." in told.sentences


def test_required_tables_alone_are_enough(tmp_path):
    told = tell(2, required_only(tmp_path / "data", CORRECT), solutions=True)
    text = told.sentences
    assert text[OWN] == "References of the page that are studies listed here: none."
    assert text[FALLS].startswith("Leaving out Lindqvist & Ek 2004 changes 7 of 11 verdicts.")
    assert "Who judged is not said: no raters.csv." in text[-1]
    assert len(told.plots) == 10


def test_where_pairs_were_not_judged_it_says_how_many_verdicts_they_could_change(tmp_path):
    told = tell(2, required_only(tmp_path / "data"), DOCUMENT="001")
    found = told.names["review"].evidence_review.appraised.assessments
    open_ones = sum(one.so_far for (_, scope), one in found.items() if scope == "all" and one.claim.document == "001")
    assert open_ones
    assert told.sentences[FALLS].endswith(f" Verdicts that a study which nobody judged could change: {open_ones}.")
