import re
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from functools import cache

import matplotlib as mpl
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import Verdict
from analysis.read.records import read_evidence
from analysis.show.plots.canvas import WIDTH, shown, width, words, wrap
from analysis.show.plots.catalogue import FRAME_PLOTS, PLOTS, plot_named, plots
from analysis.show.plots.palette import MARKS, VERDICTS
from analysis.show.plots.plot import as_svg, paged_plot, styled
from analysis.show.plots.strips import Strip, headed
from tests.builders import miniset

NAMES = ["harms-matrix", "claims-map", "risk-of-bias", "annotated-sentence"]
SVG = "{http://www.w3.org/2000/svg}"

SIZES = [pytest.param(size, id=f"{size}-rows") for size in (5, 50, 500)]


@pytest.fixture
def appraised(tmp_path):
    """A function from a fragment of files to what was appraised."""
    return lambda fragment="": AppraisedEvidence(read_evidence(miniset.write(tmp_path / "data", fragment)))


def drawn(appraised):
    return plots(EvidenceReview.of(appraised))


def texts_of(plot):
    """Every text of the figure: axes are off, so that none has labels of its own."""
    assert not any(axes.axison for axes in plot.figure.axes)
    return [*plot.figure.texts, *(text for axes in plot.figure.axes for text in axes.texts)]


def said(plot):
    """Every text of the figure that is not empty."""
    return [text.get_text() for text in texts_of(plot)]


def outside(plot):
    """Texts that reach beyond the figure's edge."""
    with styled():
        renderer = FigureCanvasAgg(plot.figure).get_renderer()
        boxes = [(text.get_text(), text.get_window_extent(renderer)) for text in texts_of(plot)]
    across, down = plot.figure.bbox.size + 0.5
    return [text for text, box in boxes if box.x0 < 0 or box.y0 < 0 or box.x1 > across or box.y1 > down]


