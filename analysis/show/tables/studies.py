"""The studies: how they were done and by whose word, how they are named, and their findings."""

from collections import Counter
from collections.abc import Mapping

from analysis.appraise.design import NO_RECORD, concord, witnesses
from analysis.appraise.wording.result import reported_interval
from analysis.appraise.wording.source import status_in_words
from analysis.check.evidence_review import EvidenceReview
from analysis.model.evidence import BibEntry, Evidence
from analysis.model.records import Study
from analysis.model.words import ReadAs
from analysis.show.references import references
from analysis.show.table import Table
from analysis.show.tables.cells import NOT_READ, control_of, counts_of, interval_of, value_of
from analysis.show.tables.layout import laid_out
from analysis.show.value import plain

# In running text AMA style names up to two authors, and of more the first, et al.
_CITED_AUTHORS = 2


def studies(review: EvidenceReview) -> Table:
    """Characteristics of every study."""
    studies, worded = review.evidence.studies, review.evidence.once(references)
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
