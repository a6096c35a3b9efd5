"""How a problem looks, in each format."""

import json
from dataclasses import replace
from urllib.parse import unquote

import pytest
from jsonschema import Draft202012Validator

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.catalogue import CHECKS
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import Kind
from analysis.model.evidence import Evidence
from analysis.model.place import Place
from analysis.model.problem import Problem, Subject
from analysis.model.words import Severity
from analysis.tell.formats.problems import FORMATS, sarif
from analysis.tell.formats.screen import as_line, counts
from analysis.text.legible import controls_escaped
from tests.builders import hostile, shown

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


# The parts of sarif-schema-2.1.0.json that a log of ours may use, its rules written anew.
MESSAGE = {
    "type": "object",
    "required": ["text"],
    "additionalProperties": False,
    "properties": {"text": {"type": "string", "minLength": 1}},
}
BAG = {"type": "object", "properties": {"tags": {"type": "array", "uniqueItems": True, "items": {"type": "string"}}}}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
RULE = {
    "type": "object",
    "required": ["id"],
    "additionalProperties": False,
    "properties": {
        "id": {"type": "string"},
        "shortDescription": MESSAGE,
        "fullDescription": MESSAGE,
        "help": MESSAGE,
        "defaultConfiguration": {"type": "object", "additionalProperties": False, "properties": {"level": LEVEL}},
        "properties": BAG,
    },
}
PHYSICAL = {
    "type": "object",
    "required": ["artifactLocation"],
    "additionalProperties": False,
    "properties": {
        "artifactLocation": {
            "type": "object",
            "required": ["uri"],
            "additionalProperties": False,
            "properties": {"uri": {"type": "string", "pattern": r"^[\w.~:/%+-]+$"}},
        },
        "region": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "startLine": {"type": "integer", "minimum": 1},
                "startColumn": {"type": "integer", "minimum": 1},
            },
        },
    },
}
RESULT = {
    "type": "object",
    "required": ["message"],
    "additionalProperties": False,
    "properties": {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": LEVEL,
        "message": MESSAGE,
        "locations": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    "physicalLocation": PHYSICAL,
                    "logicalLocations": {
                        "type": "array",
                        "uniqueItems": True,
                        "items": {
                            "type": "object",
                            "additionalProperties": False,
                            "properties": {"name": {"type": "string"}, "kind": {"type": "string"}},
                        },
                    },
                },
            },
        },
        "relatedLocations": {"type": "array", "items": {"properties": {"physicalLocation": PHYSICAL}}},
        "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}},
        "properties": BAG,
    },
}
DRIVER = {
    "type": "object",
    "required": ["name"],
    "additionalProperties": False,
    "properties": {
        "name": {"type": "string"},
        "version": {"type": "string"},
        "rules": {"type": "array", "uniqueItems": True, "items": RULE},
    },
}
LOG = {
    "type": "object",
    "required": ["version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool"],
                "additionalProperties": False,
                "properties": {
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "additionalProperties": False,
                        "properties": {"driver": DRIVER},
                    },
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "results": {"type": "array", "items": RESULT},
                    "properties": BAG,
                },
            },
        },
    },
}


def run_of(*problems: Problem) -> dict:
    log = json.loads(sarif(problems, Evidence()))
    Draft202012Validator(LOG).validate(log)
    return log["runs"][0]


def text_of(message: str) -> str:
    """What a viewer shows of a message: escaped brackets and doubled braces undone."""
    return message.replace("\\[", "[").replace("\\]", "]").replace("\\\\", "\\").replace("{{", "{").replace("}}", "}")


