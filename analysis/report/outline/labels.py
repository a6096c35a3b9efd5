"""Labels that the reports share: their title, and what a reader must know wherever a file ends up."""

import analysis
from analysis.appraise.verdict.cited_studies import listed_here
from analysis.model.evidence import Evidence
from analysis.tell.who_judged import notice

#: Title of what has no answer of its own: files for other programs, and the pages of the supplement.
TITLE = "Which claims do the cited studies support?"
TITLES = {
    "studies": "All studies, and what they found",
    "methods": "How it was done",
    "supplement": "Supplement: every claim, every study, and how it was done",
}

#: The pages of the reports, each with what links to it say.
PAGES = {"report.html": "Report", "claims.html": "All claims", "studies.html": "All studies", "methods.html": "Methods"}

#: The program, as formats that name their maker have it.
PROGRAM = "claims-to-evidence"

#: The last line of a page.
CLOSING = f"Made by {PROGRAM} {analysis.__version__}. The same files give the same page."


def label(evidence: Evidence) -> str:
    """Who judged, what people confirmed of it, and over which studies, in two sentences."""
    return f"{notice(evidence)} Verdicts are over the studies {listed_here(evidence)}."
