"""The one page: its sentences, its box, its flags and rows, against the rows they come from."""

import re

import pytest

from analysis.check.catalogue import CHECKS
from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import Kind, Verdict
from analysis.model.problem import Problem, on_row
from analysis.model.words import Severity, Stance
from analysis.show.conditions import NO_CONDITION, EvidenceType, condition_dots, condition_rows
from analysis.show.plots.evidence_dots import MOST_CONDITIONS, evidence_dots
from analysis.show.plots.plot import styled
from analysis.show.summary.one_page import MOST_FLAGS, MOST_ROWS, OnePage, harm_box, one_page
from analysis.show.summary.priority import gravest
from analysis.tell.numbers.all_numbers import count_of
from analysis.tell.numbers.number import slug
from analysis.tell.numbers.of_claims import HEADLINE
from analysis.text.vocabulary.refused import refused
from tests.builders import miniset, shipped, shown
from tests.builders.miniset import rated
from tests.show.plots.test_catalogue import outside, said

#: Three documents on another treatment, with a trial of it, a series in another condition, and one harm denied.
TEA = """
documents.csv
id,title,offers
leaf1,Peppermint tea for the gut,no
leaf2,Tea for children,
leaf3,Our tea shop,yes

claims.csv
id,document,quote,category,condition,agent,outcome,direction,wording,sourcing,figure,unit
C001,leaf1,eases cramps,efficacy,irritable bowel,peppermint tea,cramps,asserts,plain,none,,
C002,leaf2,helps babies with colic,indication,colic,peppermint tea,crying,asserts,plain,none,,
C003,leaf3,cannot harm anybody,safety,,peppermint tea,any side effect,denies,absolute,none,,
C004,leaf3,good for headache,efficacy,headache,peppermint tea,pain,asserts,plain,none,,
C005,leaf3,may cause heartburn,safety,,peppermint tea,heartburn,asserts,hedged,none,,

studies.csv
study,role,design,participants,condition,agent,comparator
ito2011,wider,randomised trial,60,irritable bowel,peppermint tea,black tea

links.csv
claim,study,stance,condition_fit,agent_fit,finding
C001,ito2011,partly supports,same,same,F001
C002,ito2011,indirect,different,same,F001
C003,ito2011,does not address,not stated,same,
C004,ito2011,does not address,different,same,
C005,ito2011,does not address,not stated,same,

screening.csv
study

findings.csv
id,outcome,group,months
F001,cramps,peppermint tea,1

harms.csv
harm,seriousness,conditions
heartburn,not serious,
choking,serious,

mentions.csv
claim,harm,says
C003,any side effect,denied
C005,heartburn,named

terms.csv
term,kind,broader
any side effect,harm,
heartburn,harm,any side effect
choking,harm,any side effect
colic,condition,
headache,condition,
irritable bowel,condition,
peppermint tea,agent,
cramps,outcome,
crying,outcome,
pain,outcome,

references.csv
document

questions.csv
id

certainty.csv
question

disagreements.csv
id

appraisals.csv
study

waivers.csv
check
"""


#: So many claims that each document makes of its own condition, all under one broader term.
def many(documents: int, conditions: int, quote: str = "helps") -> str:
    name = "C{:03},page{},{},{} {},condition {},plain".format
    rows = [
        name(document * conditions + number + 1, document, number + 1, quote, number, number)
        for document in range(documents)
        for number in range(conditions)
    ]
    blocks: tuple[tuple[str, str, list[str]], ...] = (
        ("documents.csv", "id,lines", [f"page{document},{conditions + 1}" for document in range(documents)]),
        ("claims.csv", "id,document,line,quote,condition,wording", rows),
        ("links.csv", "claim,study", []),
        ("screening.csv", "study", []),
        ("mentions.csv", "claim", []),
        ("disagreements.csv", "id", []),
        ("waivers.csv", "check", []),
    )
    return "\n\n".join("\n".join((name, header, *rows)) for name, header, rows in blocks)


@pytest.fixture
def tea(tmp_path) -> OnePage:
    return one_page(shown.review(tmp_path, TEA))


def words_of(page: OnePage) -> str:
    """Everything that the page says in its own words; what documents say is left out, as are names of checks."""
    flags = [text for flag in page.flags for text in (*flag.source, str(flag.rests_on), *flag.judged_by)]
    rows = [text for row in page.rows for text in (row.condition, row.agent, row.best)]
    sentences = [re.sub('“[^”]*”|"[^"]*"', "", text) for text in page.sentences]
    return "\n".join([*sentences, *(" ".join(line) for line in (*page.harms, *page.closing)), *flags, *rows])


