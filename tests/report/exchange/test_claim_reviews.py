"""ClaimReview only where a person has judged; every name of it is one of schema.org."""

import json
from pathlib import Path

import pytest
import rocrate

from analysis.report.exchange.claim_reviews import NONE_YET, claim_reviews
from tests.builders import hostile, miniset, shown

PERSON = "raters.csv\nname,kind\nadjudicator,person\n"

# RO-Crate's context, which its package brings, names every class and property of schema.org.
CONTEXT = json.loads((Path(rocrate.__file__).parent / "data" / "ro-crate.jsonld").read_text(encoding="utf-8"))
VOCABULARY = CONTEXT["@context"]


def terms(node) -> set:
    """Every name of a property or class in JSON-LD."""
    if isinstance(node, list):
        return set().union(*map(terms, node))
    if not isinstance(node, dict):
        return set()
    keys = {key for key in node if not key.startswith("@")}
    return keys | {node["@type"]} | set().union(*map(terms, node.values()))


def reviews(folder, fragment: str = "") -> list:
    body = json.loads(claim_reviews(miniset.appraised(folder / "data", fragment)))
    assert body["@context"] == "https://schema.org"
    assert ("description" in body) == (not body["@graph"])
    return body["@graph"]


def test_review_by_a_person_has_every_part(tmp_path):
    (review,) = reviews(tmp_path, PERSON)
    assert review["@type"] == "ClaimReview"
    assert review["claimReviewed"] == "Ginger relieves nausea in 91 % of travellers."
    assert review["author"] == [{"@type": "Person", "name": "adjudicator"}]
    assert review["reviewRating"]["alternateName"] == "partly supported"
    assert "no systematic search" in review["reviewRating"]["ratingExplanation"]
    assert review["url"] == "../report.html#C001"
    assert review["reviewBody"] == "ito2011: partly supports. Fewer travellers improved than the page says."
    assert review["itemReviewed"]["text"] == "91% felt better"
    assert review["itemReviewed"]["appearance"]["name"] == "Ginger for travellers"


def test_every_name_is_one_of_schema_org(tmp_path):
    found = terms(reviews(tmp_path, f"{PERSON}\ndocuments.csv\npublisher\nA clinic"))
    assert {"ClaimReview", "Claim", "Rating", "publisher"} <= found
    assert {name: str(VOCABULARY.get(name, "")).startswith("http://schema.org/") for name in found} == dict.fromkeys(
        found, True
    )


def test_no_number_stands_for_a_verdict(tmp_path):
    (review,) = reviews(tmp_path, PERSON)
    assert not {"ratingValue", "bestRating", "worstRating"} & set(review["reviewRating"])


@pytest.mark.parametrize(
    "fragment",
    [
        pytest.param("", id="judged by machine"),
        pytest.param("raters.csv\nname\n", id="judged by nobody known"),
        pytest.param(f"{PERSON}\nlinks.csv\nclaim\n", id="not judged"),
        pytest.param(f"{PERSON}ann,machine-assisted\n\nlinks.csv\njudged_by\nann", id="person judged nothing"),
        pytest.param(
            f"{PERSON}ann,machine-assisted\n\nlinks.csv\nstudy,judged_by\nito2011,adjudicator\nito2012,ann\n\n"
            "studies.csv\nstudy\nito2011\nito2012",
            id="person and machine",
        ),
    ],
)
def test_claim_that_no_person_judged_alone_has_no_review(tmp_path, fragment):
    assert reviews(tmp_path, fragment) == []


def test_screening_by_a_machine_is_judgement_too(tmp_path):
    fragment = (
        f"{PERSON}ann,machine-assisted\n\nstudies.csv\nstudy\nito2011\nito2012\n\n"
        "screening.csv\nstudy,category,judged_by\nito2012,efficacy,{}\n\ncitations.bib\n"
        "@article{{ito2011, title = {{A}}, year = {{2011}}}}\n@article{{ito2012, title = {{B}}, year = {{2012}}}}"
    )
    assert len(reviews(tmp_path / "a", fragment.format("adjudicator"))) == 1
    assert reviews(tmp_path / "b", fragment.format("ann")) == []


def test_empty_file_says_why(tmp_path):
    assert json.loads(claim_reviews(miniset.appraised(tmp_path / "data"))) == {
        "@context": "https://schema.org",
        "@graph": [],
        "description": NONE_YET,
    }


def test_hostile_text_is_text_and_twice_the_same(tmp_path):
    data = hostile.write(tmp_path / "data")
    raters = (data / "raters.csv").read_text(encoding="utf-8").replace("machine-assisted", "person")
    (data / "raters.csv").write_text(raters, encoding="utf-8")
    appraised = shown.of_folder(data).appraised
    (review,) = json.loads(claim_reviews(appraised))["@graph"]
    assert review["claimReviewed"] == hostile.TEXT
    assert claim_reviews(appraised) == claim_reviews(appraised)
