"""Measures: which quantity a percentage in a sentence is."""

import re

from analysis.model.words import Measure
from analysis.text.prose.numbers import PARTS
from analysis.text.prose.quotes import Shapes

_PARTS = PARTS | {
    # What people had, for better or worse: general words, then signs that follow many kinds of treatment.
    "BETTER": (
        r"(?:improve\w*|better|relief|reliev\w*|benefit\w*|recover\w*|respon[ds]\w*|satisf\w*|success\w*|remission|cured"
        r"|healed|less pain|pain-free|symptom-free)"
    ),
    "WORSE": (
        r"(?:side[ -]effects?|adverse (?:events?|effects?|reactions?)|complications?|bruis\w+|bleed\w*|infect\w+|nausea"
        r"|vomit\w*|rash\w*|headaches?|swell\w+|sore\w*|dizz\w+|fatigue|tired\w*|fever|diarrh\w+|reactions?|worse\w*"
        r"|relaps\w+|recurren\w+|died|deaths?|strokes?|heart attacks?|clots?|thrombos\w+|scar\w*|numb\w*|injur\w+"
        r"|damage\w*|itch\w*|redness|irritation|pain flares?)\b"
    ),
    "HAVE": (
        r"(?:report\w*|experienc\w+|ha(?:d|ve|s)|notic\w+|fe(?:lt|el)|show\w*|s[ae]w|develop\w*|suffer\w*|g[eo]t|were|was"
        r"|are|is)"
    ),
    "LESSEN": r"(?:reduc|decreas|lower|lessen|diminish|improv|reliev|increas|rais|cut|eas)\w*",
    "FELL": r"(?:fell|falls?|dropp?(?:ed|s)|declin(?:ed|es)|decreas(?:ed|es)|rose|improved)",
    "CHANGE": r"(?:reduction|decrease|drop|fall|decline|increase|rise|improvement)",
    "PERCENT": "‰",
    "RISK": r"(?:risks?|rates?|incidence|odds|likelihood|chances?|mortality|deaths|WORSE)\b",
}
_printed = Shapes(PARTS, re.NOFLAG)
_pattern = Shapes(_PARTS, re.NOFLAG)

# What stands in a sentence for a percentage or an "x of n", so that the shapes below need not know how it is printed.
_SHARE = "‰"
_ANY_SHARE = r"(?:\bSMALL per ?cent\b|(?:\b\d+/\d+(?! ?(?:TIME|UNIT|[-/\d]))|PERCENT)(?: ?\(\d[\d.]* ?%\))?)"

# Which words say which quantity a percentage is (the measures of model/words.py).
_SAYS = (
    (Measure.DIFFERENCE, r"points? (?:more|less|higher|lower|greater|better|fewer) than\b"),
    (Measure.DIFFERENCE, r"\bdifference (?:of|was) [^.;]{0,20}points?\b|points? difference between\b"),
    (Measure.SHARE_IMPROVED, r"\b(?:efficacy|success|response|improvement|cure|healing|satisfaction|remission) rates?"),
    (Measure.SHARE_IMPROVED, r"\bresponders\b|\bhelp(?:s|ed) PERCENT"),
    (Measure.SHARE_IMPROVED, r"PERCENT(?: of)? SEVERALPEOPLE(?: ?\([^)]*\))? (?:\w+ ){0,3}?(?:HAVE )?ANYBETTER"),
    (Measure.SHARE_IMPROVED, r"PERCENT of SEVERAL[a-z]+s HAVE (?:\w+ ){0,2}?BETTER"),
    (Measure.SHARE_IMPROVED, r"PERCENT (?:HAVE )?(?:improved|recovered|responded|benefit+ed|better)\b"),
    (Measure.SHARE_IMPROVED, r"\bpatients (?:report|experienc|notic)\w* (?!an? PERCENT)ANYBETTER"),
    (Measure.SHARE_IMPROVED, r"(?:BETTER|effective|helped|works|worked|FELL|LESSEN \w+) (?:in|for) ANYPERCENT"),
    (Measure.SHARE_WITH_EVENT, r"\b(?:complication|mortality|death|failure|event|reoperation|revision|WORSE) rates?\b"),
    (Measure.SHARE_WITH_EVENT, r"\brisk of\b(?! bias)|\b(?:chance|incidence|rate) of (?:an? )?ANYWORSE"),
    (Measure.SHARE_WITH_EVENT, r"PERCENT[^.;,]{0,40}? HAVE ANYWORSE|PERCENT[^.;,]{0,30}? (?:died|relapsed|bled)\b"),
    (Measure.SHARE_WITH_EVENT, r"WORSE (?:\w+ ){0,4}?(?:in|of|affects?) (?:\w+ ){0,2}?PERCENT"),
    (Measure.MEAN_CHANGE, r"\b(?:LESSEN (?:\w+ ){1,5}|FELL (?:\w+ ){0,2})by ANYPERCENT"),
    (Measure.MEAN_CHANGE, r"PERCENT (?:\w+ )?CHANGE in\b|\bCHANGE of (?:\w+ ){0,2}?PERCENT"),
)

