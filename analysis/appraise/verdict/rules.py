"""The rule tables of the verdict, in the words by which reports explain it. All rules: DESIGN, appraisal, verdict."""

from collections.abc import Mapping
from typing import NamedTuple

from analysis.model.conclusions import Verdict
from analysis.model.evidence import grouped
from analysis.text.rows import rows_beside


class Rule(NamedTuple):
    """A line of a rule table: its number, what the links or the comparisons are, and the verdict that follows."""

    number: str
    when: str
    verdict: Verdict

    def __str__(self) -> str:
        return f"{self.when} → {self.verdict}"


_ROWS = rows_beside(__file__)

#: All rules, by what they are of, in the order of the table beside this file; of each the first that holds decides.
ALL_RULES: Mapping[str, tuple[Rule, ...]] = grouped(
    (row["of"], Rule(row["number"], row["when"], Verdict(row["verdict"]))) for row in _ROWS
)
#: The rules for a claim as a whole, and from the fourth for each comparison; those by which the words of several
#: comparisons make one; for plain facts (how it is given, by whom, at what cost, for what it is used); for a mechanism,
#: where the process was seen; and for a limit that a page itself sets, and for what is about something else.
RULES, COMPOSITION, RULES_OF_FACTS, RULES_OF_MECHANISM, (NOTHING_ASKED,) = ALL_RULES.values()

NO_STUDY, NONE_JUDGED, NONE_ADDRESSES, HARM_REPORTED = RULES[:4]
COUNTER_EXAMPLE = COMPOSITION[0]

#: What one comparison makes of the whole, where none of the rules before it holds.
GRAVEST_FIRST = tuple(rule.verdict for rule in COMPOSITION[2:-2])

#: Verdicts over a document's own studies by which it does not back a claim with its references.
UNSUPPORTED = tuple(dict.fromkeys(Verdict(row["verdict"]) for row in _ROWS if row["unsupported"]))
