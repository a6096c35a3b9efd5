"""Faults of judgements: a link, a basis, a role or a status that breaks a rule, raters' own rows, and confirmations."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.ladder import QuestionType, question_of
from analysis.appraise.raters.confirmed import FLAGS, joined, named, unconfirmed
from analysis.appraise.raters.rated_pairs import overruled
from analysis.appraise.verdict.assessment import COVERING, filled, screened_out
from analysis.appraise.verdict.rated_link import AGAINST, DIRECT, FOR, above_cap, rated_link
from analysis.check.keys import misses_rows, unsound
from analysis.model.conclusions import Kind
from analysis.model.evidence import Evidence, Sheet, grouped
from analysis.model.judgements import Link
from analysis.model.problem import Problem, Remark, on_row
from analysis.model.words import Answer, Basis, Category, Direction, RaterKind, Role, TermKind
from analysis.schema import RATED, TABLES
from analysis.text.prose.phrases import counted, listed
from analysis.text.spelling import meant

# Claims that a message names.
_NAMED = 5

# Terms of what is measured.
_MEASURED = (TermKind.OUTCOME, TermKind.HARM)


def foreign_finding(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A link rests on a finding of another study."""
    for link in chain.from_iterable(tables("links", appraised.evidence)):
        if (finding := appraised.evidence.finding.get(link.finding)) and finding.study != link.study:
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


def tables(name: str, evidence: Evidence) -> Iterator[tuple[Any, ...]]:
    """The adjudicated rows of a table that raters judge, then each rater's own."""
    return (getattr(one, name) for one in (evidence, *evidence.ratings))


def foreign_signature(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """Rows in one rater's folder are signed by another; each table and signer once, at the first row."""
    known = {rater.name for rater in appraised.evidence.raters}
    for ratings in (one for one in appraised.evidence.ratings if one.rater in known):
        for table in RATED:
            signed = grouped((row.judged_by, row) for row in getattr(ratings, table) if row.judged_by != ratings.rater)
            for signer, rows in signed.items():
                what, found = f"are signed by {ratings.rater}", f'{len(rows)} by "{signer}", this the first'
                remedy = f'write "{ratings.rater}", or move them to the folder of {signer}'
                yield on_row(rows[0], "judged_by", f"rows of ratings/{ratings.rater}", what, found, remedy)


def pair_rated_twice(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A rater has two links of one claim and study."""
    for ratings in appraised.evidence.ratings:
        first: dict[tuple[str, str], Link] = {}
        for link in ratings.links:
            earlier = first.setdefault((link.claim, link.study), link)
            if earlier.finding != link.finding:
                subject, what = f"{link.claim} by {link.study}", f"may have one row of {ratings.rater}"
                found = f"it stands already on line {earlier.origin.line}"
                yield on_row(link, "claim", subject, what, found, "keep the one that holds for the study as a whole")


def overruled_without_reason(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """Raters agree on a pair, another word was adjudicated, and no row of the pair says why."""
    known = {rater.name for rater in appraised.evidence.raters}
    lost = misses_rows("raters", appraised.evidence)  # and so by whose rules somebody judged
    for pair in appraised.evidence.once(overruled):
        judges = {*pair.rated, *(link.judged_by for link in pair.adjudicated)}
        if not pair.reason and not (lost and judges - known):
            subject, what = f"{pair.claim} by {pair.study}", f'is "{pair.word}" and needs a reason'
            found = f'{listed(pair.rated)} say "{pair.agreed}"'
            remedy = "write into overrule_reason why they are overruled, or judge the pair as they do"
            yield on_row(pair.adjudicated[0], "overrule_reason", subject, what, found, remedy)


def coding_unlike_claim(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """The adjudicated coding of a claim has another category than the claim."""
    for coding in appraised.evidence.codings:
        if (claim := appraised.evidence.claim.get(coding.claim)) and claim.category is not coding.category:
            what, found = f'is coded "{coding.category}"', f'{claim.origin.at("category")} has "{claim.category}"'
            yield on_row(coding, "category", coding.claim, what, found, "write in both what was adjudicated")


def unknown_row(appraised: AppraisedEvidence, raised: Iterable[Problem]) -> Iterator[Remark]:
    """A confirmation names a table or a row that is not there, or more than one row."""
    evidence = appraised.evidence
    if not evidence.confirmations:
        return
    there = {sheet.table: _rows(sheet) for sheet in evidence.sheets if not sheet.rater}
    # What is tried without some facts lacks flags that the whole has.
    there[FLAGS] = None if appraised.left_out else Counter({named(one)[1] for one in raised if one.kind is Kind.FLAG})
    for one in evidence.confirmations:
        field = "row" if one.table in there else "table"
        name, known = getattr(one, field), there.get(one.table, Counter([*there]))
        if known is None or known[name] == 1:
            continue
        near = [row for row in known if row.startswith(f"{name} ")] if known[name] else [meant(name, known)]
        offered = '" or "'.join(filter(None, near))
        remedy = f'did you mean "{offered}"?' if offered else "correct it, or remove the confirmation"
        found = f'"{name}" is {known[name] or "none"}'
        yield on_row(one, field, "a confirmation", f"needs one {field} that is there", found, remedy)


def _rows(sheet: Sheet) -> Counter[str] | None:
    """How many rows have each name, as written, those of links also without the finding; ``None`` without a key."""
    key = TABLES[sheet.table].key
    if not set(key) <= set(sheet.header):
        return None
    cells = list(zip(*map(sheet.column, key), strict=True))
    pairs = Counter(joined(one[:2]) for one in cells if sheet.table == "links")
    return Counter({**pairs, **Counter(map(joined, cells))})


def confirmed_by_no_person(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A confirmation is by a rater whose kind is not *person*."""
    kinds = {rater.name: rater.kind for rater in appraised.evidence.raters}
    for one in appraised.evidence.confirmations:
        kind = kinds.get(one.person, RaterKind.PERSON)
        if kind is not RaterKind.PERSON:
            found, remedy = f'{one.person} is "{kind}"', "name the person who looked at the row, or remove it"
            yield on_row(one, "person", "a confirmation", "needs a person", found, remedy)


def answer_without_reason(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A person disagrees with a row, or is unsure of it, and gives no reason."""
    for one in appraised.evidence.confirmations:
        if one.answer is not Answer.AGREE and not one.reason:
            subject, found = (
                "an answer that does not agree",
                f'{one.person} says "{one.answer}" of {one.table} {one.row}',
            )
            yield on_row(one, "reason", subject, "needs a reason", found, "write it in one line")
