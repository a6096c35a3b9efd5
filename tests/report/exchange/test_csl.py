"""Studies as CSL-JSON, held against the rules of the published schema (csl-data.json, version 1.0.2)."""

import json

import pytest
from jsonschema import Draft202012Validator

from analysis.report.exchange.csl import csl_json, item
from tests.builders import hostile, miniset, shown
from tests.report.exchange.test_entry_fields import entry

TEXT = {"type": "string"}
NAMES = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "minProperties": 1,
        "additionalProperties": False,
        "properties": dict.fromkeys(("family", "given", "suffix", "literal"), TEXT),
    },
}
DATE = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "literal": TEXT,
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}},
        },
    },
}
TYPES = ["article-journal", "book", "chapter", "paper-conference", "thesis", "report", "webpage", "document"]
TEXTS = [
    *("id", "title", "container-title", "volume", "issue", "page", "edition", "publisher", "publisher-place", "DOI"),
    *("PMID", "PMCID", "ISSN", "ISBN", "URL", "language", "abstract", "annote"),
]
ITEMS = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["type", "id"],
        "additionalProperties": False,
        "properties": {
            "type": {"enum": TYPES},
            "author": NAMES,
            "editor": NAMES,
            "issued": DATE,
            **dict.fromkeys(TEXTS, TEXT),
        },
    },
}


def items(entries) -> list:
    found = json.loads(csl_json(entries))
    Draft202012Validator(ITEMS).validate(found)
    return found


def test_entry_keeps_its_fields_under_their_names(tmp_path):
    (found,) = items(miniset.appraised(tmp_path / "data").evidence.entries)
    assert found == {
        "id": "ito2011",
        "type": "article-journal",
        "author": [{"family": "Ito", "given": "K"}],
        "issued": {"date-parts": [[2011]]},
        "title": "Ginger in travellers",
        "container-title": "Journal of Examples",
        "volume": "3",
        "issue": "2",
        "page": "10-15",
    }


def test_identifiers_month_and_note_have_variables_of_their_own():
    found = item(entry(doi="10.1/x", pmid="123", month="August", year="2004", note="PMID: 9"))
    assert (found["DOI"], found["PMID"]) == ("10.1/x", "123")
    assert found["issued"] == {"date-parts": [[2004, 8]]}
    assert found["annote"] == "PMID: 9"
    assert "note" not in found


def test_year_that_is_none_is_literal_and_none_is_absent():
    assert item(entry(year="in press"))["issued"] == {"literal": "in press"}
    assert "issued" not in item(entry())


@pytest.mark.parametrize("tag", ["<i>x</i>", '<span class="nocase">x', "<sup>2"])
def test_text_that_would_act_as_markup_is_text(tag):
    title = item(entry(title=tag))["title"]
    assert "<i" not in title
    assert "<s" not in title
    assert title.replace("&#60;", "<") == tag


def test_sign_for_less_stays():
    assert item(entry(title="p <0.05"))["title"] == "p <0.05"


def test_hostile_entry_is_text_in_every_variable(tmp_path):
    evidence = shown.of_folder(hostile.write(tmp_path / "data")).evidence
    (found,) = items(evidence.entries)
    assert [name.get("literal", name.get("family")) for name in found["author"]] == [
        "Ito",
        "Barnes and Noble, Inc.",
        "World Health Organization",
        "Ding",
        "others",
    ]
    assert csl_json(evidence.entries) == csl_json(evidence.entries)


def test_no_entries_are_an_empty_list():
    assert items([]) == []
