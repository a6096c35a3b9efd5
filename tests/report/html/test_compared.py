"""A comparison as a page."""

from html.parser import HTMLParser

from analysis.report.html.compared import as_html
from analysis.tell.compare.changes import ClaimLine, compare
from analysis.tell.compare.side_by_side import Edit, RowChange, What
from analysis.tell.compare.version import version_named
from tests.builders import miniset

HOSTILE = "<script>alert(1)</script>\"'&amp; \x1b[31m"


class Page(HTMLParser):
    """Tags, ids, links and text of a page."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.ids, self.links, self.text = [], [], [], ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        found = dict(attrs)
        self.ids += [found["id"]] if "id" in found else []
        self.links += [found["href"]] if tag == "a" else []

    def handle_data(self, data):
        self.text += data


def compared(folder, old="", new=""):
    sides = [version_named(str(miniset.write(folder / name, text))) for name, text in (("old", old), ("new", new))]
    return compare(*sides)


def test_the_page_has_counts_that_lead_to_the_changes(tmp_path):
    page = Page(as_html(compared(tmp_path, new="links.csv\nstance\nindirect")))
    assert page.tags.count("h1") == 1
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids) | {"main"}
    assert "Verdicts changed: 1 over own studies, 1 over all" in page.text
    row = "links.csv C001 ito2011 F001 altered: stance: partly supports → indirect"
    assert page.text.count(row) == 3, "under both verdicts, and in the list of rows"
    assert "details" not in page.tags, "so few are not folded"


def test_nothing_changed_is_said_plainly(tmp_path):
    page = Page(as_html(compared(tmp_path)))
    assert "nothing changed" in page.text
    assert "h2" not in page.tags


def test_hostile_text_is_text(tmp_path):
    row = RowChange("claims.csv", (HOSTILE,), What.ALTERED, (Edit("quote", "", HOSTILE),), {})
    claim = ClaimLine(HOSTILE, HOSTILE, HOSTILE, HOSTILE)
    page = Page(as_html(compared(tmp_path)._replace(added=(claim,), rows=(row,), notes=(HOSTILE,), old=HOSTILE)))
    assert "script" not in page.tags
    assert page.text.count("<script>alert(1)</script>\"'&amp; \\x1b[31m") == 8


def test_a_long_list_is_folded(tmp_path):
    rows = tuple(RowChange("links.csv", (f"C{n}",), What.ADDED, (), {}) for n in range(60))
    page = Page(as_html(compared(tmp_path)._replace(rows=rows)))
    assert "All 60" in page.text
    assert "details" in page.tags


def test_the_page_fetches_nothing(tmp_path):
    text = as_html(compared(tmp_path, new="links.csv\nstance\nindirect"))
    assert "default-src &#39;none&#39;" in text
    assert "http" not in Page(text).text
