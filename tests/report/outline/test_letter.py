"""The letter to a publisher: only what a person confirmed, nothing of ours in it but the rows, one page."""

import re
from functools import cache

import pytest

from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import Head, Kind
from analysis.report.outline.blocks import Paragraph
from analysis.report.outline.letter import MOST_CHARACTERS, MOST_SENTENCES, Letter, letter
from analysis.show.value import plain
from tests.builders import hostile, shipped, shown
from tests.builders.agreed import agreed

IDS = re.compile(r"\b(?:[CFD]\d{3}|Q\d{2}|[a-z]+(?:19|20)\d{2}\w*)\b")

PERSON = (
    "raters.csv\nname,kind\nadjudicator,machine-assisted\nmori,person\n\nconfirmations.csv\ntable,row,answer,reason\n"
)


def of(review: EvidenceReview, document: str = "page1") -> Letter:
    return letter(review.evidence.document[document], review)


def lacking(found: Letter) -> list[tuple[str, str]]:
    return [row[:2] for _, rows in found.lacking for row in rows]


def confirmed(folder, fragment="", without=None, answers=()):
    """The letter after every row that it lacks was confirmed, but for one; ``answers`` are said besides."""
    rows = [row for row in dict.fromkeys(lacking(of(shown.review(folder / "before", fragment)))) if row != without]
    said = "".join(f"{table},{row},agree,\n" for table, row in rows) + "".join(f"{one}\n" for one in answers)
    return of(shown.review(folder / "after", f"{fragment}\n\n{PERSON}{said}"))


def text(found: Letter) -> str:
    assert found.outline
    said = [plain(block.runs) for block in found.outline.blocks if isinstance(block, Paragraph)]
    return "\n".join((found.outline.title, found.outline.notice, *said))


def test_without_a_confirmation_it_is_refused_and_every_row_is_named_at_once(tmp_path):
    found = of(shown.review(tmp_path))
    assert (found.outline, found.told) == (None, ())
    rows = lacking(found)
    assert {("links", "C001 ito2011 F001"), ("findings", "F001"), ("mentions", "C001 heartburn")} <= {*rows}
    assert any(table == "flags" and row.endswith(" C001") for table, row in rows)


def test_the_rows_that_it_names_are_accepted_as_they_stand(tmp_path):
    review = shown.review(tmp_path)
    said = "".join(f"{table},{row},agree,\n" for table, row in lacking(of(review)))
    after = shown.review(tmp_path / "after", f"{PERSON}{said}")
    assert [one.message for one in after.problems if one.kind is Kind.FAULT] == []
    assert of(after).outline


def test_it_gives_words_what_is_wrong_what_the_source_says_its_sources_and_a_place_for_the_reply(tmp_path):
    found = confirmed(tmp_path)
    told = text(found)
    for part in (
        "To the publisher of “Ginger for travellers”",
        "Each statement here was confirmed, row by row, by mori (general practitioner).",
        "We ask you to look again at 1 statement.",
        "“91% felt better”",
        "What is wrong: ",
        "What the source says: ",
        "Ito 2011 [1]",
        "[1] Ito K. Ginger in travellers. Journal of Examples. 2011;3(2):10-15.",
        "within 28 days of receiving this letter",
        "print your reply with equal prominence",
    ):
        assert part in told
    assert (found.lacking, found.crowded_out) == ((), 0)


def test_any_one_row_that_is_not_confirmed_keeps_its_sentence_out(tmp_path):
    rows = lacking(of(shown.review(tmp_path)))
    assert len(rows) >= 4
    for number, row in enumerate(rows):
        found = confirmed(tmp_path / str(number), without=row)
        assert found.outline is None
        assert lacking(found) == [row]


def test_a_row_with_which_somebody_disagrees_keeps_its_sentence_out_and_says_who(tmp_path):
    found = confirmed(tmp_path, without=("findings", "F001"), answers=["findings,F001,disagree,No."])
    ((_, (row,)),) = found.lacking
    assert row == ("findings", "F001", "mori: disagree")


def test_what_nobody_verified_keeps_its_sentence_out_whoever_agrees(tmp_path):
    found = confirmed(tmp_path, "findings.csv\nverified\nno")
    assert found.outline is None
    assert ("findings", "F001", "rests on what nobody verified") in found.lacking[0][1]


def test_a_confirmation_by_a_machine_is_none(tmp_path):
    rows = lacking(of(shown.review(tmp_path)))
    said = "".join(f"{table},{row},adjudicator,agree,\n" for table, row in rows)
    given = f"confirmations.csv\ntable,row,person,answer,reason\n{said}"
    assert of(shown.review(tmp_path / "after", given)).outline is None


def test_a_document_of_which_nothing_is_flagged_has_no_letter(tmp_path):
    review = shown.review(tmp_path, "claims.csv\nid,quote,category,figure,unit\nC001,is sold in packets,access,,")
    assert of(review) == (None, (), (), 0)


def test_hostile_cells_are_text(tmp_path):
    review = shown.of_folder(hostile.write(tmp_path / "data"))
    for document in review.evidence.documents:
        found = of(agreed(review), document.id)
        assert found.outline is None or hostile.TEXT in text(found)


@pytest.mark.parametrize("document", [one.id for one in shipped.appraised().evidence.documents])
def test_of_the_shipped_documents_it_prints_no_id_no_head_and_fits(document):
    found = of(shipped_and_agreed(), document)
    told = text(found)
    assert 0 < len(found.told) <= MOST_SENTENCES
    assert len(told) <= MOST_CHARACTERS
    ours = re.sub(r"“[^”]*”|https?://\S+|doi:\S+", "", told)
    assert IDS.findall(ours) == []
    assert [word for word in (*Head, "false", "mislead", "misinform") if word in ours.lower()] == []
    assert len({flag for one in found.told for flag in one.flags}) >= len(found.told)


@cache
def shipped_and_agreed() -> EvidenceReview:
    return agreed(shipped.review())
