"""The card of a condition: what is asked about it and about narrower ones, what was found, and how sure that is."""

from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from analysis.model.words import TermKind
from analysis.notebook.cards.card import Card, Explanation, Rows, lines
from analysis.text.prose.phrases import counted

if TYPE_CHECKING:
    import pandas as pd

    from analysis.check.evidence_review import EvidenceReview


def conditions(review: "EvidenceReview") -> list[str]:
    """Every condition that a question, a claim, a study or a term names; those first of which most is asked."""
    evidence = review.evidence
    asked = [one.condition for one in evidence.questions]
    named = [one.condition for one in evidence.claims]
    listed = [one.term for one in evidence.terms if one.kind is TermKind.CONDITION]
    every = dict.fromkeys(filter(None, [*asked, *named, *(one.condition for one in evidence.studies), *listed]))
    return sorted(every, key=lambda term: (-asked.count(term), -named.count(term)))


class ShownCondition(Card):
    """A condition with its narrower ones: the clinical questions on it and how sure their answers are.

    Its ``id`` is the term.
    """

    what = "condition"
    frame = "questions"

    results = Rows("results", "condition", "What answers the questions on it")
    studies = Rows("studies", "condition", "Studies of people with it")
    claims = Rows("claims", "condition", "What documents claim of it")
    _asked_of_it = Rows("questions", "condition", "The questions on it")

    @property
    def terms(self) -> list[str]:
        """The condition and every narrower one, sorted."""
        return self.review.narrower(self.id, "condition")

    @property
    def names(self) -> list[str]:
        """Its terms."""
        return self.terms

    @property
    def row(self) -> "pd.Series[Any]":
        """How many *questions*, *results*, *studies* and *claims* there are on it."""
        import pandas as pd

        names = ("questions", "results", "studies", "claims")
        return pd.Series({name: len(getattr(self, name)) for name in names}, dtype="Int64")

    @property
    def questions(self) -> "pd.DataFrame":
        """The questions on it, those first under which most claims fall: rows of ``review.questions``."""
        fitting = [fit.question.id for fits in self._made.appraised.questions.values() for fit in fits]
        return self._asked_of_it.loc[sorted(self._asked_of_it.index, key=lambda name: -fitting.count(name))]

    @property
    def text(self) -> Explanation:
        """The condition, how much there is on it, and its questions."""
        asked = (f"  {name}: {words}\n    certainty: {level}" for name, words, level in self._asked())
        return Explanation("\n".join((self._head(), *(f"{what}: {said}" for what, said in self._counts()), *asked)))

    def _head(self) -> str:
        narrower = [term for term in self.terms if term != self.id]
        return f"{self.id} (and narrower: {', '.join(narrower)})" if narrower else self.id

    def _counts(self) -> tuple[tuple[str, object], ...]:
        claims = f"{len(self.claims)} in {counted(self.claims['document'].nunique(), 'document')}"
        questions = len(self.questions) or "none: not checked, as questions.csv lists no question on it"
        return ("Claims", claims), ("Studies", len(self.studies)), ("Questions", questions)

    def _asked(self) -> list[tuple[str, str, str]]:
        """Id, words and certainty of every question."""
        ratings = [self._made.appraised.certainty[name] for name in self.questions.index]
        return [(one.question.id, one.question.words, one.words) for one in ratings]

    def _body(self) -> Markup:
        head = Markup('<p class="place">condition</p><p class="quote">{}</p>').format(self._head())
        asked = ((name, f"{words}: certainty {level}") for name, words, level in self._asked())
        return head + lines(self._counts()) + lines(asked)
