"""References: as the AMA manual words them, whatever fields are there and whatever stands in them."""

import pytest

from analysis.model.bib_names import BibName, BibNames
from analysis.model.evidence import BibEntry, Evidence
from analysis.show.references import NO_TITLE, references
from analysis.show.value import Run, Runs, plain
from tests.builders import build, shipped

HOSTILE = '#panic(1) *b* $x$ @cite <label> // note `raw` {B} \\alpha <b>&amp; %25 \u202eabc\u202c 🍵 ["q"]'

SEVEN = " and ".join(f"{name}, A. B." for name in ("Abe", "Baba", "Chiba", "Doi", "Endo", "Fujita", "Goto"))


def entry(kind: str = "article", **fields: str) -> BibEntry:
    return build.entry("key", kind, **fields)


def made(kind: str = "article", **fields: str) -> Runs:
    return references(Evidence(entries=(entry(kind, **fields),)))["key"]


# Written out by hand after the AMA Manual of Style, 11th ed., chapter 3.
@pytest.mark.parametrize(
    ("fields", "written"),
    [
        pytest.param(
            {
                "author": "Hooper, R. A. and Ding, M.",
                "title": "Ginger in travellers: a randomised trial",
                "journal": "J Altern Complement Med",
                "year": "2004",
                "volume": "10",
                "number": "4",
                "pages": "670-674",
            },
            "Hooper RA, Ding M. Ginger in travellers: a randomised trial. J Altern Complement Med. 2004;10(4):670-674.",
            id="journal article",
        ),
        pytest.param(
            {
                "author": SEVEN,
                "title": "Tea",
                "journal": "Lancet",
                "year": "2016",
                "volume": "2",
                "pages": "e1-e9",
                "doi": "10.1000/a(1)2-3",
            },
            "Abe AB, Baba AB, Chiba AB, et al. Tea. Lancet. 2016;2:e1-e9. doi:10.1000/a(1)2-3",
            id="seven authors, no issue, DOI",
        ),
        pytest.param(
            {"author": SEVEN.removesuffix(" and Goto, A. B."), "title": "Tea", "journal": "Lancet", "year": "2016"},
            "Abe AB, Baba AB, Chiba AB, Doi AB, Endo AB, Fujita AB. Tea. Lancet. 2016.",
            id="six authors, no volume",
        ),
        pytest.param(
            {"author": "Kim, W. M. and others", "title": "Tea", "journal": "BMJ", "year": "2010", "number": "12"},
            "Kim WM, et al. Tea. BMJ. 2010;(12).",
            id="and others, issue without volume",
        ),
        pytest.param(
            {
                "author": "Ross, Jr, Daniel George and van der Berg, Jean-Luc and World Health Organization",
                "title": "Does tea help?",
                "journal": "BMJ",
                "year": "2010",
                "volume": "2",
                "pages": "15-20",
            },
            "Ross DG Jr, van der Berg JL, World Health Organization. Does tea help? BMJ. 2010;2:15-20.",
            id="suffix, particle, joined name, body, question",
        ),
        pytest.param(
            {
                "title": "Tea",
                "journal": "BMJ",
                "year": "in press",
                "volume": "2",
                "number": "1 Suppl",
                "pages": "S1, S9",
            },
            "Tea. BMJ. in press;2(1 Suppl):S1, S9.",
            id="no author, year in words",
        ),
        pytest.param(
            {"author": "Abe, A.", "title": "Tea", "journal": "BMJ", "year": "2011", "pages": "15-20"},
            "Abe A. Tea. BMJ. 2011:15-20.",
            id="pages without volume",
        ),
    ],
)
def test_article_is_as_written_by_hand(fields, written):
    assert plain(made(**fields)) == written


