"""The catalogue of checks: every check has a manual, of which what passes passes and what fails fails."""

import csv
import io
import re
from importlib import import_module
from inspect import isfunction, signature
from itertools import chain
from pathlib import Path
from textwrap import dedent

import pytest

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check import catalogue
from analysis.check.catalogue import CHECKS, Check, check_named, provisional_flags, run
from analysis.model.conclusions import Kind
from analysis.model.evidence import Evidence
from analysis.model.problem import Problem, claim_in_place
from analysis.model.words import Severity
from analysis.read.bibtex import read_bibliography
from analysis.read.records import read_evidence
from analysis.schema import TABLES
from tests.appraise.test_appraised_evidence import evidence
from tests.builders import miniset
from tests.builders.shipped import DATA
from tests.builders.shown import UNWAIVED

#: What yields what a reader reported.
DAMAGE = [check for check in CHECKS if check.function.__module__ == catalogue.__name__]

each = pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)


def found(check: Check, appraised: AppraisedEvidence) -> tuple[Problem, ...]:
    """What a check finds by itself, beside what all others raised where it asks for that."""
    raised = chain.from_iterable(one.problems(appraised) for one in CHECKS if check.on_raised and not one.on_raised)
    return check.problems(appraised, tuple(raised))


def part(check: Check, heading: str, end: str) -> str:
    """The text of a manual between two headings, without its indent."""
    return dedent(dedent(check.manual.partition("\n")[2]).partition(heading)[2].partition(end)[0])


@each
def test_manual_has_every_part_once_and_in_order(check):
    first, _, rest = check.manual.partition("\n")
    assert re.fullmatch(r"[A-Z].+\.", first), first
    positions = [rest.find(heading) for heading in ("Passes::", "Fails::", "Source: ")]
    assert positions == sorted(positions)
    assert -1 not in positions
    assert all(rest.count(heading) == 1 for heading in ("Passes::", "Fails::", "Source: "))
    assert rest.partition("Source: ")[2].strip().endswith((".", "?", ")"))


@each
def test_fragment_that_passes_raises_nothing(check, tmp_path):
    assert not found(check, miniset.appraised(tmp_path / "data", part(check, "Passes::", "Fails::")))


@each
def test_fragment_that_fails_is_reported_with_a_place_and_a_remedy(check, tmp_path):
    folder = tmp_path / "data"
    remarks = found(check, miniset.appraised(folder, part(check, "Fails::", "Source: ")))
    assert remarks
    for remark in remarks:
        assert remark.message[:1].strip()
        assert not remark.message.endswith(".")
        assert remark.remedy
        assert remark.place.file.startswith(folder.as_posix())
        assert remark.place.line >= 1
        assert remark.place.column >= 1


#: Tables whose rows others name by their first column.
NAMED = ("documents", "claims", "studies", "findings", "questions", "disagreements")


def renamed(name: str) -> str:
    """Another name of the same form."""
    return f"{name[0]}99{name[1:]}" if re.fullmatch(r"[A-Z]\d+", name) else f"other-{name}"


def joined(before: Path, after: Path) -> Path:
    """Two folders of data made one, the second: the rows of the first under other names, then its own."""
    tables = [TABLES[name] for name in NAMED]
    files = [(table, (before / table.file).read_text(encoding="utf-8")) for table in tables]
    names = {row[table.key[0]] for table, text in files for row in csv.DictReader(io.StringIO(text))} - {""}
    longest_first = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    for path in filter(Path.is_file, before.rglob("*")):
        text = re.sub(rf"\b({longest_first})\b", lambda name: renamed(name[0]), path.read_text(encoding="utf-8"))
        target = after / path.relative_to(before).with_stem(renamed(path.stem) if path.stem in names else path.stem)
        if target.exists():
            header = target.read_text(encoding="utf-8").partition("\n")[0] + "\n" if target.suffix == ".csv" else ""
            text += target.read_text(encoding="utf-8").removeprefix(header)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return after


#: Checks of files as a whole, whose fragments cannot be joined, and some that find by all rows or by the day.
NOT_BY_ROW = {check.name for check in DAMAGE} | {
    *("commonest-events-unnamed", "narrow-safety-net", "expired-waiver", "shared-identifier")
}


each_by_row = pytest.mark.parametrize(
    "check", [one for one in CHECKS if one.name not in NOT_BY_ROW], ids=lambda check: check.name
)


def hidden(check: Check, folder: Path, before: Path) -> set[tuple[str, str, str]]:
    """What a check finds in the fragment that fails, and no longer once other rows stand before it."""
    fails = part(check, "Fails::", "Source: ")
    alone = miniset.appraised(folder / "alone", fails)
    together = AppraisedEvidence(read_evidence(joined(before, miniset.write(folder / "then", fails))))
    told, still_told = (
        {(remark.place.file.rpartition("/")[2], remark.claim, remark.study) for remark in found(check, appraised)}
        for appraised in (alone, together)
    )
    return told - still_told


@each_by_row
def test_rows_that_pass_hide_none_after_them(check, tmp_path):
    passes = miniset.write(tmp_path / "passes", part(check, "Passes::", "Fails::"))
    assert hidden(check, tmp_path, passes) == set()


@pytest.mark.long
@each_by_row
def test_rows_of_whatever_kind_hide_none_after_them(check, tmp_path):
    if check.name in ("missing-step", "more-certain-than-the-evidence", "rating-without-target"):
        return  # what they find rests on steps and questions that the other rows bring
    if check.name in ("unknown-rater", "circular-terms", "untraced-figure"):
        return  # the other rows bring raters, terms and findings of the same key, of which the first counts
    assert hidden(check, tmp_path, DATA) == set()


