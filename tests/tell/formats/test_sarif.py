"""Problems as SARIF: every key is one that the format has, every value one that it allows, nothing acts as markup."""

import json
from dataclasses import replace
from urllib.parse import unquote

import pytest
from jsonschema import Draft202012Validator

from analysis.check.catalogue import CHECKS
from analysis.model.conclusions import Kind
from analysis.model.evidence import Evidence
from analysis.model.place import Place
from analysis.model.problem import Problem, Subject
from analysis.model.words import Severity
from analysis.tell.formats.sarif import sarif
from tests.builders import hostile, shown

FLAG = Problem(
    Place("data/claims.csv", 4, 7),
    Subject("nothing"),
    "cited",
    "",
    "cite a study",
    ("C001",),
    check="unsupported",
    kind=Kind.FLAG,
    severity=Severity.LOW,
)
FAULT = replace(FLAG, check="unknown-study", kind=Kind.FAULT, claims=(), subject=Subject(), what="no such study")

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
    assert place["region"] == {"startLine": 4, "startColumn": 7}
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "unsupported"
    assert result["message"]["text"] == "nothing cited; cite a study"
    assert result["locations"][0]["logicalLocations"] == [{"name": "C001", "kind": "claim"}]


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
