"""A problem: one thing that is wrong, where it is, and what to do about it."""

from typing import NamedTuple

from analysis.model.place import Place
from analysis.model.words import Kind, Severity


class Remark(NamedTuple):
    """What a check found, before its name, kind and severity are put to it.

    ``message`` says what was needed and what was found, in lower case without a full stop; ``remedy`` says what to do.
    ``claim`` and ``study`` name the records concerned, empty where there is none; ``document`` is the document that the
    remark is on as a whole, empty for a remark on anything less.
    """

    place: Place
    message: str
    remedy: str
    claim: str = ""
    study: str = ""
    document: str = ""


class Problem(NamedTuple):
    """A fault of the files or a flag on a document, as every report and every format shows it."""

    place: Place
    check: str
    kind: Kind
    severity: Severity
    claim: str
    study: str
    message: str
    remedy: str
    document: str = ""
