"""Story 4: every number of its sentences against the tables, and which sentences one altered row changes."""

from collections import Counter
from functools import cache
from math import isclose
from pathlib import Path
from shutil import copytree

import pytest

from analysis import listed, of
from tests.builders.altered import CORRECT, altered, changes, required_only, rows
from tests.builders.shipped import DATA
from tests.builders.stories import Telling, tell

NO_HARMS = "Not checked: no harms.csv, or none listed in it."
NOT_JUDGED = "Not checked: nobody judged what the pages say of harms."

# The tables, read without the package.

CLAIMS = {row["id"]: row for row in rows("claims")}
FINDINGS = {row["id"]: row for row in rows("findings")}
HARMS = {row["harm"]: row for row in rows("harms")}
PARENTS = {(row["kind"], row["term"]): row["broader"] for row in rows("terms")}
DOCUMENTS = [row["id"] for row in rows("documents")]
MENTIONS = rows("mentions")


def lineage(term: str, kind: str = "harm") -> list[str]:
    found = []
    while term:
        found.append(term)
        term = PARENTS.get((kind, term), "")
    return found


def lasts(harm: str) -> bool:
    return bool({*harm.split()} & {"permanent", "lasting", "irreversible", "fatal", "death"})


def bears_on(mention: dict[str, str], harm: str) -> bool:
    said = mention["harm"]
    wider = said in HARMS and lineage(harm)[1:2] == [said] and not (lasts(harm) and not lasts(said))
    return said == harm or (mention["says"] != "denied" and (harm in lineage(said) or wider))


def counted(harm: str) -> float:
    found = [FINDINGS[name] for name in HARMS[harm]["findings"].split()]
    return max((float(one["value"]) for one in found if one["measure"] == "count"), default=0)


def near(region: str) -> list[str]:
    """Harms of the region or of none, serious ones first, then by count."""
    order = ["serious", "not stated", "not serious"]
    found = [name for name, row in HARMS.items() if not row["region"] or region in row["region"]]
    return sorted(found, key=lambda name: (order.index(HARMS[name]["seriousness"]), -counted(name)))


def told(document: str, harm: str) -> bool:
    return any(
        CLAIMS[one["claim"]]["document"] == document and one["says"] != "denied" and bears_on(one, harm)
        for one in MENTIONS
    )


def relevant(document: str, harm: str) -> bool:
    conditions = {one.strip() for one in HARMS[harm]["conditions"].split(";") if one.strip()}
    offered = {
        term
        for one in CLAIMS.values()
        if one["document"] == document
        and one["category"] in ("indication", "efficacy")
        and one["direction"] == "asserts"
        for term in lineage(one["condition"], "condition")
    }
    return not conditions or bool(conditions & offered)


@cache
def shipped() -> Telling:
    return tell(4, solutions=True)


# The sentences on the shipped data


def test_how_many_harms_are_serious_and_rated_and_by_what_studies_they_are_known():
    harms, designs = near("neck"), {row["study"]: row["design"] for row in rows("studies")}
    reports = {name: [FINDINGS[one] for one in HARMS[name]["findings"].split()] for name in harms}
    serious = sum(HARMS[name]["seriousness"] == "serious" for name in harms)
    rated = sum(any(one["measure"] == "share with event" and one["denominator"] for one in reports[n]) for n in harms)
    start, end = shipped().sentences[0].split(" Harms by kind of study: ")
    assert start == (
        "Of the harms listed for the neck or for no part in particular, "
        f"{of(serious, 'is', 'are', len(harms))} serious; a rate was read for {of(rated, total=len(harms))}."
    )
    kinds = Counter(kind for name in harms for kind in {designs[one["study"]] for one in reports[name]})
    assert sorted(end.rstrip(".").replace(" and ", ", ").split(", ")) == sorted(f"{a} ({n})" for a, n in kinds.items())


def test_which_harms_no_page_names_and_which_page_names_fewest():
    harms = near("neck")
    unnamed = [harm for harm in harms if not any(told(page, harm) for page in DOCUMENTS)]
    pages = {page: [told(page, harm) for harm in harms if relevant(page, harm)] for page in DOCUMENTS}
    least = min(sum(found) for found in pages.values())
    fewest = [f"{page} ({least} of {len(found)})" for page, found in pages.items() if sum(found) == least]
    assert shipped().sentences[1] == (
        "Of the harms listed for the neck or for no part in particular, "
        f"{of(len(harms) - len(unnamed), 'is', 'are', len(harms))} named on some page, if only to make them small; "
        f"on no page: {listed(unnamed, most=5)}. "
        f"Of those that bear on what a page offers, fewest are named by {listed(fewest)}."
    )