# The sentences


def test_sentences_count_statements_sources_and_tell_of_a_figure(tmp_path):
    page = one_page(shown.review(tmp_path, shown.UNWAIVED))
    assert page.sentences[0] == "1 document makes 1 checkable statement, 1 of them about benefit and 0 about safety."
    assert page.sentences[1].startswith("0 of 1 carry a citation that leads to a source; 1 stands in a document")
    assert '"91% felt better" (document page1, line 4)' in page.sentences[2]


def test_marker_that_leads_to_a_source_is_counted(tmp_path):
    page = one_page(shown.review(tmp_path, "claims.csv\nid,sourcing,marker\nC001,explicit,[1]"))
    assert page.sentences[1] == "1 of 1 carries a citation that leads to a source."


def test_without_a_figure_of_benefit_the_third_sentence_says_so(tea):
    assert tea.sentences[2] == "No claim of benefit gives a figure."


def test_numbers_are_those_of_the_rows(tmp_path):
    review = shown.review(tmp_path, shown.UNWAIVED)
    names = ("documents", "claims", "benefit", "safety", HEADLINE)
    assert [count_of(name, review) for name in names] == [1, 1, 1, 0, 1]
    verdicts = {verdict: count_of(f"{HEADLINE}.own.{slug(verdict)}", review) for verdict in Verdict}
    assert verdicts[Verdict.PARTLY_SUPPORTED] == sum(verdicts.values()) == 1
    flags = [flag.severity for flag in review.flags_on_claims]
    assert [count_of(f"flags.on-claims.{one}", review) for one in Severity] == [flags.count(one) for one in Severity]
    assert flags


def test_shares_count_benefit_and_safety_only(tmp_path):
    fragment = "claims.csv\nid,category,outcome\nC001,protocol,dose\nC002,safety,safety\nC003,mechanism,healing"
    review = shown.review(tmp_path, fragment)
    assert (count_of("claims", review), count_of(HEADLINE, review)) == (3, 1)
    assert "3 checkable statements, 0 of them about benefit and 1 about safety" in one_page(review).sentences[0]


def test_what_leads_to_a_source_or_is_provisional_is_counted(tmp_path):
    fragment = "claims.csv\nid,sourcing,marker\nC001,explicit,[1]\nC002,explicit,[9]\nC003,dangling,[52]"
    assert count_of(f"{HEADLINE}.sourced", shown.review(tmp_path / "marked", fragment)) == 1
    unverified = shown.review(tmp_path / "unverified", "findings.csv\nverified\nno")
    assert count_of(f"{HEADLINE}.provisional", unverified) == 1


def test_empty_set_has_three_sentences_too(tmp_path):
    first, second, third = one_page(shown.review(tmp_path, "claims.csv\nid\n\nlinks.csv\nclaim")).sentences
    assert first == "1 document makes 0 checkable statements, 0 of them about benefit and 0 about safety."
    assert second == "0 of 0 carry a citation that leads to a source."
    assert third == "No claim of benefit gives a figure."


CREDITED = """
studies.csv
study,design,comparator
ito2011,case series,
abe1999,{other},

references.csv
number,study
1,ito2011
2,abe1999

findings.csv
value,numerator,denominator,phase,verified
91,,,uncontrolled,{verified}

links.csv
claim,study,stance,finding
C001,ito2011,indirect,F001
C001,abe1999,does not address,

claims.csv
id,line,quote,stated_design
"""

ROW = "C00{0},{0},91% of patients improved {0},randomised trial\n"


@pytest.mark.parametrize(
    ("verified", "other", "sure"),
    [
        pytest.param("no", "randomised trial", "provisional", id="unverified"),
        pytest.param("no", "survey", "not provisional", id="unverified, and no such trial is listed"),
        pytest.param("yes", "randomised trial", "not provisional", id="verified"),
    ],
)
def test_third_sentence_is_the_gravest_flag_on_a_figure_and_how_sure_it_is(tmp_path, verified, other, sure):
    review = shown.review(tmp_path, CREDITED.format(verified=verified, other=other) + ROW.format(1) + shown.UNWAIVED)
    said = one_page(review).sentences[2]
    assert count_of("stated-designs.flagged", review) == 1
    unread = "no text read of its 2 references gives these figures; the one from which they are thought to come"
    pointed = f"{'the study to which the figures point' if verified == 'yes' else unread}, Ito 2011, is a case series"
    assert f'is credited to a "randomised trial"; {pointed}.' in said
    assert ("Provisional:" in said) == (sure == "provisional")
    assert ("result that leads there was verified; without them: " in said) == (verified == "no")


