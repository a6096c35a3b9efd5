"""Notebooks run from top to bottom and become pages that open offline; the stories tell and do not define."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from analysis.report.html.notebooks import STATIC, NotebookFailure, notebook_pages, shadowing, stories, write_notebooks
from tests.builders.notebooks import code, prose, write_notebook
from tests.builders.shipped import DATA, ROOT
from tests.report.html.test_browser import checker
from tests.report.html.test_page import Outline

if TYPE_CHECKING:
    from nbformat import NotebookNode
    from playwright.sync_api import Browser, Page

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))

#: Everything that a page of a notebook may hold, of each a little.
CELLS = (
    prose("# *One* & <i>two</i>?\n\n[Next](02-next.ipynb#1.-What?), [a file](https://example.org/a.ipynb), `<u>`"),
    code("import os\n\nprint(os.environ['DATA'], '<b>', end='')"),
    prose(
        "## 1. What?\n\n<details><summary>Solution</summary>\n\n"
        "```python\nprint('<s>')  # 3\n```\n\n*So.*\n\n</details>"
    ),
    code("import pandas as pd\npd.DataFrame({f'column {n}': ['<script>alert(1)</script>'] * 3 for n in range(12)})"),
    code(
        f"""
        class Shown:
            def _repr_mimebundle_(self, **_):
                return {{
                    "application/vnd.jupyter.widget-view+json": {{"model_id": "1"}},
                    "text/html": "<script src='https://example.org/x.js'></script>",
                    "{STATIC}": "<section class='card'><p>A card</p></section>",
                }}
        Shown()
        """.replace("\n        ", "\n")
    ),
    code(
        """
from IPython.display import HTML, display
display(HTML('<h5>Said</h5><h6>so</h6><blockquote class="said"><p>Of 3, 2.</p></blockquote>'))
display(HTML('<figure class="plot"><svg role="img" aria-label="A" viewBox="0 0 9 2" width="900"></svg></figure>'))
from matplotlib import pyplot
pyplot.plot([1, 2]);
"""
    ),
    prose("## 2. Then?"),
    code('HTML(\'<div role="region" tabindex="0" aria-label="Table"><table><tr><td>1</td></tr></table></div>\')'),
    code("'<em>'"),
)


def paged(folder: Path, *cells: "NotebookNode", data: Path | None = DATA) -> str:
    """The page of a notebook of these cells."""
    (page,) = notebook_pages([write_notebook(folder / "01-one.ipynb", *cells)], data)
    return page


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of `CELLS`."""
    return paged(tmp_path_factory.mktemp("whole"), *CELLS)


def fetched(page: str) -> list[str]:
    """What a page would fetch: every address that is not the target of a link that a reader follows."""
    page = " ".join(re.findall(r"(?s)<style.*?</style>|<script.*?</script>|<[a-z][^>]*>", page))
    address = r"""\s*["']?([\w+.-]+:[^\s"')]*|//[^\s"'>]+)"""
    named = re.findall(rf"(?:\b(?:src|srcset|poster|data)\s*=|url\(|\bimport\b\s*\(?){address}", page)
    linked = re.findall(r"""<(?:link|script|use|image)\b[^>]*?\bhref\s*=\s*["']?([^\s"'>#]+)""", page)
    return [address for address in named + linked if not address.startswith("data:")]


@pytest.mark.parametrize(
    ("html", "address"),
    [
        ('<img src="https://example.org/a.png">', "https://example.org/a.png"),
        ("<img src=//example.org/a.png>", "//example.org/a.png"),
        ('<link rel="x" href="a.css">', "a.css"),
        ("<style>a { background: url(http://example.org/a) }</style>", "http://example.org/a"),
        ("<script>import 'https://example.org/a.js'</script>", "https://example.org/a.js"),
    ],
)
def test_what_is_fetched_would_be_seen(html, address):
    assert fetched(html) == [address]
    assert fetched('<a href="https://example.org/">x</a> <img src="data:image/png;base64,aa">') == []


# The page


def test_page_fetches_nothing_and_runs_nothing(whole):
    assert fetched(whole) == []
    assert "<script" not in whole


def test_data_folder_is_handed_on(whole):
    assert f"<pre>{DATA} &lt;b&gt;</pre>" in whole


def test_code_is_folded_and_its_lines_are_counted(whole):
    folded = re.findall(r'<details class="code"><summary>(.*?)</summary>\n<div class="highlight"><pre>', whole)
    assert (folded[0], folded[1], folded[-1]) == ("Code, 3 lines", "Code, 2 lines", "Code, 1 line")
    assert len(folded) == 6


