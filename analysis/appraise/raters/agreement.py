"""How well raters agree, of every kind of judgement: any number of raters, whatever each of them judged.

Each two raters are compared over what both judged, and where there are more, all of them together; the machines, the
people and those who judged by the same rules also by themselves. Agreement of raters of one kind of machine shows that
a brief can be followed twice, not that the judgements are right; ``Agreement.kinds`` keeps which it is.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, combinations
from operator import attrgetter
from typing import Any, NamedTuple

from analysis.appraise.bias import FORMS, NOT_ASSESSED
from analysis.appraise.raters.coefficients import Coefficient, Key, Table, coefficients, on_scale, specific_agreement
from analysis.model.evidence import Evidence, Ratings, grouped
from analysis.model.words import Category, DisagreementKind, RaterKind, Saying, Stance, Tool

#: Steps of certainty as words, least certain first; GRADE rates down and up by one level or two.
STEPS = ("-2", "-1", "0", "1", "2")

#: What was judged, where another part asks for one kind of it.
STANCES, DISAGREEMENTS, BIAS = "stances", "how claims disagree", "risk of bias"

#: Scope of an agreement that leaves no pair out.
ALL_PAIRS = "all pairs"

_Rows = Mapping[Key, Any]
_Known = Mapping[str, tuple[RaterKind | None, str]]


class Agreement(NamedTuple):
    """Agreement of two raters or more over one kind of judgement. A *pair* is one thing that two of them judged.

    ``judged``: What was judged: *stances* (of a claim and a study), *categories of claims*, *risk of bias, RoB 2* (of
        a domain), *steps of certainty*, *what claims say of harms*, *how claims disagree* (two of them).
    ``scope``: ``ALL_PAIRS``, or those that not all who judged them left aside: ``relevant pairs``, without what all
        found not to address the claim; ``judged by either``, without what all left *not assessed*.
    ``raters``, ``kinds``: The raters' names, in the order of ``raters.csv``, and their kinds; ``None`` for one that
        it does not list.
    ``rules``: SHA-256 of the rules by which they all judged, blank if kept of none; ``None`` if they judged by others.
    ``pairs``, ``agreed``: Number of things that two or more of them judged, and on how many all who did chose the
        same word.
    ``alone``: Of each rater, how many things none of the others recorded.
    ``raw``, ``alpha``: Share agreed; Krippendorff's alpha (``alpha``), ordinal over the words that stand on one
        scale, else nominal.
    ``kappa``, ``ac1``, ``weighted``: Of two raters: Cohen's kappa, Gwet's AC1, and kappa with linear weights over
        ordered words (``coefficients``).
    ``ordered``: Number of pairs with two ordered words, which ``weighted`` and ``alpha`` are over; ``None`` if no
        words are.
    ``by_word``: Of two raters, for each word the specific agreement: twice the pairs on which both chose it over the
        times either did (Spitzer & Fleiss 1974, Br J Psychiatry 125:341-7), with that numerator and denominator.
    ``table``, ``rows``: How often they chose which words; the rows behind it.

    Coefficients are ``None`` where they do not apply or are over fewer than ``FEWEST_PAIRS``.
    """

    judged: str
    scope: str
    raters: tuple[str, ...]
    kinds: tuple[RaterKind | None, ...]
    rules: str | None
    pairs: int
    agreed: int
    alone: tuple[int, ...]
    raw: Coefficient | None
    kappa: Coefficient | None
    ac1: Coefficient | None
    weighted: Coefficient | None
    alpha: Coefficient | None
    ordered: int | None
    by_word: tuple[tuple[str, int, int], ...]
    table: Table
    rows: tuple[Any, ...]


class _Judgement(NamedTuple):
    """A kind of judgement: its table, what a row of it judges and how, and the words that it may choose.

    The first part of a key says which things belong together and are resampled as one. ``scope`` names the pairs that
    are left when those are taken away on which everybody chose ``aside``.
    """

    name: str
    table: str
    words: Sequence[str]
    key: Callable[[Any], Key]
    word: Callable[[Any], str]
    order: Sequence[str] = ()
    aside: str = ""
    scope: str = ""

    def rows(self, ratings: Ratings) -> _Rows:
        """A rater's rows by what they judge."""
        return {key: row for row in getattr(ratings, self.table) if (key := self.key(row))}


