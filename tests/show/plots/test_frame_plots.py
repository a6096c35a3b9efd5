"""Plots of any data frame: what stands in them, what is cut or missing, and that no text breaks out of them."""

import subprocess
import sys
import xml.etree.ElementTree as ET
from itertools import combinations

import matplotlib as mpl
import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from analysis.model.conclusions import HarmStatus, Verdict
from analysis.model.words import Stance
from analysis.show.plots.arcs import arcs
from analysis.show.plots.boxes import boxes
from analysis.show.plots.canvas import SMALL
from analysis.show.plots.catalogue import FRAME_PLOTS
from analysis.show.plots.count_bars import bars
from analysis.show.plots.dots import OTHER, VALUE, dots, mark_at
from analysis.show.plots.frame import NO_ROW
from analysis.show.plots.grid import mark_grid
from analysis.show.plots.palette import MARKS, VERMILION, fill_at
from analysis.show.plots.plot import as_svg, styled
from analysis.show.plots.steps import steps
from tests.show.plots.test_catalogue import outside, said, texts_of

LEVELS = ("high", "moderate", "low", "very low")
HOSTILE = (
    "<script>alert(1)</script>",
    "a & b \" ' > c",
    "$x^2$ costs $5",
    "x" * 300,
    "a word and " * 40,
    "\x1b[31m\u202eodd\ud800",
)


def drawn(kind, names, *, title="A title"):
    """A plot of that kind with a row for each name, every text of which is that name."""
    names = list(names)
    numbers = [float(number) for number in range(len(names))]
    if kind == "grid":
        frame = pd.DataFrame(dict.fromkeys(dict.fromkeys(names), names) | {"n": range(len(names))}, index=names)
        return mark_grid(frame, title=title, note=title)
    if kind == "dots":
        frame = pd.DataFrame({"value": numbers, "words": names}, index=pd.Index(names))
        words = {"detail": "words", "beside": "words", "group": "words"}
        return FRAME_PLOTS[kind](frame, title=title, value="value", mark=dict.fromkeys(names, 3), note=title, **words)
    if kind == "bars":
        cut = pd.DataFrame(dict.fromkeys(dict.fromkeys(names), numbers), index=names)
        return bars(cut, title=title, note=title)
    if kind == "boxes":
        return boxes(pd.Series(names, index=names, dtype=object), title=title, ringed=dict.fromkeys(names, names[0]))
    if kind == "arcs":
        frame = pd.DataFrame({"a": names, "b": names[1:] + names[:1], "s": True}, index=names).rename(
            columns={"s": title}
        )
        return arcs(frame, title=title, first="a", second="b", strong=title, note=title)
    frame = pd.DataFrame({"by": [-1] * len(names), "why": names}, index=names)
    return steps(frame, title=title, levels=LEVELS, start="high", step="by", detail="why")


def empty(kind):
    frame = pd.DataFrame({name: [] for name in "abc"})
    return {
        "grid": lambda: mark_grid(frame, title="T"),
        "dots": lambda: dots(frame, title="T", value="a", low="b", high="c"),
        "bars": lambda: bars(frame["a"], title="T"),
        "boxes": lambda: boxes(frame["a"], title="T"),
        "arcs": lambda: arcs(frame, title="T", first="a", second="b", strong="c"),
        "steps": lambda: steps(frame, title="T", levels=LEVELS, start="high", step="a", detail="b"),
    }[kind]()


def touching(plot):
    """Pairs of texts that stand upon each other."""
    with styled():
        renderer = FigureCanvasAgg(plot.figure).get_renderer()
        boxes = [(text.get_text(), text.get_window_extent(renderer)) for text in texts_of(plot) if text.get_text()]
    return [
        (one, other)
        for (one, a), (other, b) in combinations(boxes, 2)
        if min(a.x1, b.x1) - max(a.x0, b.x0) > 1 and min(a.y1, b.y1) - max(a.y0, b.y0) > 2.5
    ]


def lines_of(plot):
    return plot.figure.axes[0].lines


def boxes_of(plot):
    return [patch for patch in plot.figure.axes[0].patches if isinstance(patch, Rectangle)]


def marked(plot, shape, face):
    """Places of the markers of that shape and colour."""
    found = [line for line in lines_of(plot) if line.get_marker() == shape and line.get_markersize() > 5]
    return [
        place
        for line in found
        if to_hex(line.get_markerfacecolor()) == face.lower()
        for place in zip(*line.get_data(), strict=True)
    ]


# All kinds


