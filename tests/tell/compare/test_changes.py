"""What changed between two versions, and the rows that changed it."""

from pathlib import Path

import pytest

from analysis.tell.compare.changes import Change, Changes, compare
from analysis.tell.compare.version import Version, version_named
from tests.builders import miniset
from tests.builders.versions import body

TWO = "claims.csv\nid,line\nC001,4\nC002,5"


def compared(folder: Path, old: str = "", new: str = "") -> Changes:
    sides = [version_named(str(miniset.write(folder / name, text))) for name, text in (("old", old), ("new", new))]
    return compare(*sides)


def rows(change: Change) -> list[tuple[str, str]]:
    return [(row.name, row.what.value) for row in change.rows]


def test_the_same_data_are_the_same(tmp_path):
    found = compared(tmp_path)
    assert found.same
    assert (found.added, found.reworded, found.flags, found.rows, found.notes) == ((), (), (), (), ())


def test_claims_added_and_removed_are_told_by_id_place_and_words(tmp_path):
    found = compared(tmp_path, new=TWO)
    assert [(one.id, one.document, one.line, one.quote) for one in found.added] == [
        ("C002", "page1", "5", "91% felt better")
    ]
    assert [one.id for one in compared(tmp_path / "back", TWO).removed] == ["C002"]


def test_a_reworded_claim_is_told_column_by_column(tmp_path):
    (one,) = compared(tmp_path, new="claims.csv\nid,quote,wording\nC001,91% felt well,hedged").reworded
    assert [(edit.column, edit.old, edit.new) for edit in one.edits] == [
        ("quote", "91% felt better", "91% felt well"),
        ("wording", "plain", "hedged"),
    ]


def test_a_claim_with_another_id_and_the_same_words_is_renumbered(tmp_path):
    renumbered = "claims.csv\nid\nC009\n\nlinks.csv\nclaim\nC009\n\nmentions.csv\nclaim\nC009\n\n"
    renumbered += "disagreements.csv\nclaim\nC009\n\nwaivers.csv\nclaim\nC009"
    found = compared(tmp_path, new=renumbered)
    assert [(one.was, one.id) for one in found.renumbered] == [("C001", "C009")]
    assert (found.added, found.removed, found.reworded, found.verdicts, found.flags) == ((), (), (), (), ())
    assert found.rows == (), "rows that only follow the claim's new id have not changed"
    assert not found.same


def test_a_changed_verdict_names_the_link_that_changed_it(tmp_path):
    found = compared(tmp_path, new="links.csv\nstance\nindirect")
    own, every = found.verdicts
    assert (own.subject, own.what, own.old, own.new) == ("C001", "verdict own", "partly supported", "indirect")
    assert every.what == "verdict all"
    assert rows(own) == [("links.csv C001 ito2011 F001", "altered")]
    assert [(edit.column, edit.old, edit.new) for edit in own.rows[0].edits] == [
        ("stance", "partly supports", "indirect")
    ]


def test_a_changed_verdict_names_the_finding_that_changed_it(tmp_path):
    found = compared(tmp_path, new="findings.csv\nid,phase\nF001,uncontrolled")
    assert found.verdicts
    assert all(("findings.csv F001", "altered") in rows(change) for change in found.verdicts)


def test_a_changed_verdict_names_the_reference_that_changed_it(tmp_path):
    own = compared(tmp_path, new="references.csv\ndocument").verdicts[0]
    assert (own.what, own.new) == ("verdict own", "not assessed")
    assert rows(own) == [("references.csv page1 1", "removed")]


def test_rows_of_other_claims_and_studies_are_not_named(tmp_path):
    one = "claims.csv\nid,line\nC001,4\nC002,5\n\nlinks.csv\nclaim,stance\nC001,partly supports\nC002,partly supports"
    other = one.replace("C001,partly supports", "C001,indirect").replace("C002,partly supports", "C002,contradicts")
    other = other.replace("claim,stance", "claim,stance,basis").replace("contradicts", "contradicts,opposite")
    found = compared(tmp_path, one, other.replace("indirect", "indirect,"))
    for change in found.verdicts:
        assert rows(change) == [(f"links.csv {change.subject} ito2011 F001", "altered")]


