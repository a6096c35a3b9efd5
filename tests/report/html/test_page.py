"""The pages: everything on them once, everything escaped, every link leading somewhere."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest

from analysis.check.evidence_review import EvidenceReview
from analysis.report.html.claims import claims_page
from analysis.report.html.page import as_html, lighter, page
from analysis.report.outline.blocks import Heading, TableBlock
from analysis.report.outline.contents import Contents, contents
from analysis.report.outline.outlines import report, supplement_page
from analysis.report.outline.sections import METHODS, ON_CARDS, REPORT, STUDIES, arranged
from analysis.show.table import Table
from analysis.show.tables.catalogue import all_tables
from analysis.tell.compare.changes import ClaimLine, compare
from analysis.tell.compare.side_by_side import Edit, RowChange, What
from analysis.tell.compare.version import version_named
from tests.builders import miniset, shown

TEMPLATES = Path(__file__).parents[3] / "analysis" / "report" / "html" / "templates"

#: Words that this project refuses to print about a treatment or about itself.
REFUSED = re.compile(
    r"\b(proven|safe|debunked|validated|gold standard|comprehensive|robust|high confidence|no evidence)\b",
    re.I,
)


class Outline(HTMLParser):
    """What tests ask of a page: its ids, the places it leads to, its headings, its tables and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.levels: list[int] = []
        self.tags: Counter[str] = Counter()
        self.fetched: list[str] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.tags[tag] += 1
        self.ids += [values["id"]] if "id" in values else []
        self.links += [values["href"]] if tag == "a" else []
        self.levels += [int(tag[1])] if re.fullmatch("h[1-6]", tag) else []
        self.fetched += [values[name] for name in ("src", "srcset", "data", "poster") if name in values and tag != "td"]
        self.fetched += [values["href"]] if tag == "link" else []

    def handle_data(self, data):
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(self.words)


def contents_of(review: EvidenceReview, more: tuple[Table, ...] = ()) -> Contents:
    """What the pages show of a small set, without plots."""
    found = contents(review)
    return replace(found, tables=(*found.tables, *more), plots=())


def pages_of(found: Contents) -> Mapping[str, str]:
    """Every page of the reports by its file."""
    outlines = (report(found), supplement_page(STUDIES, found), supplement_page(METHODS, found))
    made = {f"{one.name}.html": page(one, opened=found if one.name == REPORT else None) for one in outlines}
    return {**made, "claims.html": claims_page(found)}


def made(folder: Path, fragment: str = "", more: tuple[Table, ...] = ()) -> Mapping[str, str]:
    """Every page of a small set, without plots."""
    return pages_of(contents_of(shown.review(folder, fragment), more))


