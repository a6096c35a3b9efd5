"""Story 5: every number of its sentences against the tables, and which sentences one altered row changes."""

from collections import Counter
from functools import cache

import pytest

from analysis import counted, listed, of
from tests.builders.altered import CORRECT, altered, changes, required_only, rows
from tests.builders.shipped import DATA
from tests.builders.stories import Telling, tell

NONE_LISTED = "Not checked: no disagreements.csv, or none listed in it."

# The tables, read without the package.

CLAIMS = {row["id"]: row for row in rows("claims")}
PAIRS = rows("disagreements")
BOTH = [row for row in PAIRS if row["other"]]
INSIDE = [row for row in BOTH if CLAIMS[row["claim"]]["document"] == CLAIMS[row["other"]]["document"]]


def ends(figure: str) -> tuple[float, float]:
    low, _, high = figure.partition("-")
    return float(low), float(high or low)


def apart(one: str, other: str) -> bool:
    (low, high), (least, most) = ends(one), ends(other)
    return low > most or least > high


def lineage(agent: str) -> list[str]:
    broader = {row["term"]: row["broader"] for row in rows("terms") if row["kind"] == "agent"}
    found = []
    while agent:
        found.append(agent)
        agent = broader.get(agent, "")
    return found


@cache
def shipped() -> Telling:
    return tell(5, solutions=True)


# The sentences on the shipped data


def test_how_many_pairs_stand_within_one_page_and_are_direct():
    direct = [row["kind"] == "direct" for row in BOTH]
    assert shipped().sentences[0] == (
        f"Of the pairs of claims, {of(len(INSIDE), 'stands', 'stand', len(BOTH))} within one page, and "
        f"{of(direct, 'is', 'are')} direct. Held against the references of its own page, and not drawn: "
        f"{counted(len(PAIRS) - len(BOTH), 'claim')}."
    )


def test_what_the_pairs_are_about():
    topics = Counter(
        topic for row in PAIRS for topic in {CLAIMS[one]["category"] for one in (row["claim"], row["other"]) if one}
    )
    most = [f"{topic} ({n} of {len(PAIRS)})" for topic, n in sorted(topics.items(), key=lambda one: (-one[1], one[0]))]
    grave = of([row["severity"] == "high" for row in PAIRS], "matters", "matter")
    assert shipped().sentences[1] == f"Most often they are about {listed(most, most=3)}; {grave} much to a reader."


def test_where_one_page_strains_itself():
    severities, kinds = ["high", "medium", "low"], ["direct", "numeric", "tension"]
    first = min(INSIDE, key=lambda row: (severities.index(row["severity"]), kinds.index(row["kind"])))
    one, other = CLAIMS[first["claim"]], CLAIMS[first["other"]]
    count = sum(CLAIMS[row["claim"]]["document"] == one["document"] for row in INSIDE)
    assert shipped().sentences[2] == (
        f"Document {one['document']} says on line {one['line']} “{one['quote']}” and on line {other['line']} "
        f"“{other['quote']}”. Pairs of claims that strain each other on this page: {count}."
    )


def test_which_quantities_two_pages_give_and_whether_they_exclude_each_other():
    given: dict[tuple[str, ...], dict[str, list[str]]] = {}
    for row in CLAIMS.values():
        if row["figure"]:
            key = tuple(row[name] for name in ("outcome", "agent", "condition", "unit"))
            given.setdefault(key, {}).setdefault(row["document"], []).append(row["figure"])
    several = {
        key: [one for found in pages.values() for one in found] for key, pages in given.items() if len(pages) > 1
    }
    said = [
        f"{outcome} ({', '.join(filter(None, (agent, condition)))}), in {unit}, {listed(dict.fromkeys(figures))}"
        for (outcome, agent, condition, unit), figures in several.items()
    ]
    exclude = [any(apart(one, other) for one in figures for other in figures) for figures in several.values()]
    assert shipped().sentences[3] == (
        f"Of the quantities that a page gives in numbers, {of(len(several), 'is', 'are', len(given))} given by more "
        f"than one page: {'; '.join(said)}. Of these, {of(exclude, 'has', 'have')} numbers that exclude each other."
    )


