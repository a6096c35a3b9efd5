"""The command line: exit codes, formats, help, and what is said about wrong use."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import analysis
from analysis import cli
from analysis.check.catalogue import CHECKS
from analysis.cli import main
from analysis.tell.explain.names import MORE
from analysis.text.rows import rows_beside
from tests.builders import miniset

ROOT = Path(__file__).parents[1]
FAULTY = "links.csv\nclaim,stance\nC001,suports"
COMMANDS = ("check", "report", "notebooks", "lab", "explain", "letter", "compare", "dictionary")


@pytest.fixture
def data(tmp_path):
    return miniset.write(tmp_path / "data")


@pytest.fixture
def faulty(tmp_path):
    return miniset.write(tmp_path / "data", FAULTY)


def run(*arguments, **environment):
    """The command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "analysis", *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        check=False,
    )


def ended(*arguments):
    """Exit code of a run that argparse ends."""
    with pytest.raises(SystemExit) as end:
        main(list(map(str, arguments)))
    return end.value.code


# Exit codes


def test_flags_alone_pass(data, capsys):
    assert main(["check", str(data)]) == 0
    out = capsys.readouterr().out
    assert "[figure-without-comparator]" in out
    assert "0 faults" in out


def test_flags_fail_when_strict(data):
    assert main(["check", str(data), "--strict"]) == 1


def test_strict_without_a_problem_passes(tmp_path, capsys):
    fragment = "links.csv\nclaim,stance\nC001,supports\n\nclaims.csv\n"
    fragment += "id,quote,figure,sourcing,marker,stated_design,comparator\n"
    fragment += "C001,75% of patients felt better,75,explicit,[1],randomised trial,placebo\n\nmissing waivers.csv"
    data = miniset.write(tmp_path / "data", fragment)
    assert main(["check", str(data), "--strict"]) == 0, capsys.readouterr().out


def test_fault_fails_and_is_printed_with_its_place(faulty, capsys):
    assert main(["check", str(faulty)]) == 1
    out = capsys.readouterr().out
    assert out.splitlines()[1].startswith(
        f'{faulty.as_posix()}/links.csv:2:23: fault: "stance" needs one of: supports · '
    )
    assert 'did you mean "supports"? [bad-value]' in out
    assert re.search(r"^1 fault \(1 bad-value\)$", out, re.MULTILINE)


def test_report_is_written_and_fails_where_there_is_a_fault(faulty, tmp_path, capsys):
    assert main(["report", str(faulty), "--out", str(tmp_path / "reports")]) == 1
    assert "[bad-value]" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("chek",),
        ("check", "--format", "yaml"),
        ("check", "--nonsense"),
        ("check", "--as-of"),
        ("check", "one", "two"),
        ("explain",),
        ("report", "--out"),
    ],
    ids=lambda arguments: " ".join(arguments) or "nothing",
)
def test_wrong_use_is_2(arguments, capsys):
    assert ended(*arguments) == 2
    assert "usage:" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["check", "report", "explain", "dictionary"])
def test_data_folder_that_is_not_there_is_wrong_use(command, tmp_path, capsys):
    nowhere = tmp_path / "nowhere"
    assert ended(command, *(["C001"] if command == "explain" else []), nowhere) == 2
    error = capsys.readouterr().err
    assert "nowhere" in error
    assert "Traceback" not in error


def test_file_instead_of_a_data_folder_is_wrong_use(data, capsys):
    assert ended("check", data / "claims.csv") == 2
    assert "claims.csv is not a folder" in capsys.readouterr().err


def test_folder_of_texts_that_is_not_there_is_wrong_use(data, tmp_path, capsys):
    assert ended("check", data, "--documents", tmp_path / "nowhere") == 2
    assert "nowhere is not a folder" in capsys.readouterr().err


def test_report_to_where_no_folder_can_be_is_wrong_use(data, tmp_path, capsys):
    (tmp_path / "taken").write_text("", encoding="utf-8")
    assert ended("report", data, "--out", tmp_path / "taken") == 2
    assert "taken" in capsys.readouterr().err


