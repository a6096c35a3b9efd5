"""CSV to sheets: every row kept or reported, every cell with its place."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.read.tables import read_table
from analysis.schema import TABLES

HEADER = "name,kind,note"
#: The table of raters with three of its columns, so that rows are short.
RATERS = TABLES["raters"]._replace(
    fields=tuple(field for field in TABLES["raters"].fields if field.name in HEADER.split(","))
)


def read(text, table=RATERS):
    return read_table(text, "raters.csv", table)


def cells(text):
    return [row.cells for row in read(text).sheet.rows]


def damage(text):
    """Check, line, column and message of everything that was found."""
    return [
        (name, remark.place.line, remark.place.column, remark.message)
        for name, remarks in read(text).damage.items()
        for remark in remarks
    ]


def places(text):
    return [one[:3] for one in damage(text)]


# What is read


def test_rows_are_read_with_blanks_around_cells_removed():
    assert cells(f"{HEADER}\n a ,\u00a0person\u00a0,\tb c \n") == [("a", "person", "b c")]


def test_columns_may_stand_in_any_order_and_in_capitals():
    reading = read("Note, NAME ,Kind\nx,a,person\n")
    assert reading.sheet.header == ("note", "name", "kind")
    assert not reading.damage


@pytest.mark.parametrize(
    ("text", "assumption"),
    [
        pytest.param("name,kind,note\na,b,c\n", "", id="comma"),
        pytest.param("name;kind;note\na;b;c\n", "cells are separated by semicolon", id="semicolon"),
        pytest.param("name\tkind\tnote\na\tb\tc\n", "cells are separated by tab", id="tab"),
        pytest.param('"name";"kind";"note"\n"a";"b";"c"\n', "cells are separated by semicolon", id="quoted header"),
        pytest.param("sep=;\nname;kind;note\na;b;c\n", "cells are separated by semicolon", id="sep line"),
        pytest.param('"sep=;"\nname;kind;note\na;b;c\n', "cells are separated by semicolon", id="quoted sep line"),
        pytest.param("sep=\t\nname\tkind\tnote\na\tb\tc\n", "cells are separated by tab", id="sep line with a tab"),
        pytest.param("SEP=,\nname,kind,note\na,b,c\n", "", id="sep line in capitals"),
        pytest.param("\n\nname;kind;note\na;b;c\n", "cells are separated by semicolon", id="blank lines first"),
        pytest.param(",,\nname,kind,note\na,b,c\n", "", id="blank row first"),
        pytest.param("name,kind,note\na,b,c", "", id="no line end at the end"),
        pytest.param("name,kind,note\n,,\na,b,c\n\n , ,\n", "", id="blank rows between and after"),
    ],
)
def test_separator_is_found_and_said(text, assumption):
    reading = read(text)
    assert [row.cells for row in reading.sheet.rows] == [("a", "b", "c")]
    assert reading.assumption == assumption
    assert not reading.damage


def test_separators_of_other_kinds_within_cells_are_kept():
    assert cells("name;kind;note\na;b;1,5\tx\n") == [("a", "b", "1,5\tx")]


def test_quoted_cells_hold_separators_quotes_and_line_breaks():
    assert cells(f'{HEADER}\na,"b,c","says ""yes"",\nthen no"\n') == [("a", "b,c", 'says "yes",\nthen no')]


def test_rater_and_file_are_kept():
    sheet = read_table(f"{HEADER}\n", "ratings/a/links.csv", RATERS, "a").sheet
    assert (sheet.table, sheet.file, sheet.rater, sheet.rows) == ("raters", "ratings/a/links.csv", "a", ())


# Where it stands


def where(text, field, row=0):
    place = read(text).sheet.rows[row].origin.at(field)
    return place.line, place.column, place.row


@pytest.mark.parametrize(
    ("text", "field", "place"),
    [
        pytest.param(f"{HEADER}\na,b,c\n", "name", (2, 1, None), id="first cell"),
        pytest.param(f"{HEADER}\na,b,c\n", "note", (2, 5, None), id="last cell"),
        pytest.param(f"{HEADER}\na,,\n", "kind", (2, 3, None), id="empty cell"),
        pytest.param(f"{HEADER}\na,,\n", "note", (2, 4, None), id="empty cell at the end"),
        pytest.param(f'{HEADER}\n"a","b","c"\n', "kind", (2, 6, None), id="after the opening quotation mark"),
        pytest.param(f'{HEADER}\n"a,""x"",",b,c\n', "kind", (2, 12, None), id="after quoted quotes"),
        pytest.param(f'{HEADER}\n5" needle,b,c\n', "note", (2, 13, None), id="after a quotation mark in a bare cell"),
        pytest.param(f'{HEADER}\n5" or 6",b,c\n', "kind", (2, 10, None), id="after two of them"),
        pytest.param(f"{HEADER}\nZoë–,b,c\n", "kind", (2, 6, None), id="characters, not bytes"),
        pytest.param(f"{HEADER}\n\n\na,b,c\n", "name", (4, 1, None), id="blank lines count"),
        pytest.param(f'{HEADER}\n"a\nx\ny",b,c\n', "name", (2, 2, None), id="start of a cell of three lines"),
        pytest.param(f'{HEADER}\n"a\nx\nyy",b,c\n', "kind", (4, 5, 2), id="after a cell of three lines"),
        pytest.param(f'{HEADER}\n"a\nx",b,"c\n\nd"\n', "note", (3, 7, 2), id="second cell with line breaks"),
        pytest.param(f"sep=,\n{HEADER}\na,b,c\n", "kind", (3, 3, None), id="after a sep line"),
        pytest.param("name;kind;note\na,b;c;d\n", "kind", (2, 5, None), id="other separator"),
        pytest.param(f"{HEADER}\na,b,c\n", "colour", (2, 1, None), id="column that is not there"),
        pytest.param(f"{HEADER}\na,b,c\n", "", (2, 1, None), id="the row as a whole"),
    ],
)
def test_cell_has_its_line_column_and_sheet_row(text, field, place):
    assert where(text, field) == place


def test_rows_after_a_line_break_give_line_and_sheet_row():
    assert where(f'{HEADER}\n"a\nx",b,c\nd,e,f\n', "kind", row=1) == (4, 3, 3)


@given(
    st.lists(
        st.tuples(*[st.text(st.sampled_from('ab ,;"\nß')).map(lambda cell: f"x{cell}x")] * 3), min_size=1, max_size=5
    ),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_whatever_is_written_is_read_and_found_at_its_place(rows, quoting):
    out = io.StringIO()
    csv.writer(out, quoting=quoting, lineterminator="\n").writerows([HEADER.split(","), *rows])
    reading = read(out.getvalue())
    assert [row.cells for row in reading.sheet.rows] == rows
    assert not reading.damage
    lines = out.getvalue().split("\n")
    for number, row in enumerate(reading.sheet.rows, 2):
        for field, cell in zip(HEADER.split(","), row.cells, strict=True):
            place = row.origin.at(field)
            start = cell.split("\n")[0].split('"')[0]
            assert lines[place.line - 1][place.column - 1 :].startswith(start)
            assert place.row in (None, number)


# What is reported: rows


def test_row_with_too_many_cells_keeps_its_key_alone():
    reading = read(f"{HEADER}\na,person,calm, careful\nb,person,\n")
    assert places(f"{HEADER}\na,person,calm, careful\nb,person,\n") == [("ragged-row", 2, 1)]
    assert [row.cells for row in reading.sheet.rows] == [("a", "", ""), ("b", "person", "")]
    assert reading.unsound == {2}


def test_row_with_too_few_cells_keeps_its_key_alone():
    text = f"{HEADER}\na,person\n"
    assert cells(text) == [("a", "", "")]
    assert damage(text) == [
        ("ragged-row", 2, 1, "a row needs 3 cells, as the header has; this one has 2; it was left out")
    ]


def test_two_ragged_rows_are_two_faults():
    assert places(f"{HEADER}\na\nb,person,\nc,d,e,f\n") == [("ragged-row", 2, 1), ("ragged-row", 4, 1)]


def test_comma_too_many_is_a_fault_even_if_nothing_follows_it():
    assert places(f"{HEADER}\na,calm, careful,\n") == [("ragged-row", 2, 1)]


@pytest.mark.parametrize(
    ("row", "column", "key"),
    [
        pytest.param('a,b,"c', 5, "a", id="left open"),
        pytest.param('a,"b,c', 3, "a", id="left open before a comma"),
        pytest.param('a,"b"x,c', 3, "a", id="text after it"),
        pytest.param('a,"says "yes" twice",c', 3, "a", id="not doubled"),
        pytest.param('a,"b" ,c', 3, "a", id="blank after it"),
        pytest.param('"a"x,b,c', 1, "", id="first cell"),
        pytest.param('"a ""b""",b,"c', 13, 'a "b"', id="after doubled ones"),
    ],
)
@pytest.mark.parametrize("after", ["", 'd,"e, f",g\n', "d,e,g\n"], ids=["last row", "quotes later", "no quotes later"])
def test_quotation_mark_out_of_place_costs_one_row(row, column, key, after):
    text = f"{HEADER}\nfirst,b,c\n{row}\n{after}"
    assert places(text) == [("unclosed-quote", 3, column)]
    read_rows = cells(text)
    assert read_rows[0] == ("first", "b", "c")
    assert len(read_rows) == 2 + bool(after)
    assert not after or read_rows[2][0] == "d"
    assert read_rows[1][0] == key


