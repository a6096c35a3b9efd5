"""Sheets for two raters: what they are shown and what not, and how their labels are joined."""

import csv
from pathlib import Path

import pytest

from analysis.model.words import Severity
from tests.builders import miniset
from tests.precision import sheet
from tests.precision.labels import BadLabels, LabelledSet, flags_of, read
from tests.precision.test_labels import FLAGGED, label, written


@pytest.fixture
def mini(tmp_path) -> LabelledSet:
    return LabelledSet("mini", miniset.write(tmp_path / "set", FLAGGED), seen=True)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def filled(folder: Path, name: str, *labels: str) -> None:
    """A sheet with these labels, in the order of the key."""
    items = [row["item"] for row in rows(folder / "key.csv")]
    given = dict(zip(items, labels, strict=True))
    lines = [f"{item},{given[item]},because" for item in given if given[item] != "-"]
    (folder / name).write_text("\n".join(["item,label,reason", *lines]) + "\n", encoding="utf-8")


@pytest.fixture
def drawn(mini, tmp_path) -> Path:
    out = tmp_path / "sheets"
    assert sheet.draw(mini, seed=1, low=9, out=out) == len({flag.key for flag in flags_of(mini)})
    return out


def test_both_raters_get_the_same_flags_and_neither_check_head_nor_severity(drawn):
    first, second, key = (rows(drawn / name) for name in ("sheet-1.csv", "sheet-2.csv", "key.csv"))
    assert {row["item"] for row in first} == {row["item"] for row in second} == {row["item"] for row in key}
    assert not {"check", "head", "severity"} & set(first[0])
    assert all(row["flag"] and not row["label"] for row in first)
    assert any(row["words"] == "felt better" and "ito2011 (randomised trial)" in row["evidence"] for row in first)


def test_the_order_is_of_the_seed_alone(mini, drawn, tmp_path):
    again, other = tmp_path / "again", tmp_path / "other"
    sheet.draw(mini, 1, 9, again)
    sheet.draw(mini, 2, 9, other)
    name = "sheet-1.csv"
    assert (again / name).read_bytes() == (drawn / name).read_bytes()
    assert {row["item"] for row in rows(other / name)} == {row["item"] for row in rows(drawn / name)}


def test_every_high_and_medium_flag_is_drawn_and_so_many_low_ones(mini):
    flags = flags_of(mini)
    low = {flag.key for flag in flags if flag.problem.severity is Severity.LOW}
    graver = {flag.key for flag in flags} - low
    assert {ones[0].key for ones in sheet.drawn(flags, 1, 0)} == graver
    assert len(sheet.drawn(flags, 1, 1)) == len(graver) + min(1, len(low))


def test_the_line_of_the_page_stands_on_the_sheet_where_its_text_is_at_hand(tmp_path, mini):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "page1.txt").write_text("\n\n\nMany felt better. All felt better.\n", encoding="utf-8")
    one = LabelledSet("mini", mini.folder, seen=True, texts=tmp_path / "texts")
    sheet.draw(one, 1, 9, tmp_path / "out")
    texts = {row["page_text"] for row in rows(tmp_path / "out" / "sheet-1.csv") if row["words"] == "felt better"}
    assert texts == {"Many felt better. All felt better."}


def test_labels_of_raters_who_agree_are_joined(drawn):
    count = len(rows(drawn / "key.csv"))
    filled(drawn, "sheet-1.csv", *["right"] * count)
    filled(drawn, "sheet-2.csv", *["right"] * count)
    lines, labels, differing = sheet.joined(drawn)
    assert lines == [f"{count} of {count} flags labelled alike", f"{count} right / right"]
    assert not differing
    assert {one.label for one in labels} == {"right"}
    assert all(one.set == "mini" and one.seen == "yes" and one.key for one in labels)


def test_where_raters_differ_a_third_settles(drawn):
    count = len(rows(drawn / "key.csv"))
    filled(drawn, "sheet-1.csv", *["right"] * count)
    filled(drawn, "sheet-2.csv", "unfair", *["right"] * (count - 1))
    lines, _, differing = sheet.joined(drawn)
    assert lines[0] == f"{count - 1} of {count} flags labelled alike"
    assert differing == [rows(drawn / "key.csv")[0]["item"]]
    filled(drawn, "adjudicated.csv", "unfair", *["-"] * (count - 1))
    _, labels, differing = sheet.joined(drawn)
    assert not differing
    assert (labels[0].rater_1, labels[0].rater_2, labels[0].label, labels[0].reason) == (
        *("right", "unfair"),
        *("unfair", "because"),
    )


def test_what_joins_is_read_as_labels(drawn, tmp_path, monkeypatch, capsys):
    count = len(rows(drawn / "key.csv"))
    for name in ("sheet-1.csv", "sheet-2.csv"):
        filled(drawn, name, *["wrong"] * count)
    path = written(tmp_path, label(set="other"))
    monkeypatch.setattr(sheet, "LABELS", path)
    monkeypatch.setattr(sheet, "read", lambda: read(path))
    assert sheet.main(["join", str(drawn)]) == 0
    assert "labelled alike" in capsys.readouterr().out
    assert len(read(path)) == count + 1


def test_an_unsettled_difference_writes_nothing(drawn, capsys):
    count = len(rows(drawn / "key.csv"))
    filled(drawn, "sheet-1.csv", *["right"] * count)
    filled(drawn, "sheet-2.csv", *["wrong"] * count)
    assert sheet.main(["join", str(drawn)]) == 1
    assert "adjudicated.csv needs a row" in capsys.readouterr().out


def test_a_sheet_that_lacks_a_label_or_an_item_is_told(drawn):
    count = len(rows(drawn / "key.csv"))
    filled(drawn, "sheet-1.csv", "perhaps", *["right"] * (count - 2), "-")
    filled(drawn, "sheet-2.csv", *["right"] * count)
    with pytest.raises(BadLabels) as told:
        sheet.joined(drawn)
    assert 'sheet-1.csv:2: label needs one of right · unfair · wrong; found "perhaps"' in str(told.value)
    assert "sheet-1.csv: no row for item" in str(told.value)


def test_a_new_label_takes_the_place_of_an_old_one(tmp_path):
    old, new = label(reason="old"), label(reason="new", label="wrong")
    assert sheet.merged([old, label(check="another")], [new]) == [label(check="another"), new]