def test_claims_of_one_sentence_are_named_together(tmp_path):
    row = "C00{0},4,91% of patients improved {0},randomised trials\n"
    rows = row.format(1) + row.format(2)
    fragment = CREDITED.format(verified="yes", other="survey") + rows + shown.UNWAIVED
    said = one_page(shown.review(tmp_path, fragment)).sentences[2]
    assert said.startswith('"91% of patients improved 1" and "91% of patients improved 2" (document page1, line 4) ')
    assert "randomised trials" in said


def test_figure_from_an_uncontrolled_part_of_a_trial_is_said_to_be(tmp_path):
    fragment = """
findings.csv
value,numerator,denominator,phase
91,,,open label

links.csv
stance
indirect

claims.csv
quote,stated_design
91% of patients improved,randomised trial
"""
    said = one_page(shown.review(tmp_path, fragment + shown.UNWAIVED)).sentences[2]
    assert "Ito 2011, is a randomised trial, and they point to its open label part" in said


def test_flag_set_aside_is_not_in_the_sentence(tmp_path):
    fragment = CREDITED.format(verified="yes", other="survey") + ROW.format(1) + "\nwaivers.csv\ncheck\nstated-design"
    review = shown.review(tmp_path, fragment)
    assert count_of("stated-designs.flagged", review) == 0
    assert "is credited to" not in one_page(review).sentences[2]


# The box


def test_box_names_harms_in_the_documents_words_and_those_that_none_names(tea):
    lines = dict(tea.harms)
    assert lines["Harms that any document names"] == "1 of 3: heartburn"
    assert lines["Documents that name no harm"] == "2 of 3: documents leaf1 and leaf2"
    assert lines["Documents that deny a harm"] == "document leaf3, any side effect"
    assert lines["Reported by studies listed here, and no document says it"] == "choking (serious)"
    assert lines["Contraindications"].startswith("not checked")


def test_box_says_not_checked_without_mentions(tmp_path):
    box = harm_box(shown.review(tmp_path, "mentions.csv\nclaim"))
    assert dict(box)["Harms"].startswith("not checked")


def test_box_says_of_which_documents_nobody_judged_harms(tmp_path):
    fragment = """
documents.csv
id
page1
page2

claims.csv
id,document,category
C001,page1,safety
C002,page2,safety
"""
    assert (
        "not checked: document page2" in dict(harm_box(shown.review(tmp_path, fragment)))["Documents that name no harm"]
    )


# The flags


def test_gravest_flags_come_first(tea):
    assert tea.flags[0].quotes == ("cannot harm anybody",)
    severities = [list(Severity).index(flag.severity) for flag in tea.flags]
    assert severities == sorted(severities)


def test_denial_of_harm_comes_before_benefit_of_the_same_severity(tmp_path):
    fragment = """
claims.csv
id,line,quote,category,direction,outcome,figure,unit
C001,2,30 of 60 travellers (75%) felt better,efficacy,asserts,nausea,75,%
C002,3,cannot harm anybody,safety,denies,any side effect,,

mentions.csv
claim
"""
    denial, benefit, *_ = one_page(shown.review(tmp_path, shown.UNWAIVED + fragment)).flags
    assert denial.severity is benefit.severity is Severity.HIGH
    assert ([one.id for one in denial.claims], [one.id for one in benefit.claims]) == (["C002"], ["C001"])
    assert "contradicting-numbers" in benefit.kinds


def test_claims_of_one_line_with_the_same_flag_are_one_entry(tmp_path):
    fragment = shown.UNWAIVED + "\nclaims.csv\nid,line,quote,wording,figure,unit\nC001,4,never fails,absolute,,\n"
    found = gravest(shown.review(tmp_path, fragment + "C002,4,always,absolute,,\nC003,5,always works,absolute,,\n"))
    assert [{one.line for one in flag.claims} for flag in found][:2] == [{4}, {5}]
    assert [[one.id for one in flag.claims] for flag in found][:2] == [["C001", "C002"], ["C003"]]


def test_words_within_other_words_are_not_repeated(tmp_path):
    fragment = shown.UNWAIVED + "\nclaims.csv\nid,quote,wording,figure,unit\nC001,never,absolute,,\n"
    (flag, *_) = gravest(shown.review(tmp_path, fragment + "C002,never fails,absolute,,\n"))
    assert flag.quotes == ("never fails",)


