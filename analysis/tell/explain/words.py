"""Everything behind a controlled word, a column or a list of words: what it means and where it stands."""

from collections.abc import Iterator

from analysis.model.word import Word
from analysis.schema import LISTS, TABLES, columns_of


def word_lines(name: str) -> Iterator[str]:
    """The lines that explain a name as a controlled word, then as a column, else as a list; none if it is neither."""
    for title, words in LISTS.items():
        if name in list(words):
            yield f"{name}: {words(name).meaning}"
            yield f"  a word of “{title}”{_standing(words)}: {words.__doc__}"
    fields = [(table.file, field) for table in TABLES.values() for field in table.fields if field.name == name]
    for file, field in fields:
        yield f"{name} of {file}: {field.column.meaning}"
    lists = [field.type for _, field in fields if issubclass(field.type, Word)]
    if not fields and name in LISTS:
        lists = [LISTS[name]]
        yield f"{name}{_standing(lists[0])}: {lists[0].__doc__}"
    for words in dict.fromkeys(lists):
        yield from (f"  {word}: {word.meaning}" for word in words)


def word_names() -> Iterator[str]:
    """Every name that :func:`word_lines` explains, some more than once."""
    yield from (field.name for table in TABLES.values() for field in table.fields)
    for title, words in LISTS.items():
        yield from (title, *words)


def _standing(words: type[Word]) -> str:
    columns = ", ".join(columns_of(words))
    return f" ({columns})" if columns else ""