def _bias(tool: Tool) -> _Judgement:
    form, judged = FORMS[tool], attrgetter("study", "outcome", "phase", "domain")
    key, word = (lambda row: judged(row) if row.tool is tool else ()), attrgetter("judgement")
    scope = "judged by either"
    return _Judgement(f"{BIAS}, {tool}", "appraisals", form.words, key, word, form.ordered, NOT_ASSESSED, scope)


_PAIR, _RELEVANT = attrgetter("claim", "study"), "relevant pairs"
_JUDGEMENTS = (
    _Judgement(STANCES, "links", [*Stance], _PAIR, attrgetter("stance"), (), Stance.DOES_NOT_ADDRESS, _RELEVANT),
    _Judgement("categories of claims", "codings", [*Category], lambda row: (row.claim,), attrgetter("category")),
    *map(_bias, Tool),
    _Judgement(
        "steps of certainty", "certainty", STEPS, attrgetter("question", "domain"), lambda row: str(row.step), STEPS
    ),
    _Judgement("what claims say of harms", "mentions", [*Saying], attrgetter("claim", "harm"), attrgetter("says")),
    _Judgement(
        DISAGREEMENTS,
        "disagreements",
        [*DisagreementKind],
        lambda row: tuple(sorted((row.claim, row.other), reverse=True)),
        attrgetter("kind"),
    ),
)


def agreement(evidence: Evidence) -> tuple[Agreement, ...]:
    """Agreement of each two raters and of more together, kind by kind of judgement, over all pairs and those left.

    Pairs of raters come first, all together last; who share nothing, and machines of unlike rules, are left out.
    """
    listed = {rater.name: (rater.kind, rater.rules_sha256) for rater in evidence.raters}
    known = {one.rater: listed.get(one.rater, (None, "")) for one in evidence.ratings}
    return tuple(chain.from_iterable(_of_kind(judgement, evidence, known) for judgement in _JUDGEMENTS))


def _of_kind(judgement: _Judgement, evidence: Evidence, known: _Known) -> Iterator[Agreement]:
    by_rater = {one.rater: rows for one in evidence.ratings if (rows := judgement.rows(one))}
    apart = [tuple(name for name in by_rater if known[name][0] is kind) for kind in RaterKind]
    alike = grouped((known[name][1], name) for name in by_rater).values()
    groups = (*combinations(by_rater, 2), *(apart if all(len(group) > 1 for group in apart) else ()), *alike)
    for raters in dict.fromkeys((*groups, tuple(by_rater))):
        rules = {known[name][1] for name in raters if known[name][0] is not RaterKind.PERSON}
        if len(raters) > 1 and len(rules) < 2:
            yield from _over_scopes(judgement, {name: by_rater[name] for name in raters}, known)


def _over_scopes(judgement: _Judgement, by_rater: Mapping[str, _Rows], known: _Known) -> Iterator[Agreement]:
    times = Counter(chain.from_iterable(by_rater.values()))
    shared = {
        key: tuple(rows[key] for rows in by_rater.values() if key in rows) for key in sorted(times) if times[key] > 1
    }
    scopes = {ALL_PAIRS: shared}
    if judgement.aside:
        aside = {judgement.aside}
        scopes[judgement.scope] = {key: rows for key, rows in shared.items() if {*map(judgement.word, rows)} != aside}
    for scope, left in scopes.items():
        if left:
            chosen = {key: tuple(map(judgement.word, rows)) for key, rows in left.items()}
            table = Counter(chosen.values())
            yield Agreement(
                judged=judgement.name,
                scope=scope,
                raters=tuple(by_rater),
                kinds=tuple(known[name][0] for name in by_rater),
                rules=None if len(rules := {known[name][1] for name in by_rater}) > 1 else rules.pop(),
                pairs=len(chosen),
                agreed=sum(count for words, count in table.items() if len(set(words)) == 1),
                alone=tuple(sum(times[key] == 1 for key in rows) for rows in by_rater.values()),
                ordered=on_scale(table, judgement.order),
                by_word=tuple(specific_agreement(table, judgement.words)) if len(by_rater) == 2 else (),
                table=table,
                rows=tuple(chain.from_iterable(left.values())),
                **coefficients(chosen, judgement.words, judgement.order, of_two=len(by_rater) == 2),
            )
