"""The plot of harms: a mark for each harm and document, its key, its words, and how it is cut into pages."""

import pytest

from analysis.model.words import HarmStatus
from analysis.show.plots.grid import MarkGrid, MarkRow
from analysis.show.plots.palette import HARM_STATUSES
from analysis.show.plots.review_grids import harms_matrix
from analysis.show.tables.harms import MEANINGS
from analysis.show.value import NOT_JUDGED
from tests.builders import shown
from tests.builders.fragments import HARMS
from tests.show.plots.test_catalogue import outside, said


def many(harms: int, documents: int) -> str:
    """A set of so many harms and documents, each document naming one harm."""
    names = [f"a harm with a long name that takes more than one line number {n}" for n in range(harms)]
    blocks = (
        ("documents.csv", "id", [f"page-with-a-long-name-{n}" for n in range(documents)]),
        (
            "claims.csv",
            "id,document",
            [f"C{n + 1:03},page-with-a-long-name-{n}" for n in range(documents)],
        ),
        (
            "harms.csv",
            "harm,seriousness",
            [f"{name},{('serious', 'not serious')[n % 2]}" for n, name in enumerate(names)],
        ),
        ("mentions.csv", "claim,harm", [f"C{n + 1:03},{names[n % harms]}" for n in range(documents)]),
    )
    return "\n\n".join("\n".join((name, header, *rows)) for name, header, rows in blocks)


def test_no_two_words_share_a_shape_and_each_has_a_meaning():
    shapes = [mark.shape for mark in HARM_STATUSES.values()]
    assert len(set(shapes)) == len(shapes)
    assert set(HARM_STATUSES) == set(MEANINGS) == {*HarmStatus, NOT_JUDGED}


def test_every_harm_every_document_and_every_word_of_the_key_is_printed(tmp_path):
    (plot,) = harms_matrix(shown.review(tmp_path, HARMS))
    texts = said(plot)
    assert {"fainting", "heartburn", "any side effect", "page1", "page2", "page3"} <= set(texts)
    assert set(HARM_STATUSES) <= set(texts)
    assert {"serious", "not serious", "said by documents only"} <= set(texts)


def test_words_for_those_who_do_not_see_it_give_the_numbers(tmp_path):
    (plot,) = harms_matrix(shown.review(tmp_path, HARMS))
    assert plot.alt == (
        "4 harms against 3 documents: 2 named, 1 denied, 5 silent, 4 not judged. Of the harms that bear on what it "
        "describes, a document is silent: page1 on 1 of 2 and page2 on 2 of 2."
    )


def test_without_mentions_the_plot_says_so(tmp_path):
    (plot,) = harms_matrix(shown.review(tmp_path, "mentions.csv\nclaim"))
    assert plot.alt.startswith("Not checked:")
    assert plot.alt in said(plot)


@pytest.mark.parametrize(("harms", "documents"), [(5, 1), (50, 5), (500, 12)], ids=str)
def test_no_text_reaches_beyond_the_figure_and_no_page_ends_with_a_heading(tmp_path, harms, documents):
    review = shown.review(tmp_path, many(harms, documents))
    plots = harms_matrix(review)
    assert [plot.name for plot in plots][:2] == ["harms-matrix", "harms-matrix-2"][: len(plots)]
    assert [text for plot in plots for text in outside(plot)] == []
    grids = [part for plot in plots for part in plot.parts if isinstance(part, MarkGrid)]
    pages = [[isinstance(row, MarkRow) for row in grid.rows] for grid in grids]
    assert sum(len(row.signs) for grid in grids for row in grid.rows if isinstance(row, MarkRow)) == harms * documents
    assert all(not page[0] and page[-1] for page in pages)
