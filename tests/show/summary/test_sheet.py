"""The one sheet: its title, harms, conditions, sentences and foot, against the rows they come from."""

import re
from functools import cache
from itertools import pairwise

import pytest

from analysis.appraise.harms import TOLD
from analysis.appraise.help_found import HelpFound
from analysis.appraise.promises import promised_conditions
from analysis.appraise.raters.rated_pairs import overruled
from analysis.check.evidence_review import EvidenceReview
from analysis.model.words import Seriousness
from analysis.show.plots.harms_matrix import harms_matrix
from analysis.show.summary.one_sheet import MOST_WORDS, ON_SCREEN, on_screen, sheet, title
from analysis.show.summary.sheet import Limits, OneSheet
from analysis.show.summary.sheet_harms import harms_part
from analysis.show.summary.sheet_help import help_part, other_conditions
from analysis.show.summary.short_result import cut, in_numbers
from analysis.show.tables.harms import harm_rows
from analysis.show.value import Mark, Sign
from analysis.tell.numbers.all_numbers import count_of
from analysis.text.prose.spans import words_in
from analysis.text.vocabulary.refused import refused
from tests.builders import hostile, miniset, shipped, shown
from tests.builders.fragments import EMPTY, HARMS
from tests.builders.tea import TEA, many


@cache
def shipped_sheet() -> OneSheet:
    return sheet(shipped.review())


def of(folder, fragment: str) -> EvidenceReview:
    return shown.review(folder, fragment)


def texts(one: OneSheet) -> list[str]:
    """Everything that the sheet says, a text each."""
    parts = (one.harms, one.help, one.sentences)
    cells = [str(value) for part in parts for row in part.table.values for value in row]
    beside = [str(text) for part in parts for text in (part.heading, *part.beside, part.below)]
    return [one.title, str(one.notice), *beside, *cells, *(str(text) for _, text in one.foot)]


def own_words(one: OneSheet) -> str:
    """The same without what documents, their titles and the positions of others say in their own words."""
    theirs = {str(text) for label, text in one.foot if label in ("Guidelines and payers", "Pages")}
    return re.sub('“[^”]*”|"[^"]*"', "", "\n".join(text for text in texts(one) if text not in theirs))


# The whole


def test_it_has_no_more_words_than_a_reader_of_two_minutes_takes_in():
    assert shipped_sheet().words <= MOST_WORDS == 560
    assert shipped_sheet().words > 400


@pytest.mark.parametrize(("documents", "conditions"), [(12, 60), (1, 60), (12, 1)])
def test_whatever_the_data_its_words_are_bounded(tmp_path, documents, conditions):
    assert sheet(of(tmp_path, many(documents, conditions))).words <= MOST_WORDS


def test_less_and_less_is_told_until_nothing_is_left():
    every = list(Limits().fewer())
    assert every[0] == Limits()
    assert every[-1] == Limits(0, 0, 0, 0)
    assert all(sum(one) == sum(two) + 1 for one, two in pairwise(every))


def test_the_page_shows_six_sentences_and_paper_four():
    assert len(on_screen(shipped.review()).sentences.table.records) == ON_SCREEN.sentences == 6
    assert Limits().sentences == 4


@pytest.mark.parametrize("fragment", ["", TEA, HARMS, shown.UNWAIVED])
def test_it_never_promises_and_never_reassures(tmp_path, fragment):
    assert refused(own_words(sheet(of(tmp_path, fragment)))) == ()


def test_of_the_shipped_data_it_never_promises_and_never_reassures():
    assert refused(own_words(shipped_sheet())) == ()


def test_the_same_evidence_gives_the_same():
    assert texts(sheet(shipped.review())) == texts(sheet(shown.of_folder(shipped.DATA)))


def test_hostile_text_stays_text_and_short(tmp_path):
    one = sheet(shown.of_folder(hostile.write(tmp_path / "data")))
    assert max(map(len, texts(one))) < 1500
    assert one.words <= MOST_WORDS


def test_without_a_claim_it_says_so(tmp_path):
    one = sheet(of(tmp_path, EMPTY))
    assert one.title == "One page: no claim has been judged against a study"
    assert one.harms.heading == "Harms: not checked"
    assert one.help.heading == "Help: no condition is named"
    assert one.sentences.heading == "Sentences: no check raised a flag on any"


# The title


