"""Confirmed: what people answered on rows (confirmations.csv), and with how many judgements they agree."""

from collections.abc import Iterable, Mapping
from itertools import compress
from typing import Any, NamedTuple

from analysis.model.evidence import Evidence, grouped
from analysis.model.judgements import Confirmation
from analysis.model.problem import Problem
from analysis.model.words import Answer, RaterKind
from analysis.schema import TABLES

#: What the column ``table`` says of an answer on a flag, which no table holds.
FLAGS = "flags"

#: Tables whose rows are judgements, beside links, of which those of one claim and study are one judgement (DESIGN).
JUDGED: tuple[str, ...] = ("certainty", "appraisals", "disagreements", "mentions")

_TABLE_OF = {table.record: table for table in TABLES.values()}

# The rows of each of some judgements: the links of a claim and a study, of other tables one row.
_Judgements = tuple[tuple[Any, ...], ...]


class Confirmed(NamedTuple):
    """The adjudicated judgements, each as its rows: all, then those on which people answered, each in one part at most.

    With ``agree``, the confirmed ones, a person agrees row by row and nobody disagrees; with a row of ``disagree``
    a person does; of a row of ``unsure``, which are in neither, a person is.
    """

    judgements: _Judgements
    agree: _Judgements
    disagree: _Judgements
    unsure: _Judgements

    @property
    def counts(self) -> dict[str, int]:
        """How many are ``confirmed``, ``of`` how many; how many a person ``disagree``s with or is ``unsure`` of."""
        every, agree, disagree, unsure = map(len, self)
        return {"confirmed": agree, "of": every, "disagree": disagree, "unsure": unsure}

    @property
    def draft(self) -> bool:
        """Whether any judgement is not confirmed."""
        return len(self.agree) < len(self.judgements)


def confirmed(evidence: Evidence) -> Confirmed:
    """The judgements by what people answered on their rows."""
    others = ((row,) for table in JUDGED for row in getattr(evidence, table))
    judgements = (*evidence.links_on.values(), *others)
    said = [_answer(rows, evidence) for rows in judgements]
    return Confirmed(judgements, *(tuple(compress(judgements, (word is one for word in said))) for one in Answer))


def _answer(rows: tuple[Any, ...], evidence: Evidence) -> Answer | None:
    """The answer on a judgement; the first that holds."""
    said = [{one.answer for one in answers_to(row, evidence)} for row in rows]
    for answer, among in ((Answer.DISAGREE, any), (Answer.AGREE, all), (Answer.UNSURE, any)):
        if among(answer in words for words in said):
            return answer
    return None


def unconfirmed(evidence: Evidence) -> frozenset[tuple[str, str]]:
    """The pairs of a claim and a study with a link that was carried and that no person confirmed: not judged."""
    carried = {(link.claim, link.study) for link in evidence.links if link.carried_from}
    return frozenset(pair for pair in carried if _answer(evidence.links_on[pair], evidence) is not Answer.AGREE)


def answers_to(record: Any, evidence: Evidence) -> tuple[Confirmation, ...]:
    """What people answered on a record's row, or on a flag."""
    return evidence.once(answers).get(named(record), ())


def answers(evidence: Evidence) -> Mapping[tuple[str, str], tuple[Confirmation, ...]]:
    """Answers by the table and the row that they name (``named``); those by others than people are left out."""
    people = {rater.name for rater in evidence.raters if rater.kind is RaterKind.PERSON}
    alone = ((pair, links) for pair, links in evidence.links_on.items() if len(links) == 1)
    names = {("links", joined(pair)): named(*links) for pair, links in alone}
    given = (((one.table, one.row), one) for one in evidence.confirmations if one.person in people)
    return grouped((names.get(name, name), one) for name, one in given)


def named(record: Any) -> tuple[str, str]:
    """Table and row of a record as ``confirmations.csv`` names them: the row by its key columns.

    A flag's row is its check and the claim, or else the document or the study, that it is on. Of a link whose claim and
    study have no other, the finding may be left out.
    """
    if isinstance(record, Problem):
        return FLAGS, joined((record.check, record.claim or record.document or record.study))
    table = _TABLE_OF[type(record)]
    return table.name, joined(getattr(record, name) for name in table.key)


def joined(cells: Iterable[object]) -> str:
    """Cells of a key joined by a blank; empty ones leave no gap."""
    return " ".join(str(cell) for cell in cells if cell is not None and cell != "")
