"""How a problem looks, in each format."""

import json
from dataclasses import replace

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import Kind
from analysis.model.evidence import Evidence
from analysis.model.place import Place
from analysis.model.problem import Problem, Subject
from analysis.model.words import Severity
from analysis.tell.formats.problems import FORMATS
from analysis.tell.formats.screen import as_line, counts
from analysis.text.legible import controls_escaped
from tests.builders import shown

FAULT = Problem(
    Place("data/links.csv", 14, 6),
    Subject("claim C012"),
    'is linked to "hoper2004"',
    "which is not in data/citations.bib",
    'did you mean "hooper2004"?',
    ("C012",),
    "hoper2004",
    joint=", ",
    check="unknown-study",
    kind=Kind.FAULT,
    severity=Severity.HIGH,
)
FLAG = Problem(
    Place("data/claims.csv", 30, 2, 28),
    Subject("nothing"),
    "cited",
    "",
    "cite a study",
    ("C020",),
    check="unsupported",
    kind=Kind.FLAG,
    severity=Severity.LOW,
)


def test_line_reads_as_compilers_write():
    assert as_line(FAULT) == (
        'data/links.csv:14:6: fault: claim C012 is linked to "hoper2004", which is not in data/citations.bib; '
        'did you mean "hooper2004"? [unknown-study]'
    )


def test_line_names_the_sheet_row_where_it_differs():
    assert as_line(FLAG) == "data/claims.csv:30:2: flag: nothing cited (sheet row 28); cite a study [unsupported]"


@pytest.mark.parametrize("character", ["\n", "\r", "\x1b", "\x00", "\u200b", "\u202e", "\x85"])
def test_no_cell_can_steer_the_terminal_or_break_the_line(character):
    line = as_line(replace(FAULT, subject=Subject(), what=f"a{character}b"))
    assert character not in line
    assert line.isprintable()


@pytest.mark.parametrize("text", ["ß – “x” · 91 % −", "日本", ""])
def test_what_can_be_seen_is_left_as_it_is(text):
    assert controls_escaped(text) == text


@pytest.mark.parametrize(
    ("table", "what"),
    [
        ("references", "Which studies a document cites"),
        ("terms", "Narrower and broader conditions, agents and outcomes"),
        ("raters", "Whether judgements were made by people"),
        ("harms", "Harms that documents leave out"),
    ],
)
def test_a_table_that_is_not_there_is_said_by_text_and_json(tmp_path, table, what):
    review = shown.review(tmp_path, f"missing {table}.csv\n")
    assert f"\nnot checked: {what}: there is no {table}.csv" in FORMATS["text"](review)
    said = json.loads(FORMATS["json"](review))["not_checked"]
    assert {"what": what, "why": f"there is no {table}.csv"} in said
    assert what not in FORMATS["text"](shown.review(tmp_path / "whole"))


def written(name, *problems):
    return FORMATS[name](EvidenceReview(AppraisedEvidence(Evidence()), problems))


def test_counts_name_every_kind():
    assert counts([FAULT]) == {"faults": 1, "flags": 0, "notes": 0}


def test_json_holds_every_field():
    body = json.loads(written("json", FAULT, FLAG))
    assert body["counts"] == {"faults": 1, "flags": 1, "notes": 0}
    assert body["problems"][0] == {
        "check": "unknown-study",
        "kind": "fault",
        "severity": "high",
        "head": None,
        "file": "data/links.csv",
        "line": 14,
        "column": 6,
        "row": None,
        "claim": "C012",
        "claims": ["C012"],
        "study": "hoper2004",
        "document": "",
        "message": FAULT.message,
        "remedy": FAULT.remedy,
    }
    assert body["problems"][1]["row"] == 28


def test_json_of_nothing_has_counts():
    body = json.loads(written("json"))
    assert (body["problems"], body["counts"]) == ([], {"faults": 0, "flags": 0, "notes": 0})


def test_github_annotates_faults_as_errors_and_flags_as_notices():
    assert written("github", FAULT, FLAG).splitlines() == [
        "::error file=data/links.csv,line=14,col=6,title=unknown-study::"
        'claim C012 is linked to "hoper2004", which is not in data/citations.bib; did you mean "hooper2004"?',
        "::notice file=data/claims.csv,line=30,col=2,title=unsupported::nothing cited; cite a study",
    ]


def test_github_escapes_what_would_end_a_property_or_a_command():
    problem = replace(FAULT, place=Place("a,b:c%d.csv"), subject=Subject(), what="91 %\n::error::x\x1b[0m", remedy="y")
    [line] = written("github", problem).splitlines()
    assert line.startswith("::error file=a%2Cb%3Ac%25d.csv,line=1,col=1,title=unknown-study::91 %25")
    assert line.isprintable()


def test_github_of_nothing_is_nothing():
    assert written("github") == ""


def test_formats_have_the_names_of_the_command_line():
    assert list(FORMATS) == ["text", "json", "github", "sarif"]
