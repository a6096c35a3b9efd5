"""Tables that stand beside modules."""

from analysis.text.rows import rows_beside


def test_rows_stand_beside_a_module(tmp_path):
    (tmp_path / "words.csv").write_text("when,sentence\n,One.\n", encoding="utf-8")
    rows = [{"when": "", "sentence": "One."}]
    assert rows_beside(str(tmp_path / "words.py")) == rows
    assert rows_beside(str(tmp_path / "other.py"), "words") == rows
