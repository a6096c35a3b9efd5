"""Places, as a text editor and a spreadsheet show them."""

from analysis.model.place import Origin, Place


def test_place_is_written_as_compilers_write_it():
    assert str(Place("data/links.csv", 14, 6)) == "data/links.csv:14:6"


def test_place_names_the_sheet_row_where_it_differs():
    assert str(Place("data/links.csv", 14, 6, 12)) == "data/links.csv:14:6 (sheet row 12)"


def test_place_of_a_file_is_its_start():
    assert str(Place("data/links.csv")) == "data/links.csv:1:1"


def test_origin_gives_the_place_of_a_field():
    origin = Origin("a.csv", 3, 3, lambda line, field: (line, {"": 1, "study": 7}[field]))
    assert origin.at("study") == Place("a.csv", 3, 7, None)
    assert origin.at() == Place("a.csv", 3, 1, None)


def test_origin_keeps_the_sheet_row_only_where_it_differs_from_the_line_of_the_field():
    origin = Origin("a.csv", 3, 2, lambda line, field: (line, 1) if field == "id" else (line + 1, 1))
    assert origin.at("id").row == 2
    assert origin.at("note") == Place("a.csv", 4, 1, 2)


def test_origin_asks_for_a_place_only_when_one_is_wanted():
    asked = []

    def locate(_, field):
        asked.append(field)
        return 3, 1

    origin = Origin("a.csv", 3, 3, locate)
    assert not asked
    origin.at("x")
    assert asked == ["x"]
