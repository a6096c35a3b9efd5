"""Authors against a record: who, in which order, with which initials."""

import pytest

from analysis.model.conclusions import FieldAccuracy
from analysis.text.citation.authors import compare_authors
from tests.builders import build
from tests.builders.shared import reference_strings

TWO = "Hooper, R. A. and Ding, M."
THREE = "Hooper, R. A. and Ding, M. and Lee, Y. K."


@pytest.mark.parametrize(
    ("printed", "indexed", "outcome", "why"),
    [
        pytest.param("Hooper, R.A. & Ding, M.", TWO, "same", "", id="initials with dots"),
        pytest.param("Hooper RA, Ding M", TWO, "same", "", id="Vancouver"),
        pytest.param("HOOPER RA, DING M", TWO, "same", "", id="capitals"),
        pytest.param("World Health Organization", "World Health Organization", "same", "", id="body"),
        pytest.param("WHO", "World Health Organization", "same", "", id="body's letters"),
        pytest.param("Ears and Throats", "{Ears and Throats}", "same", "", id="body with and"),
        pytest.param("Wang Y, Wang Y", "Wang, Y. and Wang, Y.", "same", "", id="namesakes"),
        pytest.param("Hooper RA, et al.", "Hooper, R. A. and others", "same", "", id="et al in both"),
        pytest.param("Hooper RA, et al.", THREE, "variant of style", "2 of 3 under “et al.”", id="two under et al"),
        pytest.param("Hooper, Robert A. and Ming Ding", TWO, "variant of style", None, id="given names in full"),
        pytest.param("Hooper, R. A., . . . Lee, Y. K.", THREE, "variant of style", None, id="ellipsis"),
        pytest.param("Vitanyi P", "Vitányi, P.", "variant of style", "accents of Vitányi", id="accent"),
        pytest.param("Mueller K", "Müller, K.", "variant of style", "accents of Müller", id="umlaut"),
        pytest.param("Silva, F. B. da", "da Silva, F. B.", "variant of style", "particle of da Silva", id="particle"),
        pytest.param(
            "Wilkinson, H.", "Wilkinson, H. A.", "omitted", "second initial of Wilkinson left out", id="initial"
        ),
        pytest.param("Wilkinson", "Wilkinson, H. A.", "omitted", "initials of Wilkinson left out", id="initials"),
        pytest.param("Allen Hooper", "Hooper, R. A.", "omitted", "an initial of Hooper left out", id="first initial"),
        pytest.param(
            "Smith J", "Smith, J. A. B.", "omitted", "initials of Smith left out but the first", id="all but one"
        ),
        pytest.param(
            "Sanchez A",
            "Baltasar Sanchez, A.",
            "omitted",
            "part of the family name Baltasar Sanchez left out",
            id="half",
        ),
        pytest.param("Ding MJ", "Ding, M.", "not verified", "the bibliography has fewer initials of Ding", id="more"),
        pytest.param("Hooper RA, Ding M, Lee Y", "Hooper, R. A. and others", "not verified", None, id="more authors"),
        pytest.param("Hooper, A.R. & Ding, M.", TWO, "wrong", "initials of Hooper transposed", id="transposed"),
        pytest.param("Hooper RB, Ding M", TWO, "wrong", "initials of Hooper", id="other initial"),
        pytest.param("Roger Hooper", "Hooper, Robert", "wrong", "given name of Hooper", id="other given name"),
        pytest.param("Hoper RA, Ding M", TWO, "wrong", "“Hoper RA” for “Hooper RA”", id="misspelt"),
        pytest.param("Ding M, Hooper RA", TWO, "wrong", "authors in another order", id="swapped"),
        pytest.param("Hooper RA", TWO, "wrong", "Ding M left out without an “et al.”", id="dropped"),
        pytest.param("Ding M", TWO, "wrong", "Hooper RA left out without an “et al.”", id="first dropped"),
        pytest.param("Ding M, et al.", THREE, "wrong", "Hooper RA left out", id="first dropped before et al"),
        pytest.param("Hooper RA, Ding M, Lee Y", TWO, "wrong", "“Lee Y” is not among the authors", id="added"),
        pytest.param("Hooper RA, Ding M, et al.", TWO, "wrong", "“et al.” where there are no more authors", id="et al"),
        pytest.param("Ito K", "Hooper, R. A.", "wrong", "“Ito K” for “Hooper RA”", id="another author"),
        pytest.param("(2004)", TWO, "not verified", "it cannot be read as names", id="no name"),
    ],
)
def test_authors(printed, indexed, outcome, why):
    found = compare_authors(printed, build.names(indexed))
    assert found.outcome is FieldAccuracy(outcome)
    assert why is None or found.why == why


@pytest.mark.parametrize(("printed", "found"), [("Hooper AR, Ding M", True), ("Ito K, Park S", False)])
def test_another_author_cannot_be_searched_by(printed, found):
    assert compare_authors(printed, build.names(TWO)).found is found


def medical():
    """Printed authors of real references with the record's, in every style."""
    for row in reference_strings("medical"):
        raw, title = " ".join(row["raw"].split()), row["gold"]["title"]
        start = raw.lower().find(title.lower()[:25])
        if start > 0:
            names = [", ".join(name.rsplit(" ", 1)) for name in row["gold"]["authors"]]
            yield raw[:start].strip(" '\"“"), names


def test_no_real_list_is_taken_for_an_error():
    rows = list(medical())
    assert len(rows) > 80
    for printed, names in rows:
        likeness = compare_authors(printed, build.names(" and ".join(names)))
        assert likeness.outcome in (FieldAccuracy.SAME, FieldAccuracy.VARIANT), (printed, likeness)


def test_every_real_list_with_its_first_two_authors_swapped_in_the_record_is_an_error():
    for printed, names in medical():
        if len(names) > 1 and names[0] != names[1]:
            swapped = [names[1], names[0], *names[2:]]
            assert compare_authors(printed, build.names(" and ".join(swapped))).outcome is FieldAccuracy.WRONG, printed


def test_every_real_list_with_another_first_initial_in_the_record_is_an_error():
    for printed, names in medical():
        family, _, letters = names[0].partition(", ")
        other = "X" if letters[0] != "X" else "Z"
        altered = [f"{family}, {other}{letters[1:]}", *names[1:]]
        assert compare_authors(printed, build.names(" and ".join(altered))).outcome is FieldAccuracy.WRONG, printed