def many(size):
    """A set with so many claims and findings, as many conditions, a document for every ten and up to four studies."""
    categories = ("efficacy", "safety", "indication")
    documents = max(1, size // 10)
    studies = [f"ito{2000 + n}" for n in range(min(4, size))]
    claims = [
        f"C{n + 1:03},page{n % documents},{categories[n % 3]},a long name of a painful condition number {n % 40},"
        f"outcome {n % 7},{n % 5 * 20 + 10},%"
        for n in range(size)
    ]
    designs = ("randomised trial", "case series", "cohort study")
    stances = ("supports", "partly supports", "indirect", "does not address", "does not address")
    links = [
        f"C{n + 1:03},{study},{stances[(n + m) % 5]},"
        for n in range(size)
        for m, study in enumerate(studies)
        if (n + m) % 11
    ]
    findings = [
        f"F{n + 1:03},{studies[n % len(studies)]},outcome {n % 7},{n % 101},{n % 101},100,"
        f"{('randomised', 'open label', 'uncontrolled')[n % 3]},{'no' if n % 4 else 'yes'}"
        for n in range(size)
    ]
    blocks = (
        (
            "documents.csv",
            "id,title",
            [f"page{n},A page with a title that takes more than one line" for n in range(documents)],
        ),
        ("claims.csv", "id,document,category,condition,outcome,figure,unit", claims),
        ("studies.csv", "study,design,read_as", [f"{key},{designs[n % 3]},abstract" for n, key in enumerate(studies)]),
        (
            "references.csv",
            "document,number,study",
            [f"page{n % documents},{n},{key}" for n, key in enumerate(studies, 1)],
        ),
        ("links.csv", "claim,study,stance,finding", links),
        ("findings.csv", "id,study,outcome,value,numerator,denominator,phase,verified", findings),
    )
    return "\n\n".join("\n".join((name, header, *rows)) for name, header, rows in blocks)


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """A function from a size to what was appraised of so large a set, and its plots, drawn once."""

    @cache
    def drawn_once(size):
        found = AppraisedEvidence(
            read_evidence(miniset.write(tmp_path_factory.mktemp(f"rows{size}") / "data", many(size)))
        )
        return found, drawn(found)

    return drawn_once


# The set of plots


def test_plots_come_in_the_order_of_the_report_with_words_for_those_who_do_not_see_them(appraised):
    found = drawn(appraised())
    assert [plot.name for plot in found] == NAMES
    assert all(plot.title and plot.alt.endswith(".") for plot in found)
    assert all("1" in plot.alt for plot in found)


def test_plot_is_found_by_its_name(appraised, large):
    review = EvidenceReview.of(appraised())
    assert [*PLOTS] == NAMES
    for name in PLOTS:
        assert plot_named(name, review).name == name
    assert " (2 of " in plot_named("claims-map-2", EvidenceReview.of(large(60)[0])).title
    for wrong in ("claims-mop", "claims-map-9"):
        with pytest.raises(KeyError, match=wrong):
            plot_named(wrong, review)
    assert [*FRAME_PLOTS] == ["grid", "dots", "bars", "boxes", "arcs", "steps"]


def test_plots_of_nothing_say_so_in_words(appraised):
    found = {plot.name: plot for plot in drawn(appraised("claims.csv\nid\n\nlinks.csv\nclaim\n\nfindings.csv\nid\n"))}
    assert list(found) == NAMES
    assert found["claims-map"].alt == "No document promises help in a condition."
    assert found["annotated-sentence"].alt.endswith("none names evidence that can be tied to a study.")


@pytest.mark.parametrize("size", SIZES)
def test_no_text_reaches_beyond_the_figure(large, size):
    _, found = large(size)
    assert set(NAMES) <= {plot.name for plot in found}
    assert [text for plot in found for text in outside(plot)] == []


def test_text_beyond_the_figure_would_be_seen(appraised):
    plot = drawn(appraised())[0]
    plot.figure.text(0.9, 0.5, "a text that is much too long for its place")
    assert outside(plot) == ["a text that is much too long for its place"]


def test_pages_of_a_plot_have_names_and_titles_of_their_own(large):
    _, found = large(50)
    names = [plot.name for plot in found]
    assert len(set(names)) == len(names)
    assert "claims-map-2" in names
    assert len({plot.title for plot in found}) == len(names)


@pytest.mark.parametrize(
    "cell",
    [
        pytest.param("<script>alert(1)</script> & co", id="markup"),
        pytest.param("$x^2$ costs $5", id="formula"),
        pytest.param("\u202eevil \U0001f600 \u75db\u307f", id="bidi-emoji-cjk"),
        pytest.param("x" * 10_000, id="no-blank"),
        pytest.param("word " * 2_000, id="very-long"),
    ],
)
def test_odd_text_is_shown_as_text_within_the_figure(appraised, cell):
    found = drawn(
        appraised(f"claims.csv\nid,condition,quote\nC001,{cell},{cell}\n\ndocuments.csv\nid,title\npage1,{cell}\n")
    )
    for plot in found:
        assert outside(plot) == []
        assert ET.fromstring(as_svg(plot)).find(f"{SVG}script") is None


def test_every_plot_draws_itself_on_given_axes_and_leaves_the_settings_as_they_were(appraised):
    before = dict(mpl.rcParams)
    for plot in drawn(appraised()):
        axes = Figure(figsize=(plot.wide, plot.height)).add_axes((0, 0, 1, 1))
        assert plot.draw(axes) is axes
        assert [text.get_text() for text in axes.texts] == said(plot)
    assert dict(mpl.rcParams) == before
    assert "matplotlib.pyplot" not in sys.modules or not sys.modules["matplotlib.pyplot"].get_fignums()


# SVG


def test_svg_is_the_same_in_two_runs(appraised):
    set_ = appraised()
    first, second = drawn(set_), drawn(set_)
    assert [as_svg(plot) for plot in first] == [as_svg(plot) for plot in second]
    assert [as_svg(plot) for plot in first] == [as_svg(plot) for plot in first]


def test_svg_is_one_named_image_that_says_its_title_and_its_words(appraised):
    for plot in drawn(appraised()):
        root = ET.fromstring(as_svg(plot))
        assert root.tag == f"{SVG}svg"
        assert (root.get("role"), root.get("aria-label")) == ("img", plot.alt)
        assert root[0].tag == f"{SVG}title"
        assert root[0].text == plot.title
        assert root.get("viewBox")


def test_svgs_in_one_page_share_no_id_and_every_reference_is_met(appraised):
    texts = [as_svg(plot) for plot in drawn(appraised())]
    ids = Counter(name for text in texts for name in re.findall(r'\bid="([^"]*)"', text))
    wanted = {name for text in texts for name in re.findall(r'(?:href="#|url\(#)([^")]*)', text)}
    assert [name for name, times in ids.items() if times > 1] == []
    assert wanted
    assert wanted <= set(ids)


def test_svg_keeps_text_fetches_nothing_and_styles_only_itself(appraised):
    for plot in drawn(appraised()):
        text = as_svg(plot)
        assert plot.title in [element.text for element in ET.fromstring(text).iter(f"{SVG}text")]
        assert set(re.findall(r"https?://[^\"' <]*", text)) <= {
            "http://www.w3.org/2000/svg",
            "http://www.w3.org/1999/xlink",
        }
        assert re.findall(r"<style[^>]*>(#\S+) \*", text) == [f"#{plot.name}-svg"]


def test_text_that_looks_like_an_id_is_left_as_it_is(appraised):
    found = drawn(appraised("claims.csv\nid,condition\nC001,say id=x twice\n"))[1]
    assert "Say id=x twice" in [element.text for element in ET.fromstring(as_svg(found)).iter(f"{SVG}text")]


# Marks and layout


def test_every_stance_and_verdict_can_be_told_without_colour():
    assert len({mark.shape for mark in MARKS["stance"].values()}) == len(MARKS["stance"])
    own = [VERDICTS[verdict] for verdict in Verdict if verdict is not Verdict.NONE_KNOWN]
    assert len({(fill.hatch, fill.face if not fill.hatch else "") for fill in own}) == len(own)
    assert set(VERDICTS) == set(Verdict)


def test_wrapped_lines_fit_the_room_and_lose_nothing():
    text = "a line of words with onewordthatislongerthanthewholelineissoitmustbecut at its end"
    lines = wrap(text, 1.0)
    assert all(width(line) <= 1.0 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_label_with_a_limit_ends_in_an_ellipsis():
    label = words("many words " * 20, 1.0, most=2)
    assert len(label.lines) == 2
    assert label.lines[-1].endswith("…")
    assert label.width <= 1.0


def test_control_characters_are_not_drawn():
    assert shown("a\x00b\tc\u202ed\ue000") == "a b cd\ufffd"


def test_pages_hold_what_fits_and_lose_no_item():
    parts = [Strip(1.0), Strip(1.0), Strip(1.0), Strip(5.0), Strip(1.0)]
    assert headed([((), (), parts)], 2.0) == [parts[0:2], parts[2:3], parts[3:4], parts[4:5]]
    assert headed([], 2.0) == [[]]
    assert headed([((), (), parts[3:])], 2.0) == [parts[3:4], parts[4:5]], "no empty page before a higher part"


def test_no_page_ends_with_a_heading_and_what_follows_a_cut_has_one_again():
    first, second, again = Strip(0.5), Strip(0.4), Strip(0.6)
    rows = [Strip(1.0) for _ in range(4)]
    sections_ = [([first], [again], rows[:2]), ([second], [again], rows[2:])]
    assert headed(sections_, 2.5) == [[first, *rows[:2]], [second, *rows[2:]]]
    assert headed(sections_, 2.0) == [[first, rows[0]], [again, rows[1]], [second, rows[2]], [again, rows[3]]]


def test_only_page_keeps_name_and_title():
    def named(pages):
        return [(plot.name, plot.title) for plot in paged_plot("map", "Map", [("", [])] * pages)]

    assert named(1) == [("map", "Map")]
    assert named(3)[:2] == [("map", "Map (1 of 3)"), ("map-2", "Map (2 of 3)")]


def test_figures_are_as_wide_as_a_page(appraised):
    assert {plot.figure.get_size_inches()[0] for plot in drawn(appraised())} == {WIDTH}
