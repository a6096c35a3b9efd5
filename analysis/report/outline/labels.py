"""Labels that the reports share: their title, and what a reader must know wherever a file ends up."""

from collections.abc import Mapping

from analysis.model.evidence import Evidence
from analysis.model.words import RaterKind, Scope, Verdict
from analysis.show.tables.cells import with_kinds
from analysis.text.prose.phrases import counted

#: Title of the reports.
TITLE = "Which claims do the cited studies support?"

#: The program, as formats that name their maker have it.
PROGRAM = "claims-to-evidence"

#: Which studies a verdict was taken over, and which it was not.
_LISTED_HERE = "listed here; no systematic search"


def kicker(documents: int, claims: int, studies: int) -> str:
    """What was looked at, in one line."""
    studies_listed = f"{counted(studies, 'study', 'studies')} {_LISTED_HERE}"
    return " · ".join((counted(documents, "document"), counted(claims, "claim"), studies_listed))


def notice(evidence: Evidence) -> str:
    """Who made the judgements, in a plain sentence: by machine alone, by people, or not recorded."""
    kinds = {rater.name: rater.kind for rater in evidence.raters}
    judges = dict.fromkeys(link.judged_by for link in evidence.links)
    if not judges:
        return "No claim has been judged against a study."
    if all(kinds.get(judge) is RaterKind.MACHINE_ASSISTED for judge in judges):
        return "Ratings are machine-assisted; no clinician has reviewed them."
    return f"Ratings are by {', '.join(with_kinds(judges, evidence))}."


def label(evidence: Evidence) -> str:
    """Who judged, and over which studies, in two sentences."""
    return f"{notice(evidence)} Verdicts are over the studies {_LISTED_HERE}."


def both_verdicts(found: Mapping[Scope, Verdict]) -> str:
    """A claim's verdict over each scope, in two sentences."""
    return f"The document's own sources: {found[Scope.OWN]}. All studies {_LISTED_HERE}: {found[Scope.ALL]}."
