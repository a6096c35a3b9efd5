"""All tables together: their names, their cells, their words, and what they say of an empty set."""

import csv
import io
import re
from collections import Counter

import pandas as pd
import pytest

from analysis.check.evidence_review import EvidenceReview
from analysis.model.conclusions import Scope
from analysis.schema import TABLES
from analysis.show.table import Table
from analysis.show.tables import layout
from analysis.show.tables.catalogue import MAKERS, all_tables, table_named
from analysis.show.value import Home, Name
from analysis.tell.numbers.all_numbers import count_of
from analysis.tell.numbers.number import slug
from analysis.tell.numbers.of_claims import HEADLINE, verdict_columns
from analysis.text.rows import rows_beside
from tests.builders import shipped as shipped_data
from tests.builders import shown

EMPTY = "\n\n".join(f"{table.file}\n{table.fields[0].name}" for table in TABLES.values())

RICH = """
claims.csv
id,quote,category,direction,condition,agent,outcome,figure,unit,stated_design,sourcing,marker,wording
C001,91% felt better,efficacy,asserts,motion sickness,ginger,nausea,91,%,case series,list-only,,plain
C002,is used,indication,asserts,,ginger,,,,,none,,plain
C003,no side effects,safety,denies,,ginger,any side effect,,,,none,,absolute
C004,in one hour,efficacy,asserts,,ginger,nausea,1,hours,,list-only,,plain

links.csv
claim,study,stance,finding
C001,ito2011,indirect,F002
C002,ito2011,supports,
C003,ito2011,does not address,

findings.csv
id,measure,value,unit,numerator,denominator,comparator_value,p,months,phase,verified,read_at
F001,statement,,,,,,,,uncontrolled,yes,
F002,share improved,91,%,,,,,,open label,no,
F003,share improved,25,%,3,12,,,1,uncontrolled,yes,
F004,between-arm difference,4,points,,,,<0.05,1,randomised,yes,

waivers.csv
check
"""


@pytest.fixture(params=["", EMPTY, RICH], ids=["example", "empty", "rich"])
def made(request, tmp_path):
    review = shown.review(tmp_path, request.param)
    return all_tables(review)


def test_every_frame_bears_the_name_that_it_is_registered_under(made):
    assert [frame.name for frame in made] == list(MAKERS)


def test_every_frame_has_a_title_a_caption_and_distinct_headings(made):
    assert len({frame.title for frame in made}) == len(made)
    for frame in made:
        assert frame.title
        assert frame.caption.endswith(".")
        assert frame.data.columns.is_unique, frame.name


def test_every_cell_is_a_word_or_a_whole_number(made):
    for frame in made:
        for row in shown.rows(frame):
            for heading, value in row.items():
                assert isinstance(value, str | int), (frame.name, heading, value)
                assert value != "", (frame.name, heading)
        assert not frame.data.isna().any(axis=None), frame.name


def test_no_cell_says_none_or_nan_for_want_of_a_word(made):
    for frame in made:
        assert not {"None", "nan", "NaN", "NaT", "False", "True"} & set(map(str, frame.data.to_numpy().ravel())), (
            frame.name
        )


def test_frame_without_rows_says_what_that_means(made):
    for frame in made:
        if frame.data.empty:
            assert frame.notes[0].startswith("No row: "), frame.name
            assert frame.notes[0].endswith("."), frame.name


def test_same_evidence_gives_the_same_frames(tmp_path):
    first, second = (all_tables(review) for review in [shown.review(tmp_path, RICH) for _ in "ab"])
    for one, other in zip(first, second, strict=True):
        assert (one.name, one.title, one.caption) == (other.name, other.title, other.caption)
        assert one.notes == other.notes
        pd.testing.assert_frame_equal(one.data, other.data)