@pytest.fixture(scope="module")
def unwaived(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    return made(tmp_path_factory.mktemp("unwaived"), shown.UNWAIVED)


def test_every_table_stands_on_one_page_once(tmp_path, unwaived):
    names = [table.name for table in all_tables(shown.review(tmp_path, shown.UNWAIVED))]
    ids = Counter(name for text in unwaived.values() for name in Outline(text).ids)
    assert {name: ids[f"table-{name}"] for name in names} == {name: int(name not in ON_CARDS) for name in names}


def test_table_that_no_section_names_comes_under_further_tables(tmp_path):
    new = shown.table(
        "tea-leaves", "Tea leaves", "What do they say?", pd.DataFrame({"Cup": ["first"]}), ("Read once.",)
    )
    text = made(tmp_path, more=(new,))["methods.html"]
    assert "Further tables" in text
    assert 'id="table-tea-leaves"' in text
    assert "Read once." in text
    assert "Further tables" not in made(tmp_path / "without")["methods.html"]


def test_sections_hold_plots_with_the_pages_they_run_to():
    held = arranged(REPORT, ["plot claims-map", "plot claims-map-2", "strength", "plot unheard-of"])
    assert {section.anchor: section.items for section in held} == {
        "by-design": ("strength", "plot claims-map", "plot claims-map-2")
    }
    assert arranged(METHODS, ["plot unheard-of"])[0].items == ("plot unheard-of",)


def test_sections_name_each_thing_once_on_a_page():
    for name in (REPORT, STUDIES, METHODS):
        sections = arranged(name, _every_item())
        items = [item for section in sections for item in section.items]
        assert len(items) == len(set(items))
        assert len({section.anchor for section in sections}) == len(sections)


def test_no_table_hangs_under_the_heading_of_another(example_contents):
    outlines = (report(example_contents), *(supplement_page(name, example_contents) for name in (STUDIES, METHODS)))
    for one in outlines:
        kinds = [type(block) for block in one.blocks if isinstance(block, Heading | TableBlock)]
        assert (TableBlock, TableBlock) not in pairwise(kinds)


@cache
def _every_item() -> tuple[str, ...]:
    from analysis.report.outline.outlines import TEXTS
    from analysis.show.plots.catalogue import PLOTS
    from analysis.show.tables.catalogue import MAKERS

    return (*MAKERS, *TEXTS, *(f"plot {name}" for name in PLOTS))


def test_every_link_between_the_pages_leads_to_one_place(unwaived):
    ids = {file: Outline(text).ids for file, text in unwaived.items()}
    assert {file: [one for one, count in Counter(found).items() if count > 1] for file, found in ids.items()} == {
        file: [] for file in ids
    }
    wanted = set()
    for file, text in unwaived.items():
        for link in Outline(text).links:
            there, mark, anchor = link.partition("#")
            if mark and not there.startswith("http"):
                wanted.add((there.partition("?")[0] or file, anchor))
    assert {("claims.html", "C001"), ("studies.html", "ito2011"), ("studies.html", "F001")} <= wanted
    assert {place for place in wanted if place[1] not in ids[place[0]]} == set()


def test_headings_skip_no_level(unwaived):
    for text in unwaived.values():
        levels = Outline(text).levels
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_pages_fetch_nothing(unwaived):
    for text in unwaived.values():
        assert set(Outline(text).fetched) <= {"data:,"}
        style = text[text.index("<style>") : text.index("</style>")]
        assert set(re.findall(r"url\((.{15})", style)) == {"data:font/woff;"}
        assert "@import" not in style
        assert "default-src &#39;none&#39;" in text


MARKUP = '</td></table><script>alert("x")</script><img src=x onerror=alert(1)>'


@pytest.mark.parametrize(
    ("fragment", "where"),
    [
        pytest.param(f"claims.csv\nquote,statement\n{MARKUP!r},{MARKUP!r}".replace("'", ""), "report.html", id="claim"),
        pytest.param(f"documents.csv\ntitle\n{MARKUP}", "report.html", id="document"),
        pytest.param(f"studies.csv\nsetting,limits\n{MARKUP},{MARKUP}", "studies.html", id="study"),
        pytest.param(f"links.csv\nrationale\n{MARKUP}", "claims.html", id="link"),
        pytest.param(f"findings.csv\nnote,read_at\n{MARKUP},javascript:alert(1)", "studies.html", id="finding"),
        pytest.param(f"raters.csv\nnote\n{MARKUP}", "methods.html", id="rater"),
    ],
)
def test_markup_in_a_cell_is_text(tmp_path, fragment, where):
    quoted = fragment.replace('"x"', "x")
    pages, plain = made(tmp_path, quoted), made(tmp_path / "plain")
    for file, text in pages.items():
        outline = Outline(text)
        assert outline.tags["script"] == Outline(plain[file]).tags["script"]
        assert not outline.tags["img"]
        assert not any(link.startswith("javascript:") for link in outline.links)
    assert "<script>alert(x)</script><img src=x" in Outline(pages[where]).text


def test_addresses_lead_out_and_names_lead_to_their_page(tmp_path):
    text = "findings.csv\nread_at\nhttps://example.org/a?b=1&c=2 https://example.org/d"
    links = Outline(made(tmp_path, text)["studies.html"]).links
    assert {"https://example.org/a?b=1&c=2", "https://example.org/d", "studies.html#ito2011"} <= set(links)


@pytest.mark.parametrize(
    ("key", "anchor"),
    [
        pytest.param("ito2011", "ito2011", id="name and year"),
        pytest.param("yelland2004trial", "yelland2004trial", id="name, year and word"),
        pytest.param("flags", "study-flags", id="name of a section"),
        pytest.param("main", "study-main", id="name of the page itself"),
        pytest.param("C0001", "study-C0001", id="like a claim"),
        pytest.param("plot-2011", "study-plot-2011", id="like a plot"),
    ],
)
def test_key_of_a_study_is_its_anchor_unless_something_else_may_be_named_so(tmp_path, key, anchor):
    fragment = f"studies.csv\nstudy\n{key}\n\nlinks.csv\nstudy\n{key}\n\nfindings.csv\nstudy\n{key}"
    assert Outline(made(tmp_path, fragment)["studies.html"]).ids.count(anchor) == 1


def test_the_report_opens_with_the_answer_and_who_judged(unwaived):
    text = unwaived["report.html"]
    title = re.search(r"<h1>(.*?)</h1>", text)
    assert title is not None
    assert title[1].startswith("One page")
    order = ("<h1>", "Draft: 0 of 9 judgements", 'class="sheet"', 'id="by-design"')
    assert sorted(order, key=text.index) == list(order)


def test_names_of_people_stand_where_keys_lead(unwaived):
    assert '<a href="studies.html#ito2011">Ito 2011</a>' in unwaived["report.html"]
    assert ">ito2011<" not in unwaived["report.html"]


def test_faults_are_said_before_the_sections(tmp_path):
    assert "fault in the files" not in made(tmp_path)["report.html"]
    text = made(tmp_path / "faulty", "links.csv\nclaim\nC999")["report.html"]
    assert "in the files that this report is made from" in text
    assert text.index("in the files that this report") < text.index('id="by-design"')


def test_zero_and_absence_are_shown(tmp_path):
    pages = made(tmp_path, "claims.csv\nid\n\nlinks.csv\nclaim\n\nratings.csv\nclaim")
    for text in pages.values():
        assert "nan" not in Outline(text).text.lower().split()
    assert "No claim was read" in Outline(pages["report.html"]).text.replace("no claim", "No claim")


def test_counts_of_the_report_are_numbers_that_have_an_id(unwaived):
    counts = re.findall(
        r'data-number="([^"]+)"><a href="[^"]*">(\d+)</a>|data-number="([^"]+)">(\d+)<', unwaived["report.html"]
    )
    assert ("benefit.own.level-2", "1") in {(one[0] or one[2], one[1] or one[3]) for one in counts}


@pytest.mark.parametrize("name", [path.name for path in sorted(TEMPLATES.iterdir())])
def test_pages_print_no_refused_word(name):
    assert REFUSED.findall((TEMPLATES / name).read_text(encoding="utf-8")) == []


def test_policy_names_the_scripts(unwaived):
    for text in unwaived.values():
        assert re.search(r"script-src &#39;sha256-[\w+/=]+&#39;", text)


DRAWING = """<svg id="tea-svg" role="img" width="10">
 <g id="tea-axes">
  <g id="tea-text_1">
   <text style="font-family: 'DejaVu Sans', sans-serif" x="1.23456" transform="rotate(-0 1.2 3.4)">id="a" 1.23456</text>
  </g>
  <path id="tea-cup" d="M 0.12345 9
L 1 2
" clip-path="url(#tea-clip)"/>
  <clipPath id="tea-clip"/>
 </g>
</svg>"""


def test_drawing_is_lighter_and_says_the_same():
    light = lighter(DRAWING)
    assert light.startswith('<svg id="tea-svg" role="img" width="10" font-family="\'DejaVu Sans\', sans-serif">')
    assert '<text style="" x="1.23">id="a" 1.23456</text>' in light
    assert 'd="M 0.12 9 L 1 2 " clip-path="url(#tea-clip)"' in light
    assert 'id="tea-clip"' in light
    assert "tea-cup" not in light
    assert lighter("<svg></svg>") == "<svg></svg>"


def test_drawing_names_its_commonest_font_once_and_the_others_where_they_stand():
    texts = "".join(f'<text style="font-family: {font}">x</text>' for font in ("Rare", "Common", "Common", "Odd"))
    light = lighter(f"<svg>{texts}</svg>")
    assert light.startswith('<svg font-family="Common">')
    assert [light.count(font) for font in ("Common", "Rare", "Odd")] == [1, 1, 1]


# A comparison

HOSTILE = "<script>alert(1)</script>\"'&amp; \x1b[31m"


def text_of(page: Outline) -> str:
    return "".join(page.words)


def compared(folder, old="", new=""):
    sides = [version_named(str(miniset.write(folder / name, text))) for name, text in (("old", old), ("new", new))]
    return compare(*sides)


def test_the_page_has_counts_that_lead_to_the_changes(tmp_path):
    page = Outline(as_html(compared(tmp_path, new="links.csv\nstance\nindirect")))
    assert page.tags["h1"] == 1
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids) | {"main"}
    assert "Verdicts changed: 1 over own studies, 1 over all" in text_of(page)
    row = "links.csv C001 ito2011 F001 altered: stance: partly supports → indirect"
    assert text_of(page).count(row) == 3, "under both verdicts, and in the list of rows"
    assert "details" not in page.tags, "so few are not folded"


