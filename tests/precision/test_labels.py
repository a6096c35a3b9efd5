"""Labels: read with every fault at its place, and matched to the flags of today."""

from pathlib import Path

import pytest

from analysis.check.catalogue import Precision
from tests.builders import miniset
from tests.precision.labels import FIELDS, RIGHT, BadLabels, Expected, Key, Label, LabelledSet, flags_of, measure, read

ROW = {
    "set": "mini",
    "seen": "no",
    "check": "unsupported",
    "head": "more said than shown",
    "document": "page1",
    "line": "4",
    "sentence": "0",
    "claims": "C001",
    "words": "felt better",
    "rater_1": "right",
    "rater_2": "wrong",
    "label": "right",
    "severity": "medium",
    "reason": "",
}


def label(**cells: str) -> Label:
    return Label(**(ROW | cells))


def written(folder: Path, *labels: Label) -> Path:
    path = folder / "labels.csv"
    path.write_text("\n".join([",".join(FIELDS), *map(",".join, labels)]) + "\n", encoding="utf-8")
    return path


def test_a_label_is_read_with_its_key(tmp_path):
    (one,) = read(written(tmp_path, label()))
    assert one.key == Key("mini", "unsupported", "page1", 4, 0)


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ({"label": "fair", "reason": "x"}, 'labels.csv:2: label needs one of right · unfair · wrong; found "fair"'),
        ({"label": "", "reason": "x"}, 'labels.csv:2: label needs one of right · unfair · wrong; found ""'),
        ({"label": "unfair"}, "labels.csv:2: a flag that is not right needs its reason"),
        ({"line": "four"}, 'labels.csv:2: line needs a whole number, 0 or more; found "four"'),
        ({"seen": ""}, 'labels.csv:2: seen needs one of yes · no; found ""'),
        ({"head": "unfair"}, "labels.csv:2: head needs one of against the evidence · "),
    ],
)
def test_a_bad_cell_is_told_with_its_line(tmp_path, cells, fault):
    with pytest.raises(BadLabels) as told:
        read(written(tmp_path, label(**cells)))
    assert fault in str(told.value)


def test_two_labels_on_one_flag_are_told(tmp_path):
    with pytest.raises(BadLabels, match=r"labels\.csv:3: a row above labels the same flag"):
        read(written(tmp_path, label(), label(label="wrong", reason="x")))


def test_another_header_is_told(tmp_path):
    path = tmp_path / "labels.csv"
    path.write_text("set,check\n", encoding="utf-8")
    with pytest.raises(BadLabels, match=r"labels\.csv:1: the header needs to be set,seen,check"):
        read(path)


FLAGGED = (
    "claims.csv\nid,document,line,sentence,quote,stated_design,wording,sourcing\n"
    "C001,page1,4,2,felt better,studies,absolute,vague\n"
)


def mini(folder: Path, expected: Path | None = None) -> LabelledSet:
    return LabelledSet("mini", miniset.write(folder / "set", FLAGGED), seen=False, expected=expected)


def test_a_flag_is_known_by_check_and_sentence_and_its_label_counted(tmp_path):
    one = mini(tmp_path)
    keys = {flag.key for flag in flags_of(one)}
    key = Key("mini", "vague-sourcing", "page1", 4, 2)
    assert key in keys
    labels = [label(check=key.check, sentence="2"), label(check="gone", sentence="2")]
    found = measure(labels, [one])
    assert found.precision == {key.check: Precision(1, 1, 1, 1)}
    assert sum(found.unlabelled.values()) == len(flags_of(one)) - 1


def test_an_unfair_flag_is_not_right_and_a_seen_one_not_unseen(tmp_path):
    labels = [label(check="vague-sourcing", sentence="2", label="unfair", seen="yes", reason="x")]
    assert measure(labels, [mini(tmp_path)]).precision == {"vague-sourcing": Precision(0, 1, 0, 0)}


def expecting(folder: Path, *rows: str) -> Path:
    path = folder / "expected.csv"
    path.write_text("\n".join([",".join(Expected._fields), *rows]) + "\n", encoding="utf-8")
    return path


def test_where_it_is_said_what_is_expected_each_flag_is_right_or_wrong(tmp_path):
    one = mini(tmp_path, expected=expecting(tmp_path, "page1,4,2,cannot be checked,vague-sourcing,,No study is named."))
    found = measure([], [one])
    assert found.precision["vague-sourcing"] == Precision(1, 1, 1, 1)
    assert not sum(found.unlabelled.values())
    assert sum(one.hits for one in found.precision.values()) == len(flags_of(one))
    assert any(one.right < one.hits for one in found.precision.values())


def test_a_rater_counts_before_what_was_expected(tmp_path):
    one = mini(tmp_path, expected=expecting(tmp_path, "page1,4,2,cannot be checked,vague-sourcing,,No study is named."))
    labels = [label(check="vague-sourcing", sentence="2", label="wrong", reason="x")]
    assert measure(labels, [one]).precision["vague-sourcing"] == Precision(0, 1, 0, 1)


def test_a_flag_on_a_whole_document_meets_what_stands_in_its_sentences(tmp_path):
    (flag,) = (flag for flag in flags_of(mini(tmp_path)) if flag.key.check == "vague-sourcing")
    whole = flag._replace(key=flag.key._replace(line=0, sentence=0), places=frozenset({("page1", 0, 0)}))
    row = Expected("page1", 9, 1, "cannot be checked", "vague-sourcing", "", "")
    assert row.meets(whole)
    assert not row._replace(kind="unsupported").meets(whole)
    assert not row.meets(flag)
    assert row._replace(line=4, sentence=2).meets(flag)
    assert RIGHT == "right"
