"""The cards of a document, a study and a clinical question: what its tables hold of it."""

from typing import TYPE_CHECKING

from markupsafe import Markup

from analysis.appraise.effect import imprecision_lines
from analysis.appraise.wording.source import is_doubted, status_in_words
from analysis.notebook.cards.card import Card, Rows, lines
from analysis.show.references import NO_ENTRY, references
from analysis.show.tables.cells import document_name
from analysis.show.value import plain
from analysis.text.prose.phrases import sentence

if TYPE_CHECKING:
    import pandas as pd


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
