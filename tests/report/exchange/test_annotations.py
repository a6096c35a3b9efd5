"""Quotes as Web Annotations, held against the model's required keys and allowed values."""

import hashlib
import json
import re

import pytest

from analysis.report.exchange.annotations import annotations
from tests.builders import hostile, shown

# Web Annotation Vocabulary, 2017-02-23: motivations, and the keys of the model that are used here.
MOTIVATIONS = {
    *("assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting", "identifying"),
    *("linking", "moderating", "questioning", "replying", "tagging"),
}
COLLECTION = {"@context", "id", "type", "label", "generator", "total", "first"}
SELECTORS = {
    "TextQuoteSelector": {"exact"},
    "TextPositionSelector": {"start", "end"},
    "FragmentSelector": {"conformsTo", "value", "refinedBy"},
}
URN = re.compile(r"urn:sha256:[0-9a-f]{64}")
TEXT = "page1.txt\nGinger ß 😀\nmore\nand more\nHere 91% felt better; and 91% felt better.\nThe end."


def items(review) -> list:
    """The annotations, every one held against the model."""
    body = json.loads(annotations(review))
    assert set(body) == COLLECTION
    assert (body["@context"], body["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationCollection")
    page = body["first"]
    assert (page["type"], page["startIndex"]) == ("AnnotationPage", 0)
    assert body["total"] == len(page["items"])
    ids = [body["id"], page["id"], *(one["id"] for one in page["items"])]
    assert len(set(ids)) == len(ids)
    assert all(map(URN.fullmatch, ids))
    for one in page["items"]:
        conforms(one)
    return page["items"]


def conforms(one: dict) -> None:
    assert set(one) == {"id", "type", "motivation", "dcterms:identifier", "body", "target"}
    assert one["type"] == "Annotation"
    assert one["motivation"] in MOTIVATIONS
    for body in one["body"]:
        assert set(body) == {"type", "purpose", "value", "format", "language"}
        assert (body["type"], body["format"]) == ("TextualBody", "text/plain")
        assert body["purpose"] in MOTIVATIONS
    assert set(one["target"]) == {"type", "source", "selector"}
    assert one["target"]["type"] == "SpecificResource"
    assert URN.fullmatch(one["target"]["source"]["id"])
    for selector in one["target"]["selector"]:
        assert set(selector) == {"type", *SELECTORS[selector["type"]]}


def selector(one: dict, kind: str) -> dict | None:
    return next((found for found in one["target"]["selector"] if found["type"] == kind), None)


def test_claim_has_its_quote_statement_verdicts_and_flags(tmp_path):
    (one,) = items(shown.review(tmp_path, shown.UNWAIVED))
    assert selector(one, "TextQuoteSelector") == {"type": "TextQuoteSelector", "exact": "91% felt better"}
    values = {purpose: [body["value"] for body in one["body"] if body["purpose"] == purpose] for purpose in MOTIVATIONS}
    assert values["describing"] == ["Ginger relieves nausea in 91 % of travellers."]
    assert values["assessing"] == [
        "The document's own sources: partly supported. All studies listed here; no systematic search: partly supported."
    ]
    assert {"verdict own: partly supported", "verdict all: partly supported"} <= set(values["tagging"])
    assert any(value.startswith("flag: ") for value in values["tagging"])


def test_without_the_text_the_line_is_named(tmp_path):
    (one,) = items(shown.review(tmp_path))
    line = selector(one, "FragmentSelector")
    assert line
    assert (line["value"], line["conformsTo"]) == ("line=3,4", "http://tools.ietf.org/rfc/rfc5147")
    assert line["refinedBy"] == selector(one, "TextQuoteSelector")


def test_with_the_text_the_characters_are_and_nothing_around_the_quote_is_given(tmp_path):
    review = shown.review(tmp_path, TEXT)
    (one,) = items(review)
    position = selector(one, "TextPositionSelector")
    assert position
    text = "\n".join(review.evidence.texts["page1"].lines)
    assert text[position["start"] : position["end"]] == "91% felt better"
    assert text[: position["start"]].endswith("Here ")
    assert "Here" not in annotations(review).decode()
    assert selector(one, "FragmentSelector") is None


@pytest.mark.parametrize(
    "fragment",
    [
        pytest.param(f"documents.csv\nsha256\n{'1' * 64}\n\n{TEXT}", id="another text"),
        pytest.param(f"{TEXT}\n\nclaims.csv\nquote\n92% felt better", id="quote not there"),
        pytest.param(f"{TEXT}\n\nclaims.csv\nline\n19", id="line not there"),
    ],
)
def test_position_that_cannot_be_relied_on_is_not_given(tmp_path, fragment):
    (one,) = items(shown.review(tmp_path, fragment))
    assert selector(one, "TextPositionSelector") is None
    assert selector(one, "FragmentSelector")


def test_source_is_the_document_by_its_hash(tmp_path):
    review = shown.review(tmp_path, TEXT)
    (one,) = items(review)
    digest = hashlib.sha256((tmp_path / "data" / "documents" / "page1.txt").read_bytes()).hexdigest()
    source = one["target"]["source"]
    assert (source["id"], source["schema:sha256"]) == (f"urn:sha256:{digest}", digest)
    assert (source["dcterms:identifier"], source["schema:name"]) == ("page1", "page1.txt")


def test_document_that_is_not_listed_still_has_a_source(tmp_path):
    (one,) = items(shown.review(tmp_path, "claims.csv\ndocument\npage9"))
    assert one["target"]["source"]["dcterms:identifier"] == "page9"


def test_hostile_text_is_a_value_and_twice_the_same(tmp_path):
    review = shown.of_folder(hostile.write(tmp_path / "data"))
    (one,) = items(review)
    assert one["body"][0]["value"] == hostile.TEXT
    assert annotations(review) == annotations(review)


def test_collection_says_who_judged(tmp_path):
    label = json.loads(annotations(shown.review(tmp_path)))["label"]
    assert "no clinician has reviewed them" in label
    assert "no systematic search" in label
