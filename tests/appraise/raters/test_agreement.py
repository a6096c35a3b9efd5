"""Agreement of any number of raters, on every kind of judgement: who is compared over what, and what is left out."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from analysis.appraise.raters.agreement import STANCES, Agreement, agreement
from analysis.appraise.raters.coefficients import FEWEST_PAIRS
from analysis.model.evidence import Evidence, Ratings
from analysis.model.judgements import Mention
from analysis.model.words import RaterKind, Saying
from analysis.read.records import read_evidence
from analysis.schema import TABLES
from tests.builders import miniset
from tests.builders.build import ORIGIN, appraisal, coding, disagreement, link, rater, ratings, step

WORDS = ("supports", "partly supports", "indirect", "does not address")
PERSON, MACHINE = RaterKind


def links(count, *words):
    """As many links on claims in turn, of these words in turn."""
    return tuple(link(claim=f"C{n:03}", stance=words[n % len(words)]) for n in range(1, count + 1))


def of_raters(table, **rows):
    """Agreement of raters with these rows of a table."""
    return agreement(Evidence(ratings=tuple(Ratings(rater=name, **{table: own}) for name, own in rows.items())))


def over(raters: tuple[str, ...], found: tuple[Agreement, ...], scope: str = "all pairs") -> Agreement:
    """The one agreement on stances of these raters."""
    (one,) = (one for one in found if (one.judged, one.raters, one.scope) == (STANCES, raters, scope))
    return one


def test_relevant_pairs_leave_out_those_that_nobody_found_relevant() -> None:
    one = links(3, "indirect", "supports", "does not address")
    other = links(3, "indirect", "partly supports", "does not address")
    found = of_raters("links", a=one, b=other)
    assert [(one.scope, one.pairs, one.agreed) for one in found] == [("all pairs", 3, 2), ("relevant pairs", 2, 1)]


def test_only_what_two_judged_counts_and_what_one_recorded_alone_is_counted_beside() -> None:
    found = of_raters("links", a=links(3, *WORDS), b=links(1, *WORDS))
    assert (over(("a", "b"), found).pairs, over(("a", "b"), found).alone) == (1, (2, 0))


@pytest.mark.parametrize(("pairs", "given"), [(FEWEST_PAIRS - 1, False), (FEWEST_PAIRS, True)])
def test_few_pairs_have_counts_and_no_share_coefficient_or_interval(pairs: int, given: bool) -> None:
    found = of_raters("links", a=links(pairs, *WORDS), b=links(pairs, *WORDS[:2]), c=links(pairs, *WORDS[1:]))
    two, three = over(("a", "b"), found), over(("a", "b", "c"), found)
    assert (two.pairs, three.pairs) == (pairs, pairs)
    assert two.agreed == sum(n % 4 < 2 for n in range(1, pairs + 1))
    assert [one is not None for one in (two.raw, two.kappa, two.ac1, two.alpha, three.raw, three.alpha)] == [given] * 6
    assert (three.kappa, three.ac1, two.weighted, two.ordered) == (None,) * 4


def test_the_interval_is_the_same_each_time_and_holds_the_value() -> None:
    rows = {"a": links(30, *WORDS), "b": links(30, *WORDS[:3])}
    once, again = of_raters("links", **rows), of_raters("links", **rows)
    assert once == again
    for found in (once[0].kappa, once[0].alpha):
        assert found is not None
        assert None not in found
        assert found.low <= found.value <= found.high


def test_the_order_of_a_raters_rows_does_not_matter() -> None:
    a, b = links(30, *WORDS), links(30, *WORDS[:3])
    before, after = of_raters("links", a=a, b=b)[0], of_raters("links", a=a[::-1], b=b)[0]
    assert (before.kappa, before.alpha) == (after.kappa, after.alpha)


@pytest.mark.parametrize(
    "found",
    [Evidence(), Evidence(ratings=(ratings("a", link()),)), Evidence(ratings=(ratings("a", link()), ratings("b")))],
)
def test_fewer_than_two_raters_give_nothing(found: Evidence) -> None:
    assert agreement(found) == ()


def test_each_two_raters_are_compared_and_all_together() -> None:
    found = of_raters("links", a=links(3, *WORDS), b=links(3, *WORDS), c=links(1, "indirect"), d=(link(claim="C999"),))
    counts = {one.raters: (one.pairs, one.agreed) for one in found if one.scope == "all pairs"}
    assert counts == {("a", "b"): (3, 3), ("a", "c"): (1, 0), ("b", "c"): (1, 0), ("a", "b", "c", "d"): (3, 2)}


def test_machines_and_people_are_told_apart_where_there_are_two_of_each() -> None:
    kinds = {"a": MACHINE, "b": MACHINE, "c": MACHINE, "p": PERSON, "q": PERSON}
    listed = tuple(rater(name=name, kind=kind.value) for name, kind in kinds.items())
    rows = tuple(ratings(name, *links(2, *WORDS)) for name in kinds)
    groups = {one.raters: one.kinds for one in agreement(Evidence(raters=listed, ratings=rows)) if len(one.raters) > 2}
    assert groups == {("a", "b", "c"): (MACHINE,) * 3, tuple("abcpq"): (MACHINE,) * 3 + (PERSON,) * 2}
    without_q = agreement(Evidence(raters=listed, ratings=rows[:4]))
    assert [one.raters for one in without_q if len(one.raters) > 2] == [tuple("abcp")] * 2
    assert over(("c", "p"), without_q).kinds == (MACHINE, PERSON)


def test_machines_of_other_rules_are_not_compared_and_those_of_the_same_are_told_together() -> None:
    rules = {"a": "", "b": "", "c": "", "d": "0" * 64, "e": "0" * 64}
    listed = tuple(rater(name=name, rules_sha256=sha) for name, sha in rules.items() if name != "c")
    rows = tuple(ratings(name, *links(2, *WORDS)) for name in rules)
    found = {one.raters: one.rules for one in agreement(Evidence(raters=listed, ratings=rows))}
    assert {group: one for group, one in found.items() if len(group) > 2} == {("a", "b", "c"): ""}
    assert (found["a", "b"], found["d", "e"]) == ("", "0" * 64)
    assert ("a", "d") not in found
    person = (*listed[:2], rater(name="d", kind=PERSON.value, rules_sha256="0" * 64))
    assert {one.raters for one in agreement(Evidence(raters=person, ratings=rows[:4]))} >= {("a", "d"), tuple("abcd")}


# The other kinds of judgement


def mention(harm, says):
    return Mention(ORIGIN, "C001", harm, Saying(says), "ann")


def test_risk_of_bias_is_compared_tool_by_tool_and_again_where_either_judged():
    shared = appraisal(domain="missing outcome data")
    ones = (appraisal(judgement="low"), shared, appraisal(tool="AMSTAR 2", domain="15 publication bias"))
    others = (appraisal(judgement="high"), shared)
    found = of_raters("appraisals", ann=ones, bob=others)
    assert [(one.judged, one.scope, one.agreed, one.pairs, one.ordered) for one in found] == [
        ("risk of bias, RoB 2", "all pairs", 1, 2, 1),
        ("risk of bias, RoB 2", "judged by either", 0, 1, 1),
    ]


@pytest.mark.parametrize(
    ("tool", "domain", "words", "weighted"),
    [
        ("RoB 2", "randomisation process", ("low", "high"), True),
        ("RoB 2", "randomisation process", ("low", "not assessed"), False),
        ("JBI case series", "complete inclusion", ("yes", "no"), False),
    ],
)
def test_weighted_kappa_is_for_enough_pairs_of_ordered_words(tool, domain, words, weighted):
    rows = tuple(appraisal(study=f"s{n}", tool=tool, domain=domain, judgement=words[n % 2]) for n in range(30))
    one = of_raters("appraisals", ann=rows, bob=rows)[0]
    assert one.kappa == (1, 1, 1)
    assert (one.weighted is not None) is weighted
    assert one.ordered == {"RoB 2": 30 if weighted else 15, "JBI case series": None}[tool]


def test_steps_of_certainty_are_an_ordered_scale():
    ones = (step(domain="imprecision", step="-1"), step(domain="inconsistency"), step(domain="large effect", step="1"))
    others = (step(domain="imprecision", step="-2"), step(domain="inconsistency"))
    (one,) = of_raters("certainty", ann=ones, bob=others)
    assert (one.judged, one.pairs, one.agreed, one.ordered, one.alone) == ("steps of certainty", 2, 1, 2, (1, 0))


def test_harms_that_only_one_recorded_are_counted_beside():
    ones = (mention("heartburn", "named"), mention("rash", "named"))
    others = (mention("heartburn", "minimised"), mention("pain", "denied"), mention("fever", "named"))
    (one,) = of_raters("mentions", ann=ones, bob=others)
    assert (one.judged, one.pairs, one.agreed, one.alone) == ("what claims say of harms", 1, 0, (1, 2))


def test_two_claims_disagree_in_either_order():
    ones = (disagreement(claim="C001", other="C002", kind="direct"),)
    others = (disagreement(claim="C002", other="C001", kind="tension"),)
    (one,) = of_raters("disagreements", ann=ones, bob=others)
    assert (one.judged, one.pairs, one.agreed, one.ordered) == ("how claims disagree", 1, 0, None)


def test_categories_of_claims_are_compared_as_codings():
    ones = tuple(coding(claim=f"C{n:03}", category=("efficacy", "caveat")[n % 2]) for n in range(1, 25))
    (one,) = of_raters("codings", ann=ones, bob=(coding(claim="C001", category="context"), *ones[1:]))
    assert (one.judged, one.pairs, one.agreed) == ("categories of claims", 24, 23)
    assert one.kappa is not None


# Read from files: who comes first, and what names and further raters change


def rated(folder: Path, **raters: tuple[str, ...]) -> tuple[Agreement, ...]:
    """Agreement of raters, listed in this order, with these stances on claims in turn."""
    blocks = ["raters.csv\nname,kind\n" + "\n".join(f"{name},machine-assisted" for name in raters)]
    for name, words in raters.items():
        rows = [
            miniset.example(TABLES["links"]) | {"claim": f"C{n:03}", "stance": word, "judged_by": name}
            for n, word in enumerate(words, 1)
        ]
        blocks.append(f"raw ratings/{name}/links.csv\n{miniset.as_csv(TABLES['links'], rows)}")
    return agreement(read_evidence(miniset.write(folder, "\n\n".join(blocks))))


FIRST, SECOND = tuple(WORDS[n % 4] for n in range(30)), tuple(WORDS[n % 3] for n in range(30))


def nameless(found: Iterable[Agreement]) -> list[Agreement]:
    """Agreements without the raters' names and rows."""
    return [one._replace(raters=(), rows=()) for one in found]


