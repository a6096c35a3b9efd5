"""A figure: a number or a range of numbers as a document prints it."""

import re
from decimal import Decimal
from typing import NamedTuple, Self

_NUMBER = r"[+−–-]?[0-9]+(?:\.[0-9]+)?"
_PRINTED = re.compile(rf"(?P<low>{_NUMBER})(?:[-–](?P<high>{_NUMBER}))?")

_MINUS = str.maketrans("−–", "--")


class Figure(NamedTuple):
    """A number (``low == high``) or a closed range, with the text it was printed as.

    The text is kept because the printed decimals decide what rounding may explain: 85 may stand for 84.8, 85.0 may not.
    """

    text: str
    low: Decimal
    high: Decimal

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``"91"``, ``"-3.5"``, ``"12.5"`` or ``"4-8"``, whose dash may be a hyphen or an en dash, minus likewise.

        Raises ``ValueError`` if the text is anything else, or a range that runs downwards.
        """
        match = _PRINTED.fullmatch(text)
        if match is None:
            raise ValueError(f"{text!r} is neither a number such as 91 nor a range such as 4-8")
        low, high = (Decimal((match[end] or match["low"]).translate(_MINUS)) for end in ("low", "high"))
        if high < low:
            raise ValueError(f"{text!r} runs downwards; write the smaller number first")
        return cls(text, low, high)

    @property
    def is_range(self) -> bool:
        """Whether two numbers were printed."""
        return self.low != self.high

    @property
    def is_signed(self) -> bool:
        """Whether a sign was printed, so that it counts which way a result points."""
        return self.text[0] in "+−–-"

    @property
    def decimals(self) -> int:
        """Digits printed after the decimal point of the first number."""
        return -min(int(self.low.as_tuple().exponent), 0)

    def __str__(self) -> str:
        return self.text