def test_title_is_the_first_heading_and_no_level_is_left_out(whole):
    assert "<title>One &amp; two?</title>" in whole
    assert Outline(whole).levels == [1, 2, 3, 4, 2]


def test_solution_unfolds_and_its_code_is_shown_as_code(whole):
    solution = re.search(r"<details><summary>Solution</summary>(.*?)</details>", whole, re.DOTALL)
    assert solution
    assert '<div class="highlight"><pre>' in solution[1]
    assert "&lt;s&gt;" in solution[1]
    assert "<em>So.</em>" in solution[1]


def test_links_lead_to_the_pages_of_other_notebooks_alone(whole):
    assert Outline(whole).links == ["#main", "02-next.html#1.-What?", "https://example.org/a.ipynb"]


def test_interactive_output_is_shown_in_its_static_form(whole):
    assert "<div class=\"output\"><section class='card'><p>A card</p></section></div>" in whole
    assert "model_id" not in Outline(whole.partition("A card")[2]).text


def test_text_of_a_cell_is_no_html(whole):
    assert "<pre>&#x27;&lt;em&gt;&#x27;</pre>" in whole
    assert whole.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 36


@pytest.mark.long
def test_same_notebook_gives_the_same_page(whole, tmp_path):
    assert paged(tmp_path, *CELLS) == whole


def test_tables_scroll_each_under_a_name_of_its_own(whole):
    assert re.findall(r'<div[^>]* role="region"[^>]* aria-label="([^"]*)"', whole) == ["Table", "Table (2)"]


# What is no page

# Each of these takes a kernel of its own.
LONG = pytest.mark.long


@pytest.mark.parametrize(
    ("source", "message"),
    [
        pytest.param("import sys\nprint('careful', file=sys.stderr)", "it warns: careful", id="stderr"),
        pytest.param("import warnings\nwarnings.warn('old')", "UserWarning: old", id="warning", marks=LONG),
        pytest.param("1 / 0", "ZeroDivisionError", id="error", marks=LONG),
        pytest.param("import os\nos._exit(1)", "Kernel died", id="kernel gone", marks=LONG),
        pytest.param(
            "from ipywidgets import Text\nText()", "widget-view.json.* no static form", id="widget alone", marks=LONG
        ),
        pytest.param(
            "from IPython.display import Javascript\nJavascript('1')",
            "application/javascript",
            id="script",
            marks=pytest.mark.long,
        ),
        pytest.param(
            "from IPython.display import HTML\nHTML('<SCRIPT>1</SCRIPT>')",
            "text/html with a",
            id="in HTML",
            marks=pytest.mark.long,
        ),
    ],
)
def test_cell_that_is_no_page_is_named(source, message, tmp_path):
    with pytest.raises(NotebookFailure, match=rf"(?s)01-one\.ipynb, cell \[2\]: .*{message}"):
        paged(tmp_path, code("1"), prose("then"), code(source))


def test_notebooks_that_share_a_kernel_share_no_name_and_a_failure_is_of_its_own(tmp_path):
    one = write_notebook(tmp_path / "01-one.ipynb", code("mine = 1"), prose("Text."), code("mine"))
    two = write_notebook(tmp_path / "02-two.ipynb", prose("Text."), code("'mine' in dir()"), code("1"))
    bad = write_notebook(tmp_path / "03-bad.ipynb", code("1"), prose("Text."), code("mine"))
    first, second = notebook_pages([one, two])
    assert ("<pre>1</pre>" in first, "<pre>False</pre>" in second) == (True, True)
    with pytest.raises(NotebookFailure, match=r"(?s)03-bad.ipynb, cell \[2\]: .*name 'mine' is not defined") as told:
        notebook_pages([one, bad, two])
    assert "01-one" not in str(told.value)
    assert notebook_pages([]) == []


@pytest.mark.parametrize("name", ["analysis.py", "analysis/__init__.py", "analysis/rows.csv"])
def test_file_that_hides_the_package_is_found(name, tmp_path):
    write_notebook(tmp_path / "01-one.ipynb", prose("# One"))
    assert shadowing(tmp_path) is None
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).touch()
    assert shadowing(tmp_path) == tmp_path / Path(name).parts[0]
    with pytest.raises(FileExistsError, match="rename it"):
        stories(tmp_path)


def test_the_package_itself_hides_nothing():
    assert shadowing(ROOT) is None


def test_folder_without_a_notebook_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match="no notebook"):
        list(write_notebooks(tmp_path, tmp_path / "out"))