def test_a_rater_with_another_name_changes_no_number(tmp_path):
    before = rated(tmp_path / "before", ann=FIRST, bob=SECOND)
    after = rated(tmp_path / "after", zoe=FIRST, bob=SECOND)
    assert before[0].raters == ("ann", "bob")
    assert after[0].raters == ("zoe", "bob")
    assert nameless(before) == nameless(after)


def test_a_third_rater_changes_nothing_between_the_first_two(tmp_path):
    before = rated(tmp_path / "before", bob=FIRST, carl=SECOND)
    after = rated(tmp_path / "after", adam=SECOND[:5], bob=FIRST, carl=SECOND)
    assert nameless(one for one in after if one.raters == ("bob", "carl")) == nameless(before)
    few = over(("adam", "bob"), after)
    assert (few.pairs, few.kappa) == (5, None)
    assert over(("adam", "bob", "carl"), after).alpha is not None


def test_raters_without_a_row_come_last_by_name(tmp_path):
    read_in = read_evidence(
        miniset.write(
            tmp_path,
            "raters.csv\nname,kind\nzoe,person\n\n"
            + "\n\n".join(f"raw ratings/{name}/links.csv\nclaim,study" for name in ("carl", "ann", "zoe")),
        )
    )
    assert [one.rater for one in read_in.ratings] == ["zoe", "ann", "carl"]


def test_a_part_of_the_claims_keeps_the_raters_codings_on_them():
    from analysis.appraise.appraised_evidence import AppraisedEvidence
    from tests.builders.build import claim

    rows = (coding(claim="C001"), coding(claim="C002"))
    whole = Evidence(claims=(claim(id="C001"), claim(id="C002")), ratings=(Ratings(rater="ann", codings=rows),))
    part = AppraisedEvidence(replace(whole, codings=rows)).on_claims({"C002"}).evidence
    assert (part.codings, part.ratings[0].codings) == (rows[1:], rows[1:])
