"""Appeals: advice against other care, praise by nobody named, and what a text says of risks, cells and patients.

The words are the lists of ``vocabulary/appeals.csv``, the shapes those of ``shapes.csv`` and ``parts.csv``. A question
states nothing; advice that holds for a time, or that sends a reader to a doctor, keeps nobody from care.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from analysis.text.prose.spans import sentences, standing
from analysis.text.vocabulary.shapes import Shapes, parts, word_lists

_LISTS = word_lists("appeals")
_shape = Shapes({**_LISTS, **parts("appeals")})

# These need capitals, which the shapes do not tell from small letters.
_NAMED = re.compile(
    r"\b(?:by|from|of) (?:the )?[A-Z]\w+|\b(?:NICE|WHO|FDA|NHS)\b|\b(?:College|Society|Academy|Association|Institute)\b"
    r"|\b[Gg]uidelines?\b"
)


def forgoes_care(text: str) -> str:
    """The words by which a text advises to go without a treatment, a doctor or a vaccine; empty if none do."""
    advice = standing(_shape, text, "forgoes", r"WISH (?:[\w’'-]+ ){0,3}$", "FOR_A_TIME")
    return next((text[slice(*span)] for span in advice), "")


def praise_of_nobody(text: str) -> str:
    """The words by which a text says that something is recommended, or the best, and names nobody who says so."""
    praise = () if _NAMED.search(text) else standing(_shape, text, "praises", "BY_SOMEBODY", "(?!)")
    return next((text[slice(*span)] for span in praise), "")


def names(what: str, text: str) -> str:
    """The first word of a list that stands in a text; empty if none does. Raises ``KeyError`` for no such list."""
    found = _shape(_LISTS[what.upper()]).search(text)
    return found[0] if found else ""


def tells(what: str, text: str) -> bool:
    """Whether a shape of a list stands in a text. Raises ``KeyError`` for no such list."""
    return _shape.tells(what, text)


def small_harm(text: str) -> str:
    """The word that makes harm small where it stands before one for harm at large; empty if none does."""
    found = _shape(r"\b(?P<small>SMALL) (?:\w+ ){0,2}?HARM|HARM (?:\w+ ){1,2}?(?P<after>SMALL)\b").search(text)
    return (found["small"] or found["after"]) if found else ""


def questions(lines: Sequence[str]) -> Iterator[tuple[int, str, str, int]]:
    """Each question of a text: its line, its words, the text up to the next question, and the last line of that.

    A question that nothing follows, as in a table of contents, is left out.
    """
    asked = [
        (number, span.end, line[span.start : span.end].strip())
        for number, line in enumerate(lines, 1)
        for span in sentences(line)
        if line[span.start : span.end].strip().endswith("?")
    ]
    for (number, end, question), following in zip(asked, [*asked, None][1:], strict=True):
        last = following[0] - 1 if following else len(lines)
        answer = "\n".join((lines[number - 1][end:], *lines[number:last])).strip()
        if answer:
            yield number, question, answer, max(last, number)


def asks_of_harm(question: str, agents: Collection[str]) -> bool:
    """Whether a question asks for the side effects or risks of a treatment, or whether it is safe.

    Risks and complications may be those of a disease: then the question needs the treatment's name or such a word.
    """
    named = names("treatment", question) or any(agent.lower() in question.lower() for agent in agents)
    asked = names("of treatment", question) or (named and names("asks", question))
    return bool(asked and not names("of disease", question))


def is_on_safety(question: str, answer: str) -> bool:
    """Whether a question asks only whether something is safe, and the answer has a word on that."""
    asked = names("of treatment", question).lower() == "safe" and not names("asks", question)
    return asked and bool(names("of treatment", answer) or names("asks", answer))
