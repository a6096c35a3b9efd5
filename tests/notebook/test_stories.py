"""The seven stories: their form, what they may name, and that each is told on any data folder."""

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any

import pytest

from analysis.show.plots.catalogue import PLOTS
from tests.builders.altered import CORRECT, required_only, rows
from tests.builders.shipped import of_notebook
from tests.builders.stories import NOTEBOOKS, Story, Telling, story, tell

NAMES = (
    "01-what-stands-behind-the-numbers",
    "02-which-study-carries-which-claim",
    "03-does-it-help-for-whom-how-sure",
    "04-what-can-go-wrong",
    "05-do-the-pages-agree",
    "06-how-far-can-the-judgements-be-trusted",
    "07-a-page-of-your-own",
)
THERE = sorted(NOTEBOOKS.glob("*.ipynb"))
NUMBERS = [int(path.stem[:2]) for path in THERE]

each = pytest.mark.parametrize("number", NUMBERS, ids=[path.stem for path in THERE])

MOST_LINES, LEAST_PICTURES = 15, 3
IMPORTS = {"os", "analysis", "pandas"}
#: The story that makes a data folder of its own: it handles files, names its own rows, and does rather than asks.
WORKSHOP = 7
HANDLES_FILES = {"csv", "pathlib", "shutil", "tempfile"}
#: What no story says of a treatment or of a check (words of a promise, and words of a verdict on a person).
REFUSED = r"\b(?:prove[nsd]?|debunk\w*|misinformation|gold standard|validated|dataframe|high confidence)\b"


@cache
def notebook(number: int) -> dict[str, Any]:
    """The file of a story as JSON."""
    found: dict[str, Any] = json.loads(story(number).path.read_text(encoding="utf-8"))
    return found


@cache
def told(number: int) -> Telling:
    """A story of the shipped data."""
    return tell(number)


def headings(number: int) -> list[str]:
    return re.findall(r"^## (.+)$", story(number).prose, re.MULTILINE)


