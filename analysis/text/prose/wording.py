"""Wording: words that claim without limit or hold back, denials of harm, appeals, and what is said and asked of risks.

Shapes are matched within a sentence, and a question states nothing. A word counts only where the words around it leave
it its force: *not always*, *no cure is promised* and *if there are no side effects* promise nothing. The shapes are
lists of ``vocabulary/shapes.csv``: of words about effect or safety that leave no exception, with the company in which
they say so, those that advertising codes hold to need the strongest proof (UK CAP Code, section 12; US FTC Health
Products Compliance Guidance 2022); of words by which a writer holds back (Hyland 1998, Hedging in Scientific Research
Articles; everyday forms added); and of denials of harm. A harm that no patient had ("no side effects were reported") is
one too, for a reader takes it so; what is said of the placebo or control group is not. Advice against other care that
holds for a time, or that sends a reader to a doctor, keeps nobody from care.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from analysis.text.prose.spans import Span, longest, sentences, standing, stated
from analysis.text.vocabulary.shapes import Shapes, parts, word_lists

# Of the lists HARM has harms in general, as leaflets name them (single signs, such as nausea, are facts to check), and
# HURT harms that are also complaints: their absence is as often the benefit ("walks without pain").
_shape = Shapes({**word_lists("wording"), **parts("wording")})


def find_strong(text: str) -> tuple[str, ...]:
    """Words and phrases that claim an effect or safety without limit, denials of harm among them.

    Not taken: what is denied (*no cure is promised*), hedged (*may cure*), wished for, asked, advised (*always ask your
    doctor*) or a condition (*once completely healed*), and the same words in another sense (*cure rate*,
    *biopsy-proven*, *never been studied*). Of words that overlap, the longest.
    """
    found = standing(_shape, text, "strong", "UNDONE_BEFORE", "UNDONE_AFTER")
    return _words(text, [*found, *_denials(text)])


def hedges(text: str) -> tuple[str, ...]:
    """Words that hold back: *may*, *can*, *usually*, *appears to*, *many patients* and the like.

    Not taken: the month, *cannot*, *could not*, *how often*, and a doctor who suggests something.
    """
    return _words(text, stated(_shape, text, "hedge"))


def denies_harm(text: str) -> Span | None:
    """The first denial of side effects, risks, complications, a painful procedure or downtime; ``None`` if none.

    *No known side effects*, *risk-free*, *does not cause any harm*, *should never cause severe pain*, *painless*. A
    denial of serious harm is one, and so is *no side effects were reported*. Not taken: conditions (*if there are no
    side effects*), questions, *not without side effects*, *no treatment is without risk*, *no studies of side effects*,
    the placebo or control group, freedom from the complaint itself (*walks without pain*) and risks not increased.
    """
    return min(_denials(text), default=None)


def _denials(text: str) -> Iterator[Span]:
    return standing(_shape, text, "denial", "NO_DENIAL_BEFORE", "NO_DENIAL_AFTER")


def _words(text: str, spans: Iterable[Span]) -> tuple[str, ...]:
    return tuple(text[slice(*span)] for span in longest(spans))


_LISTS = word_lists("appeals")
_appeal = Shapes({**_LISTS, **parts("appeals")})

# These need capitals, which the shapes do not tell from small letters.
_NAMED = re.compile(
    r"\b(?:by|from|of) (?:the )?[A-Z]\w+|\b(?:NICE|WHO|FDA|NHS)\b|\b(?:College|Society|Academy|Association|Institute)\b"
    r"|\b[Gg]uidelines?\b"
)


def forgoes_care(text: str) -> str:
    """The words by which a text advises to go without a treatment, a doctor or a vaccine; empty if none do."""
    advice = standing(_appeal, text, "forgoes", r"WISH (?:[\w’'-]+ ){0,3}$", "FOR_A_TIME")
    return next((text[slice(*span)] for span in advice), "")


def praise_of_nobody(text: str) -> str:
    """The words by which a text says that something is recommended, or the best, and names nobody who says so."""
    praise = () if _NAMED.search(text) else standing(_appeal, text, "praises", "BY_SOMEBODY", "(?!)")
    return next((text[slice(*span)] for span in praise), "")


def names(what: str, text: str) -> str:
    """The first word of a list that stands in a text; empty if none does. Raises ``KeyError`` for no such list."""
    found = _appeal(_LISTS[what.upper()]).search(text)
    return found[0] if found else ""


def tells(what: str, text: str) -> bool:
    """Whether a shape of a list stands in a text. Raises ``KeyError`` for no such list."""
    return _appeal.tells(what, text)


def small_harm(text: str) -> str:
    """The word that makes harm small where it stands before one for harm at large; empty if none does."""
    found = _appeal(r"\b(?P<small>SMALL) (?:\w+ ){0,2}?HARM|HARM (?:\w+ ){1,2}?(?P<after>SMALL)\b").search(text)
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
