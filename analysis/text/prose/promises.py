"""Promises: words by which a treatment is said to work, mend or relieve, not merely to do something in the body."""

import re

_MENDS = re.compile(
    r"\b(?:heal|repair|mend|restor|rebuil[dt]|regenerat|regrow|renew|rejuvenat|revers|strengthen|stronger|tighten"
    r"|stabili[sz]|reliev|eas(?:e|es|ed|ing)\b|cur(?:e|es|ed|ing)\b|protect|prevent|slow(?:s|ed|ing)?\b|detoxif|boost"
    r"|root cause|new (?:tissue|cell)s?\b|works? by)",
    re.IGNORECASE,
)


def promises(text: str) -> bool:
    """Whether the words say that it works, or that something is healed, relieved, prevented or made anew."""
    return bool(_MENDS.search(text))