def test_a_changed_certainty_names_its_steps_first(tmp_path):
    steps = (
        "certainty.csv\ndomain,step,state\nimprecision,-2,judged\nrisk of bias,0,second-hand\nindirectness,0,judged\n"
    )
    none = "inconsistency,0,not applicable\npublication bias,0,not assessed"
    (change,) = compared(tmp_path, new=f"{steps}{none}").certainty
    assert (change.subject, change.old, change.new) == ("Q01", "moderate", "low")
    assert {row.file for row in change.rows} == {"certainty.csv"}
    assert ("certainty.csv Q01 imprecision", "altered") in rows(change)


def test_a_question_that_came_is_told(tmp_path):
    (change,) = compared(tmp_path, "questions.csv\nid\n\ncertainty.csv\nquestion").certainty
    assert (change.old, change.new) == ("not asked", "moderate")


def test_a_flag_that_came_is_told_with_its_message_and_rows(tmp_path):
    found = compared(tmp_path, new="claims.csv\nid,wording,quote\nC001,absolute,91% always felt better")
    (change,) = (one for one in found.flags if one.what == "flag absolute-wording")
    assert (change.subject, change.old) == ("C001", "")
    assert "always" in change.new
    assert rows(change) == [("claims.csv C001", "altered")]


def test_a_flag_on_no_claim_names_the_row_behind_it(tmp_path):
    (change,) = compared(tmp_path, "waivers.csv\ncheck").flags
    assert (change.subject, change.what, change.old) == ("", "flag unused-waiver", "")
    assert [name for name, _ in rows(change)] == ["waivers.csv unsupported C001"]


def test_flags_of_claims_that_came_are_told_with_the_claim_alone(tmp_path):
    assert not [change for change in compared(tmp_path, new=TWO).flags if change.subject == "C002"]


def test_a_term_is_named_where_no_nearer_row_changed():
    def version(verdict, broader):
        claim = {"id": "C001", "document": "a", "line": 1, "quote": "", "category": "safety", "condition": ""}
        claim |= {"outcome": "", "verdict": {"own": verdict, "all": verdict}, "links": []}
        terms = [{"term": "knee pain", "kind": "condition", "broader": broader}]
        return Version(broader, body(claims=[claim], tables={"terms": terms}))

    own, _ = compare(version("indirect", "pain"), version("supported", "joint pain")).verdicts
    assert rows(own) == [("terms.csv knee pain condition", "altered")]


def test_the_form_before_this_one_without_the_claims_of_a_flag_is_compared(tmp_path):
    new = version_named(str(miniset.write(tmp_path)))
    problems = [{key: value for key, value in one.items() if key != "claims"} for one in new.body["problems"]]
    assert any(one["claim"] for one in problems)
    assert compare(Version("old.json", {**new.body, "problems": problems}), new).same


def test_faults_and_another_version_of_the_program_are_noted(tmp_path):
    new = version_named(str(miniset.write(tmp_path, "links.csv\nclaim,stance\nC001,suports")))
    old = Version("old.json", {**new.body, "version": "0.0.1"})
    notes = compare(old, new).notes
    assert any("1 fault in its files" in note for note in notes)
    assert notes[-1].startswith("Made by different versions of the program, 0.0.1 and ")


def test_lines_that_only_moved_down_in_a_file_are_no_change(tmp_path):
    link = "links.csv\nclaim\nC001"
    first = "studies.csv\nstudy\nito2011\n\n"
    found = compared(tmp_path, first + link, link)
    assert found.same


@pytest.mark.parametrize("swap", [False, True], ids=["old first", "new first"])
def test_the_same_two_give_the_same_comparison(tmp_path, swap):
    texts = ("", "links.csv\nstance\nindirect")
    old, new = reversed(texts) if swap else texts
    assert compared(tmp_path, old, new) == compared(tmp_path, old, new)


def link(study: str, stance: str, *, cited: bool) -> dict[str, object]:
    return {"study": study, "stance": stance, "cited_by_document": cited, "fits": {}}


LINKS = [
    link("cited", "supports", cited=True),
    link("wider", "partly supports", cited=False),
    link("silent", "does not address", cited=True),
]
STUDIES = ("cited", "wider", "silent", "former")
KIND = ("category", "agent", "condition", "outcome", "document")
SCREENING = [
    {"study": "any"},
    {"study": "fits", "category": "efficacy", "condition": "nausea", "outcome": "sleep"},
    {"study": "category", "category": "safety"},
    {"study": "condition", "condition": "pain"},
    {"study": "outcome", "outcome": "pain"},
    {"study": "ours", "agent": "ginger", "document": "a"},
    {"study": "agent", "agent": "mint"},
    {"study": "document", "document": "b"},
]


