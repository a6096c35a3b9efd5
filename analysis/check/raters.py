"""Faults of raters' own rows, of codings beside their claims, and of what people are said to have confirmed."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.raters.confirmed import FLAGS, joined, named
from analysis.appraise.raters.rated_pairs import overruled
from analysis.check.keys import misses_rows
from analysis.model.conclusions import Kind
from analysis.model.evidence import Evidence, Sheet
from analysis.model.judgements import Link
from analysis.model.problem import Problem, Remark, on_row
from analysis.model.words import Answer, RaterKind
from analysis.schema import RATED, TABLES
from analysis.text.prose.phrases import listed
from analysis.text.spelling import meant


def tables(name: str, evidence: Evidence) -> Iterator[tuple[Any, ...]]:
    """The adjudicated rows of a table that raters judge, then each rater's own."""
    return (getattr(one, name) for one in (evidence, *evidence.ratings))


def foreign_signature(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """Rows in one rater's folder are signed by another; each table and signer once, at the first row."""
    known = {rater.name for rater in appraised.evidence.raters}
    for ratings in (one for one in appraised.evidence.ratings if one.rater in known):
        for table in RATED:
            signed = Counter(row.judged_by for row in getattr(ratings, table))
            first = {row.judged_by: row for row in reversed(getattr(ratings, table))}
            for signer in signed.keys() - {ratings.rater}:
                what, found = f"are signed by {ratings.rater}", f'{signed[signer]} by "{signer}", this the first'
                remedy = f'write "{ratings.rater}", or move them to the folder of {signer}'
                yield on_row(first[signer], "judged_by", f"rows of ratings/{ratings.rater}", what, found, remedy)


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
        claim = appraised.evidence.claim.get(coding.claim)
        if claim and claim.category is not coding.category:
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
