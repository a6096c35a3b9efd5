"""Where the numbers of sentences and tables lead: from a figure in print to the id of its number.

A page links the figure to ``#n-<id>`` (``tell.number.anchor``), the anchor of its row in the table ``numbers``.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from analysis.appraise.ladder import RUNGS
from analysis.model.words import Verdict
from analysis.show.frame import Frame
from analysis.show.headline import ALWAYS_NAMED, Headline
from analysis.show.material import Block, Material
from analysis.show.strength import ALL_CLAIMS, INDIRECT_ONLY, NO_LEVEL, OFF_LADDER, TOTAL, rung_row
from analysis.tell.claim_numbers import BENEFIT, HEADLINE, OTHER, SAFETY
from analysis.tell.judgement_numbers import agreement_id
from analysis.tell.number import slug

_BLOCKS = {Block.BENEFIT.value: BENEFIT, Block.SAFETY.value: SAFETY, Block.OTHER.value: OTHER, ALL_CLAIMS: ""}
_LEVELS = {rung_row(rung): f"level-{rung.level}" for rung in RUNGS} | {OFF_LADDER: "off-ladder", NO_LEVEL: "no-level"}
_COEFFICIENTS = {"Agreed": "agreed", "Share agreed": "raw", "Cohen's kappa": "kappa", "Gwet's AC1": "ac1"}

#: What a sentence quotes, where no number is the report's, and the whole numbers outside.
_QUOTED_OR_NUMBER = re.compile(r"“[^”]*”|(?<![\w.])\d+(?![\w.]*\w)")


class _Cell(NamedTuple):
    """A cell of a frame: the frame's name, its row by headings, and its heading."""

    frame: str
    row: Mapping[str, str]
    heading: str


class Said(NamedTuple):
    """A piece of a sentence, and the id of the number that it prints; empty for words."""

    text: str
    number: str = ""


def sentences(headline: Headline) -> tuple[tuple[Said, ...], ...]:
    """The headline's sentences, cut where a number stands. Joined, the pieces are the sentence."""
    numbers = _extent(headline), _support(headline), _designs(headline)
    return tuple(tuple(cut(text, ids)) for text, ids in zip(headline.sentences(), numbers, strict=True))


def cells(frame: Frame, material: Material) -> Mapping[tuple[int, str], str]:
    """Ids of the numbers in the cells of a frame, by row from 0 and heading; empty for a frame without any.

    A count that is 0 may have no number, so that its cell is not here.
    """
    found = {**_agreements(frame, material), **dict(_by_cell(frame))}
    known = {number.id for number in material.numbers} if found else set()
    return {cell: number for cell, number in found.items() if number in known}


def _by_cell(frame: Frame) -> Iterator[tuple[tuple[int, str], str]]:
    number = _FRAMES.get(frame.name)
    if number is None:
        return
    headings = [str(heading) for heading in frame.data.columns]
    for place, values in enumerate(frame.data.itertuples(index=False, name=None)):
        row = dict(zip(headings, map(str, values), strict=True))
        yield from (((place, heading), number(_Cell(frame.name, row, heading))) for heading in headings)


def cut(text: str, ids: Iterable[str]) -> Iterator[Said]:
    """The text cut at its first whole numbers, as many as there are ids; what it quotes (“…”) is left whole."""
    end = 0
    left = list(ids)
    for match in _QUOTED_OR_NUMBER.finditer(text):
        if left and not match[0].startswith("“"):
            if match.start() > end:
                yield Said(text[end : match.start()])
            yield Said(match[0], left.pop(0))
            end = match.end()
    if end < len(text):
        yield Said(text[end:])


def _extent(headline: Headline) -> tuple[str, ...]:
    if not headline.shared:
        return ("documents", "claims")
    return ("documents", "claims", HEADLINE, "claims", BENEFIT, SAFETY)