def names_of(tree: ast.AST) -> Iterator[str]:
    """Full names of what is imported."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield f"{node.module}"


def code_of(told_story: Story) -> list[str]:
    """Sources of its cells and of its solutions."""
    return [*told_story.code, *told_story.solutions]


# All of them


def test_the_seven_stories_are_there_and_no_other_notebook():
    assert [path.stem for path in THERE] == list(NAMES)


def test_every_plot_of_the_reports_is_shown_in_some_story():
    shown = {name for number in NUMBERS for plot in told(number).plots for name in PLOTS if plot.name.startswith(name)}
    absent = sorted(set(NAMES) - {path.stem for path in THERE})
    assert set(PLOTS) - shown == set(), f"stories that are not there: {absent}"


# The form of each


@each
def test_stored_clean_for_any_python_3(number):
    found = notebook(number)
    code = [cell for cell in found["cells"] if cell["cell_type"] == "code"]
    assert (found["nbformat"], found["nbformat_minor"]) == (4, 5)
    assert found["metadata"]["kernelspec"] == {
        "display_name": "Python 3",
        "language": "python",
        "name": "python3",
    }
    assert [cell["id"] for cell in code if cell["outputs"] or cell["execution_count"] is not None] == []
    assert {*found["metadata"]} <= {"kernelspec", "language_info"}


@each
def test_cells_have_names_that_say_what_they_are(number):
    names = [cell["id"] for cell in notebook(number)["cells"]]
    assert len(set(names)) == len(names)
    assert [name for name in names if not re.fullmatch(r"[a-z]{2,}(?:-[a-z0-9]+)*", name)] == []
    assert {"parameters", "load"} <= set(names)


@each
def test_begins_with_its_question_and_the_time_it_takes(number):
    kind, text, _ = story(number).cells[0]
    title, *paragraphs = text.split("\n\n")
    assert kind == "markdown"
    assert re.fullmatch(r"# [^\n]+", title)
    assert title.endswith("?") or number == WORKSHOP
    assert len(paragraphs) == 2
    (minutes,) = re.findall(r"\*\*[^*]*?(\w+) minutes[^*]*\*\*", text)
    assert minutes in {"five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}


@each
def test_then_come_its_parameters_and_the_data(number):
    (kind, first, tags), (next_kind, second, more_tags) = story(number).cells[1:3]
    assert (kind, next_kind) == ("code", "code")
    assert [*tags] == ["parameters"]
    assert not more_tags
    assert first.startswith("import os\n")
    assert 'DATA = os.environ.get("DATA", "../data")\n' in first
    own = [line for line in first.splitlines()[1:] if line and not line.startswith("DATA = ")]
    assert [line for line in own if not re.match(r"[A-Z_]+ = .+  # \w", line)] == []
    assert "analysis.load(DATA)\n" in second or number == WORKSHOP
    shown = ast.parse(second).body[-1]
    assert isinstance(shown, ast.Expr), "the thing to be explained is its last line"


@each
def test_no_two_code_cells_stand_together_after_the_load(number):
    kinds = [kind for kind, _, _ in story(number).cells]
    assert kinds[:3] == ["markdown", "code", "code"]
    assert ("code", "code") not in pairwise(kinds[2:])


@each
def test_steps_are_questions_in_order_and_end_with_what_is_open(number):
    found = headings(number)
    *steps, tried, unchecked, further = found
    assert [tried, unchecked, further] == ["Try it", "What was not checked", "The next question"]
    assert len(steps) >= LEAST_PICTURES
    assert [step.split(". ")[0] for step in steps] == [str(place) for place in range(1, len(steps) + 1)]
    assert [step for step in steps if not step.endswith("?")] == [] or number == WORKSHOP


@each
def test_code_is_short_and_defines_and_opens_nothing(number):
    allowed = IMPORTS | (HANDLES_FILES if number == WORKSHOP else set())
    for source in code_of(story(number)):
        tree = ast.parse(source)
        assert len(source.splitlines()) <= MOST_LINES, source
        assert {name for name in names_of(tree) if name not in allowed} == set(), source
        kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
        assert not any(isinstance(node, kinds) for node in ast.walk(tree)), source
        called = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and hasattr(node.func, "id")}
        assert not called & {"open", "exec", "eval"}, source


def test_an_import_from_below_would_be_seen():
    source = "import os\nimport analysis.show\nfrom analysis.show.plots import dots"
    assert {*names_of(ast.parse(source))} - IMPORTS == {"analysis.show", "analysis.show.plots"}


@each
def test_two_exercises_each_with_a_solution_that_unfolds(number):
    (text,) = (text for kind, text, _ in story(number).cells if kind == "markdown" and text.startswith("## Try it"))
    assert re.findall(r"^\*\*(.)\.\*\* \S", text, re.MULTILINE) == ["A", "B"]
    solutions = re.findall(
        r"<details><summary>Solution</summary>\n\n```python\n(.+?)\n```\n\n(.+?)\n\n</details>", text, re.DOTALL
    )
    assert len(solutions) == text.count("<details>") == len(story(number).solutions) == 2
    assert all(code.strip() and re.search(r"\w+ \w+ \w+", words) for code, words in solutions)


@each
def test_links_lead_to_files_that_are_there(number):
    links = re.findall(r"\]\(([^)]+)\)", story(number).prose)
    stems = {f"{name}.ipynb" for name in NAMES}
    assert [
        link for link in links if not link.startswith("#") and link not in stems and not (NOTEBOOKS / link).exists()
    ] == []
    if number < len(NAMES):
        assert f"({NAMES[number]}.ipynb)" in story(number).cells[-1][1]


@cache
def ids_of_rows() -> frozenset[str]:
    """Ids of the shipped data, as any data folder may have them."""
    return frozenset(row["id"] for table in ("claims", "findings", "questions", "disagreements") for row in rows(table))


@cache
def words_of_the_data() -> frozenset[str]:
    """What only the shipped data can name: ids, keys, names of studies and raters, what was treated with what."""
    review = of_notebook()
    studies = rows("studies")
    return frozenset(
        {
            *ids_of_rows(),
            *(row["study"] for row in studies),
            *review.bibliography["name"],
            *(row["name"] for row in rows("raters")),
        }
        | {row[column] for row in studies for column in ("agent", "condition")} - {""}
    )


@each
def test_only_a_parameter_names_what_the_data_hold(number):
    texts = [text for kind, text, tags in story(number).cells if "parameters" not in tags]
    found = {word for word in words_of_the_data() for text in texts if re.search(rf"\b{re.escape(word)}\b", text)}
    assert found <= (ids_of_rows() if number == WORKSHOP else set())


@each
def test_says_nothing_that_readers_refuse(number):
    said = "\n".join([story(number).prose, *told(number).sentences])
    assert re.findall(REFUSED, said, re.IGNORECASE) == []


# What each shows


@each
def test_at_least_three_pictures_each_with_a_sentence_after_it(number):
    shown = told(number).shown
    kinds = [type(one).__name__ for one in shown]
    assert kinds.count("Plot") >= LEAST_PICTURES
    after = [
        next((kind for kind in kinds[place:] if kind not in ("Plot", "BrowsedFrame")), "")
        for place, kind in enumerate(kinds)
        if kind == "Plot"
    ]
    assert set(after) == {"Sentence"}
    assert kinds[-1] == "Sentence", "what was not checked"


def test_what_is_interactive_in_the_lab_is_in_some_stories():
    kinds = {type(one).__name__ for number in NUMBERS for one in told(number).shown}
    assert {"BrowsedFrame", "Choice"} <= kinds


def well_formed(sentence: str) -> bool:
    """Whether a sentence reads as one: no gap, no missing word, an end."""
    faults = r"\s[.,;:]|  |\(\)|\bnan\b|<NA>|: \.|\.\.(?!\.)"
    missing = r"(?<!^)(?<![.?] )\bNone\b|\bNone\b(?! of)"  # but not the word with which a sentence begins
    return (
        bool(sentence.strip())
        and not re.search(f"{faults}|{missing}", sentence)
        and sentence.rstrip("”").endswith((".", "?", "…"))
    )


@pytest.mark.parametrize(
    ("sentence", "well"),
    [
        ("2 of 3 were read.", True),
        ("None of 3 was read. None of them says so.", True),
        ("It has nan people.", False),
        ("It has None of 3.", False),
        ("None was read.", False),
        ("Named: .", False),
        ("Of them ,", False),
        ("", False),
    ],
)
def test_a_sentence_that_does_not_read_as_one_would_be_seen(sentence, well):
    assert well_formed(sentence) is well


@each
def test_its_sentences_read_as_sentences(number):
    assert [sentence for sentence in told(number).sentences if not well_formed(sentence)] == []


# On any data folder


@cache
def parameters(number: int) -> dict[str, str]:
    """Its parameters that name a thing of which a card is shown, with their values."""
    names: dict[str, Any] = {}
    exec(story(number).code[0], names)
    return {name: names[name] for name in ("CLAIM", "CONDITION", "DOCUMENT") if name in names}


#: The story that writes every report takes long.
ON_OTHERS = [pytest.param(number, marks=pytest.mark.long if number == WORKSHOP else ()) for number in NUMBERS]
NAMING = [(number, what) for number in NUMBERS if parameters(number) for what in ("blank", "absent")]


@pytest.mark.parametrize("number", ON_OTHERS)
def test_is_told_of_another_treatment(number):
    found = tell(number, CORRECT, solutions=True)
    assert len(found.plots) >= LEAST_PICTURES
    assert [sentence for sentence in found.sentences if not well_formed(sentence)] == []


@pytest.mark.parametrize(("number", "what"), NAMING)
def test_is_told_where_what_it_names_is_blank_or_absent(number, what):
    given = dict.fromkeys(parameters(number), "" if what == "blank" else "not-there")
    found = tell(number, CORRECT, solutions=True, **given)
    assert len(found.plots) >= LEAST_PICTURES
    assert [sentence for sentence in found.sentences if not well_formed(sentence)] == []
    said = [one.instead for one in found.shown if getattr(one, "instead", "")]
    assert len(said) == (len(given) if what == "absent" else 0)
    assert all("not-there" in text for text in said)


@pytest.mark.parametrize("number", ON_OTHERS)
def test_is_told_of_the_required_tables_alone(number, tmp_path):
    found = tell(number, required_only(tmp_path / "data", CORRECT), solutions=True)
    assert len(found.plots) >= LEAST_PICTURES
    assert [sentence for sentence in found.sentences if not well_formed(sentence)] == []
    assert re.search(r"[Nn]ot checked|no \w+\.csv", " ".join(found.sentences))
