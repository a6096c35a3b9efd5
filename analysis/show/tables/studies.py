"""The studies: how they were done and by whose word, how they are named, and their findings."""

from collections import Counter
from collections.abc import Iterator, Mapping

from analysis.appraise.witness import NO_RECORD, concord, witnesses
from analysis.appraise.wording.source import status_in_words
from analysis.appraise.wording.value import reported_interval
from analysis.check.evidence_review import EvidenceReview
from analysis.model.evidence import BibEntry, Evidence
from analysis.model.records import Study
from analysis.model.words import ReadAs
from analysis.show.references import NO_ENTRY, references
from analysis.show.table import Table, TableColumn
from analysis.show.tables.cells import NONE, NOT_READ, control_of, counts_of, interval_of, value_of
from analysis.show.value import Home, plain
from analysis.text.prose.phrases import counted

# In running text AMA style names up to two authors, and of more the first, et al.
_CITED_AUTHORS = 2


def studies(review: EvidenceReview) -> Table:
    """Characteristics of every study."""
    in_full = sum(study.read_as is ReadAs.FULL_TEXT for study in review.evidence.studies)
    return Table(
        "studies",
        "Studies",
        "What are the studies, how were they done, and how much of each was read? One row a study.",
        tuple(_study_columns(review)),
        review.evidence.studies,
        row_notes=(
            f"Read in full: {in_full} of {counted(len(review.evidence.studies), 'study', 'studies')}.",
            "Role: “cited” by a document, or “wider”, which none cites.",
        ),
        empty="No row: no study is listed.",
    )


def _study_columns(review: EvidenceReview) -> Iterator[TableColumn]:
    worded = review.evidence.once(references)
    yield TableColumn("Study", "study", describes=Home.STUDIES)
    yield TableColumn("Status", status_in_words, under="Study")
    yield TableColumn("Citation", lambda one: plain(worded.get(one.study, ())), NO_ENTRY, under="Study", label=False)
    yield TableColumn("Role", "role", under="Study")
    yield TableColumn("Design", "design")
    yield TableColumn("Blinding", "blinding", under="Design")
    yield TableColumn("Participants", "participants", NOT_READ, under="People", label=False)
    yield TableColumn("Units analysed", _units, under="People")
    yield TableColumn("Condition", "condition", under="People")
    yield TableColumn("Region", "region", "none in particular", under="People")
    yield TableColumn("Agent", "agent")
    yield TableColumn("Dose", "dose", NOT_READ, under="Agent")
    yield TableColumn("Comparator", "comparator", NONE, under="Agent")
    yield TableColumn("Sessions", "sessions", NOT_READ, under="Design")
    yield TableColumn("Follow-up, months", "follow_up_months", NOT_READ, under="Design")
    yield TableColumn("Setting", "setting", NOT_READ, under="Design")
    yield TableColumn("Conflicts", "conflicts", NOT_READ, under="Limits")
    yield TableColumn("Limits", "limits", "none noted")
    yield TableColumn("Included in", "included_in", NONE, under="Limits", leads=Home.STUDIES)
    yield TableColumn("Read as", "read_as")
    yield TableColumn("Read at", "read_at", NOT_READ, under="Read as", leads=Home.ADDRESS)


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
    untyped = sum(three[2].says == NO_RECORD for _, three in found)
    return Table(
        "design-witnesses",
        "Witnesses of each study's design",
        "Do our table, the study's own title and its publication type agree on how it was done? One row a study.",
        (
            TableColumn("Study", lambda row: row[0].study, leads=Home.STUDIES),
            TableColumn("Our table", lambda row: row[1][0].says),
            TableColumn("Its title", lambda row: row[1][1].says),
            TableColumn("Words of the title", lambda row: row[1][1].quote, NONE),
            TableColumn("Publication type", lambda row: row[1][2].says),
            TableColumn("Witnesses", lambda row: concord(row[1], row[0])),
        ),
        tuple(found),
        row_notes=(
            f"Publication type: {NO_RECORD} for {untyped} of {counted(len(studies), 'study', 'studies')}. It is read "
            "from the field publication_type of the bibliography, in MEDLINE's words.",
            "Designs that one study may bear together agree: a cross-over trial is randomised, and a cohort without a "
            "comparison group may be called a case series.",
        ),
        empty="No row: no study is listed.",
    )


def findings(review: EvidenceReview) -> Table:
    """Every result recorded of a study."""
    found = review.evidence.findings
    unverified = sum(not finding.verified for finding in found)
    return Table(
        "findings",
        "Findings",
        "What did the studies report, in which part and beside which control? One row a result.",
        tuple(_finding_columns(review)),
        found,
        row_notes=(
            f"Not verified: {unverified} of {counted(len(found), 'finding')}. Such a value was read in no source, and "
            "what rests on it is provisional.",
            "The interval is Wilson's, for the sampling error of a share of people; it says nothing of bias.",
        ),
        empty="No row: no finding is recorded; figures in claims were not checked against results.",
    )


def _finding_columns(review: EvidenceReview) -> Iterator[TableColumn]:
    study, interval = review.evidence.study.get, "95 % interval"
    yield TableColumn("Finding", "id", describes=Home.FINDINGS)
    yield TableColumn("Study", "study", under="Finding", leads=Home.STUDIES)
    yield TableColumn("Outcome", "outcome")
    yield TableColumn("Measure", "measure", under="Outcome")
    yield TableColumn("Value", lambda finding: finding, words=value_of)
    yield TableColumn("Group", "group", under="Outcome")
    yield TableColumn("Control arm", lambda finding: finding, words=control_of, under="Value")
    yield TableColumn("Counts", lambda finding: counts_of(finding, study(finding.study)), under="Value")
    own = f"{interval} (sampling error only)"
    yield TableColumn(own, lambda finding: interval_of(finding, study(finding.study)), under=interval)
    yield TableColumn(f"{interval} as reported", reported_interval, NOT_READ, under=interval)
    yield TableColumn("p", "p", NOT_READ, under="Value")
    yield TableColumn("Months", "months", NOT_READ, under="Finding")
    yield TableColumn("Phase", "phase", under="Finding")
    yield TableColumn("Verified", "verified")
    yield TableColumn("Read at", "read_at", NOT_READ, under="Verified", leads=Home.ADDRESS)
    yield TableColumn("Note", "note", NONE)
