"""What is cited: the studies as readers meet them, their names and findings, printed references, and positions."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from analysis.appraise.certainty import CertaintyRating
from analysis.appraise.design import NO_RECORD, WitnessSource, concord, disagreement, witnesses
from analysis.appraise.effect import EffectDirection, direction_of
from analysis.appraise.ladder import ALONE
from analysis.appraise.raters.rated_pairs import pair_word
from analysis.appraise.verdict.cited_studies import CitedBy
from analysis.appraise.verdict.rated_link import DIRECT
from analysis.appraise.wording.result import at_months, none_seen, on_harm, reported_interval, reports_harm
from analysis.appraise.wording.source import groups_of, is_doubted, many, people_and_units, status_in_words
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import DesignOutcome, FieldAccuracy, Kind, ReferenceGrade, Scope, Verdict
from analysis.model.evidence import BibEntry, Evidence, grouped
from analysis.model.problem import Problem
from analysis.model.records import Claim, Finding, Study
from analysis.model.words import Blinding, Certainty, Importance, Measure, PositionKind, ReadAs, Role, Stance
from analysis.show.references import references as bibliography
from analysis.show.table import Table
from analysis.show.tables.answers.told_result import result_line
from analysis.show.tables.cells import NOT_READ, control_of, counts_of, interval_of, value_of
from analysis.show.tables.layout import laid_out
from analysis.show.value import NOT_JUDGED, Home, Lines, Name, Phrase, Run, joined, names, plain
from analysis.text.prose.phrases import counted, listed

# In running text AMA style names up to two authors, and of more the first, et al.
_CITED_AUTHORS = 2


def studies(review: EvidenceReview) -> Table:
    """Characteristics of every study."""
    studies, worded = review.evidence.studies, review.evidence.once(bibliography)
    return laid_out(
        "studies",
        studies,
        {
            "Status": status_in_words,
            "Citation": lambda one: plain(worded.get(one.study, ())),
            "Units analysed": _units,
        },
        in_full=sum(study.read_as is ReadAs.FULL_TEXT for study in studies),
    )


def _units(study: Study) -> str:
    """What was analysed: how many of which units, or people."""
    if study.units is not None:
        return f"{study.units} {study.unit_name}".strip()
    return f"{study.unit_name}: number {NOT_READ}" if study.unit_name else "people"


def author_year(entry: BibEntry) -> str:
    """A study as people cite it: ``Reeves & Hassanein 2000``, ``Yelland et al. 2004``; its key if nobody is named."""
    people = [one.literal or one.surname for one in entry.makers.people]
    if not people:
        return entry.key
    several = entry.makers.more or len(people) > _CITED_AUTHORS
    named = f"{people[0]} et al." if several else " & ".join(people)
    return f"{named} {entry.fields.get('year', '')}".strip()


def study_names(evidence: Evidence) -> Mapping[str, str]:
    """Every study by its key: by its short name, else as people cite it, with the key where two share a name.

    A study without either has its key.
    """
    named = {key: author_year(entry) for key, entry in evidence.entry.items()}
    named |= {one.study: one.short_name for one in evidence.studies if one.short_name}
    often = Counter(named.values())
    told = {key: f"{name} ({key})" if often[name] > 1 else name for key, name in named.items()}
    return {one.study: one.study for one in evidence.studies} | told


def design_witnesses(review: EvidenceReview) -> Table:
    """Witnesses of every study's design, and whether they agree."""
    studies = review.evidence.studies
    found = [(study, witnesses(study, review.evidence)) for study in studies]
    return laid_out(
        "design-witnesses",
        found,
        {"Witnesses": lambda row: concord(row[1], row[0])},
        unrecorded=NO_RECORD,
        untyped=sum(three[2].says == NO_RECORD for _, three in found),
    )


def findings(review: EvidenceReview) -> Table:
    """Every result recorded of a study."""
    found, study = review.evidence.findings, review.evidence.study.get
    return laid_out(
        "findings",
        found,
        {
            "Value": value_of,
            "Control arm": control_of,
            "Counts": lambda finding: counts_of(finding, study(finding.study)),
            "95 % interval (sampling error only)": lambda finding: interval_of(finding, study(finding.study)),
            "95 % interval as reported": reported_interval,
        },
        unverified=sum(not finding.verified for finding in found),
    )


# As readers meet them: a card of each that a document cites, and a line of each that none cites

# Results that a card tells, and claims of one stance that are named; the others are counted.
_MOST_RESULTS, _MOST_NAMED = 4, 6

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
            "What it is": lambda study: Lines(_what(study, review.evidence)),
            "What it found": lambda study: _found(study, review),
            "What the documents make of it": lambda study: Lines(_made_of(study, flags.get(study.study, ()), review)),
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


def _what(study: Study, evidence: Evidence) -> Iterator[Run]:
    """Design, people, treatment, time, and how it was read; what its witnesses say where they differ on its design."""
    time = (
        f"followed up for {many(study.follow_up_months, 'month')}" if study.follow_up_months else "follow-up not read"
    )
    yield from map(Run, (_design(study), f"{people_and_units(study)}; {study.condition}", _arms(study), time))
    if is_doubted(study):
        yield Run(status_in_words(study), strong=True)
    found = witnesses(study, evidence)
    if disagreement(found, study):
        by = ", ".join(f"{one.source}: {one.says}" for one in found if one.source is not WitnessSource.TABLE)
        yield Run(f"its design by its {by}", strong=True)
    if study.read_as is not ReadAs.FULL_TEXT:
        yield Run(f"read: {study.read_as.meaning}", soft=True)