def test_nothing_changed_is_said_plainly(tmp_path):
    page = Outline(as_html(compared(tmp_path)))
    assert "nothing changed" in text_of(page)
    assert "h2" not in page.tags


def test_hostile_text_is_text(tmp_path):
    row = RowChange("claims.csv", (HOSTILE,), What.ALTERED, (Edit("quote", "", HOSTILE),), {})
    claim = ClaimLine(HOSTILE, HOSTILE, HOSTILE, HOSTILE)
    page = Outline(as_html(compared(tmp_path)._replace(added=(claim,), rows=(row,), notes=(HOSTILE,), old=HOSTILE)))
    assert "script" not in page.tags
    assert text_of(page).count("<script>alert(1)</script>\"'&amp; \\x1b[31m") == 8


def test_a_long_list_is_folded(tmp_path):
    rows = tuple(RowChange("links.csv", (f"C{n}",), What.ADDED, (), {}) for n in range(60))
    page = Outline(as_html(compared(tmp_path)._replace(rows=rows)))
    assert "All 60" in text_of(page)
    assert "details" in page.tags


def test_the_page_fetches_nothing(tmp_path):
    text = as_html(compared(tmp_path, new="links.csv\nstance\nindirect"))
    assert "default-src &#39;none&#39;" in text
    assert "http" not in text_of(Outline(text))
