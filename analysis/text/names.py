"""Lists of authors: the family and given names in a printed list of any common style, and in a BibTeX field."""

import re
from typing import NamedTuple

from analysis.text.references import folded


class Name(NamedTuple):
    """An author's name.

    ``parted`` says whether a comma parts the family name from the rest; where none does, ``Hooper RA`` and
    ``R. A. Hooper`` alike, the division is the likeliest one.
    """

    family: str
    given: str
    parted: bool = True

    @property
    def initials(self) -> str:
        """Initials of the given names, in capitals."""
        return initials(self.given)


class AuthorList(NamedTuple):
    """Authors in their order; ``cut`` is the index at which some are left out (``et al.``), ``None`` if none is said to
    be.
    """  # noqa: D205 - one sentence

    names: tuple[Name, ...]
    cut: int | None = None
