"""The page: everything on it once, everything escaped, every link leading somewhere."""

import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest

from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import Verdict
from analysis.model.problem import claim_in_place
from analysis.model.words import Stance
from analysis.report.html.page import lighter, page
from analysis.report.outline.contents import Contents, contents
from analysis.report.outline.sections import FURTHER, ON_CARDS, SECTIONS, arranged
from analysis.report.outline.symbols import STANCES, SYMBOLS, VERDICTS
from analysis.show.table import Table
from analysis.show.tables.catalogue import MAKERS, all_tables
from tests.builders import shown
from tests.builders.tea import TEA

REPORT = Path(__file__).parents[3] / "analysis" / "report"

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


def made(folder: Path, fragment: str = "", more: tuple[Table, ...] = ()) -> str:
    """The page of a small set, without plots."""
    return page(contents_of(shown.review(folder, fragment), more), (), ())


def contents_of(review: EvidenceReview, more: tuple[Table, ...] = ()) -> Contents:
    """What the page shows of a small set, without plots."""
    found = contents(review)
    return replace(found, tables=(*found.tables, *more), plots=())


def test_every_frame_is_on_the_page_once(tmp_path):
    review = shown.review(tmp_path / "frames")
    names = [frame.name for frame in all_tables(review)]
    outline = Outline(made(tmp_path))
    ids = Counter(outline.ids)
    assert {name: ids[f"table-{name}"] for name in names} == {name: int(name not in ON_CARDS) for name in names}
    assert {f"tables/{name}.csv" for name in names} <= set(outline.links)


def test_every_claim_is_a_card_once_with_what_the_frames_on_it_hold(tmp_path):
    review = shown.review(tmp_path / "frames", shown.UNWAIVED)
    text = made(tmp_path, shown.UNWAIVED)
    outline = Outline(text)
    words = " ".join(outline.text.split()).lower()
    assert outline.ids.count("C001") == 1
    for name in ON_CARDS:
        frame = MAKERS[name](review)
        place = claim_in_place(review.evidence.claims[0]).words
        rows = frame.data.itertuples(index=False)
        cells = {str(cell).replace(place, "").strip(": ").lower() for row in rows for cell in row}
        told = {part.rstrip(".") for cell in cells - {"yes", "no", "none named"} for part in cell.split(", ")}
        assert {part for part in told if part not in words} == set(), name
        assert all(note.lower() in words for note in frame.notes), name


def test_frame_that_no_section_names_comes_under_further_tables(tmp_path):
    new = shown.table(
        "tea-leaves", "Tea leaves", "What do they say?", pd.DataFrame({"Cup": ["first"]}), ("Read once.",)
    )
    text = made(tmp_path, more=(new,))
    assert "Further tables" in text
    assert 'id="table-tea-leaves"' in text
    assert "Read once." in text
    assert "Further tables" not in made(tmp_path / "without")


def test_sections_hold_plots_with_the_pages_they_run_to():
    held = arranged(["plot evidence-map", "plot evidence-map-2", "plot unheard-of", "claims"])
    assert {section.anchor: section.items for section in held} == {
        "plots": ("plot evidence-map", "plot evidence-map-2"),
        "all-claims": ("claims",),
        FURTHER: ("plot unheard-of",),
    }


def test_every_link_within_the_page_leads_to_one_place(tmp_path):
    outline = Outline(made(tmp_path, shown.UNWAIVED))
    assert [name for name, count in Counter(outline.ids).items() if count > 1] == []
    wanted = {link.removeprefix("#") for link in outline.links if link.startswith("#")}
    assert {"C001", "F001", "ito2011", "check-untraced-figure", "C001-untraced-figure"} <= wanted
    assert wanted <= set(outline.ids)


def test_headings_skip_no_level(tmp_path):
    levels = Outline(made(tmp_path, shown.UNWAIVED)).levels
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_page_fetches_nothing(tmp_path):
    text = made(tmp_path)
    assert set(Outline(text).fetched) <= {"data:,"}
    style = text[text.index("<style>") : text.index("</style>")]
    assert "url(" not in style
    assert "@import" not in style
    assert "default-src &#39;none&#39;" in text


MARKUP = '</td></table><script>alert("x")</script><img src=x onerror=alert(1)>'