def test_address_book_and_chapter_are_as_written_by_hand():
    page = made("misc", author="Abe, A.", title="Tea", year="2020", url="https://example.org/a?b=1&c=2")
    assert plain(page) == "Abe A. Tea. 2020. https://example.org/a?b=1&c=2"
    assert page[-1] == Run("https://example.org/a?b=1&c=2", "https://example.org/a?b=1&c=2")
    book = made("book", author="Abe, A.", title="All About Tea", publisher="Leaf Press", year="2001")
    assert plain(book) == "Abe A. All About Tea. Leaf Press; 2001."
    chapter = made(
        "incollection",
        author="Abe, A.",
        title="Green tea",
        booktitle="All About Tea",
        publisher="Leaf Press",
        year="2001",
        pages="1-20",
    )
    assert plain(chapter) == "Abe A. Green tea. In: All About Tea. Leaf Press; 2001:1-20."


def test_a_book_that_only_editors_made_names_them():
    book = made("book", editor="Abe, A. and Doi, B.", title="All About Tea", publisher="Leaf Press", year="2001")
    assert plain(book) == "Abe A, Doi B, eds. All About Tea. Leaf Press; 2001."


def test_journal_is_in_italics_and_doi_leads_to_its_address():
    runs = made(title="Tea", journal="BMJ", year="2010", doi="10.1000/a(1)")
    assert [run.text for run in runs if run.italic] == ["BMJ"]
    assert [run for run in runs if run.href] == [Run("10.1000/a(1)", "https://doi.org/10.1000/a%281%29")]


def test_no_volume_is_never_called_published_online():
    assert "online" not in plain(made(title="Tea", journal="BMJ", year="2010", doi="10.1/x"))


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        pytest.param({}, f"{NO_TITLE}.", id="nothing"),
        pytest.param({"author": "Abe, A."}, f"Abe A. {NO_TITLE}.", id="authors alone"),
        pytest.param({"title": "Efficacy of tea for ...", "journal": "BMJ"}, "Efficacy of tea for ... BMJ.", id="cut"),
        pytest.param(
            {"author": "Abe and  and Doi", "title": " ", "journal": "J"}, f"Abe, Doi. {NO_TITLE}. J.", id="blanks"
        ),
    ],
)
def test_entry_that_lacks_fields_comes_out(fields, text):
    assert plain(made(**fields)) == text


def test_hostile_text_stays_text():
    fields = ("title", "journal", "volume", "number", "pages", "doi", "url", "publisher", "year")
    named = entry(**dict.fromkeys(fields, HOSTILE))._replace(authors=BibNames((BibName(literal=HOSTILE),)))
    text = plain(references(Evidence(entries=(named,)))["key"])
    assert text.startswith(HOSTILE)
    assert text.count(HOSTILE) >= len(fields) - 1  # all but the publisher, and the address beside a DOI; the author
    assert not any(run.href.startswith("javascript") for run in made(title="T", url="javascript:alert(1)"))


def test_very_long_title_comes_out_whole():
    assert "x" * 10_000 in plain(made(title="x" * 10_000, journal="BMJ"))


def test_each_entry_has_its_reference_in_order():
    entries = (BibEntry(key, "article", {"title": f"Tea {key}", "year": "2001"}, build.ORIGIN) for key in "cab")
    found = references(Evidence(entries=tuple(entries)))
    assert list(found) == ["c", "a", "b"]
    assert all(f"Tea {key}." in plain(reference) for key, reference in found.items())
    assert references(Evidence()) == {}


def test_same_entries_give_the_same_runs():
    assert made(title="Tea", journal="BMJ", author=SEVEN) == made(title="Tea", journal="BMJ", author=SEVEN)


def test_shipped_references_name_what_their_entries_have():
    evidence = shipped.appraised().evidence
    found = references(evidence)
    assert list(found) == [one.key for one in evidence.entries]
    for one in evidence.entries:
        text = plain(found[one.key])
        wanted = [one.fields.get(name, "") for name in ("title", "journal", "volume", "year", "doi")]
        assert [value for value in wanted if value not in text] == []
        assert "  " not in text
        assert ".." not in text.replace("...", "")
