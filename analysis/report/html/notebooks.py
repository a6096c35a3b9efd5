"""The notebooks: where they are, opened in JupyterLab, or run from top to bottom and written as pages.

A page has prose, code that unfolds, and what each piece of code gave.
"""

import errno
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from html import escape
from importlib.util import find_spec
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn
from urllib.parse import quote

from markupsafe import Markup

from analysis.report.replacement import replacing

if TYPE_CHECKING:
    from nbformat import NotebookNode

#: MIME type under which an output that needs a running kernel or a script carries its form for pages: HTML, a string.
STATIC = "application/vnd.claims-to-evidence.static+html"

# A kernel here is reached from this machine alone; it need not warn, at every start, that it speaks in plain text.
_QUIET = "--IPKernelApp.log_level=ERROR"
_NEEDS_A_SCRIPT = ("application/vnd.jupyter.widget-view+json", "application/javascript")

_TITLE = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_ANCHOR = re.compile(r'<a class="anchor-link"[^>]*>[^<]*</a>')
#: A link to another notebook of the folder; one with a scheme leads elsewhere and stays.
_STORY = re.compile(r'(<a\b[^>]*? href="[^":]*)\.ipynb(?=["#])')
_HEADING = re.compile(r"(</?h)([1-6])\b")
_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
#: What pandas writes into its tables and the rules of HTML no longer allow, or a screen reader stumbles over.
_PANDAS = ((re.compile(r"<style scoped>.*?</style>\s*", re.DOTALL), ""), (re.compile(r'(<table) border="\d+"'), r"\1"))
_REGION = re.compile(r'(<(?:section|div)\b[^>]*? aria-label=")([^"]*)(?=")')
#: A picture, which scrolls on a phone and so has to be within reach of the keyboard.
_FIGURE = re.compile(r"<figure(?![^>]*\btabindex)")
_EMPTY_HEADING = re.compile(r"<th( style=\"[^\"]*\")?></th>")


class NotebookFailure(Exception):
    """A notebook that does not become a page. The message names the notebook, the cell and what is the matter."""


def stories(folder: Path) -> list[Path]:
    """The notebooks of a folder, in their order.

    Raises ``OSError`` if there is none, or if what `shadowing` finds would be imported in place of this package.
    """
    if hiding := shadowing(folder):
        what = "would be imported in place of the package `analysis` by the notebooks beside it: rename it"
        raise FileExistsError(errno.EEXIST, what, str(hiding))
    if found := sorted(folder.glob("*.ipynb")):
        return found
    raise FileNotFoundError(errno.ENOENT, "no notebook (*.ipynb) there", str(folder))


def shadowing(folder: Path) -> Path | None:
    """A file ``analysis.py`` or folder ``analysis`` beside the notebooks, which Python would import first, if any."""
    package = Path(__file__).parents[2]
    beside = (folder / "analysis.py", folder / "analysis")
    return next((path for path in beside if path.exists() and path.resolve() != package), None)


