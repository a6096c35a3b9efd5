"""The verdict of a claim: what its links together say, over its own cited studies and over all that are known here.

Links are gathered by the comparison that they bear on; in each the rule table is walked from the top and the first line
that holds gives its word; the verdict is composed of these words. Of facts, and of a mechanism, there is one table
without comparisons. A verdict is always explained by its rows: an :class:`Assessment` keeps the links, the parts, the
rule and the link that decided. All rules: DESIGN, appraisal, verdict.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from analysis.appraise.ladder import ClaimType, QuestionType, claim_type, question_of
from analysis.appraise.raters.confirmed import unconfirmed
from analysis.appraise.verdict import rules
from analysis.appraise.verdict.cited_studies import CitedBy, CitedStudies, all_studies, cited_studies_of
from analysis.appraise.verdict.rated_link import FOR, RatedLink, above_cap, rated_link
from analysis.appraise.verdict.rules import VerdictPart, parts_of
from analysis.model.conclusions import Scope, Verdict
from analysis.model.evidence import Evidence, grouped
from analysis.model.judgements import Screening
from analysis.model.records import Claim, Study
from analysis.model.words import Category, Fit, Stance, TermKind
from analysis.schema import TERM_COLUMNS

_FOR = (Verdict.SUPPORTED, Verdict.PARTLY_SUPPORTED)
_AGAINST = (Verdict.CONTRADICTED, Verdict.PARTLY_CONTRADICTED, Verdict.NOT_CONFIRMED)

#: Columns of a screening row that say which claims it covers, and the kinds of term whose narrower terms count too.
COVERING: Mapping[str, tuple[TermKind, ...]] = {
    column: TERM_COLUMNS.get(column, ()) for column in ("category", "agent", "condition", "outcome", "document")
}


class Assessment(NamedTuple):
    """The verdict of a claim over a scope, and everything it was taken from.

    ``verdict`` is the word, ``rule`` the line of a rule table that gave it; ``scope`` says which studies were looked
    at. ``parts`` are the comparisons in the order of their links: one where nothing is compared, none where no study
    addresses the claim. ``weighed`` are the links over the scope; ``over_cap`` those that say more than they may, and
    ``carried`` those of pairs with one that was carried and not confirmed, which count as not given; ``screened`` the
    rows by which studies without a link were judged not to address claims of this kind. ``unjudged`` are studies that
    nobody judged for the claim and that could change the word; ``cited_studies.unnamed`` more were not identified.
    """

    claim: Claim
    scope: Scope
    verdict: Verdict
    rule: rules.Rule
    cited_studies: CitedStudies
    parts: tuple[VerdictPart, ...]
    weighed: tuple[RatedLink, ...]
    over_cap: tuple[RatedLink, ...]
    carried: tuple[RatedLink, ...]
    screened: tuple[Screening, ...]
    unjudged: tuple[str, ...]

    @property
    def question(self) -> QuestionType | None:
        """The question whose levels apply; ``None`` where none does."""
        return question_of(self.claim)

    @property
    def deciding(self) -> RatedLink | None:
        """The link that the verdict rests on, if a direct one does: a counter-example, else that of its first part."""
        if self.rule is rules.COUNTER_EXAMPLE:
            return next(one for part in self.parts for one in part.voting if one.is_counter_example)
        parts = [part for part in self.parts if part.deciding]
        same = [part for part in parts if part.verdict is self.verdict]
        return next((part.deciding for part in same or parts), None)

    @property
    def speaking(self) -> tuple[RatedLink, ...]:
        """The links over the scope that say more than *does not address*."""
        return tuple(one for one in self.weighed if one.speaks)

    @property
    def outweighed(self) -> tuple[RatedLink, ...]:
        """Direct links that did not vote, as a weightier one or a review speaks for them, or as they were retracted."""
        voting = [one for part in self.parts for one in part.voting]
        return tuple(one for one in self.weighed if one.is_direct and one not in voting)

    @property
    def judged(self) -> int:
        """Number of studies that were judged for the claim."""
        return len({one.study.study for one in self.weighed} | {row.study for row in self.screened})

    @property
    def of(self) -> int:
        """Number of studies to judge, those that nobody identified included."""
        return len(set(self.cited_studies.studies)) + self.cited_studies.unnamed

    @property
    def so_far(self) -> bool:
        """Whether a study that nobody judged could change the word; a counter-example stands whatever comes."""
        stands = any(one.is_counter_example for part in self.parts for one in part.voting)
        asked = self.verdict not in (Verdict.NOT_JUDGED, Verdict.NOT_ASSESSED)
        return asked and not stands and bool(self.unjudged or self.cited_studies.unnamed)

    @property
    def reported_in(self) -> tuple[Study, ...]:
        """Studies with a link for the claim; a review only if none of the trials that it includes is among them."""
        found = dict.fromkeys(one.study for one in self.weighed if one.link.stance in FOR)
        inside = {review for study in found for review in study.included_in.split()}
        return tuple(study for study in found if study.study not in inside)


def assess(claim: Claim, scope: Scope, evidence: Evidence, without: Collection[str] = ()) -> Assessment:
    """Take the verdict of a claim over its own cited studies, or over all studies known here.

    ``without`` names studies to leave out of either, as when the link to one of them rests on an unverified fact.
    """
    cited = cited_studies_of(claim, evidence) if scope is Scope.OWN else evidence.once(all_studies)
    if without:
        cited = cited._replace(studies=tuple(key for key in cited.studies if key not in without))
    question = question_of(claim)
    links = {link.study for link in evidence.links_of.get(claim.id, ()) if link.study in evidence.study}
    aside = screened_out(claim, evidence)
    reached = cited.studies if scope is Scope.OWN else _in_order({*links, *aside}.difference(without), evidence)
    given = [
        rated_link(link, question, evidence)
        for key in reached
        if key in links
        for link in evidence.links_on[claim.id, key]
    ]
    awaiting = evidence.once(unconfirmed)
    carried = tuple(one for one in given if (claim.id, one.study.study) in awaiting)
    over_cap = tuple(one for one in given if one not in carried and above_cap(one, question))
    weighed = tuple(one for one in given if one not in (*carried, *over_cap))
    screened = tuple(aside[key] for key in reached if key in aside and key not in links)
    judged = {*(one.study.study for one in weighed), *(row.study for row in screened)}
    unjudged = tuple(key for key in cited.studies if key not in judged and _could_speak(key, claim, evidence))
    heard = {*evidence.once(_unheard).get(claim.id, ())} <= {*without} or any(one.link.stance in FOR for one in weighed)
    rule, parts = _verdict(claim, cited, weighed, evidence, is_judged=bool(judged) and heard)
    none_known = scope is Scope.ALL and rule is rules.NO_STUDY
    verdict = Verdict.NONE_KNOWN if none_known else rule.verdict
    return Assessment(claim, scope, verdict, rule, cited, parts, weighed, over_cap, carried, screened, unjudged)


def screened_out(claim: Claim, evidence: Evidence) -> Mapping[str, Screening]:
    """By study the screening row that covers a claim; a study whose pair has to be judged by itself is not there.

    A blank column stands for any claim. An agent, a condition and an outcome cover themselves and their narrower terms;
    a claim that names none is covered by a blank only. Of the rows of a study that cover the claim the one with the
    most columns filled counts; of equals one that names the category, then the first.
    """
    return evidence.once(_most_filled, *(getattr(claim, column) for column in COVERING))


def _most_filled(evidence: Evidence, category: Category, *terms: str) -> Mapping[str, Screening]:
    kinds = list(COVERING.values())[1:]
    agents, conditions, outcomes, documents = (
        {"", None, term, *(broader for kind in of for broader in evidence.lineage(term, kind))}
        for term, of in zip(terms, kinds, strict=True)
    )
    most: dict[str, Screening] = {}
    for row in (*evidence.screening_of.get(category, ()), *evidence.screening_of.get(None, ())):
        covers = row.agent in agents and row.condition in conditions and row.outcome in outcomes
        if covers and row.document in documents:
            most[row.study] = max(most.get(row.study, row), row, key=filled)
    return most


def filled(row: Screening) -> int:
    """How many columns of a row say which claims it covers."""
    return sum(bool(getattr(row, column)) for column in COVERING)


def _unheard(evidence: Evidence) -> Mapping[str, Sequence[str]]:
    """Studies, by claim, with a link that was not read, or without a row: what it says may be what bears it out."""
    links = (link for link in evidence.links if link.stance is not Stance.DOES_NOT_ADDRESS)
    found = {(link.claim, link.study) for link in links if link.study not in evidence.study}
    sheet = evidence.sheet("links")
    if sheet and "claim" in sheet.header and len(sheet.rows) > len(evidence.links):
        read = {link.origin.line for link in evidence.links}
        studies = sheet.column("study") if "study" in sheet.header else [""] * len(sheet.rows)
        rows = zip(sheet.rows, sheet.column("claim"), studies, strict=True)
        found |= {(claim, study) for row, claim, study in rows if row.origin.line not in read}
    return grouped(sorted(found))


def _in_order(keys: Iterable[str], evidence: Evidence) -> list[str]:
    """Keys in the order of ``studies.csv``, each as often as it stands there; other rows are not gone through."""
    rows = evidence.once(_row_numbers)
    return [key for _, key in sorted((number, key) for key in keys for number in rows.get(key, ()))]


def _row_numbers(evidence: Evidence) -> Mapping[str, Sequence[int]]:
    return grouped((study.study, number) for number, study in enumerate(evidence.studies))


def _could_speak(key: str, claim: Claim, evidence: Evidence) -> bool:
    """Whether a study that nobody judged is the same or narrower in condition, agent and, where asked, outcome.

    Of a study without a row, or without findings, nobody can tell; it could.
    """
    study = evidence.study.get(key)
    if study is None:
        return True
    outcomes = [finding.outcome for finding in evidence.findings_of.get(key, ())] if question_of(claim) else []
    return (
        _within(study.condition, claim.condition, "condition", evidence)
        and _within(study.agent, claim.agent, "agent", evidence)
        and (not outcomes or any(_within(one, claim.outcome, "outcome", evidence) for one in outcomes))
    )


def _within(studied: str, claimed: str, column: str, evidence: Evidence) -> bool:
    return not claimed or any(claimed in evidence.lineage(studied, kind) for kind in TERM_COLUMNS[column])


def _verdict(
    claim: Claim, cited: CitedStudies, weighed: Iterable[RatedLink], evidence: Evidence, *, is_judged: bool
) -> tuple[rules.Rule, tuple[VerdictPart, ...]]:
    asks = claim_type(claim)
    if asks is ClaimType.NONE:
        return rules.NOTHING_ASKED, ()
    if not cited.studies and not cited.unnamed and cited.cited_by not in (CitedBy.UNREAD, CitedBy.UNREACHED):
        return rules.NO_STUDY, ()
    if not is_judged:
        return rules.NONE_JUDGED, ()
    speaking = [one for one in weighed if one.speaks]
    if not speaking:
        return (rules.RULES_OF_FACTS[-1] if asks is ClaimType.FACT else rules.NONE_ADDRESSES), ()
    parts = parts_of(claim, speaking, evidence)
    return _composed(parts, claim, asks), parts


def _composed(parts: Sequence[VerdictPart], claim: Claim, asks: ClaimType) -> rules.Rule:
    """The rule of the only part that has a word, else the first line of ``COMPOSITION`` that holds."""
    if asks in (ClaimType.FACT, ClaimType.MECHANISM):
        return parts[0].rule
    counter_example = any(one.is_counter_example for part in parts for one in part.voting)
    told = [part for part in parts if part.verdict is not Verdict.INDIRECT]
    words = {part.verdict for part in told}
    whole = (one.link for part in told for one in part.voting if one.link.condition_fit is Fit.SAME)
    covered = not claim.condition or any(link.stance is Stance.SUPPORTS for link in whole)
    uncovered = words == {Verdict.SUPPORTED} and not covered
    if len(told) == 1 and not counter_example and not uncovered:
        return told[0].rule
    if not told:
        return parts[0].rule
    holds = (
        counter_example,
        not words.isdisjoint(_FOR) and not words.isdisjoint(_AGAINST),
        *(verdict in words for verdict in rules.GRAVEST_FIRST),
        uncovered,
        True,
    )
    return rules.COMPOSITION[holds.index(True)]
