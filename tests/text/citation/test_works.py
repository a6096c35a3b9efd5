"""Works that a marker names, and the references that are meant."""

import pytest

from analysis.text.citation.names import readings
from analysis.text.citation.works import is_meant, works


@pytest.mark.parametrize(
    ("marker", "named"),
    [
        ("(Abe 2012)", ["Abe 2012"]),
        ("_Roe et al. 2005_", ["Roe 2005"]),
        ("Okafor and Lind (2016)", ["Okafor and Lind 2016"]),
        ("(Okafor, C., & Lind, M., 2016)", ["Okafor and Lind 2016"]),
        ("(Okafor et al., 2012; Abe 2013, 2014a, b)", ["Okafor 2012", "Abe 2013", "Abe 2014a", "Abe 2014b"]),
        ("(see van Haselen et al., 1999, p. 12)", ["van Haselen 1999"]),
        ("(WHO 2019)", ["WHO 2019"]),
        ("[Ito11, Abe12a]", ["Ito11", "Abe12a"]),
        ("[3; Abe 2012]", ["Abe 2012"]),
        ("[ref. 3]", []),
        ("2012", []),
        ("", []),
    ],
)
def test_names_the_works_of_a_marker(marker: str, named: list[str]) -> None:
    assert [str(work) for work in works(marker)] == named


@pytest.mark.parametrize(
    ("marker", "authors", "year", "meant"),
    [
        ("(Abe 2012)", "Abe, M.", "2012", True),
        ("(Abe 2012)", "Abe M, Ito K", "2012", True),
        ("(Abe 2012)", "Ito K, Abe M", "2012", False),
        ("(Abe 2012)", "Abe, M.", "2011", False),
        ("(Abe 2012)", "Abel, M.", "2012", False),
        ("(Abe 2012a)", "Abe, M.", "2012b", False),
        ("(Okafor & Lind 2016)", "Okafor, C. & Lind, M.", "2016", True),
        ("(Okafor & Lind 2016)", "Okafor, C. & Roe, A.", "2016", False),
        ("(Haselen 1999)", "van Haselen R", "(1999)", True),
        ("(WHO 2019)", "World Health Organization", "2019", True),
        ("[Ito11]", "Ito, K.", "2011", True),
        ("[IA11]", "Ito K, Abe M", "2011", True),
        ("[Ito11]", "Ito, K.", "2012", False),
    ],
)
def test_tells_the_reference_that_is_meant(marker: str, authors: str, year: str, meant: bool) -> None:
    assert [is_meant(work, readings(authors), year) for work in works(marker)] == [meant]
