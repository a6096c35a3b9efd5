"""The claims map: every condition has a row and a mark, on its pages, with the numbers in words too."""

import pytest

from analysis.appraise.help_found import HelpFound
from analysis.appraise.promises import promised_conditions
from analysis.show.plots.claims_map import MOST_DOCUMENTS, claims_map
from tests.builders import shipped, shown
from tests.show.plots.test_catalogue import outside, said


def many(conditions, documents):
    """So many conditions, each promised by one of so many documents."""
    pages = "\n".join(f"page{number}" for number in range(documents))
    claims = "\n".join(
        f"C{n + 1:03},page{n % documents},a condition with a name of more than one line {n}" for n in range(conditions)
    )
    return f"documents.csv\nid\n{pages}\n\nclaims.csv\nid,document,condition\n{claims}\n"


@pytest.mark.parametrize(("conditions", "documents"), [(1, 1), (5, 12), (60, 5), (60, 12)], ids=str)
def test_every_condition_is_on_a_page_and_no_text_reaches_beyond_it(tmp_path, conditions, documents):
    plots = claims_map(shown.review(tmp_path, many(conditions, documents)))
    assert [text for plot in plots for text in outside(plot)] == []
    texts = " ".join(text for plot in plots for text in said(plot))
    assert [number for number in range(conditions) if f" {number} " not in f"{texts} "] == []
    assert (f" 1 of {documents} " in texts) is (documents > MOST_DOCUMENTS)
    assert len({plot.name for plot in plots}) == len({plot.title for plot in plots}) == len(plots)
    assert max(plot.height for plot in plots) < 12


def test_no_promise_is_said_in_words(tmp_path):
    (plot,) = claims_map(shown.review(tmp_path, "claims.csv\nid,category\nC001,protocol"))
    assert (plot.title, plot.alt) == ("No document promises help in a condition", f"{plot.title}.")


def test_words_for_those_who_do_not_see_it_give_the_numbers(tmp_path):
    (plot,) = claims_map(shown.review(tmp_path, "links.csv\nclaim,stance\nC001,does not address"))
    assert plot.alt == (
        "Of 1 promise of help, 1 has no controlled study of the treatment in that condition. 1 has no study in it of "
        "any kind. Promises by the strongest study among all listed here: 1 no study. Of 0 of 1 the document's own "
        "references hold a controlled one. No study of it is listed for motion sickness (1)."
    )
    assert plot.table == "claims-map"
    assert plot.caption


def test_documents_and_a_bare_use_are_told_apart(tmp_path):
    fragment = """
    documents.csv
    id
    page1
    page2

    claims.csv
    id,document,category,outcome
    C001,page1,efficacy,pain
    C002,page2,indication,
    """.replace("    ", "")
    (plot,) = claims_map(shown.review(tmp_path, fragment))
    assert said(plot).count("u") == 2  # in the row and in the key
    assert "“used for”, no promise" in said(plot)


def test_shipped_strip_counts_every_promise_once():
    plots = claims_map(shipped.review())
    rows = promised_conditions(shipped.review().appraised)
    total = sum(len(row.own) for row in rows)
    first = said(plots[0])
    used = [answer for answer in HelpFound if any(row.found is answer for row in rows)]
    assert [answer for answer in used if answer.meaning.split()[0] not in " ".join(first)] == []
    assert f"Of {total} promises of help" in plots[0].title
    assert [text for plot in plots for text in outside(plot)] == []
