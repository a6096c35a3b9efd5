"""The studies as readers meet them: a short card of each that a document cites, and a line of each that none cites."""

from collections import Counter
from collections.abc import Iterator, Sequence

from analysis.appraise.certainty import CertaintyRating
from analysis.appraise.design import WitnessSource, disagreement, witnesses
from analysis.appraise.effect import EffectDirection, direction_of
from analysis.appraise.ladder import ALONE
from analysis.appraise.verdict.cited_studies import CitedBy
from analysis.appraise.verdict.rated_link import DIRECT
from analysis.appraise.wording.result import at_months, none_seen, on_harm, reports_harm
from analysis.appraise.wording.source import groups_of, is_doubted, people_and_units, span, status_in_words
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import DesignOutcome, Kind, Scope, Verdict
from analysis.model.evidence import Evidence, grouped
from analysis.model.problem import Problem
from analysis.model.records import Finding, Study
from analysis.model.words import Blinding, Certainty, Importance, Measure, ReadAs, Role, Stance
from analysis.show.table import Table
from analysis.show.tables.answers.told_result import result_line
from analysis.show.tables.layout import laid_out
from analysis.show.topics import stances_on
from analysis.show.value import NOT_JUDGED, Home, Lines, Name, Phrase, Run, joined, names
from analysis.text.prose.phrases import counted, listed

# Results that a card tells; the others are counted and stand on the page of studies.
_MOST_RESULTS = 4

# Claims of one stance that are named and not only counted.
_MOST_NAMED = 6

# How a document leads to a study.
_BY = {CitedBy.MARKER: "by a marker", CitedBy.LIST: "by its list as a whole"}


def cited_studies(review: EvidenceReview) -> Table:
    """The studies that some document cites: what each is, what it found, and what the documents make of it."""
    flags = grouped((flag.study, flag) for flag in review.problems if flag.kind is Kind.FLAG and flag.study)
    return laid_out(
        "cited-studies",
        (study for study in review.evidence.studies if study.role is Role.CITED),
        {
            "Study": _name,
            "What it is": lambda study: _what(study, review.evidence),
            "What it found": lambda study: _found(study, review),
            "What the documents make of it": lambda study: _made_of(study, flags.get(study.study, ()), review),
        },
    )


def wider_studies(review: EvidenceReview) -> Table:
    """The studies that no document cites, a line each."""
    asked = grouped((study.study, one) for one in review.appraised.certainty.values() for study in one.studies)
    return laid_out(
        "wider-studies",
        (study for study in review.evidence.studies if study.role is Role.WIDER),
        {
            "Study": _name,
            "What it is": lambda study: f"{_design(study)}; {study.condition}; {_arms(study)}",
            "People": people_and_units,
            "What it found": lambda study: _briefly(study, review),
            "Certainty": lambda study: _certainty(asked.get(study.study, ())),
        },
    )


def _name(study: Study) -> Name:
    return Name(Home.STUDIES, study.study, strong=True)


# What it is


def _what(study: Study, evidence: Evidence) -> Lines:
    """Design, people, treatment, time, and how it was read; what its witnesses say where they differ on its design."""
    time = f"followed up for {span(study.follow_up_months)} months" if study.follow_up_months else "follow-up not read"
    read = "" if study.read_as is ReadAs.FULL_TEXT else f"read: {study.read_as.meaning}"
    told = (_design(study), f"{people_and_units(study)}; {study.condition}", _arms(study), time)
    lines = [Run(line) for line in told]
    if is_doubted(study):
        lines.append(Run(status_in_words(study), strong=True))
    found = witnesses(study, evidence)
    if disagreement(found, study):
        by = ", ".join(f"{one.source}: {one.says}" for one in found if one.source is not WitnessSource.TABLE)
        lines.append(Run(f"its design by its {by}", strong=True))
    return Lines((*lines, *([Run(read, soft=True)] if read else [])))


def _design(study: Study) -> str:
    match study.blinding:
        case Blinding.SINGLE | Blinding.DOUBLE:
            return f"{study.design}, {study.blinding}-blind"
        case Blinding.NONE:
            return f"{study.design}, nobody blinded"
        case Blinding.NOT_READ:
            return f"{study.design}, blinding not read"
    return str(study.design)


def _arms(study: Study) -> str:
    return f"{study.agent} against {study.comparator}" if study.comparator else f"{study.agent}, no comparator"


# What it found


def _found(study: Study, review: EvidenceReview) -> Lines:
    """The main results, the control group beside the treated one; what was read in no source is said to be so."""
    told: dict[str, list[str]] = {}
    found = _in_order(study, review)
    for one in found:
        verified = "" if one.verified else "; not verified: read in no source"
        what, words = result_line(one, study, review.evidence)
        told.setdefault(f"{words}{at_months(one)}{verified}", []).append(what)
    lines: list[Name | Run] = [Run(_after(what, words)) for words, what in list(told.items())[:_MOST_RESULTS]]
    more = len(found) - sum(len(what) for what in list(told.values())[:_MOST_RESULTS])
    if more:
        lines.append(Name(Home.STUDIES, study.study, soft=True, words=f"and {counted(more, 'other result')}"))
    return Lines(lines or [Run("no result read", soft=True)])