def test_whether_a_page_describes_the_regimen_of_its_references():
    columns = {
        "concentration": ("concentration", "concentration"),
        "number of injections": ("number of treatments", "sessions"),
        "interval between sessions": ("time between treatments", "interval_weeks"),
    }
    printed = {row["study"] for row in rows("references") if row["document"] == "003"}
    studies = {row["study"]: row for row in rows("studies") if row["study"] in printed}
    parts: list[str] = []
    agreeing: dict[str, list[bool]] = {}
    for claim in CLAIMS.values():
        if claim["document"] == "003" and claim["outcome"] in columns:
            part, column = columns[claim["outcome"]]
            agree = {
                key: bool(row[column]) and not apart(claim["figure"], row[column])
                for key, row in studies.items()
                if claim["agent"] in lineage(row["agent"])
            }
            parts.append(f"{part}: {claim['figure']} {claim['unit']} ({sum(agree.values())} of {len(agree)})")
            for key, one in agree.items():
                agreeing.setdefault(key, []).append(one)
    whole = of([all(found) for found in agreeing.values()], "is", "are")
    assert shipped().sentences[4] == (
        f"Of the studies that document 003 cites for its regimen, {whole} known to agree in every part. "
        f"By part, those that agree: {listed(parts)}."
    )


def test_what_was_not_checked():
    possible = len(CLAIMS) * (len(CLAIMS) - 1) // 2
    people = [row["kind"] == "person" for row in rows("raters")]
    assert shipped().sentences[5] == (
        f"Of the pairs that {counted(len(CLAIMS), 'claim')} can form, {of(len(BOTH), 'is', 'are', possible)} listed; "
        "how many of the others were looked at is in no table. "
        f"Of those who judged, {of(people, 'is', 'are')} a person."
    )


def test_the_solutions_run():
    quotes, severities = shipped().of("DataFrame")
    first, other = (CLAIMS[one] for one in (PAIRS[0]["claim"], PAIRS[0]["other"]))
    assert [*quotes["quote"]] == [first["quote"], other["quote"]]
    assert severities.to_numpy().sum() == len(INSIDE)


def test_every_quantity_and_part_of_a_regimen_has_its_picture():
    titles = [plot.title for plot in shipped().plots]
    assert titles[3:5] == ["session length (prolotherapy), in minutes", "concentration (dextrose), in %"]
    assert titles[5:] == [
        "The page’s concentration: 12-25 %",
        "The page’s number of treatments: 4-8 injections",
        "The page’s time between treatments: 2-3 weeks",
    ]


# One row altered