def test_quotation_marks_left_open_in_many_rows_are_each_reported():
    rows = "".join(f'r{number},b,"c\nok{number},"b, c",d\n' for number in range(200))
    assert places(f"{HEADER}\n{rows}") == [
        ("unclosed-quote", 2 * number + 2, len(f"r{number},b,") + 1) for number in range(200)
    ]
    assert len([row for row in cells(f"{HEADER}\n{rows}") if row[0].startswith("ok")]) == 200


def test_every_line_is_a_row_or_in_the_damage_after_a_break():
    text = f'{HEADER}\na,b,"c\nd,e,f,g\nh,i,j\n'
    assert places(text) == [("unclosed-quote", 2, 5), ("ragged-row", 3, 1)]
    assert [row[0] for row in cells(text)] == ["a", "d", "h"]


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x0b", "\x0c", "\x1f", "\x7f"])
def test_control_character_is_placed_at_its_cell(character):
    assert damage(f"{HEADER}\na,b,x{character}y\n") == [
        ("control-character", 2, 5, f'a cell may hold no control character; "note" holds U+{ord(character):04X}')
    ]


def test_line_break_and_tab_within_a_cell_are_no_control_characters():
    assert not damage(f'{HEADER}\na,b,"x\ny\tz"\n')


# What is reported: headers


