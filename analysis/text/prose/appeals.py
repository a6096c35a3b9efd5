"""Appeals: advice against other care, praise by nobody named, and what a text says of risks, cells and single patients.

The words are the lists of ``vocabulary/appeals.csv``, the shapes those of ``shapes.csv`` and ``parts.csv``. A question
states nothing; advice that holds for a time, or that sends a reader to a doctor, keeps nobody from care.
"""

import re

from analysis.text.prose.quotes import Shapes
from analysis.text.prose.sentences import standing
from analysis.text.vocabulary.shapes import parts
from analysis.text.vocabulary.words import word_lists

_LISTS = word_lists("appeals")
_shape = Shapes({**_LISTS, **parts("appeals")})

# These need capitals, which the shapes do not tell from small letters.
_NAMED = re.compile(
    r"\b(?:by|from|of) (?:the )?[A-Z]\w+|\b(?:NICE|WHO|FDA|NHS)\b|\b(?:College|Society|Academy|Association|Institute)\b"
    r"|\b[Gg]uidelines?\b"
)


def forgoes_care(text: str) -> str:
    """The words by which a text advises to go without a treatment, a doctor or a vaccine; empty if none do."""
    advice = standing(_shape, text, "forgoes", r"WISH (?:[\w’'-]+ ){0,3}$", "FOR_A_TIME")
    return next((text[slice(*span)] for span in advice), "")


def praise_of_nobody(text: str) -> str:
    """The words by which a text says that something is recommended, or the best, and names nobody who says so."""
    praise = () if _NAMED.search(text) else standing(_shape, text, "praises", "BY_SOMEBODY", "(?!)")
    return next((text[slice(*span)] for span in praise), "")


def names(what: str, text: str) -> str:
    """The first word of a list that stands in a text; empty if none does. Raises ``KeyError`` for no such list."""
    found = _shape(_LISTS[what.upper()]).search(text)
    return found[0] if found else ""


def tells(what: str, text: str) -> bool:
    """Whether a shape of a list stands in a text. Raises ``KeyError`` for no such list."""
    return _shape.tells(what, text)


def small_harm(text: str) -> str:
    """The word that makes harm small where it stands before one for harm at large; empty if none does."""
    found = _shape(r"\b(?P<small>SMALL) (?:\w+ ){0,2}?HARM|HARM (?:\w+ ){1,2}?(?P<after>SMALL)\b").search(text)
    return (found["small"] or found["after"]) if found else ""
