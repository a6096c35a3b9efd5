"""Names of the bibliography: authors and editors, each in the parts that BibTeX gives a name."""

from typing import NamedTuple


class BibName(NamedTuple):
    """A name in BibTeX's parts, or ``literal``: one that stays whole. All are plain text, empty where absent.

    ``family``, ``given``, ``von``, ``suffix``: ``Beethoven``, ``Ludwig``, ``van`` and ``Jr``.
    ``literal``: The whole of a name in braces, such as a body's, or of one that nothing parts; then all other parts are
        empty.
    ``given_first``: Whether the file has the given names first, as in ``L. van Beethoven``, and not after a comma.
    """

    family: str = ""
    given: str = ""
    von: str = ""
    suffix: str = ""
    literal: str = ""
    given_first: bool = False

    @property
    def surname(self) -> str:
        """Family name with what stands before it: ``van Beethoven``."""
        return f"{self.von} {self.family}".strip()

    @property
    def inverted(self) -> str:
        """The name as lists have it: ``Hooper, R. A.``, ``Hooper, R. A., Jr``, or the literal name."""
        return self.literal or ", ".join(filter(None, (self.surname, self.given, self.suffix)))


class BibNames(NamedTuple):
    """Names of one field in order; ``more`` says that others were left out (``and others``)."""

    people: tuple[BibName, ...] = ()
    more: bool = False

    def __bool__(self) -> bool:
        """Whether the field names anybody, or says that there are others."""
        return bool(self.people) or self.more
