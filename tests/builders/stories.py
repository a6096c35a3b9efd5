"""The stories, told in this process: their cells run one after another, and what each shows is kept."""

import ast
import json
import re
from collections.abc import Callable, Iterator
from contextlib import chdir
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple
from unittest.mock import patch

import analysis
from tests.builders.shipped import DATA, ROOT, of_notebook

NOTEBOOKS = ROOT / "notebooks"

_SOLUTION = re.compile(r"<details><summary>Solution</summary>(.*?)</details>", re.DOTALL)
_CODE = re.compile(r"^```python\n(.*?)^```", re.DOTALL | re.MULTILINE)


class Story(NamedTuple):
    """A notebook's cells: kind, source and tags of each."""

    path: Path
    cells: tuple[tuple[str, str, frozenset[str]], ...]

    @property
    def code(self) -> list[str]:
        """Sources of its code cells, in order."""
        return [source for kind, source, _ in self.cells if kind == "code"]

    @property
    def prose(self) -> str:
        """All its text."""
        return "\n\n".join(source for kind, source, _ in self.cells if kind == "markdown")

    @property
    def solutions(self) -> list[str]:
        """The code of each solution that unfolds."""
        return ["\n".join(_CODE.findall(solution)) for solution in _SOLUTION.findall(self.prose)]


class Telling(NamedTuple):
    """What a story showed, in order; and the names that its cells left."""

    shown: list[Any]
    names: dict[str, Any]

    def of(self, kind: str) -> list[Any]:
        """What it showed of a class, by the class's name."""
        return [one for one in self.shown if any(base.__name__ == kind for base in type(one).__mro__)]

    @property
    def sentences(self) -> list[str]:
        """The sentences that it worked out."""
        return [str(one) for one in self.of("Sentence")]

    @property
    def plots(self) -> list[Any]:
        """Its pictures."""
        return self.of("Plot")


def story(number: int) -> Story:
    """The story of that number, from 1."""
    (path,) = NOTEBOOKS.glob(f"{number:02}-*.ipynb")
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return Story(
        path,
        tuple(
            (cell["cell_type"], "".join(cell["source"]), frozenset(cell["metadata"].get("tags", ()))) for cell in cells
        ),
    )


def tell(number: int, data: Path = DATA, *, solutions: bool = False, **parameters: object) -> Telling:
    """Run a story on a data folder, with some of its parameters changed; with ``solutions`` also their code.

    It runs from the notebooks' folder, as it does in JupyterLab. A folder for temporary files is taken away after it.
    """
    found = story(number)
    told = Telling([], {})
    told.names["display"] = lambda *many: told.shown.extend(many)
    with chdir(NOTEBOOKS), patch.object(analysis, "load", partial(_load, analysis.load)):
        for kind, source, tags in found.cells:
            if kind == "code":
                told.shown.extend(_run(source, found.path.name, told.names))
                if "parameters" in tags:
                    unknown = set(parameters) - set(told.names)
                    assert not unknown, f"{found.path.name} has no {unknown}"
                    told.names.update(parameters, DATA=str(data))
            elif solutions:
                for code in Story(found.path, ((kind, source, tags),)).solutions:
                    told.shown.extend(_run(code, found.path.name, told.names))
    for one in told.names.values():
        if isinstance(one, TemporaryDirectory):
            one.cleanup()
    return told


def _load(load: Callable[..., Any], data: str, *more: Any) -> Any:
    """The review of a folder; that of the shipped data is read once, as no story can change it."""
    return of_notebook() if Path(data).resolve() == DATA and not more else load(data, *more)


def _run(source: str, name: str, names: dict[str, Any]) -> Iterator[Any]:
    """Run a cell, and give the value of its last line, if it has one that shows something."""
    body = ast.parse(source, name)
    last = body.body[-1] if body.body else None
    if isinstance(last, ast.Expr):
        body.body.pop()
    exec(compile(body, name, "exec"), names)
    if isinstance(last, ast.Expr):
        value = eval(compile(ast.Expression(last.value), name, "eval"), names)
        if value is not None:
            yield value