def version(name: str, *, verdict: str = "indirect", links: list | None = None, **more: object) -> Version:
    """A version with one claim, in which every row beside it says its name in some column."""
    claim = {"id": "C001", "document": "a", "line": 1, "quote": "", "category": "efficacy", "condition": "nausea"}
    claim |= {"agent": "ginger"}
    claim |= {"outcome": "sleep", "verdict": {"own": verdict, "all": verdict}, "links": links or LINKS}
    claim["questions"] = [{"question": "Q01"}]
    whole = body(
        claims=[claim],
        documents=[{"id": one, "note": name} for one in ("a", "b")],
        studies=[{"study": one, "limits": name} for one in STUDIES],
        findings=[{"id": f"F-{one}", "study": one, "note": name} for one in STUDIES],
        questions=[question(one, name) for one in ("Q01", "Q02")],
        tables={
            "screening": [dict.fromkeys(KIND, "") | {"reason": name, **row} for row in SCREENING],
            "terms": [{"term": "sleep", "kind": "outcome", "note": name}],
        },
    )
    return Version(name, whole | more)


def question(name: str, time: str, level: str = "low") -> dict[str, object]:
    found = {"level": level, "at_most": False, "why_not": "", "studies": ["cited"], "steps": []}
    return {"id": name, "time": time, "findings": "F-cited", "certainty": found}


def test_rows_near_a_verdict_are_those_of_its_studies_document_and_kind() -> None:
    old = version("old", links=[*LINKS, link("former", "supports", cited=True)])
    new = version("new", verdict="supported")
    new = new._replace(body={**new.body, "studies": [*new.body["studies"], {"study": "newcomer"}]})
    own, every = compare(old, new).verdicts
    near = {
        "links.csv C001 former",
        "documents.csv a",
        *(f"{file}{study}" for study in ("cited", "former") for file in ("studies.csv ", "findings.csv F-")),
        "studies.csv newcomer",
        "screening.csv any",
        "screening.csv fits efficacy nausea sleep",
        "screening.csv ours ginger a",
    }
    assert {name for name, _ in rows(own)} == near
    assert {name for name, _ in rows(every)} == near | {"studies.csv wider", "findings.csv F-wider"}


def problem(message: str, claim: str = "C001", study: str = "") -> dict[str, str]:
    return {"kind": "flag", "check": "odd", "claim": claim, "study": study, "message": message}


def test_a_flag_tells_only_what_it_did_not_say_before_with_the_rows_of_its_questions() -> None:
    old, new = (version(name, problems=list(map(problem, said))) for name, said in (("old", "ab"), ("new", "bc")))
    (change,) = compare(old, new).flags
    assert (change.old, change.new) == ("a", "c")
    assert ("questions.csv Q01", "altered") in rows(change)
    assert ("questions.csv Q02", "altered") not in rows(change)


def test_the_same_flags_in_another_order_are_no_change() -> None:
    old, new = (version(name, problems=list(map(problem, said))) for name, said in (("old", "ab"), ("new", "ba")))
    assert compare(old, new).flags == ()


def test_a_flag_on_a_study_names_the_rows_of_that_study() -> None:
    (change,) = compare(version("old"), version("new", problems=[problem("x", "", "wider")])).flags
    assert [name for name, _ in rows(change)] == ["studies.csv wider", "findings.csv F-wider"]


def test_a_certainty_that_went_keeps_its_rows_and_one_that_cannot_be_rated_says_why() -> None:
    unrated = question("Q01", "old")
    unrated["certainty"] = {"level": None, "at_most": False, "why_not": "no steps", "studies": [], "steps": []}
    old, new = version("old"), version("new", questions=[unrated])
    rated, gone = compare(old, new).certainty
    assert (rated.old, rated.new) == ("low", "not rated (no steps)")
    assert (gone.subject, gone.new) == ("Q02", "not asked")
    assert ("questions.csv Q02", "removed") in rows(gone)
    assert ("findings.csv F-cited", "altered") in rows(gone)