@pytest.mark.parametrize(
    "fragment",
    [
        pytest.param(f"claims.csv\nquote,statement\n{MARKUP!r},{MARKUP!r}".replace("'", ""), id="claim"),
        pytest.param(f"documents.csv\ntitle\n{MARKUP}", id="document"),
        pytest.param(f"studies.csv\nsetting,limits\n{MARKUP},{MARKUP}", id="study"),
        pytest.param(f"links.csv\nrationale\n{MARKUP}", id="link"),
        pytest.param(f"findings.csv\nnote,read_at\n{MARKUP},javascript:alert(1)", id="finding"),
        pytest.param(f"raters.csv\nnote\n{MARKUP}", id="rater"),
    ],
)
def test_markup_in_a_cell_is_text(tmp_path, fragment):
    quoted = fragment.replace('"x"', "x")
    text = made(tmp_path, quoted)
    plain = made(tmp_path / "plain")
    outline = Outline(text)
    assert outline.tags["script"] == Outline(plain).tags["script"] == 1
    assert not outline.tags["img"]
    assert "<script>alert(x)</script><img src=x" in outline.text
    assert not any(link.startswith("javascript:") for link in outline.links)


def test_addresses_lead_out_and_names_lead_within(tmp_path):
    links = Outline(made(tmp_path, "findings.csv\nread_at\nhttps://example.org/a?b=1&c=2 https://example.org/d")).links
    assert "https://example.org/a?b=1&c=2" in links
    assert "https://example.org/d" in links
    assert "#ito2011" in links


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
    outline = Outline(made(tmp_path, fragment))
    assert outline.ids.count(anchor) == 1


def test_notice_stands_under_the_title_before_all_else(tmp_path):
    text = made(tmp_path)
    assert '<p class="notice" role="note"><b>Draft: 0 of 9 judgements here confirmed by a person.</b>' in text
    assert text.index("<h1>") < text.index("Draft: 0 of 9") < text.index('id="sheet-harms"')


def test_faults_are_said_at_the_top(tmp_path):
    assert "fault in the files" not in made(tmp_path)
    text = made(tmp_path / "faulty", "links.csv\nclaim\nC999")
    assert "in the files that this page is made from" in text
    assert text.index("in the files that this page") < text.index("On this page")


def test_sections_name_each_thing_once():
    items = [item for section in SECTIONS for item in section.items]
    assert len(items) == len(set(items))
    assert len({section.anchor for section in SECTIONS}) == len(SECTIONS)


def test_every_verdict_and_stance_has_a_sign_and_a_meaning():
    assert set(VERDICTS) == set(Verdict)
    assert set(STANCES) == set(Stance)
    assert len({symbol.sign for symbol in STANCES.values()}) == len(STANCES)
    assert all(symbol.sign and symbol.family for symbol in SYMBOLS.values())


def test_zero_and_absence_are_shown(tmp_path):
    text = Outline(made(tmp_path, "claims.csv\nid\n\nlinks.csv\nclaim\n\nratings.csv\nclaim")).text
    assert "0 of 0 claims shown" in text
    assert "0 claims" in text
    assert "nan" not in text.lower().split()


@pytest.mark.parametrize(
    "name",
    [
        "html/claim_list.py",
        "../show/tables/provenance.py",
        "html/page.py",
        "outline/sections.py",
        "outline/symbols.py",
        "html/templates/page.html",
        "html/templates/cards.html",
    ],
)
def test_page_prints_no_refused_word(name):
    assert REFUSED.findall((REPORT / name).read_text(encoding="utf-8")) == []


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


def test_policy_names_the_one_script(tmp_path):
    assert re.search(r"script-src &#39;sha256-[\w+/=]+&#39;;", made(tmp_path))


# The one sheet


def test_page_shows_it_once_with_links_that_lead_somewhere(tmp_path):
    review = shown.review(tmp_path, TEA)
    text = page(contents_of(review), (), ())
    outline = Outline(text)
    dead = {link for link in outline.links if link.startswith("#")} - {f"#{name}" for name in outline.ids}
    assert dead == set()
    assert text.count('class="sheet"') == 1
    assert "cannot harm anybody" in text
    assert "#C003" in outline.links


def test_markup_in_the_data_stays_text_on_the_page(tmp_path):
    fragment = (
        "claims.csv\nid,quote,condition,agent\nC001,<b>91%</b> {{ x }},<i>sea</i>,<u>ginger</u>\n" + shown.UNWAIVED
    )
    review = shown.review(tmp_path, fragment)
    text = page(contents_of(review), (), ())
    assert "<b>91%" not in text
    assert "<i>sea" not in text
    assert "<u>ginger" not in text
    assert "&lt;b&gt;91%&lt;/b&gt; {{ x }}" in text
