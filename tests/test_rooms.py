"""The rooms of the house: how large each may be, names that exist once, and what a file and a function may hold."""

import ast
from collections import Counter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "analysis"

#: Most lines of Python in each room. Whoever needs more first looks for what is said twice.
CEILINGS = {
    "": 480,
    "model": 1_460,
    "read": 1_445,
    "text": 2_440,
    "appraise": 5_525,
    "check": 3_985,
    "tell": 2_855,
    "show": 8_865,
    "report": 4_725,
    "notebook": 2_130,
}

#: Most lines of a file, and of a function's body without its docstring.
LONGEST_FILE, LONGEST_FUNCTION = 350, 60


def files() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def lines(path: Path) -> int:
    return path.read_text(encoding="utf-8").count("\n")


def room(path: Path) -> str:
    parts = path.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else ""


def test_every_room_has_a_ceiling():
    assert {room(path) for path in files()} == set(CEILINGS)


@pytest.mark.parametrize("name", CEILINGS)
def test_a_room_keeps_under_its_ceiling(name):
    assert sum(lines(path) for path in files() if room(path) == name) <= CEILINGS[name]


def test_a_class_name_exists_once():
    names = Counter(
        node.name
        for path in files()
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef)
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_no_file_holds_two_subjects():
    assert [str(path.relative_to(PACKAGE)) for path in files() if lines(path) > LONGEST_FILE] == []


def test_no_function_is_longer_than_a_page():
    long = []
    for path in files():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.end_lineno:
                docstring = ast.get_docstring(node, clean=False) or ""
                body = node.end_lineno - node.lineno - docstring.count("\n")
                long += [f"{path.name}:{node.lineno} {node.name}: {body}"] * (body > LONGEST_FUNCTION)
    assert long == []


def test_no_folder_is_a_heap():
    heaps = {path.parent: len(list(path.parent.glob("*.py"))) for path in files()}
    assert {str(folder.relative_to(PACKAGE)): count for folder, count in heaps.items() if count > 25} == {}