def test_what_a_killed_run_left_is_put_back_by_the_next_command_which_says_so(data, tmp_path, monkeypatch, capsys):
    hidden = tmp_path / ".reports.abcd1234.unfinished-run"
    for name in ("old", "new"):
        (hidden / name).mkdir(parents=True)
        (hidden / name / "report.txt").write_text(name, encoding="utf-8")
    (hidden / "journal.json").write_text('[true, ["report.txt"], []]', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["dictionary", str(data)]) == 0
    back = "reports: a run was cut off while it replaced the files; those from before it are back\n"
    assert capsys.readouterr().err == back
    assert (tmp_path / "reports" / "report.txt").read_text(encoding="utf-8") == "old"
    assert not hidden.exists()


def test_a_report_that_cannot_be_replaced_is_named_with_the_remedy(data, tmp_path, capsys):
    (tmp_path / "reports" / "report.html").mkdir(parents=True)
    assert ended("report", data, "--out", tmp_path / "reports") == 2
    error = capsys.readouterr().err
    assert f"{tmp_path / 'reports' / 'report.html'}: is a folder where a file is to stand: move it away" in error


def test_reader_who_stops_reading_sees_no_traceback(data):
    command = [sys.executable, "-m", "analysis", "check", str(data)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        error = process.stderr.read().decode()
    assert process.returncode == 0
    assert "Traceback" not in error
    assert "BrokenPipe" not in error


def test_output_that_the_terminal_cannot_show_is_escaped(data):
    result = run("check", data, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert result.returncode == 0, result.stderr.decode()
    assert result.stdout.isascii()


# Formats


def test_json_can_be_read(faulty, capsys):
    assert main(["check", str(faulty), "--format", "json"]) == 1
    body = json.loads(capsys.readouterr().out)
    assert body["counts"]["faults"] == 1
    assert [problem["check"] for problem in body["problems"] if problem["kind"] == "fault"] == ["bad-value"]
    assert sum(body["counts"].values()) == len(body["problems"])


def test_github_lines_are_commands(faulty, capsys):
    assert main(["check", str(faulty), "--format", "github"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("::error file=")
    for line in lines:
        assert re.fullmatch(r"::(error|notice) file=[^,:]+,line=\d+,col=\d+,title=[a-z0-9-]+::.+", line)


def test_sarif_is_of_its_version(data, capsys):
    assert main(["check", str(data), "--format", "sarif"]) == 0
    assert json.loads(capsys.readouterr().out)["version"] == "2.1.0"


def test_formats_report_the_same(faulty, capsys):
    counted = {}
    for name in ("text", "json", "github"):
        main(["check", str(faulty), "--format", name, "--all"])
        out = capsys.readouterr().out
        counted[name] = (
            len(json.loads(out)["problems"])
            if name == "json"
            else len(re.findall(r": (?:fault|flag|note): |^::\w+ f", out, re.MULTILINE))
        )
    assert len(set(counted.values())) == 1


def test_two_runs_print_the_same(data, capsys):
    main(["check", str(data)])
    first = capsys.readouterr().out
    main(["check", str(data)])
    assert capsys.readouterr().out == first


# Notes


def test_notes_on_what_was_assumed_go_to_standard_error(data, capsys):
    path = data / "raters.csv"
    path.write_bytes(path.read_text(encoding="utf-8").replace(",", ";").encode("utf-16"))
    assert main(["check", str(data), "--format", "json"]) == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out)["counts"]["faults"] == 0
    assert f"note: {path.as_posix()}: read as UTF-16, by its byte-order mark\n" in printed.err
    assert f"note: {path.as_posix()}: cells are separated by semicolon\n" in printed.err


def test_quotes_that_were_not_checked_are_said_to_be(data, capsys):
    main(["check", str(data)])
    assert (
        "\nnot checked: Quotes, and questions on side effects, of 1 of 1 documents (page1) against the text: "
        "text not present\n" in capsys.readouterr().out
    )


def test_quotes_that_were_checked_are_not(tmp_path, capsys):
    data = miniset.write(tmp_path / "data", "page1.txt\na\nb\nc\nA randomised trial: 91% felt better")
    texts = (data / "documents").rename(tmp_path / "texts")
    assert main(["check", str(data), "--documents", str(texts)]) == 0
    assert "not checked: Quotes" not in capsys.readouterr().out


# Dates


def test_waiver_is_held_against_the_day_given(tmp_path, capsys):
    data = miniset.write(tmp_path / "data", "waivers.csv\ncheck,until\nfigure-without-comparator,2030-01-01")
    main(["check", str(data), "--as-of", "2030-01-02"])
    assert "[expired-waiver]" in capsys.readouterr().out
    main(["check", str(data), "--as-of", "2030-01-01"])
    assert "[expired-waiver]" not in capsys.readouterr().out


@pytest.mark.parametrize("day", ["2030-02-30", "1.1.2030", "20300101", "today", ""])
def test_day_of_another_form_is_wrong_use(data, day, capsys):
    assert ended("check", data, "--as-of", day) == 2
    assert f'needs a date, YYYY-MM-DD; found "{day}"' in capsys.readouterr().err


# Help


def test_help_names_every_command_and_the_exit_codes(capsys):
    assert ended("--help") == 0
    out = capsys.readouterr().out
    listed = re.findall(r"^    (\w+)(?: +\S|$)", out, re.MULTILINE)
    assert listed == list(COMMANDS)
    assert "exit codes: 0" in out
    for command in ("check", "report", "explain"):
        assert f"python -m analysis {command}" in out


@pytest.mark.parametrize(
    ("command", "options"),
    [
        (
            "check",
            (
                "DATA",
                "--documents DIR",
                "--as-of DATE",
                "--strict",
                "--format {text,json,github,sarif}",
                "--all",
                "--only NAME",
                "--document ID",
                "--claim ID",
            ),
        ),
        ("report", ("DATA", "--documents DIR", "--as-of DATE", "--out DIR")),
        ("explain", ("NAME", "DATA", "--documents DIR", "--as-of DATE", "--full")),
        ("letter", ("DOCUMENT", "--data DIR", "--documents DIR", "--as-of DATE", "--out DIR")),
        ("notebooks", ("FOLDER", "--out DIR", "--data DIR")),
        ("lab", ("FOLDER", "--data DIR")),
        ("dictionary", ("DATA",)),
    ],
)
def test_help_of_a_command_describes_every_option(command, options, capsys):
    assert ended(command, "--help") == 0
    out = capsys.readouterr().out
    described = re.findall(r"^  (-h, --help|--?[a-z-]+(?: (?:[A-Z]+|\{\S+\}))?|[A-Z]+)(?: {2,}|\n)", out, re.MULTILINE)
    assert sorted(described) == sorted(("-h, --help", *options))


def test_every_argument_in_the_table_is_of_commands_in_the_table():
    told = {row["command"] for row in rows_beside(cli.__file__, "commands")}
    arguments = rows_beside(cli.__file__)
    assert {name for row in arguments for name in row["commands"].split()} == told
    assert all(row["help"] for row in arguments)


def test_examples_of_the_help_are_commands_that_there_are(capsys):
    ended("--help")
    named = re.findall(r"python -m analysis (\w+)", capsys.readouterr().out)
    assert set(named) <= set(COMMANDS)


def test_version_is_the_packages(capsys):
    assert ended("--version") == 0
    assert capsys.readouterr().out.split()[-1] == analysis.__version__


def test_module_runs(data):
    result = run("check", data)
    assert result.returncode == 0
    assert b"0 faults" in result.stdout


# Letter


def test_a_letter_is_refused_until_its_rows_are_confirmed_and_then_written(data, tmp_path, capsys):
    out = tmp_path / "letters"
    assert main(["letter", "page1", "--data", str(data), "--out", str(out)]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    refused, _, *rows = told.err.splitlines()
    assert refused == "no letter to the publisher of page1: no flagged sentence is confirmed whole"
    assert not out.exists()
    said = "".join(f"{row.strip()},agree,\n" for row in rows)
    person = "raters.csv\nname,kind\nadjudicator,machine-assisted\nmori,person\n\n"
    confirmed = f"{person}confirmations.csv\ntable,row,answer,reason\n{said}"
    data = miniset.write(tmp_path / "confirmed", confirmed)
    assert main(["letter", "page1", "--data", str(data), "--out", str(out)]) == 0
    assert [path.suffix for path in sorted(out.iterdir())] == [".docx", ".pdf"]
    assert capsys.readouterr().err == ""


def test_a_letter_on_a_document_that_is_not_there_offers_the_nearest(data, capsys):
    assert main(["letter", "page11", "--data", str(data)]) == 2
    assert capsys.readouterr().err == '"page11" is no document; did you mean "page1"?\n'


# Explain


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_manual_of_every_check_is_printed(check, capsys):
    assert main(["explain", check.name, "nowhere"]) == 0
    answer = capsys.readouterr().out.splitlines()
    assert answer[0].startswith(f"{check.name}: {check.kind}, severity {check.severity}")
    assert answer[3:] == ["", MORE]
    assert main(["explain", check.name, "nowhere", "--full"]) == 0
    manual = capsys.readouterr().out
    assert manual.splitlines()[:3] == answer[:3]
    assert "Passes::" in manual
    assert "Source: " in manual


@pytest.mark.parametrize("name", [("partly", "supports"), ("partly supports",), ("does", "not", "address")])
def test_a_word_of_several_is_typed_with_or_without_quotation_marks(name, data, capsys):
    for where in ([], [str(data)]):
        assert main(["explain", *name, *where]) == 0
        assert capsys.readouterr().out.startswith(f"{' '.join(name)}: it ")


@pytest.mark.parametrize("name", ["C001", "ito2011", "F001"])
def test_claim_study_and_finding_are_explained_with_their_places(name, data, capsys):
    assert main(["explain", name, str(data)]) == 0
    answer = capsys.readouterr().out.splitlines()
    assert answer[0].startswith(name)
    assert (answer[3], answer[5:]) == ("", ["", MORE])
    assert main(["explain", name, str(data), "--full"]) == 0
    everything = capsys.readouterr().out
    assert everything.splitlines()[:3] == answer[:3]
    assert re.search(r"\.csv:2", everything)


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("unsuported", "unsupported"),
        ("quote-not-in-lines", "quote-not-in-line"),
        ("C0001", "C001"),
        ("c001", "C001"),
        ("itto2011", "ito2011"),
        ("f001", "F001"),
    ],
)
def test_unknown_name_offers_the_nearest(name, nearest, data, capsys):
    assert main(["explain", name, str(data)]) == 2
    printed = capsys.readouterr()
    assert not printed.out
    assert nearest in printed.err
    assert "did you mean" in printed.err


def test_name_like_no_other_lists_the_checks(data, capsys):
    assert main(["explain", "zzzzzz", str(data)]) == 2
    error = capsys.readouterr().err
    assert all(check.name in error for check in CHECKS)


# Compare


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "From "),
        (("--format", "markdown"), "# What changed"),
        (("--format", "html"), "<!DOCTYPE html>"),
    ],
    ids=["text", "markdown", "html"],
)
def test_two_versions_are_compared_in_each_format(options, said, data, tmp_path, capsys):
    other = miniset.write(tmp_path / "other", "links.csv\nstance\nindirect")
    assert main(["compare", str(data), str(other), *options]) == 0
    out = capsys.readouterr().out
    assert out.startswith(said)
    assert "partly supported → indirect" in out


def test_compare_fails_when_strict_and_something_changed(data, tmp_path):
    other = miniset.write(tmp_path / "other", "links.csv\nstance\nindirect")
    assert main(["compare", str(data), str(other), "--strict"]) == 1
    assert main(["compare", str(data), str(data), "--strict"]) == 0


def test_a_comparison_is_written_to_a_file(data, tmp_path, capsys):
    out = tmp_path / "changes.txt"
    assert main(["compare", str(data), str(data), "--out", str(out)]) == 0
    assert capsys.readouterr().out.strip() == str(out)
    assert "nothing changed" in out.read_text(encoding="utf-8")


def test_a_version_that_is_none_is_wrong_use(data, capsys):
    assert main(["compare", "nowhere-at-all", str(data)]) == 2
    printed = capsys.readouterr()
    assert not printed.out
    assert '"nowhere-at-all" is no file, no folder and no git revision' in printed.err


# Dictionary


def test_dictionary_is_written_beside_the_tables(tmp_path, capsys):
    assert main(["dictionary", str(tmp_path)]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["README.md", "datapackage.json"]
    assert capsys.readouterr().out.splitlines() == [str(tmp_path / "README.md"), str(tmp_path / "datapackage.json")]
