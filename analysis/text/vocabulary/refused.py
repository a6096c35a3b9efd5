"""Refused words: what no sentence of this project may say of a treatment or of a claim.

They promise or reassure without a number, a comparator or a limit (readers' requirement of this project). Most are
among the claims for which advertising codes ask the strongest proof (UK CAP Code, section 12). They are a list of
``shapes.csv``.
"""

import re
from itertools import takewhile

from analysis.text.vocabulary.shapes import shapes

# Promises, reassurances and verdicts.
_WORDS = "|".join(shape for shape, _ in shapes()["refused"])
_REFUSED = re.compile(rf"\b(?:{_WORDS})\b", re.IGNORECASE)


def refused(text: str) -> tuple[str, ...]:
    """The refused words of a text, as they stand in it; empty if there is none.

    *Effective* is not refused beside its comparator (*more effective than saline*). *Significant* is, as a rule without
    its size; so is *rare*, as a rule without its denominator.
    """
    return tuple(match[0] for match in _REFUSED.finditer(text))


def telling(text: str) -> str:
    """What may be told of a remark: of its first sentence the clauses, to a semicolon, before one of a refused word."""
    first = re.split(r"(?<=[.!?]) (?=[A-Z\[(“\"])", text.strip(), maxsplit=1)[0].rstrip(".")
    return "; ".join(takewhile(lambda clause: not refused(clause), first.split("; ")))