def called(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """What the command line did in a folder."""
    command = [sys.executable, "-m", "analysis", *arguments]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@LONG
def test_command_writes_each_page_and_says_so(tmp_path):
    write_notebook(tmp_path / "notebooks" / "01-one.ipynb", code("import os\nprint(os.environ['DATA'])"))
    done = called("notebooks", "--out", "out", "--data", "mine", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("out/notebooks/01-one.html")
    assert str(tmp_path / "mine") in (tmp_path / "out" / "notebooks" / "01-one.html").read_text(encoding="utf-8")


@LONG
def test_command_names_the_cell_that_fails(tmp_path):
    write_notebook(tmp_path / "notebooks" / "01-one.ipynb", code("1 / 0"))
    done = called("notebooks", folder=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("01-one.ipynb, cell [1]: ")
    assert "\x1b" not in done.stderr
    assert not (tmp_path / "reports").exists()


@pytest.mark.parametrize("command", ["notebooks", "lab"])
def test_command_stops_at_a_file_that_hides_the_package(command, tmp_path):
    write_notebook(tmp_path / "notebooks" / "01-one.ipynb", code("1"))
    (tmp_path / "notebooks" / "analysis.py").touch()
    done = called(command, folder=tmp_path)
    assert done.returncode == 2
    assert "notebooks/analysis.py: would be imported in place of the package" in done.stderr
    assert "rename it" in done.stderr


def test_lab_that_is_not_installed_is_said(tmp_path):
    write_notebook(tmp_path / "notebooks" / "01-one.ipynb", code("1"))
    (tmp_path / "sitecustomize.py").write_text("import sys\nsys.modules['jupyterlab'] = None\n", encoding="utf-8")
    command = [sys.executable, "-m", "analysis", "lab"]
    environment = os.environ | {"PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "JupyterLab is not installed: make lab" in done.stderr


# In a browser


def test_nu_html_checker_finds_no_error(whole, tmp_path):
    (tmp_path / "page.html").write_text(whole, encoding="utf-8")
    command = [*checker(), "--errors-only", "--format", "json", "--filterpattern", "CSS: .*", tmp_path / "page.html"]
    result = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert [one["message"] for one in json.loads(result.stderr)["messages"]] == []


def opened(browser: "Browser", folder: Path, text: str, width: int, scheme: str = "light") -> "Iterator[Page]":
    """The page, offline, with everything unfolded; an error of its own and a request fail."""
    (folder / "page.html").write_text(text, encoding="utf-8")
    context = browser.new_context(offline=True, viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    page, said = context.new_page(), []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: said.append(request.url) if request.url[:5] not in {"data:", "file:"} else None)
    page.goto((folder / "page.html").as_uri())
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    yield page
    context.close()
    assert said == []


def faults(page: "Page", width: int) -> list[tuple[str, str]]:
    """What axe finds, and that the page scrolls sideways."""
    from axe_playwright_python.sync_playwright import Axe

    found = [(one["id"], one["nodes"][0]["html"]) for one in Axe().run(page).response["violations"]]
    wider = page.evaluate("document.documentElement.scrollWidth")
    return found + [("scrolls sideways", str(wider))] * (wider > width)


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1000, "light")])
def test_page_opens_offline_without_a_fault(browser, whole, tmp_path, width, scheme):
    for page in opened(browser, tmp_path, whole, width, scheme):
        assert faults(page, width) == []
        assert page.locator(".region").evaluate("one => one.scrollWidth > one.clientWidth")


# The stories

#: Stories whose pages hold nothing that no other story's page holds.
AS_OTHERS = ("02", "03", "04", "05", "07")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the pages of the stories."""
    out = tmp_path_factory.mktemp("told")
    done = called("notebooks", str(ROOT / "notebooks"), "--out", str(out), "--data", str(DATA), folder=ROOT)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == len(NOTEBOOKS)
    return out


def test_every_story_has_a_page_that_fetches_nothing(told):
    pages = sorted((told / "notebooks").glob("*.html"))
    assert [page.stem for page in pages] == [path.stem for path in NOTEBOOKS]
    assert [fetched(page.read_text(encoding="utf-8")) for page in pages] == [[]] * len(NOTEBOOKS)


@pytest.mark.parametrize(
    "path", [pytest.param(path, id=path.stem, marks=LONG if path.stem[:2] in AS_OTHERS else ()) for path in NOTEBOOKS]
)
def test_a_story_runs_and_its_page_opens_offline_without_a_fault(browser, path, told, tmp_path):
    text = (told / "notebooks" / f"{path.stem}.html").read_text(encoding="utf-8")
    assert Outline(text).levels.count(1) == 1
    assert fetched(text) == []
    for page in opened(browser, tmp_path, text, width=390):
        assert faults(page, width=390) == []
