"""What all studies known here are called, and how they were searched for."""

from datetime import date

from analysis.appraise.verdict.cited_studies import known_here, listed_here, search_made
from analysis.model.evidence import Evidence
from tests.builders.build import search


def test_without_a_log_of_searches_studies_are_listed() -> None:
    assert known_here(Evidence()) == "listed here"
    assert listed_here(Evidence()) == "listed here; no systematic search"


def test_a_log_of_searches_says_how_many_and_to_which_day() -> None:
    one = search(date="2029-05-01")
    found = Evidence(searches=(one, search(date="2029-06-12"), one._replace(date=date(2028, 1, 31))))
    assert known_here(found) == "we found"
    assert search_made(found) == "3 searches logged, to 2029-06-12; no systematic search"
    assert search_made(Evidence(searches=(one,))).startswith("1 search logged, to 2029-05-01;")
