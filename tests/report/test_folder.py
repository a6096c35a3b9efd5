"""The reports' folder: what is written, always the same, and all of it or nothing."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from analysis.check.catalogue import CHECKS
from analysis.report.exchange.crate import CRATE
from analysis.report.writing import write_reports
from analysis.show.tables.catalogue import MAKERS
from analysis.show.tables.provenance import checks, first_sentence
from analysis.text.prose.phrases import lettered
from tests.builders import shown


def written(folder: Path) -> dict[str, bytes]:
    """Every file under a folder, by its name there."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A small set's reports and the lines that were given while they were written."""
    folder = tmp_path_factory.mktemp("reports")
    review = shown.review(folder)
    return folder / "out", list(write_reports(review, folder / "out"))


def test_every_report_is_written_with_a_line_for_each_step(reports):
    out, lines = reports
    names = set(written(out))
    assert {"report.html", "evidence.json", "tables/checks.csv", "tables/contents.csv"} <= names
    assert {f"tables/{name}.csv" for name in MAKERS} <= names
    plots = [name for name in names if name.startswith("plots/")]
    assert {name for name in plots if name.endswith(".svg")} == {
        name[:-4] + ".svg" for name in plots if name.endswith(".png")
    }
    assert plots
    assert [line.split()[0] for line in lines] == [
        *("report.html", "claims.html", "studies.html", "methods.html", "tables/", "plots/", "data/"),
        *("report.docx", "report.txt", "tables.xlsx", "evidence.json", "exchange/"),
        *("one-page.pdf", "report.pdf", "supplement.pdf", "datapackage.json", "ro-crate-metadata.json", "reviewer.zip"),
    ]
    assert json.loads((out / "evidence.json").read_text(encoding="utf-8"))["claims"]


def test_the_same_data_gives_the_same_bytes(reports, tmp_path):
    out, _ = reports
    review = shown.of_folder(out.parent / "data")
    list(write_reports(review, tmp_path))
    assert written(tmp_path) == written(out)


def test_pages_hold_the_plots_and_lead_to_every_file(reports):
    out, _ = reports
    text = "".join(path.read_text(encoding="utf-8") for path in out.glob("*.html"))
    beside = ("tables/contents.csv",)
    files = {name for name in written(out) if name not in beside and not name.startswith("data/")}
    assert [name for name in files if f'href="{name}"' not in text] == []
    assert text.count("<svg") == sum(name.endswith(".svg") for name in files)


def test_run_that_is_not_followed_to_its_end_leaves_the_earlier_reports(tmp_path):
    review = shown.review(tmp_path)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "evidence.json").write_text("earlier", encoding="utf-8")
    steps = write_reports(review, tmp_path / "out")
    next(steps)
    steps.close()
    assert written(tmp_path / "out") == {"evidence.json": b"earlier"}


def test_reports_do_not_replace_the_data_that_they_are_made_from(tmp_path):
    review = shown.review(tmp_path)
    with pytest.raises(FileExistsError, match="holds the data that are read"):
        list(write_reports(review, tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


def test_a_table_that_is_no_longer_written_goes_and_a_note_stays(tmp_path):
    review, out = shown.review(tmp_path), tmp_path / "out"
    list(write_reports(review, out))
    listed = json.loads((out / CRATE).read_text(encoding="utf-8"))
    dropped, note = out / "tables" / "no longer.csv", out / "tables" / "note.csv"
    for path in (dropped, note):
        path.write_bytes(b"1")
    listed["@graph"].append({"@id": "tables/no%20longer.csv", "@type": "File", "sha256": sha256(b"1").hexdigest()})
    (out / CRATE).write_text(json.dumps(listed), encoding="utf-8")
    list(write_reports(review, out))
    assert (dropped.exists(), note.exists()) == (False, True)


def test_notes_are_lettered_beyond_z():
    letters = [letter for letter, _ in lettered(map(str, range(28)))]
    assert (letters[0], letters[25], letters[26], letters[27]) == ("a", "z", "aa", "ab")
    assert lettered(()) == ()


def test_manuals_name_every_check_with_its_precision(tmp_path):
    review = shown.review(tmp_path, shown.UNWAIVED)
    data = checks(review).data
    assert list(data["Check"]) == [check.name for check in CHECKS]
    assert list(data["Labelled hits"]) == [check.precision.hits for check in CHECKS]
    measured = [bool(check.precision.hits) for check in CHECKS]
    assert [one != "not measured" for one in data["95 % interval of the share"]] == measured
    assert data["Found here"].sum() == len(review.problems)
    assert all(first_sentence(check).endswith(".") for check in CHECKS)
