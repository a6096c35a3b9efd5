"""Small notebooks for the tests."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbformat import NotebookNode


def prose(text: str) -> "NotebookNode":
    """A cell of Markdown."""
    from nbformat.v4 import new_markdown_cell

    return new_markdown_cell(text)


def code(text: str) -> "NotebookNode":
    """A cell of Python."""
    from nbformat.v4 import new_code_cell

    return new_code_cell(text.strip())


def write_notebook(path: Path, *cells: "NotebookNode") -> Path:
    """Write a notebook of these cells, its folder made if need be, and give its path."""
    import nbformat
    from nbformat.v4 import new_notebook

    path.parent.mkdir(parents=True, exist_ok=True)
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.write(new_notebook(cells=list(cells), metadata=kernel), path)
    return path