ALTERED = {
    "a pair turns direct": (
        ("disagreements", {"id": "D05"}, {"kind": "direct"}),
        {0: "and 18 of 70 are direct."},
    ),
    "a pair turns grave": (
        ("disagreements", {"id": "D22"}, {"severity": "high"}),
        {1: "43 of 74 matter much to a reader."},
    ),
    "a pair reaches over to another page": (
        ("disagreements", {"id": "D01"}, {"other": "C265"}),
        {0: "26 of 70 stand within one page", 2: "Document 000 says on line 18 “painful and swollen” and on line 20"},
    ),
    "a claim is about something else": (
        ("claims", {"id": "C132"}, {"category": "protocol"}),
        {1: "safety (56 of 74), protocol (15 of 74), mechanism (14 of 74) and 3 more"},
    ),
    "other words on the page": (
        ("claims", {"id": "C058"}, {"quote": "nerves"}),
        {2: "and on line 20 “nerves”."},
    ),
    "two pages no longer overlap": (
        ("claims", {"id": "C136"}, {"figure": "15-20"}),
        {3: "in minutes, 30 and 15-20; concentration (dextrose), in %, 12-25 and 12.5-25. Of these, 1 of 2 has"},
    ),
    "a reference had the interval of its page": (
        ("studies", {"study": "hooper2004"}, {"interval_weeks": "2"}),
        {4: "time between treatments: 2-3 weeks (1 of 3)."},
    ),
    "one of those who judged is a person": (
        ("raters", {"name": "adjudicator"}, {"kind": "person"}),
        {5: "Of those who judged, 1 of 9 is a person."},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ALTERED)
def test_one_altered_row_changes_the_sentences_that_it_should_and_no_other(name, tmp_path):
    (table, key, cells), expected = ALTERED[name]
    after = tell(5, altered(tmp_path / "data", DATA, table, key, **cells)).sentences
    found = changes(shipped().sentences, after)
    assert {*found} == {*expected}
    for place, words in expected.items():
        assert words in found[place]


# Other parameters and other folders


def test_a_topic_takes_the_pairs_that_are_about_it():
    on_safety = [
        row
        for row in PAIRS
        if "safety" in {CLAIMS[row["claim"]]["category"], CLAIMS.get(row["other"], {}).get("category")}
    ]
    found = tell(5, TOPIC="safety")
    assert found.sentences[1].startswith(f"Most often they are about safety ({len(on_safety)} of {len(on_safety)})")
    assert found.sentences[3:] == shipped().sentences[3:]


def test_a_topic_may_have_its_gravest_pair_on_another_page():
    severities = ["high", "medium", "low"]
    inside = [row for row in INSIDE if "mechanism" in {CLAIMS[row[one]]["category"] for one in ("claim", "other")}]
    first = min(inside, key=lambda row: severities.index(row["severity"]))
    page, quote = CLAIMS[first["claim"]]["document"], CLAIMS[first["claim"]]["quote"]
    assert not shipped().sentences[2].startswith(f"Document {page} ")
    told = tell(5, TOPIC="mechanism").sentences[2]
    assert told.startswith(f"Document {page} says on line {CLAIMS[first['claim']]['line']} “{quote}” and on line ")


def test_an_absent_topic_is_said_once_and_takes_every_pair():
    absent = tell(5, TOPIC="elbow")
    assert absent.of("ShownDisagreement")[0].instead == (
        'No pair is about "elbow"; the pairs on every topic are taken instead.'
    )
    assert absent.sentences == shipped().sentences


def test_where_no_pair_is_listed_it_says_that_nothing_was_checked():
    found = tell(5, CORRECT, solutions=True, TOPIC="safety")
    assert str(found.of("ShownDisagreement")[0]) == "Not checked: disagreements.csv is not there or lists none."
    assert found.sentences[:3] == [NONE_LISTED] * 3
    assert found.sentences[3] == (
        "Of the quantities that a page gives in numbers, 1 of 18 is given by more than one page: severity "
        "(salt-water bath, plaque psoriasis), in %, 70. Of these, none of 1 has numbers that exclude each other."
    )
    assert "none of 231 is listed" in found.sentences[5]


def test_with_the_required_tables_alone_nothing_is_shown_as_fine(tmp_path):
    found = tell(5, required_only(tmp_path / "data"), solutions=True)
    assert found.sentences[:3] == [NONE_LISTED] * 3
    assert found.sentences[4] == (
        "Not checked: no page gives a regimen for which it cites a study that is listed here."
    )
    assert found.sentences[5].endswith("Who judged is not recorded.")


def test_a_page_that_agrees_with_itself_is_not_said_to_strain_itself(tmp_path):
    folder = altered(tmp_path / "data", DATA, "disagreements", {"id": "D01"})
    table = (folder / "disagreements.csv").read_text(encoding="utf-8").splitlines()
    (folder / "disagreements.csv").write_text("\n".join([table[0], table[2]]) + "\n", encoding="utf-8")
    found = tell(5, folder)
    assert found.sentences[0].startswith("Of the pairs of claims, none of 1 stands within one page, and the only one")
    assert found.sentences[2] == "No pair stands within one page."
