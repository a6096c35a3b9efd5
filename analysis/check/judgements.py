"""Faults of judgements: a link, a basis, a role or a status that breaks a rule. None is rewritten; each has its row."""

from collections.abc import Iterator
from itertools import chain

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.ladder import QuestionType, question_of
from analysis.appraise.raters.confirmed import unconfirmed
from analysis.appraise.verdict.assessment import COVERING, filled, screened_out
from analysis.appraise.verdict.rated_link import AGAINST, DIRECT, FOR, above_cap, rated_link
from analysis.check.keys import unsound
from analysis.check.raters import tables
from analysis.model.evidence import Evidence
from analysis.model.judgements import Link
from analysis.model.problem import Remark, on_row
from analysis.model.words import Basis, Category, Direction, Role, TermKind
from analysis.text.prose.phrases import counted, listed

# Claims that a message names.
_NAMED = 5

# Terms of what is measured.
_MEASURED = (TermKind.OUTCOME, TermKind.HARM)


def foreign_finding(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A link rests on a finding of another study."""
    for link in chain.from_iterable(tables("links", appraised.evidence)):
        finding = appraised.evidence.finding.get(link.finding)
        if finding and finding.study != link.study:
            what = f"rests on a finding of its own study, {link.study}"
            remedy = f"name a finding of {link.study}, or leave the cell blank"
            yield on_row(link, "finding", "a link", what, f"{finding.id} is one of {finding.study}", remedy)


def wrong_basis(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A stance against a claim has no basis, or another stance has one; support of a denial of benefit may have one."""
    for link in chain.from_iterable(tables("links", appraised.evidence)):
        against = link.stance in AGAINST
        found = f'{link.claim} by {link.study} is "{link.stance}"'
        if against and link.basis is None:
            remedy = f"write one of: {' · '.join(Basis)}"
            yield on_row(link, "basis", "a stance against a claim", "needs a basis", found, remedy)
        elif not against and link.basis is not None and not _bears_out_denial(link, appraised.evidence):
            yield on_row(link, "basis", "only a stance against a claim", "has a basis", found, "leave the cell blank")


def link_above_cap(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A link says more of a benefit than an uncontrolled finding can show."""
    evidence = appraised.evidence
    for link in chain.from_iterable(tables("links", evidence)):
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


def empty_screening(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A screening row names no kind of claim, so that it covers all of them."""
    for row in appraised.evidence.screening:
        if not filled(row):
            what, found = f"needs one of: {' · '.join(COVERING)}", f"that of {row.study} has none"
            yield on_row(row, "category", "a screening row", what, found, "name the kind of claim, or remove the row")


def screened_though_found(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A screening row sets a study aside for an outcome of which a verified finding of it was read."""
    evidence = appraised.evidence
    for row in evidence.screening:
        broad = not (row.agent or row.condition or row.document)
        read = evidence.findings_of.get(row.study, ()) if row.outcome and broad else ()
        lines = ((one.id, evidence.lineage(one.outcome, kind)) for one in read if one.verified for kind in _MEASURED)
        found = dict.fromkeys(name for name, line in lines if row.outcome in line)
        if found:
            subject = f"{row.study} is set aside for claims on {row.outcome}"
            what = f"and reports it in {listed(found)}"
            remedy = "judge these claims by it, or name in the row what it says nothing of"
            yield on_row(row, "outcome", subject, what, "", remedy)


def unjudged_study(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A study has neither a link nor a screening row for claims that are judged."""
    evidence = appraised.evidence
    if not _can_tell(evidence):
        return
    linked = evidence.links_on.keys() - evidence.once(unconfirmed)
    begun = evidence.links_of.keys()
    known = {link.study for link in evidence.links} | {row.study for row in evidence.screening}
    new = [key for key in evidence.study if key not in known]
    left: dict[str, list[str]] = {key: [] for key in evidence.study}
    for claim in evidence.claims:
        if claim.category not in (Category.CAVEAT, Category.CONTEXT):
            aside = screened_out(claim, evidence)
            for key in evidence.study if claim.id in begun else new:
                if key not in aside and (claim.id, key) not in linked:
                    left[key].append(claim.id)
    for key, claims in ((key, claims) for key, claims in left.items() if claims):
        more = f" and {len(claims) - _NAMED} more" if len(claims) > _NAMED else ""
        what, found = f"was not judged for {counted(len(claims), 'claim')}", f"{', '.join(claims[:_NAMED])}{more}"
        yield on_row(evidence.study[key], "study", key, what, found, "add links or screening rows", joint=": ")


def _can_tell(evidence: Evidence) -> bool:
    """Whether links and screening could be read without damage, and each link has its claim and its study."""
    sheets = [evidence.sheet(table) for table in ("links", "screening") if table not in evidence.absent]
    damaged = {remark.place.file for remarks in evidence.damage.values() for remark in remarks}
    whole = not evidence.sheets or all(sheet and sheet.file not in damaged for sheet in sheets)
    return whole and all(link.claim in evidence.claim and link.study in evidence.study for link in evidence.links)


def wrong_role(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A study is called cited though no document lists it, or wider though one does."""
    printed = _printed(appraised.evidence)
    if printed is None:
        return
    for study in appraised.evidence.studies:
        if study.role is Role.WIDER and study.study in printed:
            found, remedy = f"document {printed[study.study]} lists {study.study}", 'correct the role to "cited"'
        elif study.role is Role.CITED and study.study not in printed:
            found = f"no row of references.csv names {study.study}"
            remedy = 'write "wider", or add the printed reference'
        else:
            continue
        yield on_row(study, "role", f'the role "{study.role}"', "is not right", found, remedy, joint=": ")


def _bears_out_denial(link: Link, evidence: Evidence) -> bool:
    """Whether a link supports a denial of benefit on a basis that speaks against the benefit and no further."""
    claim = evidence.claim.get(link.claim)
    denies = claim is not None and claim.direction is Direction.DENIES and question_of(claim) is QuestionType.BENEFIT
    return denies and link.stance in FOR and link.basis in (Basis.NO_DIFFERENCE_FOUND, Basis.BENEFIT_EXCLUDED)


def undated_status(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """It is said whether a study was retracted and not on which day that was checked, or the reverse."""
    for study in appraised.evidence.studies:
        if (study.status is None) != (study.status_checked is None):
            given, missing = ("status", "status_checked") if study.status else ("status_checked", "status")
            what, found = f"has a {given} and needs a {missing}", "the cell is empty"
            yield on_row(study, missing, study.study, what, found, f"write the {missing}, or empty both cells")


def _printed(evidence: Evidence) -> dict[str, str] | None:
    """Document by study in references.csv, damaged cells aside; ``None`` if a row of it, or all, cannot be read."""
    sheet = evidence.sheet("references")
    if sheet is None or not {"document", "study"} <= set(sheet.header):
        return None
    if any(file == sheet.file for file, _ in unsound(evidence)):
        return None
    listed = zip(sheet.column("study"), sheet.column("document"), strict=True)
    return {study: document for study, document in listed if study}