# Quantities that their own names tell; the last two where no percentage stands beside them.
_NAMED = (
    (Measure.EFFECT_SIZE, r"\bstandardi[sz]ed mean difference\b|\bsmd\b|\beffect size\b"),
    (Measure.MEAN_DIFFERENCE, r"(?<!standardised )(?<!standardized )\bmean difference\b"),
    (Measure.RISK_RATIO, r"\b(?:risk ratio|relative risk)\b(?! reduction)"),
    (Measure.ODDS_RATIO, r"\bodds ratio\b"),
    (Measure.HAZARD_RATIO, r"\bhazard ratio\b"),
    (Measure.MEDIAN, rf"^[^{_SHARE}]*\bmedian\b[^{_SHARE}]*$"),
    (Measure.RATE, rf"^[^{_SHARE}]*\bper (?:1,?000 |100 )?(?:person|patient)[- ]years?\b[^{_SHARE}]*$"),
)

# A relative change of a risk, and a share or change set against another arm, are none of the four: the words give a
# number, not its quantity. So is the efficacy of a vaccine, one minus a relative risk (Orenstein et al. 1985).
_RELATIVE = (
    r"\bLESSEN ANYRISK|\bCHANGE in ANYRISK|\bRISK (?:\w+ ){0,4}?(?:FELL|increased)\b|\bvaccine\w* (?:\w+ )?effic"
    r"|PERCENT (?:more|less|fewer|higher|lower|better|greater)\b"
)

# A harm that a treatment lessens in some people is an improvement of theirs, not an event.
_LESSENED = r"LESSEN (?:\w+ )?WORSE(?= (?:in|for) )"


def measure_of(text: str, complaint: str = "") -> Measure | None:
    """The quantity that a percentage in the sentence is.

    ``complaint`` is what was treated, if that is known: an itch that a treatment eases is no side effect of it.

    ``SHARE_IMPROVED`` (*85% of patients improved*, *success rate*), ``SHARE_WITH_EVENT`` (*5% had bruising*),
    ``MEAN_CHANGE`` (*reduced pain by 44%*) or ``DIFFERENCE`` (*12 points more than placebo*); of any other figure what
    its name says (*an odds ratio of 1.8*).

    Returns ``None`` when the words do not say, when they say two things, and when the number is relative (*cut the risk
    by 30%*): a wrong answer is worse than none.
    """
    text = _printed(_ANY_SHARE).sub(_SHARE, text.lower())
    named = [measure for measure, shape in _NAMED if re.search(shape, text)]
    if named:
        return named[0] if len(named) == 1 else None
    if complaint:
        text = re.sub(rf"\b{re.escape(complaint.lower())}\w*", "pain", text)
    text = _pattern(_LESSENED).sub("improves pain", text)
    said = {measure for measure, shape in _SAYS if _pattern(shape).search(text)}
    if Measure.DIFFERENCE in said:
        return Measure.DIFFERENCE
    return said.pop() if len(said) == 1 and not _pattern(_RELATIVE).search(text) else None
