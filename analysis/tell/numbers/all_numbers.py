"""Every number that the reports state, under an id by which it can be named, with the rows that it comes of.

They are counted here, those of claims, flags and judgements beside this file, and nowhere else; the tables show them.
A count by two things or more that is nothing has no number.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import chain
from operator import attrgetter

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.bias import NOT_ASSESSED, overall
from analysis.appraise.raters.confirmed import confirmed
from analysis.appraise.wording.result import value_in_words
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import Scope, Verdict
from analysis.model.words import Role
from analysis.tell.not_checked import not_checked
from analysis.tell.numbers.number import Number, Way, slug, unique, words_of
from analysis.tell.numbers.of_claims import claim_numbers, flag_numbers, verdict_columns
from analysis.tell.numbers.of_judgements import judgement_numbers


def numbers(review: EvidenceReview) -> tuple[Number, ...]:
    """Every number, ids unique: of claims, flags, studies, judgements and files. The same evidence gives the same."""
    appraised = review.appraised
    said = (claim_numbers(appraised), flag_numbers(review), study_numbers(appraised), judgement_numbers(appraised))
    return tuple(unique(chain(*said, _confirmed(appraised), _gaps(appraised), _files(appraised))))


def numbers_by_id(review: EvidenceReview) -> Mapping[str, Number]:
    """Every number by its id; a count by two things or more that is nothing has none."""
    return {number.id: number for number in review.once(numbers)}


def count_of(name: str, review: EvidenceReview) -> int:
    """How many the number of that id counts; 0 where nothing was counted under it."""
    number = review.once(numbers_by_id).get(name)
    return number.exact if number and isinstance(number.exact, int) else 0


def verdicts_shown(whole: str, scope: Scope, review: EvidenceReview) -> tuple[Verdict, ...]:
    """The verdicts counted under ``whole``, as ``own``, and those that a reader looks for even if no claim has them."""
    looked_for = (Verdict.SUPPORTED, Verdict.PARTLY_SUPPORTED, Verdict.CONTRADICTED)
    known = verdict_columns(scope)
    return tuple(word for word in known if word in looked_for or count_of(f"{whole}.{slug(word)}", review))


def number_answer(number: Number, _review: EvidenceReview) -> Iterator[str]:
    """A number's value, what it counts or measures, and its rule."""
    yield f"Number {number.id}: {number.value}"
    yield f"counts or measures: {number.what}"
    yield f"rule: {number.rule}"


def number_lines(number: Number, review: EvidenceReview) -> Iterator[str]:
    """A number's rows, and the SHA-256 of the files read, first those of its rows."""
    if str(number.exact) != number.value:
        yield f"  exact: {number.exact}"
    yield f"  rows: {' '.join(number.rows) or 'none'}"
    files = dict.fromkeys(place.rpartition(":")[0] for place in number.rows)
    inputs = review.evidence.inputs
    for file in files:
        yield f"  SHA-256 of {file}: {inputs.get(file, 'not read as an input')}"
    yield "  read beside them:" if files else "  files read:"
    for file in sorted(set(inputs) - set(files)):
        yield f"    SHA-256 of {file}: {inputs[file]}"


def study_numbers(appraised: AppraisedEvidence) -> Iterator[Number]:
    """Every number of studies, findings, risk of bias and printed references, then the value of each finding."""
    yield from _studies(appraised)
    yield from _bias(appraised)
    yield from _references(appraised)
    for finding in appraised.evidence.findings:
        if finding.value is not None:
            said = f"{finding.measure}, {finding.outcome}, in {finding.study} ({finding.phase})"
            exact = plain_number(finding.value)
            yield Number(finding.id, value_in_words(finding), exact, said, words_of("value").rule, (finding,))


def plain_number(value: Decimal) -> int | float:
    """A number as JSON has it: whole where it is."""
    return int(value) if value == value.to_integral_value() else float(value)


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


def _confirmed(appraised: AppraisedEvidence) -> Iterator[Number]:
    found = appraised.evidence.once(confirmed)
    for name, part in (
        ("judgements", found.judgements),
        ("judgements.confirmed", found.agree),
        ("judgements.disagree", found.disagree),
        ("judgements.unsure", found.unsure),
    ):
        yield Number.known(name, part, tuple)


def _gaps(appraised: AppraisedEvidence) -> Iterator[Number]:
    evidence = appraised.evidence
    unread = sum(document.id not in evidence.texts for document in evidence.documents)
    unrated = sum(one.level is None for one in appraised.certainty.values())
    for name, count in (
        ("not-checked", len(not_checked(appraised))),
        ("not-checked.texts", unread),
        ("not-checked.tables", len(evidence.absent)),
        ("not-checked.references", len(appraised.references_aside)),
        ("not-checked.certainty", unrated),
    ):
        yield Number(name, str(count), count, *words_of(name))


def _files(appraised: AppraisedEvidence) -> Iterator[Number]:
    evidence = appraised.evidence
    for sheet in evidence.sheets:
        name = f"{slug(sheet.rater)}.{sheet.table}" if sheet.rater else sheet.table
        whose = f"{sheet.table}.csv{f' of {sheet.rater}' if sheet.rater else ''}"
        for kind, count in (("rows", len(sheet.rows)), ("records", len(evidence.records_of(sheet)))):
            yield Number(f"{kind}.{name}", str(count), count, f"{kind} of {whose}", words_of("rows").rule, sheet.rows)
