"""Labels that the reports share: their title, and what a reader must know wherever a file ends up."""

from analysis.appraise.verdict.cited_studies import listed_here
from analysis.model.evidence import Evidence
from analysis.tell.who_judged import notice
from analysis.text.prose.phrases import counted

#: Title of the reports.
TITLE = "Which claims do the cited studies support?"

#: The program, as formats that name their maker have it.
PROGRAM = "claims-to-evidence"


def kicker(evidence: Evidence) -> str:
    """What was looked at, in one line."""
    documents = {*evidence.document, *(claim.document for claim in evidence.claims)}
    studies = f"{counted(len(evidence.studies), 'study', 'studies')} {listed_here(evidence)}"
    return " · ".join((counted(len(documents), "document"), counted(len(evidence.claims), "claim"), studies))


def label(evidence: Evidence) -> str:
    """Who judged, what people confirmed of it, and over which studies, in two sentences."""
    return f"{notice(evidence)} Verdicts are over the studies {listed_here(evidence)}."
