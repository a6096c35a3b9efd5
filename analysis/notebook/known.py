"""Names that are known, and what is said of one that is not."""

from collections.abc import Collection, Iterable

from analysis.tell.explain.names import UnknownName, offered

#: One word or several, as ``subset`` takes them; ``None`` for any.
Chosen = str | Collection[str] | None

# Names that a message lists where none is like the one given.
_LISTED = 20


def known(name: str, there: Iterable[str], what: str) -> str:
    """The name, if it is one of those there are. Raises ``UnknownName`` with the nearest."""
    every = tuple(map(str, there))
    if name not in every:
        raise unknown(name, every, what)
    return name


def chosen(words: Chosen, there: Iterable[str], what: str) -> set[str] | None:
    """The words chosen, each one of those there are; ``None`` for any."""
    if words is None:
        return None
    every = tuple(there)
    return {known(str(word), every, what) for word in ([words] if isinstance(words, str) else words)}


def unknown(name: str, there: Iterable[str], what: str) -> UnknownName:
    """What to raise for a name that is not there: it offers the nearest, else lists the first."""
    every = tuple(there)
    more = " …" if len(every) > _LISTED else ""
    near = offered(name, every) or f"there are {', '.join(every[:_LISTED])}{more}"
    return UnknownName(f'no {what} is named "{name}"; {near}')