def open_lab(folder: Path, data: Path | None = None) -> NoReturn:
    """Become JupyterLab, opened at the first notebook of a folder; ``data`` is handed on as the variable ``DATA``.

    Raises ``OSError`` as `stories`, or if JupyterLab is not installed.
    """
    first = stories(folder)[0].resolve()
    if find_spec("jupyterlab") is None:
        raise FileNotFoundError("JupyterLab is not installed: make lab installs and opens it")
    root = Path.cwd() if first.is_relative_to(Path.cwd()) else first.parent
    command = [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={root}"]
    command.append(f"--LabApp.default_url=/lab/tree/{quote(first.relative_to(root).as_posix())}")
    # No question about news and no look for a newer version: nothing here asks the network.
    command += ["--LabApp.news_url=None", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        command.append("--allow-root")
    os.execve(sys.executable, command, _environment(data))


def write_notebooks(folder: Path, out: Path, data: Path | None = None) -> Iterator[str]:
    """Run every notebook of a folder and write every ``out/notebooks/NAME.html``, or none; give a line for each.

    Two kernels share the notebooks, as most of a short one's time is its kernel's start; between two of them all names
    are forgotten. The notebooks themselves are not changed.

    Raises ``OSError`` as `stories`.
    Raises ``NotebookFailure`` as `notebook_pages`.
    """
    paths = stories(folder)
    shares = [paths[::2], paths[1::2]]
    with ThreadPoolExecutor(max_workers=len(shares)) as pool:
        shared = pool.map(lambda share: dict(zip(share, notebook_pages(share, data), strict=True)), shares)
        pages = {path: page for share in shared for path, page in share.items()}
    with replacing(out) as write:
        written = [write(f"notebooks/{path.stem}.html", pages[path].encode()) for path in paths]
    yield from (f"{out.as_posix()}/{line}" for line in written)


def notebook_pages(paths: Sequence[Path], data: Path | None = None) -> list[str]:
    """Notebooks of one folder, run in it one after another, each as a page that fetches nothing and runs no script.

    ``data`` is handed to the notebooks as the environment variable ``DATA``. An output with a form under `STATIC` is
    shown in that form.

    Raises ``NotebookFailure`` if a cell fails, warns (writes to stderr), or gives nothing but what needs a script or a
    running kernel.
    """
    import nbformat

    notebooks = [nbformat.read(path, as_version=4) for path in paths]
    _run(paths, notebooks, data)
    for path, notebook in zip(paths, notebooks, strict=True):
        code = (cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip())
        for number, cell in enumerate(code, 1):
            for output in cell.outputs:
                if fault := _unfit(output):
                    raise NotebookFailure(f"{path.name}, cell [{number}]: {fault}")
    return [cells_page(notebook.cells, path.stem) for path, notebook in zip(paths, notebooks, strict=True)]


def _run(paths: Sequence[Path], notebooks: "Sequence[NotebookNode]", data: Path | None) -> None:
    """Run notebooks one after another in one kernel, which forgets all names in between."""
    from nbclient import NotebookClient
    from nbclient.exceptions import CellControlSignal, DeadKernelError
    from nbconvert.filters import strip_ansi
    from nbformat import v4

    if not notebooks:
        return
    begun, places = [0], list[tuple[str, int]]()
    whole = v4.new_notebook(metadata=notebooks[0].metadata)
    for path, notebook in zip(paths, notebooks, strict=True):
        whole.cells += [v4.new_code_cell("%reset -f"), *notebook.cells]
        code = [cell.cell_type == "code" and bool(cell.source.strip()) for cell in notebook.cells]
        places += [(path.name, number) for number in accumulate(code, initial=0)]
    client = NotebookClient(
        whole,
        timeout=120,
        kernel_name="python3",
        record_timing=False,
        store_widget_state=False,
        resources={"metadata": {"path": str(paths[0].parent)}},
        extra_arguments=[_QUIET],
        on_cell_execute=lambda cell_index, **_: begun.append(cell_index),
    )
    try:
        client.execute(env=_environment(data))
    except (CellControlSignal, DeadKernelError) as error:
        name, number = places[begun[-1]]
        raise NotebookFailure(f"{name}, cell [{number}]: {strip_ansi(str(error))}") from error


def _environment(data: Path | None) -> dict[str, str]:
    return os.environ | ({"DATA": str(data.resolve())} if data else {})


def _unfit(output: "NotebookNode") -> str:
    """What keeps an output from a page, or nothing; an output that is kept is put into its static form."""
    if output.output_type == "stream" and output.name == "stderr":
        return f"it warns: {output.text.strip()}"
    forms = output.get("data", {})
    needy = [kind for kind in _NEEDS_A_SCRIPT if forms.pop(kind, None)]
    if STATIC in forms:
        forms["text/html"] = forms.pop(STATIC)
    if "<script" in forms.get("text/html", "").lower():
        needy.append("text/html with a script")
        del forms["text/html"]
    if needy and not forms.keys() - {"text/plain"}:
        return f"what it shows ({', '.join(needy)}) needs a script and has no static form ({STATIC})"
    return ""


class CodeCell(NamedTuple):
    """A piece of code as HTML, how many lines it has, and the HTML of what it gave."""

    code: Markup
    lines: int
    outputs: tuple[Markup, ...]


def cells_page(cells: "Sequence[NotebookNode]", name: str) -> str:
    """The page of a notebook's cells. Its title is the notebook's first heading, or else ``name``.

    Prose and HTML outputs are the notebook's own and stand as they are; code and plain text are escaped. No address of
    the page is fetched; links to other notebooks lead to their pages.
    """
    from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

    from analysis.report.html.page import rendered

    renderer = IPythonRenderer(escape=False, allow_harmful_protocols=False)
    prose = MarkdownWithMath(renderer=renderer)
    labels: Counter[str] = Counter()
    level = 1
    shown: list[Markup | CodeCell] = []
    for cell in cells:
        if cell.cell_type == "markdown":
            html = _linked(_ANCHOR.sub("", str(prose(cell.source))))
            level = int(([str(level), *(found[2] for found in _HEADING.finditer(html))])[-1])
            shown.append(Markup(html))
        elif cell.cell_type == "code" and cell.source.strip():
            code = Markup(renderer.block_code(cell.source, "python"))
            outputs = tuple(Markup(_linked(_output(output, level, labels))) for output in cell.outputs)
            shown.append(CodeCell(code, len(cell.source.splitlines()), outputs))
    title = next(filter(None, (_TITLE.search(part) for part in shown if isinstance(part, Markup))), None)
    return rendered(
        "notebook.html",
        ("site.css", "outline.css", "notebook.css"),
        title=Markup(title[1]).striptags() if title else name,
        cells=[(isinstance(part, CodeCell), part) for part in shown],
    )


def _linked(html: str) -> str:
    return _STORY.sub(r"\1.html", _FIGURE.sub('<figure tabindex="0"', html))


def _output(output: "NotebookNode", level: int, labels: Counter[str]) -> str:
    """One output, under a heading of that level, in the richest of its forms that a page can hold."""
    if output.output_type in ("stream", "error"):
        from nbconvert.filters import strip_ansi

        told = output.text if output.output_type == "stream" else f"{output.ename}: {output.evalue}"
        return f"<pre>{escape(strip_ansi(told))}</pre>"
    data: Mapping[str, Any] = output.data
    text = escape(data.get("text/plain", ""))
    if html := data.get("text/html"):
        # The highest heading comes next below the level, as screen readers go by levels without a gap.
        down = level + 1 - min((int(found[2]) for found in _HEADING.finditer(html)), default=level + 1)
        return _tidied(_HEADING.sub(lambda found: f"{found[1]}{min(int(found[2]) + down, 6)}", html), labels)
    if drawing := data.get("image/svg+xml"):
        return f'<figure class="plot">{drawing[drawing.find("<svg") :]}</figure>'
    for kind in ("image/png", "image/jpeg"):
        if kind in data:
            return f'<figure class="plot"><img src="data:{kind};base64,{data[kind].strip()}" alt="{text}"></figure>'
    return f"<pre>{text}</pre>" if text else ""


def _tidied(html: str, labels: Counter[str]) -> str:
    """HTML whose tables keep to the rules and scroll where the keyboard reaches them, no two places of one name."""
    for pattern, instead in _PANDAS:
        html = pattern.sub(instead, html)
    if 'role="region"' not in html:
        region = '<div class="region" role="region" tabindex="0" aria-label="Table">{}</div>'
        html = _TABLE.sub(lambda table: region.format(_EMPTY_HEADING.sub("<td></td>", table[0])), html)

    def once(found: re.Match[str]) -> str:
        """The label, numbered from the second time on."""
        labels[found[2]] += 1
        return f"{found[0]} ({labels[found[2]]})" if labels[found[2]] > 1 else found[0]

    return _REGION.sub(once, html)