def test_entry_gives_what_the_source_says_with_its_rows(tmp_path):
    (flag, *_) = gravest(shown.review(tmp_path, shown.UNWAIVED))
    assert flag.source[0].startswith("In a randomised trial (80 people; motion sickness), 30 of 40 (75.0 %; ")
    assert str(flag.rests_on) == "F001, ito2011"
    assert flag.judged_by == ("adjudicator (machine-assisted)",)


def test_no_more_flags_than_ten_and_the_rest_is_counted(tmp_path):
    page = one_page(shown.review(tmp_path, many(3, 20)))
    assert len(page.flags) == MOST_FLAGS
    assert len(gravest(shown.review(tmp_path / "again", many(3, 20)))) == MOST_FLAGS + page.more_flags


def test_what_is_wrong_with_documents_as_a_whole_stands_gravest_first_and_without_flags_on_claims(tmp_path):
    first, second, third, *_ = sorted(check.name for check in CHECKS)
    appraised = miniset.appraised(tmp_path, "documents.csv\nid\npage1\npage2")
    one, other = appraised.evidence.documents

    def on(document, check, severity, claims=()):
        remark = on_row(document, "title", document.id, "is odd", "", "mend it")
        return Problem(**vars(remark) | {"claims": claims, "check": check, "kind": Kind.FLAG, "severity": severity})

    low, high = on(one, first, Severity.LOW), on(other, second, Severity.HIGH)
    flags = (low, high, on(one, second, Severity.HIGH), on(one, third, Severity.HIGH, ("C001",)))
    assert one_page(EvidenceReview(appraised, flags)).omissions == ((second, ("page1", "page2")), (first, ("page1",)))


# The rows and the picture


def test_rows_are_kept_where_no_study_speaks_of_them(tea):
    found = {row.condition: (row.documents, row.best) for row in tea.rows}
    assert found == {
        "irritable bowel": (("leaf1",), "randomised trial"),
        "colic": (("leaf2",), "none"),
        "headache": (("leaf3",), "none"),
    }


def test_stances_are_the_fixed_words_of_cited_studies(tmp_path):
    (row,) = condition_rows(shown.review(tmp_path))
    assert row.stances == ((Stance.PARTLY_SUPPORTS.value, ("ito2011",)),)


@pytest.mark.parametrize(
    ("link", "kind"),
    [
        pytest.param("partly supports,same,same,F001", EvidenceType.SAME, id="same agent and condition"),
        pytest.param("indirect,narrower,narrower,F001", EvidenceType.SAME, id="narrower"),
        pytest.param("indirect,broader,same,F001", EvidenceType.OTHER, id="broader condition"),
        pytest.param("indirect,same,different,F001", EvidenceType.OTHER, id="other agent"),
        pytest.param("indirect,same,same,F002", EvidenceType.NOT_RANDOMISED, id="part without a control group"),
        pytest.param("indirect,same,same,", EvidenceType.SAME, id="no finding named, the study has a randomised one"),
        pytest.param("does not address,same,same,", EvidenceType.NONE, id="does not address"),
    ],
)
def test_type_of_evidence_follows_from_the_link_and_its_finding(tmp_path, link, kind):
    fragment = f"""
links.csv
claim,study,stance,condition_fit,agent_fit,finding
C001,ito2011,{link}

findings.csv
id,phase
F001,randomised
F002,open label
"""
    (dots,) = condition_dots(shown.review(tmp_path, fragment))
    assert {one for one, count in dots.counts.items() if count} == {kind}


def test_pair_that_nobody_judged_is_not_taken_for_none(tmp_path):
    (dots,) = condition_dots(shown.review(tmp_path, "links.csv\nclaim\n\nscreening.csv\nstudy"))
    assert dots.counts[EvidenceType.NOT_JUDGED] == 1


def test_denial_that_it_helps_is_no_claim_of_help(tmp_path):
    assert condition_rows(shown.review(tmp_path, "claims.csv\nid,direction\nC001,denies")) == ()


def test_narrow_conditions_go_under_the_broader_term_that_they_share(tmp_path):
    terms = "\n\nterms.csv\nterm,kind,broader\nailment,condition,\n" + "\n".join(
        f"condition {number},condition,ailment" for number in range(30)
    )
    rows = condition_rows(shown.review(tmp_path, many(1, 30) + terms), most=12)
    assert len(rows) == 12
    assert {row.condition for row in rows if row.narrower} == {"ailment"}
    assert sum(len(row.claims) for row in rows) == 30


def test_conditions_without_broader_terms_stay_apart(tmp_path):
    assert len(condition_rows(shown.review(tmp_path, many(1, 30)), most=12)) == 30


