"""The evidence as one JSON document: what other programs rely on.

Keys of claims, studies and findings are the column names of their tables; words are those of ``model/words.py``. The
same input gives the same bytes.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import analysis
from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.certainty import CertaintyRating
from analysis.appraise.raters.agreement import Agreement
from analysis.appraise.raters.coefficients import Coefficient
from analysis.appraise.raters.confirmed import confirmed
from analysis.appraise.raters.rated_pairs import RatedPair, disputed, overruled
from analysis.appraise.verdict.assessment import Assessment
from analysis.appraise.verdict.rules import NO_COMPARISON, VerdictPart
from analysis.appraise.wording.verdict_words import part_words
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import Scope
from analysis.model.figure import Figure
from analysis.model.judgements import Link
from analysis.model.records import Claim
from analysis.schema import TABLES
from analysis.tell.formats.problems import as_row
from analysis.tell.not_checked import not_checked
from analysis.tell.numbers.all_numbers import numbers, plain_number

#: Tables with a part of their own, or whose rows stand with their claims (links) or questions (steps of certainty).
_PLACED = ("documents", "claims", "studies", "links", "findings", "questions", "certainty")

#: Tables whose rows stand in no other part.
OTHER_TABLES = tuple(name for name in TABLES if name not in _PLACED)


def evidence_json(review: EvidenceReview) -> str:
    """The whole of the evidence, appraised, as JSON text ending in a line end."""
    return json.dumps(as_mapping(review), indent=1, ensure_ascii=False) + "\n"


def as_mapping(review: EvidenceReview) -> dict[str, Any]:
    """The same as plain mappings and lists.

    ``confirmed`` says how many judgements a person confirmed, of how many, and with how many people disagree or are
    unsure. ``claims`` have, beside their columns: ``links``; for both scopes ``verdict``, its ``verdict_words``,
    ``rule``, ``deciding``, its ``parts`` by comparison, and ``judged`` of how many studies, ``so_far`` if another could
    change it; ``known_help``, beside a bare "is used for"; ``provisional``, which of ``own``, ``all`` and the flags
    would change without the unverified facts; ``flags``, names of checks; ``questions`` that it falls under, closest
    first, each with the fit of its terms. ``questions`` have, beside their columns, ``certainty``: its level, start and
    steps, or why there is none. ``tables`` holds the rows of the tables that stand nowhere else, by table, those left
    out that are not there; ``numbers`` every number of the reports.
    """
    appraised, evidence = review.appraised, review.evidence
    return {
        "version": analysis.__version__,
        "inputs": dict(sorted(evidence.inputs.items())),
        "confirmed": evidence.once(confirmed).counts,
        "documents": [_columns(document) for document in evidence.documents],
        "claims": [_claim(claim, review) for claim in evidence.claims],
        "studies": [_columns(study) for study in evidence.studies],
        "findings": [_columns(finding) for finding in evidence.findings],
        "questions": [
            _columns(rating.question) | {"certainty": _certainty(rating, appraised)}
            for rating in appraised.certainty.values()
        ],
        "problems": [as_row(problem, review) for problem in review.problems],
        "not_checked": [item._asdict() for item in not_checked(appraised)],
        "numbers": [_columns(number, ("records",)) | {"rows": number.rows} for number in review.once(numbers)],
        "tables": {
            name: [_columns(row) for row in getattr(evidence, name)]
            for name in OTHER_TABLES
            if name not in evidence.absent
        },
        "bibliography": [{"key": one.key, "type": one.type, "fields": dict(one.fields)} for one in evidence.entries],
        "agreement": {
            "sets": [_agreement(one) for one in appraised.agreement],
            "disagreements": [_rated(pair) for pair in evidence.once(disputed)],
            "overruled": [_rated(pair) | {"reason": pair.reason} for pair in evidence.once(overruled)],
        },
    }


def _claim(claim: Claim, review: EvidenceReview) -> dict[str, Any]:
    appraised, assessments = review.appraised, {scope: review.assessment(claim, scope) for scope in Scope}
    cited = assessments[Scope.OWN].cited_studies.studies
    return _columns(claim) | {
        "links": [_link(link, link.study in cited) for link in appraised.evidence.links_of.get(claim.id, ())],
        "verdict": {scope: found.verdict for scope, found in assessments.items()},
        "verdict_words": {scope: appraised.verdict_words(claim.id, scope) for scope in Scope},
        "rule": {scope: found.rule.number for scope, found in assessments.items()},
        "parts": {scope: [_part(part, appraised) for part in found.parts] for scope, found in assessments.items()},
        "judged": {scope: found.judged for scope, found in assessments.items()},
        "of": {scope: found.of for scope, found in assessments.items()},
        "so_far": {scope: found.so_far for scope, found in assessments.items()},
        "known_help": appraised.known_help(claim),
        "deciding": {scope: _deciding(found) for scope, found in assessments.items()},
        "provisional": [*appraised.provisional.get(claim.id, ()), *review.provisional_flags.get(claim.id, ())],
        "flags": list(review.flags.get(claim.id, ())),
        "questions": [
            {"question": fit.question.id, "fits": _fields(fit, "condition", "agent", "outcome")}
            for fit in appraised.questions.get(claim.id, ())
        ],
    }


def _certainty(rating: CertaintyRating, appraised: AppraisedEvidence) -> dict[str, Any]:
    return _fields(rating, "level", "at_most", "why_not", "start", "body") | {
        "studies": [study.study for study in rating.studies],
        "steps": [_columns(step) for step in rating.steps],
        "not_considered": list(rating.not_considered),
        "provisional": rating.question.id in appraised.provisional_certainty,
        "label": rating.label,
    }


def _link(link: Link, cited: bool) -> dict[str, Any]:
    fits = {name: getattr(link, f"{name}_fit") for name in ("condition", "agent", "comparator", "outcome")}
    judged = _fields(link, "study", "finding", "question", "stance", "basis", "why", "leans")
    reasons = _fields(link, "rationale", "overrule_reason", "carried_from", "judged_by")
    return judged | {"fits": fits, "cited_by_document": cited} | reasons


def _part(part: VerdictPart, appraised: AppraisedEvidence) -> dict[str, Any]:
    return {
        "comparison": str(part.comparison),
        "verdict": part.verdict,
        "words": str(part_words(part, appraised.certainty)) if part.comparison != NO_COMPARISON else part.verdict,
        "rule": part.rule.number,
        "studies": list(dict.fromkeys(one.study.study for one in part.links)),
        "voting": list(dict.fromkeys(one.study.study for one in part.voting)),
    }


def _deciding(assessment: Assessment) -> dict[str, Any] | None:
    one = assessment.deciding
    if one is None:
        return None
    return {
        "study": one.study.study,
        "finding": one.finding.id if one.finding else None,
        "phase": one.phase,
        "design": one.study.design,
        "level": one.evidence_level.level,
    }


def _fields(record: Any, *names: str) -> dict[str, Any]:
    return {name: getattr(record, name) for name in names}


def _columns(record: Any, without: Sequence[str] = ("origin",)) -> dict[str, Any]:
    return {name: _plain(value) for name, value in record._asdict().items() if name not in without}


def _plain(value: Any) -> Any:
    if isinstance(value, Figure):
        return value.text
    if isinstance(value, date):
        return value.isoformat()
    return plain_number(value) if isinstance(value, Decimal) else value


def _agreement(one: Agreement) -> dict[str, Any]:
    coefficients = {name: _coefficient(getattr(one, name)) for name in ("raw", "kappa", "ac1", "weighted", "alpha")}
    return _columns(one, ("rows",)) | {
        **coefficients,
        "by_word": {word: {"agreed": agreed, "chosen": chosen} for word, agreed, chosen in one.by_word},
        "table": [{"words": words, "pairs": count} for words, count in sorted(one.table.items())],
    }


def _rated(pair: RatedPair) -> dict[str, Any]:
    said = {rater: link.stance for rater, link in pair.rated.items()}
    return {"claim": pair.claim, "study": pair.study, "raters": said, "adjudicated": pair.word}


def _coefficient(coefficient: Coefficient | None) -> Mapping[str, float | None] | None:
    if coefficient is None:
        return None
    return {name: None if value is None else round(value, 6) for name, value in coefficient._asdict().items()}
