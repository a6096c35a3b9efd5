"""Anchors: the names that can be led to on the page, and texts cut where such a name or an address stands in them."""

import re
from typing import NamedTuple

from analysis.appraise.appraised_evidence import AppraisedEvidence
from analysis.check.catalogue import CHECKS

#: Keys that bear the name and the year can stand as anchors by themselves: nothing else on a page is named so.
_PLAIN_KEY = re.compile(r"[A-Za-z]{2,}\d{4}[A-Za-z]*")

_ADDRESS = r"https?://[^\s<>\"]+[^\s<>\".,;:)\]]"


class LinkedText(NamedTuple):
    """A piece of a text and the address that it leads to, empty if none."""

    text: str
    href: str = ""


class Anchors:
    """Where names lead to: claims, findings, questions and disagreements by their id, checks ``#check-…``.

    Studies lead to their key, ``#ito2011``; a key that something else might be named like, to ``#study-…``.

    Names of checks are plain words, so they lead somewhere only in cells that hold nothing else.
    """

    def __init__(self, appraised: AppraisedEvidence) -> None:
        evidence = appraised.evidence
        self._checks = {check.name: f"check-{check.name}" for check in CHECKS}
        self._homes = {
            "studies": {study: study if _PLAIN_KEY.fullmatch(study) else f"study-{study}" for study in evidence.study},
            "findings": {finding: finding for finding in evidence.finding},
            "claims": {claim: claim for claim in evidence.claim},
            "questions": {question.id: question.id for question in evidence.questions},
            "disagreements": {row.id: row.id for row in evidence.disagreements},
        }
        self._names = {name: anchor for names in self._homes.values() for name, anchor in names.items()}
        self._homes["checks"] = self._checks
        studies = "|".join(map(re.escape, sorted(evidence.study, key=len, reverse=True)))
        names = r"[CF]\d{3,}|[QD]\d{2,}" + (f"|{studies}" if studies else "")
        self._pattern = re.compile(rf"({_ADDRESS})|(?<![\w.-])(?:{names})(?![\w-])")
        self._cut: dict[str, tuple[LinkedText, ...]] = {}

    def parts(self, text: str, frame: str = "") -> tuple[LinkedText, ...]:
        """The text cut where a name or an address begins and ends. A name does not lead to the row that it names."""
        if self.row(frame, text):
            return (LinkedText(text),)
        if text not in self._cut:
            self._cut[text] = self._pieces(text)
        return self._cut[text]

    def _pieces(self, text: str) -> tuple[LinkedText, ...]:
        parts: list[LinkedText] = []
        end = 0
        for match in self._pattern.finditer(text):
            href = match[1] or (f"#{self._names[match[0]]}" if match[0] in self._names else "")
            if not href:
                continue
            if match.start() > end:
                parts.append(LinkedText(text[end : match.start()]))
            parts.append(LinkedText(match[0], href))
            end = match.end()
        if end < len(text) or not parts:
            parts.append(LinkedText(text[end:]))
        return tuple(parts)

    def checks(self, text: str, frame: str = "") -> tuple[LinkedText, ...]:
        """The text, a list of names, each name of a check leading to its manual."""
        if self.row(frame, text):
            return (LinkedText(text),)
        pieces = re.split(r"(, |; |flag |flagged )", text)
        return tuple(
            LinkedText(piece, f"#{self._checks[piece]}" if piece in self._checks else "") for piece in pieces if piece
        ) or (LinkedText(text),)

    def row(self, frame: str, name: str) -> str:
        """Anchor of the row that describes ``name``; empty in a frame that is not the home of such names."""
        return self._homes.get(frame, {}).get(name, "")