@pytest.mark.parametrize("conditions", [0, 1, 14, 60], ids=str)
def test_picture_fits_its_frame_and_says_what_it_leaves_out(tmp_path, conditions):
    with styled():
        plot = evidence_dots(shown.review(tmp_path, many(2, conditions)))
    assert outside(plot) == []
    left = conditions - MOST_CONDITIONS
    assert (f"{left} more conditions: continued in the report." in " ".join(said(plot))) is (left > 0)
    assert ("No document claims" in plot.alt) is (conditions == 0)


def test_counts_stand_in_the_picture_and_in_its_words(tmp_path):
    with styled():
        plot = evidence_dots(shown.review(tmp_path, TEA))
    assert said(plot).count("1") == 3
    assert "irritable bowel, 1 document: 1 randomised, same agent and condition" in plot.alt


# The whole

#: What two raters say: of one pair something, of the other that the study does not address the claim.
LINKS = "claim,study,stance,basis,condition_fit,agent_fit,outcome_fit,finding,rationale,judged_by\n"
SILENT = """C001,ito2011,partly supports,,same,same,same,F001,Fewer.,{0}
C002,ito2011,does not address,,same,same,same,,Other.,{0}
"""


def test_closing_says_what_was_not_checked_how_raters_agree_and_what_is_by_machine(tea):
    closing = dict(tea.closing)
    assert "contraindications" in closing["Not checked"]
    assert closing["Agreement"].startswith("not computed")
    assert "no clinician has reviewed them" in closing["By machine alone"]


def test_questions_without_a_certainty_are_counted_once_whatever_keeps_them_from_one():
    review = shipped.review()
    unrated = [rating for rating in review.appraised.certainty.values() if rating.level is None]
    assert len({rating.why_not for rating in unrated}) > 1
    told = dict(one_page(review).closing)["Not checked"]
    assert f"; certainty of {len(unrated)} of {len(review.evidence.questions)} questions; " in told
    assert told.count("certainty") == 1


def test_agreement_is_told_of_the_relevant_pairs_which_silence_cannot_flatter(tmp_path):
    silent = ["does not address"] * 3
    told = dict(one_page(shown.review(tmp_path, rated(["indirect", *silent], ["supports", *silent]))).closing)
    assert told["Agreement"].startswith(
        "On relevant pairs, ann and bob chose the same stance for 0 of 1; too few for a coefficient. These raters are"
    )


def test_a_third_rater_adds_a_sentence_to_that_of_the_two_who_share_most(tmp_path):
    words = (["indirect", "supports"] * 12, ["indirect"] * 24)
    two = dict(one_page(shown.review(tmp_path / "two", rated(*words))).closing)["Agreement"]
    three = dict(one_page(shown.review(tmp_path / "three", rated(*words, ["supports"] * 5))).closing)["Agreement"]
    of_two = two.partition(" These raters")[0]
    of_all = "On relevant pairs, ann, bob and cy chose the same stance for 9 of 24; Krippendorff's alpha "
    assert three.startswith(f"{of_two} {of_all}")


def test_another_topic_is_another_page(tea):
    told = words_of(tea) + tea.dots.alt + "".join(tea.dots.title)
    assert not re.search("prolotherapy|inject|dextrose|pages? 00|musculoskeletal", told, re.I)
    assert "peppermint tea" in told


@pytest.mark.parametrize("source", ["shipped", "tea"])
def test_no_refused_word(source, tmp_path):
    page = one_page(shipped.review() if source == "shipped" else shown.review(tmp_path, TEA))
    assert refused(words_of(page)) == ()


def test_invariants_of_the_shipped_page():
    review = shipped.review()
    page = one_page(review)
    assert (page.documents, page.claims) == (len(review.evidence.documents), len(review.evidence.claims))
    assert len(page.flags) + page.more_flags == len(gravest(review))
    assert len(page.rows) + page.more_rows == len(condition_rows(review))
    assert len(page.rows) <= MOST_ROWS
    for flag in page.flags:
        assert len({claim.document for claim in flag.claims}) == 1
        assert set(flag.quotes) <= {claim.quote for claim in flag.claims}
        assert set(flag.kinds) <= {kind for claim in flag.claims for kind in review.flags[claim.id]}
    for dots in condition_dots(review):
        assert sum(dots.counts.values()) == dots.documents
    assert {dots.condition for dots in condition_dots(review)} == {row.condition for row in condition_rows(review)}
    assert condition_rows(review)[-1].condition == NO_CONDITION


def test_same_evidence_same_page():
    first, second = one_page(shipped.review()), one_page(shipped.review())
    assert first._replace(dots=second.dots) == second
