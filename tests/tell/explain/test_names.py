"""explain: the whole chain behind one name."""

from pathlib import Path

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import Verdict
from analysis.model.evidence import Evidence
from analysis.model.words import Measure, Phase
from analysis.read.records import read_evidence
from analysis.schema import LISTS, TABLES
from analysis.tell.explain.names import MORE, UnknownName, explain, word_lines
from tests.builders import miniset
from tests.builders.fragments import DRAFT
from tests.tell.formats.test_evidence_json import PROVISIONAL


def explained(folder: Path, name: str, fragment: str = "") -> str:
    return explain(name, lambda: EvidenceReview.of(AppraisedEvidence(read_evidence(miniset.write(folder, fragment)))))


def test_a_check_is_its_manual_and_needs_no_data() -> None:
    text = explain("unsupported", lambda: pytest.fail("the data were read"))
    assert text.startswith("unsupported: flag, severity medium")
    assert "Source:" in text


def test_a_claim_shows_rows_rule_and_places(tmp_path: Path) -> None:
    text = explained(tmp_path, "C001")
    for part in (
        "links.csv:2",
        "claims.csv:2",
        "rule 11",
        "level 2",
        "Judged by adjudicator",
        "does it help? (OCEBM 2011)",
    ):
        assert part in text


def test_a_provisional_claim_says_what_would_change(tmp_path: Path) -> None:
    text = explained(tmp_path, "C001", PROVISIONAL)
    assert "(provisional)" in text
    assert "F001 was not verified" in text
    assert "without the unverified findings:" in text


def test_a_study_shows_its_findings_and_the_claims_judged_by_it(tmp_path: Path) -> None:
    text = explained(tmp_path, "ito2011")
    assert "F001 of ito2011" in text
    assert "95 % Wilson interval: 59.8 to 85.8 % (sampling error only)" in text
    assert "partly supports: 1: C001" in text


def test_a_finding_shows_what_rests_on_it(tmp_path: Path) -> None:
    assert "rests on it: C001" in explained(tmp_path, "F001")


def test_an_unknown_name_offers_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match="did you mean unsupported"):
        explained(tmp_path, "unsuported")


def test_control_characters_in_a_cell_do_not_reach_the_terminal(tmp_path: Path) -> None:
    text = explained(tmp_path, "C001", "claims.csv\nid,statement\nC001,ring \x1b[31mred\n")
    assert "\x1b" not in text
    assert "\\x1b[31mred" in text


def test_every_word_of_every_list_has_a_meaning_of_its_own_clause_and_is_explained():
    for title, words in LISTS.items():
        assert len({word.meaning for word in words}) == len(words), title
        for word in words:
            assert word.meaning
            assert not word.meaning.endswith(".")
            assert f"{word}: {word.meaning}" in word_lines(word)


def test_a_word_says_its_list_and_its_columns():
    assert list(word_lines("partly supports")) == [
        "partly supports: it bears out a part of the claim, or only with a co-treatment",
        "  a word of “stance” (links.stance): What one study says of one claim, the claim's stated design and "
        "attribution left aside.",
    ]


def test_a_word_of_two_lists_is_explained_as_each():
    told = [line for line in word_lines("indirect") if line.startswith("  a word of ")]
    assert [line.partition("”")[0] for line in told] == ["  a word of “stance", "  a word of “verdict"]


def test_a_column_has_its_meaning_in_each_table_and_its_words():
    found = list(word_lines("phase"))
    assert found[0] == "phase of findings.csv: The part of the study that it comes from."
    assert found[1] == "phase of appraisals.csv: The part of the study appraised."
    assert found[2:] == [f"  {phase}: {phase.meaning}" for phase in Phase]
    assert list(word_lines("rationale")) == ["rationale of links.csv: The reason in one line."]


def test_a_list_that_no_column_is_named_after_is_explained_by_its_name():
    title, *words = word_lines("verdict")
    assert title.startswith("verdict: What the links together say of a claim")
    assert len(words) == len(Verdict)
    assert next(iter(word_lines("event count"))).startswith("event count (findings.event): ")
    assert len(list(word_lines("measure"))) == 1 + len(Measure)


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_every_column_is_explained(table):
    for field in table.fields:
        assert f"{field.name} of {table.file}: {field.column.meaning}" in word_lines(field.name)


def test_a_word_is_told_before_what_else_has_its_name_and_a_part_of_one_offers_the_whole(tmp_path):
    text = explained(tmp_path, "safety", "documents.csv\nid\nsafety\n\nclaims.csv\nid,document\nC001,safety")
    assert text.startswith("safety: what harm it does or does not do")
    assert "safety: Ginger for travellers" in text
    with pytest.raises(UnknownName, match="did you mean partly supports or partly contradicts or partly supported"):
        explained(tmp_path, "partly")


@pytest.mark.parametrize("name", ["C001", "ito2011", "F001", "Q01", "page1", "D01", "own.partly-supported"])
def test_the_answer_has_three_lines_at_most_then_who_judged(tmp_path: Path, name: str) -> None:
    review = EvidenceReview.of(miniset.appraised(tmp_path))
    answer = explain(name, lambda: review, full=False).splitlines()
    place = answer.index("")
    assert 2 <= place <= 3
    assert answer[place:] == ["", DRAFT, "", MORE]
    assert explain(name, lambda: review).splitlines()[:place] == answer[:place]


def test_line_breaks_in_a_cell_add_no_line_to_the_answer(tmp_path: Path) -> None:
    hostile = 'claims.csv\nid,quote\nC001,"one\ntwo\nthree"\n'
    review = EvidenceReview.of(miniset.appraised(tmp_path, hostile))
    assert explain("C001", lambda: review, full=False).splitlines()[3:] == ["", DRAFT, "", MORE]


def test_of_a_column_the_words_are_named_and_in_full_explained() -> None:
    def unread() -> EvidenceReview:
        return EvidenceReview.of(AppraisedEvidence(Evidence()))

    *meanings, words, _, more = explain("phase", unread, full=False).splitlines()
    assert len(meanings) == 2
    assert (words, more) == (f"one of: {' · '.join(Phase)}", MORE)
    assert explain("rationale", unread, full=False) == "rationale of links.csv: The reason in one line."