def test_every_check_is_a_rule_with_its_whole_manual():
    rules = run_of()["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [check.name for check in CHECKS]
    for rule in rules:
        assert "Passes::" in rule["help"]["text"]
        assert "Fails::" in rule["help"]["text"]
        assert rule["shortDescription"]["text"].endswith(".")
        assert "Passes" not in rule["fullDescription"]["text"]


def test_problem_is_a_result_at_its_place_under_its_rule():
    run = run_of(FLAG)
    (result,) = run["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "data/claims.csv"
    assert place["region"] == {"startLine": 30, "startColumn": 2}
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "unsupported"
    assert result["message"]["text"] == "nothing cited; cite a study"
    assert result["locations"][0]["logicalLocations"] == [{"name": "C020", "kind": "claim"}]


def test_flag_on_a_claim_stands_at_the_page_with_its_row_beside_it(tmp_path):
    review = shown.review(tmp_path, "claims.csv\nid,line\nC001,4\n\nwaivers.csv\ncheck\n")
    (flag,) = (one for one in review.problems if one.check == "figure-without-comparator")
    (result,) = json.loads(sarif([flag], review.evidence))["runs"][0]["results"]
    page = result["locations"][0]["physicalLocation"]
    assert page["artifactLocation"]["uri"].endswith("documents/page1.txt")
    assert page["region"] == {"startLine": 4}
    (row,) = result["relatedLocations"]
    assert row["physicalLocation"]["artifactLocation"]["uri"].endswith("claims.csv")
    assert row["physicalLocation"]["region"]["startLine"] == 2


@pytest.mark.parametrize(
    ("problem", "level"),
    [
        pytest.param(FAULT, "error", id="fault"),
        pytest.param(replace(FLAG, severity=Severity.HIGH), "error", id="grave flag"),
        pytest.param(replace(FLAG, severity=Severity.MEDIUM), "warning", id="flag"),
        pytest.param(FLAG, "note", id="light flag"),
        pytest.param(replace(FLAG, kind=Kind.NOTE, severity=Severity.HIGH), "note", id="note"),
    ],
)
def test_level_says_how_grave_it_is(problem, level):
    assert run_of(problem)["results"][0]["level"] == level


def marks(*problems: Problem) -> list[str]:
    return [next(iter(result["partialFingerprints"].values())) for result in run_of(*problems)["results"]]


def test_fingerprint_stays_when_the_row_moves_and_differs_between_problems():
    moved = replace(FLAG, place=Place("elsewhere/claims.csv", 90, 2))
    assert marks(FLAG) == marks(moved)
    assert len(set(marks(FLAG, FLAG, replace(FLAG, claims=("C002",)), FAULT))) == 4


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        pytest.param("my data/ä&#.csv", "my%20data/%C3%A4%26%23.csv", id="relative"),
        pytest.param("/srv/x.csv", "file:///srv/x.csv", id="absolute"),
        pytest.param("C:/x y.csv", "file:///C:/x%20y.csv", id="drive"),
    ],
)
def test_path_becomes_a_uri(file, uri):
    result = run_of(replace(FLAG, place=Place(file)))["results"][0]
    found = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert found == uri
    assert unquote(found).endswith(file)


def test_nothing_in_a_message_is_a_placeholder_or_a_link():
    (result,) = run_of(replace(FLAG, subject=Subject(), what=hostile.TEXT))["results"]
    message = result["message"]["text"]
    assert "{{0}}" in message
    assert "\\[x\\](javascript:1)" in message
    assert text_of(message) == f"{hostile.TEXT}; cite a study"


def test_marker_in_brackets_stays_as_it_is():
    (result,) = run_of(replace(FLAG, subject=Subject(), what="marker [52] leads nowhere"))["results"]
    assert result["message"]["text"] == "marker [52] leads nowhere; cite a study"


def test_note_on_the_whole_stands_in_the_run():
    assert json.loads(sarif([], Evidence(), "Judged by machine."))["runs"][0]["properties"] == {
        "note": "Judged by machine."
    }
    assert "properties" not in run_of()


def test_all_problems_of_a_hostile_set_are_there_twice_the_same(tmp_path):
    review = shown.of_folder(hostile.write(tmp_path / "data"))
    assert len(run_of(*review.problems)["results"]) == len(review.problems) > 0
    assert sarif(review.problems, review.evidence) == sarif(review.problems, review.evidence)