def test_how_many_claims_deny_a_harm_or_make_it_small():
    small = [one for one in MENTIONS if one["says"] in ("denied", "minimised")]
    some, every = ({one["claim"] for one in these} for these in (small, MENTIONS))
    reported = {one["claim"] for one in small if any(one["harm"] in lineage(harm) for harm in HARMS)}
    assert shipped().sentences[2] == (
        "Of the claims that speak of harm, "
        f"{of(len(some), 'denies it or makes it small', 'deny it or make it small', len(every))}; "
        f"of these, {of(len(reported), 'is', 'are', len(some))} about something that a study here reports."
    )


def test_where_nobody_was_counted_no_count_is_told():
    events = [one for one in FINDINGS.values() if one["measure"] == "share with event" and one["denominator"]]
    assert not events
    assert shipped().sentences[3] == "Not checked: of no harm was it read how many people had it, of how many."
    assert shipped().sentences[-2] == "At least 3,000 people. In no group here was a harm counted among people."


#: What turns an author's word that there was none into a count of people.
NOBODY = {"measure": "share with event", "value": "0", "unit": "%", "numerator": "0", "denominator": "21"}


@pytest.mark.parametrize("finding", ["F222", "F362"])
def test_what_a_count_of_none_leaves_possible(finding, tmp_path):
    told_of = tell(4, altered(tmp_path / "data", DATA, "findings", {"id": finding}, **NOBODY), solutions=True)
    findings = rows("findings", tmp_path / "data")
    events = [one for one in findings if one["measure"] == "share with event" and one["denominator"]]
    none = [one for one in events if one["numerator"] == "0"]
    sentence = told_of.sentences[3]
    assert sentence.startswith(f"Of the counts of people with a harm, {of(len(none), 'is', 'are', len(events))} zero: ")
    assert [one["id"] for one in none] == [finding]
    for one in none:
        people, square = int(one["denominator"]), 1.959963984540054**2
        start = f"0 of {people} ({one['outcome']}, {one['group']}, "
        high = float(sentence.split(start)[1].split("up to ")[1].split(" ")[0])
        assert isclose(high, 100 * square / (people + square), abs_tol=0.05)
    largest = "At least 3,000 people. The largest group in which a harm was counted here: 21."
    assert told_of.sentences[-2] == largest


def test_which_pages_say_when_to_seek_help():
    signs = [one for one in MENTIONS if one["says"] == "warning sign"]
    pages = {CLAIMS[one["claim"]]["document"] for one in signs}
    serious = [name for name, row in HARMS.items() if row["seriousness"] == "serious"]
    warned = [harm for harm in serious if any(one["harm"] in lineage(harm)[:2] for one in signs)]
    harms = [harm for harm in dict.fromkeys(one["harm"] for one in MENTIONS) if harm in {one["harm"] for one in signs}]
    assert not {*harms} & {*HARMS}  # these would stand first, in the order of their list
    assert shipped().sentences[4] == (
        f"Of the pages, {of(len(pages), 'gives', 'give', len(DOCUMENTS))} a sign at which to seek help. "
        f"Signs are given for: {listed(harms)}. "
        f"Of the serious harms, {of(len(warned), 'comes', 'come', len(serious))} with such a sign."
    )


def test_what_was_not_checked():
    sources = {FINDINGS[name]["study"] for row in HARMS.values() for name in row["findings"].split()}
    studies = [row for row in rows("studies") if row["study"] in sources]
    read, dose = sum(row["read_as"] == "full text" for row in studies), sum(bool(row["dose"]) for row in studies)
    people = [row["kind"] == "person" for row in rows("raters")]
    assert shipped().sentences[-1] == (
        f"Of the studies that report a harm, {of(read, 'was', 'were', len(studies))} read in full, and the dose was "
        f"read for {of(dose, total=len(studies))}; what stands only in texts that were not read is missing here. "
        f"Of those who judged, {of(people, 'is', 'are')} a person."
    )


def test_the_solutions_run():
    assert shipped().sentences[-2].startswith("At least 3,000 people. ")
    assert {"document", "harm", "finding"} <= {*shipped().of("DataFrame")[0].columns}
    assert len(shipped().plots) == 5


# One row altered

