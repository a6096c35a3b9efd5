"""Studies as CSL-JSON, the input of citation processors (citationstyles.org, schema ``csl-data``, version 1.0.2)."""

import re
from collections.abc import Iterable
from typing import Any

from analysis.model.bib_names import BibName
from analysis.model.evidence import BibEntry
from analysis.report.exchange.entry_fields import VARIABLES, kind, month, text, year
from analysis.report.folder import json_bytes

# What citation processors take for markup inside a value (CSL 1.0.2, Appendix, rich text).
_MARKUP = re.compile(r"<(?=/?(?:i|b|sub|sup|sc|span)\b)")


def csl_json(entries: Iterable[BibEntry]) -> bytes:
    """A CSL item an entry, in their order; an empty list without entries."""
    return json_bytes([item(entry) for entry in entries])


def item(entry: BibEntry) -> dict[str, Any]:
    """One entry as a CSL item: its variables, names in parts, and the date as ``date-parts``.

    A year that is none, such as *in press*, is a literal date. An entry without a title has none here. Text that would
    act as markup has its ``<`` written as ``&#60;``.
    """
    found: dict[str, Any] = {"id": entry.key, "type": kind(entry).csl}
    for role, names in (("author", entry.authors), ("editor", entry.editors)):
        if names:
            found[role] = [*map(_name, names.people), *([{"literal": "others"}] if names.more else [])]
    if (known := year(entry)) is not None:
        of_year = month(entry)
        found["issued"] = {"date-parts": [[known, of_year] if of_year else [known]]}
    elif written := text(entry, "year"):
        found["issued"] = {"literal": written}
    for variable in VARIABLES:
        if value := text(entry, *variable.fields):
            found[variable.csl] = _MARKUP.sub("&#60;", value)
    return found


def _name(name: BibName) -> dict[str, str]:
    parts = {"literal": name.literal, "family": name.surname, "given": name.given, "suffix": name.suffix}
    return {part: value for part, value in parts.items() if value}
