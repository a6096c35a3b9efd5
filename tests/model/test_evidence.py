"""Evidence: its indexes keep the order of the files, whatever ids stand twice."""

from analysis.model.evidence import Evidence, Row, Sheet
from analysis.model.words import TermKind
from tests.builders.build import ORIGIN, claim, step, study, term


def test_claims_of_a_line_and_of_a_document_keep_their_order_and_those_with_the_same_id() -> None:
    claims = (
        claim(id="C002", line="4"),
        claim(id="C001", line="3"),
        claim(id="C002", line="4", quote="again"),
        claim(id="C003", document="page2", line="4"),
    )
    found = Evidence(claims=claims)
    assert found.claims_on == {
        ("page1", 4): (claims[0], claims[2]),
        ("page1", 3): (claims[1],),
        ("page2", 4): (claims[3],),
    }
    assert found.claims_of == {"page1": claims[:3], "page2": claims[3:]}


def test_a_study_stands_once_under_each_review_that_includes_it() -> None:
    studies = (study(study="b", included_in="r1 r2 r1"), study(study="a", included_in="r1"), study(study="c"))
    assert Evidence(studies=studies).included_in == {"r1": studies[:2], "r2": studies[:1]}


def test_steps_are_found_by_their_question() -> None:
    steps = (step(question="Q02"), step(question="Q01"), step(question="Q02", domain="inconsistency"))
    assert Evidence(certainty=steps).steps_of == {"Q02": (steps[0], steps[2]), "Q01": (steps[1],)}


def test_a_term_is_in_line_with_a_broader_one_of_its_kind() -> None:
    terms = (
        term(term="any harm", kind="harm"),
        term(term="rash", kind="harm", broader="any harm"),
        term(term="itch", kind="harm", broader="rash"),
    )
    found = Evidence(terms=terms)
    assert found.in_line("itch", "any harm", TermKind.HARM)
    assert not found.in_line("itch", "any harm", TermKind.AGENT)


def test_what_is_made_of_the_evidence_is_made_once_and_of_each_evidence_anew() -> None:
    made: list[Evidence] = []

    def count(evidence: Evidence) -> int:
        made.append(evidence)
        return len(evidence.claims)

    one, other = Evidence(claims=(claim(),)), Evidence()
    assert (one.once(count), other.once(count), one.once(count)) == (1, 0, 1)
    assert made == [one, other]


def test_a_column_of_a_sheet_is_read_from_its_first_header() -> None:
    rows = (Row(("a", "b", "c"), ORIGIN), Row(("d", "e", "f"), ORIGIN))
    assert list(Sheet("claims", "claims.csv", ("id", "line", "id"), rows).column("id")) == ["a", "d"]


def test_the_sheet_of_a_table_is_the_adjudicated_one() -> None:
    rated, settled = Sheet("links", "ratings/ann/links.csv", (), (), "ann"), Sheet("links", "links.csv", (), ())
    evidence = Evidence(sheets=(rated, settled))
    assert evidence.sheet("links") is settled
    assert evidence.sheet("claims") is None