@pytest.mark.parametrize("kind", FRAME_PLOTS)
def test_frame_without_rows_is_a_plot_that_says_so(kind):
    plot = empty(kind)
    assert plot.alt == NO_ROW
    assert NO_ROW in said(plot)


@pytest.mark.parametrize("kind", FRAME_PLOTS)
def test_one_row_is_drawn_with_its_name(kind):
    plot = drawn(kind, ["yoga"])
    assert any("yoga" in text for text in said(plot))
    assert "yoga" in plot.alt
    assert outside(plot) == []


@pytest.mark.parametrize("kind", FRAME_PLOTS)
@pytest.mark.parametrize("odd", HOSTILE, ids=range(len(HOSTILE)))
def test_odd_texts_stay_texts_within_the_figure_and_off_each_other(kind, odd):
    plot = drawn(kind, [odd, "yoga", "rest"], title=odd)
    assert outside(plot) == []
    assert touching(plot) == []
    assert not any(text.get_parse_math() for text in texts_of(plot))
    html = plot._repr_html_()
    assert "<script" not in html
    assert "\x1b" not in repr(plot)
    assert min(text.get_fontsize() for text in texts_of(plot)) >= SMALL


@pytest.mark.parametrize("kind", FRAME_PLOTS)
def test_same_rows_give_the_same_bytes_and_other_rows_another_name(kind):
    one, again, other = drawn(kind, ["a", "b"]), drawn(kind, ["a", "b"]), drawn(kind, ["a", "c"])
    assert as_svg(one) == as_svg(again)
    assert one.name.startswith(f"{kind}-")
    assert one.name != other.name
    ids = [{node.get("id") for node in ET.fromstring(as_svg(plot)).iter()} - {None} for plot in (one, other)]
    assert not ids[0] & ids[1]


@pytest.mark.parametrize("kind", FRAME_PLOTS)
def test_plot_is_drawn_on_axes_that_are_given_and_leaves_settings_alone(kind):
    before = dict(mpl.rcParams)
    figure = Figure(figsize=(9, 4))
    axes = figure.subplots(1, 2)[1]
    assert drawn(kind, ["a", "b"]).draw(axes) is axes
    assert {"a", "b"} <= {text.get_text() for text in axes.texts}
    assert dict(mpl.rcParams) == before


@pytest.mark.parametrize("kind", [kind for kind in FRAME_PLOTS if kind != "boxes"])
def test_many_rows_are_cut_and_said(kind):
    plot = drawn(kind, [f"name {number}" for number in range(97)])
    assert "30 of 97 " in plot.alt
    assert any(text.startswith("30 of 97") for text in said(plot))
    assert outside(plot) == []


@pytest.mark.parametrize("kind", FRAME_PLOTS)
def test_missing_values_are_never_printed_as_such(kind):
    none = [None, float("nan"), pd.NA, pd.NaT, ""]
    names = ["a", "b", "c", "d", "e"]
    frame = pd.DataFrame({"x": none, "y": none, "z": ["yes", "no", *none[:3]]}, index=pd.Index(names), dtype=object)
    plot = {
        "grid": lambda: mark_grid(frame, title="T"),
        "dots": lambda: dots(frame, title="T", value="x", low="y", detail="y", beside="x", group="y"),
        "bars": lambda: bars(frame["x"], title="T", controls=frame["y"], fills=frame["z"]),
        "boxes": lambda: boxes(frame["x"], title="T", ringed={"a": ""}),
        "arcs": lambda: arcs(frame, title="T", first="x", second="z", strong="y", nodes=["yes", "no"]),
        "steps": lambda: steps(frame, title="T", levels=LEVELS, start="low", step="x", detail="y"),
    }[kind]()
    words = " ".join([*said(plot), plot.alt]).casefold().split()
    assert not {"nan", "nat", "none", "<na>"} & {word.strip(".,;:()") for word in words}


