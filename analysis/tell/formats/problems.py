"""Problems for other programs: as JSON, GitHub annotations and SARIF; and the formats of ``check`` in one table.

SARIF, in which editors and code hosts read the findings of a checker, is the Static Analysis Results Interchange Format
2.1.0 plus Errata 01, OASIS, 2023.
"""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from inspect import cleandoc
from typing import Any
from urllib.parse import quote

import analysis
from analysis.appraise.raters.confirmed import confirmed
from analysis.check.catalogue import CHECKS, Check
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import Kind
from analysis.model.evidence import Evidence
from analysis.model.problem import Problem
from analysis.model.words import Severity
from analysis.tell.formats.screen import SCREEN, Wanted, as_text, counts
from analysis.tell.not_checked import files_not_checked
from analysis.text.legible import controls_escaped

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

# Faults keep the files from being read as meant; a note is a remark. Flags have one level each.
_LEVELS = {Severity.HIGH: "error", Severity.MEDIUM: "warning", Severity.LOW: "note"}
_LEVELS_OF_KINDS = {Kind.FAULT: "error", Kind.NOTE: "note"}

# What the properties of a result hold of its problem.
_PROPERTIES = ("kind", "severity", "head", "claims", "study", "document", "remedy")

# Name and version of the way in which fingerprints are made. A new way needs a new number.
_FINGERPRINT = "claimsToEvidence/v1"


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
    problems, unchecked = wanted.of(review), files_not_checked(review.evidence)
    body = {
        "problems": [as_row(one, review) for one in problems],
        "counts": counts(problems),
        "confirmed": review.evidence.once(confirmed).counts,
        "not_checked": [one._asdict() for one in unchecked],
        "held_back": [as_row(one, review) for one in review.held_back],
    }
    return json.dumps(body, indent=2, ensure_ascii=False)


def _message(text: str) -> str:
    return controls_escaped(text).replace("%", "%25")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def sarif(problems: Sequence[Problem], evidence: Evidence, note: str = "") -> str:
    """A SARIF log with one run: every check as a rule with its whole manual, every problem as a result.

    A flag on a claim stands at the page's line, its row beside it; all else at its row. A note on the whole stands in
    the properties of the run; it is left out if empty. ``partialFingerprints`` stay the same when rows move, so that a
    problem is known again in the next version: they are made of check, file, claims, study and document (of the
    message, where a problem concerns none of them) and of how many alike come before.
    """
    driver = {"name": "claims-to-evidence", "version": analysis.__version__, "rules": [_rule(one) for one in CHECKS]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": list(_results(problems, evidence))}
    if note:
        run["properties"] = {"note": note}
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1, ensure_ascii=False)


def _level(kind: Kind, severity: Severity) -> str:
    return _LEVELS_OF_KINDS.get(kind) or _LEVELS[severity]


def _rule(check: Check) -> dict[str, Any]:
    manual = cleandoc(check.manual)
    title, _, rest = manual.partition("\n\n")
    return {
        "id": check.name,
        "shortDescription": {"text": _literal(" ".join(title.split()))},
        "fullDescription": {"text": _literal(" ".join(rest.partition("Passes::")[0].split()) or title)},
        "help": {"text": _literal(manual)},
        "defaultConfiguration": {"level": _level(check.kind, check.severity)},
        "properties": {"kind": check.kind, "severity": check.severity, "tags": [check.kind, check.severity]},
    }


def _results(problems: Sequence[Problem], evidence: Evidence) -> Iterator[dict[str, Any]]:
    rules = {check.name: index for index, check in enumerate(CHECKS)}
    seen: Counter[str] = Counter()
    for problem in problems:
        digest = _digest(problem)
        seen[digest] += 1
        result = {
            "ruleId": problem.check,
            "level": _level(problem.kind, problem.severity),
            "message": {"text": _literal(f"{problem.message}; {problem.remedy}")},
            **_locations(problem, evidence),
            "partialFingerprints": {_FINGERPRINT: f"{digest}:{seen[digest]}"},
            "properties": {name: getattr(problem, name) for name in _PROPERTIES},
        }
        yield result | ({"ruleIndex": rules[problem.check]} if problem.check in rules else {})


def _digest(problem: Problem) -> str:
    concerned = (" ".join(problem.claims), problem.study, problem.document)
    named = concerned if any(concerned) else (problem.message,)
    file = problem.place.file.rpartition("/")[2]
    return hashlib.sha256(json.dumps([problem.check, file, *named]).encode()).hexdigest()[:32]


def _locations(problem: Problem, evidence: Evidence) -> dict[str, Any]:
    place = problem.place
    row = _location(place.file, {"startLine": place.line, "startColumn": place.column})
    claim = evidence.claim.get(problem.claim) if problem.kind is Kind.FLAG else None
    document = evidence.document.get(claim.document) if claim else None
    related: list[dict[str, Any]] = []
    if claim and document:
        copy = evidence.texts.get(document.id)
        page = copy.file if copy else f"{place.file.rpartition('/')[0] or '.'}/documents/{document.file}"
        row, related = _location(page, {"startLine": claim.line}), [row]
    named = (*(("claim", name) for name in problem.claims), ("study", problem.study), ("document", problem.document))
    logical = [{"name": name, "kind": kind} for kind, name in named if name]
    located = row | ({"logicalLocations": logical} if logical else {})
    return {"locations": [located]} | ({"relatedLocations": related} if related else {})


def _location(file: str, region: dict[str, int]) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(file)}, "region": region}}


def _uri(file: str) -> str:
    """A path as a URI: relative as it is, absolute with its scheme."""
    if re.match(r"[A-Za-z]:/", file):
        return f"file:///{quote(file, safe='/:')}"
    return f"file://{quote(file)}" if file.startswith("/") else quote(file)


def _literal(text: str) -> str:
    """A text of which nothing acts as a placeholder or as a link (SARIF 2.1.0, 3.11.5 and 3.11.6)."""
    text = text.replace("{", "{{").replace("}", "}}")
    return re.sub(r"([\\\[\]])", r"\\\1", text) if "](" in text else text


#: The formats of ``check``, by the name that the command line takes: each writes a review, or what is ``Wanted`` of it.
FORMATS: Mapping[str, Callable[..., str]] = {
    "text": as_text,
    "json": _json,
    "github": _github,
    "sarif": lambda review, wanted=SCREEN: sarif(wanted.of(review), review.evidence),
}
