"""The data dictionary is what the code makes, keeps the published rules, and shows a set of files without a fault."""

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from analysis.check.catalogue import run
from analysis.model.conclusions import Kind
from analysis.schema import BIBLIOGRAPHY_KEYS, LISTS, TABLES
from analysis.tell.formats.dictionary import PACKAGE, PAGE, datapackage, dictionary_page
from tests.builders import miniset

DATA = Path(__file__).parents[3] / "data"
DESCRIPTOR = json.loads(datapackage())
RESOURCES = {resource["name"]: resource for resource in DESCRIPTOR["resources"]}


@pytest.mark.parametrize(("name", "made"), [(PAGE, dictionary_page), (PACKAGE, datapackage)], ids=[PAGE, PACKAGE])
def test_file_in_the_repository_is_what_the_code_makes(name, made):
    assert (DATA / name).read_text(encoding="utf-8") == made(), "run python -m analysis dictionary"


# The page


def test_page_describes_every_table_and_every_column_in_order():
    sections = re.split(r"^## ", dictionary_page(), flags=re.MULTILINE)[1:]
    assert [section.split()[0] for section in sections] == [*(table.file for table in TABLES.values()), "Words"]
    for section, table in zip(sections, TABLES.values(), strict=False):
        assert re.findall(r"^\| `(\w+)`", section, re.MULTILINE) == [field.name for field in table.fields]
        assert ("(required)" in section.partition("\n")[0]) == table.required


def test_every_row_of_the_page_has_four_cells():
    rows = [line for line in dictionary_page().splitlines() if line.startswith("|")]
    assert rows
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {5}


def test_page_lists_the_words_of_every_controlled_list():
    page = dictionary_page()
    for table in TABLES.values():
        for field in table.fields:
            assert " · ".join(field.allowed) in page


def test_page_defines_every_controlled_word_once_and_says_where_it_stands():
    words = dictionary_page().partition("\n## Words\n")[2]
    defined = re.findall(r"^- \*(.+?)\*: (.+)$", words, re.MULTILINE)
    assert defined == [(str(word), word.meaning) for words in LISTS.values() for word in words]
    stance = words.partition("\n### Stance\n")[2].partition("\n### ")[0]
    assert "Columns: `links.stance`." in stance
    assert "- *does not address*: it did not look at this" in stance
    assert "Columns" not in words.partition("\n### Verdict\n")[2].partition("\n### ")[0]


# The descriptor: Data Package, Tabular Data Resource and Table Schema, specs.frictionlessdata.io, version 1

