"""The review as a notebook has it: what it says of itself, what it hands out, and what it says of a wrong name."""

import csv
import re
import shutil
import subprocess
import sys
from collections import Counter
from html import escape
from pathlib import Path

import pandas as pd
import pytest

import analysis
from analysis.model.conclusions import Scope
from analysis.notebook.frames.catalogue import FRAMES
from analysis.tell.explain.names import UnknownName
from tests.builders import hostile, miniset
from tests.builders.shipped import DATA, ROOT, of_notebook


@pytest.fixture(scope="module")
def review():
    return of_notebook()


def rows(table: str, folder: Path = DATA) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def word_of(stances: list[str]) -> str:
    """The word of a pair that has several links, one a finding: *conflicting*, else the first that one of them has."""
    speaks = ("contradicts", "partly contradicts", "supports", "partly supports", "indirect", "does not address")
    said = [word for word in speaks if word in stances]
    return "conflicting" if {*said} & {*speaks[:2]} and {*said} & {*speaks[2:4]} else said[0]


def loaded(code: str) -> set[str]:
    """What a fresh Python has loaded, of what takes long, after some code."""
    code += "\nimport sys; print(*sorted({'pandas', 'matplotlib', 'jinja2', 'numpy'} & set(sys.modules)))"
    done = subprocess.run((sys.executable, "-c", code), cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_the_package_loads_nothing_and_reading_a_folder_no_pandas():
    assert loaded("import analysis") == set()
    assert loaded("import analysis; analysis.load('data')") == set()
    assert "pandas" in loaded("import analysis; analysis.load('data').claims")


def test_it_says_what_there_is(review):
    flags = sum(problem.kind == "flag" for problem in review.evidence_review.problems)
    claims, studies = len(rows("claims")), len(rows("studies"))
    pairs = {(link["claim"], link["study"]) for link in rows("links")}
    judged = len(pairs) + sum(len(rows(name)) for name in ("certainty", "appraisals", "disagreements", "mentions"))
    said = f"0 of {judged:,} judgements here confirmed by a person"
    assert repr(review) == f"Review({claims} claims · {studies} studies · 0 faults · {flags} flags · draft: {said})"
    assert f"<p>Draft until all are confirmed: {said}; " in review._repr_html_()


def test_faults_never_raise(tmp_path):
    folder = shutil.copytree(DATA, tmp_path / "data")
    text = (folder / "links.csv").read_text(encoding="utf-8")
    (folder / "links.csv").write_text(text.replace("hooper2004", "hoper2004", 1), encoding="utf-8")
    (folder / "terms.csv").write_bytes(b"\xff\xfe\x00")
    (folder / "findings.csv").write_text("nonsense\n1,2,3\n", encoding="utf-8")
    (folder / "citations.bib").write_text("@article{x, title = {", encoding="utf-8")
    found = analysis.load(folder)
    assert {"unknown-study", "bibtex-syntax", "missing-column"} <= {*found.faults["check"]}
    assert f"{len(found.faults)} faults" in repr(found)
    one = found.faults[found.faults["check"] == "unknown-study"].iloc[0]
    assert (one["file"].endswith("links.csv"), one["file_line"], one["remedy"]) == (
        True,
        next(i for i, line in enumerate(text.splitlines(), 1) if "hooper2004" in line),
        'did you mean "hooper2004"?',
    )


@pytest.mark.parametrize("spoil", ["empty", "nothing", "file"])
def test_an_empty_folder_is_full_of_faults_and_one_that_is_not_there_is_named(spoil, tmp_path):
    folder = tmp_path / "da<ta>"
    if spoil == "empty":
        folder.mkdir()
        assert repr(analysis.load(folder)).startswith("Review(0 claims · 0 studies · ")
        assert set(analysis.load(folder).faults["check"]) == {"missing-file"}
        return
    if spoil == "file":
        folder.write_text("id", encoding="utf-8")
    with pytest.raises(FileNotFoundError) as told:
        analysis.load(folder)
    assert str(folder.absolute()) in str(told.value)
    assert "claims.csv" in str(told.value)


def test_texts_and_the_day_are_handed_on(tmp_path):
    folder = miniset.write(tmp_path / "data", "waivers.csv\nuntil\n2030-01-31\n")
    assert "expired-waiver" not in {*analysis.load(folder).problems["check"]}
    assert "expired-waiver" in {*analysis.load(folder, as_of="2031-01-01").problems["check"]}
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "page1.txt").write_text("another text\n", encoding="utf-8")
    assert "changed-document" in {*analysis.load(folder, documents=texts).faults["check"]}
    with pytest.raises(FileNotFoundError, match="no folder"):
        analysis.load(folder, documents=tmp_path / "none")


