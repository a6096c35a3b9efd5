"""The database, opened by SQLite and by datasette."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pandas as pd
import pytest
from datasette.app import Datasette

from analysis.report.exchange.database import database
from analysis.report.spreadsheet import table_of_contents
from analysis.schema import TABLES
from tests.builders import hostile, shown
from tests.report.exchange.test_data_package import RATED

TEA = shown.table(
    "tea-leaves",
    "Tea leaves",
    "What do they say?",
    pd.DataFrame([[1, hostile.TEXT, "x"]], columns=['Cup "A"', "cup", "CUP"]),
)


def made(review, frames=(TEA,)) -> bytes:
    return database(review, (*frames, table_of_contents(frames)))


@contextmanager
def opened(data: bytes) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(data)
        yield connection


def asked(data: bytes, query: str) -> list:
    with opened(data) as connection:
        return connection.execute(query).fetchall()


def test_every_table_is_there_and_sound(tmp_path):
    data = made(shown.review(tmp_path, RATED))
    names = {name for (name,) in asked(data, "SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert {*TABLES, "ratings_links", "citations", "citation_fields", "problems", "about"} <= names
    assert {"report_tea_leaves", "report_contents"} <= names
    assert asked(data, "PRAGMA integrity_check") == [("ok",)]


def test_cells_have_types(tmp_path):
    data = made(shown.review(tmp_path))
    assert asked(data, "SELECT lines, reference_list, publisher FROM documents") == [(20, 1, None)]
    assert asked(data, "SELECT value, typeof(value), denominator, ci_low FROM findings") == [(75.0, "real", 40, None)]
    assert asked(data, "SELECT figure, typeof(figure) FROM claims") == [("91", "text")]
    assert asked(data, "SELECT until FROM waivers") == [("2030-01-01",)]


def test_keys_and_references_are_declared_and_hold(tmp_path):
    raters = "\n\nraters.csv\nname\nadjudicator\nann\n"
    data = made(shown.review(tmp_path, RATED + raters))
    keys = {name: asked(data, f"SELECT name FROM pragma_table_info('{name}') WHERE pk ORDER BY pk") for name in TABLES}
    assert keys["links"] == [("claim",), ("study",), ("finding",)]
    references = asked(data, 'SELECT "from", "table", "to" FROM pragma_foreign_key_list(\'links\') ORDER BY 1')
    assert references == [
        ("carried_from", "claims", "id"),
        ("claim", "claims", "id"),
        ("finding", "findings", "id"),
        ("judged_by", "raters", "name"),
        ("question", "questions", "id"),
        ("study", "studies", "study"),
    ]
    assert asked(data, "PRAGMA foreign_key_check") == []


def test_blank_in_a_key_is_a_word_of_its_own(tmp_path):
    data = made(shown.review(tmp_path))
    assert asked(data, "SELECT study, agent, condition, outcome FROM screening") == [("ito2011", "", "", "")]
    assert asked(data, "SELECT document FROM screening") == [(None,)], "it would have to be found elsewhere"
    assert asked(data, "SELECT count(*) FROM pragma_table_info('screening') WHERE pk") == [(6,)]


def test_raters_own_rows_say_whose_they_are(tmp_path):
    data = made(shown.review(tmp_path, RATED))
    assert asked(data, "SELECT rater, claim, stance FROM ratings_links") == [("ann", "C001", "partly supports")]


def test_bibliography_is_there_field_by_field(tmp_path):
    data = made(shown.review(tmp_path))
    found = dict(asked(data, "SELECT field, value FROM citation_fields WHERE citation = 'ito2011'"))
    assert (found["journal"], found["year"]) == ("Journal of Examples", "2011")


def test_nothing_is_left_out_of_faulty_files(tmp_path):
    terms = "terms.csv\nterm,kind\nnausea,outcome\nnausea,outcome\npain,smell\n"
    data = made(shown.review(tmp_path, f"{terms}\nclaims.csv\nline\nmany"))
    assert asked(data, "SELECT term, kind FROM terms") == [
        ("nausea", "outcome"),
        ("nausea", "outcome"),
        ("pain", "smell"),
    ]
    assert asked(data, "SELECT count(*) FROM pragma_table_info('terms') WHERE pk") == [(0,)]
    assert asked(data, "SELECT line FROM claims") == [("many",)]
    kinds = asked(data, "SELECT DISTINCT \"check\" FROM problems WHERE kind = 'fault'")
    assert {("duplicate-id",), ("bad-value",)} <= set(kinds)


def test_table_that_was_not_given_is_empty_and_said_to_be_absent(tmp_path):
    data = made(shown.review(tmp_path, "missing findings.csv\n"))
    assert asked(data, "SELECT * FROM findings") == []
    assert asked(data, "SELECT value FROM about WHERE name LIKE 'tables that were not given%'") == [("findings",)]


def test_hostile_text_is_a_value_everywhere(tmp_path):
    review = shown.of_folder(hostile.write(tmp_path / "data"))
    data = made(review)
    assert asked(data, "SELECT statement, quote FROM claims") == [(hostile.TEXT, hostile.TEXT)]
    assert asked(data, "SELECT * FROM report_tea_leaves") == [(1, hostile.TEXT, "x")]
    names = asked(data, "SELECT name FROM pragma_table_info('report_tea_leaves')")
    assert names == [('Cup "A"',), ("cup",), ("CUP (2)",)]
    assert made(review) == data


def test_bytes_do_not_tell_which_library_wrote_them(tmp_path):
    assert made(shown.review(tmp_path))[96:100] == bytes(4)


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_datasette_opens_it_and_shows_every_table(tmp_path):
    path = tmp_path / "evidence.sqlite"
    path.write_bytes(made(shown.review(tmp_path)))

    async def shown_pages() -> dict[str, int]:
        datasette = Datasette([], immutables=[str(path)])
        tables = (await datasette.client.get("/evidence.json")).json()["tables"]
        pages = {table["name"]: f"/evidence/{table['name']}" for table in tables}
        return {name: (await datasette.client.get(page)).status_code for name, page in pages.items()}

    found = asyncio.run(shown_pages())
    assert {"claims", "links", "report_tea_leaves"} <= set(found)
    assert set(found.values()) == {200}
