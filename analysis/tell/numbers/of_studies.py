"""Numbers of studies: how they were done and read, what they found, their risk of bias, and how they are cited."""

from collections.abc import Iterator
from itertools import chain

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.bias import NOT_ASSESSED, overall
from analysis.appraise.wording.value import value_in_words
from analysis.model.words import Role
from analysis.tell.numbers.number import Number

_STUDY = "One row of studies.csv is one study."
_FINDING = "One row of findings.csv is one result that a study reports."
_VALUE = "The result as read in the study; of fewer than 20 people only the counts are printed."
_REFERENCE = "One row of references.csv is one reference as a document prints it."
_FIELD = "Each field of a printed reference is compared with the study's entry in citations.bib."
_DOMAIN = "One row of appraisals.csv is one domain of one tool."
_BIAS = "The rows of appraisals.csv with one study, outcome, phase and tool are one result."
_OVERALL = "The worst word among the domains of the tool, where each has a judgement."


def study_numbers(appraised: AppraisedEvidence) -> Iterator[Number]:
    """Every number of studies, findings, risk of bias and printed references, then the value of each finding."""
    yield from _studies(appraised)
    yield from _findings(appraised)
    yield from _bias(appraised)
    yield from _references(appraised)
    for finding in appraised.evidence.findings:
        if finding.value is not None:
            said = f"{finding.measure}, {finding.outcome}, in {finding.study} ({finding.phase})"
            exact = int(finding.value) if finding.value == finding.value.to_integral_value() else float(finding.value)
            yield Number(finding.id, value_in_words(finding), exact, said, _VALUE, (finding,))


def _studies(appraised: AppraisedEvidence) -> Iterator[Number]:
    studies = Number.counting("studies", "studies", _STUDY, appraised.evidence.studies)
    yield studies
    yield from studies.by(lambda one: one.role, "of the role “{}”", Role)
    designs = studies._replace(id="designs").by(lambda one: one.design, "of the design “{}”")
    yield from designs
    reading = studies._replace(id="read").by(lambda one: one.read_as, "read as “{}”")
    yield from reading


def _findings(appraised: AppraisedEvidence) -> Iterator[Number]:
    findings = Number.counting("findings", "findings", _FINDING, appraised.evidence.findings)
    yield findings
    yield findings.part("verified", "read in their source", lambda one: one.verified)
    yield findings.part("unverified", "that nobody has verified", lambda one: not one.verified)
    yield from findings.by(lambda one: one.phase, "of the part “{}”")


def _bias(appraised: AppraisedEvidence) -> Iterator[Number]:
    rated = appraised.evidence.appraisals
    judged = Number.counting(
        "bias.domains", "domains appraised", "One row of appraisals.csv is one domain of one tool.", rated
    )
    yield judged
    yield from judged.by(lambda one: one.judgement, "judged “{}”", (NOT_ASSESSED,))
    found = appraised.bias
    behind = tuple(chain.from_iterable(one.rows.values() for one in found))
    said = "results appraised for risk of bias"
    yield Number("bias.results", str(len(found)), len(found), said, _BIAS, behind)
    words: dict[str, list[object]] = {}
    times: dict[str, int] = {}
    for one in found:
        word = overall(one).judgement
        if word is not None:
            words.setdefault(word, []).extend(one.rows.values())
            times[word] = times.get(word, 0) + 1
    for word, count in times.items():
        name = f"bias.overall.{word.replace(' ', '-')}"
        yield Number(name, str(count), count, f"{said}, “{word}” overall", _OVERALL, tuple(words[word]))


def _references(appraised: AppraisedEvidence) -> Iterator[Number]:
    evidence = appraised.evidence
    printed = Number.counting("references", "printed references", _REFERENCE, evidence.references)
    yield printed
    yield from printed.by(lambda one: one.document, "in document {}")
    compared = Number.counting(
        "references-compared",
        "printed references compared field by field",
        _FIELD,
        tuple(one.reference for one in appraised.references),
    )
    yield compared
    fields = [(one.reference, field.outcome) for one in appraised.references for field in one.fields]
    for outcome in dict.fromkeys(outcome for _, outcome in fields):
        held = [reference for reference, word in fields if word is outcome]
        said = f"fields of printed references, “{outcome}” beside the record"
        name = f"reference-fields.{outcome.replace(' ', '-')}"
        yield Number.counting(name, said, _FIELD, held)
