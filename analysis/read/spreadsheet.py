"""Cells that a spreadsheet or a data frame changed: dates for ranges, decimals for whole numbers, words for nothing."""

import re
from decimal import Decimal

from analysis.read.bibtex import MONTHS
from analysis.schema import Field, Unfit

# What R, pandas and databases write into a cell where there is nothing.
_NOTHING = ("NA", "NaN", "nan", "<NA>", "NULL")

# Columns of text that hold numbers and ranges as printed.
_NUMBERED = ("year", "volume", "issue", "pages")

_MONTH = rf"(?P<month>{'|'.join(month[:3] for month in MONTHS)})[a-z]*"
_DATES = (
    re.compile(rf"(?P<day>\d{{1,2}})[-./ ]{{1,2}}{_MONTH}\.?(?:[-./ ]\d{{2,4}})?"),
    re.compile(rf"{_MONTH}[-./ ]{{1,2}}(?P<day>\d{{1,2}})"),
    re.compile(r"\d{4}-(?P<month>\d\d)-(?P<day>\d\d)(?:[ T]00:00(?::00)?)?"),
)


def unfit(field: Field, text: str) -> Unfit | None:
    """What a column needs instead of a cell that a program changed; ``None`` for any other cell."""
    if text in _NOTHING and field.name != "note":
        return Unfit("needs an empty cell where there is nothing" if field.optional else "needs a value")
    if field.name in _NUMBERED and field.type is str and mended(text) != text:
        return Unfit("needs what is printed, not the date or the decimal that a spreadsheet made of it")
    return None


def mended(text: str) -> str:
    """The range of which a spreadsheet made a date (``4-8`` for ``4-Aug``), or the number as digits alone.

    ``1,234`` and ``1.2E+03`` are such numbers, and ``85.0`` where a whole one may have been meant.
    """
    for shape in _DATES:
        if found := shape.fullmatch(text):
            named = found["month"]
            month = int(named) if named.isdigit() else [one[:3] for one in MONTHS].index(named) + 1
            return "-".join(map(str, sorted((int(found["day"]), month))))
    if re.fullmatch(r"[+-]?\d(?:\.\d{1,9})?E[+-]?\d{1,2}", text, re.IGNORECASE):
        text = f"{Decimal(text):f}"
    text = text.replace(",", "") if re.fullmatch(r"[1-9]\d{0,2}(?:,\d{3})+", text) else text
    return re.sub(r"^(\d+)\.0+$", r"\1", text)
