"""Faults of judgements: a link, a basis or a role that breaks a rule. None is rewritten; each is shown at its row."""

from collections.abc import Iterator

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.ladder import QuestionType, question_of
from analysis.appraise.rated_link import AGAINST, DIRECT, FOR, above_cap, rated_link
from analysis.appraise.screening import screened_out
from analysis.check.keys import unsound
from analysis.check.manuals import file, with_manual
from analysis.model.evidence import Evidence
from analysis.model.judgements import Link
from analysis.model.problem import Remark, on_row
from analysis.model.words import Basis, Direction, Role, Stance


@with_manual(
    passes=file("links.csv", "claim,study,finding", "C001,ito2011,F001"),
    fails=file("findings.csv", "id,study", "F001,abe1999")
    + file("links.csv", "claim,study,finding", "C001,ito2011,F001"),
    source="the data dictionary: the finding that the stance rests on.",
)
def foreign_finding(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A link rests on a finding of another study."""
    for link in _all_links(appraised.evidence):
        finding = appraised.evidence.finding.get(link.finding)
        if finding and finding.study != link.study:
            what = f"rests on a finding of its own study, {link.study}"
            remedy = f"name a finding of {link.study}, or leave the cell blank"
            yield on_row(link, "finding", "a link", what, f"{finding.id} is one of {finding.study}", remedy)


@with_manual(
    passes=file("links.csv", "stance,basis", "contradicts,no difference found"),
    fails=file("links.csv", "stance,basis", "contradicts,"),
    source="DESIGN, appraisal, stance.",
)
def wrong_basis(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A stance against a claim has no basis, or another stance has one; support of a denial of benefit may have one.

    "The study found the opposite" and "the study found no difference" are told apart by the basis alone, and the
    verdict turns on it.
    """
    for link in _all_links(appraised.evidence):
        against = link.stance in AGAINST
        found = f'{link.claim} by {link.study} is "{link.stance}"'
        if against and link.basis is None:
            remedy = f"write one of: {' · '.join(Basis)}"
            yield on_row(link, "basis", "a stance against a claim", "needs a basis", found, remedy)
        elif not against and link.basis is not None and not _bears_out_denial(link, appraised.evidence):
            yield on_row(link, "basis", "only a stance against a claim", "has a basis", found, "leave the cell blank")


@with_manual(
    passes=file("findings.csv", "id,phase", "F001,open label") + file("links.csv", "claim,stance", "C001,indirect"),
    fails=file("findings.csv", "id,phase", "F001,open label") + file("links.csv", "claim,stance", "C001,supports"),
    source="DESIGN, appraisal, stance; OCEBM 2011 puts findings without a control group on level 4.",
)
def link_above_cap(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A link says more of a benefit than an uncontrolled finding can show.

    Without a comparison group nobody can tell the treatment from time, expectation or regression to the mean. On
    efficacy, comparison and an indication that promises an outcome such a finding reaches *indirect* at most; a
    documented counter-example may still contradict.
    """
    evidence = appraised.evidence
    for link in _all_links(evidence):
        claim = evidence.claim.get(link.claim) if link.stance in DIRECT else None
        if claim is None or link.study not in evidence.study:
            continue
        question = question_of(claim)
        one = rated_link(link, question, evidence)
        if above_cap(one, question):
            part = f"{one.finding.id}, {one.finding.phase}" if one.finding else one.study.design
            subject = f"a finding without a comparison group ({link.study}: {part})"
            what, found = 'reaches "indirect" at most on a benefit', f'{link.claim} is "{link.stance}"'
            remedy = 'write "indirect", or name a finding of a controlled part of the study'
            yield on_row(link, "stance", subject, what, found, remedy)


@with_manual(
    passes=file("screening.csv", "study,category", "ito2011,provider")
    + file("links.csv", "claim,stance", "C001,partly supports"),
    fails=file("screening.csv", "study,category", "ito2011,efficacy")
    + file("links.csv", "claim,stance", "C001,partly supports"),
    source="DESIGN, words: one judgement on one claim-study pair.",
)
def screened_pair(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A link says something of a pair that a screening row judges not to address each other.

    The two judgements contradict each other; the link is taken, and the row is wrong for at least this claim.
    """
    evidence = appraised.evidence
    for link in evidence.links:
        claim = evidence.claim.get(link.claim)
        if link.stance is Stance.DOES_NOT_ADDRESS or claim is None:
            continue
        row = screened_out(claim, evidence).get(link.study)
        if row:
            what, found = f'is "{link.stance}"', f"but {row.origin.at()} screens claims like it out"
            remedy = 'narrow that row, or write "does not address" here'
            yield on_row(link, "stance", f"{link.claim} by {link.study}", what, found, remedy, joint=", ")


@with_manual(
    passes=file("screening.csv", "study,category", "ito2011,provider"),
    fails=file("screening.csv", "study,category", "ito2011,"),
    source="the data dictionary.",
)
def empty_screening(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A screening row names no kind of claim, so that it covers all of them.

    A study that addresses no claim at all has no place among the studies.
    """
    for row in appraised.evidence.screening:
        if row.category is None and not row.condition and not row.outcome:
            what, found = "needs a category, a condition or an outcome", f"that of {row.study} has none"
            yield on_row(row, "category", "a screening row", what, found, "name the kind of claim, or remove the row")


@with_manual(
    passes=file("studies.csv", "study,role", "ito2011,cited"),
    fails=file("studies.csv", "study,role", "ito2011,wider"),
    source="DESIGN, words: cited study, wider study.",
)
def wrong_role(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A study is called cited though no document lists it, or wider though one does.

    The role decides whether a study counts for a document's own sources.
    """
    printed = _printed(appraised.evidence)
    if printed is None:
        return
    for study in appraised.evidence.studies:
        if study.role is Role.WIDER and study.study in printed:
            found, remedy = f"document {printed[study.study]} lists {study.study}", 'write "cited"'
        elif study.role is Role.CITED and study.study not in printed:
            found = f"no row of references.csv names {study.study}"
            remedy = 'write "wider", or add the printed reference'
        else:
            continue
        yield on_row(study, "role", f'the role "{study.role}"', "is not right", found, remedy, joint=": ")


def _bears_out_denial(link: Link, evidence: Evidence) -> bool:
    """Whether a link supports a denial of benefit, which rests on what speaks against the benefit."""
    claim = evidence.claim.get(link.claim)
    denies = claim is not None and claim.direction is Direction.DENIES and question_of(claim) is QuestionType.BENEFIT
    return denies and link.stance in FOR


def _printed(evidence: Evidence) -> dict[str, str] | None:
    """Document by study in references.csv, damaged cells aside; ``None`` if a row of it, or all, cannot be read."""
    sheet = evidence.sheet("references")
    if sheet is None or not {"document", "study"} <= set(sheet.header):
        return None
    if any(file == sheet.file for file, _ in unsound(evidence)):
        return None
    listed = zip(sheet.column("study"), sheet.column("document"), strict=True)
    return {study: document for study, document in listed if study}


def _all_links(evidence: Evidence) -> Iterator[Link]:
    """The adjudicated links, then each rater's own."""
    yield from evidence.links
    for ratings in evidence.ratings:
        yield from ratings.links
