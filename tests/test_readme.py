"""The README is true: its commands run, what it shows is printed, its files are there."""

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = sorted(set(re.findall(r"(?m)^(?:\$ )?(python -m analysis [^#\n]*?)\s*(?:#.*)?$", README)))

#: What this one writes, into another folder, are the reports that many tests look at.
REPORT = "python -m analysis report"


def run(command: str) -> subprocess.CompletedProcess[str]:
    words = shlex.split(command)[1:]
    return subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("command", [command for command in COMMANDS if command != REPORT])
def test_a_command_of_the_readme_runs(command: str) -> None:
    assert not command.startswith(REPORT), "this would write into the repository"
    done = run(command)
    assert done.returncode == 0, done.stderr


def test_the_reports_of_the_readme_are_written(shipped_reports: Path) -> None:
    assert REPORT in COMMANDS
    assert (shipped_reports / "report.html").is_file()


def test_what_the_readme_shows_is_what_is_printed() -> None:
    shown = re.findall(r"(?s)```console\n\$ (.*?)\n(.*?)```", README)
    assert shown
    for command, output in shown:
        printed = run(command).stdout
        for line in output.strip().splitlines():
            assert line == "…" or line in printed.splitlines(), line


def test_the_make_targets_of_the_readme_are_there() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"(?m)^make ([\w-]+)", README)) | set(re.findall(r"`make ([\w-]+)`", README))
    assert {"report", "test"} <= named
    for target in named:
        assert re.search(rf"(?m)^{target}:", makefile), target


def test_the_files_that_the_readme_links_are_there() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / target).exists(), target


def test_the_tree_of_the_readme_names_what_is_there() -> None:
    tree = README.split("## What is where")[1].split("```text\n")[1].split("```")[0]
    inside = ""
    for line in tree.splitlines():
        name = line.split()[0]
        inside = inside if line.startswith(" ") else name
        path = ROOT / (inside + name if line.startswith(" ") else name)
        assert path.exists(), path


def test_the_python_of_the_readme_runs_and_shows_what_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    (code,) = re.findall(r"(?s)```python\n(.*?)```", README)
    names: dict[str, object] = {}
    lines = [line for line in code.splitlines() if line.strip()]
    assert 8 <= len(lines) <= 11
    for line in lines:
        statement, _, told = line.partition("#")
        try:
            value = eval(statement.strip(), names)
        except SyntaxError:
            exec(statement.strip(), names)
            if told:
                assert repr(names["review"]) == told.strip()
        else:
            assert value is not None, statement
            assert len(repr(value)) > 10, statement


def test_every_story_is_in_the_readme_under_its_own_title() -> None:
    told = dict(re.findall(r"(?m)^\| \d \| \[(.*?)\]\(notebooks/(.*?)\) \| \d+ \|$", README))
    titles = {}
    for path in (ROOT / "notebooks").glob("*.ipynb"):
        first = "".join(json.loads(path.read_text(encoding="utf-8"))["cells"][0]["source"])
        titles[first.splitlines()[0].removeprefix("# ")] = path.name
    assert told == titles
