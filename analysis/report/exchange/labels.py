"""Labels that the exchange formats share: what the reader must know wherever a file ends up."""

from collections.abc import Mapping

from analysis.model.evidence import Evidence
from analysis.model.words import Scope, Verdict
from analysis.report.html.page import notice

#: The program, as formats that name their maker have it.
PROGRAM = "claims-to-evidence"

#: Which studies a verdict was taken over, and which it was not.
LISTED_HERE = "studies listed here; no systematic search"


def label(evidence: Evidence) -> str:
    """Who judged, and over which studies, in two sentences."""
    return f"{notice(evidence)} Verdicts are over the {LISTED_HERE}."


def both_verdicts(found: Mapping[Scope, Verdict]) -> str:
    """A claim's verdict over each scope, in two sentences."""
    return f"The document's own sources: {found[Scope.OWN]}. All {LISTED_HERE}: {found[Scope.ALL]}."
