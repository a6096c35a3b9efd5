"""Story 7, a page of your own: what it writes on its copy, what it says of it, and that nothing else changes."""

import csv
import hashlib
import shutil
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

import analysis
from analysis.model.conclusions import Head
from tests.builders.shipped import DATA, ROOT
from tests.builders.stories import NOTEBOOKS, Telling, tell

PAGE = NOTEBOOKS / "own-page"
BENCH = ROOT / "tests/bench/correct"


def rows(path: Path) -> list[dict[str, str]]:
    """Rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def hashes(*folders: Path) -> dict[Path, str]:
    """SHA-256 of every file below the folders."""
    files = (path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file())
    return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@cache
def shipped() -> tuple[Telling, dict[Path, str]]:
    """The story beside the shipped data, and the hashes of both folders before it was told."""
    before = hashes(DATA, PAGE)
    return tell(7, solutions=True), before


def test_the_page_is_small_sound_and_none_of_the_documents() -> None:
    review = analysis.load(PAGE)
    assert review.faults.empty
    lines = (PAGE / "documents/pebbles.txt").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 12
    assert not {row["sha256"] for row in rows(PAGE / "documents.csv")} & {
        row["sha256"] for row in rows(DATA / "documents.csv")
    }
    assert not [line for line in lines if "prolotherapy" in line.lower()]


def test_sentences_are_what_the_rows_hold() -> None:
    lines, mistakes, mended, judged, report, unchecked = shipped()[0].sentences
    words = [line for line in (PAGE / "documents/pebbles.txt").read_text(encoding="utf-8").splitlines() if line]
    entered = rows(PAGE / "claims.csv")
    held = len({row["line"] for row in entered})
    assert lines == f"Of the lines with words, {held} of {len(words)} hold a claim that is entered."
    place = f"In claims.csv, line {len(entered) + 2}: "
    assert mistakes.startswith(f'2 faults. {place}"category" needs one of: ')
    assert 'found "eficacy" (did you mean "efficacy"?). ' in mistakes
    assert f'{place}"figure" needs a number' in mistakes
    new = f"C{len(entered) + 1:03}"
    assert mended == f"No fault left. The verdict on {new}, by the page's own references: not assessed."
    pairs = f"1 of {len(entered) + 1} is judged"
    assert judged == f"The verdict before: not assessed; after: indirect. Of the pairs of claim and study, {pairs}."
    assert "One page about " in report
    assert "Marsh & Quill 2016, is a case series" in report
    names = shipped()[0].names
    heads = Counter(names["review"].flags["head"])
    told = [f"{head} ({heads[head]})" for head in map(str, Head) if heads[head]]
    assert report.startswith(
        f"{len(names['made'])} files written. No fault in the rows. {heads.total()} flags on the page:"
        f" {', '.join(told[:-1])} and {told[-1]}."
    )
    assert {"report.pdf", "one-page.pdf", "report.html"} <= {path.name for path in names["made"]}
    assert f" and {len(names['review'].not_checked) - 3} more." in unchecked


def test_the_card_of_the_page_says_nothing_of_what_is_not_known() -> None:
    (card,) = shipped()[0].of("ShownDocument")
    assert not rows(PAGE / "documents.csv")[0]["retrieved"]
    shown = card._repr_html_()
    assert "<dt>Claims</dt>" in shown
    assert "<dt>Retrieved</dt>" not in shown


def test_nothing_outside_the_copy_changes_and_the_last_sentence_says_so() -> None:
    telling, before = shipped()
    assert hashes(DATA, PAGE) == before
    assert telling.sentences[-1].endswith(f"all {len(before) - 3} are byte for byte as before.")
    not_read = {"LICENSE", "README.md", "datapackage.json"}
    assert len([path for path in before if path.name in not_read]) == 3


def test_the_two_cells_are_ringed_and_the_pictures_follow_the_row() -> None:
    page, typed, mended, chain, verdicts = shipped()[0].plots
    assert page.alt.startswith("10 rows by 3 columns")
    assert [name for name in ("figure", "category") if f"Ringed: {name}," in typed.alt] == ["figure", "category"]
    assert "Ringed" not in mended.alt
    assert chain.alt.endswith("verdict, indirect. All are said.")
    assert "not assessed" in verdicts.alt
    assert "indirect" in verdicts.alt


def test_one_row_changes_the_sentence_that_rests_on_it(tmp_path: Path) -> None:
    page = shutil.copytree(PAGE, tmp_path / "page")
    claims = (page / "claims.csv").read_text(encoding="utf-8")
    row = "C002,pebbles,6,also loosens a stiff shoulder,"
    assert claims.count(row) == 1
    (page / "claims.csv").write_text(claims.replace(row, "C002,pebbles,7,Pebble rolling,"), encoding="utf-8")
    found = tell(7, PAGE=str(page)).sentences
    differ = [
        number for number, (one, other) in enumerate(zip(shipped()[0].sentences, found, strict=True)) if one != other
    ]
    assert differ == [0]
    assert found[0] == "Of the lines with words, 3 of 10 hold a claim that is entered."


@pytest.mark.long
def test_it_is_told_of_another_folder_and_says_what_does_not_fit(tmp_path: Path) -> None:
    page = shutil.copytree(BENCH, tmp_path / "page")
    (page / "texts").rename(page / "documents")
    found = tell(7, BENCH, PAGE=str(page))
    assert found.sentences[1].startswith("2 faults. In claims.csv, line 24: ")
    assert found.sentences[2].startswith("1 fault left. The verdict on C023, ")
    assert found.sentences[-1].endswith("byte for byte as before.")
