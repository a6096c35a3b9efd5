"""Wording: words that claim without limit, words that hold back, and denials of harm.

Shapes are matched within a sentence, and a question states nothing. A word counts only where the words around it leave
it its force: *not always*, *no cure is promised* and *if there are no side effects* promise nothing.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from analysis.model.words import Wording
from analysis.text.prose.quotes import Shapes, Span, longest
from analysis.text.prose.sentences import standing, stated
from analysis.text.vocabulary.words import word_lists


class StrongWord(NamedTuple):
    """A word or phrase that sets how strongly something is said: ``ABSOLUTE`` or ``HEDGED``."""

    text: str
    span: Span
    strength: Wording


# Of the lists HARM has harms in general, as leaflets name them (single signs, such as nausea, are facts to check), and
# HURT harms that are also complaints: their absence is as often the benefit ("walks without pain").
_PARTS = {
    **word_lists("wording"),
    # Words that may stand between a denial and the harm without taking the denial back.
    "KIND": "(?:KIND_WORD ){0,4}",
    "NOT": r"(?:\b(?:not(?! only)|never|cannot|nor)|\b\w+n\\?['’]t)",
    "WELL": r"(?:WORKS|natural\b(?! to))",
    "ALL": (
        r"(?:everyone|everybody|anyone|all (?:patients|people|cases|women|men)"
        r"|every(?: single)? (?:patient|person|case))\b"
    ),
    "NOBODY": r"(?:no one|nobody|none of (?:the|our) \w+|no (?:patients?|participants?|child|children|women|men))",
}
_shape = Shapes(_PARTS)

# Words about effect or safety that leave no exception, with the company in which they say so: those that advertising
# codes hold to need the strongest proof (UK CAP Code, section 12; US FTC Health Products Compliance Guidance 2022).
_STRONG = (
    r"\b(?<!as )always\b(?! ADVISE)",
    r"\bnever (?:caus\w+|fail(?:s|ed)?|hurts?|harms?|returns?|comes? back|needs?|leads?|recurs?|has|have)\b",
    r"\b(?:complete|total|entire|full|perfect|absolute|extreme|exceptional|incredibl|remarkabl)l?y (?:and \w+ )?WELL",
    r"\b(?:heal\w*|cured?|resolve[sd]?|disappear\w*|gone|recover\w*|revers\w+) (?:\w+ )?(?:completely|totally|fully)\b",
    r"\b100 ?(?:%|per ?cent) (?:WELL|guarantee\w*|success\w*|of (?:the |all |our )?(?:time|patients|people|cases)\b)",
    r"\bguarantee[sd]?\b",
    r"\bcure[sd]?\b(?! (?:rates?|meat|ham|time|(?:with|by) (?:\w+ )?light)\b)|\bcuring\b",
    r"\bpermanent(?:ly)? (?:\w+ )?GOOD\b|\bGOOD (?:is|are) permanent\b",
    r"\bpermanently (?!damag|disab|scar|los[te]|impair|injur|harm|stain|in\b)\w+",
    r"\broot causes?\b(?! (?:analysis|(?:is|are) (?:un|not)|remain))",
    r"\b(?:(?:clinical|scientifical|medical)ly )?proven\b(?! (?:infection|disease|diagnosis|cancer|stroke|fracture))",
    r"\b(?:stud(?:y|ies)|research|trials?|science|evidence) (?:has |have )?prove[sd]?\b",
    r"\b(?:amazing|miraculous(?:ly)?|astonishing|incredible|revolutionary|life-changing)\b(?! STAFF)",
    r"\bmiracles?\b(?: (?:\w+ )?REMEDY)?|\bmagic (?:bullet|REMEDY)|\bwonder (?:drug|cure)\b|\bbreakthrough REMEDY",
    r"\bthe only (?:(?!one\b)[\w-]+ ){0,3}?(?:REMEDY|thing that\b|HARM)",
    r"\b(?:is|are) the (?:single )?(?:best|safest|most (?:effective|powerful)) (?:(?:known|available) )?REMEDY",
    r"\b(?:works?|safe|effective|suitable|helps) (?:(?:for|in|on|with) )?ALL",
    r"\bALL (?:improve|recover|benefit|respond)\w*",
    r"\beliminat(?:es|ed|ing) (?:\w+ ){0,2}?(?:pain|symptoms?|the need|disease|inflammation|risk)\b",
    r"\bonce and for all\b|\b(?:relief|gone) forever\b",
    r"\binstant(?:ly)? (?:\w+ )?(?:reliev\w+|relief|cures?|results)\b",
    r"\b(?:undoubtedly|unquestionably|without (?:a |any )?doubt)\b|\bwill (?:definitely|certainly) \w+",
)

# A denial, hedge, wish, duty or condition shortly before a strong word takes its force away.
_UNDONE_BEFORE = r"(?:NOT|UNDONE)[\s-](?:[\w’'-]+ ){0,4}?$"
_UNDONE_AFTER = (
    r" ?(?:\w+ ){0,2}?(?:is|are|was|were|can|could|has|have|will|be) ?(?:not\b|n\\?['’]t\b)|(?:is|are|can)?not\b"
)

# Denials of harm. A harm that no patient had ("no side effects were reported") is one too, for a reader takes it so;
# what is said of the placebo or control group is not.
_DENIALS = (
    r"\b(?:no|zero) KINDHARM",
    r"\b(?:without|devoid of|lacks?|free (?:of|from)|(?<!in )(?<!in the )(?:lack|absence) of) KINDHARM",
    r"(?<!may )(?<!might )(?<!could )NOT (?:really )?CAUSE KIND(?:HARM|HURT|damage\b|injur(?:y|ies)\b)",
    r"(?<!may )(?<!might )(?<!could )NOT (?:really )?(?:hurt|harm)\b(?! to )",
    r"\bNOBODY (?:\w+ )?(?:ha[ds]|have|experienced?|reported?|suffered?|developed?|showed?) KIND(?:HARM|HURT)",
    r"\b(?:there is|there['’]s|involves?|causes?) (?:absolutely |virtually )?no HURT",
    r"\bno KINDHURT (?:or KINDHARM|(?:is |was )?(?:involved|(?:during|from|with) (?:the |an? |this |your )?DONE))",
    r"\bwithout KINDHURT (?:or KINDHARM|(?:during|from|with) (?:the |an? |this )?DONE)",
    r"\b(?:risk|side[ -]effect|complication)s?[ -]free\b|\bharmless\b|\bpain-?free (?:and \w+ )?DONE",
    r"\bpainless(?:ly)?\b(?! (?:\w+ )?(?:jaundice|lumps?|swelling|ulcers?|sores?|mass|bleeding|ha?ematuria|loss))",
)
_NO_DENIAL_BEFORE = r"(?:NOT|NOT_DENIED|\bno \w+)[\s-](?:[\w’'-]+ ){0,4}?$"
_NO_DENIAL_AFTER = (
    r"[ -](?:NOT_HARM|(?:\w+ ){0,5}?(?:in|for|with|on|after|from) (?:the |a )?(?:placebo|control|sham)\b)"
)

# Words by which a writer holds back (Hyland 1998, Hedging in Scientific Research Articles; everyday forms added).
_HEDGES = (
    r"(?<!in )(?<!of )(?<!by )(?<!since )(?<!until )(?<!\d )\bmay\b(?! \d)|\bmight\b",
    r"(?<!\ba )\b(?:can|could)\b(?!\\?['’]t| not\b)",
    (
        r"\b(?:sometimes|usually|(?<!how )(?<!as )often|typically|generally|normally|commonly|frequently|occasionally"
        r"|mostly)\b"
    ),
    r"\b(?:(?:un)?likely|possibly|probably|perhaps|potentially|presumably|apparently|in (?:some|many|most) cases)\b",
    r"\b(?:tends? to|seems?|appears? (?:to|that|safe|effective)|(?:is|are) (?:thought|believed|said) to)\b",
    r"(?<!doctor )(?<!may )(?<!might )(?<!will )\bsuggest(?:s|ed|ing)?\b",
    r"\b(?:many|some|most) (?:\w+ )?(?:patients|people|women|men|children|adults|experts|doctors|users)\b",
)


def find_strong(text: str) -> tuple[StrongWord, ...]:
    """Words and phrases that claim an effect or safety without limit, denials of harm among them.

    Not taken: what is denied (*no cure is promised*), hedged (*may cure*), wished for, asked, advised (*always ask your
    doctor*) or a condition (*once completely healed*), and the same words in another sense (*cure rate*,
    *biopsy-proven*, *never been studied*). Of words that overlap, the longest. Returns an empty tuple when there is
    none.
    """
    found = standing(_shape, text, _STRONG, _UNDONE_BEFORE, _UNDONE_AFTER)
    return _words(text, [*found, *_denials(text)], Wording.ABSOLUTE)


def hedges(text: str) -> tuple[StrongWord, ...]:
    """Words that hold back: *may*, *can*, *usually*, *appears to*, *many patients* and the like.

    Not taken: the month, *cannot*, *could not*, *how often*, and a doctor who suggests something. Returns an empty
    tuple when there is none.
    """
    return _words(text, stated(_shape, text, _HEDGES), Wording.HEDGED)


def denies_harm(text: str) -> Span | None:
    """The first denial of side effects, risks, complications, a painful procedure or downtime; ``None`` if none.

    *No known side effects*, *risk-free*, *does not cause any harm*, *should never cause severe pain*, *painless*. A
    denial of serious harm is one, and so is *no side effects were reported*. Not taken: conditions (*if there are no
    side effects*), questions, *not without side effects*, *no treatment is without risk*, *no studies of side effects*,
    the placebo or control group, freedom from the complaint itself (*walks without pain*) and risks not increased.
    """
    return min(_denials(text), default=None)


def _denials(text: str) -> Iterator[Span]:
    return standing(_shape, text, _DENIALS, _NO_DENIAL_BEFORE, _NO_DENIAL_AFTER)


def _words(text: str, spans: Iterable[Span], strength: Wording) -> tuple[StrongWord, ...]:
    return tuple(StrongWord(text[span.start : span.end], span, strength) for span in longest(spans))