def test_the_title_says_what_is_wrong_with_the_only_figure_and_no_more_than_was_read():
    assert shipped_sheet().title == (
        "Five pages about prolotherapy: their only efficacy figure for pain, 91 %, is credited to a randomised trial; "
        "no reference, as far as read, gives it"
    )


CREDITED = """
claims.csv
id,quote,stated_design,figure
C001,91% felt better,randomised trial,91

findings.csv
id,value,verified,numerator,denominator
F001,91,{},,

studies.csv
study,design,read_as
ito2011,case series,{}
"""


def test_a_study_that_was_read_and_gives_the_figure_is_named(tmp_path):
    said = title(of(tmp_path, CREDITED.format("yes", "abstract") + shown.UNWAIVED))
    assert said.endswith("is credited to a randomised trial; the study that gives it, Ito 2011, is a case series")


def test_of_what_was_not_read_the_title_says_that_no_reference_as_far_as_read_gives_it(tmp_path):
    said = title(of(tmp_path, CREDITED.format("no", "abstract") + shown.UNWAIVED))
    assert said.endswith("no reference, as far as read, gives it")
    whole = title(of(tmp_path / "whole", CREDITED.format("no", "full text") + shown.UNWAIVED))
    assert whole.endswith("no reference gives it")


def test_without_a_flag_on_a_figure_the_title_counts_what_is_borne_out(tmp_path):
    figure = "claims.csv\nid,quote,figure\nC001,75% felt better,75\n\nlinks.csv\nclaim,stance\nC001,supports"
    borne = "is borne out, wholly or in part, by a listed study"
    said = title(of(tmp_path, figure))
    assert said == f"One page about ginger: 1 of its 1 claims of help {borne}, its figures among them"
    said = title(of(tmp_path / "tea", TEA))
    pages = "Three pages about peppermint tea: 1 of their 3 claims of help"
    assert said == f"{pages} {borne}; for 2 of 3 conditions no study is listed"


def test_it_says_that_nothing_was_judged(tmp_path):
    assert title(of(tmp_path, "links.csv\nclaim")).endswith(": no claim has been judged against a study")


# Harms


def views_of(review: EvidenceReview):
    """What each document says of each harm, by its term."""
    return {row.term: row.views for row in harm_rows(review)}


def test_the_heading_on_harms_holds_of_every_row_and_is_that_of_the_picture():
    review = shipped.review()
    matrix, evidence = views_of(review), review.evidence
    assert shipped_sheet().harms.heading == harms_matrix(review)[0].title
    assert shipped_sheet().harms.heading == (
        "Harms: no page names any of the three known to be serious, nor the three recalled most often"
    )
    told = {harm for harm, views in matrix.items() if any(view.status in TOLD for view in views.values())}
    serious = {one.harm for one in evidence.harms if one.seriousness is Seriousness.SERIOUS}
    counts = {
        one.harm: max((evidence.finding[key].value or 0 for key in one.findings.split()), default=0)
        for one in evidence.harms
        if any(evidence.finding[key].measure == "count" for key in one.findings.split())
    }
    most = sorted(set(counts) - serious, key=lambda harm: -counts[harm])
    assert len(serious) == 3
    assert not told & (serious | set(most[:3]))
    assert most[3] in told


def test_every_mark_is_that_of_the_matrix():
    review, part = shipped.review(), harms_part(shipped.review(), 99)
    matrix = {harm.capitalize(): views for harm, views in views_of(review).items()}
    marks = {"named": Mark.FULL, "minimised": Mark.HALF, "silent": Mark.RING, "not relevant": Mark.DASH}
    seen = 0
    for name, _, *signs in part.table.values:
        for document, sign in zip(review.document_ids, signs, strict=True):
            if isinstance(sign, Sign) and str(name) in matrix:
                seen += 1
                assert sign.mark is marks.get(matrix[str(name)][document].status, Mark.CROSS)
    assert seen == 5 * (count_of("harms", review) + 1)


def test_how_many_harms_a_page_is_silent_on_is_that_of_the_numbers():
    review, part = shipped.review(), harms_part(shipped.review(), 3)
    last = part.table.values[-1]
    assert str(last[0]) == "Silent on"
    assert list(last[2:]) == [
        f"{count_of(f'harms.silent.{name}', review)}/{count_of(f'harms.relevant.{name}', review)}"
        for name in review.document_ids
    ]


