"""Problems as JSON and GitHub annotations, and the formats of ``check`` in one table."""

from collections.abc import Callable, Mapping

from analysis.appraise.raters.confirmed import confirmed
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import Kind
from analysis.model.problem import Problem
from analysis.model.words import Severity
from analysis.tell.formats.screen import SCREEN, Wanted, as_text, counts
from analysis.tell.not_checked import files_not_checked
from analysis.text.legible import controls_escaped


def as_row(problem: Problem, review: EvidenceReview) -> dict[str, object]:
    """A problem as a flat mapping, its place spelt out."""
    before, after = ("check", "kind", "severity", "head"), ("claim", "claims", "study", "document", "message", "remedy")
    kind, concerned = ({name: getattr(problem, name) for name in names} for names in (before, after))
    concerned["claims"] = list(problem.claims)
    claim = review.evidence.claim.get(problem.claim)
    concerned["document"] = review.document_of(problem) or (claim.document if claim else "")
    return kind | problem.place._asdict() | concerned


def _github(review: EvidenceReview, wanted: Wanted = SCREEN) -> str:
    """GitHub workflow commands: faults as errors, flags of high severity as warnings, all else as notices."""
    lines = []
    for problem in wanted.of(review):
        grave = problem.kind is Kind.FLAG and problem.severity is Severity.HIGH
        command = "error" if problem.kind is Kind.FAULT else "warning" if grave else "notice"
        place = problem.place
        where = f"file={_property(place.file)},line={place.line},col={place.column}"
        said = _message(f"{problem.message}; {problem.remedy}")
        lines.append(f"::{command} {where},title={_property(problem.check)}::{said}")
    return "\n".join(lines)


def _json(review: EvidenceReview, wanted: Wanted = SCREEN) -> str:
    import json

    problems, unchecked = wanted.of(review), files_not_checked(review.evidence)
    body = {
        "problems": [as_row(one, review) for one in problems],
        "counts": counts(problems),
        "confirmed": review.evidence.once(confirmed).counts,
        "not_checked": [one._asdict() for one in unchecked],
        "held_back": [as_row(one, review) for one in review.held_back],
    }
    return json.dumps(body, indent=2, ensure_ascii=False)


def _sarif(review: EvidenceReview, wanted: Wanted = SCREEN) -> str:
    from analysis.tell.formats.sarif import sarif

    return sarif(wanted.of(review), review.evidence)


def _message(text: str) -> str:
    return controls_escaped(text).replace("%", "%25")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


#: The formats of ``check``, by the name that the command line takes: each writes a review, or what is ``Wanted`` of it.
FORMATS: Mapping[str, Callable[..., str]] = {
    "text": as_text,
    "json": _json,
    "github": _github,
    "sarif": _sarif,
}
