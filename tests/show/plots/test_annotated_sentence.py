"""The picture of the annotated sentence: what is drawn, its words, and that it keeps within its edges."""

from math import isnan
from pathlib import Path

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.evidence_review import EvidenceReview
from analysis.read.records import read_evidence
from analysis.show.plots.annotated_sentence import annotated_sentence
from analysis.show.plots.palette import INK, PAPER
from analysis.show.plots.plot import as_svg
from tests.bench.draft import CORRECT
from tests.builders import miniset
from tests.builders.hostile import TEXT
from tests.show.plots.test_catalogue import outside, said, texts_of
from tests.show.tables.sentence.test_annotated_sentence import SET

ONE = SET.replace("C002,1,60% for dizziness,60,dizziness,randomised trial,list-only,\n", "")
THREE = SET.replace("\n\nstudies.csv", "\nC003,1,efficacy,40,sleep,randomised trial,list-only,\n\nstudies.csv")
TRIALS = """
studies.csv
study,design,read_as,participants,role
ito2011,case series,abstract,40,cited
{studies}

findings.csv
id,study,phase,threshold,comparator_value,comparator_numerator,comparator_denominator,numerator,denominator,months,note
F001,ito2011,uncontrolled,,,,,30,40,1,
{findings}
"""


def plots(folder: Path, fragment: str = SET) -> tuple:
    data = miniset.write(folder / "data", fragment)
    return annotated_sentence(EvidenceReview.of(AppraisedEvidence(read_evidence(data, data / "documents"))))


def with_trials(*findings: str, designs: str = "randomised trial") -> str:
    """The set with as many trials, each with a finding whose cells these are."""
    studies = "\n".join(f"abe{n},{designs},abstract,{80 + n},wider" for n, _ in enumerate(findings))
    rows = "\n".join(f"F{n + 2:03},abe{n},randomised,{cells}" for n, cells in enumerate(findings))
    head, rest = SET.split("studies.csv\n")
    links = rest[rest.index("links.csv") :]
    entries = "\n\n".join(
        f"@article{{{key}, author = {{Abe, {key}}}, title = {{T}}, journal = {{J}}, year = {{2001}}}}"
        for key in ("ito2011", *(f"abe{n}" for n, _ in enumerate(findings)))
    )
    return f"{head}{TRIALS.format(studies=studies, findings=rows).strip()}\n\nraw citations.bib\n{entries}\n\n{links}"


def dots(plot, filled: bool) -> int:
    """How many dots of a kind are drawn: a stretch of a dashed line has one at every step from its start on."""
    found = 0
    for line in (line for axes in plot.figure.axes for line in axes.lines if line.get_dash_capstyle() == "round"):
        if line.get_color() == (INK if filled else PAPER):
            xs = [x for x in line.get_xdata() if not isnan(x)]
            step = line.get_linewidth() * sum(line._unscaled_dash_pattern[1]) / 72
            found += sum(1 + round((end - start) / step) for start, end in zip(xs[::2], xs[1::2], strict=True))
    return found


@pytest.mark.parametrize(
    ("fragment", "figures"),
    [
        pytest.param(
            SET.replace("\nC002,1,60% for dizziness,60,dizziness,randomised trial,list-only,", ""), 1, id="one"
        ),
        pytest.param(SET, 2, id="two"),
        pytest.param(THREE, 3, id="three"),
    ],
)
def test_every_figure_has_a_column_and_no_control_group_is_said(tmp_path, fragment, figures):
    (plot,) = plots(tmp_path, fragment)
    assert plot.title.count("“") == figures + 1
    assert "No controlled comparison was read in motion sickness." in said(plot)
    assert dots(plot, filled=True) == 0
    assert outside(plot) == []


def test_both_groups_are_a_hundred_dots_each_with_their_counts_and_difference(tmp_path):
    (plot,) = plots(tmp_path, with_trials("half less,50,20,40,30,40,6,"))
    assert (dots(plot, filled=True), dots(plot, filled=False)) == (125, 75)
    assert {"treated, 30 of 40", "control, 20 of 40", "75", "50", "60 to 86"} <= set(said(plot))
    assert "25 more in 100, between 4 and 43 more." in plot.alt
    assert "75 against 50 of 100" in plot.alt


def test_without_counts_no_interval_is_given_and_that_is_said(tmp_path):
    (plot,) = plots(tmp_path, with_trials("half less,50,,,,,6,No difference between the groups."))
    assert "25 more in 100, counts not read: no difference found." in plot.alt
    assert not any(" to " in text and text[0].isdigit() for text in said(plot))


def test_few_people_have_counts_and_no_dots(tmp_path):
    (plot,) = plots(tmp_path, with_trials("half less,50,6,12,9,12,6,"))
    assert dots(plot, filled=True) == 0
    assert "9 of 12 against 6 of 12: too few for shares of 100." in plot.alt


def test_of_very_many_the_fairest_are_drawn_and_the_others_counted(tmp_path):
    (plot,) = plots(tmp_path, with_trials(*["half less,50,20,40,30,40,6,"] * 60))
    (more,) = (text for text in said(plot) if text.endswith("more studies: see the table."))
    assert dots(plot, filled=True) == 125 * (60 - int(more.split()[0]))
    assert outside(plot) == []


def test_no_word_is_smaller_than_ten_points_and_every_plot_names_its_table():
    review = EvidenceReview.of(AppraisedEvidence(read_evidence(CORRECT, CORRECT / "texts")))
    found = annotated_sentence(review)
    assert len({plot.name for plot in found}) == len(found) > 1
    for plot in found:
        assert min(text.get_fontsize() for text in texts_of(plot)) >= 10
        assert (plot.table, bool(plot.caption)) == ("annotated-sentence", True)
        assert outside(plot) == []


@pytest.mark.parametrize("text", [pytest.param(TEXT, id="hostile"), "x" * 3000, "word " * 600])
def test_hostile_or_endless_text_is_words_within_the_edges(tmp_path, text):
    cell = '"{}"'.format(text.replace('"', '""'))
    said_of = ("randomised trial,list-only,", f"{cell},list-only,{cell}")
    fragment = with_trials(f"{cell},50,20,40,30,40,6,").replace(*said_of).replace(",condition\n", ",comparator\n")
    (plot,) = plots(tmp_path, fragment)
    assert outside(plot) == []
    assert "</script>" not in as_svg(plot)