NAME = {"type": "string", "pattern": r"^[a-z0-9._-]+$"}
FIELD = {
    "type": "object",
    "required": ["name", "type", "description"],
    "additionalProperties": False,
    "properties": {
        "name": {"type": "string", "minLength": 1},
        "type": {"enum": ["string", "number", "integer", "boolean", "date"]},
        "description": {"type": "string", "minLength": 1},
        "example": {"type": "string", "minLength": 1},
        "trueValues": {"type": "array", "items": {"type": "string"}, "minItems": 1},
        "falseValues": {"type": "array", "items": {"type": "string"}, "minItems": 1},
        "constraints": {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": False,
            "properties": {
                "required": {"const": True},
                "enum": {"type": "array", "minItems": 1, "uniqueItems": True},
                "pattern": {"type": "string", "format": "regex"},
                "minimum": {"type": "number"},
                "maximum": {"type": "number"},
            },
        },
    },
    "allOf": [
        # Which constraints a type may have: "pattern" is for strings, bounds for numbers and dates.
        {
            "if": {"properties": {"type": {"const": "string"}}},
            "then": {"properties": {"constraints": {"properties": {"minimum": False, "maximum": False}}}},
            "else": {"properties": {"constraints": {"properties": {"pattern": False}}}},
        },
        {
            "if": {"properties": {"type": {"const": "boolean"}}},
            "else": {"properties": {"trueValues": False, "falseValues": False}},
        },
    ],
}
FOREIGN_KEY = {
    "type": "object",
    "required": ["fields", "reference"],
    "properties": {
        "fields": {"type": "array", "items": {"type": "string"}, "minItems": 1},
        "reference": {
            "type": "object",
            "required": ["resource", "fields"],
            "properties": {"fields": {"type": "array", "items": {"type": "string"}, "minItems": 1}},
        },
    },
}
RESOURCE = {
    "type": "object",
    "required": ["name", "path", "profile", "schema"],
    "properties": {
        "profile": {"const": "tabular-data-resource"},
        "name": NAME,
        # Relative, within the folder of the descriptor.
        "path": {"type": "string", "pattern": r"^(?!\.\.|/)[\w./-]+\.csv$"},
        "description": {"type": "string"},
        "encoding": {"const": "utf-8"},
        "schema": {
            "type": "object",
            "required": ["fields"],
            "properties": {
                "fields": {"type": "array", "items": FIELD, "minItems": 1},
                "missingValues": {"type": "array", "items": {"type": "string"}},
                "primaryKey": {"type": "array", "items": {"type": "string"}, "minItems": 1},
                "foreignKeys": {"type": "array", "items": FOREIGN_KEY, "minItems": 1},
            },
        },
    },
}
RULES = {
    "type": "object",
    "required": ["resources"],
    "properties": {
        "profile": {"const": "tabular-data-package"},
        "name": NAME,
        "licenses": {
            "type": "array",
            "items": {"anyOf": [{"required": ["name"]}, {"required": ["path"]}]},
            "minItems": 1,
        },
        "resources": {"type": "array", "items": RESOURCE, "minItems": 1},
    },
}


def test_descriptor_follows_the_rules_of_data_packages():
    Draft202012Validator.check_schema(RULES)
    errors = [f"{error.json_path}: {error.message}" for error in Draft202012Validator(RULES).iter_errors(DESCRIPTOR)]
    assert not errors, "\n".join(errors)


def test_names_are_unique():
    assert len(RESOURCES) == len(DESCRIPTOR["resources"])
    for resource in RESOURCES.values():
        names = [field["name"] for field in resource["schema"]["fields"]]
        assert len(set(names)) == len(names)


@pytest.mark.parametrize("name", RESOURCES)
def test_keys_name_fields_that_there_are(name):
    schema = RESOURCES[name]["schema"]
    own = {field["name"] for field in schema["fields"]}
    assert set(schema["primaryKey"]) <= own
    for key in schema.get("foreignKeys", []):
        target = RESOURCES[key["reference"]["resource"] or name]["schema"]
        assert set(key["fields"]) <= own
        assert set(key["reference"]["fields"]) <= {field["name"] for field in target["fields"]}
        assert len(key["fields"]) == len(key["reference"]["fields"])


@pytest.mark.parametrize("name", TABLES)
def test_descriptor_says_what_the_table_says(name):
    described = RESOURCES[name]["schema"]["fields"]
    for field, one in zip(TABLES[name].fields, described, strict=True):
        constraints = one.get("constraints", {})
        assert one["name"] == field.name
        assert constraints.get("required", False) == (not field.optional)
        assert constraints.get("pattern", "") == field.column.pattern
        assert constraints.get("enum", []) == (list(field.allowed) if field.type is not bool else [])
        assert (constraints.get("minimum"), constraints.get("maximum")) == (field.column.least, field.column.most)
    references = {key["fields"][0] for key in RESOURCES[name]["schema"].get("foreignKeys", [])}
    assert references == {
        field.name
        for field in TABLES[name].fields
        if field.column.refers not in ("", BIBLIOGRAPHY_KEYS) and not field.column.several
    }


# The examples


def test_examples_of_all_tables_form_a_set_without_a_fault(tmp_path):
    problems = run(miniset.appraised(tmp_path / "data"))
    assert not [problem.message for problem in problems if problem.kind is Kind.FAULT]