def test_misspelt_column_is_one_fault_at_its_place():
    reading = read("name,knd,note\na,person,\n")
    assert places("name,knd,note\na,person,\n") == [("unknown-column", 1, 6)]
    assert reading.damage["unknown-column"][0].remedy == 'did you mean "kind"?'


def test_column_that_was_never_there_may_not_be_meant_by_one_that_is():
    reading = read("name,kind,note,notes\na,person,,x\n")
    assert reading.damage["unknown-column"][0].remedy == "remove it or rename it; it was not read"


def test_two_columns_alike_cannot_both_be_meant():
    text = "name,kinds,kindd\na,person,\n"
    assert [(name, column) for name, _, column, _ in damage(text)] == [
        ("unknown-column", 6),
        ("unknown-column", 12),
        ("missing-column", 1),
    ]


def test_missing_column_says_what_the_header_has():
    assert damage("name,kind\na,person\n") == [
        ("missing-column", 1, 1, 'the table needs a column "note"; the header has name, kind')
    ]


def test_column_given_twice_is_placed_at_the_second():
    assert places(f"{HEADER},Note\na,person,x,y\n") == [("duplicate-column", 1, 16)]


def test_columns_without_a_name_are_one_fault():
    found = damage(f"{HEADER},, \na,person,x,,\n")
    assert found == [("unknown-column", 1, 16, "every column needs a name; the header has none for column 4, 5")]


@pytest.mark.parametrize("text", ["", "\n\n", ",,\n", "a,b,c\n1,2,3\n", "Raters in May\nname,kind,note\n"])
def test_table_without_a_header_is_one_fault_with_the_header_as_remedy(text):
    reading = read(text)
    [remark] = reading.damage["missing-column"]
    assert list(reading.damage) == ["missing-column"]
    assert remark.remedy == "put it first: name,kind,note"
    assert (reading.sheet.header, reading.sheet.rows) == ((), ())


def test_header_with_a_quotation_mark_left_open_is_one_fault():
    assert places('name,"kind,note\na,person,x\n') == [("unclosed-quote", 1, 6)]


@given(st.text(st.sampled_from('na,";\n\x07 ')))
def test_any_text_is_read_without_a_crash_and_nothing_is_lost(text):
    reading = read(f"{HEADER}\n{text}")
    rows = {row.origin.line for row in reading.sheet.rows}
    reported = {remark.place.line for remarks in reading.damage.values() for remark in remarks}
    for row in reading.sheet.rows:
        for name in HEADER.split(","):
            place = row.origin.at(name)
            assert place.line >= row.origin.line
            assert place.column >= 1
    if any(sign not in ',;\n" ' for sign in text):
        assert rows | reported


def test_places_after_a_broken_row_and_within_a_cell_of_several_lines():
    text = 'id,document,line\nC001,"page1,3\nC002,"page\n1",5\nC003,page1,\n'
    reading = read_table(text, "claims.csv", TABLES["claims"])
    rows = {row.cells[0]: row.origin for row in reading.sheet.rows}
    assert {key: origin.line for key, origin in rows.items()} == {"C001": 2, "C002": 3, "C003": 5}
    assert str(rows["C002"].at("document")) == "claims.csv:3:7"
    assert str(rows["C002"].at("line")) == "claims.csv:4:4 (sheet row 3)"
    assert str(rows["C003"].at("line")) == "claims.csv:5:12 (sheet row 4)"