def test_every_frame_is_an_attribute_and_a_fresh_copy(review):
    assert {*FRAMES} <= {*dir(review)}
    assert not hasattr(review, "claim_s")
    sizes = review.columns()["rows"]
    for name in FRAMES:
        first = getattr(review, name)
        assert isinstance(first, pd.DataFrame)
        first.insert(0, "of my own", 1)
        again = getattr(review, name)
        assert "of my own" not in again.columns
        assert len(again) == sizes[name]


def test_every_column_says_what_it_means(review):
    for name in FRAMES:
        told, frame = review.columns(name), getattr(review, name)
        frame = frame.reset_index(drop=frame.index.name in ("row", "sheet row"))
        assert [*told.index] == [*frame.columns], name
        assert told["meaning"].str.len().gt(2).all(), name
        words = told["words"].dropna().str.split(" · ")
        listed = {column for column in frame.columns if str(frame[column].dtype) == "category"}
        assert {*words.index} == listed, name
        for column in listed:
            assert [*frame[column].cat.categories] == words[column], (name, column)


def test_numbers_are_numbers_and_words_are_categories(review):
    findings = rows("findings")
    values = [float(row["value"]) for row in findings if row["value"]]
    assert review.findings["value"].mean() == pytest.approx(sum(values) / len(values))
    for name in FRAMES:
        frame = getattr(review, name)
        for column in frame.select_dtypes("category"):
            counts = frame.groupby(column, observed=False).size()
            assert counts.sum() == frame[column].notna().sum(), (name, column)
            assert [*counts.index] == [*frame[column].cat.categories], (name, column)


def test_the_types_of_what_follows_from_the_tables_are_pinned(review):
    kinds = {
        "flags": "string category category string string string string "
        "Int64 string string string Int64 Int64 Int64 boolean",
        "faults": "string category category string string string string Int64 string string string Int64 Int64",
        "stances": "string string category boolean boolean boolean string",
        "ratings": "string string string category string string",
        "figures": "string string string string category boolean string boolean",
        "certainties": "string category boolean category string Int64 Int64",
        "harm_statuses": "string string category boolean category string boolean",
        "harm_reports": "string category string category string string string category string boolean",
        "harm_sayings": "string string Int64 string string category Int64",
        "harm_shares": "string string string string string Int64 Int64 float64 float64 float64 boolean",
        "numbers": "string float64 string string",
        "not_checked": "string string",
    }
    for name, wanted in kinds.items():
        assert " ".join(map(str, getattr(review, name).dtypes)) == wanted, name
    verdicts = {column: str(kind) for column, kind in review.verdicts.dtypes.items()}
    assert {name for name, kind in verdicts.items() if kind == "Int64"} == {"own_level", "all_level", "flags"}
    assert {name for name, kind in verdicts.items() if kind == "boolean"} == {
        "own_provisional",
        "all_provisional",
        "own_so_far",
        "all_so_far",
    }
    assert {name for name, kind in verdicts.items() if kind == "string"} == {
        "document", "own_study", "own_finding", "all_study", "all_finding",
    }  # fmt: skip


def test_verdicts_flags_and_stances_are_those_of_the_review(review):
    made = review.evidence_review
    for claim in made.evidence.claims:
        row = review.verdicts.loc[claim.id] if claim is made.evidence.claims[0] else None
        if row is not None:
            assert (row["own"], row["all"]) == tuple(made.verdict(claim, scope) for scope in Scope)
    whole = review.verdicts
    assert {*zip(whole.index, whole["own"], whole["all"], strict=True)} == {
        (claim.id, *(str(made.verdict(claim, scope)) for scope in Scope)) for claim in made.evidence.claims
    }
    flagged = Counter(problem.check for problem in made.problems if problem.kind == "flag")
    assert Counter(review.flags["check"]) == flagged
    assert [*review.flags["rank"]] == [*range(1, len(review.flags) + 1)]
    assert review.flags["severity"].cat.codes.is_monotonic_increasing
    stances = review.stances
    assert len(stances) == len(rows("claims")) * len(rows("studies"))
    given: dict[tuple[str, str], list[str]] = {}
    for row in rows("links"):
        given.setdefault((row["claim"], row["study"]), []).append(row["stance"])
    links = {pair: word_of(words) for pair, words in given.items()}
    told = {(row.claim, row.study): row.stance for row in stances.itertuples() if not row.screened}
    assert {pair: told[pair] for pair in links if pair in told} == {pair: links[pair] for pair in links if pair in told}
    assert "conflicting" not in links.values()
    assert {*stances.loc[stances["screened"], "stance"]} <= {"does not address"}


