"""Studies as RIS, which every reference manager reads (Research Information Systems, tagged format)."""

from collections.abc import Iterable, Iterator

from analysis.model.evidence import BibEntry
from analysis.report.exchange.entry_fields import VARIABLES, kind, month, pages, text, year


def ris(entries: Iterable[BibEntry]) -> bytes:
    """A record an entry, in their order, each closed by ``ER``; lines end as the format asks, with CR and LF.

    Every value stands on one line, so that none can start a tag of its own. Fields that are empty are left out.
    """
    return "".join(f"{tag}  - {value}\r\n" for entry in entries for tag, value in _record(entry)).encode()


def _record(entry: BibEntry) -> Iterator[tuple[str, str]]:
    """Tags and values of a record; a blank line after the last parts it from the next."""
    yield "TY", kind(entry).ris
    yield "ID", " ".join(entry.key.split())
    for tag, role, names in (("AU", "authors", entry.authors), ("A2", "editors", entry.editors)):
        yield from ((tag, name.inverted) for name in names.people)
        if names.more:
            yield "N1", f"The bibliography names the first of the {role} only."
    if (known := year(entry)) is not None:
        yield "PY", str(known)
        if of_year := month(entry):
            yield "DA", f"{known}/{of_year:02}//"
    elif written := text(entry, "year"):
        yield "PY", written
    tags: dict[str, str] = {}
    for variable in VARIABLES:
        if variable.ris and (value := text(entry, *variable.fields)):
            tags.setdefault(variable.ris, value)
    yield from tags.items()
    first, last = pages(entry)
    yield from ((tag, value) for tag, value in (("SP", first), ("EP", last)) if value)
    yield "ER", "\r\n"
