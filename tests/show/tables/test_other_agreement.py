"""Agreement on risk of bias, certainty and harms as a table."""

from analysis.model.words import RaterKind
from analysis.schema import TABLES
from analysis.show.tables.other_agreement import other_agreement as frame
from tests.builders import shown
from tests.builders.miniset import as_csv, example

MACHINE = RaterKind.MACHINE_ASSISTED


def rated(words):
    """A set in which ann and bob judged as many studies' randomisation."""
    table = TABLES["appraisals"]
    blocks = [
        f"raw ratings/{rater}/appraisals.csv\n"
        + as_csv(table, [example(table) | {"study": f"s{n}", "judgement": pair[of]} for n, pair in enumerate(words)])
        for of, rater in enumerate(("ann", "bob"))
    ]
    return "\n\n".join([f"raters.csv\nname,kind\nadjudicator,person\nann,{MACHINE}\nbob,{MACHINE}", *blocks])


def test_table_gives_counts_and_coefficients_and_says_what_they_show(tmp_path):
    words = [("low", "low")] * 10 + [("high", "high")] * 8 + [("low", "some concerns")] * 4
    made = frame(shown.review(tmp_path, rated(words)))
    row = shown.rows(made)[0]
    assert (row["Judged"], row["Agreed"]) == ("risk of bias, RoB 2", "18 of 22")
    assert str(row["Weighted kappa"]).endswith("over 22 pairs")
    assert "Both raters are machine-assisted" in made.notes[0]


def test_few_pairs_have_counts_only(tmp_path):
    row = shown.rows(frame(shown.review(tmp_path, rated([("low", "low"), ("high", "low")]))))[0]
    assert row["Agreed"] == "1 of 2"
    assert row["Cohen's kappa"] == "not given: fewer than 20"
    assert row["Weighted kappa"] == "not given: fewer than 20 ordered pairs (2)"
