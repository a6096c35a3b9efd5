"""Questions that a text asks of a treatment's harms, and whether what follows is an answer."""

import re
from collections.abc import Collection, Iterator, Sequence

from analysis.text.prose.appeals import names
from analysis.text.prose.sentences import sentences

# What else a question on risks may be about: a reader's risk of a disease, or the disease itself.
_OF_ITSELF = re.compile(r"\b(?:side|adverse)[ -]effects?\b|\badverse\b|\bsafe\b", re.IGNORECASE)
_TREATMENT = re.compile(
    r"\b(?:treatments?|procedures?|injections?|therap(?:y|ies)|operations?|surgery|medicines?|drugs?|vaccines?)\b",
    re.IGNORECASE,
)
_OF_DISEASE = re.compile(r"\brisk factors?\b|\bat (?:\w+ )?risk\b", re.IGNORECASE)


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
    if _OF_DISEASE.search(question):
        return False
    named = _TREATMENT.search(question) or any(agent.lower() in question.lower() for agent in agents)
    return bool(_OF_ITSELF.search(question) or (names("asks", question) and named))


def answers(question: str, answer: str) -> bool:
    """Whether words on safety answer a question that asks whether something is safe, and no more than that."""
    more = names("asks", question)
    return not more and ("safe" in answer.lower() or bool(names("asks", answer)))
