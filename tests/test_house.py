"""The repository as a whole: tools, layers, what is loaded when, what a contributor is told, and how a run closes."""

import ast
import csv
import io
import itertools
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.version import Version

import analysis
from analysis.schema import TABLES
from tests.builders import miniset
from tests.builders.once import made_once
from tests.conftest import SLOW

ROOT = Path(__file__).parents[1]
#: Beside the interpreter, not behind it: the interpreter of an environment is a link to the system's.
TOOLS = Path(sys.executable).parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = PYPROJECT["project"]
EXTRAS = PROJECT["optional-dependencies"]
GROUPS = PYPROJECT["dependency-groups"]
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


# The locks

#: What each lock is resolved from.
LOCKS = {
    "requirements.lock": [*PROJECT["dependencies"], *EXTRAS["notebooks"], *GROUPS["build"]],
    "requirements-lab.lock": EXTRAS["lab"],
    "requirements-test.lock": [*EXTRAS["lab"], *EXTRAS["dev"]],
    "requirements-uv.lock": GROUPS["install"],
}

#: A lock may pin another version for another Python or another system.
PLACES = [
    {key: str(value) for key, value in default_environment().items()}
    | {"python_version": version, "python_full_version": f"{version}.1"}
    | system
    for version in ("3.11", "3.12", "3.13", "3.14")
    for system in (
        {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
        {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
        {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
    )
]


def read(lock: str) -> str:
    return (ROOT / lock).read_text(encoding="utf-8")


def plain(name: str) -> str:
    """A package's name in the one form that all its spellings share (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned(text: str, place: dict[str, str] | None = None) -> dict[str, str]:
    """Version of each package that a lock installs at ``place``: here, unless told."""
    pins = [Requirement(line.rstrip(" \\")) for line in text.splitlines() if re.match(r"\w", line)]
    return {
        plain(pin.name): str(pin.specifier).removeprefix("==")
        for pin in pins
        if pin.marker is None or pin.marker.evaluate(place)
    }


def at_odds(texts: list[str]) -> set[str]:
    """Packages of which two locks pin different versions for one place."""
    return {
        name
        for place in PLACES
        for one, other in itertools.combinations([pinned(text, place) for text in texts], 2)
        for name in one.keys() & other.keys()
        if one[name] != other[name]
    }


def imported(code: str) -> set[str]:
    """Top names of the modules that a piece of Python imports, wherever in it."""
    nodes = list(ast.walk(ast.parse(code)))
    plainly = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    from_them = {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    return {name.partition(".")[0] for name in plainly | from_them}


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_holds_what_is_declared_for_it(lock):
    locked = pinned(read(lock))
    unmet = [
        wanted
        for wanted in map(Requirement, LOCKS[lock])
        if plain(wanted.name) not in locked or Version(locked[plain(wanted.name)]) not in wanted.specifier
    ]
    assert not unmet, f"run make lock: {unmet}"


def test_everything_declared_has_a_lock():
    assert {*EXTRAS, *GROUPS} == {"notebooks", "lab", "dev", "build", "install"}
    assert GROUPS["build"] == PYPROJECT["build-system"]["requires"]


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_is_pins_with_their_hashes_and_nothing_else(lock):
    pin = r"[\w.-]+==[\w.+!]+(?: ; [^\\\n]+)?(?: \\\n    --hash=sha256:[0-9a-f]{64})+\n"
    assert re.fullmatch(f"(?:{pin})+", read(lock))


def test_locks_agree():
    assert not at_odds([read(lock) for lock in LOCKS]), "run make lock"


@pytest.mark.parametrize(
    ("other", "named"),
    [
        pytest.param("A_b==1.0\n", set(), id="the same version"),
        pytest.param("c==2.0\n", set(), id="nothing shared"),
        pytest.param("a-b==1.1 \\\n    --hash=sha256:00\n", {"a-b"}, id="another version"),
        pytest.param(
            "a-b==1.0 ; python_full_version < '3.12'\na-b==1.1 ; python_full_version >= '3.12'\n",
            {"a-b"},
            id="elsewhere",
        ),
    ],
)
def test_locks_at_odds_would_be_seen(other, named):
    assert at_odds(["a-b==1.0 \\\n    --hash=sha256:00\n", other]) == named


def test_reports_install_neither_the_lab_nor_the_tests():
    assert not pinned(read("requirements.lock")).keys() & {"jupyterlab", "pytest", "ruff", "playwright"}


def test_what_the_package_and_the_notebooks_import_is_in_the_lock_of_the_reports_or_asked_for_by_the_lab():
    code = [path.read_text(encoding="utf-8") for path in (ROOT / "analysis").rglob("*.py")]
    for path in (ROOT / "notebooks").glob("*.ipynb"):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        code += ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    needed = set().union(*map(imported, code)) - sys.stdlib_module_names - {"analysis"}
    assert {"pandas", "nbclient"} <= needed
    packages = packages_distributions()
    locked = pinned(read("requirements.lock")).keys() | {Requirement(wanted).name for wanted in EXTRAS["lab"]}
    assert not [name for name in needed if not {plain(each) for each in packages.get(name, [])} & locked]


REPORTS, LAB, TESTS = "-r requirements.lock", "-r requirements-lab.lock", "-r requirements-test.lock"
ANEW, PACKAGE = "venv --clear", "-e ."


def installs(folder: Path, target: str) -> list[str]:
    """What make would install for a target, in order."""
    planned = ran("make", "--dry-run", target, folder=folder)
    assert planned.returncode == 0, planned.stdout
    steps = re.findall(r"venv --clear|-r requirements(?!-uv)[\w-]*\.lock|-e \.", planned.stdout)
    return list(dict.fromkeys(steps))


def environment(folder: Path, *stamps: str) -> Path:
    """A folder that make takes for one where everything is installed."""
    (folder / ".venv" / "bin").mkdir(parents=True)
    (folder / ".venv" / "bin" / "python").symlink_to(sys.executable)
    shutil.copy(ROOT / "Makefile", folder)
    for age, name in enumerate(["pyproject.toml", *LOCKS, *(f".venv/{stamp}" for stamp in stamps)]):
        (folder / name).write_text(f"{folder}\n", encoding="utf-8")
        os.utime(folder / name, (age, age))
    return folder


@pytest.mark.parametrize(
    ("target", "installed"), [("report", []), ("check", []), ("test", [TESTS]), ("test-long", [TESTS]), ("lab", [LAB])]
)
def test_target_adds_its_own_lock_alone(target, installed, tmp_path):
    environment(tmp_path, ".made", ".locked", ".installed")
    assert installs(tmp_path, target) == installed


@pytest.mark.parametrize(
    ("changed", "report", "test"),
    [
        pytest.param(None, [], [], id="nothing"),
        pytest.param("requirements.lock", [ANEW, REPORTS, PACKAGE], [ANEW, REPORTS, PACKAGE, TESTS], id="first lock"),
        pytest.param("requirements-test.lock", [], [TESTS], id="its lock"),
        pytest.param("requirements-lab.lock", [], [], id="the lock of another"),
        pytest.param("pyproject.toml", [PACKAGE], [PACKAGE], id="what is declared"),
        pytest.param(".venv/.made", [ANEW, REPORTS, PACKAGE], [ANEW, REPORTS, PACKAGE, TESTS], id="folder"),
        pytest.param(".venv/bin/python", [ANEW, REPORTS, PACKAGE], [ANEW, REPORTS, PACKAGE, TESTS], id="Python gone"),
    ],
)
def test_what_has_changed_is_installed_again(changed, report, test, tmp_path):
    environment(tmp_path, ".made", ".locked", ".installed", ".test", ".lab")
    if changed == ".venv/bin/python":
        (tmp_path / changed).unlink()
    elif changed:
        (tmp_path / changed).write_text("other\n", encoding="utf-8")
    assert installs(tmp_path, "report") == report
    assert installs(tmp_path, "test") == test


# What is said of it


def test_version_is_the_same_everywhere():
    citation = re.search(r"^version: (\S+)$", (ROOT / "CITATION.cff").read_text(encoding="utf-8"), re.MULTILINE)
    assert citation
    assert citation[1] == PROJECT["version"] == analysis.__version__


def test_make_alone_lists_every_target():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    listed = re.findall(r"^  ([\w-]+) +\S", ran("make").stdout, re.MULTILINE)
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
    explained = ran(sys.executable, "-m", "analysis", "explain", "C002", data, "--full")
    assert explained.returncode == 0, explained.stdout
    assert "sato2015" in explained.stdout


def test_check_of_the_guide_finds_what_its_manual_says(tmp_path):
    code = re.search(r"^ *```python\n(.*?)^ *```$", GUIDE, re.MULTILINE | re.DOTALL)
    assert code
    imports = (
        "from collections.abc import Iterator\n"
        "from analysis.appraise.appraised_evidence import AppraisedEvidence\n"
        "from analysis.model.problem import Remark, on_row\n"
        "from analysis.read.records import read_evidence\n"
    )
    names: dict = {}
    exec(compile(imports + re.sub(r"^   ", "", code[1], flags=re.MULTILINE), "CONTRIBUTING.md", "exec"), names)

    def found(publisher: str) -> list:
        folder = miniset.write(tmp_path / (publisher or "none"), f"documents.csv\nid,publisher\npage1,{publisher}\n")
        return list(names["unnamed_publisher"](names["AppraisedEvidence"](names["read_evidence"](folder))))

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


def closing(folder: Path, tests: str, *options: str, **environment: str) -> tuple[int, list[str]]:
    """Exit code and lines of a run of ``tests`` under this project's conftest, where no browser is found.

    No plugin is loaded but those that the options name, as each takes its time and none of the others bears on this.
    """
    shutil.copy(ROOT / "tests" / "conftest.py", folder)
    (folder / "test_it.py").write_text(tests, encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\naddopts = -q -rs\nmarkers = browser\n", encoding="utf-8")
    (folder / "no-tools").mkdir()
    environment |= {"PATH": str(folder / "no-tools"), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_ADDOPTS": ""}
    result = ran(sys.executable, "-m", "pytest", *options, folder=folder, **environment)
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


def test_skips_of_several_processes_are_counted_and_fail_in_ci(tmp_path):
    raining = SKIPPING + "\ndef test_it():\n    pytest.skip('it rains')\n"
    code, lines = closing(tmp_path, raining, "-p", "xdist", "-n", "2", CI="true")
    assert code == 1
    assert lines[-3:] == [
        "FAILED: CI allows no skipped test; skipped for: it rains",
        "FAILED: CI allows no skipped test; skipped for: no Chromium found",
        "NOT CHECKED: 2 browser tests",
    ]


# How a run is shared out


def test_slow_files_are_there():
    assert [name for name in SLOW if not (ROOT / "tests" / name).is_file()] == []
    assert len(set(SLOW)) == len(SLOW)


def test_slow_files_come_first_and_each_is_given_out_whole(tmp_path):
    order = "import os\ndef test_{n}():\n    print('ran', '{file}', os.environ['PYTEST_XDIST_WORKER'])\n"
    (tmp_path / "test_a.py").write_text("".join(order.format(n=n, file="a") for n in range(9)), encoding="utf-8")
    (tmp_path / SLOW[-1]).parent.mkdir(parents=True)
    slow = tmp_path / SLOW[-1]
    slow.write_text("".join(order.format(n=n, file="slow") for n in range(3)), encoding="utf-8")
    code, lines = closing(tmp_path, order.format(n=0, file="it"), "-p", "xdist", "-n", "1", "-rP", CI="")
    ran_in = [line.split()[1:] for line in lines if line.startswith("ran ")]
    assert code == 0, lines
    assert [file for file, _ in ran_in] == ["slow"] * 3 + ["a"] * 9 + ["it"]


# What is made once for all processes

ASKING = """
import os, sys, time
from pathlib import Path
from tests.builders.once import made_once

def make(folder):
    time.sleep(0.3)
    (folder / "file").write_text(str(os.getpid()), encoding="utf-8")

print((made_once(Path(sys.argv[1]), make) / "file").read_text(encoding="utf-8"))
"""


def test_folder_is_made_once_by_one_process_and_the_others_wait_for_it(tmp_path):
    command = [sys.executable, "-c", ASKING, tmp_path / "made"]
    asking = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8") for _ in range(3)]
    assert len({process.communicate()[0] for process in asking}) == 1
    assert {process.returncode for process in asking} == {0}


def test_folder_that_was_not_finished_is_not_there_and_is_made_anew(tmp_path):
    def fail(folder: Path) -> None:
        (folder / "half").write_text("", encoding="utf-8")
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        made_once(tmp_path / "made", fail)
    assert not (tmp_path / "made").exists()
    folder = made_once(tmp_path / "made", lambda folder: (folder / "whole").write_text("", encoding="utf-8"))
    assert [path.name for path in folder.iterdir()] == ["whole"]
    assert folder.stat().st_mode & 0o222 == 0
