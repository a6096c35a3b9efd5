"""The sentence with which outputs for people begin: how much a person confirmed, and who judged."""

import json

import pytest

from analysis.report.exchange.crate import crate
from analysis.report.exchange.data_package import data_package
from analysis.report.outline.contents import contents
from analysis.report.outline.outlines import supplement as printed
from analysis.tell.explain.names import explain
from analysis.tell.formats.evidence_json import as_mapping
from analysis.tell.formats.problems import FORMATS
from analysis.tell.not_checked import not_checked
from analysis.tell.numbers.all_numbers import numbers_by_id
from analysis.tell.who_judged import notice
from tests.builders import shown
from tests.builders.fragments import ALL_CONFIRMED, DRAFT, ONE_CONFIRMED, PERSON


@pytest.mark.parametrize(
    ("fragment", "words"),
    [
        pytest.param("", DRAFT, id="machine alone"),
        pytest.param(
            ONE_CONFIRMED,
            "Draft until all are confirmed: 1 of 9 judgements here confirmed by a person; ratings are "
            "machine-assisted.",
            id="one confirmed",
        ),
        pytest.param(
            f"{ONE_CONFIRMED}disagreements,D01,disagree,No.\nmentions,C001 heartburn,unsure,Hm.\n",
            "Draft until all are confirmed: 1 of 9 judgements here confirmed by a person (disagree: 1, unsure: 1); "
            "ratings are machine-assisted.",
            id="not agreed",
        ),
        pytest.param(
            ALL_CONFIRMED,
            "9 of 9 judgements here confirmed by a person; ratings are machine-assisted.",
            id="all confirmed",
        ),
        pytest.param(f"{PERSON}claims,C001,agree,\n", DRAFT, id="a claim's words confirmed"),
        pytest.param(
            "raters.csv\nname,kind\nadjudicator,person",
            "Draft until all are confirmed: 0 of 9 judgements here confirmed by a person; ratings are by adjudicator "
            "(person).",
            id="by a person",
        ),
        pytest.param(
            "raters.csv\nname",
            "Draft until all are confirmed: 0 of 9 judgements here confirmed by a person; ratings are by adjudicator "
            "(kind not recorded).",
            id="not recorded",
        ),
        pytest.param(
            "links.csv\nclaim",
            "Draft until all are confirmed: 0 of 8 judgements here confirmed by a person; no claim has been judged "
            "against a study.",
            id="no link",
        ),
        pytest.param(
            "\n\n".join(
                f"{table}.csv\n{column}"
                for table, column in (
                    ("links", "claim"),
                    ("certainty", "question"),
                    ("appraisals", "study"),
                    ("disagreements", "id"),
                    ("mentions", "claim"),
                )
            ),
            "No claim has been judged against a study.",
            id="nothing judged",
        ),
    ],
)
def test_it_says_how_many_are_confirmed_and_who_judged(tmp_path, fragment, words):
    assert notice(shown.review(tmp_path, fragment).evidence) == words


@pytest.mark.parametrize(("fragment", "said"), [(ONE_CONFIRMED, 1), (ALL_CONFIRMED, 9)])
def test_all_outputs_say_the_same(tmp_path, fragment, said):
    review = shown.review(tmp_path, fragment)
    counts = {"confirmed": said, "of": 9, "disagree": 0, "unsure": 0}
    words = notice(review.evidence)
    assert FORMATS["text"](review).splitlines()[0] == words
    assert explain("C001", lambda: review, full=False).splitlines()[4] == words
    assert printed(contents(review)).notice == words
    assert json.loads(FORMATS["json"](review))["confirmed"] == counts
    assert as_mapping(review)["confirmed"] == counts
    package = json.loads(data_package(review.evidence, (), {}))
    assert package["confirmed"] == counts
    assert words in package["description"]
    graph = {one["@id"]: one for one in json.loads(crate(review.appraised, {}))["@graph"]}
    properties = [graph[one["@id"]] for one in graph["./"]["additionalProperty"]]
    assert [one["value"] for one in properties] == list(counts.values())
    assert ("Draft" in words) == (said < 9) == (graph["./"].get("creativeWorkStatus") == "Draft")
    assert numbers_by_id(review)["judgements.confirmed"].exact == said
    left = [item.what for item in not_checked(review.appraised) if item.what.endswith("by a person")]
    assert left == ([f"{9 - said} of 9 judgements, by a person"] if said < 9 else [])
