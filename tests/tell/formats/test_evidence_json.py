"""evidence.json: what other programs rely on."""

import json
from pathlib import Path
from typing import Any

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import Verdict
from analysis.read.records import read_evidence
from analysis.schema import TABLES
from analysis.tell.formats.evidence_json import evidence_json
from tests.builders import miniset, shipped
from tests.builders.miniset import rated

PROVISIONAL = """
claims.csv
id,quote,figure,stated_design
C001,91% felt better,91,randomised trial

studies.csv
study,design
ito2011,case series

findings.csv
id,value,phase,verified,numerator,denominator,comparator_value
F001,91,uncontrolled,no,,,

links.csv
stance
indirect
"""


def written(folder: Path, fragment: str = "") -> dict[str, Any]:
    appraised = AppraisedEvidence(read_evidence(miniset.write(folder, fragment)))
    return json.loads(evidence_json(EvidenceReview.of(appraised)))


def test_every_column_stands_under_its_own_name(tmp_path: Path) -> None:
    body = written(tmp_path)
    for name in ("documents", "claims", "studies", "findings"):
        wanted = {field.name for field in TABLES[name].fields}
        assert wanted <= set(body[name][0]), name


def test_top_level_keys_and_inputs(tmp_path: Path) -> None:
    body = written(tmp_path)
    assert set(body) >= {
        "version",
        "inputs",
        "documents",
        "claims",
        "studies",
        "findings",
        "problems",
        "not_checked",
        "agreement",
    }
    assert all(len(digest) == 64 for digest in body["inputs"].values())
    assert any(path.endswith("claims.csv") for path in body["inputs"])


def test_a_claim_has_its_links_verdicts_and_what_decided(tmp_path: Path) -> None:
    (claim,) = written(tmp_path)["claims"]
    assert claim["links"][0]["study"] == "ito2011"
    assert claim["links"][0]["fits"] == dict.fromkeys(("condition", "agent", "comparator", "outcome"), "same")
    assert claim["links"][0]["cited_by_document"] is True
    assert claim["verdict"] == {"own": "partly supported", "all": "partly supported"}
    assert claim["deciding"]["own"] == {
        "study": "ito2011",
        "finding": "F001",
        "phase": "randomised",
        "design": "randomised trial",
        "level": 2,
    }
    assert claim["provisional"] == []


def test_a_claim_without_a_direct_link_has_no_deciding_one(tmp_path: Path) -> None:
    (claim,) = written(tmp_path, PROVISIONAL)["claims"]
    assert claim["verdict"]["own"] == Verdict.INDIRECT
    assert claim["deciding"] == {"own": None, "all": None}


def test_a_flag_that_rests_on_an_unverified_finding_is_provisional(tmp_path: Path) -> None:
    (claim,) = written(tmp_path, PROVISIONAL)["claims"]
    assert "stated-design" in claim["flags"]
    assert "own" in claim["provisional"]
    unverified = [item for item in written(tmp_path, PROVISIONAL)["not_checked"] if "F001" in item["what"]]
    assert unverified


def test_problems_have_their_place(tmp_path: Path) -> None:
    problems = written(tmp_path, PROVISIONAL)["problems"]
    keys = {"check", "kind", "severity", "file", "line", "column", "claim", "study", "message", "remedy"}
    assert problems
    assert all(keys <= set(problem) for problem in problems)


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    appraised = [AppraisedEvidence(read_evidence(miniset.write(tmp_path, PROVISIONAL))) for _ in range(2)]
    once, again = (evidence_json(EvidenceReview.of(one)) for one in appraised)
    assert once == again


def test_invariants_of_the_shipped_data() -> None:
    review = shipped.review()
    body = json.loads(evidence_json(review))
    rows = sum(len(sheet.rows) for sheet in review.evidence.sheets if sheet.table == "claims" and not sheet.rater)
    assert len(body["claims"]) == rows
    for claim in body["claims"]:
        assert set(claim["verdict"]) == {"own", "all"}
        assert set(claim["verdict"].values()) <= set(Verdict)
        decided = claim["deciding"]["own"]
        if claim["category"] in ("efficacy", "comparison") and decided:
            assert decided["level"] is not None
            assert decided["level"] < 4, f"{claim['id']}: an uncontrolled finding decides on a benefit"


def test_a_question_has_its_certainty_with_start_and_steps(tmp_path: Path) -> None:
    (question,) = written(tmp_path)["questions"]
    found = question["certainty"]
    assert question["id"] == "Q01"
    assert (found["level"], found["start"], found["why_not"]) == ("moderate", "high", "")
    assert (found["studies"], found["provisional"], found["not_considered"]) == (["ito2011"], False, [])
    assert {key: found["steps"][3][key] for key in ("domain", "step")} == {"domain": "imprecision", "step": -1}


def test_agreement_names_its_raters_and_overruled_pairs_their_reason(tmp_path: Path) -> None:
    found = written(tmp_path, f"links.csv\noverrule_reason\nRead again.\n\n{rated(['indirect'], ['indirect'])}")
    first = found["agreement"]["sets"][0]
    assert (first["judged"], first["raters"], first["pairs"], first["kappa"]) == ("stances", ["ann", "bob"], 1, None)
    assert first["by_word"] == {"indirect": {"agreed": 2, "chosen": 2}}
    assert first["table"] == [{"words": ["indirect", "indirect"], "pairs": 1}]
    assert "rows" not in first
    assert found["agreement"]["disagreements"] == []
    assert found["agreement"]["overruled"] == [
        {
            "claim": "C001",
            "study": "ito2011",
            "raters": {"ann": "indirect", "bob": "indirect"},
            "adjudicated": "partly supports",
            "reason": "Read again.",
        }
    ]


def test_a_question_that_is_not_rated_has_no_level_and_says_why(tmp_path: Path) -> None:
    (question,) = written(tmp_path, "questions.csv\nid,findings\nQ01,\n\ncertainty.csv\nquestion")["questions"]
    assert question["certainty"]["level"] is None
    assert question["certainty"]["why_not"] == "no study listed here"


def test_a_claim_names_the_questions_it_falls_under_with_their_fit(tmp_path: Path) -> None:
    (claim,) = written(tmp_path)["claims"]
    assert claim["questions"] == [
        {"question": "Q01", "fits": {"condition": "same", "agent": "same", "outcome": "same"}}
    ]
