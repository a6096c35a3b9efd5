"""A number: its id, its rows, and records counted in parts."""

import pytest

from analysis.model.place import Origin
from analysis.tell.numbers import number as of_table
from analysis.tell.numbers.number import Number, Way, slug, unique, words_of
from analysis.text.rows import rows_beside
from tests.builders import build
from tests.tell.numbers import by_id


def at(line: int, file: str = "claims.csv", **columns: str):
    return build.claim(**columns)._replace(origin=Origin(file, line, line, lambda line, _: (line, 1)))


def number(name: str) -> Number:
    return Number(name, "1", 1, "things", "One row is one thing.", ())


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        pytest.param([2], "claims.csv:2", id="one row"),
        pytest.param([4, 2, 3], "claims.csv:2-4", id="a range, whatever the order"),
        pytest.param([2, 3, 9, 11, 12], "claims.csv:2-3,9,11-12", id="ranges and single rows"),
        pytest.param([5, 5], "claims.csv:5", id="a row that counts twice"),
    ],
)
def test_rows_are_told_as_ranges_of_lines(lines, said):
    assert Number.counting("n", "", "", map(at, lines)).rows == (said,)


def test_rows_of_several_files_stand_apart():
    assert Number.counting("n", "", "", [at(2), at(3, "other.csv"), at(3)]).rows == ("claims.csv:2-3", "other.csv:3")


def test_nothing_has_no_rows():
    assert Number.counting("claims", "claims", "rule", ()).rows == ()


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("not addressed", "not-addressed"),
        ("003", "003"),
        ("Page1", "Page1"),
        ("RoB 2, all", "rob-2-all"),
        ("a/b\tc", "a-b-c"),
        ("«»", "-"),
        ("naïve.name_1", "naïve.name_1"),
    ],
)
def test_a_slug_holds_nothing_that_an_address_would_part(text, part):
    assert slug(text) == part


def test_a_tally_is_parted_by_words_empty_ones_kept():
    claims = (at(2, document="a"), at(3, document="b"), at(4, document="a"))
    way = Way(lambda one: one.document, "in {}", ("c", "a"))
    parts = list(Number.counting("claims", "claims", "rule", claims).by(way))
    assert [(part.id, part.what, len(part.records)) for part in parts] == [
        ("claims.c", "claims in c", 0),
        ("claims.a", "claims in a", 2),
        ("claims.b", "claims in b", 1),
    ]
    assert parts[1].rows == ("claims.csv:2,4",)


def test_braces_in_the_data_are_text():
    whole = Number.counting("claims", "claims", "rule", (at(2, document="page1"),))
    (part,) = whole.by(Way(lambda _: "{0} {}", "in {}"))
    assert part.what == "claims in {0} {}"


def test_each_part_is_followed_by_its_own_parts():
    claims = (at(2, document="a", id="C001"), at(3, document="b", id="C002"))
    whole = Number.counting("claims", "claims", "rule", claims)
    document, name = Way(lambda one: one.document, "in {}"), Way(lambda one: one.id, "named {}")
    nested = ["claims.a", "claims.a.C001", "claims.b", "claims.b.C002"]
    assert [part.id for part in whole.by(document, name)] == nested
    beside = ["claims", "claims.a", "claims.b", "claims.C001", "claims.C002"]
    assert [part.id for part in whole.and_by(document, name)] == beside


def test_an_id_given_twice_leads_to_two_numbers():
    found = tuple(unique(map(number, ("F001", "F002", "F001", "F001"))))
    assert [one.id for one in found] == ["F001", "F002", "F001~2", "F001~3"]
    assert len(by_id(found)) == len(found)


def test_every_row_of_the_table_names_a_number_once_and_says_by_which_rule():
    rows = rows_beside(of_table.__file__)
    assert len({row["number"] for row in rows}) == len(rows)
    for row in rows:
        assert row["what"]
        assert row["rule"].endswith("."), row["number"]


def test_a_number_of_the_table_has_its_words_and_keeps_its_records_under_another():
    studies = Number.known("studies", [build.study()])
    assert (studies.what, studies.rule) == words_of("studies")
    assert studies.under("designs") == studies._replace(id="designs")
    with pytest.raises(KeyError):
        Number.known("no such number", ())
