"""Questions that a text asks of a treatment's harms, and whether what follows is an answer."""

from collections.abc import Collection, Iterator, Sequence

from analysis.text.prose.appeals import names
from analysis.text.prose.sentences import sentences


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
