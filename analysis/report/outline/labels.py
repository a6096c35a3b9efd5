"""Labels that the reports share: their title, and what a reader must know wherever a file ends up."""

from analysis.model.evidence import Evidence
from analysis.tell.who_judged import notice
from analysis.text.prose.phrases import counted

#: Title of the reports.
TITLE = "Which claims do the cited studies support?"

#: The program, as formats that name their maker have it.
PROGRAM = "claims-to-evidence"

#: Which studies a verdict was taken over, and which it was not.
LISTED_HERE = "listed here; no systematic search"


def kicker(documents: int, claims: int, studies: int) -> str:
    """What was looked at, in one line."""
    studies_listed = f"{counted(studies, 'study', 'studies')} {LISTED_HERE}"
    return " · ".join((counted(documents, "document"), counted(claims, "claim"), studies_listed))


def label(evidence: Evidence) -> str:
    """Who judged, what people confirmed of it, and over which studies, in two sentences."""
    return f"{notice(evidence)} Verdicts are over the studies {LISTED_HERE}."
