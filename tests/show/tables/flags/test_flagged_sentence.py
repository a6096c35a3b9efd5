"""The order of flags in every list that shows them; what the source says in a line, every result with its study."""

from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.evidence_review import EvidenceReview
from analysis.model.evidence import Evidence
from analysis.model.words import Severity
from analysis.show.cards import cards
from analysis.show.tables.flags.flagged import flagged, flagged_documents
from analysis.show.tables.flags.flagged_sentence import events_in_short, gravest, source_in_brief, source_in_short
from analysis.show.value import Home, Name, Run
from tests.builders import miniset, shipped, shown
from tests.builders.build import claim, finding, link, study, term
from tests.check.test_priority import flag

#: Two pages with flags of every severity, on claims that share lines, checks and outcomes, and on the pages.
MANY = """
documents.csv
id,lines,offers
page1,20,yes
page2,20,yes

claims.csv
id,document,line,quote,category,direction,outcome,figure,unit,sourcing,wording
C001,page1,4,relieves nausea,efficacy,asserts,nausea,,,none,absolute
C002,page1,4,always relieves nausea,efficacy,asserts,nausea,,,none,absolute
C003,page1,4,cannot harm,safety,denies,any side effect,,,none,plain
C004,page1,9,taken daily,protocol,asserts,dose,,,vague,plain
C005,page2,3,relieves nausea,efficacy,asserts,nausea,,,list-only,plain
C006,page2,3,91% felt better,efficacy,asserts,nausea,91,%,list-only,plain
C007,page2,2,harmless,safety,asserts,safety,,,none,absolute
C008,page2,2,may cause heartburn,safety,asserts,heartburn,,,none,hedged
C009,page1,12,may aid sleep,efficacy,asserts,sleep,,,none,hedged

links.csv
claim,stance,finding
C001,does not address,
C005,does not address,
C009,does not address,
C006,partly supports,F001

mentions.csv
claim,harm,says
C003,any side effect,denied
C007,any side effect,minimised
C008,heartburn,named

waivers.csv
check
"""


_ROWS = ("documents", "claims", "links", "mentions", "findings", "studies", "references", "harms", "terms")


def kinds(entry):
    """The checks that raised the flags of a sentence, in their order."""
    return tuple(one.check for one in entry.flags)


def everything_in_order(review):
    """What each list of flags shows, gravest first: which flag it is, not how its sentence runs."""
    names = ("Flag", "Claim", "Document")
    tables = (shown.rows(frame) for frame in (flagged(review), flagged_documents(review)))
    return [
        *([tuple(row.get(name) for name in ("Severity", *names)) for row in rows] for rows in tables),
        [(entry.claims, kinds(entry), entry.words) for entry in gravest(review)],
        sorted((flag.rank, card.claim.id, flag.problem.check) for card in cards(review) for flag in card.flags),
    ]


@cache
def many():
    with TemporaryDirectory() as folder:
        review = shown.review(Path(folder), MANY)
        return review, everything_in_order(review)


@given(seed=st.integers(0, 2**16))
def test_order_of_rows_in_the_tables_changes_no_list(seed):
    review, expected = many()
    random = Random(seed)

    def shuffled(items):
        return tuple(random.sample(items, len(items)))

    evidence = review.evidence
    rows = {name: shuffled(getattr(evidence, name)) for name in _ROWS}
    appraised = AppraisedEvidence(replace(evidence, **rows))
    assert everything_in_order(EvidenceReview.of(appraised)) == expected
    again = EvidenceReview(appraised, shuffled(review.problems))
    assert everything_in_order(again) == expected
    assert again.priority.gravest_first(again.flags_on_claims) == review.priority.gravest_first(review.flags_on_claims)


def test_every_list_has_flags_of_every_severity_to_order():
    review, (on_claims, on_documents, entries, *_) = many()
    assert {row[0] for row in on_claims} == {severity.value for severity in Severity}
    assert len(on_documents) > 1
    assert any(len(claims) > 1 for claims, *_ in entries)
    ranks = [review.priority.rank(one) for one in review.priority.gravest_first(review.flags_on_claims)]
    assert all(one[0] <= other[0] for one, other in pairwise(ranks))


