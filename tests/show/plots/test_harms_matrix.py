"""The harms matrix: every harm and document is there, in words too, and no page holds a rest of one row."""

import pytest

from analysis.show.plots.harms_matrix import harms_matrix
from analysis.show.tables.harms import MOST_DOCUMENTS, harm_rows
from tests.builders import shipped, shown
from tests.builders.fragments import HARMS
from tests.show.plots.test_catalogue import outside, said


def many(harms, documents):
    """A set of so many harms and documents, each document naming one harm."""
    names = [f"a harm with a long name number {n}" for n in range(harms)]
    listed = "\n".join(f"{name},{('serious', 'not serious')[n % 2]}" for n, name in enumerate(names))
    pages = "\n".join(f"page-with-a-long-name-{n}" for n in range(documents))
    claims = "\n".join(f"C{n + 1:03},page-with-a-long-name-{n}" for n in range(documents))
    mentions = "\n".join(f"C{n + 1:03},{names[n % harms]}" for n in range(documents))
    return (
        f"documents.csv\nid\n{pages}\n\nclaims.csv\nid,document\n{claims}\n\nharms.csv\nharm,seriousness\n{listed}\n\n"
        f"mentions.csv\nclaim,harm\n{mentions}\n"
    )


def test_every_harm_and_what_each_document_says_is_printed(tmp_path):
    (plot,) = harms_matrix(shown.review(tmp_path, HARMS))
    texts = said(plot)
    assert {"Fainting", "Heartburn", "Risk as a whole", "page1", "page3"} <= set(texts)
    assert {"Serious", "Not serious", "named", "denied", "silent", "not judged", "no count read"} <= set(texts)
    assert "30 (not verified)" in texts
    assert [texts.count(f"{number} of 2") for number in (0, 1)] == [2, 2]  # two rows, and two documents in the foot
    assert "reports under that name: swelling (page1)." in " ".join(texts)


def test_an_estimate_that_finds_no_room_beside_its_dots_stands_under_them(tmp_path):
    heads, _, _ = HARMS.partition("id,measure,value")
    after = "mentions.csv" + HARMS.partition("mentions.csv")[2]
    rows = "id,measure,value,unit,numerator,denominator,event,verified\nF002,share with event,25,%,,,recalled,no\n\n"
    (plot,) = harms_matrix(shown.review(tmp_path, heads + rows + after))
    assert "about 25 % (not verified)" in " ".join(said(plot))
    assert any(text.startswith("Ten dots") for text in said(plot))


def test_words_for_those_who_do_not_see_it_give_the_numbers(tmp_path):
    (plot,) = harms_matrix(shown.review(tmp_path, HARMS))
    assert plot.alt == (
        "Harms: no judged page names the one known to be serious. Counts: heartburn 30 (not verified). "
        "Of the harms relevant to it, page1 names 1 of 2 and page2 names 0 of 2; in all 3 silent, 2 not judged, 1 "
        "named."
    )
    assert plot.table == "harms-matrix"


def test_without_mentions_the_plot_says_so(tmp_path):
    (plot,) = harms_matrix(shown.review(tmp_path, "mentions.csv\nclaim"))
    assert plot.alt.startswith("Not checked:")
    assert plot.alt in said(plot)


@pytest.mark.parametrize(("harms", "documents"), [(5, 1), (5, 7), (50, 5), (200, 12)], ids=str)
def test_pages_are_about_equally_full_and_no_text_reaches_beyond_them(tmp_path, harms, documents):
    plots = harms_matrix(shown.review(tmp_path, many(harms, documents)))
    assert [plot.name for plot in plots][:2] == ["harms-matrix", "harms-matrix-2"][: len(plots)]
    assert [text for plot in plots for text in outside(plot)] == []
    assert min(plot.height for plot in plots) > 0.4 * max(plot.height for plot in plots)
    texts = " ".join(text for plot in plots for text in said(plot))
    assert [number for number in range(harms) if f"number {number} " not in texts] == []
    assert ("page-" in texts) is (documents <= MOST_DOCUMENTS)


def test_many_documents_are_counted_by_what_they_say(tmp_path):
    (plot,) = harms_matrix(shown.review(tmp_path, many(3, 12)))
    assert {"named", "made small", "denied", "silent", "4 of 12", "8 of 12", "0 of 12"} <= set(said(plot))


def test_shipped_matrix_is_one_page_with_every_harm():
    (plot,) = harms_matrix(shipped.review())
    texts = " ".join(said(plot)).lower()
    words = {word for row in harm_rows(shipped.review()) if row.harm for word in row.term.split()}
    assert [word for word in words if word not in texts] == []
    assert outside(plot) == []