def test_plot_without_axes_opens_a_figure_of_its_own_size_and_settings_stay():
    code = (
        "import matplotlib as mpl; mpl.use('agg'); import pandas as pd, matplotlib.pyplot as plt\n"
        "from analysis.show.plots.boxes import boxes\n"
        "before = dict(mpl.rcParams); plot = boxes(pd.Series({'a': 'b'}), title='T'); axes = plot.draw()\n"
        "assert plt.get_fignums() == [1] and plt.gcf() is axes.figure\n"
        "assert tuple(axes.figure.get_size_inches()) == (plot.wide, plot.height)\n"
        "assert dict(mpl.rcParams) == before\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_makers_load_no_pandas_before_they_are_called():
    code = "import sys, analysis.show.plots.dots, analysis.show.plots.boxes; assert 'pandas' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_notebook_shows_an_svg_with_its_words_and_a_terminal_shows_the_words():
    plot = drawn("boxes", ["a", "b"])
    html = plot._repr_html_()
    assert html.startswith('<figure class="plot" style="margin: 0"><svg style="max-width: 100%')
    assert 'role="img" aria-label="2 boxes' in html
    assert repr(plot) == f"A title\n{plot.alt}"


# Grid


def test_words_of_a_list_have_its_marks_and_others_are_printed():
    cells = pd.DataFrame({"q": ["yes", "no"], "r": ["open", "half"]}, index=["a", "b"])
    plot = mark_grid(cells, title="T")
    assert len(marked(plot, "o", MARKS["answer"]["yes"].face)) == 2  # one in the key
    assert {"a", "b", "q", "r", "half", "yes", "no", "open"} <= set(said(plot))
    assert "1 yes" in plot.alt
    assert "b: q no, r half" in plot.alt


@pytest.mark.parametrize("words", [list(Stance), list(HarmStatus), list(Verdict), ["low", "high", "some concerns"]])
def test_every_word_of_a_list_has_a_mark_of_its_own_and_stands_in_the_key(words):
    plot = mark_grid(pd.DataFrame({"word": [str(word) for word in words]}), title="T")
    assert all(said(plot).count(str(word)) == 1 for word in words)


def test_no_two_words_of_a_list_share_a_shape():
    for name in ("answer", "harm status", "verdict"):
        assert len({mark.shape for mark in MARKS[name].values()}) == len(MARKS[name])


def test_area_of_a_square_grows_with_the_count_that_stands_in_it():
    plot = mark_grid(pd.DataFrame({"n": [100, 50, 0]}, index=["a", "b", "c"]), title="T")
    sizes = sorted(line.get_markersize() for line in lines_of(plot) if line.get_marker() == "s")
    assert sizes[1] ** 2 == pytest.approx(2 * sizes[0] ** 2)
    assert {"100", "50"} <= set(said(plot))
    assert "0" not in said(plot)
    assert "3 counts of 150 together" in plot.alt


def test_first_level_of_the_index_is_the_heading_and_columns_that_do_not_fit_stand_below():
    index = pd.MultiIndex.from_tuples([("serious", "a"), ("serious", "b"), ("mild", "c")])
    cells = pd.DataFrame({f"column {n}": ["yes"] * 3 for n in range(40)}, index=index)
    plot = mark_grid(cells, title="T")
    assert {f"column {n}" for n in range(40)} <= set(said(plot))
    assert said(plot).count("serious") == said(plot).count("mild") == 2
    assert outside(plot) == []


def test_first_level_of_the_columns_stands_once_over_its_own_and_is_not_cut_from_them():
    columns = pd.MultiIndex.from_product([[f"study {n}" for n in range(9)], ["says yes", "says no", "is silent"]])
    cells = pd.DataFrame([range(27)], index=["a"], columns=columns)
    plot = mark_grid(cells, title="T")
    texts = said(plot)
    assert all(texts.count(f"study {n}") == 1 for n in range(9))
    assert texts.count("says yes") == 9
    assert "study 8, is silent 26" in plot.alt
    assert outside(plot) == touching(plot) == []


# Dots


def rows_of_dots():
    return pd.DataFrame(
        {"treated": [80, 40, None], "compared": [20, None, None], "low": [None, 30, None], "high": [None, 60, 90]},
        index=["a", "b", "c"],
    )


def test_dots_stand_to_scale_with_their_comparison_and_interval():
    plot = dots(rows_of_dots(), title="T", value="treated", other="compared", low="low", high="high", mark={"page": 91})
    (first, *_), (other, *_) = marked(plot, "o", VALUE.face), marked(plot, "o", OTHER.face)
    ticks = {text.get_text(): text.get_position()[0] for text in texts_of(plot)}
    inch = (ticks["100 %"] - ticks["0"]) / 100
    assert first[0] == pytest.approx(ticks["0"] + 80 * inch)
    assert other == pytest.approx((ticks["0"] + 20 * inch, first[1]))
    assert ticks["page: 91 %"] == pytest.approx(ticks["0"] + 91 * inch)
    assert {"treated", "compared", "low to high"} <= set(said(plot))
    assert "a: 80 %, compared 20 %" in plot.alt
    assert "b: 40 % (30 % to 60 %)" in plot.alt


def test_rows_of_each_kind_have_a_mark_of_their_own_that_the_key_names():
    kinds = pd.Categorical(["without one", "with one", None], ["with one", "without one", "other"])
    rows = rows_of_dots().assign(value=[80, 40, 20], kind=kinds)
    plot = dots(rows, title="T", value="value", kind="kind")
    assert len(marked(plot, "o", VALUE.face)) == 2  # one in the key
    assert len([line for line in lines_of(plot) if line.get_marker() == "D"]) == 2
    assert {"with one", "without one", "not said"} <= set(said(plot))
    assert "other" not in said(plot)
    shapes = [mark_at(place).shape for place in range(8)]
    assert len(set(shapes)) == len(shapes)


def test_details_stand_under_labels_which_are_then_bold():
    rows = pd.DataFrame({"v": [10.0], "what": ["share improved, randomised"]}, ["a label"])
    plot = dots(rows.assign(said="long " * 12), title="T", value="v", detail="what", beside="said")
    label, detail = (text for text in texts_of(plot) if text.get_text() in ("a label", rows["what"].iloc[0]))
    assert label.get_position()[0] == detail.get_position()[0]
    assert label.get_position()[1] < detail.get_position()[1]
    assert (label.get_weight(), detail.get_weight()) == ("bold", "normal")
    assert outside(plot) == touching(plot) == []


def test_numbers_below_zero_widen_the_scale_and_zero_has_a_line():
    plot = dots(pd.DataFrame({"d": [-12.5, 4.0]}, index=["a", "b"]), title="T", value="d", unit="points")
    ticks = {text.get_text(): text.get_position()[0] for text in texts_of(plot)}
    assert ticks["−15"] < ticks["0"] < max(x for x, _ in marked(plot, "o", VALUE.face))
    assert "from −12.5 points to 4 points" in plot.alt


@pytest.mark.parametrize(("numbers", "unit"), [([10], "points"), ([37.5, 38], "%"), ([0, 1], "%")])
def test_scale_has_numbers_from_zero_on(numbers, unit):
    plot = dots(pd.DataFrame({"v": numbers}), title="T", value="v", unit=unit)
    ticks = {text.get_text(): text.get_position()[0] for text in texts_of(plot)}
    assert len([text for text in ticks if text[:1].isdecimal()]) > 2
    assert ticks["0"] < max(x for x, _ in marked(plot, "o", VALUE.face))


def test_ranges_need_no_value_and_words_in_place_of_a_number_are_refused():
    plot = dots(pd.DataFrame({"low": [3], "high": [10]}, index=["a"]), title="T", low="low", high="high", unit="weeks")
    assert "a: 3 weeks to 10 weeks" in plot.alt
    with pytest.raises(ValueError, match="many"):
        dots(pd.DataFrame({"v": ["many"]}), title="T", value="v")


# Bars


def test_bars_are_as_long_as_their_numbers_with_the_control_group_as_a_stroke():
    counts = pd.Series({"a": 40, "b": 20, "c": None})
    plot = bars(counts, title="T", unit="%", controls=pd.Series([None, 10, None]))
    wide = [patch.get_width() for patch in boxes_of(plot)]
    assert wide[0] == pytest.approx(2 * wide[1])
    assert {"40 %; control not read", "20 %; control 10 %", "not read; control not read", "control group"} <= set(
        said(plot)
    )
    stroke = next(line for line in lines_of(plot) if line.get_linewidth() > 2.5)
    assert stroke.get_xdata()[0] == pytest.approx(boxes_of(plot)[1].get_x() + wide[1] / 2)


def test_a_fall_goes_to_the_left_and_a_part_names_its_whole():
    plot = bars(pd.Series({"a": -5, "b": 10}), title="T")
    fall, rise = boxes_of(plot)
    assert fall.get_x() == rise.get_x()
    assert fall.get_width() < 0 < rise.get_width()
    assert "3 of 12" in said(bars(pd.Series({"a": 3}), title="T", of=12))


def test_segments_have_fills_of_their_own_and_every_count_is_printed():
    cut = pd.DataFrame({"wide": [300, 2], "narrow": [1, 2]}, index=["a", "b"])
    plot = bars(cut, title="T")
    assert {"300 wide", "301 (1 narrow)", "wide", "narrow"} <= set(said(plot))
    assert "a: 301 (300 wide, 1 narrow); b: 4 (2 wide, 2 narrow)" in plot.alt
    assert len({fill_at(place) for place in range(24)}) == 24
    with pytest.raises(ValueError, match="negative"):
        bars(-cut, title="T")


def test_series_beside_the_counts_has_a_cell_for_each():
    with pytest.raises(ValueError, match="zip"):
        bars(pd.Series({"a": 1, "b": 2}), title="T", controls=pd.Series([20]))


# Boxes, arcs, steps


def test_box_without_words_is_dashed_and_a_ringed_one_has_its_message():
    plot = boxes(pd.Series({"a": "word", "b": None}), title="T", ringed={"b": "must be said"})
    dashed = [patch for patch in boxes_of(plot) if patch.get_linestyle() != "solid"]
    rings = [patch for patch in boxes_of(plot) if to_hex(patch.get_edgecolor()) == VERMILION.lower()]
    assert len(dashed) == len(rings) == 1
    assert {"word", "not said", "must be said", "1"} <= set(said(plot))
    assert plot.alt == "2 boxes: a, word; b, not said. Not said: b. Ringed: b, must be said."
    with pytest.raises(KeyError, match="no box is named 'c'"):
        boxes(pd.Series({"a": "word"}), title="T", ringed={"c": "must be said"})


def test_arrows_join_every_box_with_the_next_also_across_rows():
    plot = boxes(pd.Series({f"n{number}": "word" for number in range(10)}), title="T", arrows=True)
    assert sum(hasattr(text, "arrow_patch") for text in texts_of(plot)) == 9


def test_rows_of_one_pair_are_one_arc_with_their_number():
    pairs = pd.DataFrame({"a": ["x", "y", "x", "z"], "b": ["y", "x", "z", "z"], "direct": [False, True, None, False]})
    plot = arcs(pairs, title="T", first="a", second="b", strong="direct", nodes={"x": "page x", "w": "page w"})
    assert {"page x", "page w", "y", "z", "2", "direct", "not direct"} <= set(said(plot))
    assert "3 arcs between 4 places, 4 in all: page x and y, 2 (direct)" in plot.alt
    assert "z with itself, 1" in plot.alt


def test_numbers_stand_to_scale():
    plot = arcs(pd.DataFrame({"a": [1, 1], "b": [2, 11], "s": False}), title="T", first="a", second="b", strong="s")
    at = {text.get_text(): text.get_position()[0] for text in texts_of(plot) if text.get_text() in ("1", "2", "11")}
    nodes = next(line for line in lines_of(plot) if line.get_marker() == "o").get_xdata()
    assert (nodes[1] - nodes[0]) * 10 == pytest.approx(nodes[2] - nodes[0])
    assert at["11"] == pytest.approx(nodes[2])


def test_stairs_go_down_up_or_stay_and_end_at_their_level():
    rows = pd.DataFrame({"by": [-2, 0, None, 1], "why": None}, index=["bias", "same", "unread", "large"])
    plot = steps(rows, title="T", levels=LEVELS, start="high", step="by", detail="why")
    assert {"−2", "0", "?", "+1", *LEVELS, *rows.index} <= set(said(plot))
    assert plot.alt == "From high to moderate in 4 steps. bias −2; same 0; unread not assessed; large +1."
    bold = {text.get_text() for text in texts_of(plot) if text.get_weight() == "bold"}
    assert "moderate" in bold
    assert "high" not in bold


def test_labels_of_many_steps_stand_in_a_list_rather_than_cut():
    rows = pd.DataFrame({"by": [-1] * 9, "why": ["a reason"] * 9}, index=[f"inconsistency{n}" for n in range(9)])
    plot = steps(rows, title="T", levels=LEVELS, start="high", step="by", detail="why")
    assert {*rows.index, "a reason"} <= set(said(plot))
    assert touching(plot) == outside(plot) == []


def test_start_that_is_no_level_and_half_a_step_are_refused():
    with pytest.raises(ValueError, match="no level"):
        steps(pd.DataFrame({"by": [1]}), title="T", levels=LEVELS, start="top", step="by", detail="by")
    with pytest.raises(ValueError, match="whole"):
        steps(pd.DataFrame({"by": [0.5]}), title="T", levels=LEVELS, start="high", step="by", detail="by")


def test_a_control_may_be_words_and_fills_go_by_the_order_of_a_category() -> None:
    falls = pd.Series({"a": -35.0, "b": -44.0, "c": -2.0})
    words = pd.Series(pd.Categorical(["without", "without", "with"], ["with", "without"]), falls.index)
    alone = pd.Series([-26, "no control group", None], falls.index, dtype=object)
    plot = bars(falls, title="t", controls=alone, fills=words, unit="%")
    assert "; no control group" in plot.alt
    assert "−2 %; control not read" in plot.alt
    only = bars(falls[:2], title="t", fills=words[:2])
    faces = [{patch.get_facecolor() for patch in one.figure.axes[0].patches} for one in (plot, only)]
    assert len(faces[0]) == 2
    assert faces[1] < faces[0]
    with pytest.raises(ValueError, match="give a series"):
        bars(falls.to_frame(), title="t", controls=alone)
