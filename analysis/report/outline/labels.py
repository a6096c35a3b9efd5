"""Labels that the reports share: their title, and what a reader must know wherever a file ends up."""

from analysis.appraise.verdict.cited_studies import listed_here
from analysis.model.evidence import Evidence
from analysis.show.summary.one_page import OnePage
from analysis.tell.who_judged import notice
from analysis.text.prose.phrases import counted

#: Title of the reports.
TITLE = "Which claims do the cited studies support?"

#: The program, as formats that name their maker have it.
PROGRAM = "claims-to-evidence"


def kicker(page: OnePage) -> str:
    """What was looked at, in one line."""
    studies = f"{counted(page.studies, 'study', 'studies')} {page.known_here}"
    return " · ".join((counted(page.documents, "document"), counted(page.claims, "claim"), studies))


def label(evidence: Evidence) -> str:
    """Who judged, what people confirmed of it, and over which studies, in two sentences."""
    return f"{notice(evidence)} Verdicts are over the studies {listed_here(evidence)}."
