"""The rule tables of the verdict, in the words by which reports explain it. All rules: DESIGN, appraisal, verdict."""

from typing import NamedTuple

from analysis.model.conclusions import Verdict

#: Verdicts over a document's own studies by which it does not back a claim with its references.
UNSUPPORTED = (
    Verdict.NOTHING_CITED,
    Verdict.NOT_ADDRESSED,
    Verdict.NOT_FOUND,
    Verdict.INDIRECT,
    Verdict.HARM_REPORTED,
    Verdict.CONFLICTING,
    Verdict.MIXED,
    Verdict.NOT_CONFIRMED,
    Verdict.PARTLY_CONTRADICTED,
    Verdict.CONTRADICTED,
    Verdict.FINDINGS_DIFFER,
    Verdict.NOT_SEEN,
)

#: What one comparison makes of the whole, where none of the rules before it holds.
GRAVEST_FIRST = (
    Verdict.CONFLICTING,
    Verdict.HARM_REPORTED,
    Verdict.CONTRADICTED,
    Verdict.PARTLY_CONTRADICTED,
    Verdict.NOT_CONFIRMED,
    Verdict.PARTLY_SUPPORTED,
)


class Rule(NamedTuple):
    """A line of a rule table: its number, what the links or the comparisons are, and the verdict that follows."""

    number: str
    when: str
    verdict: Verdict

    def __str__(self) -> str:
        return f"{self.when} → {self.verdict}"


def _table(letter: str, *lines: tuple[str, Verdict]) -> tuple[Rule, ...]:
    return tuple(Rule(f"{letter}{number}", *line) for number, line in enumerate(lines, 1))


#: The rules for a claim as a whole, and from the fourth for each comparison; the first line that holds decides.
RULES = _table(
    "",
    ("no study (over all studies: none known)", Verdict.NOTHING_CITED),
    ("no study is judged", Verdict.NOT_ASSESSED),
    ("no study addresses the claim", Verdict.NOT_ADDRESSED),
    ("no link against graded safety, and an indirect one leans against it by an event", Verdict.HARM_REPORTED),
    ("no direct link that votes, at least one indirect", Verdict.INDIRECT),
    ("links for and against", Verdict.CONFLICTING),
    ("against, and every basis is that no difference was found", Verdict.NOT_CONFIRMED),
    ("against on another basis", Verdict.CONTRADICTED),
    ("against a part on another basis", Verdict.PARTLY_CONTRADICTED),
    ("at least one link supports", Verdict.SUPPORTED),
    ("links support only partly", Verdict.PARTLY_SUPPORTED),
)
NO_STUDY, NONE_JUDGED, NONE_ADDRESSES, HARM_REPORTED = RULES[:4]

#: The rules by which the words of several comparisons make one; the first line that holds decides.
COMPOSITION = _table(
    "C",
    ("a counter-example", Verdict.CONTRADICTED),
    ("for in one comparison and against in another", Verdict.MIXED),
    *((f"{word} in one", word) for word in GRAVEST_FIRST),
    ("supported, and not in the whole of the claim's condition", Verdict.PARTLY_SUPPORTED),
    ("supported in all", Verdict.SUPPORTED),
)

COUNTER_EXAMPLE = COMPOSITION[0]

#: The rules for plain facts: how it is given, by whom, at what cost, and for what it is used.
RULES_OF_FACTS = _table(
    "F",
    ("a study reports what the words exclude", Verdict.CONTRADICTED),
    ("a study reports it", Verdict.REPORTED),
    ("no study reports it", Verdict.NOT_FOUND),
)

#: The rules for a mechanism: where the process was seen.
RULES_OF_MECHANISM = _table(
    "M",
    ("seen in some studies, not in others that looked", Verdict.FINDINGS_DIFFER),
    ("not seen in studies that looked", Verdict.NOT_SEEN),
    ("seen in patients", Verdict.SEEN_IN_PATIENTS),
    ("seen in animals, cells or tissue", Verdict.SEEN_IN_ANIMALS),
    ("an author says so", Verdict.PROPOSED),
    ("only indirect", Verdict.INDIRECT),
)

#: The rule for a limit that a page itself sets, and for what is about something else.
NOTHING_ASKED = Rule("N1", "a caveat, or about something else", Verdict.NOT_JUDGED)

#: All rules, by what they are of.
ALL_RULES = {
    "of a claim, and from the fourth of each comparison": RULES,
    "of several comparisons": COMPOSITION,
    "of plain facts": RULES_OF_FACTS,
    "of a mechanism": RULES_OF_MECHANISM,
    "of what is not judged": (NOTHING_ASKED,),
}