def test_serious_harms_stand_first_and_the_heading_says_of_how_many():
    part = harms_part(shipped.review(), 4)
    assert part.table.headings[0] == "Known harm (4 of 19)"
    assert [str(row[0]) for row in part.table.values[:4]] == [
        "Permanent nerve injury",
        "Spinal cord injury",
        "Sensory disturbance",
        "Spinal headache",
    ]


def test_words_of_the_pages_on_harm_are_theirs(tmp_path):
    part = harms_part(of(tmp_path, HARMS + shown.UNWAIVED), 13)
    assert str(part.beside[-1]) == "page1: “no side effects”, then names 2 harms; page2: names none."
    assert part.heading == "Harms: no judged page names the one known to be serious"


def test_a_rate_that_was_counted_is_not_said_to_be_unknown(tmp_path):
    counts = (
        "findings.csv\nid,outcome,measure,value,unit,numerator,denominator\nF001,heartburn,share with event,5,%,5,100"
    )
    part = harms_part(of(tmp_path, counts), 13)
    assert str(part.beside[0]) == "People were counted for 1 harm."
    assert str(part.table.values[0][1]) == "5 % (5 of 100)"
    assert part.heading == "Harms: each that studies report is named on a page, or bears on none"


def test_many_documents_are_counted(tmp_path):
    documents = "documents.csv\nid\n" + "\n".join(f"page{number}" for number in range(1, 10))
    part = harms_part(of(tmp_path, f"{documents}\n\nharms.csv\nharm\nheartburn\n"), 13)
    named = dict(zip(part.table.headings, part.table.values[0], strict=True))
    assert [str(value) for value in named.values() if " of 9" in str(value)]
    assert len(part.table.headings) < 9


# Help


def test_rows_stand_by_the_pages_that_promise_help_and_a_bare_use_is_no_promise():
    rows = help_part(shipped.review(), 99).table.records
    counts = [len(one.row.own) for one in rows]
    assert counts == sorted(counts, reverse=True)
    back = next(one.row for one in rows if one.row.condition == "chronic low back pain")
    assert (len(back.own), len(back.used)) == (1, 2)


def test_no_study_stands_at_a_condition_broader_than_its_nearest():
    found = {one.condition: one for one in promised_conditions(shipped.review().appraised)}
    studies = {name: {told.study.study for one in row.nearest for told in one.told} for name, row in found.items()}
    assert "yelland2004trial" in studies["chronic low back pain"]
    assert studies["back pain"] == studies["chronic back pain"] == studies["joint pain"] == set()
    assert found["back pain"].comparisons


def test_where_one_comparison_favours_and_another_does_not_both_stand():
    found: dict[str, list[str]] = {}
    for one in help_part(shipped.review(), 99).table.records:
        found.setdefault(one.row.condition, []).append(one.compared.found)
    assert found["chronic low back pain"] == [HelpFound.NO_DIFFERENCE, HelpFound.MIXED]
    assert found["osteoarthritis"] == [HelpFound.FOR, HelpFound.MIXED]
    assert found["sacroiliac problems"] == [HelpFound.MIXED]
    assert found["whiplash"] == [HelpFound.UNCONTROLLED]


def test_numbers_of_a_comparison_are_those_of_its_row():
    said = {str(row[0]): str(row[2]) for row in help_part(shipped.review(), 8).table.values}
    finding = shipped.review().evidence.finding["F123"]
    assert (
        f"{finding.value} % against {finding.comparator_value} % had {finding.threshold}"
        in said["Chronic low back pain against control injections, without co-treatment"]
    )


def test_every_condition_is_named_once():
    review = shipped.review()
    part = help_part(review, 5)
    rows = {row.row.condition for row in part.table.records}
    below, rest = str(part.below), str(other_conditions(review, part.table.records))
    for one in promised_conditions(review.appraised):
        if one.condition not in rows:
            told = [text for text in (below, rest) if re.search(rf"(?:: |, ){one.condition}[ ,.(]", text)]
            assert len(told) == 1, one.condition
    assert "sciatica (2 pages)" in below


def test_so_many_conditions_that_none_can_be_read_are_counted(tmp_path):
    below = str(help_part(of(tmp_path, many(1, 60)), 8).below)
    assert below.endswith(" and 30 more.")
    assert below.count(",") == 29


