"""What the source says: which rows it is made of, on either side, and what it never tells."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.appraise.ladder import ClaimType, claim_type
from analysis.appraise.wording.result import compares, on_harm
from analysis.appraise.wording.source_statement import SourceStatement
from analysis.model.evidence import Evidence
from analysis.model.words import Measure
from analysis.text.vocabulary.refused import refused
from tests.builders.build import claim, finding, harm, link, study, term
from tests.builders.shipped import appraised

Row = tuple[dict[str, str], dict[str, str], dict[str, str]]

ALONE = {"comparator_value": "", "comparator_numerator": "", "comparator_denominator": ""}
NO_VALUE = {"measure": "statement", "value": "", "unit": "", "numerator": "", "denominator": "", **ALONE}
NULL = {"measure": "between-arm difference", "unit": "points", "group": "ginger vs rest", **ALONE}
NULL |= {"value": "1", "numerator": "", "denominator": "", "ci_low": "-2", "ci_high": "4"}

SERIES: Row = ({"design": "case series", "comparator": ""}, {"phase": "uncontrolled", **ALONE}, {"stance": "indirect"})
TRIAL: Row = ({}, {}, {"stance": "partly supports"})
AGAINST: Row = ({}, NULL, {"stance": "partly contradicts", "basis": "no difference found"})

TERMS = (
    term(term="any side effect", kind="harm"),
    term(term="heartburn", kind="harm", broader="any side effect"),
    term(term="bleeding", kind="harm", broader="any side effect"),
)


def evidence(*rows: Row, **columns: str) -> Evidence:
    """A set with one claim; each row gives columns of a study, of its finding and of its link to the claim."""
    studies, findings, links = {}, [], []
    for number, (of_study, of_finding, of_link) in enumerate(rows, 1):
        key, found = of_study.get("study", f"study{number}"), f"F{number:03}"
        studies[key] = study(**{"study": key} | of_study)
        findings.append(finding(**{"id": found, "study": key} | of_finding))
        links.append(link(**{"study": key, "finding": found} | of_link))
    return Evidence(
        claims=(claim(**{"figure": "", "unit": "", "sourcing": "none"} | columns),),
        studies=tuple(studies.values()),
        findings=tuple(findings),
        links=tuple(links),
        terms=TERMS,
    )


def said(given: Evidence) -> SourceStatement:
    return AppraisedEvidence(given).source_statement["C001"]


def findings(*rows: Row, **columns: str) -> tuple[str, ...]:
    return said(evidence(*rows, **columns)).findings


def changed(row: Row, of_study: dict[str, str], of_finding: dict[str, str], of_link: dict[str, str]) -> Row:
    return row[0] | of_study, row[1] | of_finding, row[2] | of_link


# Of benefit


def test_the_best_against_and_the_best_for_are_told_in_this_order() -> None:
    one = said(evidence(SERIES, AGAINST, TRIAL, TRIAL))
    assert (one.findings, one.studies, one.told_by) == (("F002", "F003"), *[("study2", "study3")] * 2)
    assert one.sentences[1].startswith("In a randomised trial (80 people; motion sickness), 30 of 40 (75.0 %; ")
    assert "against 20 of 40 (50.0 %; 95 % interval 35 to 65 %) in the control group (placebo), a differ" in one.text
    assert "was 1 points (95 % interval −2 to 4) at 1 month; no difference was found" in one.sentences[0]


def test_who_exchanges_for_and_against_exchanges_the_sentences() -> None:
    exchanged = changed(TRIAL, {}, {}, AGAINST[2]), changed(AGAINST, {}, {}, {"stance": "supports", "basis": ""})
    assert findings(TRIAL, AGAINST) == ("F002", "F001")
    assert findings(*exchanged) == ("F001", "F002")


@pytest.mark.parametrize(
    ("leans", "told"), [("for", ("F001", "F002")), ("against", ("F002", "F001")), ("neither", ("F001", "F002"))]
)
def test_an_indirect_stands_where_it_leans(leans: str, told: tuple[str, ...]) -> None:
    aside = changed(TRIAL, {}, {}, {"stance": "indirect", "leans": leans, "why": "other comparator"})
    other = AGAINST if leans == "for" else TRIAL
    one = said(evidence(other, aside))
    assert one.findings == told
    assert "; indirect for this claim: other comparator" in one.text


def test_an_indirect_null_of_which_nobody_judged_the_leaning_stands_against_a_benefit_and_for_its_denial() -> None:
    null = changed(AGAINST, {}, {}, {"stance": "indirect", "basis": ""})
    assert findings(null, TRIAL) == ("F001", "F002")
    assert findings(null, changed(TRIAL, {}, {}, AGAINST[2]), direction="denies") == ("F002", "F001")


def test_what_nobody_put_on_a_side_is_told_where_a_side_is_empty() -> None:
    unknown = changed(TRIAL, {}, {}, {"stance": "indirect"})
    assert findings(TRIAL, unknown) == ("F001", "F002")
    assert findings(TRIAL, AGAINST, unknown) == ("F002", "F001")
    assert findings(unknown, unknown) == ("F001",)


@pytest.mark.parametrize(
    "worse",
    [
        ({}, {}, {"stance": "indirect", "leans": "for"}),
        ({}, ALONE, {}),
        ({"design": "non-randomised controlled trial"}, {"phase": "controlled"}, {}),
        ({}, {}, {"condition_fit": "broader"}),
        ({}, {"verified": "no"}, {}),
        ({}, {**NO_VALUE, "group": "ginger vs rest", "note": "Less nausea."}, {}),
        ({}, {}, {"outcome_fit": "narrower"}),
        ({"blinding": "none"}, {}, {}),
        ({"participants": "60"}, {}, {}),
        ({"status": "retracted"}, {}, {}),
    ],
    ids=[
        "indirect",
        "control group not read",
        "not randomised",
        "another condition too",
        "not verified",
        "no number",
        "a part of the outcome",
        "not blinded",
        "fewer people",
        "retracted",
    ],
)
def test_the_best_is_told(worse: Row) -> None:
    assert findings(changed(TRIAL, *worse), TRIAL) == ("F002",)


def test_a_trial_whose_groups_differ_in_something_else_gives_way() -> None:
    aside = changed(TRIAL, {}, {}, {"stance": "indirect", "leans": "for"})
    confounded = changed(aside, {"participants": "900"}, {}, {"why": "confounded"})
    assert findings(confounded, aside) == ("F002",)
    assert "indirect for this claim: confounded" in said(evidence(confounded)).text


def test_of_one_trial_with_several_outcomes_that_of_the_claim_is_told() -> None:
    same = {"study": "study1"}
    other = changed(AGAINST, same, {"outcome": "dizziness"}, {"outcome_fit": "broader"})
    assert findings(changed(TRIAL, same, {}, {}), other) == ("F001",)
    assert findings(changed(TRIAL, same, {}, {}), changed(AGAINST, same, {}, {})) == ("F002", "F001")


NONE = (
    "None of the 1 study listed here, as read, compared anything that bears on this claim (nausea; ginger; motion "
    "sickness)."
)


@pytest.mark.parametrize(
    "row",
    [
        SERIES,
        changed(SERIES, {"design": "single-arm trial"}, {}, {}),
        ({}, {"phase": "open label", **ALONE}, {"stance": "indirect"}),
        ({}, {}, {"stance": "indirect", "condition_fit": "different"}),
        ({}, {}, {"stance": "indirect", "agent_fit": "different"}),
        ({}, {}, {"stance": "indirect", "outcome_fit": "different"}),
        ({}, {}, {"stance": "does not address", "finding": ""}),
        ({}, {"outcome": "heartburn"}, {"stance": "indirect"}),
        (
            {},
            {"measure": "count", "unit": "studies", "numerator": "", "denominator": "", **ALONE},
            {"stance": "indirect"},
        ),
    ],
    ids=["series", "single arm", "open label", "condition", "agent", "outcome", "silent", "harm", "count"],
)
def test_without_a_controlled_comparison_it_is_said_that_there_is_none(row: Row) -> None:
    assert said(evidence(row)) == SourceStatement((NONE,))


def test_a_comparison_with_something_else_does_not_bear_on_a_claim_that_names_its_comparator() -> None:
    other = changed(TRIAL, {}, {}, {"stance": "indirect", "comparator_fit": "different"})
    assert findings(other) == ("F001",)
    assert findings(other, category="comparison", comparator="dimenhydrinate") == ()


@pytest.mark.parametrize("of_finding", [ALONE, {**NO_VALUE, "note": "91 % had less nausea."}])
def test_of_a_comparison_whose_control_group_was_not_read_no_number_is_told(of_finding: dict[str, str]) -> None:
    one = said(evidence(changed(TRIAL, {}, of_finding, {})))
    assert "ginger was compared with placebo; not read: the results of both groups" in one.text
    assert (one.findings, one.studies) == ((), ("study1",))
    assert not re.search(r"75|91", one.text)


def test_a_comparison_linked_without_a_finding_is_not_said_to_be_none() -> None:
    assert (
        "ginger was compared with placebo; not read: the results of both groups"
        in said(evidence(changed(TRIAL, {}, {}, {"finding": ""}))).text
    )


def test_what_was_not_verified_or_read_second_hand_says_so() -> None:
    unsure = changed(TRIAL, {"read_as": "second-hand"}, {"verified": "no"}, {})
    assert said(evidence(unsure)).text.endswith(
        " (read: what somebody else says of it; provisional: not yet verified)."
    )


def test_what_nobody_judged_is_said_to_be_so() -> None:
    assert said(replace(evidence(TRIAL), links=())).text == (
        "Whether any of the 1 study listed here compared anything that bears on this claim (nausea; ginger; motion "
        "sickness) was not assessed."
    )


# Of harm

CASE: Row = (
    {"design": "case report", "participants": "1"},
    {**NO_VALUE, "phase": "uncontrolled", "outcome": "bleeding", "note": "One sailor bled."},
    {"stance": "indirect"},
)
COUNTED: Row = (
    {"design": "survey"},
    {**NO_VALUE, "phase": "uncontrolled", "measure": "count", "value": "7", "unit": "events", "outcome": "heartburn"},
    {"stance": "indirect"},
)
NOBODY: Row = (
    {"design": "case series", "participants": "21", "comparator": ""},
    {
        **ALONE,
        "phase": "uncontrolled",
        "measure": "share with event",
        "outcome": "any side effect",
        "value": "0",
        "numerator": "0",
        "denominator": "21",
    },
    {"stance": "partly supports"},
)
SAFE = {"category": "safety", "outcome": "safety"}


def serious(given: Evidence, found: str, **columns: str) -> Evidence:
    columns = {"harm": "bleeding", "seriousness": "serious", "conditions": ""} | columns
    return replace(given, harms=(harm(findings=found, **columns),))


def test_serious_events_come_before_other_events_and_these_before_nobody() -> None:
    one = said(serious(evidence(NOBODY, COUNTED, CASE, **SAFE), "F003"))
    assert one.findings == ("F003", "F002", "F001")
    assert "One sailor bled; no rate can be computed from it" in one.sentences[0]
    assert "7 events were counted under “heartburn”" in one.sentences[1]
    assert "0 of 21 (0 %; 95 % interval 0 to 15 %)" in one.sentences[2]
    assert "up to 15 % would still fit, so this cannot show safety" in one.sentences[2]


def test_a_denial_of_harm_has_the_events_first() -> None:
    denial = {"category": "safety", "outcome": "any side effect", "direction": "denies"}
    assert findings(
        NOBODY, changed(COUNTED, {}, {}, {"stance": "contradicts", "basis": "counter-example"}), **denial
    ) == (
        "F002",
        "F001",
    )


def test_serious_harms_listed_for_the_condition_stand_beside_a_claim_on_harm_in_general() -> None:
    given = evidence(NOBODY, changed(CASE, {}, {}, {"stance": "does not address", "finding": ""}), **SAFE)
    assert said(given).findings == ("F001",)
    assert said(serious(given, "F002")).findings == ("F002", "F001")
    assert said(serious(given, "F002", conditions="motion sickness; vertigo")).findings == ("F002", "F001")
    assert said(serious(given, "F002", conditions="vertigo")).findings == ("F001",)
    assert said(serious(given, "F002", seriousness="not serious")).findings == ("F001",)
    certain = replace(
        given, claims=(claim(category="safety", outcome="heartburn", figure="", unit="", sourcing="none"),)
    )
    assert said(serious(certain, "F002")).findings == ("F001",)


def test_of_a_harm_that_can_occur_what_speaks_of_it_comes_first() -> None:
    direct = changed(COUNTED, {}, {}, {"stance": "supports"})
    can_occur = {"category": "safety", "outcome": "heartburn", "statement": "Ginger can cause heartburn."}
    assert said(serious(evidence(CASE, direct, **can_occur), "F001")).findings == ("F002", "F001")
    assert said(serious(evidence(CASE, direct, **SAFE), "F001")).findings == ("F001", "F002")


def test_what_was_counted_among_the_most_people_stands_for_the_counts() -> None:
    many = changed(NOBODY, {"participants": "400"}, {"value": "1", "numerator": "4", "denominator": "400"}, {})
    assert findings(NOBODY, many, **SAFE) == ("F002",)


def test_an_event_of_no_listed_harm_is_told_too() -> None:
    assert findings(changed(NOBODY, {}, {"outcome": "death"}, {}), **SAFE) == ("F001",)


def test_praise_of_safety_is_no_event() -> None:
    praise = (
        {"design": "case series"},
        {**NO_VALUE, "outcome": "safety", "phase": "uncontrolled"},
        {"stance": "indirect"},
    )
    assert said(evidence(praise, **SAFE)).text == (
        "None of the 1 study listed here, as read, has an event recorded that bears on this claim (safety; ginger; "
        "motion sickness); that does not show safety."
    )


# Of facts and mechanisms

FACT = {"category": "protocol", "outcome": "dose"}


def test_of_a_fact_what_bears_it_out_and_what_speaks_against_it_stand_before_a_stronger_design() -> None:
    aside = changed(TRIAL, {}, {}, {"stance": "indirect"})
    series = changed(SERIES, {}, {"measure": "statement", **NO_VALUE, "note": "Ginger tea."}, {"stance": "supports"})
    against = changed(series, {}, {}, {"stance": "contradicts"})
    assert findings(aside, series, **FACT) == ("F002",)
    assert findings(against, series, **FACT) == ("F001", "F002")
    assert findings(aside, **FACT) == ("F001",)


@pytest.mark.parametrize(
    "of_finding",
    [{}, {"measure": "mean change"}, {**NO_VALUE, "note": "A score of 24 before, then 9."}],
    ids=["share", "change", "remark"],
)
def test_of_a_fact_no_number_of_one_group_is_told(of_finding: dict[str, str]) -> None:
    one = said(evidence(changed(SERIES, {}, of_finding, {"stance": "supports"}), **FACT))
    assert (one.findings, one.studies) == ((), ("study1",))
    assert "ginger was given (recorded as “1 g”" in one.text
    assert not re.search(r"75|24", one.text)


def test_beside_a_bare_use_no_remark_of_one_group_is_told() -> None:
    praise = changed(SERIES, {}, {**NO_VALUE, "note": "The nausea went."}, {"stance": "supports"})
    assert "went" in said(evidence(praise, **FACT)).text
    assert "went" not in said(evidence(praise, category="indication", outcome="")).text


@pytest.mark.parametrize(("design", "being"), [("animal study", "animals"), ("laboratory study", "cells or tissue")])
def test_a_mechanism_is_told_with_the_kind_of_being(design: str, being: str) -> None:
    seen = ({"design": design}, {"phase": "uncontrolled", **ALONE}, {"stance": "supports"})
    assert said(evidence(seen, category="mechanism")).text.startswith(
        f"In {'an' if design[0] == 'a' else 'a'} {design} ({being}; "
    )
    assert findings(seen, category="mechanism") == ("F001",)


def test_of_what_happens_without_treatment_the_numbers_of_one_group_are_told() -> None:
    assert findings(changed(SERIES, {}, {}, {"stance": "supports"}), category="prognosis") == ("F001",)


def test_a_fact_that_no_study_bears_on_has_none() -> None:
    silent: Row = ({}, {}, {"stance": "does not address", "finding": ""})
    assert said(evidence(silent, **FACT | {"condition": ""})).text == (
        "None of the 1 study listed here, as read, bears on this claim (dose; ginger)."
    )


# The shipped data: invariants only


@pytest.fixture
def shipped() -> AppraisedEvidence:
    return appraised()


def test_every_shipped_claim_has_whole_sentences_without_a_refused_word(shipped: AppraisedEvidence) -> None:
    assert set(shipped.source_statement) == set(shipped.evidence.claim)
    for claim_id, one in shipped.source_statement.items():
        assert 1 <= len(one.sentences) <= 3, claim_id
        assert not refused(one.text), claim_id
        for sentence in one.sentences:
            assert sentence.endswith("."), claim_id
            assert sentence[0].isupper(), claim_id
            for slip in ("  ", "..", "()", "(;", "; )", " ,", " ;", ",,", "None ,", "“”", "nan"):
                assert slip not in sentence, (claim_id, slip)
            assert sentence.count("(") == sentence.count(")"), claim_id
            assert sentence.count("“") == sentence.count("”"), claim_id


def test_every_shipped_sentence_rests_on_rows_that_there_are(shipped: AppraisedEvidence) -> None:
    known = shipped.evidence
    for one in shipped.source_statement.values():
        assert set(one.studies) <= set(known.study)
        assert {known.finding[key].study for key in one.findings} <= set(one.studies)
        assert bool(one.studies) is not one.text.startswith(("None of ", "Whether any of "))


def test_no_shipped_sentence_rests_on_a_benefit_in_one_group_alone(shipped: AppraisedEvidence) -> None:
    known = shipped.evidence
    told = 0
    for claim_id, one in shipped.source_statement.items():
        helps = claim_type(known.claim[claim_id]) is ClaimType.HELP
        for found in map(known.finding.__getitem__, one.findings):
            alone = not compares(found) and not on_harm(found, known)
            told += not alone
            assert not (helps and alone), claim_id
            assert not alone or found.measure in (Measure.STATEMENT, Measure.COUNT), claim_id
    assert told


def test_every_share_of_a_shipped_sentence_has_its_counts_or_says_that_they_were_not_read(
    shipped: AppraisedEvidence,
) -> None:
    shares = 0
    for claim_id, one in shipped.source_statement.items():
        for sentence in one.sentences:
            told = re.sub(r"“[^”]*”|\([^()]*\)", "", sentence)
            if re.search(r"\d %|\d of \d", told) and "changed by" not in told:
                shares += 1
                counts = re.search(r"\d+ of \d+", told) or re.search(r"not read: [^;]*counts", sentence)
                assert counts or "concentration" in sentence, (claim_id, sentence)
    assert shares


def test_every_shipped_count_of_nobody_has_an_interval_and_cannot_show_safety(shipped: AppraisedEvidence) -> None:
    """As none was counted, those of whom a study reports no event are taken to have been."""
    told = shipped.evidence.finding["F222"]._replace(measure=Measure.SHARE_WITH_EVENT, value=Decimal(0), unit="%")
    counted = {told.id: told._replace(numerator=0, denominator=21)}
    findings = tuple(counted.get(one.id, one) for one in shipped.evidence.findings)
    nobody = [
        sentence
        for one in AppraisedEvidence(replace(shipped.evidence, findings=findings)).source_statement.values()
        for sentence in one.sentences
        if re.search(r"\b0 of \d+", sentence)
    ]
    assert nobody
    for sentence in nobody:
        assert re.search(r"0 of \d+ \(0 %; 95 % interval 0 to \d+ %\)", sentence)
        assert "cannot show safety" in sentence


def test_what_rests_on_an_unverified_shipped_finding_says_so(shipped: AppraisedEvidence) -> None:
    unsure = {found.id for found in shipped.evidence.findings if not found.verified}
    for one in shipped.source_statement.values():
        assert ("provisional: not yet verified" in one.text) is bool(unsure & set(one.findings))
