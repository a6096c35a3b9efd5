"""The notebooks, run from top to bottom and written as pages that open offline."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.report.folder import write_atomically

if TYPE_CHECKING:
    from nbformat import NotebookNode

# A kernel here is reached from this machine alone; it need not warn, at every start, that it speaks in plain text.
_QUIET = "--IPKernelApp.log_level=ERROR"


def write_notebooks(folder: Path, out: Path) -> Iterator[str]:
    """Run every notebook of a folder and write ``out/notebooks/NAME.html``; give a line for each.

    Two run at a time, as most of a notebook's time is its kernel's start. The notebooks themselves are not changed.

    Raises
    ------
    nbclient.exceptions.CellExecutionError
        If a cell fails. The message shows the cell and its error.
    """
    paths = sorted(folder.glob("*.ipynb"))
    with ThreadPoolExecutor(max_workers=2) as pool:
        for path, page in zip(paths, pool.map(notebook_page, paths), strict=True):
            target = out / "notebooks" / f"{path.stem}.html"
            write_atomically(target, page.encode())
            yield f"{target}  {len(page) / 1000:.0f} kB"


def notebook_page(path: Path) -> str:
    """A notebook, run in its own folder, as a page without any outside resource."""
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook,
        timeout=120,
        kernel_name="python3",
        record_timing=False,
        resources={"metadata": {"path": str(path.parent)}},
        extra_arguments=[_QUIET],
    )
    client.execute()
    return _page(path, notebook)


def _page(path: Path, notebook: "NotebookNode") -> str:
    from nbconvert import HTMLExporter

    from analysis.report.html.page import shell

    exporter = HTMLExporter(
        template_name="basic", exclude_input_prompt=True, exclude_output_prompt=True, anchor_link_text=""
    )
    body, _ = exporter.from_notebook_node(notebook)
    return shell(title=path.stem.replace("-", " "), body=body.replace('.ipynb"', '.html"'))