_BLINDED = {
    Blinding.SINGLE: ", single-blind",
    Blinding.DOUBLE: ", double-blind",
    Blinding.NONE: ", nobody blinded",
    Blinding.NOT_READ: ", blinding not read",
}


def _design(study: Study) -> str:
    return f"{study.design}{_BLINDED.get(study.blinding, '')}"


def _arms(study: Study) -> str:
    return f"{study.agent} against {study.comparator}" if study.comparator else f"{study.agent}, no comparator"


# What it found


def _found(study: Study, review: EvidenceReview) -> Lines:
    """The main results, the control group beside the treated one; what was read in no source is said to be so."""
    found = _in_order(study, review)
    told = [(one, *result_line(one, study, review.evidence)) for one in found]
    unsure = "; not verified: read in no source"
    alike = grouped((f"{words}{at_months(one)}{'' if one.verified else unsure}", what) for one, what, words in told)
    kept = list(alike.items())[:_MOST_RESULTS]
    lines: list[Name | Run] = [Run(_after(what, words)) for words, what in kept]
    if more := len(found) - sum(len(what) for _, what in kept):
        lines.append(Name(Home.STUDIES, study.study, soft=True, words=f"and {counted(more, 'other result')}"))
    return Lines(lines or [Run("no result read", soft=True)])


def _in_order(study: Study, review: EvidenceReview) -> Sequence[Finding]:
    """Results that questions ask for first, important ones before others; then compared, numbers, and most linked."""
    importance = [*Importance, None]
    questions = sorted(review.evidence.questions, key=lambda one: -importance.index(one.importance))
    weight = {finding: importance.index(one.importance) for one in questions for finding in one.findings.split()}
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


def _made_of(study: Study, flags: Sequence[Problem], review: EvidenceReview) -> Iterator[Run | Phrase]:
    """Which documents cite it and what it says of their claims, what design they call it, and what is flagged."""
    yield from _cited_by(study, review)
    yield from _called(study, review)
    for flag in flags:
        on = names(Home.CLAIMS, flag.claims)
        yield Phrase((Name(Home.CHECKS, flag.check, words=str(flag.head or flag.check)), *((": ", *on) if on else ())))


def stances_on(claim: Claim, review: EvidenceReview) -> dict[str, Stance | Verdict]:
    """The word of each study listed here for a claim (``pair_word``), by its key; those not judged are not there."""
    found = review.assessment(claim, Scope.ALL)
    links = grouped((one.study.study, one.link) for one in found.weighed)
    said = {study: word for study, of_study in links.items() if (word := pair_word(of_study))}
    return said | {row.study: Stance.DOES_NOT_ADDRESS for row in found.screened}


def _cited_by(study: Study, review: EvidenceReview) -> Iterator[Run | Phrase]:
    """A document's claims that it is cited for, counted by what it says of them."""
    reach = ((claim, review.assessment(claim, Scope.OWN).cited_studies) for claim in review.evidence.claims)
    by_document = grouped(
        ((claim.document, cited.cited_by), claim) for claim, cited in reach if study.study in cited.studies
    )
    for (document, cited_by), claims in by_document.items():
        found = grouped((stances_on(claim, review).get(study.study, NOT_JUDGED), claim.id) for claim in claims)
        words = [word for word in (*Stance, Verdict.CONFLICTING, NOT_JUDGED) if word in found]
        told = joined(([f"{word} {len(found[word])}", *_named(word, found[word])] for word in words), " · ")
        yield Phrase((Run(document, strong=True), f", {_BY[cited_by]}, for {counted(len(claims), 'claim')}: ", *told))
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


def references(review: EvidenceReview) -> Table:
    """References as the documents print them."""
    printing = {reference.document for reference in review.evidence.references}
    silent = ", ".join(name for name in review.document_ids if name not in printing)
    return laid_out("references", review.evidence.references, silent=silent)


def reference_accuracy(review: EvidenceReview) -> Table:
    """Printed references against the bibliography, one row a field of a reference.

    The rate that stands beside them is the only published one of the same thing that was read; rates of quotation
    errors are about something else.
    """
    found, aside = review.appraised.references, review.appraised.references_aside
    fields = [one for comparison in found for one in comparison.fields]
    outcomes = Counter(one.outcome for one in fields)
    return laid_out(
        "reference-accuracy",
        ((comparison.reference, field) for comparison in found for field in comparison.fields),
        compared=len(found),
        comparable=sum(one.compared for one in fields),
        wrong=outcomes[FieldAccuracy.WRONG],
        left_out=outcomes[FieldAccuracy.OMITTED],
        unverified=outcomes[FieldAccuracy.NOT_VERIFIED],
        erring=sum(bool(comparison.having(FieldAccuracy.WRONG)) for comparison in found),
        major=sum(comparison.grade is ReferenceGrade.MAJOR for comparison in found),
        aside=", ".join(f"{reference.document}:{reference.number}" for reference in aside),
    )


def positions(review: EvidenceReview) -> Table:
    """Positions, guidelines first, one row each."""
    order = list(PositionKind)
    found = sorted(review.evidence.positions, key=lambda one: (order.index(one.kind), -one.year))
    return laid_out("positions", found, unread=sum(not one.verified for one in found))