def test_what_nobody_judged_is_not_said_to_lack_a_study(tmp_path):
    part = help_part(of(tmp_path, "links.csv\nclaim\n\nscreening.csv\nstudy"), 8)
    assert str(part.below) == "Not judged: motion sickness."


def test_a_trial_that_bears_it_out_is_told_with_its_numbers(tmp_path):
    part = help_part(of(tmp_path, "links.csv\nclaim,stance\nC001,supports"), 8)
    (row,) = part.table.values
    assert str(row[0]).startswith("Motion sickness")
    assert str(row[2]) == "Better in nausea: 30 of 40 against 20 of 40 improved at 1 month (Ito 2011)."
    assert part.heading.startswith("Help: better in motion sickness (")


def test_a_difference_that_favours_the_treatment_stands_without_its_sign():
    finding = shipped.review().evidence.finding["F163"]
    assert in_numbers(finding, better=True) == "by 0.44 SD (0.11 to 0.76)"
    assert in_numbers(finding, better=False) == "difference −0.44 SD (−0.76 to −0.11)"
    assert in_numbers(shipped.review().evidence.finding["F225"], better=True) == ""


# Sentences and foot


def test_sentences_are_the_gravest_and_name_page_and_line():
    review = shipped.review()
    first = [flags[0] for flags in review.priority.sentences(review.flags_on_claims)]
    rows = on_screen(review).sentences.table.values
    for flag, (words, wrong, source) in zip(first, rows, strict=False):
        claim = review.evidence.claim[flag.claim]
        assert str(words) == f"“{claim.quote}” {claim.document}, line {claim.line}"
        assert str(wrong).startswith(f"{str(flag.head).capitalize()}. ")
        assert words_in(str(wrong).partition(". ")[2].replace(" Provisional.", "")) <= 15
        assert str(source)


def test_a_false_credit_names_the_study_and_how_sure_that_is():
    row = next(row for row in shipped_sheet().sentences.table.values if "91%" in str(row[0]))
    assert str(row[1]) == (
        "False attribution. Credited to a “randomized trial”; none of its 3 references, as read, gives 91 %."
    )
    assert str(row[2]) == "Probably Hooper & Ding 2004, unconfirmed: by its title a “Retrospective case series”."


def test_the_foot_says_what_was_not_checked_who_agreed_and_where_raters_were_overruled():
    review, told = shipped.review(), dict(shipped_sheet().foot)
    unread, every = count_of("bias.domains.not-assessed", review), count_of("bias.domains", review)
    assert f"{unread} of {every} domains of risk of bias" in str(told["Not checked"])
    assert "contraindications" in str(told["Not checked"])
    assert f"overruled both in {len(overruled(review.evidence))} pairs of claim and study: " in str(told["Agreement"])
    assert "not therefore right" in str(told["Agreement"])
    assert "no systematic search" in str(told["How studies were found"])
    assert "not verified" in str(told["Guidelines and payers"])


def test_one_rater_has_no_agreement(tmp_path):
    assert "fewer than two raters" in str(dict(sheet(of(tmp_path, miniset.rated(["indirect"]))).foot)["Agreement"])


def test_the_notice_says_what_people_confirmed_who_judged_and_what_was_read():
    review = shipped.review()
    notice = str(shipped_sheet().notice)
    assert notice.startswith(f"Draft: 0 of {count_of('judgements', review):,} judgements here confirmed by a person.")
    assert notice.endswith(f"None of {count_of('studies', review)} studies read in full.")


@pytest.mark.parametrize(
    ("text", "most", "said"), [("a b", 3, "a b"), ("aaa, bbb", 7, "aaa…"), ("aaaaaaaa", 4, "aaa…")]
)
def test_a_text_is_cut_after_a_word(text, most, said):
    assert cut(text, most) == said


def test_the_heading_on_help_says_where_a_second_comparison_of_its_first_condition_finds_otherwise():
    part = help_part(shipped.review(), 8)
    conditions = [str(row[0]) for row in part.table.values]
    second = next(row for row in part.table.values if str(row[0]).startswith("The same, with co-treatment"))
    finds = str(second[2]).partition(":")[0].lower()
    first = conditions[conditions.index(str(second[0])) - 1].split(" against")[0].lower()
    assert f"in {first}, {finds} {str(second[0]).removeprefix('The same, ')}" in part.heading