ALTERED = {
    "a harm turns serious": (
        ("harms", {"harm": "bruising"}, {"seriousness": "serious"}),
        {0: "4 of 18 are serious", 4: "Of the serious harms, none of 4 comes with such a sign."},
    ),
    "an estimate turns into a count of people": (
        ("findings", {"id": "F258"}, {"numerator": "5", "denominator": "100"}),
        {0: "a rate was read for 1 of 18.", 3: "Of the counts of people with a harm, none of 1 is zero."},
    ),
    "a page names one harm more": (
        ("mentions", {"claim": "C056", "harm": "any side effect"}, {"harm": "pneumothorax"}),
        {1: "8 of 18 are named on some page, if only to make them small; on no page: permanent nerve injury, spinal "
            "cord injury, sensory disturbance, spinal headache, cord insult or meningitis and 5 more."},
    ),
    "a claim no longer makes it small": (
        ("mentions", {"claim": "C251"}, {"says": "named"}),
        {2: "10 of 35 deny it or make it small; of these, 7 of 10 are"},
    ),
    "nobody in a group had it": (
        ("findings", {"id": "F222"}, NOBODY),
        {3: "0 of 21 (any side effect, prolotherapy, Hauser et al. 2015 (series)) allows up to 15.5 in 100."},
    ),
    "nobody in ten times as many people": (
        ("findings", {"id": "F222"}, NOBODY | {"denominator": "210"}),
        {3: "0 of 210 (any side effect, prolotherapy, Hauser et al. 2015 (series)) allows up to 1.8 in 100."},
    ),
    "somebody had it": (
        ("findings", {"id": "F222"}, NOBODY | {"numerator": "1", "value": "4.8"}),
        {3: "Of the counts of people with a harm, none of 1 is zero."},
    ),
    "a second page gives a sign": (
        ("mentions", {"claim": "C045"}, {"says": "warning sign"}),
        {4: "2 of 5 give a sign at which to seek help. Signs are given for: swelling at the injection site, severe "
            "pain and fever."},
    ),
    "a study was read in full": (
        ("studies", {"study": "cordinjury2011"}, {"read_as": "full text"}),
        {5: "1 of 5 was read in full"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ALTERED)
def test_one_altered_row_changes_the_sentences_that_it_should_and_no_other(name, tmp_path):
    (table, key, cells), expected = ALTERED[name]
    after = tell(4, altered(tmp_path / "data", DATA, table, key, **cells)).sentences
    before = [one for one in shipped().sentences if not one.startswith("At least")]
    found = changes(before, after)
    assert {*found} == {*expected}
    for place, words in expected.items():
        assert words in found[place]


# Other parameters and other folders


def test_a_blank_or_an_absent_region_takes_every_harm_and_the_absent_one_is_said_once():
    blank, absent = tell(4, REGION=""), tell(4, REGION="elbow")
    serious = sum(row["seriousness"] == "serious" for row in HARMS.values())
    assert blank.sentences[0].startswith(f"Of the harms listed here, {of(serious, 'is', 'are', len(HARMS))} serious;")
    assert absent.sentences == blank.sentences
    assert [one.of("ShownHarm")[0].instead for one in (blank, absent)] == [
        "",
        'No harm is listed for the region "elbow"; the harms of every region are taken instead.',
    ]


def unlisted(folder: Path) -> Path:
    """The correct set without its tables of harms."""
    copytree(CORRECT, folder)
    for name in ("harms", "mentions"):
        (folder / f"{name}.csv").unlink()
    return folder


def test_where_no_harm_is_listed_it_says_that_nothing_was_checked(tmp_path):
    found = tell(4, unlisted(tmp_path / "data"), solutions=True)
    assert str(found.of("ShownHarm")[0]) == "Not checked: harms.csv is not there or lists none."
    assert [found.sentences[place] for place in (0, 1, 2, 4)] == [NO_HARMS, NOT_JUDGED, NOT_JUDGED, NOT_JUDGED]
    assert found.sentences[3] == "Of the counts of people with a harm, none of 4 is zero."
    assert len(found.plots) == 5


def test_with_the_required_tables_alone_nothing_is_shown_as_fine(tmp_path):
    found = tell(4, required_only(tmp_path / "data"), solutions=True)
    assert found.sentences[:5] == [
        NO_HARMS,
        NOT_JUDGED,
        NOT_JUDGED,
        "Not checked: of no harm was it read how many people had it, of how many.",
        NOT_JUDGED,
    ]
    assert "Who judged is not recorded." in found.sentences[-1]


def test_harms_that_nobody_held_against_the_pages(tmp_path):
    folder = altered(tmp_path / "data", DATA, "harms", {"harm": "bruising"})
    (folder / "mentions.csv").unlink()
    found = tell(4, folder)
    assert [found.sentences[place] for place in (1, 2, 4)] == [NOT_JUDGED] * 3
    assert "3 of 18 are serious" in found.sentences[0]