def test_names_that_nobody_knows_offer_the_nearest(review):
    for ask, nearest in (
        (lambda: review.claim("C2700"), "C270"),
        (lambda: review.study("hoper2004"), "hooper2004"),
        (lambda: review.question("Q0"), "Q0"),
        (lambda: review.document("03"), "003"),
        (lambda: review.table("strenth-own"), "strength-own"),
        (lambda: review.plot("harm-matrix"), "harms-matrix"),
        (lambda: review.columns("finding"), "findings"),
        (lambda: review.explain("hoper2004"), "hooper2004"),
        (lambda: review.subset(condition="bak pain"), "back pain"),
        (lambda: review.subset(verdict="suported"), "supported"),
        (lambda: review.subset(scope="own "), "own"),
        (lambda: review.narrower("back pain", "conditoin"), "condition"),
        (lambda: review.without("F0001"), "F001"),
    ):
        with pytest.raises(UnknownName) as told:
            ask()
        assert nearest in str(told.value)
    with pytest.raises(AttributeError):
        review.clams  # noqa: B018
    with pytest.raises(AttributeError):
        analysis.laod  # noqa: B018


def test_what_may_follow_the_point_completes_on_tab(review):
    assert {"load", "say", "of", "listed", "counted", "plots"} <= {*dir(analysis)}
    assert {*FRAMES, "claim", "study", "subset", "table", "plot", "compare", "reload"} <= {*dir(review)}


def test_tables_and_plots_come_by_name(review):
    for name in review.table():
        assert review.table(name).name == name
    for name in review.plot():
        if name in ("grid", "dots", "bars", "boxes", "arcs", "steps"):
            with pytest.raises(TypeError, match="a frame or a series"):
                review.plot(name)
        else:
            assert review.plot(name).name.startswith(name)
    assert review.plot("claims-map-2").name == "claims-map-2"
    with pytest.raises(TypeError, match="from the review alone"):
        review.plot("harms-matrix", review.claims)


def test_a_table_shows_itself_whole_in_a_notebook_and_as_text_in_a_terminal(review):
    table = review.table("strength-own")
    shown = table._repr_html_()
    assert shown.count("<tr") == len(table.rows) + 1
    assert f"<caption><b>{escape(table.title)}.</b>" in shown
    assert repr(table).startswith(f"{table.title}\n{table.caption}\n")


def test_a_changed_table_is_read_again(tmp_path):
    folder = miniset.write(tmp_path / "data")
    before = analysis.load(folder)
    claims = folder / "claims.csv"
    text = claims.read_text(encoding="utf-8")
    header, row = text.splitlines()
    claims.write_text(f"{header}\n{row}\n{row.replace('C001', 'C002')}\n", encoding="utf-8")
    after = before.reload()
    assert (len(before.claims), len(after.claims)) == (1, 2)
    assert [one.id for one in before.compare(after).changes.added] == ["C002"]


def test_reports_are_written_where_they_are_asked_for(tmp_path):
    review = analysis.load(miniset.write(tmp_path / "data"))
    out = review.report(tmp_path / "out")
    assert {"report.html", "one-page.pdf", "evidence.json"} <= {path.name for path in out.iterdir()}


def test_cards_escape_what_they_show_and_say_what_explain_says(tmp_path):
    review = analysis.load(hostile.write(tmp_path / "data"))
    for card in (review.claim("C001"), review.study("ito2011"), review.question("Q01"), review.document("page1")):
        shown = card._repr_html_()
        assert "<script" not in shown.lower().replace("&lt;/script", "")
        assert "</script>" not in shown
        assert repr(card) == str(review.explain(card.id))
        assert card.row.name == card.id
    assert "</script>" not in review.explain("C001")._repr_html_()
    assert "</script>" not in review.table("claims")._repr_html_()


