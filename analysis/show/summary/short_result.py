"""A result in few words: the numbers of a comparison beside each other, and the study that they come from."""

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal

from analysis.appraise.absolute import DIFFERENCES, RATIOS, SHARES, counts_people
from analysis.appraise.bias import people_compared
from analysis.appraise.wording.result import at_months, is_of_few, number, with_unit
from analysis.appraise.wording.source import people_nouns, units_in_words
from analysis.model.evidence import Evidence
from analysis.model.records import Finding, Study
from analysis.model.words import Design, Measure
from analysis.show.tables.studies import study_names
from analysis.show.value import Home, Name
from analysis.text.prose.phrases import counted
from analysis.text.vocabulary.refused import refused

#: Longest name of an outcome, a group or a threshold, in characters, that stands in a sentence of the sheet.
_MOST = 60


def cut(text: str, most: int = _MOST) -> str:
    """The text on one line, cut after a word where it is longer than ``most`` characters."""
    line = " ".join(text.split())
    head = line[: most - 1]
    return line if len(line) <= most else f"{(head.rpartition(' ')[0] or head).rstrip(' ,;:.')}…"


def in_numbers(finding: Finding, *, better: bool) -> str:
    """The two arms or the difference with its interval: ``46 % against 36 % had …``, ``by 0.44 SD (0.11 to 0.76)``.

    Empty for a statement, a p value, and a result of one group alone. ``better`` says that the difference was judged to
    favour the treatment, so that it stands without the sign that the scale gives it.
    """
    if finding.measure in SHARES:
        return _shares(finding)
    if finding.measure in (*DIFFERENCES, *RATIOS):
        return _difference(finding, better=better)
    beside = finding.comparator_value is not None and finding.value is not None
    if not beside or finding.measure in (Measure.COUNT, Measure.STATEMENT, Measure.P_VALUE):
        return ""
    name = {Measure.MEAN_CHANGE: "mean change "}.get(finding.measure, "mean ")
    against = with_unit(finding.comparator_value, finding.unit)
    return f"{name}{number(finding.value or Decimal())} against {against}{at_months(finding)}"


def people_in(study: Study, finding: Finding | None = None) -> str:
    """How many people were compared, of a review in all, or units where they are not people; empty if not read."""
    if not counts_people(study) and study.units:
        return units_in_words(study)
    found = people_compared(finding, study) if finding else study.participants
    in_all = " in all" if study.design is Design.SYSTEMATIC_REVIEW else ""
    return f"{counted(found, *people_nouns(study.design))}{in_all}" if found else ""


def short_name(key: str, evidence: Evidence) -> Name:
    """A study by the name that people know it by, leading to what is said of it."""
    return Name(Home.STUDIES, key, words=evidence.once(_short_names).get(key, key))


def _short_names(evidence: Evidence) -> Mapping[str, str]:
    """The names without "et al.", where no two studies come to share one."""
    names = evidence.once(study_names)
    short = {key: cut(name.replace(" et al.", "")) for key, name in names.items()}
    often = Counter(short.values())
    return {key: name if often[name] == 1 else names[key] for key, name in short.items()}


def design_of(study: Study) -> str:
    """A study's design in as few words as do: a trial is randomised, and a review systematic, unless it is said."""
    return _DESIGNS.get(study.design, study.design.value)


_DESIGNS = {
    Design.RANDOMISED_TRIAL: "trial",
    Design.CROSS_OVER_TRIAL: "cross-over trial",
    Design.CONTROLLED_TRIAL: "non-randomised trial",
    Design.SYSTEMATIC_REVIEW: "review",
}


def _shares(finding: Finding) -> str:
    if finding.value is None or finding.comparator_value is None:
        return ""
    arms = (
        (finding.value, finding.numerator, finding.denominator),
        (finding.comparator_value, finding.comparator_numerator, finding.comparator_denominator),
    )
    told = [f"{cases} of {people}" for _, cases, people in arms if cases is not None and people]
    if len(told) < len(arms):
        if is_of_few(finding):
            return ""
        told = [with_unit(value, finding.unit) for value, *_ in arms]
    had = f"had {cut(finding.threshold)}" if finding.threshold and not refused(finding.threshold) else "improved"
    if finding.measure is not Measure.SHARE_IMPROVED:
        had = f"had “{cut(finding.outcome)}”"
    return f"{told[0]} against {told[1]} {had}{at_months(finding)}"


def _difference(finding: Finding, *, better: bool) -> str:
    if finding.value is None:
        return ""
    ends = [one for one in (finding.ci_low, finding.ci_high) if one is not None]
    values = [finding.value, *(ends if len(ends) > 1 else [])]
    signed = finding.measure in RATIOS or not better or len({one < 0 for one in values}) > 1
    value, *interval = values if signed else [abs(one) for one in values]
    within = f" ({' to '.join(map(number, sorted(interval)))})" if interval else ""
    if finding.measure in RATIOS:
        return f"{finding.measure} {number(value)}{within}{at_months(finding)}"
    unit = "SD" if finding.measure is Measure.EFFECT_SIZE else finding.unit
    by = "difference" if signed else "by"
    return f"{by} {with_unit(value, unit)}{within}{at_months(finding)}"
