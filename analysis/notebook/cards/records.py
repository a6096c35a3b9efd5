"""The cards of a document, a study, a clinical question and a condition: what the tables hold of it."""

from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from analysis.appraise.effect import imprecision_lines
from analysis.appraise.wording.source import is_doubted, status_in_words
from analysis.model.words import TermKind
from analysis.notebook.cards.card import Card, Explanation, Rows, lines
from analysis.show.references import NO_ENTRY, references
from analysis.show.tables.cells import document_name
from analysis.show.value import plain
from analysis.text.prose.phrases import counted, sentence

if TYPE_CHECKING:
    import pandas as pd

    from analysis.check.evidence_review import EvidenceReview


class ShownDocument(Card):
    """A document: what it is, what its claims come out as, its flags as a whole and its references."""

    what = "document"
    frame = "documents"

    claims = Rows("claims", "document", "What it claims")
    flags = Rows("flags", "document", "The flags on it and on its claims, gravest first")
    references = Rows("references", "document", "The references that it prints")

    def _body(self) -> Markup:
        document, made = self._made.evidence.document[self.id], self._made
        claims = made.evidence.claims_of.get(self.id, ())
        head = Markup('<p class="place">{} · document {}</p><p class="quote">{}</p>').format(
            document.kind, document_name(self.id, made), document.title
        )
        wrong = (("What is wrong", sentence(flag.message)) for flag in made.flags_on_documents.get(self.id, ()))
        flagged = sum(claim.id in made.flags for claim in claims)
        found = (("Found at", document.url), ("Retrieved", document.retrieved or ""))
        said = lines([("Claims", len(claims)), ("of them flagged", flagged), *wrong, *found])
        return head + said + self._rows("references", lambda row: row.document == self.id)


class ShownStudy(Card):
    """A study: its reference, what was read of it, and its findings."""

    what = "study"
    frame = "studies"

    findings = Rows("findings", "study", "Its results")
    links = Rows("links", "study", "The claims judged by it")

    def _body(self) -> Markup:
        evidence = self._made.evidence
        study = evidence.study[self.id]
        doubted = Markup("<p><strong>{}</strong></p>").format(sentence(status_in_words(study)))
        reference = plain(evidence.once(references).get(self.id, ())) or NO_ENTRY
        head = Markup('<p class="quote">{}</p>').format(reference)
        head = doubted + head if is_doubted(study) else head
        described = self._described("studies", study)
        return head + described + self._rows("findings", lambda finding: finding.study == self.id)


class ShownQuestion(Card):
    """A clinical question: the certainty of the findings listed for it, each step with its reason."""

    what = "question"
    frame = "questions"

    steps = Rows("certainty", "question", "The steps of its certainty")

    @property
    def findings(self) -> "pd.DataFrame":
        """The findings that answer it: rows of ``review.findings``."""
        rating = self._made.appraised.certainty[self.id]
        return self.review.findings.loc[[finding.id for finding in rating.findings]]

    def _body(self) -> Markup:
        rating = self._made.appraised.certainty[self.id]
        head = Markup('<p class="quote">{}</p>').format(rating.question.words)
        steps = lines((f"{step.domain}: {step.step:+d}", step.reason) for step in rating.steps)
        findings = self._rows("findings", lambda finding: finding in rating.findings)
        bears = lines(("imprecision", line) for line in imprecision_lines(rating, self._made.evidence))
        return head + self._described("questions", rating) + steps + bears + findings


class ShownCondition(Card):
    """A condition, by its term, with its narrower ones: the clinical questions on it and how sure their answers are."""

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

    names = terms

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


def conditions(review: "EvidenceReview") -> list[str]:
    """Every condition that a question, a claim, a study or a term names; those first of which most is asked."""
    evidence = review.evidence
    asked = [one.condition for one in evidence.questions]
    named = [one.condition for one in evidence.claims]
    listed = [one.term for one in evidence.terms if one.kind is TermKind.CONDITION]
    every = dict.fromkeys(filter(None, [*asked, *named, *(one.condition for one in evidence.studies), *listed]))
    return sorted(every, key=lambda term: (-asked.count(term), -named.count(term)))
