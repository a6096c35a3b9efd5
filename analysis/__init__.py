"""Links the claims that documents make to the studies they cite, and flags what the studies do not support.

>>> import analysis
>>> review = analysis.load("data")
>>> review
Review(353 claims · 41 studies · 0 faults · 67 flags · draft: 0 of 3,494 judgements here confirmed by a person)
"""

import typing

__version__ = "0.1.0"

if typing.TYPE_CHECKING:
    from analysis.notebook import plots as plots
    from analysis.notebook.interactive import browse as browse
    from analysis.notebook.interactive import choose as choose
    from analysis.notebook.review import Review as Review
    from analysis.notebook.review import load as load
    from analysis.notebook.sentence import counted as counted
    from analysis.notebook.sentence import listed as listed
    from analysis.notebook.sentence import of as of
    from analysis.notebook.sentence import say as say
    from analysis.tell.explain.names import UnknownName as UnknownName

# Where each name is, as importing this package alone is to load nothing.
_HOMES = {
    "Review": "analysis.notebook.review",
    "UnknownName": "analysis.tell.explain.names",
    "browse": "analysis.notebook.interactive",
    "choose": "analysis.notebook.interactive",
    "counted": "analysis.notebook.sentence",
    "listed": "analysis.notebook.sentence",
    "load": "analysis.notebook.review",
    "of": "analysis.notebook.sentence",
    "say": "analysis.notebook.sentence",
}


def __getattr__(name: str) -> object:
    """A name that is loaded when it is first asked for."""
    from importlib import import_module

    if name == "plots":
        return import_module("analysis.notebook.plots")
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """What a notebook may want of this package, and what Python wants."""
    return ["__version__", "plots", *_HOMES]
