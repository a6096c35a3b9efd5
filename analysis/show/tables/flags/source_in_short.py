"""What the source says, in short: the results that stand beside a claim, what speaks against it first, a line in all.

The full sentences are those of ``appraise.wording.source_statement``; the same results are told here in fewer words.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from analysis.appraise.absolute import SHARES
from analysis.appraise.bias import people_compared
from analysis.appraise.wording.result import (
    COMPARING,
    compares,
    control_in_words,
    no_difference,
    none_seen,
    number,
    on_harm,
    reported_interval,
    value_in_words,
    with_unit,
)
from analysis.appraise.wording.source import is_doubted, other_group, people_nouns
from analysis.appraise.wording.source_statement import SourceResult, SourceStatement
from analysis.model.evidence import Evidence, grouped
from analysis.model.records import Finding, Study
from analysis.model.words import Design, EventCount, Leaning, Measure
from analysis.show.value import Home, Name, Phrase, joined
from analysis.text.prose.phrases import capital, counted
from analysis.text.vocabulary.refused import telling

# Words beyond which a remark on a result, or the name of a comparator, is left to the study's own row.
_MOST_WORDS, _MOST_OF_COMPARATOR = 12, 6

# Designs that assert, and bring no data of their own.
_TEXTS = (Design.NARRATIVE_REVIEW, Design.GUIDELINE)

_SIDES = {Leaning.FOR: "for it", Leaning.AGAINST: "against it"}


def source_in_short(told: SourceStatement, evidence: Evidence) -> Phrase:
    """The results in one line, each with its study; the statement itself where no study bears on the claim."""
    if not told.results:
        return Phrase(told.sentences)
    findings = {one.finding: evidence.finding[one.finding] for one in told.results if one.finding}
    if any(on_harm(one, evidence) for one in findings.values()):
        return events_in_short(findings.values(), evidence)
    against_first = sorted(told.results, key=lambda one: one.side is Leaning.FOR)
    return joined((_result(one, evidence) for one in against_first), " ")


def source_in_brief(told: SourceStatement, evidence: Evidence, asked: str = "") -> Phrase:
    """The first of the results with its study's name alone, one of the study ``asked`` for before others.

    It is the statement itself where no study bears on the claim.
    """
    if not told.results:
        return Phrase(told.sentences)
    one = min(told.results, key=lambda one: (one.study != asked, one.side is Leaning.FOR))
    study, finding = evidence.study[one.study], evidence.finding.get(one.finding)
    if finding is None or not on_harm(finding, evidence):
        said = _found(one, study, finding)
    else:
        said = f"{finding.outcome}: none reported" if none_seen(finding) else _event(finding, study)
    return Phrase((capital(said), " (", Name(Home.STUDIES, one.study), ")."))


def events_in_short(findings: Iterable[Finding], evidence: Evidence) -> Phrase:
    """Events of harms in one line, study by study, then what was looked for and not seen; whether a rate is known."""
    found = tuple(findings)
    seen, unseen = [one for one in found if not none_seen(one)], [one for one in found if none_seen(one)]
    by_study = grouped((one.study, one) for one in seen)
    events = joined((_events(evidence.study[key], found) for key, found in by_study.items()), "; ")
    rate = "." if not seen or any(one.denominator for one in seen) else "; no rate can be computed."
    unharmed = joined((_unharmed(one, evidence) for one in unseen), "; ")
    return joined(((*part, end) for part, end in ((events, rate), (unharmed, ".")) if part), " ")


def _result(one: SourceResult, evidence: Evidence) -> Iterator[str | Name]:
    """``No difference found in pain: share improved 46 % against 36 % (Ito 2011: randomised trial, 110 people)``."""
    study, finding = evidence.study[one.study], evidence.finding.get(one.finding)
    yield capital(_found(one, study, finding))
    uncounted = finding is not None and finding.measure in SHARES and finding.denominator is None
    people = people_compared(finding, study) if finding else study.participants
    more = ("counts not read" if uncounted else "", f"indirect: {one.why}" if one.why else "")
    yield from _named(study, people, finding, *more, condition=study.condition)
    yield "."


def _found(one: SourceResult, study: Study, finding: Finding | None) -> str:
    """What was found, and on which side it speaks."""
    if finding is None:
        short = study.dose and len(study.dose.split()) <= _MOST_WORDS
        return f"{study.agent} was given{f' as “{study.dose}”' if short else ''}"
    value = _value(finding, study)
    if compares(finding) and no_difference(finding):
        return f"No difference found in {finding.outcome}{f': {value}' if value else ''}"
    if study.design in _TEXTS and not value:
        return f"Asserted without data: {finding.outcome}"
    side = f"{_SIDES[one.side]}, " if one.side in _SIDES else ""
    return f"{side}{finding.outcome}: {value or _remark(finding)}"


def _value(finding: Finding, study: Study) -> str:
    """The number of a result beside that of the control group, or with its interval; empty without a number."""
    if finding.value is None or finding.measure is Measure.STATEMENT:
        return ""
    if finding.measure is Measure.P_VALUE:
        return f"p {number(finding.value)}, size not read"
    value = _share(finding, finding.value, value_in_words(finding))
    if finding.measure in COMPARING:
        interval = reported_interval(finding)
        return f"{finding.measure} {value}{f' (95 % interval {interval})' if interval else ''}"
    if finding.comparator_value is None:
        return f"{finding.measure} {value}"
    other = other_group(finding, study)
    named = f" with {other}" if other and len(other.split()) <= _MOST_OF_COMPARATOR else ""
    control = _share(finding, finding.comparator_value, control_in_words(finding))
    return f"{finding.measure} {value} against {control}{named}"


def _share(finding: Finding, value: Decimal, told: str) -> str:
    """A value with its counts; without them alone, as once is said that they were not read."""
    return with_unit(value, finding.unit) if finding.denominator is None else told


def _remark(finding: Finding) -> str:
    """What a result without a number says, if it is short."""
    remark = telling(finding.note).rstrip(".")
    return remark if remark and len(remark.split()) <= _MOST_WORDS else "in words, without a number"


def _named(
    study: Study, people: int | None, finding: Finding | None, *more: str, condition: str = ""
) -> Iterator[str | Name]:
    """Which study, how it was done, in how many of whom; and what a reader must know before leaning on it."""
    is_told = people and study.design is not Design.CASE_REPORT
    size = f"{counted(people or 0, *people_nouns(study.design))}, " if is_told else ""
    unsure = "provisional: not yet verified" if finding and not finding.verified else ""
    doubt = str(study.status) if is_doubted(study) else ""
    told = "; ".join(filter(None, (f"{study.design}, {size}{condition}".rstrip(", "), *more, doubt, unsure)))
    yield from (" (", Name(Home.STUDIES, study.study), f": {told})")


def _events(study: Study, found: Sequence[Finding]) -> Iterator[str | Name]:
    """``spinal headache, 164 events; fainting, 9 events (Ito 2011: survey, 171 respondents)``."""
    yield "; ".join(f"{_event(one, study)}{_cause(one, study)}" for one in found)
    yield from _named(study, found[0].denominator or study.participants, found[0])


def _event(finding: Finding, study: Study) -> str:
    """A harm with its count, which may be of events recalled; of an estimate, whose it is."""
    counted_here = finding.value is not None and finding.measure is not Measure.STATEMENT
    value = _share(finding, finding.value or Decimal(), value_in_words(finding)) if counted_here else ""
    whose = finding.group if finding.measure in SHARES and finding.denominator is None else ""
    value += " recalled" * (finding.measure is Measure.COUNT and finding.event is EventCount.RECALLED)
    case = "one case" if not value and study.participants == 1 else ""
    return ", ".join(filter(None, (finding.outcome, value or case, whose)))


def _cause(finding: Finding, study: Study) -> str:
    """Of a case, how sure its author is of the cause."""
    told = finding.value is None and study.participants == 1 and 0 < len(finding.causality.split()) <= _MOST_WORDS
    return f" ({finding.causality})" if told else ""


def _unharmed(finding: Finding, evidence: Evidence) -> Iterator[str | Name]:
    study = evidence.study[finding.study]
    yield f"{capital(finding.outcome)}: none reported, which cannot show safety"
    yield from _named(study, finding.denominator or study.participants, finding, condition=study.condition)