REFUSED = re.compile(
    r"\b(proven|efficacy rate|safe|debunked|validated|gold standard|comprehensive|robust|accurate|high confidence"
    r"|misinformation|no evidence|score)\b|(?<!in)\beffective\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize(("text", "refused"), [("A safe treatment", True), ("safety claims", False)])
def test_refused_words_are_told_from_others(text, refused):
    assert bool(REFUSED.search(text)) is refused


def test_no_title_caption_heading_or_note_uses_a_refused_word(made):
    for frame in made:
        said = " ".join((frame.title, frame.caption, *frame.data.columns, *frame.notes))
        assert not REFUSED.search(said), (frame.name, REFUSED.search(said))


def test_one_frame_is_had_by_its_name(tmp_path):
    review = shown.review(tmp_path)
    assert table_named("claims", review).name == "claims"


def test_unknown_name_is_answered_with_the_names_there_are(tmp_path):
    review = shown.review(tmp_path)
    with pytest.raises(KeyError, match=r"no table is named 'claim'; there are flagged, .*, claims"):
        table_named("claim", review)


# The shipped data: invariants only


@pytest.fixture(scope="module")
def shipped() -> dict[str, Table]:
    return {frame.name: frame for frame in all_tables(shipped_data.review())}


@pytest.fixture(scope="module")
def number_of_claims() -> int:
    return len(shipped_data.review().evidence.claims)


@pytest.mark.parametrize("name", ["strength-own", "strength-all"])
def test_shipped_claims_are_each_counted_once_by_strength(shipped, number_of_claims, name):
    data = shipped[name].data
    parts = data[data["Study design"] != "total"]
    verdicts = list(data.columns[2:-1])
    assert int(parts[verdicts].to_numpy().sum()) == number_of_claims
    assert int(data["total"].iloc[-1]) == number_of_claims
    for about, block in parts.groupby("About"):
        total = data[(data["About"] == about) & (data["Study design"] == "total")]
        assert block[[*verdicts, "total"]].sum().tolist() == total[[*verdicts, "total"]].iloc[0].tolist()


@pytest.mark.parametrize("name", ["strength-own", "strength-all"])
def test_no_shipped_benefit_without_a_control_group_is_more_than_indirect(shipped, name):
    data = shipped[name].data
    low = data[(data["About"] == "benefit") & data["Study design"].str.contains("level 4|level 5|off the ladder")]
    assert int(low[["supported", "partly supported"]].to_numpy().sum()) == 0


@pytest.mark.parametrize("name", ["documents", "sourcing"])
def test_shipped_counts_by_document_add_up(shipped, number_of_claims, name):
    data = shipped[name].data
    assert int(data["total"].iloc[:-1].sum()) == int(data["total"].iloc[-1]) == number_of_claims


def test_shipped_tables_and_numbers_agree(shipped):
    review = shipped_data.review()
    total = shipped["support-by-document"].data.iloc[-1]
    verdicts = verdict_columns(Scope.OWN)
    counts = {str(verdict): count_of(f"{HEADLINE}.own.{slug(verdict)}", review) for verdict in verdicts}
    columns = total.iloc[2:-1].to_dict()
    assert columns == {verdict: count for verdict, count in counts.items() if count or verdict in columns}
    assert count_of(HEADLINE, review) == total["total"]
    assert count_of("flags.on-claims", review) == len(shipped["flagged"].data)
    assert count_of("claims", review) == len(shipped["claims"].data)


def test_shipped_problems_are_each_in_one_table(shipped):
    listed = sum(len(shipped[name].data) for name in ("flagged", "flagged-documents", "other-problems"))
    assert listed == len(shipped_data.review().problems)


def test_shipped_verdicts_are_the_same_in_the_claims_as_by_strength(shipped):
    review = shipped_data.review()
    for scope in Scope:
        told = dict(shipped["claims"].data[["Claim", f"Verdict {scope}"]].itertuples(index=False))
        assert told == {one.id: review.appraised.verdict_words(one.id, scope) for one in review.evidence.claims}
        counted = Counter(review.verdict(one, scope) for one in review.evidence.claims)
        total = shipped[f"strength-{scope}"].data.iloc[-1].iloc[2:-1].to_dict()
        assert counted == {verdict: count for verdict, count in total.items() if count}


def test_table_of_the_guide_is_one_like_the_others(tmp_path, monkeypatch):
    """The guide's example, as it stands there, made of a set in which one study counted knees."""
    guide = (shipped_data.ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    code = re.search(r"^```python\n(def units.*?)^```$", guide, re.MULTILINE | re.DOTALL)
    assert code
    fences = re.finditer(r'^```csv title="(\w+)\.csv"\n(.*?)^```$', guide, re.MULTILINE | re.DOTALL)
    told = {fence[1]: list(csv.DictReader(io.StringIO(fence[2]))) for fence in fences}
    monkeypatch.setattr(layout, "rows_beside", lambda module, name: [*rows_beside(module, name), *told.get(name, [])])
    for read in ("layouts", "_columns"):
        monkeypatch.setattr(layout, read, getattr(layout, read).__wrapped__)
    found: dict = {"EvidenceReview": EvidenceReview, "Table": Table, "laid_out": layout.laid_out}
    exec(compile(code[1], "CONTRIBUTING.md", "exec"), found)
    review = shown.review(tmp_path, "studies.csv\nstudy,units,unit_name\nito2011,,knees\n")
    made = found["units"](review)
    assert made.rows == (("ito2011", "not read", "knees"),)
    assert made.values[0][0] == Name(Home.STUDIES, "ito2011")
    assert found["units"](shown.review(tmp_path / "none")).notes == ("No row: every study counted people.",)
