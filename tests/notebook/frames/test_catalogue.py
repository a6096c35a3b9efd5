"""The tables of frames and columns: every derived frame stands in both, each column once, none of another frame."""

from collections import Counter

import pytest

from analysis.notebook.frames.catalogue import _DERIVED, COLUMNS, FRAMES
from analysis.schema import TABLES


def test_the_frames_of_the_table_are_the_derived_ones():
    assert set(COLUMNS) == set(_DERIVED) == set(FRAMES) - set(TABLES)
    assert all(FRAMES.values())


@pytest.mark.parametrize("frame", _DERIVED)
def test_a_column_stands_once_in_its_frame_and_says_what_it_means(frame):
    columns = COLUMNS[frame]
    assert [name for name, times in Counter(one.name for one in columns).items() if times > 1] == []
    assert all(one.meaning for one in columns)


@pytest.mark.parametrize("frame", _DERIVED)
def test_what_a_frame_computes_is_a_column_of_its(frame):
    columns = {one.name: one for one in COLUMNS[frame]}
    assert set(_DERIVED[frame].computed) <= set(columns)
    assert [name for name in _DERIVED[frame].computed if columns[name].of] == []
