"""Wording: words that claim without limit, words that hold back, and denials of harm.

Shapes are matched within a sentence, and a question states nothing. A word counts only where the words around it leave
it its force: *not always*, *no cure is promised* and *if there are no side effects* promise nothing. The shapes are
lists of ``vocabulary/shapes.csv``: of words about effect or safety that leave no exception, with the company in which
they say so, those that advertising codes hold to need the strongest proof (UK CAP Code, section 12; US FTC Health
Products Compliance Guidance 2022); of words by which a writer holds back (Hyland 1998, Hedging in Scientific Research
Articles; everyday forms added); and of denials of harm. A harm that no patient had ("no side effects were reported") is
one too, for a reader takes it so; what is said of the placebo or control group is not.
"""

from collections.abc import Iterable, Iterator

from analysis.text.prose.spans import Span, longest, standing, stated
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