@each
def test_fragment_that_passes_raises_no_other_fault(check, tmp_path):
    if check.kind is Kind.FLAG:
        problems = run(miniset.appraised(tmp_path / "data", part(check, "Passes::", "Fails::")))
        assert not [problem.message for problem in problems if problem.kind is Kind.FAULT]
    else:
        assert check_named(check.name) is check


def test_every_flag_has_a_head_and_nothing_else_has():
    assert all((check.kind is Kind.FLAG) == (check.head is not None) for check in CHECKS)


def test_names_are_told_apart_and_read_as_words():
    names = [check.name for check in CHECKS]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in names)


@pytest.mark.parametrize("checks", [CHECKS, CHECKS[::-1]], ids=["as listed", "reversed"])
def test_faults_stand_before_flags(checks, tmp_path):
    fragment = "claims.csv\nid,wording,figure,unit\nC001,absolute,91,\n\nterms.csv\nterm,kind\n,agent\n"
    kinds = [problem.kind for problem in run(miniset.appraised(tmp_path / "data", fragment), checks)]
    assert set(kinds) == set(Kind)
    assert kinds == sorted(kinds, key=list(Kind).index)


TOLD = (
    "A claim is odd.\n\nNobody can read it.\n\nPasses::\n\n    claims.csv\n    id\n    C001\n\n"
    "Fails::\n\n    claims.csv\n    id\n    C001\n\n    page1.txt\n    Ginger works.\n\nSource: arithmetic."
)


@pytest.mark.parametrize("what", ["A claim is odd.", ""], ids=["in the row", "in the function"])
def test_manual_is_made_of_the_row_and_of_the_function_where_it_leaves_that(what):
    def odd(_):
        """A claim is odd."""
        yield from ()

    passes, fails = "claims.csv\nid\nC001\n", "claims.csv\nid\nC001\n\npage1.txt\nGinger works.\n"
    parts = (what, "Nobody can read it.", passes, fails, "arithmetic.")
    assert Check("odd", odd, Severity.LOW, Kind.FAULT, None, (), *parts).manual == TOLD


def test_every_function_that_finds_something_in_what_was_appraised_has_a_row():
    rows = [check for check in CHECKS if check not in DAMAGE]
    modules = {check.function.__module__: import_module(check.function.__module__) for check in rows}
    found = {
        name.replace("_", "-")
        for module in modules.values()
        for name, one in vars(module).items()
        if isfunction(one) and one.__module__ == module.__name__ and not name.startswith("_")
        if [*signature(one).parameters] in (["appraised"], ["appraised", "raised"])
    }
    assert found == {check.name for check in rows}


def test_unknown_name_is_no_check():
    assert check_named("no-such-check") is None


# What rests on unverified facts


def test_with_all_facts_verified_no_flag_is_provisional():
    appraised = AppraisedEvidence(evidence("yes", "does not address"))
    assert provisional_flags(appraised, run(appraised)) == {}


def test_a_flag_that_would_come_without_the_fact_is_provisional() -> None:
    appraised = AppraisedEvidence(evidence("no", "does not address"))
    assert "unsupported" in provisional_flags(appraised, run(appraised))["C001"]


# How flags name their claims


def test_flag_that_repeats_its_claim_says_so_in_its_subject(tmp_path):
    appraised = miniset.appraised(tmp_path, UNWAIVED)
    claims = appraised.evidence.claim
    flags = [problem for problem in run(appraised) if problem.claim in claims]
    assert flags
    for flag in flags:
        words = claim_in_place(claims[flag.claim]).words
        assert flag.message.startswith(words) == (flag.claim in flag.subject.claims)


# What the reader of the bibliography reports

#: A text with every kind of damage.
DAMAGED = """@misc{a, note = {x} year = 2001}
@misc{, note = {x}}
@misc{b c, note = undefined}
@misc{A, note = {x}, note = {y}}
% @misc{d, note = {x}}
@misc{e}
"""

REPORTED = read_bibliography(DAMAGED, "citations.bib").damage
ON_BIBLIOGRAPHY = [check for check in DAMAGE if "citations.bib" in check.passes]
each_on_bibliography = pytest.mark.parametrize("check", ON_BIBLIOGRAPHY, ids=lambda check: check.name)


def reported(check, text):
    return list(check.function(AppraisedEvidence(Evidence(damage=read_bibliography(text, "citations.bib").damage))))


def bibliography(check, heading, following):
    """The bibliography that the check's manual shows under a heading."""
    return miniset.blocks(part(check, heading, following))["citations.bib"]


def test_every_kind_of_damage_has_its_check():
    assert sorted(REPORTED) == sorted(check.name for check in ON_BIBLIOGRAPHY)


@each_on_bibliography
def test_check_yields_what_the_reader_found(check):
    assert reported(check, DAMAGED)
    assert not reported(check, "@misc{a, note = {x}}")


@each_on_bibliography
def test_bibliography_that_passes_passes_every_check(check):
    text = bibliography(check, "Passes::", "Fails::")
    assert "ito2011" in text
    assert not any(reported(other, text) for other in ON_BIBLIOGRAPHY)


@each_on_bibliography
def test_bibliography_that_fails_fails_this_check_alone(check):
    text = bibliography(check, "Fails::", "Source: ")
    assert "ito2011" in text
    assert [other for other in ON_BIBLIOGRAPHY if reported(other, text)] == [check]
