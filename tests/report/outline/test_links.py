"""Links: names lead to the rows that describe them, addresses out of the report, and texts nowhere."""

import pytest

from analysis.report.outline.links import NameLinks, addresses
from analysis.show.value import Count, Home, Name, Phrase, Run, names
from tests.builders import miniset


@pytest.fixture(scope="module")
def links(tmp_path_factory: pytest.TempPathFactory) -> NameLinks:
    return NameLinks(miniset.appraised(tmp_path_factory.mktemp("set")).evidence)


@pytest.mark.parametrize(
    ("home", "name", "words", "href"),
    [
        (Home.STUDIES, "ito2011", "Ito 2011", "studies.html#ito2011"),
        (Home.CLAIMS, "C001", "C001", "claims.html#C001"),
        (Home.CHECKS, "unsupported", "unsupported", "methods.html#check-unsupported"),
        (Home.STUDIES, "C001", "C001", ""),
        (Home.FINDINGS, "F999", "F999", ""),
    ],
)
def test_a_name_leads_to_its_own_row_and_to_no_other(links, home, name, words, href):
    assert links.parts(Name(home, name)) == (Run(words, href),)
    assert links.row(Name(home, name)) == href.partition("#")[2]


def test_a_name_is_said_in_other_words_where_it_has_any(links):
    said = Name(Home.STUDIES, "ito2011", soft=True, words="and two more")
    assert links.parts(said) == (Run("and two more", "studies.html#ito2011", soft=True),)


def test_a_count_leads_to_its_claims_and_none_to_nothing(links):
    assert links.parts(Count(2, "about=safety")) == (Run("2", "claims.html?about=safety"),)
    assert links.parts(Count(0, "about=safety", after="claims")) == (Run("0"), Run(" claims"))


def test_nothing_leads_nowhere(links):
    assert links.parts(Name(Home.STUDIES, "")) == ()


def test_names_in_a_phrase_lead_and_the_words_between_do_not(links):
    said = Phrase(("see ", *names(Home.CLAIMS, ("C001", "C999"))))
    assert links.parts(said) == (
        Run("see "),
        Run("C001", "claims.html#C001"),
        Run(", "),
        Run("C999"),
    )


def test_a_text_that_looks_like_a_name_is_a_text(links):
    assert links.parts("C001") == (Run("C001"),)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("https://example.org/a?b=1&c=2", [("https://example.org/a?b=1&c=2", "https://example.org/a?b=1&c=2")]),
        (
            "https://a.org http://b.org",
            [("https://a.org", "https://a.org"), (" ", ""), ("http://b.org", "http://b.org")],
        ),
        ("https://a.org.", [("https://a.org", "https://a.org"), (".", "")]),
        ("not read", [("not", ""), (" ", ""), ("read", "")]),
        ("javascript:alert(1)", [("javascript:alert(1)", "")]),
        ('https://a.org/"><script>', [("https://a.org/", "https://a.org/"), ('"><script>', "")]),
    ],
)
def test_an_address_leads_out_and_nothing_else_does(text, pieces):
    assert [piece[:2] for piece in addresses(text)] == pieces