def _support(headline: Headline) -> tuple[str, ...]:
    if not headline.shared:
        return ()
    named = (f"{HEADLINE}.own.{slug(word)}" for word, count in headline.verdicts if count or word in ALWAYS_NAMED)
    unsure = (f"{HEADLINE}.provisional",) if headline.provisional else ()
    return (HEADLINE, *named, *unsure, f"{HEADLINE}.sourced", HEADLINE)


def _designs(headline: Headline) -> tuple[str, ...]:
    flagged = ("stated-designs.flagged",) if headline.designs_flagged else ()
    return ("stated-designs", *flagged) if headline.designs_stated else ()


def _strength(cell: _Cell) -> str:
    """Cell of a table of strength: what the claims are about, what decides, and the verdict."""
    about, design = cell.row["About"], cell.row["Study design"]
    if cell.heading in ("About", "Study design"):
        return ""
    part, scope = _BLOCKS[about], cell.frame.removeprefix("strength-")
    verdict = "" if cell.heading == TOTAL else slug(cell.heading)
    if design == TOTAL:
        return _joined(part, scope, verdict) if verdict else part or "claims"
    if design in _LEVELS:
        return _joined(part, scope, _LEVELS[design], verdict)
    own_row = slug(Verdict.INDIRECT if design == INDIRECT_ONLY else design)
    return _joined(part, scope, own_row) if verdict in ("", own_row) else ""


def _documents(cell: _Cell) -> str:
    """Cell of a table of claims by document and by category or sourcing."""
    if cell.heading in ("Document", "Title"):
        return ""
    column = "sourcing" if cell.frame == "sourcing" else "category"
    every = (cell.row["Document"], cell.row["Title"]) == (TOTAL, ALL_CLAIMS)
    whole = "claims" if cell.heading == TOTAL else f"{column}.{slug(cell.heading)}"
    return _joined(whole, "" if every else slug(cell.row["Document"]))


def _support_by_document(cell: _Cell) -> str:
    if cell.heading in ("Document", "About"):
        return ""
    verdict = "" if cell.heading == TOTAL else f"own.{slug(cell.heading)}"
    if cell.row["About"] not in _BLOCKS:
        return _joined(HEADLINE, verdict)
    return _joined(_BLOCKS[cell.row["About"]], verdict, slug(cell.row["Document"]))


def _joined(*parts: str) -> str:
    return ".".join(filter(None, parts))


def _by_first(column: str, key: str) -> Callable[[_Cell], str]:
    """Cells of one column, each the number that bears the id in another."""
    return lambda cell: cell.row[key] if cell.heading == column else ""


def _judged_by(cell: _Cell) -> str:
    kinds = {"Links judged blind": "alone", "Links adjudicated": "settled"}
    return f"{kinds[cell.heading]}.{slug(cell.row['Name'])}" if cell.heading in kinds else ""


def _agreements(frame: Frame, material: Material) -> Mapping[tuple[int, str], str]:
    """Cells of the tables of agreement, whose rows are those of the agreements in their order."""
    if frame.name == "agreement":
        found = enumerate(map(agreement_id, material.agreements))
    elif frame.name == "agreement-other":
        found = enumerate(map(agreement_id, material.appraised.other_agreement))
    elif frame.name == "agreement-by-stance":
        stances = (
            f"{agreement_id(one)}.stance.{slug(stance)}"
            for one in material.agreements
            for stance, _, _ in one.by_stance
        )
        return {(place, "Specific agreement"): number for place, number in enumerate(stances)}
    else:
        return {}
    return {(place, head): f"{name}.{end}" for place, name in found for head, end in _COEFFICIENTS.items()}


_FRAMES: Mapping[str, Callable[[_Cell], str]] = {
    "strength-own": _strength,
    "strength-all": _strength,
    "documents": _documents,
    "sourcing": _documents,
    "support-by-document": _support_by_document,
    "claims": _by_first("Figure", "Claim"),
    "findings": _by_first("Value", "Finding"),
    "questions": _by_first("Certainty", "Question"),
    "judged-by": _judged_by,
}
