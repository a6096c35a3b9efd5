"""Links: where the names in a report lead, and the addresses in a text."""

import re
from collections.abc import Container, Iterator, Mapping
from typing import Any

from analysis.check.catalogue import CHECKS
from analysis.model.evidence import Evidence
from analysis.show.tables.studies import study_names
from analysis.show.value import CLAIMS, Count, Home, Name, Phrase, Run, Runs


def said(text: str) -> Runs:
    """A plain text as runs; none for an empty text."""
    return (Run(text),) if text else ()


#: Keys that bear the name and the year can stand as anchors by themselves: nothing else on a page is named so.
_PLAIN_KEY = re.compile(r"[A-Za-z]{2,}\d{4}[A-Za-z]*")

_ADDRESS = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:)\]]")


class NameLinks:
    """Pages and anchors of the rows that describe claims, studies, findings, questions, disagreements and checks.

    Studies have their key, ``ito2011``; a key that something else might be named like, ``study-…``; checks
    ``check-…``; the others their id. A name that nothing describes leads nowhere.
    """

    def __init__(self, evidence: Evidence) -> None:
        self._names = evidence.once(study_names)
        #: By kind the page on which the rows are described, and what they are called.
        self._rows: Mapping[Home, tuple[str, Container[str]]] = {
            Home.CLAIMS: (CLAIMS, evidence.claim),
            Home.STUDIES: ("studies.html", evidence.study),
            Home.FINDINGS: ("studies.html", evidence.finding),
            Home.QUESTIONS: ("studies.html", evidence.question),
            Home.DISAGREEMENTS: ("methods.html", {row.id for row in evidence.disagreements}),
            Home.CHECKS: ("methods.html", {check.name for check in CHECKS}),
        }

    def row(self, name: Name) -> str:
        """Anchor of the row that describes what is named; empty if there is none."""
        _, known = self._rows.get(name.home, ("", ()))
        if name.id not in known:
            return ""
        if name.home is Home.STUDIES and not _PLAIN_KEY.fullmatch(name.id):
            return f"study-{name.id}"
        return f"check-{name.id}" if name.home is Home.CHECKS else name.id

    def parts(self, value: Any) -> Runs:
        """A value as pieces of text: names, as people say them, lead to their rows, the rest nowhere.

        An empty name is nothing.
        """
        match value:
            case Name(home, name, soft, strong, words):
                anchor = self.row(value)
                told = words or (self._names.get(name, name) if home is Home.STUDIES else name)
                href = f"{self._rows[home][0]}#{anchor}" if anchor else ""
                return (Run(told, href, strong=strong, soft=soft),) if name else ()
            case Phrase():
                return tuple(part for piece in value for part in self.parts(piece))
            case Run():
                return (value,) if value.text else ()
            case Count():
                number = Run(str(value.value), f"{CLAIMS}?{value.query}" if value.query and value.value else "")
                return (number, Run(f" {value.after}")) if value.after else (number,)
        return (Run(str(value)),)


def addresses(text: str) -> Iterator[Run]:
    """A text that is a list of addresses, each leading out of the report; what is no address stays a text."""
    for number, word in enumerate(text.split(" ")):
        if number:
            yield Run(" ")
        if found := _ADDRESS.match(word):
            yield Run(found[0], found[0])
        if rest := word[found.end() if found else 0 :]:
            yield Run(rest)
