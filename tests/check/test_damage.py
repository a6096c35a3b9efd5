"""Checks on the bibliography: every kind of damage that its reader reports has one."""

import textwrap

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.damage import DAMAGE, reported
from analysis.check.manuals import manual_of
from analysis.model.evidence import Evidence
from analysis.read.bibtex import read_bibliography
from tests.builders import miniset

#: A text with every kind of damage.
DAMAGED = """@misc{a, note = {x} year = 2001}
@misc{, note = {x}}
@misc{b c, note = undefined}
@misc{A, note = {x}, note = {y}}
% @misc{d, note = {x}}
@misc{e}
"""

REPORTED = read_bibliography(DAMAGED, "citations.bib").damage
CHECKS = [reported(manual) for manual in DAMAGE if "citations.bib" in manual.passes]
NAMES = [manual.name for manual in DAMAGE if "citations.bib" in manual.passes]


def found(check, text):
    evidence = Evidence(damage=read_bibliography(text, "citations.bib").damage)
    return list(check(AppraisedEvidence(evidence)))


def fragment(check, heading, following):
    """The bibliography that the check's manual shows under a heading."""
    text = manual_of(check).partition(f"{heading}::\n")[2].partition(f"\n{following}:")[0]
    return miniset.blocks(textwrap.dedent(text))["citations.bib"]


def test_every_kind_of_damage_has_its_check():
    assert sorted(REPORTED) == sorted(NAMES)


@pytest.mark.parametrize("check", CHECKS, ids=NAMES)
def test_check_yields_what_the_reader_found(check):
    assert found(check, DAMAGED)


@pytest.mark.parametrize("check", CHECKS, ids=NAMES)
def test_check_is_silent_on_a_sound_bibliography(check):
    assert not found(check, "@misc{a, note = {x}}")


@pytest.mark.parametrize("check", CHECKS, ids=NAMES)
def test_manual_fragment_that_passes_passes_every_check(check):
    text = fragment(check, "Passes", "Fails")
    assert "ito2011" in text
    assert not any(found(other, text) for other in CHECKS)


@pytest.mark.parametrize("check", CHECKS, ids=NAMES)
def test_manual_fragment_that_fails_fails_this_check_alone(check):
    text = fragment(check, "Fails", "Source")
    assert "ito2011" in text
    assert [other for other in CHECKS if found(other, text)] == [check]
