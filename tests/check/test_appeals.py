"""Appeals: to studies at large and to nobody named, clinical studies of cells, and advice against other care."""

import pytest

from analysis.check import appeals
from tests.builders import miniset


def found(check, folder, *parts: str):
    return list(check(miniset.appraised(folder / "data", "\n\n".join(parts))))


def claim(words: str, **columns: str) -> str:
    """One claim in these words, its other columns as given."""
    row = {"id": "C001", "quote": words, "statement": words, "figure": "", "unit": "", "sourcing": "none"} | columns
    return f"claims.csv\n{','.join(row)}\n" + ",".join(f'"{cell}"' for cell in row.values()) + "\n"


# Studies that are left out

APPEAL = """claims.csv
id,line,quote,statement,condition,outcome,sourcing,stated_design,figure,unit
C001,4,studies show that it helps,Studies show it.,{condition},nausea,{sourcing},{design},,
C002,9,helps,It helps.,motion sickness,nausea,none,,,
C003,12,{aside},So it is.,motion sickness,,none,,,"""
AGAINST = """links.csv
claim,stance,basis
C002,{},no difference found"""
STUDIES = "studies.csv\nstudy,comparator,status,condition\nito2011,placebo,{},{}"
DATED = "documents.csv\nid,retrieved\npage1,{}"
UNCITED = "references.csv\ndocument\n"


def left_out(
    folder, condition="", sourcing="vague", design="studies", aside="ginger is a root", stance="contradicts", status="",
    day="2020-01-01", references=UNCITED, studied="motion sickness",
):  # fmt: skip
    appeal = APPEAL.format(condition=condition, sourcing=sourcing, design=design, aside=aside)
    parts = (appeal, AGAINST.format(stance), STUDIES.format(status, studied), DATED.format(day), references)
    return found(appeals.evidence_left_out, folder, *parts)


def test_studies_that_found_otherwise_are_named_with_design_and_year(tmp_path):
    (remark,) = left_out(tmp_path)
    assert remark.claims == ("C001",)
    assert 'appeals to "studies"' in remark.message
    assert "ito2011 (randomised trial, 2011)" in remark.message


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({"day": "2011-12-31"}, id="of the document's own year"),
        pytest.param({"references": "references.csv\ndocument,study\npage1,ito2011"}, id="cited"),
        pytest.param({"stance": "supports"}, id="found for it"),
        pytest.param({"condition": "migraine"}, id="another condition"),
        pytest.param({"status": "retracted"}, id="retracted"),
        pytest.param({"studied": "migraine"}, id="a study of another condition"),
        pytest.param({"sourcing": "explicit", "design": ""}, id="no appeal"),
        pytest.param({"design": "randomised trial"}, id="one study of a design"),
        pytest.param({"aside": "the evidence is limited"}, id="doubts owned"),
        pytest.param({"day": "", "references": UNCITED}, id="no date, and the study is new"),
    ],
)
def test_no_document_is_charged_with_what_it_could_not_know_or_does_say(tmp_path, given):
    assert not left_out(tmp_path, **given)


def test_of_a_document_without_a_year_only_old_studies_count(tmp_path):
    entry = "raw citations.bib\n" + "\n".join(
        f"@article{{{key}, author = {{Ito, K}}, title = {{{key}}}, year = {{{year}}}}}"
        for key, year in (("ito2011", 2011), ("abe2021", 2021))
    )
    appeal = APPEAL.format(condition="", sourcing="vague", design="studies", aside="so")
    parts = (
        entry,
        appeal,
        AGAINST.format("contradicts"),
        STUDIES.format("", "motion sickness"),
        DATED.format(""),
        UNCITED,
    )
    assert found(appeals.evidence_left_out, tmp_path, *parts)


def test_the_newest_year_in_its_references_dates_a_document(tmp_path):
    printed = "references.csv\ndocument,number,study,year\npage1,1,,{}"
    assert not left_out(tmp_path / "old", day="", references=printed.format(2011))
    assert left_out(tmp_path / "new", day="", references=printed.format(2012))


# Praise by nobody


@pytest.mark.parametrize(
    ("words", "columns", "flags"),
    [
        ("is recommended for sailors", {}, 1),
        ("experts agree that it helps", {}, 1),
        ("is considered the best remedy", {}, 1),
        ("is recommended by the Harbour Doctors' Association", {}, 0),
        ("your doctor may recommend it", {}, 0),
        ("is recommended for sailors", {"sourcing": "explicit", "marker": "[1]"}, 0),
        ("rest is recommended", {"category": "protocol"}, 0),
        ("is not recommended for children", {}, 0),
    ],
)
def test_whoever_recommends_it_is_to_be_named(tmp_path, words, columns, flags):
    assert len(found(appeals.recommended_by_nobody, tmp_path, claim(words, **columns))) == flags


def test_the_sentence_of_the_text_is_read_where_it_is_there(tmp_path):
    rows = claim("sailors", line="1")
    page = "page1.txt\nGinger is recommended for sailors. Doctors sail too.\n"
    assert found(appeals.recommended_by_nobody, tmp_path, rows, page)
    named = "page1.txt\nGinger is recommended by the Harbour Association for sailors.\n"
    assert not found(appeals.recommended_by_nobody, tmp_path / "named", rows, named)


# Cells


@pytest.mark.parametrize(
    ("words", "design", "flags"),
    [
        ("grows in human cells", "clinical studies", 1),
        ("clinical trials in mice show growth", "", 1),
        ("relieves nausea in sailors", "clinical studies", 0),
        ("stem cells helped sailors", "clinical trials", 0),
        ("studies in mice and clinical trials show growth", "", 0),
        ("no clinical trials were done; it was seen in mice", "", 0),
        ("grows in human cells", "laboratory studies", 0),
    ],
)
def test_clinical_studies_are_of_people(tmp_path, words, design, flags):
    rows = claim(words, category="mechanism", stated_design=design, sourcing="vague")
    assert len(found(appeals.cells_as_clinical_studies, tmp_path, rows)) == flags


@pytest.mark.parametrize(("design", "flags"), [("animal study", 1), ("randomised trial", 0)])
def test_studies_of_animals_alone_are_no_clinical_studies(tmp_path, design, flags):
    rows = claim("tissue grows", category="mechanism", stated_design="clinical studies", sourcing="vague")
    remarks = found(appeals.cells_as_clinical_studies, tmp_path, rows, f"studies.csv\nstudy,design\nito2011,{design}")
    assert ["ito2011, animal study" in remark.message for remark in remarks] == [True] * flags


# Other care


@pytest.mark.parametrize(
    ("words", "category", "flags"),
    [
        ("you can stop your medication", "efficacy", 1),
        ("there is no need to see a doctor", "protocol", 1),
        ("for people who wish to avoid surgery", "indication", 0),
        ("stop taking painkillers two days before it", "protocol", 0),
        ("stop your medication", "caveat", 0),
    ],
)
def test_advice_to_forgo_care_is_flagged(tmp_path, words, category, flags):
    assert len(found(appeals.forgo_other_care, tmp_path, claim(words, category=category))) == flags
