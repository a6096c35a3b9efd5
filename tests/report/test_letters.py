"""Letters as files: one page each, for Word and as PDF, with the words of the outline; what is left out is said."""

import io
import re

import docx
import pypdfium2

from analysis.report.letters import left_out, write_letter
from analysis.report.outline.blocks import Paragraph
from analysis.report.outline.letter import letter
from analysis.show.value import plain
from tests.builders import shipped, shown
from tests.builders.agreed import agreed


def test_every_letter_on_the_shipped_documents_is_one_page_that_says_what_its_outline_says(tmp_path):
    review = agreed(shipped.review())
    for document in review.evidence.documents:
        outline = letter(document, review).outline
        assert outline
        lines = list(write_letter(document.id, review, tmp_path))
        names = [f"letter-{document.id}.pdf", f"letter-{document.id}.docx"]
        assert [line.split()[0] for line in lines[:2]] == [f"{tmp_path.as_posix()}/{name}" for name in names]
        pdf, word = ((tmp_path / name).read_bytes() for name in names)
        pages = pypdfium2.PdfDocument(pdf)
        assert len(pages) == 1
        paragraphs = [one.text for one in docx.Document(io.BytesIO(word)).paragraphs]
        printed = re.sub(r"\W", "", pages[0].get_textpage().get_text_range())  # a hyphen at a line's end is not kept
        for said in (plain(block.runs) for block in outline.blocks if isinstance(block, Paragraph)):
            assert said in paragraphs
            assert re.sub(r"\W", "", said) in printed


def test_the_same_letter_is_the_same_bytes(tmp_path):
    review = agreed(shown.review(tmp_path))
    for name in ("one", "two"):
        list(write_letter("page1", review, tmp_path / name))
    first, second = ({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("one", "two"))
    assert first == second
    assert len(first) == 2


def test_what_is_left_out_is_named_with_table_and_row_as_confirmations_have_them(tmp_path):
    review = shown.review(tmp_path)
    head, *rows = left_out(letter(review.evidence.documents[0], review))
    assert head == "left out: “91% felt better” (document page1, line 4), as these rows do not stand:"
    assert "  links,C001 ito2011 F001" in rows
    assert "  findings,F001" in rows
