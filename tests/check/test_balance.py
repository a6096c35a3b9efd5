"""Balance: shares without a comparison, and questions on harm without an answer."""

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check import balance
from analysis.check.balance import figure_without_comparator
from analysis.model.evidence import Evidence, TextCopy
from analysis.model.words import Severity
from tests.appraise.test_harms import TERMS, mentions
from tests.builders import miniset
from tests.builders.build import claim


def found(check, folder, *parts: str):
    return list(check(miniset.appraised(folder / "data", "\n\n".join(parts))))


@pytest.mark.parametrize(
    ("category", "direction", "unit", "flags"),
    [
        ("efficacy", "asserts", "%", 1),
        ("efficacy", "denies", "%", 0),
        ("safety", "asserts", "%", 0),
        ("efficacy", "asserts", "weeks", 0),
    ],
)
def test_only_shares_of_benefit_need_a_comparison(tmp_path, category, direction, unit, flags):
    fragment = f"claims.csv\nid,category,direction,unit\nC001,{category},{direction},{unit}\n"
    assert len(found(balance.figure_without_comparator, tmp_path, fragment)) == flags


def asked(folder, text: str, rows: str = "claims.csv\nid,line\nC001,2", more: str = mentions()):
    return found(balance.question_unanswered, folder, f"page1.txt\n{text}", rows, more.strip(), TERMS.strip())


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        pytest.param("Are there side effects?\nIt is a mixture of roots.", 1, id="beside the point"),
        pytest.param("Are there side effects?\nSome had bleeding.", 0, id="a term of harm"),
        pytest.param("Are there side effects?\nA rash in some.", 0, id="a harm as leaflets name it"),
        pytest.param("Are there side effects? A rash in some.", 0, id="answered in its line"),
        pytest.param("Is it safe?\nIt is safe.", 0, id="safe"),
        pytest.param("Is it safe?\nIt is a mixture of roots.", 1, id="safe, beside the point"),
        pytest.param("What are the risk factors?\nAge and the sea.", 0, id="risk factors"),
        pytest.param("What are the complications?\nThey are many.", 0, id="of a disease, perhaps"),
        pytest.param("What are the risks of ginger?\nIt is a root.", 1, id="of the treatment"),
        pytest.param("Are there side effects?\nHow does it work?\nIt is a root.", 0, id="table of contents"),
        pytest.param("How does it work?\nIt is a root.", 0, id="another question"),
    ],
)
def test_a_question_on_harm_is_answered_with_a_harm(tmp_path, text, flags):
    assert len(asked(tmp_path, text)) == flags


def test_the_flag_has_the_question_its_line_and_the_claims_of_the_answer(tmp_path):
    (remark,) = asked(tmp_path, "Are there side effects?\nIt is a root.")
    assert 'asks "Are there side effects?" (line 1)' in remark.message
    assert (remark.claims, remark.severity) == (("C001",), None)


def test_it_is_less_grave_where_the_document_names_a_harm_elsewhere(tmp_path):
    (remark,) = asked(tmp_path, "Are there side effects?\nIt is a root.", more=mentions("C001,bruising,named"))
    assert remark.severity is Severity.MEDIUM


def test_a_denial_is_an_answer_with_a_flag_of_its_own(tmp_path):
    rows = "claims.csv\nid,line,category,direction\nC001,2,safety,denies"
    assert not asked(tmp_path, "Are there side effects?\nThere are none.", rows)


def test_without_the_text_nothing_is_asked(tmp_path):
    assert not found(balance.question_unanswered, tmp_path, "claims.csv\nid,quote\nC001,Are there side effects?")


CLAIM = {"quote": "73% of pilots slept", "statement": "Of pilots, 73 % slept.", "figure": "73", "line": "1"}


@pytest.mark.parametrize(
    ("line", "flagged"),
    [
        ("With mint 73% of pilots slept.", True),
        ("With mint 73% of pilots slept, compared to 41 % with exercise.", False),
        ("With mint 73% of pilots slept versus 41%.", False),
        ("With mint 73% of pilots slept, against only 41% of clerks.", False),
        ("With mint 73% of pilots slept, more than in the other harbour.", False),
        ("With mint 73% of pilots slept; with placebo 41% did.", False),
        ("With mint 73% of pilots slept, more than half.", True),
        ("With mint 73% of pilots slept, better than before.", True),
        ("With mint 73% of pilots slept, compared with baseline.", True),
        ("With mint 73% of pilots slept. Compared with placebo, tea is cheap.", True),
    ],
)
def test_a_comparison_is_looked_for_in_the_whole_sentence(line, flagged):
    copy = TextCopy("page1.txt", "", (line,))
    found = Evidence(claims=(claim(**CLAIM),), texts={"page1": copy})
    assert bool(list(figure_without_comparator(AppraisedEvidence(found)))) is flagged


def test_a_comparison_may_stand_in_another_claim_of_the_line_or_in_the_statement():
    beside = claim(**CLAIM | {"id": "C002", "comparator": "placebo"})
    for claims in ((claim(**CLAIM), beside), (claim(**CLAIM | {"statement": "More than with placebo, 73 % slept."}),)):
        assert not list(figure_without_comparator(AppraisedEvidence(Evidence(claims=claims))))


def test_nothing_is_said_of_a_figure_that_the_quote_does_not_print():
    found = Evidence(claims=(claim(**CLAIM | {"figure": "37"}),))
    assert not list(figure_without_comparator(AppraisedEvidence(found)))
