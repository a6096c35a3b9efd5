"""Faults of confirmations: one of a row that is not there, by who is no person, or without the reason that it needs."""

from collections import Counter
from collections.abc import Iterable, Iterator

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.raters.confirmed import FLAGS, joined, named
from analysis.check.manuals import example, source
from analysis.model.conclusions import Kind
from analysis.model.evidence import Sheet
from analysis.model.problem import Problem, Remark, on_row
from analysis.model.words import Answer, RaterKind
from analysis.schema import TABLES
from analysis.text.spelling import meant

_SOURCE = "DESIGN, confirmed by a person."


@source(_SOURCE)
@example("raters.csv", "name,kind", "adjudicator,machine-assisted", "mori,person")
@example("confirmations.csv", "table,row", passes="links,C001 ito2011", fails="links,C001 itto2011")
def unknown_row(appraised: AppraisedEvidence, raised: Iterable[Problem]) -> Iterator[Remark]:
    """A confirmation names a table or a row that is not there, or more than one row.

    A row is named by its id, else by its key columns joined by a space, blank ones left out; of a link whose claim and
    study have no other, the finding may be left out. A flag is named by its check and the claim, or else the document
    or the study, that it is on. An answer on no row counts for nothing, and nobody would see that it was lost.
    """
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


@source(_SOURCE)
@example("raters.csv", "name,kind", "adjudicator,machine-assisted", "mori,person")
@example("confirmations.csv", "person", passes="mori", fails="adjudicator")
def confirmed_by_no_person(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A confirmation is by a rater whose kind is not *person*.

    What a machine says of a machine's judgement is one more rating; it confirms nothing and is not counted.
    """
    kinds = {rater.name: rater.kind for rater in appraised.evidence.raters}
    for one in appraised.evidence.confirmations:
        kind = kinds.get(one.person, RaterKind.PERSON)
        if kind is not RaterKind.PERSON:
            found, remedy = f'{one.person} is "{kind}"', "name the person who looked at the row, or remove it"
            yield on_row(one, "person", "a confirmation", "needs a person", found, remedy)


@source(_SOURCE)
@example("raters.csv", "name,kind", "adjudicator,machine-assisted", "mori,person")
@example("confirmations.csv", "answer,reason", passes="disagree,The trial had no such arm.", fails="disagree,")
def answer_without_reason(appraised: AppraisedEvidence) -> Iterator[Remark]:
    """A person disagrees with a row, or is unsure of it, and gives no reason.

    Nobody can act on such an answer: what would have to change is not said.
    """
    for one in appraised.evidence.confirmations:
        if one.answer is not Answer.AGREE and not one.reason:
            found = f'{one.person} says "{one.answer}" of {one.table} {one.row}'
            yield on_row(
                one, "reason", "an answer that does not agree", "needs a reason", found, "write it in one line"
            )