def _in_order(study: Study, review: EvidenceReview) -> Sequence[Finding]:
    """Results that questions ask for first, important ones before others; then compared, numbers, and most linked."""
    weight: dict[str, int] = {}
    for question in review.evidence.questions:
        for finding in question.findings.split():
            weight[finding] = min(weight.get(finding, 9), [*Importance, None].index(question.importance))
    linked = Counter(link.finding for link in review.evidence.links)

    def order(one: Finding) -> tuple[object, ...]:
        asked = weight.get(one.id, 9 + (one.measure is Measure.COUNT and one.event is None))
        no_value = one.comparator_value is None, one.value is None
        return asked, one.phase in ALONE, *no_value, not one.verified, -linked[one.id]

    return sorted(review.evidence.findings_of.get(study.study, ()), key=order)


def _after(what: Sequence[str], words: str) -> str:
    named = listed(filter(None, dict.fromkeys(what)))
    return f"{named}: {words}" if named else words


def _briefly(study: Study, review: EvidenceReview) -> str:
    """The first result of each direction, so that none is told without its opposite, and the first of harm.

    Where they are of different comparisons each names its own; what points nowhere is told if nothing else is.
    """
    first: dict[EffectDirection | None, Finding] = {}
    for one in _in_order(study, review):
        if not on_harm(one, review.evidence):
            first.setdefault(direction_of(one, study, review.evidence), one)
        elif none_seen(one) or reports_harm(one, review.evidence):
            first.setdefault(None, one)
    aside = EffectDirection.UNKNOWN if len(first.keys() - {None}) > 1 else ""
    told = {way: one for way, one in first.items() if way != aside}
    apart = len({one.group for one in told.values() if groups_of(one)[1]}) > 1
    said = []
    for one in told.values():
        what, words = result_line(one, study, review.evidence)
        said.append(f"{_after([what], words)}{f' ({one.group})' if apart and groups_of(one)[1] else ''}")
    return "; ".join(said) or "no result read"


def _certainty(asked: Sequence[CertaintyRating]) -> str:
    """The certainty of the questions that its results answer, highest first; that none is rated."""
    levels = {one.level for one in asked if one.level}
    return ", ".join(level for level in Certainty if level in levels) or "not rated"


# What the documents make of it


def _made_of(study: Study, flags: Sequence[Problem], review: EvidenceReview) -> Lines:
    """Which documents cite it and what it says of their claims, what design they call it, and what is flagged."""
    lines = [*_cited_by(study, review), *_called(study, review)]
    for flag in flags:
        on = names(Home.CLAIMS, flag.claims)
        lines.append(Phrase((Name(Home.CHECKS, flag.check), *((": ", *on) if on else ()))))
    return Lines(lines)


def _cited_by(study: Study, review: EvidenceReview) -> Iterator[Run | Phrase]:
    """A document's claims that it is cited for, counted by what it says of them."""
    by_document: dict[tuple[str, CitedBy], dict[str, list[str]]] = {}
    for claim in review.evidence.claims:
        cited = review.assessment(claim, Scope.OWN).cited_studies
        if study.study in cited.studies:
            word = stances_on(claim, review).get(study.study, NOT_JUDGED)
            found = by_document.setdefault((claim.document, cited.cited_by), {})
            found.setdefault(word, []).append(claim.id)
    for (document, cited_by), found in by_document.items():
        words = [word for word in (*Stance, Verdict.CONFLICTING, NOT_JUDGED) if word in found]
        told = joined(([f"{word} {len(found[word])}", *_named(word, found[word])] for word in words), " · ")
        whole = sum(map(len, found.values()))
        yield Phrase((Run(document, strong=True), f", {_BY[cited_by]}, for {counted(whole, 'claim')}: ", *told))
    if not by_document:
        yield Run("no claim leads to it")


def _named(word: str, claims: Sequence[str]) -> Iterator[str | Name]:
    """The claims that a study speaks of, in brackets; nothing of those beside it, or of many."""
    if word in DIRECT and len(claims) <= _MOST_NAMED:
        yield from (" (", *names(Home.CLAIMS, claims), ")")


def _called(study: Study, review: EvidenceReview) -> Iterator[Phrase]:
    """What design the documents call it, and whether it is one."""
    designs = review.appraised.designs.values()
    of_it = (one for one in designs if one.attributed and one.attributed.study == study.study)
    found = grouped(((one.claim.stated_design, one.outcome), one.claim.id) for one in of_it)
    for (stated, outcome), claims in found.items():
        says = f"it is: {study.design}" if outcome is DesignOutcome.CONTRADICTED else outcome.value
        on = names(Home.CLAIMS, claims)
        yield Phrase(("called “", Run(stated, quoted=True), "” (", *on, f"); {says}"))