#: Claims of one sentence, and one of the next.
ONE_LINE = """
claims.csv
id,line,sentence,quote,category,direction,outcome
C001,4,1,relieves nausea,efficacy,asserts,nausea
C002,4,1,relieves,efficacy,asserts,nausea
C003,4,2,aids sleep,efficacy,asserts,sleep

mentions.csv
claim
"""


def entries_of(folder, *raised):
    """Entries made of flags, each given as claims, check and severity."""
    appraised = miniset.appraised(folder, ONE_LINE)
    flags = (
        replace(flag(appraised.evidence, claims[0], check, severity, f"is {check}"), claims=claims)
        for claims, check, severity in raised
    )
    return gravest(EvidenceReview(appraised, tuple(flags)))


def test_an_entry_is_a_sentence_with_its_gravest_flag_first(tmp_path):
    first, other = entries_of(
        tmp_path,
        (("C003",), "unsupported", Severity.MEDIUM),
        (("C001", "C002"), "absolute-wording", Severity.LOW),
        (("C001",), "stated-design", Severity.HIGH),
    )
    assert [one.id for one in first.claims] == ["C001", "C002"]
    assert kinds(first) == ("stated-design", "absolute-wording")
    assert first.flags[0].severity is Severity.HIGH
    assert [told.sentence.split()[0] for told in first.told] == ["It", "It"]
    assert [one.id for one in other.claims] == ["C003"]


def test_words_within_those_of_another_claim_are_not_repeated(tmp_path):
    (entry,) = entries_of(tmp_path, (("C002", "C001"), "unsupported", Severity.LOW))
    assert str(entry.words) == "“relieves nausea”"


OVERLAPPING = """
claims.csv
id,line,sentence,quote,outcome
C001,4,1,relieves nausea,nausea
C002,4,1,nausea and aids,nausea

mentions.csv
claim
"""


def test_fragments_are_those_of_the_line_where_the_text_is_at_hand(tmp_path):
    text = "\npage1.txt\n" + ".\n" * 3 + "Ginger relieves nausea and aids sleep.\n"
    assert str(entry_of(tmp_path / "kept", OVERLAPPING + text).words) == "“relieves nausea and aids”"
    assert str(entry_of(tmp_path / "apart", OVERLAPPING).words) == "“relieves nausea” … “nausea and aids”"


def entry_of(folder, fragment):
    appraised = miniset.appraised(folder, fragment)
    raised = flag(appraised.evidence, "C001", "unsupported", Severity.LOW, "is unsupported")
    (entry,) = gravest(EvidenceReview(appraised, (replace(raised, claims=("C001", "C002")),)))
    return entry


def test_words_that_a_check_looks_for_are_marked_in_the_quote(tmp_path):
    (entry,) = gravest(shown.review(tmp_path, shown.UNWAIVED))
    marked = [piece.text for piece in entry.words if isinstance(piece, Run) and piece.marked]
    assert marked[0] == "91"


def test_where_a_flag_says_that_no_study_bears_on_it_the_source_is_left_out(tmp_path):
    fragment = "claims.csv\nfigure,unit,stated_design\n,,\n\nlinks.csv\nclaim,stance,finding\nC001,does not address,\n"
    (entry,) = gravest(shown.review(tmp_path, fragment + shown.UNWAIVED))
    assert "unsupported" in kinds(entry)
    assert not entry.in_short


# What the source says


def said(evidence: Evidence) -> str:
    return str(source_in_short(AppraisedEvidence(evidence).source_statement["C001"], evidence))


TRIALS = Evidence(
    claims=(claim(category="efficacy", outcome="nausea", figure="", unit=""),),
    studies=(study(study="a2001", design="randomised trial"), study(study="b2002", design="randomised trial")),
    findings=(
        finding(id="F001", study="a2001", phase="randomised", comparator_value="50"),
        finding(id="F002", study="b2002", phase="randomised", comparator_value="74", p="0.9"),
    ),
    links=(
        link(study="a2001", stance="supports", finding="F001"),
        link(study="b2002", stance="contradicts", basis="no difference found", finding="F002"),
    ),
)


