"""Manuals: what a check finds and why, its fragments and the source of its rule, as one text."""

from importlib import import_module
from inspect import isfunction, signature

from analysis.check.catalogue import CHECKS
from analysis.check.damage import DAMAGE
from analysis.check.manuals import MANUALS, Manual, described, manual_of

TOLD = (
    "A claim is odd.\n\nNobody can read it.\n\nPasses::\n\n    claims.csv\n    id\n    C001\n\n"
    "Fails::\n\n    claims.csv\n    id\n    C001\n\n    page1.txt\n    Ginger works.\n\nSource: arithmetic."
)


def test_row_gives_a_function_its_name_and_its_manual():
    fragments = ("claims.csv\nid\nC001\n", "claims.csv\nid\nC001\n\npage1.txt\nGinger works.\n")
    manual = Manual("odd-claim", "A claim is odd.", "Nobody can read it.", *fragments, "arithmetic.")
    function = described(manual, lambda _: iter(()))
    assert function.__name__ == "odd_claim"
    assert manual_of(function) == TOLD


def test_row_without_what_is_wrong_leaves_it_to_the_function():
    def odd(_):
        """A claim is odd."""
        yield from ()

    manual = Manual("odd", "", "Nobody can read it.", "claims.csv\nid\nC001\n", "claims.csv\nid\nC002\n", "arithmetic.")
    assert manual_of(described(manual, described(manual, odd))).startswith("A claim is odd.\n\nNobody can read it.\n\n")


def test_every_function_that_finds_something_in_what_was_appraised_has_a_row():
    modules = {manual.module: import_module(f"analysis.check.{manual.module}") for manual in MANUALS}
    found = {
        (name, one.__name__)
        for name, module in modules.items()
        for one in vars(module).values()
        if isfunction(one) and one.__module__ == module.__name__ and not one.__name__.startswith("_")
        if [*signature(one).parameters] in (["appraised"], ["appraised", "raised"])
    }
    assert found == {(manual.module, manual.function) for manual in MANUALS}
    assert {check.function.__name__ for check in CHECKS[len(DAMAGE) :]} == {manual.function for manual in MANUALS}
