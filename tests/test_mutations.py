"""The mutation bench: single errors in a correct set are caught with their values, and rewrites raise nothing.

Each kind is tried here on the first and the last row that it applies to; the tests marked ``long`` try all rows, and
``benchmarks/mutations.py`` prints what came of them.
"""

from collections import Counter

import pytest

from analysis.check.catalogue import CHECKS
from analysis.model.conclusions import Kind
from tests.bench.draft import ENTRIES, Draft, entry
from tests.bench.injection import baseline, inject, problems, reword, targets
from tests.bench.kinds import ERRORS, EXPECTED, MISSED, REWRITES

CAUGHT = [kind for kind in ERRORS.values() if kind.name not in MISSED]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("set")


@pytest.fixture(scope="module")
def known(folder):
    return baseline(folder)


def test_unchanged_set_has_no_fault_and_only_the_flags_that_are_expected(folder):
    found = problems(Draft(), folder)
    assert not [problem.message for problem in found if problem.kind is Kind.FAULT]
    assert Counter((problem.check, problem.claim) for problem in found) == Counter(EXPECTED.keys())


@pytest.mark.parametrize("kind", CAUGHT, ids=lambda kind: kind.name)
def test_error_is_caught_at_its_row_and_its_values_are_named(kind, folder, known):
    injections = list(inject(kind, folder, known, most=2))
    assert injections
    for injection in injections:
        found = "\n".join(f"{one.check}: {one.message}" for one in injection.new)
        assert injection.catch, f"{injection.target}: {' or '.join(kind.caught_by)} expected; found:\n{found}"


@pytest.mark.parametrize("name", ["markers of two claims exchanged", "column of markers shifted by a row"])
def test_markers_that_changed_places_are_one_message(name, folder, known):
    for injection in inject(ERRORS[name], folder, known, most=2):
        assert len([one for one in injection.new if one.check == "marker-not-in-line"]) == 1, injection.target


@pytest.mark.parametrize("name", ["decimals in counts", "NaN for no figure", "NA for a condition", "nan for no counts"])
def test_what_a_spreadsheet_made_of_a_cell_is_no_flag_on_a_document(name, folder, known):
    for injection in inject(ERRORS[name], folder, known, most=2):
        assert not [one.message for one in injection.new if one.kind is Kind.FLAG], injection.target


@pytest.mark.parametrize("name", MISSED)
def test_kind_is_called_missed_only_while_it_is(name, folder, known):
    assert not all(injection.catch for injection in inject(ERRORS[name], folder, known))


@pytest.mark.parametrize("kind", REWRITES.values(), ids=lambda kind: kind.name)
def test_rewrite_raises_nothing(kind, folder, known):
    injections = list(reword(kind, folder, known, most=1))
    assert injections
    for injection in injections:
        assert not [f"{one.check}: {one.message}" for one in injection.new], injection.target


# Minutes: every row, not the first and the last only


@pytest.mark.long
@pytest.mark.parametrize("kind", CAUGHT, ids=lambda kind: kind.name)
def test_error_is_caught_in_whatever_row_it_stands(kind, folder, known):
    assert [one.target for one in inject(kind, folder, known) if not one.catch] == []


@pytest.mark.long
@pytest.mark.parametrize("kind", REWRITES.values(), ids=lambda kind: kind.name)
def test_rewrite_of_whatever_row_raises_nothing(kind, folder, known):
    found = (problem for injection in reword(kind, folder, known) for problem in injection.new)
    assert [f"{one.check}: {one.message}" for one in found] == []


def test_at_least_19_in_20_kinds_are_caught():
    assert len(ERRORS) >= 260
    assert set(MISSED) <= set(ERRORS)
    assert len(MISSED) <= 0.05 * len(ERRORS)


def test_every_kind_names_checks_that_exist():
    names = {check.name for check in CHECKS}
    assert {name for kind in ERRORS.values() for name in kind.caught_by} <= names


def test_an_error_changes_the_set():
    before = Draft()
    entries = "".join(map(entry, before.rows[ENTRIES]))
    for kind in ERRORS.values():
        draft = targets(kind, most=1)[0].draft
        changed = (draft.rows, draft.texts) != (before.rows, before.texts)
        assert changed or draft.bibliography(entries) != entries, kind.name
