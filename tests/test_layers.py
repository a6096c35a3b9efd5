"""The tests' own tree: it mirrors the package, and a test of a layer imports nothing that stands above the layer."""

import ast
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TESTS = ROOT / "tests"

_CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
#: How high each layer of the package stands, from the lowest up, as they are declared for the package itself.
LAYERS = {
    name.strip(" ()"): height
    for one in _CONTRACTS
    if one.get("containers") == ["analysis"]
    for height, names in enumerate(one["layers"][::-1])
    for name in names.split("|")
}

#: What a test may import although it stands above its layer, with the reason.
ALLOWED: Mapping[tuple[str, str], str] = {
    **{
        (f"text/citation/test_{module}.py", "analysis.read.bibtex_names.read_names"): (
            "indexed authors are written as in a .bib file, and only its reader parts them into names"
        )
        for module in ("authors", "names")
    },
    **{
        (f"model/test_{module}.py", name): "records are built from the dictionary's examples, entries as they are read"
        for module in ("evidence", "problem")
        for name in (
            "analysis.read.bibtex_names.read_names",
            "analysis.schema.TABLES",
            "analysis.text.citation.latex.plain",
        )
    },
    **{
        (
            "tell/test_who_judged.py",
            f"analysis.report.{name}",
        ): "every output begins with the sentence, and each is tried"
        for name in (
            "exchange.crate.crate",
            "exchange.data_package.data_package",
            "outline.contents.contents",
            "outline.outlines.supplement",
        )
    },
}

#: Test modules that are of no one module of the package, with what they are of.
OF_MORE_THAN_ONE_MODULE: Mapping[str, str] = {
    "test_calls.py": "a whole run of the command: how often each thing is made",
    "test_faults.py": "from a spoilt file to what the command reports of it",
    "test_judgements.py": "the rows of the shipped data that raters judged",
    "test_judging.py": "docs/judging.md, from rows to verdict",
    "test_house.py": "the repository: tools, locks, guides, and how a run of the tests closes",
    "test_layers.py": "the tests themselves",
    "test_mutations.py": "every check, against the benchmark's mutations",
    "test_readme.py": "README.md",
    "test_rooms.py": "every room of the package: how large it may be, and what a file may hold",
    "check/test_overruled_flags.py": "every check, on four shipped claims judged by hand in a copy",
    "precision/test_silence.py": "every flag on a page, where what it says of harms is deleted",
    "appraise/verdict/test_mirror.py": "every rule of the verdict: what is for a claim and what against",
    "appraise/verdict/test_overruled_claims.py": "four shipped claims, judged by hand in a copy",
    "notebook/test_stories.py": "the seven notebooks: their form, and that each is told on any data folder",
    "notebook/test_lab.py": "JupyterLab with what a notebook shows there, in a browser",
    "report/exchange/test_formats.py": "every exchange format at once: each is there, and the same each time",
    "report/html/test_browser.py": "the page with its style and script, in a browser",
    "report/html/test_claims_browser.py": "the explorer of claims with its style and script, in a browser",
    "show/plots/test_frame_plots.py": "every kind of plot of any data frame",
    "report/test_parity.py": "every format against every other",
    "precision/test_labels.py": "the labels of flags, matched to what every check raises",
    "precision/test_must_find.py": "what must be found on the shipped pages, by every check together",
    "precision/test_precision.py": "how often checks are right, and the gate on what the labels give",
    "precision/test_sheet.py": "the sheets on which raters label flags",
}


def imported(tree: ast.AST) -> Iterator[str]:
    """Full names of what a piece of source imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.module
            yield from (f"{node.module}.{one.name}" for one in node.names)


def on_loading(path: Path) -> Iterator[str]:
    """Full names of what a module imports when it is loaded: not in a function, and not for types alone."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from imported(node)


def layer_of(name: str) -> str | None:
    """The layer that a full name belongs to, such as ``analysis.read.records.read_evidence``."""
    package, _, rest = name.partition(".")
    layer = rest.partition(".")[0]
    return layer if package == "analysis" and layer in LAYERS else None


def module_of(name: str) -> Path | None:
    """The file of the tests that a full name is of or in."""
    if name.split(".", maxsplit=1)[0] != "tests":
        return None
    path = ROOT.joinpath(*name.split("."))
    return next((file for file in (path.with_suffix(".py"), path.parent.with_suffix(".py")) if file.is_file()), None)


def reached(names: Iterator[str]) -> Iterator[str]:
    """The names, and what the tests' own modules among them import when they are loaded."""
    waiting, seen = list(names), set()
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            yield name
            waiting += on_loading(path) if (path := module_of(name)) else []


def above(path: Path) -> set[str]:
    """The names of higher layers that a test module imports, by itself or through modules of the tests."""
    room = LAYERS[path.relative_to(TESTS).parts[0]]
    names = reached(imported(ast.parse(path.read_text(encoding="utf-8"))))
    return {name for name in names if (layer := layer_of(name)) and LAYERS[layer] > room}


IN_ROOMS = [path for room in LAYERS for path in sorted((TESTS / room).rglob("*.py"))]
named = pytest.mark.parametrize("path", IN_ROOMS, ids=[path.relative_to(TESTS).as_posix() for path in IN_ROOMS])


def test_rooms_of_the_tests_are_layers_and_what_they_are_made_from():
    rooms = {path.parent.relative_to(TESTS).parts[0] for path in TESTS.rglob("*.py") if path.parent != TESTS}
    assert rooms <= {*LAYERS, "bench", "builders", "precision"}
    assert IN_ROOMS


@named
def test_of_a_layer_imports_nothing_above_it(path):
    allowed = {name for test, name in ALLOWED if test == path.relative_to(TESTS).as_posix()}
    assert above(path) - allowed == set()


def test_every_exception_is_needed():
    assert {(test, name) for test, name in ALLOWED if name not in above(TESTS / test)} == set()


@pytest.mark.parametrize(
    ("place", "source", "names"),
    [
        pytest.param("read", "from analysis.check import wording", {"analysis.check.wording"}, id="above"),
        pytest.param("read", "import analysis.cli", {"analysis.cli"}, id="plain import"),
        pytest.param("read", "def f():\n    from analysis.cli import main", {"analysis.cli.main"}, id="in a function"),
        pytest.param(
            "tell",
            "from tests.show.tables import test_catalogue",
            {"analysis.show.table.Table"},
            id="through another test",
        ),
        pytest.param("read", "from tests.builders import miniset", set(), id="writing a set"),
        pytest.param("show", "from tests.builders import shown", set(), id="below"),
        pytest.param("read", "import re, analysis\nfrom analysis.read.tables import read_table", set(), id="its own"),
    ],
)
def test_what_stands_above_would_be_seen(place, source, names, tmp_path, monkeypatch):
    (tmp_path / place).mkdir()
    path = tmp_path / place / "test_it.py"
    path.write_text(source, encoding="utf-8")
    monkeypatch.setattr("tests.test_layers.TESTS", tmp_path)
    found = above(path)
    assert names <= found
    assert bool(names) is bool(found)


def test_every_test_module_mirrors_a_module_or_is_said_to_be_of_more():
    found = {path.relative_to(TESTS).as_posix() for path in TESTS.rglob("test_*.py")}
    mirrors = {name for name in found if (ROOT / "analysis" / name.replace("test_", "", 1)).is_file()}
    stories = {f"notebook/test_story_{number:02}.py" for number in range(1, 8)}
    assert found - mirrors == stories | set(OF_MORE_THAN_ONE_MODULE)
