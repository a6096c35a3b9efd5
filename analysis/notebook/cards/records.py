"""The cards of a document, a study, a clinical question and a condition, of a harm and of a disagreement.

Of the last two the gravest is shown: of a region or on a topic, if one is asked. Where none is listed the card says so,
and its id is empty.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from analysis.appraise.effect import imprecision_lines
from analysis.appraise.harms import ranked
from analysis.appraise.wording.source import is_doubted, status_in_words
from analysis.check.evidence_review import EvidenceReview
from analysis.model.evidence import Evidence
from analysis.model.records import Claim, Harm
from analysis.model.words import TermKind
from analysis.notebook.cards.card import Card, Explanation, Rows, lines, titled_place
from analysis.notebook.frames.derived import DisagreeingPair, disagreement_pairs
from analysis.notebook.frames.results import RATES, harm_reports
from analysis.show.references import NO_ENTRY, references
from analysis.show.tables.cells import document_name
from analysis.show.tables.disagreements import ITS_REFERENCES
from analysis.show.value import plain
from analysis.text.prose.phrases import counted, sentence

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


def conditions(review: EvidenceReview) -> list[str]:
    """Every condition that a question, a claim, a study or a term names; those first of which most is asked."""
    evidence = review.evidence
    asked = [one.condition for one in evidence.questions]
    named = [one.condition for one in evidence.claims]
    listed = [one.term for one in evidence.terms if one.kind is TermKind.CONDITION]
    every = dict.fromkeys(filter(None, [*asked, *named, *(one.condition for one in evidence.studies), *listed]))
    return sorted(every, key=lambda term: (-asked.count(term), -named.count(term)))


_NOT_CHECKED = "Not checked: {}.csv is not there or lists none."


def is_seen_in(harm: Harm, region: str) -> bool:
    """Whether a harm was seen in a region or in no part in particular: its cell has every word of the region."""
    words, cell = (set(re.findall(r"\w+", text.casefold())) for text in (region, harm.region))
    return not cell or words <= cell


def harms_in(region: str, evidence: Evidence) -> list[str]:
    """The harms of a region and those of no part in particular, gravest first; all where the region is empty."""
    return [one.harm for one in ranked(evidence.harms, evidence) if is_seen_in(one, region)]


def pairs_on(topic: str, review: EvidenceReview) -> list[str]:
    """Ids of the disagreements on a topic, gravest first; all where the topic is empty."""
    return [one.row.id for one in disagreement_pairs(review) if not topic or topic in one.topics]


@dataclass(frozen=True, repr=False)
class ShownHarm(Card):
    """A harm, how it is known, and what the documents say of it.

    ``region``: The part of the body for which it was asked; empty for any.
    """

    region: str = ""

    what = "harm"
    frame = "harms"

    reports = Rows("harm_reports", "harm", "The findings that report it")

    @property
    def among(self) -> "pd.DataFrame":
        """The harms of its region and those of no part in particular, gravest first: rows of ``review.harms``."""
        return self.review.harms.loc[harms_in(self.region, self._made.evidence)]

    @property
    def place(self) -> str:
        """The part of the body that it was asked for, in words that follow *the harms listed*."""
        return f"for the {self.region} or for no part in particular" if self.region else "here"

    @property
    def text(self) -> Explanation:
        """What is known of it, a line each."""
        said = "\n".join(f"{name}: {words}" for name, words in self._said())
        return Explanation(said or _NOT_CHECKED.format("harms"))

    def _said(self) -> Iterator[tuple[str, object]]:
        """What is said of it, by name; nothing where no harm is listed."""
        evidence = self._made.evidence
        harm = evidence.harm.get(self.id)
        if harm is None:
            return
        reports = [one for one in harm_reports(self._made) if one.harm is harm]
        yield "Harm", harm.harm
        yield "Seriousness", harm.seriousness
        yield "Where it was seen", harm.region or "in no part in particular"
        known = (
            f"{one.words} ({one.name}{f', {one.design}' if one.design else ''}"
            f"{'' if one.finding.verified else ', not read in a source'})"
            for one in reports
        )
        yield "How it is known", "; ".join(known) or "no finding is entered"
        yield "How often", reports[0].rate if reports else RATES[1]
        views = [view for found in self._made.appraised.harms.values() for view in found if view.harm == self.id]
        said = "; ".join(f"{view.document}: {view.status}" for view in views)
        yield "What documents say", said or "nobody judged it"
        yield "Note", harm.note

    def _body(self) -> Markup:
        (_, harm), *said = [*self._said()] or [("", _NOT_CHECKED.format("harms"))]
        return Markup('<p class="quote">{}</p>{}').format(harm, lines(said))


@dataclass(frozen=True, repr=False)
class ShownDisagreement(Card):
    """Two claims that disagree.

    ``topic``: The category of claims for which it was asked; empty for any.
    """

    topic: str = ""

    what = "disagreement"
    frame = "disagreements"

    @property
    def among(self) -> "pd.DataFrame":
        """The pairs on its topic, gravest first: rows of ``review.disagreement_pairs``."""
        return self.review.disagreement_pairs.loc[pairs_on(self.topic, self._made)]

    @property
    def claims(self) -> "pd.DataFrame":
        """Its claims: rows of ``review.claims``."""
        pair = self._pair
        kept = [one.id for one in (pair.first, pair.second) if one] if pair else []
        return self.review.claims.loc[kept]

    @property
    def text(self) -> Explanation:
        """Both sentences and what is the matter, a line each."""
        pair = self._pair
        if pair is None:
            return Explanation(_NOT_CHECKED.format("disagreements"))
        sides = [
            f"{titled_place(one, self._made)}: “{one.quote}”" if one else ITS_REFERENCES
            for one in (pair.first, pair.second)
        ]
        return Explanation("\n".join([*sides, *(f"{name}: {said}" for name, said in _said(pair))]))

    @property
    def _pair(self) -> DisagreeingPair | None:
        return next((one for one in disagreement_pairs(self._made) if one.row.id == self.id), None)

    def _body(self) -> Markup:
        pair = self._pair
        if pair is None:
            return Markup('<p class="quote">{}</p>').format(_NOT_CHECKED.format("disagreements"))
        return self._side(pair.first) + self._side(pair.second) + lines(_said(pair))

    def _side(self, claim: Claim | None) -> Markup:
        """One of the two sentences under its place; two stand beside each other where there is room."""
        side = Markup(
            '<div style="display: inline-block; vertical-align: top; width: min(100%, 20rem); margin-right: 1rem">'
            '<p class="place">{}</p><p class="quote">{}</p></div>'
        )
        if claim is None:
            return side.format("held against", ITS_REFERENCES)
        return side.format(titled_place(claim, self._made), Markup("<q>{}</q>").format(claim.quote))


def _said(pair: DisagreeingPair) -> tuple[tuple[str, object], ...]:
    row = pair.row
    return ("What the matter is", row.note), ("How they disagree", row.kind), ("How much it matters", row.severity)
