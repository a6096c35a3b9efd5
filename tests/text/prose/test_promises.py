"""Promises: a treatment that is said to work, and one that merely does something."""

import pytest

from analysis.text.prose.promises import promises


@pytest.mark.parametrize(
    ("text", "promise"),
    [
        ("It works by waking the nerves.", True),
        ("New tissue is formed.", True),
        ("It heals the joint.", True),
        ("It raises blood flow.", False),
        ("Workers by the sea.", False),
    ],
)
def test_to_work_mend_or_relieve_is_a_promise(text, promise):
    assert promises(text) is promise
