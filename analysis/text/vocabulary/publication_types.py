"""Publication types: which designs MEDLINE's words for a publication leave possible.

They are rows of the table beside this file, each with its designs. Source: the scope notes of the publication types in
NLM's Medical Subject Headings (meshb.nlm.nih.gov). They are read widely, as indexers use them: before there was a
narrower type a randomised trial was a "Clinical Trial" or a "Controlled Clinical Trial" and a systematic review a
"Review", and a small series is among the "Case Reports". Types that leave the design open ("Comparative Study",
"Multicenter Study", "Journal Article") are not there.
"""

import re

from analysis.model.words import Design
from analysis.text.rows import rows_beside

_LEAVES = {row["type"]: frozenset(map(Design, row["designs"].split("; "))) for row in rows_beside(__file__)}


def telling_types(types: str) -> tuple[str, ...]:
    """Those of the publication types, separated by ``;`` or ``|``, that bear on the design, as they are written."""
    given = (" ".join(one.split()) for one in re.split(r"[;|\n]", types))
    return tuple(one for one in given if _plain(one) in _LEAVES)


def possible_designs(types: str) -> frozenset[Design]:
    """Designs that the publication types leave possible; empty if they do not bear on the design.

    Types that narrow each other do so (``Clinical Trial; Randomized Controlled Trial``); of those that exclude each
    other (``Case Reports; Review``: a case with a review of the literature) the publication may be either.
    """
    sets = [_LEAVES[_plain(one)] for one in telling_types(types)] or [frozenset()]
    return frozenset.intersection(*sets) or frozenset.union(*sets)


def _plain(one: str) -> str:
    return one.lower().replace("randomised", "randomized")
