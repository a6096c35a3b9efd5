"""What ``check`` prints: a screen, or what is asked for."""

import re

import pytest

from analysis.check.catalogue import CHECKS
from analysis.model.conclusions import Head, Kind
from analysis.tell.formats.screen import MOST, Wanted, as_line, as_text, coverage
from tests.builders import shown
from tests.builders.shipped import DATA

CHECK_NAMES = [check.name for check in CHECKS]


@pytest.fixture(scope="module")
def shipped():
    return shown.of_folder(DATA)


def test_a_screen_is_a_screen_and_begins_with_who_judged(shipped):
    lines = as_text(shipped).splitlines()
    assert lines[0].startswith("Draft until all are confirmed: ")
    assert len(lines) <= MOST + 12
    assert len([line for line in lines if re.match(r" ?\d+\. ", line)]) == MOST


def test_notes_of_one_check_are_a_line_and_a_count_and_faults_a_line_each(tmp_path):
    four = "claims.csv\nid,quote\nC001,one\nC002,two\nC003,three\nC004,four\n\nfindings.csv\nmeasure\np value\n\n"
    links = "links.csv\nclaim,stance\nC001,supports\nC002,supports\nC003,indirect\nC004,does not address"
    text = as_text(shown.review(tmp_path, f"{four}{links}"))
    assert len(re.findall(r"\[proposition-judged-in-two-ways\]$", text, re.MULTILINE)) == 1
    assert "2 proposition-judged-in-two-ways" in text
    faults = len(re.findall(r": fault: ", text))
    assert f"{faults} faults (" in text


def test_counts_by_head_are_those_of_the_flags(shipped):
    text = as_text(shipped)
    for head in Head:
        number = sum(one.head is head for one in shipped.problems)
        assert (f"{number} {head}" in text) == bool(number)


def test_coverage_is_counted_from_the_rows(shipped):
    evidence = shipped.evidence
    judged = {link.claim for link in evidence.links}
    aside = [one for one in evidence.claims if one.category in ("caveat", "context")]
    assert aside
    asked = len(evidence.claims) - len(aside)
    told = f"{len(judged)} of {asked} claims judged, {len(aside)} of caveats and context aside; "
    assert coverage(shipped).startswith(told)
    assert judged == set(evidence.claim) - {one.id for one in aside}
    assert f"of {len(evidence.studies)} studies read" in coverage(shipped)


def test_the_gravest_stand_first_and_each_sentence_once(shipped):
    lines = [line for line in as_text(shipped).splitlines() if re.match(r" ?\d+\. ", line)]
    severities = [re.split(r"[.,] ", line)[1] for line in lines]
    assert severities == sorted(severities, key=["high", "medium", "low"].index)
    first = shipped.priority.gravest_first(one for one in shipped.problems if one.kind is Kind.FLAG)[0]
    assert first.check in lines[0]


@pytest.mark.parametrize(
    ("wanted", "keeps"),
    [
        (
            Wanted(document="004"),
            lambda one, review: (
                "004" in (review.document_of(one), *(one.document for one in review.priority.claims(one)))
            ),
        ),
        (Wanted(claim="C270"), lambda one, _: "C270" in one.claims),
        (Wanted(only="unsupported"), lambda one, _: one.check == "unsupported"),
        (Wanted(only=Head.REFERENCE), lambda one, _: one.head is Head.REFERENCE),
    ],
)
def test_only_what_is_asked_for_is_printed_a_line_each(shipped, wanted, keeps):
    found = wanted.of(shipped)
    assert found
    assert all(keeps(one, shipped) for one in found)
    lines = as_text(shipped, wanted).splitlines()
    assert lines[1 : len(found) + 1] == list(map(as_line, found))


def test_all_has_what_is_held_back_and_every_other_line(shipped):
    assert len(Wanted(whole=True).of(shipped)) == len(shipped.problems) + len(shipped.held_back)


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (Wanted(only="unsuported"), 'did you mean "unsupported"'),
        (Wanted(document="0004"), 'did you mean "004"'),
        (Wanted(claim="C9999"), '"C9999" is not known'),
    ],
)
def test_what_is_not_there_is_said_with_the_nearest(shipped, wanted, said):
    (message,) = wanted.unknown(shipped)
    assert said in message


def test_faults_come_first_each_with_its_place(tmp_path):
    review = shown.review(tmp_path, "links.csv\nclaim,study\nC001,itto2011\n")
    lines = as_text(review).splitlines()
    faults = [one for one in review.problems if one.kind is Kind.FAULT]
    assert lines[1 : len(faults) + 1] == list(map(as_line, faults))
    assert re.match(
        rf"{len(faults)} faults \(.*1 unknown-study", next(line for line in lines if re.match(r"\d+ fault", line))
    )


def test_text_of_a_clean_set_says_so(tmp_path):
    assert "0 faults" in as_text(shown.review(tmp_path)).splitlines()


def test_no_cell_can_steer_the_terminal(tmp_path):
    review = shown.review(tmp_path, "claims.csv\nid,quote,sourcing\nC001,a\u202eb,vague\n")
    assert "\u202e" not in as_text(review)
