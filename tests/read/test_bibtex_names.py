"""Names of a bibliography: parted as BibTeX parts them, bodies whole, LaTeX as text."""

import re
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.model.bib_names import BibName, BibNames
from analysis.read import bibtex_names
from analysis.read.bibtex_names import read_names


def name(field: str) -> BibName:
    """The one name in a sound field."""
    names, faults = read_names(field)
    assert not faults
    (one,) = names.people
    return one


@pytest.mark.parametrize(
    ("field", "inverted"),
    [
        pytest.param("Hooper, R. A. and Ding, M.", ["Hooper, R. A.", "Ding, M."], id="two"),
        pytest.param("Del Mar, C.", ["Del Mar, C."], id="particle"),
        pytest.param("King, Jr, M. L.", ["King, M. L., Jr"], id="suffix"),
        pytest.param("R. A. Hooper", ["Hooper, R. A."], id="initials first"),
        pytest.param("World Health Organization", ["World Health Organization"], id="body"),
        pytest.param("{Barnes and Noble, Inc.}", ["Barnes and Noble, Inc."], id="body in braces"),
        pytest.param("{A {B} and C} and D", ["A B and C", "D"], id="braces in braces"),
        pytest.param(r"\{A and B\}", ["{A", "B}"], id="printed braces"),
        pytest.param("} and {A and B", ["A and B"], id="braces that do not pair"),
        pytest.param(", K.", ["K."], id="no family name"),
        pytest.param("Abe and  and Doi and", ["Abe", "Doi"], id="stray and"),
        pytest.param("Abe, K AND Doi, M", ["Abe, K", "Doi, M"], id="capitals"),
        pytest.param("Hooper R. A.", ["Hooper R. A."], id="initials last, no comma"),
        pytest.param("Ito, K; Abe, M", ["Ito, K", "Abe, M"], id="semicolons"),
        pytest.param(r"Ito, K. \& Abe, M.", ["Ito, K.", "Abe, M."], id="ampersand"),
        pytest.param("Barnes & Noble", ["Barnes & Noble"], id="body with an ampersand"),
        pytest.param("{Smith & Nephew}; Ito, K", ["Smith & Nephew", "Ito, K"], id="body in braces among people"),
        pytest.param("Ito K, Abe MA, van der Berg L", ["Ito, K.", "Abe, M. A.", "van der Berg, L."], id="Vancouver"),
        pytest.param("Ito É, Abe Ø, Roe J", ["Ito, É.", "Abe, Ø.", "Roe, J."], id="Vancouver with accents"),
        pytest.param("Ito K; Abe M", ["Ito, K.", "Abe, M."], id="Vancouver with semicolons"),
        pytest.param("Ito, K., Abe, M., & Roe, J.", ["Ito, K.", "Abe, M.", "Roe, J."], id="APA"),
        pytest.param("K. Ito, M. Abe and J. Roe", ["Ito, K.", "Abe, M.", "Roe, J."], id="initials first, commas"),
        pytest.param("Writing Group B", ["Writing Group B"], id="body with a letter"),
        pytest.param("", [], id="nobody"),
        pytest.param("{}", [], id="empty braces"),
    ],
)
def test_name_is_parted_once(field, inverted):
    assert [one.inverted for one in read_names(field)[0].people] == inverted


@pytest.mark.parametrize(
    ("field", "parts"),
    [
        pytest.param("van der Berg, Jean-Luc", BibName("Berg", "Jean-Luc", "van der"), id="von"),
        pytest.param("L. van Beethoven", BibName("Beethoven", "L.", "van", given_first=True), id="von in the middle"),
        pytest.param("de la Cruz, Jr, M.", BibName("Cruz", "M.", "de la", "Jr"), id="von and suffix"),
        pytest.param("{van der} Berg, J.", BibName("van der Berg", "J."), id="no von in braces"),
        pytest.param("van~Dijk, J", BibName("Dijk", "J", "van"), id="tie"),
        pytest.param("Steilen-Matias, D.", BibName("Steilen-Matias", "D."), id="hyphen"),
        pytest.param("{Barnes and Noble, Inc.}, A.", BibName("Barnes and Noble, Inc.", "A."), id="braced part"),
        pytest.param("{R. A. Hooper}", BibName(literal="R. A. Hooper"), id="person in braces"),
        pytest.param("{others}", BibName(literal="others"), id="others in braces"),
        pytest.param(r"M{\"u}ller, {\'E}va", BibName("Müller", "Éva"), id="accents"),
        pytest.param(r"{\v{S}}koda, {\O}. {\v s}", BibName("Škoda", "Ø. š"), id="accents of letters"),
        pytest.param(r"{Soci{\'e}t{\'e} and Co}", BibName(literal="Société and Co"), id="accents in a body"),
        pytest.param(r"von {\'E}tienne, {\L}", BibName("Étienne", "Ł", "von"), id="von before an accent"),
    ],
)
def test_parts_are_those_of_bibtex(field, parts):
    assert name(field) == parts


def test_body_is_literal_and_a_person_is_not():
    body, person = read_names("World Health Organization and Ito, K")[0].people
    assert body == BibName(literal="World Health Organization")
    assert person == BibName(family="Ito", given="K")


def test_authors_left_out_are_said_to_be():
    assert read_names("Ito, K and others")[0].more
    assert read_names("Ito K, Abe M, et al.")[0].more
    assert not read_names("Ito, K")[0].more
    assert read_names("others")[0] == BibNames((), more=True)
    assert read_names("others")[0]
    assert not BibNames()


@pytest.mark.parametrize(
    ("field", "found", "literal"),
    [
        ("A, B, C, D and Ito, K", '"A, B, C, D" (too many commas)', "A, B, C, D"),
        ("Ito, and Abe, K", '"Ito," (trailing comma at end of name)', "Ito"),
        ("A } b, c and Ito, K", '"A } b, c" (unmatched closing brace)', "A b, c"),
        ("{A b, c", '"{A b, c" (unterminated opening brace)', "A b, c"),
    ],
)
def test_name_that_cannot_be_parted_stays_whole_and_is_a_fault(field, found, literal):
    names, faults = read_names(field)
    assert faults == (found,)
    assert names.people[0] == BibName(literal=literal)


@given(st.text('{}",~ \\aAnd.é\u00a0', max_size=40))
def test_any_field_is_read(field):
    names, faults = read_names(field)
    assert all(bool(one.literal) is not bool(one.family) for one in names.people)
    assert len(faults) <= field.count(",") + field.count("{") + field.count("}")


_PIECES = (
    "Ito",
    "K.",
    "R. A.",
    " and ",
    " AND ",
    "And",
    "others",
    "van",
    "Lee-Ray",
    ",",
    ", ",
    " ",
    "Étienne",
    "--",
    "{A B}",
)


@given(st.lists(st.sampled_from(_PIECES), max_size=9).map("".join))
def test_names_that_are_parted_without_bibtexparser_are_parted_alike(field: str) -> None:
    quick = read_names(field)
    with patch.object(bibtex_names, "_PLAIN", re.compile("(?!)")):
        bibtex_names._read_name.cache_clear()
        assert read_names(field) == quick
    bibtex_names._read_name.cache_clear()
