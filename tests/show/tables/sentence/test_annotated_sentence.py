"""The annotated sentence: which words of it have a note, and what the rows tell of each."""

from pathlib import Path

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.evidence_review import EvidenceReview
from analysis.read.records import read_evidence
from analysis.show.tables.sentence.annotated_sentence import annotated_sentence, annotated_sentences
from tests.bench.draft import CORRECT
from tests.builders import miniset, shown

LINE = "A recent randomised trial showed an efficacy rate of 75% for nausea, and 60% for dizziness."
#: One sentence with two figures, of which a listed case series gives the first.
SET = f"""
claims.csv
id,line,quote,figure,outcome,stated_design,sourcing,condition
C001,1,an efficacy rate of 75% for nausea,75,nausea,randomised trial,list-only,
C002,1,60% for dizziness,60,dizziness,randomised trial,list-only,

studies.csv
study,design,read_as
ito2011,case series,abstract

findings.csv
id,phase,comparator_value,comparator_numerator,comparator_denominator
F001,uncontrolled,,,

links.csv
claim,stance,why,leans
C001,indirect,no comparator,for

page1.txt
{LINE}
"""


def sentences(folder: Path, *changes: tuple[str, str]) -> tuple:
    text = SET
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    data = miniset.write(folder / "data", text)
    return annotated_sentences(EvidenceReview.of(AppraisedEvidence(read_evidence(data, data / "documents"))))


def notes(fragment) -> str:
    return " ".join(note.text for note in fragment.notes)


def test_each_kind_of_words_stands_in_its_place_with_its_note(tmp_path):
    (one,) = sentences(tmp_path)
    assert [(part.words, part.gap) for part in one.fragments] == [
        ("recent", False),
        ("randomised trial", False),
        ("efficacy rate", True),
        ("75%", True),
        ("60%", True),
    ]
    assert one.title == "“75%” and “60%” are credited to “randomised trial”"
    assert one.answer == "As read, Ito 2011 gives 75%; no listed reference gives 60%."
    time, design, outcome, first, second = map(notes, one.fragments)
    assert time == "2011. Year of the page's 1 reference."
    assert design.startswith(
        "Of that design: 0 of 1 listed reference. The one that gives the figures is a case series."
    )
    missing = "in which condition, after how long and how much better counts"
    assert outcome == f"No comparison is stated. Stated: ginger. Not stated: {missing}."
    assert first == "Ito 2011 gives it. Ito 2011: 75.0%, nausea. Said “for nausea”."
    assert second == "Not in the 1 text that could be read. Said “for dizziness”."
    assert one.strip == "Read of its 1 reference: the abstract alone. The full text of Ito 2011 would settle it."


def test_without_the_text_the_quotes_stand_after_the_words_for_the_evidence(tmp_path):
    (one,) = sentences(tmp_path, (f"page1.txt\n{LINE}", "page9.txt\n."))
    assert [part.words for part in one.fragments] == ["randomised trial", "efficacy rate", "75%", "60%"]
    assert "how much better counts" not in notes(one.fragments[1])


@pytest.mark.parametrize(
    ("verified", "answer", "design"),
    [
        ("yes", "As read, Ito 2011 gives 75%", "The one that gives the figures is a case series."),
        ("no", "No listed reference, as far as read, gives them for these outcomes.", "The one thought to be meant is"),
    ],
)
def test_what_nobody_verified_is_no_answer_and_is_called_provisional(tmp_path, verified, answer, design):
    change = ("F001,uncontrolled,,,\n", f"F001,uncontrolled,,,,{verified}\n")
    (one,) = sentences(tmp_path, ("comparator_denominator\n", "comparator_denominator,verified\n"), change)
    assert one.answer.startswith(answer)
    assert design in notes(one.fragments[1])
    assert ("Provisional" in notes(one.fragments[1])) is (verified == "no")


def test_a_marker_is_followed(tmp_path):
    (one,) = sentences(
        tmp_path,
        ("sourcing,condition\n", "sourcing,condition,marker\n"),
        ("list-only,\nC002", "explicit,,[1]\nC002"),
        ("60,dizziness,randomised trial,list-only,", "60,dizziness,randomised trial,explicit,,[1]"),
    )
    assert one.place.endswith("Its marker [1] leads to Ito 2011.")
    assert notes(one.fragments[1]).startswith("Its marker leads to a case series. Ito 2011: motion sickness")


def test_the_same_number_of_something_else_is_said_to_be(tmp_path):
    (one,) = sentences(
        tmp_path,
        ("comparator_denominator\n", "comparator_denominator,value,numerator,outcome\n"),
        ("F001,uncontrolled,,,\n", "F001,uncontrolled,,,,75,30,nausea\nF002,uncontrolled,,,,60,24,sleep\n"),
    )
    assert notes(one.fragments[-1]).startswith("Not in the 1 text read, for this outcome.")
    assert "Ito 2011: 60%, sleep (share improved)." in notes(one.fragments[-1])


def test_every_attributed_claim_of_the_correct_set_has_its_sentence_and_every_figure_is_given():
    review = EvidenceReview.of(AppraisedEvidence(read_evidence(CORRECT, CORRECT / "texts")))
    found = annotated_sentences(review)
    claims = {one.claim.id for one in review.appraised.designs.values() if one.attributed}
    assert {claim.id for one in found for claim in one.claims} == claims
    assert all(one.answer.startswith("As read, ") for one in found)
    assert all(
        part.words in " ".join(review.evidence.texts[one.claims[0].document].lines)
        for one in found
        for part in one.fragments
    )
    assert all(part.notes for one in found for part in one.fragments)


def test_the_table_has_every_fragment_and_every_share():
    review = EvidenceReview.of(AppraisedEvidence(read_evidence(CORRECT, CORRECT / "texts")))
    rows = shown.rows(annotated_sentence(review))
    share = next(row for row in rows if row["Words or study"] == "lindqvist2004")
    assert (share["Treated, of 100"], share["Control, of 100"]) == (
        "70 (42 of 60); 57 to 80 %",
        "40 (24 of 60); 29 to 53 %",
    )
    assert share["Difference"] == "30 more in 100, between 12 and 45 more."
    assert len([row for row in rows if row["People"] == "not applicable"]) == sum(
        len(one.fragments) for one in annotated_sentences(review)
    )