def test_card_of_a_question_shows_what_bears_on_imprecision_and_whose_bias_was_judged(tmp_path):
    text = analysis.load(miniset.write(tmp_path / "data")).question("Q01")._repr_html_()
    assert "<dd>F001: interval 3.79 to 43.3, does not cross no effect (0)</dd>" in text
    assert "information size: not computed" in text
    assert "0 of 80 people in trials judged" in text


def test_a_blank_name_is_the_gravest_and_an_absent_one_is_said_to_be(review):
    assert review.claim("").id == review.flags["claim"].dropna().iloc[0]
    assert review.document("").id == review.flags["document"].iloc[0]
    deciding = review.verdicts["all_study"].value_counts()
    assert deciding[review.study("").id] == deciding.max()
    for card, name in (
        (review.claim("C0", or_gravest=True), "claim"),
        (review.document("<b>", or_gravest=True), "document"),
        (review.study("x", or_gravest=True), "study"),
        (review.question("x", or_gravest=True), "question"),
    ):
        assert card.instead.startswith(f"There is no {name} ")
        assert card.id in card.instead
        assert "<b>" not in card._repr_html_().replace("<b>", "", 0).split("instead")[1].split("</p>")[0]
        assert repr(card).startswith(card.instead)
    assert review.claim("C270", or_gravest=True).instead == ""


def test_a_retracted_studys_card_says_so_first_and_a_documents_where_it_was_found(tmp_path):
    fragment = (
        "studies.csv\nstudy,status\nito2011,retracted\n\n"
        "documents.csv\nid,url,retrieved\npage1,https://example.org/page,2029-05-01"
    )
    review = analysis.load(miniset.write(tmp_path, fragment))
    shown = re.sub("<[^>]+>", " ", review.study("ito2011")._repr_html_())
    assert 0 < shown.index("Retracted (checked 2029-05-01)") < shown.index("Ginger in travellers")
    shown = review.document("page1")._repr_html_()
    assert "page1 Ginger page" in shown
    assert "https://example.org/page" in shown
    assert "2029-05-01" in shown
    assert review.findings.columns.isin(["event", "causality", "pools"]).sum() == 3


def test_a_claims_card_has_its_rows(review):
    card = review.claim("C270")
    links = [row for row in rows("links") if row["claim"] == "C270"]
    assert (card.number, len(card.links)) == (91.0, len(links))
    assert [*card.figures_beside["figure"]] == [
        row["figure"] for row in rows("claims")
        if (row["document"], row["line"], row["stated_design"]) == ("003", "45", "randomized trial") and row["figure"]
    ]  # fmt: skip
    assert [*card.references.index] == [row["study"] for row in rows("references") if row["document"] == "003"]
    assert [*card.parts.dropna().index] == ["treatment", "outcome", "number", "design"]
    assert {*card.flags["check"]} == {*review.evidence_review.flags["C270"]}
    assert card.verdicts["own"] == review.verdicts.loc["C270", "own"]


def test_a_folder_may_be_named_in_any_way(tmp_path, monkeypatch):
    miniset.write(tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    assert repr(analysis.load()) == repr(analysis.load(str(tmp_path / "data"))) == repr(analysis.load(Path("data")))


def test_a_plot_is_kept_in_a_file_of_the_format_that_its_name_ends_in(review, tmp_path):
    plot = review.plot("claims-map")
    starts = {"png": b"\x89PNG", "pdf": b"%PDF", "svg": b"<svg"}
    for ending, start in starts.items():
        assert plot.save(tmp_path / f"a picture.{ending}").read_bytes().startswith(start)


def test_what_it_is_made_of_does_not_print_all_that_it_holds(review):
    assert len(repr(review.evidence_review)) + len(repr(review.evidence_review.appraised)) < 300


def test_a_claim_of_which_no_more_is_said_has_nothing_to_unfold(review):
    for name in review.claims.index:
        assert "<summary></summary>" not in review.claim(name)._repr_html_(), name


def test_a_known_name_asks_for_no_order_of_flags(review, monkeypatch):
    place = "analysis.check.priority.Priority.gravest_first"
    monkeypatch.setattr(place, lambda *_: pytest.fail("all flags were put in order"))
    assert (review.claim("C270").id, review.document("003").id) == ("C270", "003")
