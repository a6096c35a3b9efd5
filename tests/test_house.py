"""The repository as a whole: tools, layers, what is loaded when, what a contributor is told, and how a run closes."""

import csv
import io
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

import analysis
from analysis.schema import TABLES
from tests.builders import miniset

ROOT = Path(__file__).parents[1]
#: Beside the interpreter, not behind it: the interpreter of an environment is a link to the system's.
TOOLS = Path(sys.executable).parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def ran(*command: str | Path, folder: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Result of a command, with everything it printed in ``stdout``."""
    return subprocess.run(
        command,
        cwd=folder,
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )


# The tools


@pytest.mark.parametrize(
    "command",
    [
        pytest.param((TOOLS / "ruff", "check", "--output-format=concise", "."), id="ruff check"),
        pytest.param((TOOLS / "ruff", "format", "--check", "--output-format=concise", "."), id="ruff format"),
        pytest.param((TOOLS / "mypy",), id="mypy"),
        pytest.param((TOOLS / "lint-imports",), id="layers"),
    ],
)
def test_tool_finds_nothing(command):
    result = ran(*command)
    assert result.returncode == 0, result.stdout


# What is loaded

LOADED = """
import runpy, sys
sys.argv = ["analysis", *sys.argv[1:]]
try:
    runpy.run_module("analysis", run_name="__main__")
except SystemExit as end:
    code = end.code
print("exit code:", code)
print("loaded:", *sorted({"pandas", "matplotlib", "jinja2"} & set(sys.modules)))
"""


@pytest.mark.parametrize("arguments", [("--help",), ("check", "--help"), ("check",)], ids=" ".join)
def test_command_loads_neither_pandas_nor_matplotlib_nor_jinja2(arguments):
    result = ran(sys.executable, "-c", LOADED, *arguments)
    assert result.stdout.splitlines()[-2:] == ["exit code: 0", "loaded:"], result.stdout


def test_what_is_loaded_would_be_seen():
    result = ran(sys.executable, "-c", LOADED.replace("import runpy", "import jinja2, runpy"), "--help")
    assert result.stdout.splitlines()[-1] == "loaded: jinja2"


# What is in the repository

#: A path under a person's or a machine's own folders. A path within an address (example.org/home/x) is none.
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:home|Users|root|tmp|mnt|work)/\w|\b[A-Z]:\\Users\\")

NOT_IN_GIT = {".git", ".venv", ".hypothesis", "reports", "documents", "sources", "__pycache__", ".ipynb_checkpoints"}


def shipped() -> list[Path]:
    """The files that git keeps; in a copy without git, all but those that it would ignore."""
    if shutil.which("git"):
        listing = ran("git", "-c", f"safe.directory={ROOT}", "ls-files", "-z")
        if listing.returncode == 0 and listing.stdout:
            return [ROOT / name for name in listing.stdout.split("\0") if name and (ROOT / name).is_file()]
    return sorted(walked(ROOT))


def walked(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.is_dir() and path.name not in NOT_IN_GIT and not path.name.endswith("_cache"):
            yield from walked(path)
        elif path.is_file():
            yield path


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param("see " + "/".join(["", "home", "ann", "data"]), True, id="somebody's folder"),
        pytest.param("file://" + "/".join(["", "Users", "ann", "data"]), True, id="as an address"),
        pytest.param("\\".join(["C:", "Users", "ann"]), True, id="on Windows"),
        pytest.param("https://example.org/home/page", False, id="within an address"),
        pytest.param("../mnt/page1.txt", False, id="relative"),
    ],
)
def test_machine_path_is_told_from_others(text, named):
    assert bool(MACHINE_PATH.search(text)) is named


def test_no_file_names_a_machine_path():
    named = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:120]}"
        for path in shipped()
        for number, line in enumerate(path.read_bytes().decode("utf-8", errors="ignore").splitlines(), 1)
        if MACHINE_PATH.search(line)
    ]
    assert not named, "\n".join(named)


def test_lock_holds_every_declared_dependency():
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked = [(line[1], Version(line[2])) for line in re.finditer(r"^([\w.-]+)==([\w.+!]+)", text, re.MULTILINE)]
    declared = [
        *PROJECT["dependencies"],
        *(line for extra in PROJECT["optional-dependencies"].values() for line in extra),
    ]
    unmet = [
        wanted
        for wanted in map(Requirement, declared)
        if not any(plain(wanted.name) == plain(name) and version in wanted.specifier for name, version in locked)
    ]
    assert not unmet, f"run make lock: {unmet}"


def plain(name: str) -> str:
    """A package's name in the one form that all its spellings share (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_version_is_the_same_everywhere():
    citation = re.search(r"^version: (\S+)$", (ROOT / "CITATION.cff").read_text(encoding="utf-8"), re.MULTILINE)
    assert citation
    assert citation[1] == PROJECT["version"] == analysis.__version__


def test_make_alone_lists_every_target():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    listed = re.findall(r"^  (\w+) +\S", ran("make").stdout, re.MULTILINE)
    assert phony
    assert listed == [target for target in phony[1].split() if target != "FORCE"]


# What a contributor is told


def told() -> list[tuple[str, str]]:
    """File and text of every example of the guide, in order, freed of the indent of the step it stands in."""
    fences = re.finditer(r'^( *)```\w+ title="data/([^"\n]+)"\n(.*?)^ *```$', GUIDE, re.MULTILINE | re.DOTALL)
    return [(fence[2], re.sub(rf"^{fence[1]}", "", fence[3], flags=re.MULTILINE)) for fence in fences]


TOLD_ROWS = [example for example in told() if example[0].endswith(".csv")]


@pytest.mark.parametrize(("file", "text"), TOLD_ROWS, ids=[file for file, _ in TOLD_ROWS])
def test_rows_of_the_guide_have_the_columns_of_their_table(file, text):
    table = TABLES[Path(file).stem]
    header, *rows = csv.reader(io.StringIO(text), strict=True)
    assert header == [field.name for field in table.fields]
    assert rows
    for row in rows:
        for field, cell in zip(table.fields, row, strict=True):
            field.parse(cell)


def test_rows_of_the_guide_fit_together(tmp_path):
    data = miniset.write(tmp_path / "data")
    for file, text in told():
        path = data / file
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        rows = text.partition("\n")[2] if before and path.suffix == ".csv" else text
        path.write_text(before + rows, encoding="utf-8")
    result = ran(sys.executable, "-m", "analysis", "check", data)
    assert result.returncode == 0, result.stdout
    explained = ran(sys.executable, "-m", "analysis", "explain", "C002", data)
    assert explained.returncode == 0, explained.stdout
    assert "sato2015" in explained.stdout


def test_check_of_the_guide_finds_what_its_manual_says(tmp_path):
    code = re.search(r"^ *```python\n(.*?)^ *```$", GUIDE, re.MULTILINE | re.DOTALL)
    assert code
    imports = (
        "from collections.abc import Iterator\n"
        "from analysis.appraise.appraised_evidence import Appraised\n"
        "from analysis.model.problem import Remark\n"
        "from analysis.read.records import read_evidence\n"
    )
    names: dict = {}
    exec(compile(imports + re.sub(r"^   ", "", code[1], flags=re.MULTILINE), "CONTRIBUTING.md", "exec"), names)

    def found(publisher: str) -> list:
        folder = miniset.write(tmp_path / (publisher or "none"), f"documents.csv\nid,publisher\npage1,{publisher}\n")
        return list(names["unnamed_publisher"](names["Appraised"](names["read_evidence"](folder))))

    assert [remark.message for remark in found("")] == ["document page1 does not say who publishes it"]
    assert not found("Harbour Clinic")


# How a run closes

SKIPPING = """
import pytest

@pytest.mark.browser
def test_page():
    assert False

def test_fixture(browser):
    assert False

def test_shared():
    pytest.skip("../shared is absent: nothing to compare")
"""


def closing(folder: Path, tests: str, **environment: str) -> tuple[int, list[str]]:
    """Exit code and lines of a run of ``tests`` under this project's conftest, where no browser is found."""
    shutil.copy(ROOT / "tests" / "conftest.py", folder)
    (folder / "test_it.py").write_text(tests, encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\naddopts = -q -rs\nmarkers = browser\n", encoding="utf-8")
    (folder / "no-tools").mkdir()
    result = ran(sys.executable, "-m", "pytest", folder=folder, PATH=str(folder / "no-tools"), **environment)
    return result.returncode, result.stdout.splitlines()


def test_browser_tests_without_a_browser_are_counted_in_the_last_line(tmp_path):
    code, lines = closing(tmp_path, SKIPPING, CI="")
    assert (code, lines[-1]) == (0, "NOT CHECKED: 2 browser tests")


def test_browser_tests_without_a_browser_fail_in_ci(tmp_path):
    code, lines = closing(tmp_path, SKIPPING, CI="true")
    assert (code, lines[-1]) == (1, "NOT CHECKED: 2 browser tests")


def test_other_skips_fail_in_ci_with_their_reason(tmp_path):
    code, lines = closing(tmp_path, "import pytest\ndef test_it():\n    pytest.skip('it rains')\n", CI="true")
    assert (code, lines[-1]) == (1, "FAILED: CI allows no skipped test; skipped for: it rains")


def test_absence_of_shared_passes_in_ci_and_is_listed(tmp_path):
    only_shared = "import pytest\n" + SKIPPING[SKIPPING.index("def test_shared") :]
    code, lines = closing(tmp_path, only_shared, CI="true")
    assert code == 0
    assert any("../shared is absent: nothing to compare" in line for line in lines)
