"""Names in parts: family and given names apart, bodies whole."""

import pytest

from analysis.report.exchange.authors import Author, authors, held, parts


@pytest.mark.parametrize(
    ("field", "inverted"),
    [
        pytest.param("Hooper, R. A. and Ding, M.", ["Hooper, R. A.", "Ding, M."], id="two"),
        pytest.param("Del Mar, C.", ["Del Mar, C."], id="particle"),
        pytest.param("King, Jr, M. L.", ["King, M. L., Jr"], id="suffix"),
        pytest.param("R. A. Hooper", ["Hooper, R. A."], id="initials first"),
        pytest.param("World Health Organization", ["World Health Organization"], id="body"),
        pytest.param("Barnes\u00a0and\u00a0Noble,\u00a0Inc.", ["Barnes and Noble, Inc."], id="body in braces"),
        pytest.param(", K.", ["K."], id="no family name"),
        pytest.param("", [], id="nobody"),
    ],
)
def test_name_is_parted_once(field, inverted):
    assert [author.inverted for author in authors(field).authors] == inverted


def test_body_is_literal_and_a_person_is_not():
    body, person = authors("World Health Organization and Ito, K").authors
    assert body == Author("World Health Organization", literal="World Health Organization")
    assert person == Author("Ito, K", family="Ito", given="K")


def test_authors_left_out_are_said_to_be():
    assert authors("Ito, K and others").cut
    assert not authors("Ito, K").cut


def test_comma_and_and_of_one_name_are_held():
    assert held("Barnes\u00a0and\u00a0Noble")
    assert held("Noble,\u00a0Inc.")
    assert not held("Ito, K")
    assert parts("Noble,\u00a0Inc., A.") == ("Noble,\u00a0Inc.", "A.")
