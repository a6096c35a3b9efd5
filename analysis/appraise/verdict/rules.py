"""The rules of the verdict, in the words by which reports explain it, and the comparisons that they are held against.

Of each comparison that a claim's links bear on the first line of its table that holds gives the word. All rules:
DESIGN, appraisal, verdict.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from analysis.appraise.ladder import NOT_PATIENTS, TEXTS, ClaimType, claim_type, question_of
from analysis.appraise.verdict.rated_link import AGAINST, FOR, RatedLink, voters
from analysis.model.conclusions import Verdict
from analysis.model.evidence import Evidence, grouped
from analysis.model.records import Claim
from analysis.model.words import Basis, EventCount, Leaning, Stance
from analysis.text.rows import rows_beside


class Rule(NamedTuple):
    """A line of a rule table: its number, what the links or the comparisons are, and the verdict that follows."""

    number: str
    when: str
    verdict: Verdict

    def __str__(self) -> str:
        return f"{self.when} → {self.verdict}"


_ROWS = rows_beside(__file__)

#: All rules, by what they are of, in the order of the table beside this file; of each the first that holds decides.
ALL_RULES: Mapping[str, tuple[Rule, ...]] = grouped(
    (row["of"], Rule(row["number"], row["when"], Verdict(row["verdict"]))) for row in _ROWS
)
#: The rules for a claim as a whole, and from the fourth for each comparison; those by which the words of several
#: comparisons make one; for plain facts (how it is given, by whom, at what cost, for what it is used); for a mechanism,
#: where the process was seen; and for a limit that a page itself sets, and for what is about something else.
RULES, COMPOSITION, RULES_OF_FACTS, RULES_OF_MECHANISM, (NOTHING_ASKED,) = ALL_RULES.values()

NO_STUDY, NONE_JUDGED, NONE_ADDRESSES, HARM_REPORTED = RULES[:4]
COUNTER_EXAMPLE = COMPOSITION[0]

#: What one comparison makes of the whole, where none of the rules before it holds.
GRAVEST_FIRST = tuple(rule.verdict for rule in COMPOSITION[2:-2])

#: Verdicts over a document's own studies by which it does not back a claim with its references.
UNSUPPORTED = tuple(dict.fromkeys(Verdict(row["verdict"]) for row in _ROWS if row["unsupported"]))

#: Events that occurred, however they were counted.
OCCURRED = (EventCount.MEASURED, EventCount.RECALLED, EventCount.CASE)

# Claims whose links are gathered by the comparison that they bear on.
_BY_COMPARISON = (ClaimType.HELP, ClaimType.HARM_RATE, ClaimType.PROGNOSIS)


class Compared(NamedTuple):
    """What links are gathered by: the group of their question, else the study's condition and comparator.

    All are empty where nothing is compared: of facts, of a mechanism, and of a harm that can occur or is denied.
    """

    group: str
    condition: str = ""
    comparator: str = ""

    def __str__(self) -> str:
        against = f"against {self.comparator}" if self.comparator else "without a comparison group"
        return self.group or (f"{self.condition}, {against}" if self.condition else "")


#: Where nothing is compared.
NO_COMPARISON = Compared("")


class VerdictPart(NamedTuple):
    """The word of one comparison by its rule, with its links and those of them that vote."""

    comparison: Compared
    rule: Rule
    links: tuple[RatedLink, ...]
    voting: tuple[RatedLink, ...]

    @property
    def verdict(self) -> Verdict:
        """The word."""
        return self.rule.verdict

    @property
    def deciding(self) -> RatedLink | None:
        """The first voting link that the word names: a *partly supports* does not decide a *supported*."""
        return next(filter(self._names, self.voting), None)

    def _names(self, one: RatedLink) -> bool:
        match self.verdict:
            case Verdict.SUPPORTED:
                return one.link.stance is Stance.SUPPORTS
            case Verdict.CONTRADICTED:
                return one.link.stance in AGAINST and one.link.basis is not Basis.NO_DIFFERENCE_FOUND
            case Verdict.REPORTED | Verdict.SEEN_IN_PATIENTS | Verdict.SEEN_IN_ANIMALS | Verdict.PROPOSED:
                return one.link.stance in FOR
        return True


def parts_of(claim: Claim, speaking: Iterable[RatedLink], evidence: Evidence) -> tuple[VerdictPart, ...]:
    """The comparisons that the links which address a claim bear on, in the order of those links."""
    asks = claim_type(claim)
    walk, compares = _WALKS.get(asks, _of_comparison), asks in _BY_COMPARISON
    parts = []
    for comparison, links in grouped(
        (comparison_of(one, evidence) if compares else NO_COMPARISON, one) for one in speaking
    ).items():
        voting = voters(links, question_of(claim), evidence)
        parts.append(VerdictPart(comparison, walk(links, voting), links, voting))
    return tuple(parts)


def comparison_of(one: RatedLink, evidence: Evidence) -> Compared:
    """What a link compares: the group of its question, else the study's condition and comparator."""
    asked = evidence.question.get(one.link.question)
    return Compared(asked.group) if asked and asked.group else Compared("", one.study.condition, one.study.comparator)


def _of_comparison(_: Sequence[RatedLink], voting: Sequence[RatedLink]) -> Rule:
    """The first line of ``RULES`` that holds for one comparison, from the fifth; the others are of the whole claim."""
    against = [one.link for one in voting if one.link.stance in AGAINST]
    other = [link for link in against if link.basis is not Basis.NO_DIFFERENCE_FOUND]
    holds = (
        not voting,
        0 < len(against) < len(voting),
        bool(against) and not other,
        any(link.stance is Stance.CONTRADICTS for link in other),
        bool(against),
        any(one.link.stance is Stance.SUPPORTS for one in voting),
        True,
    )
    return RULES[4 + holds.index(True)]


def _of_harm_rate(links: Sequence[RatedLink], voting: Sequence[RatedLink]) -> Rule:
    """As of any comparison, but an event that speaks against graded safety is said before what supports it."""
    if not any(one.link.stance in AGAINST for one in voting) and any(map(reports_event, links)):
        return HARM_REPORTED
    return _of_comparison(links, voting)


def reports_event(one: RatedLink) -> bool:
    """Whether an *indirect* link leans against a claim by an event that occurred."""
    leans = one.link.stance is Stance.INDIRECT and one.link.leans is Leaning.AGAINST
    return leans and one.finding is not None and one.finding.event in OCCURRED


def _of_fact(_: Sequence[RatedLink], voting: Sequence[RatedLink]) -> Rule:
    stances = {one.link.stance for one in voting}
    holds = (not stances.isdisjoint(AGAINST), not stances.isdisjoint(FOR), True)
    return RULES_OF_FACTS[holds.index(True)]


def _of_mechanism(_: Sequence[RatedLink], voting: Sequence[RatedLink]) -> Rule:
    seen = [one.study.design for one in voting if one.link.stance in FOR and one.study.design not in TEXTS]
    against = any(one.link.stance in AGAINST for one in voting)
    holds = (
        against and bool(seen),
        against,
        any(design not in NOT_PATIENTS for design in seen),
        bool(seen),
        bool(voting),
        True,
    )
    return RULES_OF_MECHANISM[holds.index(True)]


_WALKS: Mapping[ClaimType, Callable[[Sequence[RatedLink], Sequence[RatedLink]], Rule]] = {
    ClaimType.HARM_RATE: _of_harm_rate,
    ClaimType.FACT: _of_fact,
    ClaimType.MECHANISM: _of_mechanism,
}
