"""Numbers of studies: how they were done and read, what they found, their risk of bias, and how they are cited."""

from collections.abc import Iterator
from operator import attrgetter

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.bias import NOT_ASSESSED, overall
from analysis.appraise.wording.result import value_in_words
from analysis.model.words import Role
from analysis.tell.numbers.number import Number, Way, slug, words_of


def study_numbers(appraised: AppraisedEvidence) -> Iterator[Number]:
    """Every number of studies, findings, risk of bias and printed references, then the value of each finding."""
    yield from _studies(appraised)
    yield from _bias(appraised)
    yield from _references(appraised)
    for finding in appraised.evidence.findings:
        if finding.value is not None:
            said = f"{finding.measure}, {finding.outcome}, in {finding.study} ({finding.phase})"
            exact = int(finding.value) if finding.value == finding.value.to_integral_value() else float(finding.value)
            yield Number(finding.id, value_in_words(finding), exact, said, words_of("value").rule, (finding,))


def _studies(appraised: AppraisedEvidence) -> Iterator[Number]:
    studies = Number.known("studies", appraised.evidence.studies)
    yield from studies.and_by(Way(attrgetter("role"), "of the role “{}”", Role))
    yield studies.part("status-checked", "of which it was checked whether they were retracted", attrgetter("status"))
    yield from studies.under("designs").by(Way(attrgetter("design"), "of the design “{}”"))
    yield from studies.under("read").by(Way(attrgetter("read_as"), "read as “{}”"))
    findings = Number.known("findings", appraised.evidence.findings)
    yield findings
    yield findings.part("verified", "read in their source", lambda one: one.verified)
    yield findings.part("unverified", "that nobody has verified", lambda one: not one.verified)
    yield from findings.by(Way(attrgetter("phase"), "of the part “{}”"))


def _bias(appraised: AppraisedEvidence) -> Iterator[Number]:
    domains = Number.known("bias.domains", appraised.evidence.appraisals)
    yield from domains.and_by(Way(attrgetter("judgement"), "judged “{}”", (NOT_ASSESSED,)))
    yield Number.known("bias.results", appraised.bias, lambda one: one.rows.values())
    said, rule = words_of("bias.overall")
    words = [overall(one).judgement for one in appraised.bias]
    for word in filter(None, dict.fromkeys(words)):
        of_word = (one for one, found in zip(appraised.bias, words, strict=True) if found == word)
        name, what = f"bias.overall.{slug(word)}", f"{said}, “{word}” overall"
        yield Number.counting(name, what, rule, of_word, lambda one: one.rows.values())


def _references(appraised: AppraisedEvidence) -> Iterator[Number]:
    printed = Number.known("references", appraised.evidence.references)
    yield from printed.and_by(Way(attrgetter("document"), "in document {}"))
    compared = (one.reference for one in appraised.references)
    yield Number.known("references-compared", compared)
    fields = [(field.outcome, one.reference) for one in appraised.references for field in one.fields]
    what, rule = words_of("reference-fields")
    for outcome in dict.fromkeys(outcome for outcome, _ in fields):
        held = (reference for found, reference in fields if found is outcome)
        said = f"{what}, “{outcome}” beside the record"
        yield Number.counting(f"reference-fields.{slug(outcome)}", said, rule, held)