def test_no_difference_stands_before_what_is_for_a_claim() -> None:
    text = said(TRIALS)
    assert text.startswith("No difference found in nausea: share improved ")
    assert text.index("b2002") < text.index("For it, nausea") < text.index("a2001")


def test_studies_are_names_that_lead_to_them() -> None:
    phrase = source_in_short(AppraisedEvidence(TRIALS).source_statement["C001"], TRIALS)
    assert [one for one in phrase if isinstance(one, Name)] == [
        Name(Home.STUDIES, "b2002"),
        Name(Home.STUDIES, "a2001"),
    ]


def test_where_no_study_bears_on_it_that_is_said() -> None:
    assert said(Evidence(claims=TRIALS.claims, studies=TRIALS.studies)).startswith("Whether any of the 2 studies")


def test_shipped_lines_name_the_studies_of_the_full_statement_and_are_shorter() -> None:
    appraised = shipped.appraised()
    for told in appraised.source_statement.values():
        phrase = source_in_short(told, appraised.evidence)
        named = {one.id for one in phrase if isinstance(one, Name)}
        assert named == set(told.studies)
        assert len(str(phrase).split()) <= max(70, len(told.text.split()))


def test_shipped_harms_seen_are_told_before_harms_not_seen() -> None:
    appraised = shipped.appraised()
    lines = [str(source_in_short(one, appraised.evidence)) for one in appraised.source_statement.values()]
    both = [line for line in lines if "no rate can be computed" in line and "none reported" in line]
    assert both
    assert all(line.index("no rate can be computed") < line.index("none reported") for line in both)


def test_in_brief_it_is_the_first_result_with_the_name_of_its_study_alone() -> None:
    told = AppraisedEvidence(TRIALS).source_statement["C001"]
    brief = str(source_in_brief(told, TRIALS))
    assert brief.startswith("No difference found in nausea: share improved ")
    assert brief.endswith(" (b2002).")
    none = AppraisedEvidence(Evidence(claims=TRIALS.claims, studies=TRIALS.studies)).source_statement["C001"]
    assert str(source_in_brief(none, TRIALS)) == none.text


def test_shipped_results_in_brief_are_those_of_the_line() -> None:
    appraised = shipped.appraised()
    for told in appraised.source_statement.values():
        line, brief = (str(make(told, appraised.evidence)) for make in (source_in_short, source_in_brief))
        assert len(brief) <= len(line)
        assert brief.partition(" (")[0].lower() in line.lower().replace(", which cannot show safety", "")


def test_what_was_recalled_is_said_to_be() -> None:
    counts = [
        finding(id="F001", outcome="rash", measure="count", value="5", unit="events", event=event)
        for event in ("recalled", "measured")
    ]
    told = [str(events_in_short([one], Evidence(studies=(study(study=one.study),), findings=(one,)))) for one in counts]
    assert ["5 events recalled" in one for one in told] == [True, False]


def test_none_reported_stands_beside_the_harms_that_are_told_of_the_same_study() -> None:
    shown = finding(id="F001", outcome="any side effect", measure="statement", event="none", numerator="", value="")
    seen = finding(id="F002", outcome="rash", measure="count", value="3", unit="people", event="measured")
    terms = (term(term="any side effect", kind="harm"), term(term="rash", kind="harm", broader="any side effect"))
    evidence = Evidence(studies=(study(study=shown.study),), findings=(shown, seen), terms=terms)
    assert str(events_in_short([shown], evidence)).startswith("Any side effect: none reported apart from rash, which")
    alone = Evidence(studies=evidence.studies, findings=(shown,), terms=terms)
    assert str(events_in_short([shown], alone)).startswith("Any side effect: none reported, which cannot show safety")


def test_a_harm_that_a_case_report_only_names_is_no_case_of_it() -> None:
    reports = (study(study=TRIALS.findings[0].study, design="case report", participants="1"),)
    told = {}
    for event in ("", "case"):
        named = finding(id="F001", outcome="rash", measure="statement", event=event, study=reports[0].study)
        told[event] = str(events_in_short([named], Evidence(studies=reports, findings=(named,))))
    assert told[""].startswith("rash, named, not seen in the case (")
    assert told["case"].startswith("rash, one case (")
